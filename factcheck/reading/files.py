"""Paths to articles: formats told apart, failures turned into coded entries, ids made unique. Nothing here raises for a
bad file; the run goes on."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO, TypeVar

from factcheck.errors import EmptyError, InputError, NoArticlesError, NoTextError, TooLargeError, UnreadableError
from factcheck.model import Article, Skipped
from factcheck.reading.decode import decode
from factcheck.reading.front_matter import has_front_matter, read_front_matter
from factcheck.reading.hidden import blanked
from factcheck.reading.jsonl import read_line
from factcheck.reading.plain import read_plain
from factcheck.reading.record import Record, finish
from factcheck.reading.walk import Source, check_paths, sources

MAX_BYTES = 50 * 1024 * 1024
GUESSED_ENCODING = "FC915"
DUPLICATE_ID = "FC921"

_HTML = frozenset({".html", ".htm", ".xhtml"})
_JSONL = frozenset({".jsonl", ".ndjson"})
_PARQUET = frozenset({".parquet"})
_TEXT = frozenset({".md", ".markdown", ".txt"})


def read(
    paths: Sequence[str],
    *,
    stdin: bytes | None = None,
    stdin_filename: str | None = None,
    include: Sequence[str] = (),
    max_bytes: int = MAX_BYTES,
) -> tuple[list[Article], list[Skipped]]:
    """Every article behind ``paths`` in input order, and what was skipped or read with a loss.

    Which of two articles keeps a doubled id depends on their paths, not on the order of ``paths``.
    Raises UsageError for a path that does not exist and InputError where there is not one article.
    """
    articles: list[Article] = []
    skipped: list[Skipped] = []
    for item in _items(paths, stdin, stdin_filename, include, max_bytes):
        if isinstance(item, Article):
            articles.append(item)
        else:
            skipped.append(item)
    if not articles:
        raise nothing_read(skipped)
    articles, notes = named(articles)
    return articles, [*skipped, *notes]


def named(articles: Sequence[Article]) -> tuple[list[Article], list[Skipped]]:
    """The articles with ids of their own, whatever order they come in, and notes on those that had to change."""
    ids = Ids()
    out = list(articles)
    notes: list[Skipped] = []
    for index in sorted(range(len(out)), key=lambda place: _place(out[place].path)):
        out[index], note = ids.settle(out[index])
        if note:
            notes.append(note)
    return out, notes


def iter_articles(
    paths: Sequence[str],
    *,
    stdin: bytes | None = None,
    stdin_filename: str | None = None,
    include: Sequence[str] = (),
    max_bytes: int = MAX_BYTES,
) -> Iterator[Article | Skipped]:
    """The same as a stream, holding one article at a time; the first to come keeps a doubled id.

    Raises UsageError before the first item for a path that does not exist; an empty stream is no error here.
    """
    ids = Ids()
    for item in _items(paths, stdin, stdin_filename, include, max_bytes):
        if isinstance(item, Article):
            item, note = ids.settle(item)
            if note:
                yield note
        yield item


def nothing_read(skipped: Sequence[Skipped]) -> InputError:
    """The error for a run without one article; it names the first thing that went wrong."""
    hint = "give a folder of articles, an article file, or - for standard input"
    if skipped:
        first = skipped[0]
        hint = f"{first.path}: {first.code} it {first.reason}" + (f"; {first.hint}" if first.hint else "")
        if len(skipped) > 1:
            hint += f"; and {len(skipped) - 1} more"
    return InputError("no article could be read", hint=hint)


class Ids:
    """Keeps ids unique: the second bearer of an id becomes ``id-2``, the third ``id-3``."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def settle(self, article: Article) -> tuple[Article, Skipped | None]:
        wanted = article.id
        if wanted not in self._taken:
            self._taken[wanted] = 1
            return article, None
        number = self._taken[wanted]
        while (name := f"{wanted}-{number + 1}") in self._taken:
            number += 1
        self._taken[wanted] = number + 1
        self._taken[name] = 1
        note = Skipped(
            article.path,
            DUPLICATE_ID,
            f"has the id {wanted!r} of an article before it; it is kept as {name!r}",
            "give each article its own id",
        )
        return replace(article, id=name), note


def _place(path: str) -> tuple[str, int]:
    """Sorts the lines of one .jsonl file by number."""
    name, _, line = path.rpartition(":")
    return (name, int(line)) if name and line.isdecimal() and len(line) < 12 else (path, 0)


def _items(
    paths: Sequence[str], stdin: bytes | None, stdin_filename: str | None, include: Sequence[str], max_bytes: int
) -> Iterator[Article | Skipped]:
    check_paths(paths)
    for source in sources(paths, stdin_filename=stdin_filename, include=include):
        if isinstance(source, InputError):
            yield skipped(source, source.place)
        else:
            yield from read_source(source, stdin, max_bytes)


def read_source(source: Source, stdin: bytes | None = None, max_bytes: int = MAX_BYTES) -> Iterator[Article | Skipped]:
    """What one file (or standard input) gives; ids may be doubled still."""
    try:
        with _opened(source, stdin) as stream:
            yield from _read(source, stream, max_bytes)
    except (InputError, OSError) as problem:
        yield unread(source.path, problem)


