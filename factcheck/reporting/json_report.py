"""The report as one JSON document."""

from __future__ import annotations

from factcheck.model import Report
from factcheck.reporting import documents
from factcheck.reporting.style import PLAIN, Style


def render(report: Report, style: Style = PLAIN) -> str:
    """``factcheck report --output-format json``."""
    return documents.dumps(documents.report(report), indent=1) + "\n"
