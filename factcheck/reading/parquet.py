"""One article a row: Parquet tables with the columns that a .jsonl line has as keys. Needs the extra ``parquet``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from factcheck.errors import InputError, NoTextError, UnreadableError
from factcheck.model import Article, Skipped
from factcheck.reading.jsonl import read_fields
from factcheck.reading.record import finish

KEYS = ("id", "outlet", "title", "published", "date", "url", "rendition", "text")
_ROWS = 256  # in memory at a time


def rows(
    name: str, stem: str, stream: BinaryIO, *, groups: range | None = None, before: int = 0
) -> Iterator[Article | Skipped]:
    """What each row gives, counted from 1; ``groups``: these row groups only, ``before`` which so many rows stand.

    Raises UnreadableError where pyarrow is not installed, InputError for a file that is no Parquet, NoTextError for one
    without a column ``text``.
    """
    table = opened(stream)
    names = table.schema_arrow.names
    if "text" not in names:
        raise NoTextError('has no column "text"', hint="it holds no articles")
    columns = [key for key in KEYS if key in names]
    number = before
    wanted = list(groups) if groups is not None else None
    for batch in table.iter_batches(batch_size=_ROWS, row_groups=wanted, columns=columns):
        for row in batch.to_pylist():
            number += 1
            path = f"{name}:{number}"
            try:
                fields = {k: v.isoformat() if isinstance(v, date) else v for k, v in row.items()}
                article, notes = finish(read_fields(fields), path=path, default_id=f"{stem}-{number}")
            except InputError as problem:
                yield Skipped(path, problem.code, problem.message, problem.hint)
                continue
            yield from notes
            yield article


def opened(stream: BinaryIO) -> Any:
    """The table behind a stream, of which only the footer is read (a ``pyarrow.parquet.ParquetFile``)."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        hint = "pip install 'factcheck-cli[parquet]'"
        raise UnreadableError("is Parquet, which needs pyarrow, which is not installed", hint=hint) from None
    try:
        return pq.ParquetFile(stream)
    except pa.ArrowException as problem:
        reason = str(problem).splitlines()[0][:80]
        raise InputError(f"is no Parquet file that can be read: {reason}", hint="write it anew") from None
