"""What may explain that two figures of one thing differ, so that nobody calls it a conflict."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from factcheck.judgement.calendar import dates_overlap, days
from factcheck.judgement.place import Place, alike, covered, is_moment, meanings, settings, single, words
from factcheck.judgement.relations import comparable, is_physical, label, other_units, relate, sort_key
from factcheck.judgement.time import Cue, cue
from factcheck.model import Article, Claim, ClockTime, DateValue, Polarity, Qualifier, Quantity, RelationKind, Value

NEAR = 60  # characters around a figure in which a word sets it aside
MOST = 60  # values of one text whose sums are tried
_NUMBER = re.compile(r"\d[\d.,:]*\d|\d")
_WORD = re.compile(r"[a-z]+")
_BEARS_OUT = (RelationKind.AGREE, RelationKind.COMPATIBLE)


def borne_out(x: Place, y: Place, ours: Sequence[Claim], theirs: Sequence[Claim]) -> bool:
    """Does one text give the other's figure too, elsewhere or in the same words?"""
    a, b = x.claim, y.claim
    return _gives(b.value, ours, a) or _gives(a.value, theirs, b) or _repeated(a, b)


def _gives(value: Value, claims: Sequence[Claim], beside: Claim) -> bool:
    return any(
        c.id != beside.id
        and c.polarity is Polarity.ASSERTED
        and comparable(value, c.value)
        and relate(value, c.value, Polarity.ASSERTED, Polarity.ASSERTED)[0] in _BEARS_OUT
        and not _vague(c.value)
        for c in claims
    )


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


def explanation(x: Place, y: Place, ours: Sequence[Claim], theirs: Sequence[Claim]) -> str:
    """The sentence that says why two figures of one thing may differ, "" where nothing explains it."""
    rule = _rule(x, y, ours, theirs)
    if not rule:
        return ""
    a, b = x.claim, y.claim
    if sort_key(b.value, b.polarity) < sort_key(a.value, a.polarity):
        a, b = b, a
    return str(settings()["explained"]["sentence"][rule].format(a=label(a.value), b=label(b.value)))


def _rule(x: Place, y: Place, ours: Sequence[Claim], theirs: Sequence[Claim]) -> str:
    a, b = x.claim, y.claim
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        if _aside(a) or _aside(b):
            return "beside"
        return "order" if _in_order(a, b) else "period" if _own_figures(x, y, ours, theirs) else ""
    if _sums(b, ours, a) or _sums(a, theirs, b):
        return "sum"
    if _fraction(a, b):
        return "fraction"
    if _rate(a) and _rate(b) and _rate(a) != _rate(b):
        return "period"
    if a.implied or b.implied or _relative(x) is not _relative(y):
        return "part"
    if _part(x) and _part(y) and (single(a.type) or covered(x, y) < _limit("same_whole")):
        return "part"
    if single(a.type) and _smaller_group(x, y):
        return "group"
    if _narrower(x, y):
        return "part"
    if _aside(a) or _aside(b):
        return "beside"
    if a.type in words("explained", "doer_types") and _doer(a, b):
        return "doer"
    if conditional(a) is not conditional(b):
        return "condition"
    if not is_physical(a.value.unit) and _toll(a, b):
        return "moving"
    if _other_period(x, y, ours, theirs):
        return "period"
    if a.value.unit == "s" and other_units(a.value, b.value) and _ratio(a.value, b.value) <= _limit("coarse_units"):
        return "units"
    return ""


def _limit(name: str) -> float:
    return float(settings()["explained"][name])


def far(a: Claim, b: Claim) -> bool:
    """Two measures worlds apart are about two things."""
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return False
    return a.value.unit in words("explained", "measured") and _ratio(a.value, b.value) > _limit("farthest")


def _ratio(a: Quantity, b: Quantity) -> float:
    if not a.nominal or not b.nominal:
        return 1.0
    ratio = abs(a.nominal / b.nominal)
    return max(ratio, 1 / ratio)


def _relative(p: Place) -> bool:
    """A part of something, or an addition to it, rather than the whole figure."""
    claim = p.claim
    near = {t.lower() for t in (*claim.anchor.terms[:3], *claim.anchor.modifiers, claim.anchor.verb)}
    said = set(_WORD.findall(claim.value.text.lower())) - {"more", "less", "than"}
    return _part(p) or bool((near | said) & words("explained", "relative"))


def _part(p: Place) -> bool:
    """ "five of the nine", "10 from the US", "5 among 12", "$500 more than last year"."""
    claim = p.claim
    if claim.slot("scope") or _OF.search(claim.value.text.lower()):
        return True
    after = claim.quote.partition(claim.value.text)[2][:NEAR]
    if not is_moment(claim) and _FROM.match(after):
        return True
    behind = _WORD.findall(after.lower())[:2]
    return bool(behind) and behind[0] in words("explained", "behind") and behind[1:] != ["to"]


