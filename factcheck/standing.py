"""Drafts among the stories of a corpus: each joins the story it tells, and only those stories are looked at.

With a store the corpus is read and grouped when it has changed, and not otherwise: a run over unchanged files reads the
drafts, the few words that tell them from others, and the articles of their stories.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from factcheck.alignment.story_index import Shelf, StoryIndex
from factcheck.model import Article, Skipped, Story

if TYPE_CHECKING:
    from factcheck.alignment.stories import Grouping
    from factcheck.store import Store
    from factcheck.store.stories import KeptStories

Known = Callable[[Article], bool]
FRESH = 2_000_000_000  # nanoseconds within which a file may change twice and show the same time
SHARE = 0.1  # of a corpus that may come new before it is grouped anew
LARGE = 2000  # articles from which on it is worth not to
LATER = b"+"  # behind the mark of a corpus some of whose articles were placed after it was grouped


class _Shelf(Shelf, Protocol):
    def members(self, story: int) -> list[Article]: ...

    def named(self, ids: Sequence[str]) -> list[Article]: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """The drafts under free ids, the stories they belong to, and the corpus' articles in these; what was skipped."""

    drafts: list[Article]
    stories: list[Story]
    articles: list[Article]
    skipped: list[Skipped]


def standing(drafts: Sequence[Article], corpus: Sequence[str], store: Store | None, counts: Known) -> Standing:
    """The stories of ``drafts`` in the corpus. Articles that do not ``count``, and copies of the drafts themselves, are
    left out of them. Drafts that belong to no story there may still tell one together.

    Raises UsageError and InputError as ``reading.read``.
    """
    if store is not None:
        with store.guarded():
            shelf, skipped = _kept(corpus, store)
            return _placed(drafts, shelf, skipped, counts)
    from factcheck.alignment.story_shelf import Memory

    articles, skipped = _read(corpus)
    return _placed(drafts, Memory(_grouped(articles)), skipped, counts)


def keep(
    corpus: Sequence[str], store: Store, articles: Sequence[Article], skipped: Sequence[Skipped], before: bytes | None
) -> None:
    """Group the corpus and keep that, unless it is kept just so. ``articles`` and ``skipped``: as read from it;
    ``before``: what ``stamp`` gave before it was read."""
    from factcheck.store import stories

    with store.guarded():
        key, content, notes = _key(corpus), _content(articles), _notes(skipped)
        now = before if stamp(corpus) == before else None  # else it changed while it was read
        found = stories.find(store, key)
        if found is None or found[2] != content or found[0].notes != notes:
            stories.keep(store, key, now, content, _grouped(articles), notes)
        elif found[1] != now:
            stories.mark(store, key, now, content)


def stamp(corpus: Sequence[str]) -> bytes | None:
    """What the files are now; None where that cannot be relied on, one having changed a moment ago."""
    from factcheck.reading.stamp import stamp as of_files

    found = of_files(corpus)
    return None if found is None or found[1] > time.time_ns() - FRESH else found[0]


def _placed(drafts: Sequence[Article], shelf: _Shelf, skipped: list[Skipped], counts: Known) -> Standing:
    from factcheck.alignment import days
    from factcheck.alignment.stories import group, story_of

    index = StoryIndex(shelf)
    written = {a.sha256 for a in drafts if a.sha256}

    def held(articles: Iterable[Article]) -> list[Article]:
        return sorted((a for a in articles if counts(a) and a.sha256 not in written), key=lambda a: (a.id, a.path))

    mine = []
    for draft in drafts:
        name = draft.id
        while held(shelf.named([name])):
            name += "@draft"
        mine.append(replace(draft, id=name))
    told: dict[int, list[Article]] = {}
    alone = []
    for draft in sorted(mine, key=lambda a: (a.id, a.path)):
        story = index.place(draft)
        if story is None:
            alone.append(draft)
        else:
            told.setdefault(story, []).append(draft)
    stories = group(alone)
    articles = []
    for story in sorted(told):
        theirs = held(shelf.members(story))
        every = [*theirs, *told[story]]
        stories.append(story_of(every, [days.published(a) for a in every], index.named(every)))
        articles += theirs
    return Standing(mine, stories, articles, skipped)


def _kept(corpus: Sequence[str], store: Store) -> tuple[_Shelf, list[Skipped]]:
    """The stories of the corpus from the store, brought up to date where files have changed."""
    from factcheck.store import stories

    key, now = _key(corpus), stamp(corpus)
    found = stories.find(store, key)
    if found is not None and now is not None and found[1] == now:
        return found[0], _skipped(found[0].notes)
    articles, skipped = _read(corpus)
    if now is not None and stamp(corpus) != now:
        now = None  # changed while it was read
    content, notes = _content(articles), _notes(skipped)
    if found is not None and notes == found[0].notes:
        kept, _, before = found
        later = content + LATER
        if before in (content, later) or _add(kept, articles, key, store):
            stories.mark(store, key, now, content if before == content else later)
            return kept, skipped
    grouping = _grouped(articles)
    stories.keep(store, key, now, content, grouping, notes)
    found = stories.find(store, key)
    if found is not None and found[2] == content:
        return found[0], skipped
    from factcheck.alignment.story_shelf import Memory

    return Memory(grouping), skipped


def _add(kept: KeptStories, articles: Sequence[Article], key: bytes, store: Store) -> bool:
    """Place what is new in a large corpus, where nothing else has changed and it is little; was it so?"""
    from factcheck.store import stories

    if not kept.size() >= LARGE or len(articles) > kept.size() * (1 + SHARE) or store.readonly:
        return False
    new, gone = kept.unlike(articles)
    if gone or len(new) > kept.size() * SHARE:
        return False
    stories.mark(store, key, None, None)  # a run killed between here and the end leaves nothing to rely on
    index = StoryIndex(kept)
    for article in sorted(new, key=lambda a: (a.published or "~", a.id)):
        index.add(article)
    return True


def _grouped(articles: Sequence[Article]) -> Grouping:
    from factcheck.alignment.stories import grouped

    return grouped(articles)


def _read(corpus: Sequence[str]) -> tuple[list[Article], list[Skipped]]:
    from factcheck.reading import read

    return read(corpus)


def _key(corpus: Sequence[str]) -> bytes:
    from factcheck.store import versions

    # As written too: an article's path is part of what is said of it.
    names = [name.encode("utf-8", "surrogateescape") for path in corpus for name in (path, str(Path(path).resolve()))]
    return versions.mark([versions.of_grouping(), *names])


def _content(articles: Iterable[Article]) -> bytes:
    from factcheck.store import versions

    fields = ((a.id, a.sha256, a.path, a.line, a.rendition, [astuple(z) for z in a.zones]) for a in articles)
    return versions.mark(json.dumps(row).encode() for row in fields)


def _notes(skipped: Sequence[Skipped]) -> bytes:
    return json.dumps([astuple(one) for one in skipped]).encode()


def _skipped(notes: bytes) -> list[Skipped]:
    return [Skipped(*row) for row in json.loads(notes)]
