"""What may explain that two figures of one thing differ, so that nobody calls it a conflict."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from factcheck.judgement.moments import conditional, in_order, other_period, own_figures, rate, toll
from factcheck.judgement.parts import doer, narrower, part, relative, smaller_group
from factcheck.judgement.place import Place, covered, single
from factcheck.judgement.relations import relate
from factcheck.judgement.said import other_units
from factcheck.judgement.values import comparable, is_physical, label, sort_key
from factcheck.judgement.wording import limit, settings, words
from factcheck.model import Claim, ClockTime, Polarity, Qualifier, Quantity, RelationKind, Value

NEAR = 60  # characters around a figure in which a word sets it aside
MOST = 60  # values of one text whose sums are tried
_NUMBER = re.compile(r"\d[\d.,:]*\d|\d")
_WORD = re.compile(r"[a-z]+")
_BEARS_OUT = (RelationKind.AGREE, RelationKind.COMPATIBLE)


class Texts:
    """The claims of two texts, and what they bear out; asked for many pairs, reckoned once for each figure."""

    def __init__(self, ours: Sequence[Claim], theirs: Sequence[Claim]) -> None:
        self.ours, self.theirs = ours, theirs
        self._given: dict[tuple[bool, str], frozenset[str]] = {}
        self._sums: dict[tuple[bool, str, str], bool] = {}

    def borne_out(self, x: Place, y: Place) -> bool:
        """Does one text give the other's figure too, elsewhere or in the same words? ``x`` is of ours."""
        a, b = x.claim, y.claim
        if self._giving(b, True) - {a.id} or self._giving(a, False) - {b.id}:
            return True
        return _repeated(a, b)

    def _giving(self, claim: Claim, ours: bool) -> frozenset[str]:
        """The claims of one text whose figure leaves room for this one."""
        key = (ours, claim.id)
        if key not in self._given:
            self._given[key] = frozenset(
                c.id
                for c in (self.ours if ours else self.theirs)
                if c.polarity is Polarity.ASSERTED
                and not _vague(c.value)
                and comparable(claim.value, c.value)
                and relate(claim.value, c.value, Polarity.ASSERTED, Polarity.ASSERTED)[0] in _BEARS_OUT
            )
        return self._given[key]

    def sums(self, x: Place, y: Place) -> bool:
        """Is one figure the sum or the difference of two of the other text?"""
        return self._summed(y.claim, True, x.claim) or self._summed(x.claim, False, y.claim)

    def _summed(self, claim: Claim, ours: bool, beside: Claim) -> bool:
        key = (ours, claim.id, beside.quote)
        if key not in self._sums:
            self._sums[key] = _sums(claim, self.ours if ours else self.theirs, beside)
        return self._sums[key]


def _vague(value: Value) -> bool:
    return isinstance(value, Quantity) and (value.low is None or value.high is None) and value.nominal is None


def _repeated(x: Claim, y: Claim) -> bool:
    """Is every number of one figure written in the other's sentence?"""
    if not isinstance(x.value, Quantity | ClockTime):
        return False  # a day of the month may stand in both
    for one, other in ((x, y), (y, x)):
        numbers = _NUMBER.findall(one.value.text)
        if numbers and set(numbers) <= set(_NUMBER.findall(other.quote)):
            return True
    return False


def explanation(x: Place, y: Place, texts: Texts) -> str:
    """The sentence that says why two figures of one thing may differ, "" where nothing explains it."""
    rule = reason(x, y, texts)
    if not rule:
        return ""
    a, b = x.claim, y.claim
    if sort_key(b.value, b.polarity) < sort_key(a.value, a.polarity):
        a, b = b, a
    return str(settings()["explained"]["sentence"][rule].format(a=label(a.value), b=label(b.value)))


def reason(x: Place, y: Place, texts: Texts) -> str:
    """The name of the rule by which two figures may differ, as in ``explained.sentence`` of the settings."""
    a, b = x.claim, y.claim
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        if _aside(a) or _aside(b):
            return "beside"
        return "order" if in_order(a, b) else "period" if own_figures(x, y, texts.ours, texts.theirs) else ""
    if texts.sums(x, y):
        return "sum"
    if _fraction(a, b):
        return "fraction"
    if rate(a) and rate(b) and rate(a) != rate(b):
        return "period"
    if a.implied or b.implied or relative(x) is not relative(y):
        return "part"
    if part(x) and part(y) and (single(a.type) or covered(x, y) < limit("same_whole")):
        return "part"
    if (single(a.type) or a.type in words("explained", "grouped")) and smaller_group(x, y):
        return "group"
    if narrower(x, y):
        return "part"
    if _aside(a) or _aside(b):
        return "beside"
    if a.type in words("explained", "doer_types") and doer(a, b):
        return "doer"
    if conditional(a) is not conditional(b):
        return "condition"
    if not is_physical(a.value.unit) and toll(a, b):
        return "moving"
    if other_period(x, y, texts.ours, texts.theirs):
        return "period"
    if a.value.unit == "s" and other_units(a.value, b.value) and ratio(a.value, b.value) <= limit("coarse_units"):
        return "units"
    return ""


def far(a: Claim, b: Claim) -> bool:
    """Two measures worlds apart are about two things."""
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return False
    return a.value.unit in words("explained", "measured") and ratio(a.value, b.value) > limit("farthest")


def ratio(a: Quantity, b: Quantity) -> float:
    if not a.nominal or not b.nominal:
        return 1.0
    ratio = abs(a.nominal / b.nominal)
    return max(ratio, 1 / ratio)


def _aside(claim: Claim) -> bool:
    """Does the sentence set its figure beside something else ("he also came in 1983", "the other 11%")?"""
    at = claim.quote.find(claim.value.text)
    near = claim.quote[max(0, at - NEAR) : at + len(claim.value.text) + NEAR] if at >= 0 else claim.quote[: 2 * NEAR]
    near = near.lower()
    return not words("explained", "aside").isdisjoint(_WORD.findall(near)) or any(
        phrase in near for phrase in settings()["explained"]["aside_phrases"]
    )


def _fraction(a: Claim, b: Claim) -> bool:
    """ "half" and "51 percent": a fraction in words is a round figure."""
    if not (isinstance(a.value, Quantity) and isinstance(b.value, Quantity)) or a.value.unit != "percent":
        return False
    if a.value.nominal is None or b.value.nominal is None:
        return False
    worded = [
        not _NUMBER.search(c.value.text) and not words("explained", "fractions").isdisjoint(_spelled(c)) for c in (a, b)
    ]
    return worded[0] is not worded[1] and abs(a.value.nominal - b.value.nominal) <= limit("fraction_points")


def _spelled(claim: Claim) -> list[str]:
    return _WORD.findall(claim.value.text.lower())


def _sums(claim: Claim, others: Sequence[Claim], beside: Claim) -> bool:
    """Is the figure the sum or the difference of two figures of the other text in the same unit, or of two counts of
    the sentence that it is set against?"""
    value = claim.value
    if not isinstance(value, Quantity) or value.nominal is None or value.qualifier is Qualifier.VAGUE:
        return False
    wanted, counted = value.nominal, not is_physical(value.unit)
    numbers = [
        c.value.nominal
        for c in others
        if isinstance(c.value, Quantity)
        and c.type not in words("place", "never")
        and (c.value.unit == value.unit or (counted and c.quote == beside.quote and not is_physical(c.value.unit)))
    ][:MOST]
    for p, q in combinations([n for n in numbers if n], 2):
        if any(abs(wanted - r) <= 1e-6 * max(1.0, abs(wanted)) for r in (p + q, abs(p - q))):
            return True
    return False
