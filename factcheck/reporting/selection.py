"""Codes chosen or ignored, and what makes a run fail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from factcheck.errors import UsageError
from factcheck.model import Comparison, JudgedStory, RelationKind, Report, Verdict, VerdictKind

_LOUD = frozenset({VerdictKind.CONFLICT, VerdictKind.SUPERSEDED})


def codes(texts: Iterable[str], flag: str) -> tuple[str, ...]:
    """``FC101,FC3`` and the like as upper-case prefixes; UsageError for what is no code."""
    found = []
    for one in (c.strip().upper() for t in texts for c in t.split(",")):
        if not re.fullmatch(r"FC\d{0,3}", one):
            raise UsageError(f"{one!r} after {flag} is no code", hint="write FC101, or FC1 for all that begin so")
        found.append(one)
    return tuple(found)


def chosen(code: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Is a code wanted? The longest prefix that fits decides, as in ruff; ``ignore`` where both are as long."""
    yes = max((len(p) for p in select if code.startswith(p)), default=-1 if select else 0)
    no = max((len(p) for p in ignore if code.startswith(p)), default=-1)
    return yes > no


def narrow(report: Report, select: Sequence[str], ignore: Sequence[str]) -> Report:
    """The report without what was not chosen: a conflict or superseded row goes, another row loses its code only."""
    if not select and not ignore:
        return report

    def kept(verdicts: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
        out = []
        for verdict in verdicts:
            if not verdict.code or chosen(verdict.code, select, ignore):
                out.append(verdict)
            elif verdict.verdict not in _LOUD:
                out.append(replace(verdict, code=""))
        return tuple(out)

    stories = tuple(JudgedStory(j.story, kept(j.verdicts)) for j in report.stories)
    findings = tuple(f for f in report.findings if not f.code or chosen(f.code, select, ignore))
    return replace(report, stories=stories, findings=findings)


def fails(report: Report, level: str) -> bool:
    """Is there anything at or above ``level``? With drafts under check only what was found in them counts; that one
    outlet alone says something is never a reason to fail."""
    if level == "never":
        return False
    found: list[tuple[str, str, str]] = [(str(f.relation), f.severity, f.code) for f in report.findings]
    if not report.drafts:
        shared = (v for j in report.stories for v in j.verdicts if v.verdict is not VerdictKind.SINGLE)
        found += [(str(v.verdict), "", v.code) for v in shared]
    for relation, severity, code in found:
        if relation == "conflict" or severity == "error":
            return True
        if level in ("superseded", "any") and relation == "superseded":
            return True
        if level == "any" and code and severity != "note":
            return True
    return False


def pair_fails(pair: Comparison, level: str) -> bool:
    """The same for two texts."""
    return level != "never" and pair.relation is RelationKind.CONFLICT
