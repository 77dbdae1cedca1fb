"""Judged stories through the store: what was aligned and judged before is taken from it, the rest is judged and kept.

A story's key holds all that its judgement reads: the content of its articles, its own name and span, the settings; what
extraction makes of the articles, and how it is judged, is in the version.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from factcheck.config import Config
from factcheck.model import Article, Finding, JudgedStory, Story
from factcheck.store.database import Store
from factcheck.store.extracts import key_of
from factcheck.store.judged_codec import packed, unpacked
from factcheck.store.versions import mark, of_everything

COMMIT = 16  # stories kept in one transaction: what a killed run can lose

Told = tuple[JudgedStory, tuple[Finding, ...]]  # a story, and what the rules for one article alone say of its articles


class Judged:
    """Stories judged under one ``config`` and ``as_of``. ``kept`` and ``made``: how many were found, and how many
    judged, so far. Raises TypesError for a folder of claim types that is not there."""

    def __init__(self, store: Store, config: Config, as_of: str | None) -> None:
        self._shelf = store.shelf("judged", of_everything(config.model, config.types))
        asked = [config.vague, config.types, config.min_sources, config.include_comments, as_of]
        self._asked = _bytes(asked)
        self._waiting: dict[bytes, bytes] = {}
        self.kept = 0
        self.made = 0

    def through(self, story: Story, articles: Sequence[Article], judge: Callable[[], Told]) -> Told:
        """``story`` of ``articles`` judged; ``judge`` is not called where it was judged before."""
        key = self._key(story, articles)
        data = self._shelf.get([key]).get(key)
        if data is not None:
            self.kept += 1
            return unpacked(data)
        told = judge()
        self.made += 1
        self._waiting[key] = packed(*told)
        if len(self._waiting) >= COMMIT:
            self._write()
        return told

    def finish(self) -> None:
        """At the end of a run: keep what waits, and forget what no run asks for any more."""
        self._write()
        self._shelf.finish()

    def _write(self) -> None:
        self._shelf.put(self._waiting)
        self._waiting.clear()

    def _key(self, story: Story, articles: Sequence[Article]) -> bytes:
        name = _bytes([story.id, story.label, story.articles, story.start, story.end])
        return mark([self._asked, name, *map(key_of, articles)])


def _bytes(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
