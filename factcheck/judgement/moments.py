"""Differences that time explains: before and after, another period, a figure that was moving, a condition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.judgement.calendar import dates_overlap, days
from factcheck.judgement.place import Place, alike
from factcheck.judgement.relations import relate
from factcheck.judgement.time import Cue, cue
from factcheck.judgement.values import comparable
from factcheck.judgement.wording import settings, words
from factcheck.model import Article, Claim, ClockTime, DateValue, Polarity, Qualifier, Quantity, RelationKind, Value

NEAR = 60  # characters around a figure that are looked at
MOST = 60  # figures of one sentence that are looked at
_WORD = re.compile(r"[a-z]+")
_UP_TO = (Qualifier.LESS_THAN, Qualifier.AT_MOST)
_PER = re.compile(
    r"^[^.;]{0,12}?\b(?:on|per|a|an|each|every|from)(?: the| a)?(?: previous| same)?"
    r" (year|quarter|month|week|day|hour)\b"
)


def in_order(a: Claim, b: Claim) -> bool:
    """ "after 9 o'clock" and "9:40", "before 1998" and "in 1996": the one leaves room for the other."""
    first, second = _when(a.value), _when(b.value)
    if first is None or second is None:
        return False
    one, other = _side(a), _side(b)
    if one and one == other:
        return True
    return ((one, other) in ((1, 0), (0, -1), (1, -1)) and first[0] <= second[1]) or (
        (one, other) in ((-1, 0), (0, 1), (-1, 1)) and second[0] <= first[1]
    )


def _side(claim: Claim) -> int:
    """1 for "after", -1 for "before" or "by", 0 for a time that is meant itself."""
    kind = claim.value.qualifier if isinstance(claim.value, ClockTime) else Qualifier.EXACT
    if claim.anchor.role in ("prep:after", "prep:since") or kind is Qualifier.MORE_THAN:
        return 1
    return -1 if claim.anchor.role in ("prep:before", "prep:by") or kind in _UP_TO else 0


def _when(value: Value) -> tuple[float, float] | None:
    """First and last day or minute of a moment."""
    if isinstance(value, ClockTime):
        hours, _, minutes = value.time[:5].partition(":")
        at = int(hours) * 60.0 + int(minutes) if hours.isdigit() and minutes.isdigit() else None
        return None if at is None else (at, at)
    span = days(value.date) if isinstance(value, DateValue) else None
    return None if span is None else (float(span[0].toordinal()), float(span[1].toordinal()))


def conditional(claim: Claim) -> bool:
    """Is the figure's sentence said under a condition?"""
    said = _WORD.findall(claim.quote.lower())
    return any(
        w in words("explained", "condition")
        and (k == 0 or said[k - 1] not in ("as", "even", "only"))
        and said[k + 1 : k + 2] not in (["any"], ["not"])
        for k, w in enumerate(said)
    )


def toll(a: Claim, b: Claim) -> bool:
    """Does either sentence call its figure the older or the newer one?"""
    for claim in (a, b):
        at = claim.quote.find(claim.value.text)
        if at >= 0:
            here = replace(claim, field="text", start=at, end=at + len(claim.value.text))
            if cue(here, Article(claim.article, claim.quote)) is not Cue.NONE:
                return True
    return False


def other_period(x: Place, y: Place, ours: Sequence[Claim], theirs: Sequence[Claim]) -> bool:
    """Do both sentences date their figures, to days that cannot be the same?"""
    mine = [c.value for c in ours if c.quote == x.claim.quote and isinstance(c.value, DateValue)]
    yours = [c.value for c in theirs if c.quote == y.claim.quote and isinstance(c.value, DateValue)]
    pairs = [dates_overlap(d, e) for d in mine for e in yours]
    return bool(pairs) and not any(o is None or o for o in pairs)


def own_figures(x: Place, y: Place, ours: Sequence[Claim], theirs: Sequence[Claim]) -> bool:
    """Does each of two dates come with a figure of its own ("3 percent in May", "5 percent in June")?"""
    if not isinstance(x.claim.value, DateValue):
        return False
    mine, yours = (
        [c for c in claims if c.quote == p.claim.quote and isinstance(c.value, Quantity) and c.type != "number"][:MOST]
        for p, claims in ((x, ours), (y, theirs))
    )
    return any(
        alike(c, d)
        and comparable(c.value, d.value)
        and c.anchor.noun == d.anchor.noun
        and relate(c.value, d.value, Polarity.ASSERTED, Polarity.ASSERTED)[0] is RelationKind.CONFLICT
        for c in mine
        for d in yours
    )


def rate(claim: Claim) -> str:
    """The period that a figure is reckoned by, "" where none is told: "on the year", "a month", "annual"."""
    before, figure, after = claim.quote.lower().partition(claim.value.text.lower())
    found = _PER.search(after[:NEAR]) if figure else None
    if found:
        return found[1]
    near = set(_WORD.findall(before[-NEAR:] + " " + after[:NEAR]))
    return next((kind for kind, said in settings()["explained"]["rates"].items() if near & set(said.split())), "")
