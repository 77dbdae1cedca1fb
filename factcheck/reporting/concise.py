"""One line an issue, ``path:line:column: code level: message``: for editors, grep and the eye."""

from __future__ import annotations

from factcheck.model import Report
from factcheck.reporting import text
from factcheck.reporting.fragments import Places
from factcheck.reporting.issues import LEVELS, issues
from factcheck.reporting.style import PLAIN, Style
from factcheck.reporting.view import Lookup


def render(report: Report, style: Style = PLAIN) -> str:
    """The issues in the report's order, and a line that counts them."""
    look, places = Lookup.of(report), Places()
    lines = []
    found = issues(report, singles=style.singles)
    for issue in found:
        where = ""
        if issue.claim is not None:
            place = places.of(issue.claim, look.article(issue.claim))
            where = f"{text.clean(place.path)}:{place.line}:{max(place.column, 1)}: "
        lines.append(f"{where}{issue.code} {issue.level}: {issue.message}")
    counts = [(sum(i.level == level for i in found), level) for level in LEVELS]
    said = ", ".join(text.plural(n, level) for n, level in counts if n) or "nothing found"
    quiet = f", {len(report.suppressed):,} kept quiet" if report.suppressed else ""
    return text.inert("\n".join([*lines, f"{said}{quiet}"]) + "\n")
