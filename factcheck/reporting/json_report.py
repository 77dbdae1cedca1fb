"""The report as one JSON document."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Report
from factcheck.reporting import documents
from factcheck.reporting.style import PLAIN, Style


def render(report: Report, style: Style = PLAIN) -> str:
    """``factcheck report --output-format json``."""
    return "".join(pieces(report, style))


def pieces(report: Report, style: Style = PLAIN) -> Iterator[str]:
    """The same text an entry at a time: the plain values of a whole large report would take ten times its size."""
    head = "{"
    for name, made in documents.parts(report):
        yield f"{head}\n {documents.dumps(name)}: "
        head = ","
        if isinstance(made, Iterator):
            mark = "["
            for one in made:
                yield mark + _inner(one, "\n  ")
                mark = ","
            yield "[]" if mark == "[" else "\n ]"
        else:
            yield _inner(made, "\n ").removeprefix("\n ")
    yield "\n}\n"


def _inner(value: object, margin: str) -> str:
    """A value on lines of their own that begin with ``margin``. No JSON string holds a line's end as it is."""
    return margin + documents.dumps(value, indent=1).replace("\n", margin)
