"""The SQLite file: opened with suspicion, shared in short transactions, given up with a note rather than an error.

A write-ahead log: a commit waits for no disk, readers and a writer do not wait for each other, and SQLite itself
forgets what a killed process had half written. A power cut can cost the last commits, never the file.

Another table is a file of its own beside ``shelf.py`` that creates it with ``IF NOT EXISTS`` inside ``Store.writing``.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.model import Skipped

if TYPE_CHECKING:
    from factcheck.store.shelf import Shelf

FILE_NAME = "store.sqlite3"
APPLICATION = 0x66637374  # "fcst" in the file's header says whose it is
FORMAT = 1  # of the tables; an older file is emptied, a newer one left alone
PATIENCE = 20.0  # seconds to wait for another process's transaction, which takes milliseconds

NOT_WRITABLE = "FC930"
DAMAGED = "FC931"
FOREIGN = "FC932"
NEWER = "FC933"
BUSY = "FC934"

_SCHEMA = (
    "CREATE TABLE versions (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key BLOB NOT NULL, used INTEGER NOT NULL,"
    " UNIQUE (kind, key))",
    "CREATE TABLE entries (version INTEGER NOT NULL, key BLOB NOT NULL, used INTEGER NOT NULL, payload BLOB NOT NULL,"
    " UNIQUE (version, key))",
    "CREATE INDEX by_use ON entries (version, used)",
)

# What reading a damaged file can end in beside SQLite's own errors: text that is none, a number where a text should be.
BROKEN = (sqlite3.Error, ValueError, TypeError, OverflowError, MemoryError)

Note = Callable[[Skipped], None]


class Store:
    """One open store. ``connection`` is None once something went wrong with it: then nothing is found and nothing kept.

    ``readonly``: it can be looked into but not written.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, note: Note, *, readonly: bool) -> None:
        self.path = path
        self.connection: sqlite3.Connection | None = connection
        self.readonly = readonly
        self._note = note

    @classmethod
    def open(cls, folder: Path, *, note: Note) -> Store | None:
        """The store in ``folder``, made if need be; None, after one ``note``, where there can be none."""
        path = folder / FILE_NAME
        writable = _make_folder(folder)
        try:
            connection = _connect(path, writable)
        except sqlite3.Error as error:
            note(_said(path, error))
            return None
        store = cls(path, connection, note, readonly=not writable)
        with store.guarded():
            if store._ours():
                if writable:
                    with contextlib.suppress(sqlite3.OperationalError):  # another process is at it
                        connection.execute("PRAGMA journal_mode = WAL")
                else:
                    note(_said(path, sqlite3.OperationalError("readonly")))
                return store
        store.close()
        return None

    def shelf(self, kind: str, version: bytes, *, limit: int | None = None) -> Shelf:
        """The entries of one kind made by one version; ``limit``: how many of a kind are worth keeping."""
        from factcheck.store.shelf import Shelf

        return Shelf(self, kind, version, limit=limit)

    @contextlib.contextmanager
    def guarded(self) -> Iterator[None]:
        """What a broken store raises inside is told once, and the store is of no more use in this run."""
        try:
            yield
        except BROKEN as error:
            self._note(_said(self.path, error))
            self.close()

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection | None]:
        """A transaction, committed at the end, all or nothing; None where nothing can be written."""
        db = self.connection
        if db is None or self.readonly:
            yield None
            return
        with self.guarded():
            db.execute("BEGIN IMMEDIATE")
        if self.connection is None:
            yield None
            return
        with self.guarded():
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise

    def size(self) -> int:
        """Of the file, in bytes."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def close(self) -> None:
        """Let go of the file. More than once is no harm."""
        if self.connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self.connection.close()
        self.connection = None

    def _ours(self) -> bool:
        """Whether the file is a store of this format, after making it one where it is empty or older."""
        db = self.connection
        assert db is not None
        for last in (False, True):
            (owner,) = db.execute("PRAGMA application_id").fetchone()
            (form,) = db.execute("PRAGMA user_version").fetchone()
            (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if owner != APPLICATION and (owner or form or tables):
                self._note(Skipped(str(self.path), FOREIGN, "is another program's file", "name another --cache-dir"))
                return False
            if form > FORMAT:
                hint = "update factcheck, name another --cache-dir, or delete it"
                self._note(Skipped(str(self.path), NEWER, "was made by a newer factcheck and is left alone", hint))
                return False
            if owner == APPLICATION and form == FORMAT:
                return True
            if self.readonly or last:
                return False
            with self.writing() as held:
                if held is not None and _form(held) == form:  # nobody was faster
                    for kind, name in held.execute("SELECT type, name FROM sqlite_master WHERE sql IS NOT NULL"):
                        if kind == "table":
                            held.execute(f'DROP TABLE "{name}"')
                    for statement in _SCHEMA:
                        held.execute(statement)
                    held.execute(f"PRAGMA application_id = {APPLICATION}")
                    held.execute(f"PRAGMA user_version = {FORMAT}")
            if self.connection is None:
                return False
        return False


def is_foreign(path: Path) -> bool:
    """Whether a file is a database of another program, by its header; what is no database is a store that broke."""
    with path.open("rb") as file:
        head = file.read(72)
    owner = int.from_bytes(head[68:72], "big")
    return head.startswith(b"SQLite format 3\0") and owner != APPLICATION


def _form(db: sqlite3.Connection) -> int:
    (form,) = db.execute("PRAGMA user_version").fetchone()
    return int(form)


def _make_folder(folder: Path) -> bool:
    """Make it, with a note to git that none of it is to be committed; whether it can be written."""
    ignore = folder / ".gitignore"
    try:
        if not folder.exists() and folder.parent.exists() and not folder.parent.stat().st_mode & 0o222:
            return False  # marked as not to be written in, which the system itself does not hold against everybody
        folder.mkdir(parents=True, exist_ok=True)
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")
    except OSError:
        return False
    return True


def _connect(path: Path, writable: bool) -> sqlite3.Connection:
    """Raises sqlite3.Error. Transactions are begun by hand; the reader of a stream may be another thread."""
    uri = path.resolve().as_uri()
    if writable:
        uri += "?mode=rwc"
    else:  # without a log nobody is writing, and where nothing can be written there can be no lock
        uri += "?mode=ro" if path.with_name(f"{FILE_NAME}-wal").exists() else "?immutable=1"
    db = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA synchronous = NORMAL")
    return db


def _said(path: Path, error: Exception) -> Skipped:
    """What went wrong in words that help."""
    text = str(error).lower()
    if "locked" in text or "busy" in text:
        hint = "wait for the other run, or name another --cache-dir"
        return Skipped(str(path), BUSY, "is held by another process; this run goes on without it", hint)
    if any(word in text for word in ("readonly", "read-only", "unable to open", "full", "permission", "disk i/o")):
        hint = "name a folder that can be written with --cache-dir, or use --no-cache"
        return Skipped(str(path), NOT_WRITABLE, "cannot be written, so what is read is not kept", hint)
    hint = "factcheck index --clear makes it anew"
    return Skipped(str(path), DAMAGED, f"is damaged ({error}); this run goes on without it", hint)
