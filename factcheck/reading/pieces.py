"""The input in pieces that can be read apart, on another machine too: a whole file, some lines of a .jsonl file, some
row groups of a Parquet file. All pieces' items in their order, put through ``together``, are what the files read at
once give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import chain, groupby
from pathlib import Path
from typing import BinaryIO, TypeVar

from factcheck.errors import InputError
from factcheck.model import Article, Skipped
from factcheck.reading.files import as_one_file, kind_of, lines, read_source, skipped, unread
from factcheck.reading.parquet import opened, rows
from factcheck.reading.walk import Source, check_paths, sources

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one file. ``start`` and ``end``: bytes of a .jsonl file, row groups of a Parquet file, the size of a
    whole one; ``before``: lines or rows that stand before it. ``cut``: it is not all of its file. ``data``: its bytes,
    where it is to be read by a machine that does not see the file."""

    source: int  # the place of its file in the input
    path: str
    stem: str
    file: str  # absolute; "" for standard input
    start: int
    end: int
    before: int = 0
    cut: bool = False
    data: bytes | None = None


def pieces(
    paths: Sequence[str], size: int, *, stdin: bytes | None = None, stdin_filename: str | None = None
) -> Iterator[Piece | tuple[int, Skipped]]:
    """The input cut wherever a file is longer than ``size`` bytes and can be cut; what cannot be opened is an entry
    with its place. Raises UsageError for a path that does not exist."""
    check_paths(paths)
    for place, source in enumerate(sources(paths, stdin_filename=stdin_filename)):
        if isinstance(source, InputError):
            yield place, skipped(source, source.place)
        elif source.file is None:
            data = stdin or b""
            yield Piece(place, source.path, source.stem, "", 0, len(data), data=data)
        else:
            whole = Piece(place, source.path, source.stem, str(source.file.absolute()), 0, 0)
            try:
                yield from _cut(whole, source.file, size)
            except (InputError, OSError) as problem:
                yield place, unread(source.path, problem)


def _cut(whole: Piece, file: Path, size: int) -> Iterator[Piece]:
    length = file.stat().st_size
    kind = kind_of(whole.path)
    if kind == "whole" or length <= size or not file.is_file():
        yield replace(whole, end=length)
        return
    with file.open("rb") as stream:
        if kind == "rows":
            yield from _row_groups(whole, stream, size)
            return
        start = before = 0
        while start < length:
            block = stream.read(size)
            rest = stream.readline() if block and not block.endswith(b"\n") else b""
            if not block:
                return
            end = start + len(block) + len(rest)
            yield replace(whole, start=start, end=end, before=before, cut=True)
            start, before = end, before + block.count(b"\n") + rest.count(b"\n")


def _row_groups(whole: Piece, stream: BinaryIO, size: int) -> Iterator[Piece]:
    meta = opened(stream).metadata
    start = before = held = count = 0
    for group in range(meta.num_row_groups):
        told = meta.row_group(group)
        held, count = held + told.total_byte_size, count + told.num_rows
        if held >= size or group == meta.num_row_groups - 1:
            yield replace(whole, start=start, end=group + 1, before=before, cut=True)
            start, before, held = group + 1, before + count, 0
            count = 0


def sendable(piece: Piece) -> Piece:
    """The piece with its bytes in it, where they can be read; a Parquet file travels whole."""
    if piece.data is not None:
        return piece
    try:
        return replace(piece, data=_bytes(piece))
    except OSError:
        return piece


def _bytes(piece: Piece) -> bytes:
    with Path(piece.file).open("rb") as stream:
        if kind_of(piece.path) != "lines":
            return stream.read()
        stream.seek(piece.start)
        return stream.read(piece.end - piece.start)


def read_piece(piece: Piece) -> Iterator[Article | Skipped]:
    """The articles of a piece and what of it is to be told; ids may be doubled still."""
    if not piece.cut:
        file = Path(piece.file) if piece.data is None else None
        yield from read_source(Source(piece.path, piece.stem, file), piece.data)
        return
    try:
        if kind_of(piece.path) == "lines":
            part = BytesIO(piece.data if piece.data is not None else _bytes(piece))
            yield from lines(piece.path, piece.stem, part, before=piece.before)
            return
        with Path(piece.file).open("rb") if piece.data is None else BytesIO(piece.data) as stream:
            groups = range(piece.start, piece.end)
            yield from rows(piece.path, piece.stem, stream, groups=groups, before=piece.before)
    except (InputError, OSError) as problem:
        yield unread(piece.path, problem)


def together(items: Iterable[tuple[int, T | Skipped]]) -> Iterator[T | Skipped]:
    """The items of all pieces, each with the place of its file, as the files read at once give them: a file without one
    line of text is one entry, not one for each line."""
    for _, group in groupby(items, key=lambda item: item[0]):
        rest = (item for _, item in group)
        first = next(rest)
        try:
            yield from as_one_file(chain([first], rest))
        except InputError as problem:
            yield skipped(problem, first.path.rpartition(":")[0] if isinstance(first, Skipped) else "")
