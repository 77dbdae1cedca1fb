"""The state of a run's inputs as one hash: every byte that reading could look at, and the names it goes by."""

from __future__ import annotations

import hashlib
import os
import stat
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from factcheck.store.versions import mark

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class State:
    """``content`` stands for names and bytes. ``moment`` also for the files' inodes and times: where it is the same
    before and after, nothing was changed meanwhile, not even back and forth."""

    content: bytes
    moment: bytes


def state(paths: Sequence[str], stdin: bytes | None = None) -> State | None:
    """Of the files behind ``paths`` and what came on standard input; None where a file cannot be read, or is none."""
    names: list[bytes] = []
    times: list[bytes] = []
    try:
        for path in paths:
            names.append(os.fsencode(path))
            if path == "-":
                names.append(b"" if stdin is None else hashlib.blake2b(stdin).digest())
                continue
            names.append(os.fsencode(os.path.realpath(path)))
            for file in _walk(path) if os.path.isdir(path) else [path]:  # noqa: PTH112
                content, moment = _read(file)
                names += (os.fsencode(file), content)
                if os.path.islink(file):  # noqa: PTH114
                    names.append(b"-> " + os.fsencode(os.path.realpath(file)))
                times.append(moment)
    except (OSError, ValueError):
        return None
    content = mark(names)
    return State(content, mark([content, *times]))


def _walk(folder: str) -> Iterator[str]:
    """What ``reading.walk`` finds below a folder, in the order of names."""
    suffixes, passed_over = _articles()
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _walk(entry.path)
        else:
            stem, suffix = os.path.splitext(entry.name)  # noqa: PTH122
            if suffix.lower() in suffixes and stem.lower() not in passed_over:
                yield entry.path


@cache
def _articles() -> tuple[frozenset[str], frozenset[str]]:
    """Suffixes that are read, and stems that are not; the table itself, since to import a reader takes longer."""
    data = tomllib.loads(resources.files("factcheck.data").joinpath("reading.toml").read_text("utf-8"))["walk"]
    return frozenset(data["suffixes"]), frozenset(data["not_articles"])


def _read(path: str) -> tuple[bytes, bytes]:
    """Hash of a regular file's bytes, and of its inode and times."""
    before = os.stat(path)  # noqa: PTH116
    if not stat.S_ISREG(before.st_mode):
        raise ValueError("no regular file")
    digest = hashlib.blake2b(digest_size=16)
    with open(path, "rb") as file:  # noqa: PTH123
        while piece := file.read(_PIECE):
            digest.update(piece)
    fields = (before.st_dev, before.st_ino, before.st_size, before.st_mtime_ns, before.st_ctime_ns)
    return digest.digest(), repr(fields).encode()
