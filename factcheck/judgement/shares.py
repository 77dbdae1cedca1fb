"""Parts beside their total in one sentence: FC203 where one of them, or all of them together, is more than it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.judgement.values import is_exact, is_physical, label
from factcheck.judgement.wording import settings
from factcheck.model import Claim, Qualifier, Quantity

MOST = 60  # totals of one sentence that are looked at
_AGE = "year"  # an age has no parts: "a 13-year-old and six others, including three 14-year-olds"
_FLOORS = (Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.MORE_THAN)
_INCLUDING = re.compile(r"\b(?:including|include|includes|included|among them|of them|of whom|of which|some of)\b")
_LISTING = re.compile(r"(?::|[-–—(])\s*$")  # what opens a list of all the parts
_BESIDE = re.compile(r"\s*(?:,|,? and|&)\s*(?:the (?:other|remaining) )?$")


class Excess(NamedTuple):
    """Parts that are more than their total; the message says how."""

    part: Claim
    against: tuple[Claim, ...]
    message: str


def excesses(claims: Sequence[Claim]) -> Iterator[Excess]:
    """The parts of each sentence that exceed their total. ``claims``: of one article, in the order of the text."""
    by_sentence: dict[tuple[str, str, str], list[Claim]] = {}
    for c in claims:
        by_sentence.setdefault((c.type, c.field, c.quote), []).append(c)
    for said in by_sentence.values():
        for part in said:
            if _is_part(part) and isinstance(part.value, Quantity) and part.value.qualifier in _FLOORS:
                yield from _greater(part, said)
        yield from _together(said)


def _is_part(claim: Claim) -> bool:
    return claim.slot("scope") == "part"


def _greater(part: Claim, said: Sequence[Claim]) -> Iterator[Excess]:
    """One part that is more than the total it is taken out of."""
    totals = [c for c in said if not c.slot("scope")][:MOST]
    totals = [c for c in totals if c.start < part.start and _one_kind(c, part) and _included(c, part, said)]
    if len(totals) == 1 and _low(part) > _high(totals[0]):
        message = f"“{label(part.value)}” is given as a part of “{label(totals[0].value)}”, but is more"
        yield Excess(part, (totals[0],), message)


def _one_kind(total: Claim, part: Claim) -> bool:
    return (
        isinstance(total.value, Quantity)
        and isinstance(part.value, Quantity)
        and total.value.qualifier is Qualifier.EXACT
        and total.value.unit == part.value.unit
        and part.value.unit != _AGE
        and not is_physical(part.value.unit)
        and total.slot("event") == part.slot("event")
    )


def _included(total: Claim, part: Claim, said: Sequence[Claim]) -> bool:
    """Does the sentence take the part out of this total: "25 dead, including 30 children", with no other figure of the
    kind between them, however vague ("two were killed in revenge for scores, including 13")?"""
    alone = not any(total.end <= c.start < part.start for c in said)
    return alone and _INCLUDING.search(_between(total, part)) is not None


def _between(a: Claim, b: Claim) -> str:
    at = a.end - a.start + max(a.quote.find(a.value.text), 0)
    return a.quote[at : max(at, b.quote.find(b.value.text, at))].lower()


def _together(said: Sequence[Claim]) -> Iterator[Excess]:
    """Two or more parts side by side that come to more than the total: all of a list behind a colon, a dash or a
    bracket; of a list behind "including" only kinds that nobody is two of."""
    for k, total in enumerate(said):
        if total.slot("scope") or total.implied or not is_exact(total.value):
            continue
        parts: list[Claim] = []
        for c in said[k + 1 :]:
            beside = not parts or _BESIDE.fullmatch(_between(parts[-1], c))
            if not (_is_part(c) and is_exact(c.value) and _one_kind(total, c) and beside):
                break
            parts.append(c)
        if not parts[1:]:
            continue
        opening = _between(total, parts[0])
        whole = _LISTING.search(opening) or (_INCLUDING.search(opening) and _are_apart(parts))
        come_to = sum(map(_low, parts))
        if whole and come_to > _high(total):
            listed = " and ".join((", ".join(f"“{label(p.value)}”" for p in parts[:-1]), f"“{label(parts[-1].value)}”"))
            yield Excess(parts[-1], (total,), f"{listed} come to {come_to:g}, more than “{label(total.value)}”")


def _are_apart(parts: Sequence[Claim]) -> bool:
    """Is nobody two of these: women and men, boys and girls?"""
    kinds = [set(line.split()) for line in settings()["apart"]["kinds"].strip().splitlines()]
    found = [next((i for i, kind in enumerate(kinds) if p.anchor.noun in kind), None) for p in parts]
    return None not in found and len(set(found)) == len(found)


def _low(claim: Claim) -> float:
    return claim.value.low or 0.0 if isinstance(claim.value, Quantity) else 0.0


def _high(claim: Claim) -> float:
    high = claim.value.high if isinstance(claim.value, Quantity) else None
    return float("inf") if high is None else high
