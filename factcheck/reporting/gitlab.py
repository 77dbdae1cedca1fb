"""GitLab's Code Quality report: one JSON array, shown in merge requests.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. No byte-order mark, unique fingerprints.
"""

from __future__ import annotations

from factcheck.model import Report
from factcheck.reporting import documents
from factcheck.reporting.fragments import Places
from factcheck.reporting.issues import issues
from factcheck.reporting.style import PLAIN, Style
from factcheck.reporting.view import Lookup

_SEVERITY = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report, style: Style = PLAIN) -> str:
    """The issues that have a place."""
    look, places = Lookup.of(report), Places()
    out = []
    for issue in issues(report, singles=style.singles):
        if issue.claim is None:
            continue
        place = places.of(issue.claim, look.article(issue.claim))
        out.append(
            {
                "description": issue.message,
                "check_name": issue.code,
                "fingerprint": issue.fingerprint,
                "severity": _SEVERITY.get(issue.level, "info"),
                "location": {"path": place.path.removeprefix("./"), "lines": {"begin": place.line}},
            }
        )
    return documents.dumps(out, indent=1) + "\n"
