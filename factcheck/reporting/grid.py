"""Ruled tables of fixed width over tabulate: the caller gives each cell as lines that already fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from tabulate import DataRow, TableFormat, tabulate

from factcheck.reporting.style import Style

GAP = 2
_COLORS = {
    "bold": "1",
    "conflict": "1;31",
    "superseded": "33",
    "compatible": "36",
    "agree": "32",
    "single": "2",
    "error": "1;31",
    "warning": "33",
    "note": "36",
}


def paint(text: str, name: str) -> str:
    """``text`` in the colour of a verdict or severity; as it is for a name without one."""
    code = _COLORS.get(name)
    return f"\x1b[{code}m{text}\x1b[0m" if code else text


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` in columns; 0 takes what is left."""

    title: str
    width: int


_PLAIN_ROWS = TableFormat(None, None, None, None, DataRow("", " " * GAP, ""), DataRow("", " " * GAP, ""), 0, None)


class Grid:
    """Rows collected for one table. ``room`` is the width of the column that takes what is left."""

    def __init__(self, columns: Sequence[Column], style: Style) -> None:
        self.columns = columns
        taken = sum(c.width for c in columns) + GAP * (len(columns) - 1)
        self.room = max(style.width - taken, 16)
        self.rule = ("-" if style.ascii else "─") * (taken + self.room)
        self.rows: list[Sequence[Sequence[str]]] = []

    def add(self, cells: Sequence[Sequence[str]]) -> None:
        """One row; each cell is its lines."""
        self.rows.append(cells)

    def text(self) -> str:
        """The table: a rule above and below each row, and no space at any line's end."""
        # tabulate sees one line a row, so that only it knows about widths and only we about rules.
        head = [c.title.ljust(c.width or self.room) for c in self.columns]
        flat = [list(line) for cells in self.rows for line in zip_longest(*cells, fillvalue="")]
        drawn = tabulate(
            [head, *flat],
            tablefmt=_PLAIN_ROWS,
            disable_numparse=True,
            preserve_whitespace=True,
            colalign=["left"] * len(self.columns),
        ).split("\n")
        out, at = [self.rule, drawn[0].rstrip(), self.rule], 1
        for cells in self.rows:
            high = max(len(cell) for cell in cells)
            out += [line.rstrip() for line in drawn[at : at + high]]
            out.append(self.rule)
            at += high
        return "\n".join(out)
