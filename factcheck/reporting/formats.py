"""The one table of formats. Each is a module with ``render(report, style=PLAIN) -> str``: pure, no clock, no I/O."""

from __future__ import annotations

from importlib import import_module

from factcheck.errors import UsageError
from factcheck.model import Report
from factcheck.reporting.style import PLAIN, Style

FORMATS = {
    "table": "factcheck.reporting.table",
    "markdown": "factcheck.reporting.markdown",
    "json": "factcheck.reporting.json_report",
    "jsonl": "factcheck.reporting.jsonl_report",
}


def known(name: str) -> str:
    """``name`` if there is such a format, else UsageError with the nearest."""
    if name in FORMATS:
        return name
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), FORMATS, n=1, cutoff=0.4)
    hint = f"did you mean {near[0]!r}?" if near else ""
    raise UsageError(f"no format {name!r}", hint=hint or f"there are {', '.join(FORMATS)}")


def render(name: str, report: Report, style: Style = PLAIN) -> str:
    """The report in the named format; loads that format's module only."""
    text: str = import_module(FORMATS[known(name)]).render(report, style)
    return text
