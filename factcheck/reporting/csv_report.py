"""CSV, a row for each claim, safe to open in a spreadsheet: no cell of text can be a formula.

A text cell that starts with ``= + - @`` (in any width), a tab or a line break gets a leading apostrophe, as OWASP's
page on CSV injection asks; numbers stay numbers.
"""

from __future__ import annotations

import csv
import io

from factcheck.model import Report
from factcheck.reporting import text
from factcheck.reporting.rows import COLUMNS, Cell, rows
from factcheck.reporting.style import PLAIN, Style

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


def cell(value: Cell) -> str:
    """A number as it is, nothing for none, text without a formula or a runner's command in it."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    said = text.inert(value)
    return f"'{said}" if said[:1] in _FORMULA else said


def render(report: Report, style: Style = PLAIN) -> str:
    """A line of column names, then the rows, each ended by a line feed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows(report):
        writer.writerow([cell(row[name]) for name in COLUMNS])
    return out.getvalue()
