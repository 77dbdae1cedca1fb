"""What the files of a corpus are now, without reading them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.reading.cues import cues
from factcheck.reading.walk import STDIN


def stamp(paths: Sequence[str]) -> tuple[bytes, int] | None:
    """16 bytes that stand for the files behind ``paths`` (each one's path, inode, size and times of change), and the
    latest of those times in nanoseconds; None where a file cannot be looked at, or is standard input.

    The files are those of ``walk.sources``; a hundred thousand take half a second, so no Path is made of any. As for
    make and git, a file is taken to say what it said while all of that is the same; its own time can be set back, the
    inode's cannot.
    """
    lines = []
    latest = 0
    try:
        for path in paths:
            if path == STDIN:
                return None
            found = _below(path) if Path(path).is_dir() else iter([(path, Path(path).stat())])
            for name, known in found:
                latest = max(latest, known.st_mtime_ns, known.st_ctime_ns)
                lines.append(f"{name}\0{known.st_ino} {known.st_size} {known.st_mtime_ns} {known.st_ctime_ns}")
    except (OSError, ValueError):
        return None
    text = "\n".join(lines).encode("utf-8", "surrogateescape")
    return hashlib.blake2b(text, digest_size=16).digest(), latest


def _below(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Every article file in a folder and below it, in the order of their names."""
    known = cues()
    with os.scandir(folder) as found:
        entries = sorted((entry.name, entry) for entry in found if not entry.name.startswith("."))
    for name, entry in entries:
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _below(entry.path)
            continue
        stem, dot, suffix = name.rpartition(".")
        if dot and f".{suffix.lower()}" in known.suffixes and stem.lower() not in known.not_articles:
            yield entry.path, entry.stat()
