"""How each value of a claim stands to the others, in one word and in a few."""

from __future__ import annotations

from factcheck.model import RelationKind, Verdict, VerdictKind
from factcheck.reporting import text
from factcheck.reporting.html_short import short

NAMED = 4  # rivals named
STANDING = {
    "lead": "best sourced",
    "conflict": "in conflict",
    "superseded": "overtaken",
    "agree": "agreed",
    "compatible": "can be true beside the others",
    "single": "one outlet",
}


def standings(verdict: Verdict) -> list[str]:
    """How each position stands: overtaken; the best sourced in a conflict (``lead``) or against it; in any conflict,
    where no position is clearly the best sourced; else as the whole verdict has it."""
    against = rivals(verdict)
    old = overtaken(verdict)
    lead = leading(verdict)
    rest = {VerdictKind.AGREE: "agree", VerdictKind.SINGLE: "single"}.get(verdict.verdict, "compatible")
    found = []
    for i in range(len(verdict.positions)):
        if i in old:
            found.append("superseded")
        elif i == lead:
            found.append("lead")
        else:
            found.append("conflict" if against[i] and (lead is None or lead in against[i]) else rest)
    return found


def rivals(verdict: Verdict) -> list[list[int]]:
    """For each position those it cannot be true together with."""
    found: list[list[int]] = [[] for _ in verdict.positions]
    for r in verdict.relations:
        if r.relation is RelationKind.CONFLICT:
            found[r.a].append(r.b)
            found[r.b].append(r.a)
    return [sorted(f) for f in found]


def leading(verdict: Verdict) -> int | None:
    """The position of a conflict with more independent sources than any other, and at least two; None where there is
    none, and where it was overtaken."""
    against = rivals(verdict)
    if not any(against):
        return None
    ranked = sorted(range(len(verdict.positions)), key=lambda i: -verdict.positions[i].sources)
    first = ranked[0]
    best = verdict.positions[first].sources
    clear = best > 1 and (len(ranked) == 1 or verdict.positions[ranked[1]].sources < best)
    return first if clear and against[first] and first not in overtaken(verdict) else None


def overtaken(verdict: Verdict) -> frozenset[int]:
    """The positions that a later one took the place of."""
    return frozenset(r.a for r in verdict.relations if r.relation is RelationKind.SUPERSEDED)


def standing_words(verdict: Verdict, i: int, standing: str) -> str:
    """``in conflict with ≥5, 7``; "" where the verdict says it for all."""
    if verdict.verdict not in (VerdictKind.CONFLICT, VerdictKind.SUPERSEDED):
        return ""
    against = rivals(verdict)[i]
    if not against or standing == "superseded":
        return STANDING[standing]
    named = list(dict.fromkeys(short(verdict.positions[k]) for k in against))
    rest = len(named) - NAMED
    shown = ", ".join(named[:NAMED]) + (f" and {text.plural(rest, 'other')}" if rest > 0 else "")
    first = {"lead": STANDING["lead"], "conflict": ""}.get(standing, "fits the best sourced")
    return f"{first}; in conflict with {shown}" if first else f"in conflict with {shown}"
