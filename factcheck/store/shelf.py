"""Entries of one kind, made by one version: bytes by key, checked when they are taken out.

Growth is bounded: of each kind the few versions used last are kept, and of a version what the last runs that wrote
something still asked for. What goes is deleted in small steps, so that no other process waits long.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.store.database import Store

VERSIONS = 4  # of a kind that are kept: a model or a folder of types tried for a day costs nothing to go back from
RUNS = 32  # writing runs that an entry nobody asks for outlives
STEP = 1000  # entries deleted in one transaction
_ASKED = 500  # keys in one question; SQLite takes 32,766, older ones 999
_GONE = ""  # the kind of a version whose entries are being deleted


class Shelf:
    """See the module. Made by ``Store.shelf``."""

    def __init__(self, store: Store, kind: str, version: bytes, *, limit: int | None = None) -> None:
        self._store = store
        self._kind = kind
        self._version = version
        self._limit = limit
        self._id: int | None = None
        self._run = 0  # of this process once it has written; the number of writing runs so far before that
        self._writes = False
        self._stale: set[bytes] = set()

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """What is there for ``keys``. An entry whose bytes have changed on the disk is not there."""
        found: dict[bytes, bytes] = {}
        wanted = list(keys)
        db = self._store.connection
        if db is None or not wanted:
            return found
        with self._store.guarded():
            if self._id is None and not self._known(db):
                return found
            for k in range(0, len(wanted), _ASKED):
                part = wanted[k : k + _ASKED]
                marks = ",".join("?" * len(part))
                rows = db.execute(
                    f"SELECT key, used, payload FROM entries WHERE version = ? AND key IN ({marks})", (self._id, *part)
                ).fetchall()
                for key, used, payload in rows:
                    plain = _checked(key, payload)
                    if plain is not None:
                        found[key] = plain
                        if used < self._run - RUNS // 2:
                            self._stale.add(key)
            return found
        return {}

    def put(self, entries: Mapping[bytes, bytes]) -> None:
        """Keep them, all or none; safe on the disk when this returns."""
        if not entries:
            return
        with self._store.writing() as db:
            if db is None:
                return
            if not self._writes or not self._still(db):
                self._begin(db)
            rows = [(self._id, key, self._run, _sealed(key, plain)) for key, plain in entries.items()]
            db.executemany("INSERT OR REPLACE INTO entries (version, key, used, payload) VALUES (?, ?, ?, ?)", rows)
            _delete_some(db)

    def finish(self) -> None:
        """At the end of a run: mark what it asked for as of use, and forget what no run asks for any more. A run that
        found all, and all of it of recent use, writes nothing."""
        if not self._writes and not self._stale:
            return
        with self._store.writing() as db:
            if db is None:
                return
            if not self._writes or not self._still(db):
                self._begin(db)
            stale = [(self._run, self._id, key) for key in sorted(self._stale)]
            db.executemany("UPDATE entries SET used = ? WHERE version = ? AND key = ?", stale)
            self._stale.clear()
        more = True
        while more:
            more = False
            with self._store.writing() as db:
                if db is not None:
                    more = _delete_some(db) or _delete_unused(db, self._id, self._run - RUNS, self._limit)

    def __len__(self) -> int:
        """How many entries there are."""
        db = self._store.connection
        with self._store.guarded():
            if db is not None and (self._id is not None or self._known(db)):
                (number,) = db.execute("SELECT count(*) FROM entries WHERE version = ?", (self._id,)).fetchone()
                return int(number)
        return 0

    def _known(self, db: sqlite3.Connection) -> bool:
        """Look up this version's number, and how many runs have written so far."""
        row = db.execute("SELECT id FROM versions WHERE kind = ? AND key = ?", (self._kind, self._version)).fetchone()
        if row is None:
            return False
        self._id = row[0]
        self._run = _last_run(db)
        return True

    def _still(self, db: sqlite3.Connection) -> bool:
        """Whether no other process has dropped this version meanwhile."""
        row = db.execute("SELECT kind FROM versions WHERE id = ?", (self._id,)).fetchone()
        return row is not None and row[0] == self._kind

    def _begin(self, db: sqlite3.Connection) -> None:
        """The first writing of a run: this version is the one used last; the oldest of its kind is on its way out."""
        self._run = _last_run(db) + 1
        self._writes = True
        (self._id,) = db.execute(
            "INSERT INTO versions (kind, key, used) VALUES (?, ?, ?)"
            " ON CONFLICT (kind, key) DO UPDATE SET used = excluded.used RETURNING id",
            (self._kind, self._version, self._run),
        ).fetchone()
        db.execute(
            "UPDATE versions SET key = CAST(id AS BLOB), kind = ? WHERE kind = ?"
            " AND id NOT IN (SELECT id FROM versions WHERE kind = ? ORDER BY used DESC LIMIT ?)",
            (_GONE, self._kind, self._kind, VERSIONS),
        )


def _last_run(db: sqlite3.Connection) -> int:
    (last,) = db.execute("SELECT coalesce(max(used), 0) FROM versions").fetchone()
    return int(last)


def _delete_some(db: sqlite3.Connection) -> bool:
    """Delete a step of what belongs to versions on their way out; whether there may be more."""
    row = db.execute("SELECT id FROM versions WHERE kind = ? LIMIT 1", (_GONE,)).fetchone()
    if row is None:
        return False
    done = db.execute(
        "DELETE FROM entries WHERE rowid IN (SELECT rowid FROM entries WHERE version = ? LIMIT ?)", (row[0], STEP)
    )
    if done.rowcount < STEP:
        db.execute("DELETE FROM versions WHERE id = ?", row)
    return True


def _delete_unused(db: sqlite3.Connection, version: int | None, before: int, limit: int | None) -> bool:
    """Delete a step of a version's entries that no run since ``before`` asked for, and of more than ``limit`` those
    asked for longest ago; whether there may be more."""
    done = db.execute(
        "DELETE FROM entries WHERE rowid IN (SELECT rowid FROM entries WHERE version = ? AND used < ? LIMIT ?)",
        (version, before, STEP),
    ).rowcount
    if limit is not None:
        db.execute(
            "DELETE FROM entries WHERE version = ? AND rowid NOT IN"
            " (SELECT rowid FROM entries WHERE version = ? ORDER BY used DESC, rowid DESC LIMIT ?)",
            (version, version, limit),
        )
    return done == STEP


def _sum(key: bytes, packed: bytes) -> bytes:
    return zlib.crc32(packed, zlib.crc32(key)).to_bytes(4, "big")


def _sealed(key: bytes, plain: bytes) -> bytes:
    packed = zlib.compress(plain, 1)
    return _sum(key, packed) + packed


def _checked(key: object, payload: object) -> bytes | None:
    """The bytes that were put in under ``key``, or None where they are no longer those."""
    if not isinstance(payload, bytes) or not isinstance(key, bytes) or payload[:4] != _sum(key, payload[4:]):
        return None
    try:
        return zlib.decompress(payload[4:])
    except zlib.error:
        return None