def unread(path: str, problem: InputError | OSError) -> Skipped:
    """The entry for a file that cannot be used."""
    if isinstance(problem, OSError):
        reason = f"cannot be read: {problem.strerror or problem}"
        problem = UnreadableError(reason, hint="check that it is a file you may read")
    return skipped(problem, path + problem.place if problem.place.startswith(":") else path)


def kind_of(path: str) -> str:
    """How a file is taken apart, by its name alone: ``lines``, ``rows`` or ``whole``."""
    suffix = PurePosixPath(path).suffix.lower()
    return "lines" if suffix in _JSONL else "rows" if suffix in _PARQUET else "whole"


def _read(source: Source, stream: BinaryIO, max_bytes: int) -> Iterator[Article | Skipped]:
    kind = kind_of(source.path)
    if kind == "whole":
        return _whole(source, stream, max_bytes)
    if kind == "lines":
        return _lines(source, stream, max_bytes)
    from factcheck.reading.parquet import rows

    return as_one_file(rows(source.path, source.stem, stream))


def skipped(problem: InputError, path: str) -> Skipped:
    """The entry for what an error says."""
    return Skipped(path, problem.code, problem.message, problem.hint)


def _opened(source: Source, stdin: bytes | None) -> BinaryIO:
    if source.file is None:
        return BytesIO(sys.stdin.buffer.read() if stdin is None else stdin)
    if source.file.exists() and not source.file.is_file():  # a pipe would never end, a socket never start
        raise UnreadableError("is no regular file", hint="give a file, a folder, or - for standard input")
    return Path(source.file).open("rb")


def _whole(source: Source, stream: BinaryIO, max_bytes: int) -> Iterator[Article | Skipped]:
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise TooLargeError(
            f"is larger than {_megabytes(max_bytes)}", hint="split it into articles, one a line in .jsonl"
        )
    suffix = PurePosixPath(source.path).suffix.lower()
    text, guessed = decode(data, html=suffix in _HTML)
    if not text.strip():
        raise EmptyError("is empty", hint="remove it, or put the article's words in it")
    kind = _kind(suffix, text)
    if kind == "jsonl":
        yield from _lines(source, BytesIO(text.encode("utf-8")), max_bytes)
        return
    article, notes = finish(_record(kind, text), path=source.path, default_id=source.stem)
    if guessed:
        yield Skipped(source.path, GUESSED_ENCODING, f"is not clean UTF-8; it is read as {guessed}", "save it as UTF-8")
    yield from notes
    yield article


def _kind(suffix: str, text: str) -> str:
    """The format: by suffix, and by the first words where that says nothing."""
    if suffix in _HTML:
        return "html"
    if has_front_matter(text):
        return "front matter"
    if suffix not in _TEXT:
        head = blanked(text[:1000]).lstrip("\ufeff \t\r\n").lower()
        if head.startswith(("<!doctype html", "<html", "<head", "<body", "<article", "<?xml", "<!--")):
            return "html"
        if head.startswith("{"):
            return "jsonl"
    return "plain"


def _record(kind: str, text: str) -> Record:
    if kind == "html":
        from factcheck.reading.html import read_html

        return read_html(text)
    if kind == "front matter":
        return read_front_matter(text)
    return read_plain(text)


def _lines(source: Source, stream: BinaryIO, max_bytes: int) -> Iterator[Article | Skipped]:
    return as_one_file(lines(source.path, source.stem, stream, max_bytes=max_bytes))


def lines(
    name: str, stem: str, stream: BinaryIO, *, before: int = 0, max_bytes: int = MAX_BYTES
) -> Iterator[Article | Skipped]:
    """What each line of a .jsonl file gives, one line in memory at a time; ``before``: lines that stand before the
    stream's first. Raises EmptyError for a file without a byte."""
    number = before
    while line := stream.readline(max_bytes + 1):
        number += 1
        path = f"{name}:{number}"
        if len(line) > max_bytes:
            while line and not line.endswith(b"\n"):
                line = stream.readline(max_bytes)
            yield Skipped(path, TooLargeError.code, f"is longer than {_megabytes(max_bytes)}", "split it")
            continue
        if not line.strip():
            continue
        try:
            text, guessed = decode(line.strip())
            article, notes = finish(read_line(text), path=path, default_id=f"{stem}-{number}")
        except InputError as problem:
            yield skipped(problem, path)
            continue
        if guessed:
            yield Skipped(path, GUESSED_ENCODING, f"is not clean UTF-8; it is read as {guessed}", "save it as UTF-8")
        yield from notes
        yield article
    if not number:
        raise EmptyError("is empty", hint="remove it, or put one article a line in it")


T = TypeVar("T")


def as_one_file(items: Iterable[T | Skipped]) -> Iterator[T | Skipped]:
    """The same items; but where no line has text, NoArticlesError for the file instead of a note for each line."""
    source = iter(items)
    waiting: list[Skipped] = []
    for item in source:
        if not isinstance(item, Skipped) or item.code != NoTextError.code:
            yield from waiting
            yield item
            yield from source
            return
        waiting.append(item)
    if len(waiting) > 1:
        raise NoArticlesError(f'has no "text" in any of its {len(waiting)} lines', hint="it holds no articles")
    yield from waiting


def _megabytes(size: int) -> str:
    return f"{size // (1024 * 1024)} MB" if size >= 1024 * 1024 else f"{size} bytes"
