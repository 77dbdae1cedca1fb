"""Where a run keeps its store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from factcheck.config import Config
from factcheck.errors import UsageError
from factcheck.store.database import FILE_NAME, Note, Store, is_foreign

FOLDER = ".factcheck"


def folder_of(paths: Sequence[str], config: Config) -> Path | None:
    """The folder that ``config`` names, else ``.factcheck`` beside the corpus: the config's, where the first of
    ``paths`` lies in it, else that path itself.

    Inside it where that is the working directory or holds it, so that no run writes above where it was started; None
    for standard input, and for what is not there.
    """
    if config.cache_dir:
        return Path(config.cache_dir)
    first = next((Path(p) for p in paths if p != "-"), None)
    if first is None:
        return None
    try:
        if not first.exists():
            return None
        real, corpus = first.resolve(), Path(config.corpus).resolve()
        if real.is_relative_to(corpus):
            real = corpus
        inside = real.is_dir() and Path.cwd().is_relative_to(real)
    except (OSError, RuntimeError, ValueError):
        return None
    return (real if inside else real.parent) / FOLDER


@contextmanager
def opened(paths: Sequence[str], config: Config, note: Note) -> Iterator[Store | None]:
    """The store for a run over ``paths``, closed at the end; None where none is wanted or none can be had."""
    folder = folder_of(paths, config) if config.cache else None
    store = Store.open(folder, note=note) if folder is not None else None
    try:
        yield store
    finally:
        if store is not None:
            store.close()


def delete(folder: Path) -> bool:
    """Delete the store in ``folder``, whatever state it is in; whether there was one. Raises UsageError where the file
    is another program's, or the system will not let it go."""
    path = folder / FILE_NAME
    try:
        if not path.exists():
            return False
        if is_foreign(path):
            raise UsageError("is another program's file", place=str(path), hint="name another --cache-dir")
        for name in (*(f"{FILE_NAME}-{more}" for more in ("journal", "wal", "shm")), FILE_NAME, ".gitignore"):
            (folder / name).unlink(missing_ok=True)
        folder.rmdir()
    except OSError as error:
        if path.exists():
            raise UsageError(f"cannot be deleted: {error.strerror}", place=str(path)) from None
    return True
