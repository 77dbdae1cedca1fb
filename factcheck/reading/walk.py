"""Which files the user's paths stand for, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from factcheck.errors import NoArticlesError, UnreadableError, UsageError
from factcheck.reading.cues import cues

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One file (or standard input, where ``file`` is None). ``path`` is as the user would write it; ``stem`` is the
    default id: the path below the user's folder, without its suffix."""

    path: str
    stem: str
    file: Path | None


def check_paths(paths: Sequence[str]) -> None:
    """Raises UsageError for the first path that does not exist."""
    for path in paths:
        if path == STDIN:
            continue
        try:
            there = Path(path).exists() or Path(path).is_symlink()
        except (OSError, ValueError):  # a parent that may not be entered; a NUL in the name
            there = "\0" not in path
        if not there:
            raise UsageError(f"{path} does not exist", hint="check the path, or give a folder of articles")


def sources(
    paths: Sequence[str], *, stdin_filename: str | None = None, include: Sequence[str] = ()
) -> Iterator[Source | UnreadableError | NoArticlesError]:
    """The files behind ``paths``, each once, in the order given; folders walked in the order of their names.

    In folders, files and folders whose names start with a dot, files of other types and the files that usually lie
    beside articles (README, LICENSE …) are passed over; ``include`` narrows them to the patterns given
    (``*.md``, ``2017/*``), matched against the path below the folder. What cannot be read comes as an error in its
    place.
    """
    seen: set[Path] = set()
    for path in paths:
        if path == STDIN:
            name = stdin_filename or STDIN
            yield Source(_posix(name), _stem(PurePosixPath(_posix(name)).name) if stdin_filename else "stdin", None)
            continue
        root = Path(path)
        if not root.is_dir():
            if _new(root, seen):
                yield Source(_posix(path), _stem(root.name), root)
            continue
        found = False
        for item in _walk(root):
            if isinstance(item, UnreadableError):
                yield item
                continue
            below = item.relative_to(root).as_posix()
            if include and not any(
                fnmatchcase(below, pattern) or fnmatchcase(item.name, pattern) for pattern in include
            ):
                continue
            found = True
            if _new(item, seen):
                yield Source(_posix(str(item)), _stem(below), item)
        if not found:
            kinds = " ".join(sorted(cues().suffixes))
            yield NoArticlesError("holds no articles", hint=f"articles are files of type {kinds}", place=_posix(path))


def _walk(folder: Path) -> Iterator[Path | UnreadableError]:
    known = cues()
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as problem:
        yield UnreadableError(
            f"cannot be opened: {problem.strerror}", hint="check its permissions", place=_posix(str(folder))
        )
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():  # a link may lead back up
                yield from _walk(entry)
        elif entry.suffix.lower() in known.suffixes and entry.stem.lower() not in known.not_articles:
            yield entry


def _new(file: Path, seen: set[Path]) -> bool:
    try:
        real = file.resolve()
    except (OSError, RuntimeError):
        real = file.absolute()
    if real in seen:
        return False
    seen.add(real)
    return True


def _posix(path: str) -> str:
    return Path(path).as_posix() if path != STDIN else path


def _stem(name: str) -> str:
    return PurePosixPath(name).with_suffix("").as_posix() if PurePosixPath(name).suffix else name
