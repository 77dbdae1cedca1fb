"""Two texts taken to be about the same event: do their figures contradict each other?

There is no story here to learn from which words matter, so besides the score of ``same_thing`` a conflict needs the
words around the two figures to overlap, and everything that could explain the difference to be absent.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import combinations

from factcheck.judgement.relations import comparable, relate, value_key
from factcheck.model import OWN_ZONES, Claim, Comparison, Evidence, Quantity, RelationKind, Value

SAME = 0.1  # from this score on, two claims may be about one thing

_ORDER = {
    RelationKind.CONFLICT: 0,
    RelationKind.COMPATIBLE: 1,
    RelationKind.AGREE: 2,
    RelationKind.SUPERSEDED: 3,
    RelationKind.NOT_COMPARABLE: 4,
}
_NUMBER = re.compile(r"\d[\d.,:]*\d|\d")
NEAR = 60  # characters around a figure in which a word sets it aside
MOST = 60  # values of one text whose sums are tried


@dataclass(frozen=True, slots=True)
class _Words:
    light: frozenset[str]
    relative: frozenset[str]
    aside: frozenset[str]
    farthest: float
    measured: frozenset[str]
    covered: float


@cache
def _words() -> _Words:
    data = tomllib.loads(resources.files("factcheck.data").joinpath("compare.toml").read_text("utf-8"))
    return _Words(
        frozenset(data["light"].split()),
        frozenset(data["relative"].split()),
        frozenset(data["aside"].split()),
        float(data["farthest"]),
        frozenset(data["measured"]),
        float(data["covered"]),
    )


def compare(id: str, a: Sequence[Claim], b: Sequence[Claim], same_thing: Callable[[Claim, Claim], float]) -> Comparison:
    """The relation of two texts by their claims, and the pairs that decided.

    ``same_thing`` scores two claims from 0 (never one thing) to 1. A conflict needs two claims about one thing that
    cannot both be true and that nothing explains: neither figure stands in the other text too, neither is the sum or
    the difference of two others, a part, or an addition. Without a pair about one thing the texts are not comparable.
    """
    ours = sorted((c for c in a if c.zone in OWN_ZONES), key=_place)
    theirs = sorted((c for c in b if c.zone in OWN_ZONES), key=_place)
    evidence = []
    for x in ours:
        for y in theirs:
            if not comparable(x.value, y.value) or same_thing(x, y) < SAME:
                continue
            kind, why = relate(x.value, y.value, x.polarity, y.polarity, type=x.type if x.type == y.type else "")
            if kind is RelationKind.CONFLICT and not _stands(x, y, ours, theirs):
                continue
            evidence.append(Evidence(x, y, kind, why))
    evidence.sort(key=lambda e: (_ORDER[e.relation], _place(e.a), _place(e.b)))
    kinds = {e.relation for e in evidence}
    overall = next(
        (k for k in (RelationKind.CONFLICT, RelationKind.COMPATIBLE, RelationKind.AGREE) if k in kinds),
        RelationKind.NOT_COMPARABLE,
    )
    return Comparison(id, overall, tuple(evidence))


def _place(claim: Claim) -> tuple[str, int, int, str]:
    return ("" if claim.field == "title" else "text", claim.start, claim.end, claim.id)


def _stands(x: Claim, y: Claim, ours: Sequence[Claim], theirs: Sequence[Claim]) -> bool:
    """Is the conflict of two claims left when everything that may explain it is weighed?"""
    if x.type == "ordinal" or y.type == "ordinal" or _nameless(x) or _nameless(y) or _covered(x, y) < _words().covered:
        return False
    if x.polarity is not y.polarity:  # the denial must be of the very same doing
        return bool(x.anchor.verb) and x.anchor.verb == y.anchor.verb and _written(x) == _written(y)
    if _aside(x) or _aside(y):
        return False
    if isinstance(x.value, Quantity) and _relative(x) is not _relative(y):
        return False
    if _borne_out(y.value, ours, x) or _borne_out(x.value, theirs, y) or _repeated(x, y):
        return False
    if isinstance(x.value, Quantity) and isinstance(y.value, Quantity):
        if _sums(y.value, ours) or _sums(x.value, theirs):
            return False
        return not _far(x.value, y.value)
    return True


def _nameless(claim: Claim) -> bool:
    """A bare count whose noun is not told ("live at five", "United 93")."""
    return claim.type == "count" and bool(claim.anchor.terms) and not claim.anchor.noun


def _terms(claim: Claim) -> set[str]:
    own = {t.lower() for t in (*claim.anchor.terms, claim.anchor.verb) if t}
    return own - _words().light - {claim.anchor.noun}


def _around(claim: Claim) -> set[str]:
    names = {word.lower() for name in claim.anchor.names for word in name.split()}
    return _terms(claim) | {t.lower() for t in claim.anchor.sentence_terms} | names


def _covered(x: Claim, y: Claim) -> float:
    """Share of the words around the thinner figure that the other text holds; 1 where nothing is known of either."""
    a, b = _terms(x), _terms(y)
    if not x.anchor.terms and not y.anchor.terms:
        return 1.0
    thin, other = (b, _around(x)) if len(b) <= len(a) else (a, _around(y))
    return len(thin & other) / len(thin) if thin else 0.0


def _relative(claim: Claim) -> bool:
    """A part of something, or an addition to it, rather than the whole figure."""
    if claim.slot("scope") or re.search(r"\bof (?:the|its|his|her|their|them|those|these)\b", claim.value.text.lower()):
        return True
    near = {t.lower() for t in (*claim.anchor.terms[:3], *claim.anchor.modifiers, claim.anchor.verb)}
    words = set(re.findall(r"[a-z]+", claim.value.text.lower())) - {"more", "less", "than"}
    return bool((near | words) & _words().relative)


def _aside(claim: Claim) -> bool:
    """Does the sentence set its figure beside something else ("he also came in 1983", "the other 11%")?"""
    at = claim.quote.find(claim.value.text)
    near = claim.quote[max(0, at - NEAR) : at + len(claim.value.text) + NEAR] if at >= 0 else claim.quote[: 2 * NEAR]
    return bool(set(re.findall(r"[a-z]+", near.lower())) & _words().aside)


def _borne_out(value: Value, claims: Sequence[Claim], beside: Claim) -> bool:
    """Does another claim of that text give the value too?"""
    return any(
        c.id != beside.id
        and relate(value, c.value, beside.polarity, c.polarity, type="")[0]
        in (RelationKind.AGREE, RelationKind.COMPATIBLE)
        for c in claims
        if comparable(value, c.value)
    )


def _written(claim: Claim) -> tuple[str | float, ...]:
    return value_key(claim.value)


def _repeated(x: Claim, y: Claim) -> bool:
    """Is every number of one figure written in the other's sentence?"""
    for one, other in ((x, y), (y, x)):
        numbers = _NUMBER.findall(one.value.text)
        if numbers and set(numbers) <= set(_NUMBER.findall(other.quote)):
            return True
    return False


def _sums(value: Quantity, claims: Sequence[Claim]) -> bool:
    """Is the figure the sum or the difference of two figures of the other text in the same unit?"""
    wanted = value.nominal
    if wanted is None:
        return False
    numbers = [c.value.nominal for c in claims if isinstance(c.value, Quantity) and c.value.unit == value.unit][:MOST]
    for p, q in combinations([n for n in numbers if n is not None], 2):
        if any(abs(wanted - r) <= 1e-6 * max(1.0, abs(wanted)) for r in (p + q, abs(p - q))):
            return True
    return False


def _far(x: Quantity, y: Quantity) -> bool:
    if x.unit not in _words().measured or not x.nominal or not y.nominal:
        return False
    ratio = abs(x.nominal / y.nominal)
    return max(ratio, 1 / ratio) > _words().farthest
