"""Figures that lean on another: "In the story itself it is at least five times" after "shot five times", "the rebels
said 52" after "the ministry said 40 people died", and the two in "the crowd beat the 500,000 of 2003"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from factcheck.claim_types import ClaimType
from factcheck.model import Claim, Qualifier, Quantity

_REACH = 3  # sentences
_NEXT = 1
_LIKE = 10.0  # times that a rival figure may be larger or smaller
_KEPT = ("event", "group", "place", "scope")  # slots of the first that hold for its rival
_TOLD = {("say", "dobj"), ("put", "prep:at")}
_NO_ACT = frozenset({"", "be", "put", "say"})
_BEATEN = re.compile(r"\w+ the ")


def carry_times(claims: Sequence[Claim], types: Mapping[str, ClaimType]) -> list[Claim]:
    """The claims of one article in text order, where a count of times that tells no act of its own ("it is five times")
    takes the type of the times counted last, at most three sentences before."""
    out: list[Claim] = []
    last: Claim | None = None
    for claim in claims:
        if claim.anchor.noun == "time" and isinstance(claim.value, Quantity) and claim.type != "ordinal":
            if claim.type != "count":
                last = claim
            elif last is not None and _continues(claim, last):
                unit = types[last.type].unit or claim.value.unit
                claim = replace(claim, type=last.type, value=replace(claim.value, unit=unit), subject=last.subject)
        out.append(claim)
    return out


def _continues(claim: Claim, last: Claim) -> bool:
    near = 0 <= claim.anchor.sentence - last.anchor.sentence <= _REACH
    return near and claim.field == last.field and claim.anchor.verb in _NO_ACT


def carry_rivals(claims: Sequence[Claim], types: Mapping[str, ClaimType]) -> list[Claim]:
    """The claims of one article in text order, where a bare figure that another source gives ("AP said six", "the army
    put it at nine") takes the type and subject of the single-valued figure before it, in its sentence or the one
    before."""
    out: list[Claim] = []
    last: Claim | None = None
    for claim in claims:
        if isinstance(claim.value, Quantity):
            if last is not None and _rivals(claim, last):
                unit = types[last.type].unit or claim.value.unit
                slots = tuple((k, v) for k, v in last.slots if k in _KEPT)
                claim = replace(
                    claim, type=last.type, value=replace(claim.value, unit=unit), subject=last.subject, slots=slots
                )
            elif claim.type in types and types[claim.type].single:
                last = claim
        out.append(claim)
    return out


def _rivals(claim: Claim, last: Claim) -> bool:
    if claim.type != "count" or claim.anchor.noun or not claim.attribution or claim.field != last.field:
        return False
    if not 0 <= claim.anchor.sentence - last.anchor.sentence <= _NEXT:
        return False
    if (claim.anchor.verb, claim.anchor.role) not in _TOLD or claim.slot("target") not in (None, "it"):
        return False
    if last.attribution and last.attribution[0].source == claim.attribution[0].source:
        return False
    a, b = claim.value, last.value
    if not (isinstance(a, Quantity) and isinstance(b, Quantity) and a.nominal and b.nominal):
        return False
    return 1 / _LIKE <= a.nominal / b.nominal <= _LIKE


def part_records(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one article, where a figure beats the known one of another event: "the crowd beat the 500,000 of
    2003" says more than 500,000 of this crowd and 500,000 of that one."""
    out: list[Claim] = []
    for claim in claims:
        beaten = _BEATEN.match(claim.value.text)
        value = claim.value
        if (
            beaten is None
            or not claim.slot("event")
            or not isinstance(value, Quantity)
            or value.qualifier is not Qualifier.MORE_THAN
            or value.nominal is None
        ):
            out.append(claim)
            continue
        told = replace(
            value, low=value.nominal, high=value.nominal, qualifier=Qualifier.EXACT, text=value.text[beaten.end() :]
        )
        out.append(replace(claim, slots=tuple((k, v) for k, v in claim.slots if k != "event")))
        out.append(replace(claim, value=told, start=claim.start + beaten.end()))
    return out
