"""Figures that only continue another: "In the story itself it is at least five times" after "shot five times"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from factcheck.claim_types import ClaimType
from factcheck.model import Claim, Quantity

_REACH = 3  # sentences
_NO_ACT = frozenset({"", "be", "put", "say"})


def carry_times(claims: Sequence[Claim], types: Mapping[str, ClaimType]) -> list[Claim]:
    """The claims of one article in text order, where a count of times that tells no act of its own ("it is five times")
    takes the type of the times counted last, at most three sentences before."""
    out: list[Claim] = []
    last: Claim | None = None
    for claim in claims:
        if claim.anchor.noun == "time" and isinstance(claim.value, Quantity):
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
