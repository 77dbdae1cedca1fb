"""How near two values are to each other, and how telling it is that two articles give the same one."""

from __future__ import annotations

import calendar
import datetime
import re

from factcheck.alignment import vectors
from factcheck.model import Category, ClockTime, DateValue, Quantity, Value

_DATE = re.compile(r"(\d{4})(?:-W(\d\d)|-(\d\d)(?:-(\d\d))?)?")
_WORD = re.compile(r"[^\W\d_]+")

SAME = 0.99
ROUNDED = 0.9
_LARGE = 1000
_PRECISE = 3  # digits that count: many things are 20 or 300, few are 108
BOTH = 0.5
_WORLDS = 8  # times apart at which two figures hardly speak of one thing


def nearness(v: Value, w: Value) -> float:
    """1 the same, 0.9 but for rounding or units, 0.5 both can be true, 0 different, down to -1 worlds apart."""
    if isinstance(v, Quantity) and isinstance(w, Quantity):
        return _quantities(v, w)
    if isinstance(v, Category) and isinstance(w, Category):
        return 1.0 if v.category == w.category else 0.0
    if isinstance(v, DateValue) and isinstance(w, DateValue):
        if v.date == w.date:
            return 1.0
        return BOTH if days_apart(v, w) == 0 else -1.0
    if isinstance(v, ClockTime) and isinstance(w, ClockTime):
        if v.time == w.time:
            return 1.0
        gap = abs(_minutes(v.time) - _minutes(w.time))
        return 0.0 if min(gap, 1440 - gap) <= 60 else -1.0
    return -1.0


def _quantities(v: Quantity, w: Quantity) -> float:
    if v.nominal is None or w.nominal is None:
        if (v.low, v.high) == (w.low, w.high) and (v.low is not None or v.text == w.text):
            return 1.0
        if _far_from_word(v, w) or _far_from_word(w, v):
            return -1.0
        return BOTH if _overlap(v, w) else 0.0
    low, high = sorted((abs(v.nominal), abs(w.nominal)))
    if v.nominal * w.nominal >= 0:
        if high - low <= 0.005 * high:
            return BOTH if _away(v, w) or _away(w, v) else 1.0
        units = {_unit_word(v.text), _unit_word(w.text)}
        if high - low <= 0.05 * high and len(units) == 2 and "" not in units:
            return ROUNDED  # 27 cm and 11 inches
        if _is_rounded(low, high):
            return ROUNDED
    if low == 0 and v.unit == w.unit == "person":
        return 0.0  # "no one was arrested" denies that 45 were
    # "At least 7" allows 328, but an open bound is said of a figure that is near.
    ratio = high / low if low else float("inf")
    if ratio <= 3:
        return BOTH if _overlap(v, w) else 0.0
    return -0.3 if ratio <= _WORLDS else -1.0


def _far_from_word(word: Quantity, figure: Quantity) -> bool:
    """Is a figure so far below a vague word that they hardly speak of one thing: "scores", "one"?"""
    if figure.nominal is None or word.nominal is not None:
        return False
    least: dict[str, int] = vectors.settings()["vague_least"]
    said = max((least.get(w, 0) for w in _WORD.findall(word.text.lower())), default=0)
    return figure.nominal * _WORLDS < said


def _is_rounded(a: float, b: float) -> bool:
    """Is one of two large figures the other to two digits: 188,829 and 190,000?"""
    if min(a, b) < _LARGE or a != int(a) or b != int(b):
        return False
    coarse, fine = sorted((a, b), key=lambda n: len(f"{n:.0f}".rstrip("0")))
    digits = len(f"{coarse:.0f}".rstrip("0"))
    step = 10.0 ** (len(f"{coarse:.0f}") - digits)
    return digits > 1 and digits < len(f"{fine:.0f}".rstrip("0")) and abs(coarse - fine) <= step / 2


def _away(v: Quantity, w: Quantity) -> bool:
    """Does one bound a figure from below and the other from above: "just under 200", "more than 200"?"""
    return v.low is None and v.high is not None and w.high is None and w.low is not None


def _unit_word(text: str) -> str:
    """The first unit that a figure is said in: "27 cm (11 in)" → "cm", "" where none is said."""
    known = vectors.unit_words()
    return next((known[w] for w in (vectors.stem(f.lower()) for f in _WORD.findall(text)) if w in known), "")


def _overlap(v: Quantity, w: Quantity) -> bool:
    low = max((x for x in (v.low, w.low) if x is not None), default=float("-inf"))
    high = min((x for x in (v.high, w.high) if x is not None), default=float("inf"))
    return low <= high


def _minutes(clock: str) -> int:
    hours, _, minutes = clock[:5].partition(":")
    return int(hours) * 60 + int(minutes) if hours.isdigit() and minutes.isdigit() else 0


def telling(value: Value) -> float:
    """0..1: how surely an equal value is the same thing's; 37,000 feet says more than 2."""
    rule = vectors.settings()["telling"]
    if isinstance(value, Quantity):
        n = value.nominal if value.nominal is not None else value.low if value.low is not None else value.high
        if n is None:
            return float(rule["vague"])
        if n != int(n) or abs(n) >= 1000 or len(f"{abs(n):.0f}".strip("0")) >= _PRECISE:
            return float(rule["rare"])
        return float(rule["tens"] if abs(n) >= 10 else rule["few"] if n != 1 else rule["one"])
    if isinstance(value, DateValue):
        return float(rule["day"] if len(value.date) >= 10 else rule["period"])
    return float(rule["clock"] if isinstance(value, ClockTime) else rule["few"])


def is_whole(value: Value) -> bool:
    """Whether a value is a whole number below a thousand, as counts of people mostly are."""
    n = value.nominal if isinstance(value, Quantity) else None
    return n is not None and n == int(n) and abs(n) < 1000


def span(value: DateValue) -> tuple[int, int] | None:
    """First and last day of a date or of a stretch of them, as ordinals; None for one without a year."""
    first, _, last = value.date.partition("/")
    if last:
        a, b = span(DateValue(first, "")), span(DateValue(last, ""))
        return (a[0], b[1]) if a and b else None
    found = _DATE.fullmatch(first)
    if not found:
        return None
    year, week, month, day = (int(g) if g else None for g in found.groups())
    try:
        if week:
            monday = datetime.date.fromisocalendar(int(year or 0), week, 1).toordinal()
            return monday, monday + 6
        start = datetime.date(int(year or 0), month or 1, day or 1)
        end = datetime.date(start.year, month or 12, day or calendar.monthrange(start.year, month or 12)[1])
    except ValueError:
        return None
    return start.toordinal(), end.toordinal()


def days_apart(v: DateValue, w: DateValue) -> int | None:
    """Days between two dates, 0 where they overlap; None where one has no year."""
    a, b = span(v), span(w)
    return max(0, a[0] - b[1], b[0] - a[1]) if a and b else None


def rank(value: Value) -> tuple[float, str]:
    """A key that puts near values next to each other."""
    if isinstance(value, Quantity):
        bounds = [x for x in (value.nominal, value.low, value.high) if x is not None]
        return (bounds[0] if bounds else -1.0), ""
    if isinstance(value, DateValue):
        return 0.0, value.date
    return 0.0, value.time if isinstance(value, ClockTime) else value.category
