"""How two values of one thing stand to each other: the ladder, first level that holds.

Pure and symmetric. A false conflict costs more trust than a missed one, so each level that allows two values to stand
side by side comes before the one that calls them a conflict.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from factcheck.judgement.calendar import clocks_overlap, dates_overlap, days
from factcheck.judgement.ladder import Ladder, ladder, ladder_of
from factcheck.judgement.said import HEDGED, Said, bounds, other_units, rounds_to, said
from factcheck.judgement.values import comparable, is_exact, is_physical, is_vague, label, says_one, sort_key, value_key
from factcheck.model import Category, ClockTime, DateValue, Polarity, Qualifier, Quantity, RelationKind, Value

Test = Callable[["_Pair"], bool]


class _Pair:
    """Two values in a fixed order with what the tests ask about them."""

    __slots__ = ("a", "b", "pa", "pb", "steps", "type")

    def __init__(self, a: Value, b: Value, pa: Polarity, pb: Polarity, type_: str, steps: Ladder) -> None:
        self.a, self.b, self.pa, self.pb, self.type, self.steps = a, b, pa, pb, type_, steps


def relate(
    a: Value, b: Value, pa: Polarity, pb: Polarity, *, type: str = "", steps: Ladder | None = None
) -> tuple[RelationKind, str]:
    """How ``a`` stands to ``b``, both said of one thing, and the sentence that says why.

    Symmetric: swapping the two with their polarities changes nothing. ``type`` is the claim type's id, where the
    ladder has rules of its own for it; ``steps`` the ladder to go by, default the one of that type. SUPERSEDED never
    comes from here: it needs dates and context (see ``time``).
    """
    if sort_key(b, pb) < sort_key(a, pa):
        a, b, pa, pb = b, a, pb, pa
    pair = _Pair(a, b, pa, pb, type, steps or (ladder_of(type) if type else ladder()))
    tests = _tests()
    for level in pair.steps.levels:
        if tests[level.test](pair):
            return level.relation, level.sentence.format(a=label(a), b=label(b))
    raise AssertionError("the else level always holds")


# --- the tests -------------------------------------------------------------------------------------------------------


def _missing(p: _Pair) -> bool:
    return not comparable(p.a, p.b)


def _unsure(p: _Pair) -> bool:
    return Polarity.UNKNOWN in (p.pa, p.pb)


def _both_deny(p: _Pair) -> bool:
    return p.pa is Polarity.DENIED and p.pb is Polarity.DENIED


def _both_deny_the_same(p: _Pair) -> bool:
    return _both_deny(p) and value_key(p.a) == value_key(p.b)


def _denied(p: _Pair) -> bool:
    """One asserts what the other denies: every value the assertion allows lies within what is denied."""
    if p.pa is p.pb:
        return False
    said_, denied = (p.a, p.b) if p.pb is Polarity.DENIED else (p.b, p.a)
    if isinstance(said_, Quantity) and isinstance(denied, Quantity):
        low, high = bounds(said_)
        from_, to = bounds(denied)
        slack = _slack(p.a, p.b)
        return from_ - slack <= low and high <= to + slack
    if isinstance(said_, DateValue) and isinstance(denied, DateValue):
        inner, outer = days(said_.date), days(denied.date)
        return inner is not None and outer is not None and outer[0] <= inner[0] and inner[1] <= outer[1]
    return value_key(said_) == value_key(denied)


def _denial_aside(p: _Pair) -> bool:
    return p.pa is not p.pb


def _same(p: _Pair) -> bool:
    return value_key(p.a) == value_key(p.b)


def _edges_exclude(p: _Pair) -> bool:
    """ "at least five" beside "less than five": the bounds share an edge that one of them leaves out by its word."""
    if not (isinstance(p.a, Quantity) and isinstance(p.b, Quantity)):
        return False
    for floor, ceiling in ((p.a, p.b), (p.b, p.a)):
        if floor.nominal is not None and floor.nominal == ceiling.nominal:
            manners = (floor.qualifier, ceiling.qualifier)
            if manners in _EXCLUDING:
                return True
    return False


_EXCLUDING = (
    (Qualifier.AT_LEAST, Qualifier.LESS_THAN),
    (Qualifier.MORE_THAN, Qualifier.AT_MOST),
    (Qualifier.MORE_THAN, Qualifier.LESS_THAN),
)


def _age_in_years(p: _Pair) -> bool:
    """An age in whole years is a floor: a child of 18 months is one year old until the second birthday."""
    if p.type != "age" or not (isinstance(p.a, Quantity) and isinstance(p.b, Quantity)):
        return False
    if not (is_exact(p.a) and is_exact(p.b)) or p.a.nominal is None or p.b.nominal is None:
        return False
    young, old = sorted((p.a.nominal, p.b.nominal))
    return young == math.floor(old) != old


def _exactly(p: _Pair) -> tuple[Said, Said] | None:
    """How the two were said, where both are exact, alike hedged and of a kind that is rounded at all."""
    if not (isinstance(p.a, Quantity) and isinstance(p.b, Quantity) and is_exact(p.a) and is_exact(p.b)):
        return None
    if p.a.qualifier is not p.b.qualifier or {p.a.unit, p.b.unit} & ladder().never_rounded:
        return None
    x, y = said(p.a), said(p.b)
    return None if x is None or y is None else (x, y)


def _rounds(p: _Pair) -> bool:
    """Does one exact figure, rounded as finely as the other was said and in its unit, give the other?"""
    both = _exactly(p)
    if both is None:
        return False
    x, y = both
    other_units = not math.isclose(x.factor, y.factor, rel_tol=1e-9)
    for coarse, fine in ((x, y), (y, x)):
        step = coarse.step
        if not other_units:
            if coarse.step * coarse.factor <= fine.step * fine.factor:
                continue  # as fine as the other: a difference is a difference
            if coarse.zeros == 1:
                continue  # 40 beside 38: tens are meant exactly often enough
            if (
                coarse.zeros == 0
                and fine.zeros == 0
                and coarse.step == 1
                and isinstance(p.a, Quantity)
                and not is_physical(p.a.unit)
            ):
                continue  # 12 beside 11.6: people are not rounded
        if rounds_to(fine.number * fine.factor, coarse, step):
            return True
    return False


def _same_in_other_units(p: _Pair) -> bool:
    return other_units(p.a, p.b) and _rounds(p)


def _cut_short(p: _Pair) -> bool:
    """ "$138 million" beside "$138.7 million": the digits left out, where rounding would have given 139."""
    both = _exactly(p)
    if both is None or other_units(p.a, p.b):
        return False
    x, y = both
    coarse, fine = (x, y) if x.step > y.step else (y, x)
    left_out = fine.number - coarse.number
    table = ladder()
    return table.cut_step <= coarse.step > left_out > 0 and left_out <= table.cut_share * fine.number


def _vague_against_none(p: _Pair) -> bool:
    """``dozens`` beside ``nobody``, or beside ``one``: a plural is more than one whatever table is used."""
    for word, figure in ((p.a, p.b), (p.b, p.a)):
        if is_vague(word) and isinstance(figure, Quantity) and not is_vague(figure) and figure.high is not None:
            if figure.high <= 0:
                return True
            if figure.high <= 1 and says_one(figure):
                return not is_physical(figure.unit)
    return False


def _vague(p: _Pair) -> bool:
    return is_vague(p.a) or is_vague(p.b)


def _slack(a: Value, b: Value) -> float:
    """What measuring, converting and rounding explain, in canonical units."""
    if not (isinstance(a, Quantity) and isinstance(b, Quantity)):
        return 0.0
    table = ladder()
    largest = max((abs(v) for q in (a, b) for v in bounds(q) if math.isfinite(v)), default=0.0)
    slack = table.measured_share * largest if a.unit in table.measured_units else 1e-9 * largest
    if other_units(a, b):  # "up to 27 cm" and "11 in": half of the coarser last digit, within reason
        steps = [form.step * form.factor / 2 for q in (a, b) if (form := said(q)) is not None]
        slack = max(slack, min(max(steps, default=0.0), table.rounding_share * largest))
    return slack


def _meet(p: _Pair) -> bool:
    if isinstance(p.a, Quantity) and isinstance(p.b, Quantity):
        (a, b), (c, d), slack = bounds(p.a), bounds(p.b), _slack(p.a, p.b)
        return a <= d + slack and c <= b + slack
    if isinstance(p.a, DateValue) and isinstance(p.b, DateValue):
        return bool(dates_overlap(p.a, p.b))
    if isinstance(p.a, ClockTime) and isinstance(p.b, ClockTime):
        return bool(clocks_overlap(p.a, p.b))
    return False


def _hedged(p: _Pair) -> bool:
    return any(isinstance(v, Quantity | ClockTime) and v.qualifier in HEDGED for v in (p.a, p.b)) and _meet(p)


def _around_midnight(p: _Pair) -> bool:
    """Two days in a row, one of them told as a night or by some clock: "Friday night", "Saturday local time". Weekdays
    alone may be of two weeks, where one of them was counted from another day."""
    if not (isinstance(p.a, DateValue) and isinstance(p.b, DateValue)):
        return False
    x, y = days(p.a.date), days(p.b.date)
    if x is None or y is None or x[0] != x[1] or y[0] != y[1]:
        return False
    apart = (y[0] - x[0]).days
    if not any(c.isdigit() for c in p.a.text + p.b.text) and abs(apart) <= _WEEK:
        apart = (apart + 1) % _WEEK - 1
    if apart not in (1, -1):
        return False
    first, last = (p.a, p.b) if apart > 0 else (p.b, p.a)
    return bool(_LATE.search(first.text.lower()) or _EARLY.search(last.text.lower()))


_WEEK = 7
_LATE = re.compile(r"\b(?:night|late|midnight|overnight)\b")
_EARLY = re.compile(r"\b(?:early|midnight|overnight|local)\b")


def _side_by_side(p: _Pair) -> bool:
    return isinstance(p.a, Category) and p.type in p.steps.side_by_side


@cache
def _tests() -> Mapping[str, Test]:
    return MappingProxyType(
        {
            "missing": _missing,
            "unsure": _unsure,
            "both_deny_the_same": _both_deny_the_same,
            "both_deny": _both_deny,
            "denied": _denied,
            "denial_aside": _denial_aside,
            "same": _same,
            "edges_exclude": _edges_exclude,
            "age_in_years": _age_in_years,
            "same_in_other_units": _same_in_other_units,
            "same_after_rounding": _rounds,
            "cut_short": _cut_short,
            "vague_against_none": _vague_against_none,
            "vague": _vague,
            "hedged": _hedged,
            "overlap": _meet,
            "around_midnight": _around_midnight,
            "side_by_side": _side_by_side,
            "else": lambda _: True,
        }
    )
