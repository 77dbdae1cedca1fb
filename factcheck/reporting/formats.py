"""The one table of formats. Each is a module with ``render(report, style=PLAIN) -> str``: pure, no clock, no I/O.

One whose text gets large also has ``pieces(report, style=PLAIN)``, which gives that text bit by bit.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from factcheck.errors import UsageError
from factcheck.model import Report
from factcheck.reporting.style import PLAIN, Style

FORMATS = {
    "table": "factcheck.reporting.table",
    "markdown": "factcheck.reporting.markdown",
    "json": "factcheck.reporting.json_report",
    "jsonl": "factcheck.reporting.jsonl_report",
    "html": "factcheck.reporting.html",
    "csv": "factcheck.reporting.csv_report",
    "concise": "factcheck.reporting.concise",
    "summary": "factcheck.reporting.summary",
    "github": "factcheck.reporting.github",
    "gitlab": "factcheck.reporting.gitlab",
    "sarif": "factcheck.reporting.sarif",
    "rdjson": "factcheck.reporting.rdjson",
    "junit": "factcheck.reporting.junit",
    "jsonld": "factcheck.reporting.jsonld",
}
# Formats that are no text: their ``render`` gives bytes, and they are written to files only.
BINARY = {"parquet": "factcheck.reporting.parquet"}


def known(name: str, *, file: bool = False) -> str:
    """``name`` if there is such a format, else UsageError with the nearest; one that is no text must go to a file."""
    if name in FORMATS or (file and name in BINARY):
        return name
    if name in BINARY:
        raise UsageError(f"{name} is no text", hint=f"write it to a file: -o {name}:claims.{name}")
    from difflib import get_close_matches

    every = [*FORMATS, *BINARY]
    near = get_close_matches(name.lower(), every, n=1, cutoff=0.4)
    hint = f"did you mean {near[0]!r}?" if near else ""
    raise UsageError(f"no format {name!r}", hint=hint or f"there are {', '.join(every)}")


def render(name: str, report: Report, style: Style = PLAIN) -> str:
    """The report in the named format; loads that format's module only."""
    text: str = import_module(FORMATS[known(name)]).render(report, style)
    return text


def pieces(name: str, report: Report, style: Style = PLAIN) -> Iterator[str]:
    """The same text in pieces. One string of it takes up to four times the room: a single emoji widens every letter."""
    module = import_module(FORMATS[known(name)])
    if hasattr(module, "pieces"):
        yield from module.pieces(report, style)
    else:
        yield module.render(report, style)


def content(name: str, report: Report, style: Style = PLAIN) -> bytes:
    """What a file in the named format holds."""
    if known(name, file=True) in BINARY:
        made: bytes = import_module(BINARY[name]).render(report, style)
        return made
    return b"".join(piece.encode("utf-8") for piece in pieces(name, report, style))
