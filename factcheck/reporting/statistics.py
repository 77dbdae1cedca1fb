"""How much of what was found: ``--statistics``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from factcheck.model import Claim, Report
from factcheck.reporting.text import human_type


def of_claims(claims: Iterable[Claim]) -> str:
    """Claims by type, most first."""
    return _lines("claims", Counter(human_type(c.type) for c in claims))


def of_report(report: Report) -> str:
    """Claims by type, alignments by verdict, codes, and the codes of what is kept quiet."""
    verdicts = [v for j in report.stories for v in j.verdicts]
    coded = Counter(v.code for v in verdicts if v.code) + Counter(f.code for f in report.findings if f.code)
    kinds = Counter(str(v.verdict) for v in verdicts)
    quiet = Counter(one.code for s in report.suppressed if (one := s.verdict or s.finding) is not None)
    told = of_claims(report.claims) + _lines("alignments", kinds) + _lines("codes", coded)
    return told + (_lines("kept quiet", quiet) if quiet else "")


def _lines(title: str, counted: Counter[str]) -> str:
    rows = sorted(counted.items(), key=lambda kv: (-kv[1], kv[0]))
    return f"{title}: {sum(counted.values()):,}\n" + "".join(f"{n:>8,}  {name}\n" for name, n in rows)
