"""A grouped corpus in the store: its words, the profiles of its stories and its articles, so that an article finds its
story without the rest being read.

Tables of their own in the same file. A corpus is written under a new number in short transactions and named only in the
last one, so that a killed run leaves no half of one; what nobody names any more is deleted in steps.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, fields
from itertools import islice
from typing import Any

from factcheck.alignment import story_shelf
from factcheck.alignment.compact import Row
from factcheck.alignment.stories import Grouping
from factcheck.alignment.story_index import Profile, Word
from factcheck.model import Article, Zone, ZoneKind
from factcheck.store.database import Store

CORPORA = 4  # that are kept
STEP = 5000  # rows written or deleted in one transaction
_ASKED = 500  # values in one question

_TABLES = (
    "CREATE TABLE IF NOT EXISTS story_corpora (id INTEGER PRIMARY KEY, key BLOB UNIQUE, stamp BLOB, content BLOB,"
    " size INTEGER, notes BLOB)",
    "CREATE TABLE IF NOT EXISTS story_words (corpus INTEGER, word TEXT, number INTEGER, within INTEGER, held INTEGER,"
    " holders BLOB, UNIQUE (corpus, word))",
    "CREATE TABLE IF NOT EXISTS story_profiles (corpus INTEGER, story INTEGER, size INTEGER, first INTEGER,"
    " last INTEGER, row BLOB, UNIQUE (corpus, story))",
    "CREATE TABLE IF NOT EXISTS story_articles (corpus INTEGER, article INTEGER, story INTEGER, id TEXT, payload BLOB,"
    " UNIQUE (corpus, article))",
    "CREATE INDEX IF NOT EXISTS story_members ON story_articles (corpus, story)",
    "CREATE INDEX IF NOT EXISTS story_ids ON story_articles (corpus, id)",
)
_FIELDS = tuple(f.name for f in fields(Article))
_PARTS = ("story_words", "story_profiles", "story_articles")


class DamagedError(sqlite3.DatabaseError):
    """Bytes that are not those that were written."""


class KeptStories:
    """One corpus as a shelf of ``StoryIndex``, and the articles of its stories. Everything raises sqlite3.Error where
    the file is damaged. ``notes``: what was skipped when the corpus was read."""

    def __init__(self, store: Store, number: int, size: int, notes: bytes) -> None:
        self._store = store
        self._corpus = number
        self._size = size
        self._word: dict[int, str] = {}
        self.notes = notes

    def size(self) -> int:
        """See ``Shelf``."""
        return self._size

    def words(self, words: Sequence[str]) -> Mapping[str, Word]:
        """See ``Shelf``."""
        out = {}
        for word, number, within, held in self._asked("word, number, within, held", "story_words", "word", words):
            out[word] = Word(number, within, held)
            self._word[number] = word
        return out

    def holders(self, word: int) -> tuple[Sequence[int], Sequence[float]]:
        """See ``Shelf``."""
        for (data,) in self._asked("holders", "story_words", "word", [self._word[word]]):
            found = _row(data)
            return found.words, found.weights
        raise DamagedError("a word is gone")

    def stories(self, articles: Iterable[int]) -> Mapping[int, int]:
        """See ``Shelf``."""
        return dict(self._asked("article, story", "story_articles", "article", list(articles)))

    def profile(self, story: int) -> Profile:
        """See ``Shelf``."""
        for size, first, last, data in self._asked("size, first, last, row", "story_profiles", "story", [story]):
            return Profile(size, None if first is None else (first, last), _row(data))
        raise DamagedError("a story is gone")

    def next_numbers(self) -> tuple[int, int, int]:
        """See ``Shelf``."""
        db = self._db()
        free = []
        for name, table in (("number", "story_words"), ("article", "story_articles"), ("story", "story_profiles")):
            (last,) = db.execute(f"SELECT max({name}) FROM {table} WHERE corpus = ?", (self._corpus,)).fetchone()
            free.append(-1 if last is None else int(last))
        return free[0] + 1, free[1] + 1, free[2] + 1

    def put(
        self, article: Article, position: int, story: int, row: Row, new_words: Mapping[str, int], profile: Profile
    ) -> None:
        """See ``Shelf``."""
        with self._store.writing() as db:
            if db is None:
                return
            new = [(self._corpus, word, number, 0, 0, _sealed_row(Row())) for word, number in new_words.items()]
            db.executemany("INSERT INTO story_words VALUES (?, ?, ?, ?, ?, ?)", new)
            self._word.update({number: word for word, number in new_words.items()})
            for number, x in zip(row.words, row.weights, strict=True):
                here = (self._corpus, self._word[number])
                one = "FROM story_words WHERE corpus = ? AND word = ? AND holders IS NOT NULL"
                for (data,) in db.execute(f"SELECT holders {one}", here).fetchall():
                    old = _row(data)
                    old.words.append(position)
                    old.weights.append(x)
                    db.execute(
                        "UPDATE story_words SET held = ?, holders = ? WHERE corpus = ? AND word = ?",
                        (len(old.words), _sealed_row(old), *here),
                    )
            values = _profile(self._corpus, story, profile)
            db.execute("INSERT OR REPLACE INTO story_profiles VALUES (?, ?, ?, ?, ?, ?)", values)
            db.execute(
                "INSERT INTO story_articles VALUES (?, ?, ?, ?, ?)",
                (self._corpus, position, story, article.id, _sealed_article(article)),
            )

    def members(self, story: int) -> list[Article]:
        """The articles of one story."""
        return [_article(data) for (data,) in self._asked("payload", "story_articles", "story", [story])]

    def named(self, ids: Sequence[str]) -> list[Article]:
        """The articles that have one of these ids."""
        return [_article(data) for (data,) in self._asked("payload", "story_articles", "id", ids)]

    def unlike(self, articles: Iterable[Article]) -> tuple[list[Article], int]:
        """Those of ``articles`` that are not kept just so, and how many are kept that are not among ``articles``."""
        kept: dict[str, bytes] = dict(
            self._db().execute("SELECT id, payload FROM story_articles WHERE corpus = ?", (self._corpus,))
        )
        new = [a for a in articles if kept.pop(a.id, None) != _sealed_article(a)]
        return new, len(kept) + sum(1 for a in new if self.named([a.id]))

    def _asked(self, columns: str, table: str, by: str, values: Sequence[object]) -> Iterator[tuple[Any, ...]]:
        db = self._db()
        for k in range(0, len(values), _ASKED):
            part = values[k : k + _ASKED]
            marks = ",".join("?" * len(part))
            yield from db.execute(
                f"SELECT {columns} FROM {table} WHERE corpus = ? AND {by} IN ({marks})", (self._corpus, *part)
            ).fetchall()

    def _db(self) -> sqlite3.Connection:
        if self._store.connection is None:
            raise DamagedError("the store is closed")
        return self._store.connection


def find(store: Store, key: bytes) -> tuple[KeptStories, bytes | None, bytes | None] | None:
    """The corpus of that key, the stamp its files had, and the mark of its articles; None where none is kept."""
    db = store.connection
    if db is None or not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'story_corpora'").fetchone():
        return None
    row = db.execute("SELECT id, size, notes, stamp, content FROM story_corpora WHERE key = ?", (key,)).fetchone()
    return (KeptStories(store, *row[:3]), row[3], row[4]) if row else None


def mark(store: Store, key: bytes, stamp: bytes | None, content: bytes | None) -> None:
    """Note what the files and the articles of a kept corpus are now; None: not to be relied on."""
    with store.writing() as db:
        if db is not None:
            db.execute("UPDATE story_corpora SET stamp = ?, content = ? WHERE key = ?", (stamp, content, key))


def keep(store: Store, key: bytes, stamp: bytes | None, content: bytes, grouping: Grouping, notes: bytes) -> None:
    """Keep a grouped corpus under ``key``, in the place of what was there. ``content``: the mark of its articles."""
    with store.writing() as db:
        if db is None:
            return
        for table in _TABLES:
            db.execute(table)
        db.execute(
            "DELETE FROM story_corpora WHERE key IS NULL"
        )  # of a run that was killed, or is slower than this one
        number = 1 + max(_last(db, "id", "story_corpora"), *(_last(db, "corpus", part) for part in _PARTS))
        size = len(grouping.weighed.rows)
        db.execute("INSERT INTO story_corpora (id, size, notes) VALUES (?, ?, ?)", (number, size, notes))
    for table, rows in _rows(number, grouping):
        while batch := list(islice(rows, STEP)):
            with store.writing() as db:
                if db is None or not db.execute("SELECT 1 FROM story_corpora WHERE id = ?", (number,)).fetchone():
                    return
                marks = ",".join("?" * len(batch[0]))
                db.executemany(f"INSERT INTO {table} VALUES ({marks})", batch)
    with store.writing() as db:
        if db is not None and db.execute("SELECT 1 FROM story_corpora WHERE id = ?", (number,)).fetchone():
            db.execute("DELETE FROM story_corpora WHERE key = ?", (key,))
            db.execute(
                "UPDATE story_corpora SET key = ?, stamp = ?, content = ? WHERE id = ?", (key, stamp, content, number)
            )
            db.execute(
                "DELETE FROM story_corpora WHERE id NOT IN (SELECT id FROM story_corpora ORDER BY id DESC LIMIT ?)",
                (CORPORA,),
            )
    _sweep(store)


def _rows(corpus: int, grouping: Grouping) -> Iterator[tuple[str, Iterator[tuple[object, ...]]]]:
    weighed = grouping.weighed
    held = story_shelf.postings(grouping)
    stories = {k: story for story, (members, _) in enumerate(grouping.groups) for k in members}

    def words() -> Iterator[tuple[object, ...]]:
        for word, number in weighed.number.items():
            found = held.get(number)
            within = weighed.within[number]
            yield corpus, word, number, within, within, None if found is None else _sealed_row(Row(*found))

    yield "story_words", words()
    profiles = enumerate(story_shelf.profiles(grouping))
    yield "story_profiles", (_profile(corpus, story, profile) for story, profile in profiles)
    articles = enumerate(grouping.articles)
    yield "story_articles", ((corpus, k, stories[k], a.id, _sealed_article(a)) for k, a in articles)


def _sweep(store: Store) -> None:
    """Delete the parts of corpora that are named no more."""
    for part in _PARTS:
        last = -1
        while store.connection is not None:
            with store.writing() as db:
                if db is None:
                    return
                row = db.execute(f"SELECT min(corpus) FROM {part} WHERE corpus > ?", (last,)).fetchone()
                if row[0] is None:
                    break
                if db.execute("SELECT 1 FROM story_corpora WHERE id = ?", row).fetchone():
                    last = row[0]
                    continue
                db.execute(
                    f"DELETE FROM {part} WHERE rowid IN (SELECT rowid FROM {part} WHERE corpus = ? LIMIT ?)",
                    (row[0], STEP),
                )


def _last(db: sqlite3.Connection, column: str, table: str) -> int:
    (last,) = db.execute(f"SELECT max({column}) FROM {table}").fetchone()
    return -1 if last is None else int(last)


def _profile(corpus: int, story: int, profile: Profile) -> tuple[object, ...]:
    first, last = profile.span or (None, None)
    return corpus, story, profile.size, first, last, _sealed_row(profile.row)


def _sealed(plain: bytes) -> bytes:
    return zlib.crc32(plain).to_bytes(4, "big") + plain


def _opened(data: Any) -> bytes:
    if not isinstance(data, bytes) or zlib.crc32(data[4:]) != int.from_bytes(data[:4], "big"):
        raise DamagedError("what is read is not what was written")
    return data[4:]


def _sealed_row(row: Row) -> bytes:
    return _sealed(row.words.tobytes() + row.weights.tobytes())


def _row(data: Any) -> Row:
    plain = _opened(data)
    row = Row()
    border = len(plain) // (row.words.itemsize + row.weights.itemsize) * row.words.itemsize
    row.words.frombytes(plain[:border])
    row.weights.frombytes(plain[border:])
    return row


def _sealed_article(article: Article) -> bytes:
    text = json.dumps(astuple(article), ensure_ascii=False, separators=(",", ":"))
    return _sealed(text.encode("utf-8", "surrogatepass"))


def _article(data: Any) -> Article:
    held: dict[str, Any] = dict(zip(_FIELDS, json.loads(_opened(data).decode("utf-8", "surrogatepass")), strict=True))
    zones = tuple(Zone(ZoneKind(z[0]), z[1], z[2], z[3]) for z in held["zones"])
    return Article(**{**held, "zones": zones})
