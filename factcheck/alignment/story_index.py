"""Stories that stand, and the articles that come after: each joins a story or opens one, and the rest is left alone.

Words weigh what they weighed when the corpus was grouped, so an article's row never depends on what came since, and
asking for a story changes nothing. What is found is what average linkage finds: the story to whose articles the new one
is most like on the mean. Two stories are never joined here; that takes grouping anew.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from factcheck.alignment import compact, days, vectors
from factcheck.alignment.compact import Held, Row
from factcheck.alignment.neighbours import faded
from factcheck.model import Article


@dataclass(frozen=True, slots=True)
class Profile:
    """One story: how many articles it has, their days, and the sum of their rows."""

    size: int
    span: days.Span | None
    row: Row


@dataclass(frozen=True, slots=True)
class Word:
    """``within``: in how many of the grouped articles it stood; ``postings``: in how many it stands now."""

    number: int
    within: int
    postings: int


class Shelf(Protocol):
    """Where an index is kept: in memory, or in a file."""

    def size(self) -> int:
        """How many articles were grouped; what was added since does not count."""

    def words(self, words: Sequence[str]) -> Mapping[str, Word]:
        """Those of ``words`` that are known."""

    def holders(self, word: int) -> tuple[Sequence[int], Sequence[float]]:
        """The articles that hold a word, and its weight in each."""

    def stories(self, articles: Iterable[int]) -> Mapping[int, int]:
        """The story of each of these articles that is still there."""

    def profile(self, story: int) -> Profile:
        """One story."""

    def next_numbers(self) -> tuple[int, int, int]:
        """The first free number for a word, an article and a story."""

    def put(
        self, article: Article, position: int, story: int, row: Row, new_words: Mapping[str, int], profile: Profile
    ) -> None:
        """Keep one more article: its position, its story, its row, and the profile of that story with it."""


class StoryIndex:
    """See the module. ``shelf``: where it is kept."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._rule = vectors.settings()["stories"]

    def place(self, article: Article) -> int | None:
        """The story that ``article`` belongs to; None where it would be a story of its own."""
        row, words = self._row(article)
        return self._nearest(row, words, days.published(article))

    def add(self, article: Article) -> int:
        """Place ``article`` and keep it, in a new story where it belongs to none; the story's number."""
        row, words = self._row(article)
        span = days.published(article)
        story = self._nearest(row, words, span)
        free_word, position, free_story = self._shelf.next_numbers()
        unknown = sorted(word for word, found in words.items() if found.number < 0)
        new = {word: free_word + k for k, word in enumerate(unknown)}
        numbers = {words[word].number: number for word, number in new.items()}
        row = compact.row({numbers.get(w, w): x for w, x in row.held().items()})
        if story is None:
            self._shelf.put(article, position, free_story, row, new, Profile(1, span, row))
            return free_story
        old = self._shelf.profile(story)
        joined = Profile(old.size + 1, days.wider(old.span, span), compact.total((old.row, row)))
        self._shelf.put(article, position, story, row, new, joined)
        return story

    def named(self, articles: Iterable[Article]) -> dict[str, float]:
        """The sum of the rows of some articles, by word."""
        out: dict[str, float] = {}
        for article in articles:
            row, words = self._row(article)
            held = row.held()
            for word, found in words.items():
                if found.number in held:
                    out[word] = out.get(word, 0.0) + held[found.number]
        return out

    def _row(self, article: Article) -> tuple[Row, dict[str, Word]]:
        """The article's row and its words; unknown ones have numbers below 0."""
        counts = vectors.counts(article)
        known = self._shelf.words(list(counts))
        words = {word: known.get(word) or Word(-1 - k, 0, 0) for k, word in enumerate(counts)}
        size = self._shelf.size() + 1
        rare = {found.number: compact.rarity(word, max(found.within, 1), size) for word, found in words.items()}
        return compact.scaled([found.number for found in words.values()], list(counts.values()), rare), words

    def _nearest(self, row: Row, words: Mapping[str, Word], span: days.Span | None) -> int | None:
        held = row.held()
        near = self._neighbours(held, words)
        best: tuple[float, int] | None = None
        for story in sorted(set(self._shelf.stories(near).values())):
            profile = self._shelf.profile(story)
            how = profile.row.dot(held) / profile.size
            how *= faded(days.apart(span, profile.span))
            if how >= self._rule["single"] and (best is None or how > best[0]):
                best = (how, story)
        return None if best is None else best[1]

    def _neighbours(self, held: Held, words: Mapping[str, Word]) -> list[int]:
        """The articles that share the rarest words, as ``neighbours.graph`` finds them."""
        effort = self._rule["effort"]
        found: dict[int, float] = defaultdict(float)
        spent = 0
        telling = sorted(
            (w.postings, name) for name, w in words.items() if 0 < w.postings <= effort and w.number in held
        )
        for postings, name in telling:
            spent += postings
            if spent > effort:
                break
            number = words[name].number
            for article, y in zip(*self._shelf.holders(number), strict=True):
                found[article] += held[number] * y
        return [-k for _, k in heapq.nlargest(self._rule["neighbours"], ((s, -k) for k, s in found.items()))]
