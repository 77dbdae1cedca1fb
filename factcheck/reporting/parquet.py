"""Parquet, the same table as CSV with typed columns; needs the extra ``parquet`` (pyarrow)."""

from __future__ import annotations

import io
from typing import Any

from factcheck.errors import UsageError
from factcheck.model import Report
from factcheck.reporting.rows import COLUMNS, rows
from factcheck.reporting.style import PLAIN, Style


def render(report: Report, style: Style = PLAIN) -> bytes:
    """One file's bytes, the same for the same report and the same pyarrow. Raises UsageError where that is missing."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise UsageError(
            "parquet needs pyarrow, which is not installed", hint="pip install 'factcheck-cli[parquet]'"
        ) from None
    kinds: dict[str, Any] = {"text": pa.string(), "number": pa.float64(), "whole": pa.int64()}
    schema = pa.schema([pa.field(name, kinds[kind], nullable=kind != "text") for name, kind in COLUMNS.items()])
    columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    for row in rows(report):
        for name, kind in COLUMNS.items():
            value = row[name]
            columns[name].append(float(value) if kind == "number" and value is not None else value)
    out = io.BytesIO()
    pq.write_table(pa.table(columns, schema=schema), out, compression="zstd")
    return out.getvalue()
