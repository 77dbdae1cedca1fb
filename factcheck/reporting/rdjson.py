"""Reviewdog's diagnostic format: columns are UTF-8 bytes from 1, the end exclusive.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf. Reviewdog posts the message as Markdown, so that what
strangers wrote is escaped here with backslashes, which read well in a terminal too.
"""

from __future__ import annotations

import re

from factcheck.model import Report
from factcheck.reporting import documents, text
from factcheck.reporting.fragments import Place, Places
from factcheck.reporting.issues import issues, said_by
from factcheck.reporting.style import PLAIN, Style
from factcheck.reporting.view import Lookup

_SEVERITY = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}
_MARKDOWN = re.compile(r"([\\`*_\[\]<>&#|~$^!])")


def guarded(said: str) -> str:
    """Text that Markdown shows as written: no markup, and no mention or link made of ``@name`` or an address."""
    escaped = _MARKDOWN.sub(r"\\\1", text.clean(said))
    return escaped.replace("://", "\\://").replace("www.", "www\\.").replace("@", "@\u2060")


def render(report: Report, style: Style = PLAIN) -> str:
    """A ``DiagnosticResult``."""
    look, places = Lookup.of(report), Places()
    found = []
    for issue in issues(report, singles=style.singles):
        if issue.claim is None:
            continue
        diagnostic: documents.Json = {
            "message": guarded(issue.message),
            "location": _location(places.of(issue.claim, look.article(issue.claim))),
            "severity": _SEVERITY.get(issue.level, "INFO"),
            "code": {"value": issue.code},
        }
        if issue.others:
            diagnostic["related_locations"] = [
                {"message": guarded(said_by(c, look)), "location": _location(places.of(c, look.article(c)))}
                for c in issue.others
            ]
        found.append(diagnostic)
    document = {"source": {"name": "factcheck"}, "severity": "WARNING", "diagnostics": found}
    return documents.dumps(document, indent=1) + "\n"


def _location(place: Place) -> documents.Json:
    path = place.path.removeprefix("./")
    if not place.column:
        return {"path": path, "range": {"start": {"line": place.line}}}
    start = _bytes(place.before) + 1
    lines = place.figure.split("\n")
    end = start + _bytes(place.figure) if len(lines) == 1 else _bytes(lines[-1]) + 1
    return {
        "path": path,
        "range": {"start": {"line": place.line, "column": start}, "end": {"line": place.end_line, "column": end}},
    }


def _bytes(said: str) -> int:
    return len(said.encode("utf-8", "replace"))
