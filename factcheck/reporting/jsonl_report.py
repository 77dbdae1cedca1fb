"""The report as JSON lines: one alignment a line, then one finding a line, each naming what it is."""

from __future__ import annotations

from factcheck.model import Report
from factcheck.reporting import documents
from factcheck.reporting.style import PLAIN, Style


def render(report: Report, style: Style = PLAIN) -> str:
    """``factcheck report --output-format jsonl``."""
    lines = []
    for judged in report.stories:
        for verdict in judged.verdicts:
            body = documents.alignment(verdict)
            lines.append({"kind": "alignment", "story": judged.story.id, **body})
    lines.extend({"kind": "finding", **documents.finding(f)} for f in report.findings)
    return "".join(documents.dumps(line) + "\n" for line in lines)
