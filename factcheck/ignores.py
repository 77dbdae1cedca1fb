"""Ignores written into a draft: ``<!-- factcheck: ignore[FC101] the ministry's own count -->``.

One inside a paragraph counts for that paragraph; one that stands alone for the next; ``ignore-file`` for the whole
draft. Without codes in brackets every code is meant. Only drafts are read for them: a corpus is evidence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.model import Article, Claim, Finding, Report, Skipped, Suppressed
from factcheck.reading import hidden

BROKEN, UNUSED = "FC924", "FC925"
_OURS = re.compile(r"\s*factcheck\s*:", re.IGNORECASE)
_IGNORE = re.compile(r"\s*factcheck\s*:\s*ignore(-file)?(?![\w-])\s*(?:\[([^\]]*)\])?", re.IGNORECASE)
_CODE = re.compile(r"FC\d{0,3}")
_GAP = re.compile(r"\n[ \t\r]*\n")
_HINT = "write <!-- factcheck: ignore[FC101] reason -->"


@dataclass(frozen=True, slots=True)
class Ignore:
    """``codes`` are prefixes, none for all; it covers ``[start, end)`` of the text, or ``whole`` article with title."""

    codes: tuple[str, ...]
    reason: str
    start: int
    end: int
    line: int
    whole: bool = False

    def covers(self, code: str, claim: Claim) -> bool:
        """Does it speak of a finding with this code about this claim?"""
        if self.codes and not code.startswith(self.codes):
            return False
        return self.whole or (claim.field != "title" and self.start <= claim.start < self.end)


def find(article: Article) -> tuple[list[Ignore], list[Skipped]]:
    """The ignores of one draft in order, and a note on each that cannot be read."""
    text = article.text
    plain = hidden.blanked(text)
    blocks = _blocks(hidden.blanked(text, "x"))  # a line that holds a comment alone is no blank line
    starts = [b[0] for b in blocks]
    found: list[Ignore] = []
    notes: list[Skipped] = []
    for start, end in hidden.spans(text):
        inside = text[start + 4 : end - 3]
        if not _OURS.match(inside):
            continue
        line = max(article.line, 1) + text.count("\n", 0, start)
        read = _IGNORE.match(inside)
        codes = tuple(c.strip().upper() for c in read[2].split(",")) if read and read[2] is not None else ()
        if read is None or not all(_CODE.fullmatch(c) for c in codes):
            notes.append(
                Skipped(f"{article.path}:{line}", BROKEN, "holds a note to factcheck that is no ignore", _HINT)
            )
            continue
        at = max(bisect_right(starts, start) - 1, 0)
        while at < len(blocks) and (blocks[at][1] <= start or not plain[slice(*blocks[at])].strip()):
            at += 1
        covered = blocks[at] if at < len(blocks) else (len(text), len(text))
        reason = " ".join(inside[read.end() :].split())
        found.append(Ignore(codes, reason, *covered, line=line, whole=bool(read[1])))
    return found, notes


def _blocks(text: str) -> list[tuple[int, int]]:
    """The stretches between blank lines."""
    out, at = [], 0
    for gap in _GAP.finditer(text):
        if gap.start() >= at:
            out.append((at, gap.start() + 1))
            at = gap.end() - 1
    return [*out, (at, len(text))]


def apply(report: Report) -> Report:
    """The report of a check without the findings that its drafts ask to ignore; what was ignored and which ignores fit
    nothing is told in it."""
    articles = {a.id: a for a in report.articles}
    claims = {c.id: c for c in report.claims}
    stories = {c: j.story.id for j in report.stories for v in j.verdicts for c in v.alignment.claims}
    by_draft: dict[str, list[Ignore]] = {}
    notes: list[Skipped] = []
    for draft in report.drafts:
        by_draft[draft], broken = find(articles[draft]) if draft in articles else ([], [])
        notes += broken
    kept: list[Finding] = []
    quiet: list[Suppressed] = []
    used: set[tuple[str, int]] = set()
    for finding in report.findings:
        claim = claims.get(finding.claim)
        mine: Sequence[Ignore] = by_draft.get(claim.article, ()) if claim and finding.code else ()
        fitting = [n for n, one in enumerate(mine) if claim and one.covers(finding.code, claim)]
        if not fitting or claim is None:
            kept.append(finding)
            continue
        used |= {(claim.article, n) for n in fitting}
        quiet.append(Suppressed("inline", stories.get(claim.id, ""), finding=finding, reason=mine[fitting[0]].reason))
    for draft, found in by_draft.items():
        notes += [
            Skipped(f"{articles[draft].path}:{one.line}", UNUSED, "holds an ignore that fits no finding", "delete it")
            for n, one in enumerate(found)
            if (draft, n) not in used
        ]
    return replace(
        report,
        findings=tuple(kept),
        suppressed=(*report.suppressed, *quiet),
        skipped=tuple(sorted([*report.skipped, *notes], key=lambda s: (s.path, s.code, s.reason))),
    )
