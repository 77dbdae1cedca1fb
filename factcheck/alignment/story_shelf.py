"""The shelf of a story index in memory, and the postings that any shelf keeps of a grouped corpus."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from factcheck.alignment import days, vectors
from factcheck.alignment.compact import Row
from factcheck.alignment.stories import Grouping
from factcheck.alignment.story_index import Profile, Word
from factcheck.model import Article

Postings: TypeAlias = "tuple[array[int], array[float]]"


def postings(grouping: Grouping) -> dict[int, Postings]:
    """For each word that is rare enough to find anybody by: the articles that hold it, and its weight in each."""
    effort = vectors.settings()["stories"]["effort"]
    within = grouping.weighed.within
    out: dict[int, Postings] = {w: (array("i"), array("d")) for w, n in enumerate(within) if n <= effort}
    seen = bytearray(len(grouping.weighed.rows))
    for article, k in enumerate(grouping.rows):
        if seen[k]:
            continue  # a copy finds whom its original finds
        seen[k] = 1
        row = grouping.weighed.rows[k]
        for word, x in zip(row.words, row.weights, strict=True):
            if word in out:
                out[word][0].append(article)
                out[word][1].append(x)
    return out


def profiles(grouping: Grouping) -> Iterable[Profile]:
    """The profile of each group, in their order. Copies count once."""
    for members, row in grouping.groups:
        span: days.Span | None = None
        for k in members:
            span = days.wider(span, grouping.spans[k])
        yield Profile(len({grouping.rows[k] for k in members}), span, row)


class Memory:
    """A grouped corpus as a shelf."""

    def __init__(self, grouping: Grouping) -> None:
        self._size = len(grouping.weighed.rows)
        self._number = dict(grouping.weighed.number)
        self._within = array("i", grouping.weighed.within)
        self._postings = postings(grouping)
        self._profiles = dict(enumerate(profiles(grouping)))
        self._members = {g: [grouping.articles[k] for k in at] for g, (at, _) in enumerate(grouping.groups)}
        self._story = {k: g for g, (members, _) in enumerate(grouping.groups) for k in members}

    def size(self) -> int:
        """See ``Shelf``."""
        return self._size

    def words(self, words: Sequence[str]) -> Mapping[str, Word]:
        """See ``Shelf``."""
        found = ((word, self._number[word]) for word in words if word in self._number)
        return {word: Word(n, self._within[n], self._held(n)) for word, n in found}

    def _held(self, number: int) -> int:
        known = self._postings.get(number)
        return len(known[0]) if known else self._within[number]

    def holders(self, word: int) -> tuple[Sequence[int], Sequence[float]]:
        """See ``Shelf``."""
        return self._postings[word]

    def stories(self, articles: Iterable[int]) -> Mapping[int, int]:
        """See ``Shelf``."""
        return {k: self._story[k] for k in articles if k in self._story}

    def profile(self, story: int) -> Profile:
        """See ``Shelf``."""
        return self._profiles[story]

    def members(self, story: int) -> list[Article]:
        """The articles of one story."""
        return self._members[story]

    def named(self, ids: Sequence[str]) -> list[Article]:
        """The articles that have one of these ids."""
        return [a for found in self._members.values() for a in found if a.id in ids]

    def next_numbers(self) -> tuple[int, int, int]:
        """See ``Shelf``."""
        return len(self._number), max(self._story, default=-1) + 1, max(self._profiles, default=-1) + 1

    def put(
        self, article: Article, position: int, story: int, row: Row, new_words: Mapping[str, int], profile: Profile
    ) -> None:
        """See ``Shelf``."""
        for word, number in new_words.items():
            self._number[word] = number
            self._within.append(0)
            self._postings[number] = (array("i"), array("d"))
        for number, x in zip(row.words, row.weights, strict=True):
            if number in self._postings:
                self._postings[number][0].append(position)
                self._postings[number][1].append(x)
        self._story[position] = story
        self._profiles[story] = profile
        self._members.setdefault(story, []).append(article)