def _smaller_group(x: Place, y: Place) -> bool:
    """Is one figure for some of the people that the other counts, and no greater than it? Or each for its own group?"""
    a, b = _group(x), _group(y)
    if a == b:
        return False
    if a and b:
        return True
    some, all_ = (x.claim.value, y.claim.value) if a else (y.claim.value, x.claim.value)
    if not isinstance(some, Quantity) or not isinstance(all_, Quantity):
        return False
    low = some.low if some.low is not None else some.nominal
    high = all_.high if all_.high is not None else all_.nominal
    return low is None or high is None or low <= high


def _narrower(x: Place, y: Place) -> bool:
    """Is the smaller figure said of a kind that the other sentence does not name ("six local workers"), or of what was
    found so far ("35 bodies")?"""
    a, b = x.claim.value, y.claim.value
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or is_physical(a.unit):
        return False
    if a.nominal is None or b.nominal is None:
        return False
    small, large = (x, y) if a.nominal < b.nominal else (y, x)
    if small.claim.anchor.noun in words("explained", "found") and large.claim.anchor.noun != small.claim.anchor.noun:
        return True
    kinds = meanings(small.claim.anchor.modifiers)
    return any(not large.holds(w) for w in kinds)


def _group(p: Place) -> str:
    if p.subject.group == "everybody" or not (p.subject.group or p.claim.slot("group")):
        return ""
    return p.subject.group or str(p.claim.slot("group"))


def _aside(claim: Claim) -> bool:
    """Does the sentence set its figure beside something else ("he also came in 1983", "the other 11%")?"""
    at = claim.quote.find(claim.value.text)
    near = claim.quote[max(0, at - NEAR) : at + len(claim.value.text) + NEAR] if at >= 0 else claim.quote[: 2 * NEAR]
    near = near.lower()
    return not words("explained", "aside").isdisjoint(_WORD.findall(near)) or any(
        phrase in near for phrase in settings()["explained"]["aside_phrases"]
    )


def _in_order(a: Claim, b: Claim) -> bool:
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


_UP_TO = (Qualifier.LESS_THAN, Qualifier.AT_MOST)


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


def _doer(a: Claim, b: Claim) -> bool:
    """May one text count the attackers among the victims? It takes a word of them, and a small difference."""
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return False
    if a.value.nominal is None or b.value.nominal is None:
        return False
    gap = abs(a.value.nominal - b.value.nominal)
    if gap > _limit("doer_most"):
        return False
    for claim in (a, b):
        said = set(_WORD.findall(claim.quote.lower()))
        if gap <= 1 and said & words("explained", "doer_deeds"):
            return True
        if said & words("explained", "doer_words") and said & words("explained", "doer"):
            return True
    return False


def _toll(a: Claim, b: Claim) -> bool:
    """Does either sentence call its figure the older or the newer one?"""
    for claim in (a, b):
        at = claim.quote.find(claim.value.text)
        if at >= 0:
            here = replace(claim, field="text", start=at, end=at + len(claim.value.text))
            if cue(here, Article(claim.article, claim.quote)) is not Cue.NONE:
                return True
    return False


def _other_period(x: Place, y: Place, ours: Sequence[Claim], theirs: Sequence[Claim]) -> bool:
    """Do both sentences date their figures, to days that cannot be the same?"""
    mine = [c.value for c in ours if c.quote == x.claim.quote and isinstance(c.value, DateValue)]
    yours = [c.value for c in theirs if c.quote == y.claim.quote and isinstance(c.value, DateValue)]
    pairs = [dates_overlap(d, e) for d in mine for e in yours]
    return bool(pairs) and not any(o is None or o for o in pairs)


def _own_figures(x: Place, y: Place, ours: Sequence[Claim], theirs: Sequence[Claim]) -> bool:
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


def _fraction(a: Claim, b: Claim) -> bool:
    """ "half" and "51 percent": a fraction in words is a round figure."""
    if not (isinstance(a.value, Quantity) and isinstance(b.value, Quantity)) or a.value.unit != "percent":
        return False
    if a.value.nominal is None or b.value.nominal is None:
        return False
    worded = [
        not _NUMBER.search(c.value.text) and not words("explained", "fractions").isdisjoint(_spelled(c)) for c in (a, b)
    ]
    return worded[0] is not worded[1] and abs(a.value.nominal - b.value.nominal) <= _limit("fraction_points")


def _spelled(claim: Claim) -> list[str]:
    return _WORD.findall(claim.value.text.lower())


def _rate(claim: Claim) -> str:
    """The period that a figure is reckoned by, "" where none is told: "on the year", "a month", "annual"."""
    before, figure, after = claim.quote.lower().partition(claim.value.text.lower())
    found = _PER.search(after[:NEAR]) if figure else None
    if found:
        return found[1]
    near = set(_WORD.findall(before[-NEAR:] + " " + after[:NEAR]))
    return next((kind for kind, said in settings()["explained"]["rates"].items() if near & set(said.split())), "")


_PER = re.compile(
    r"^[^.;]{0,12}?\b(?:on|per|a|an|each|every|from)(?: the| a)?(?: previous| same)?"
    r" (year|quarter|month|week|day|hour)\b"
)
_OF = re.compile(r"\bof (?:the|its|his|her|their|them|those|these)\b")
_FROM = re.compile(r"\s*(?:\w+ )?from (?:the )?[A-Z]")


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
