"""What values are: of which kind, alike or comparable at all, in which order, and how an editor would quote them."""

from __future__ import annotations

import math

from factcheck.claim_types import lexicon
from factcheck.judgement.calendar import clocks_overlap, dates_overlap
from factcheck.judgement.ladder import ladder
from factcheck.judgement.said import bounds
from factcheck.model import Category, ClockTime, DateValue, Polarity, Qualifier, Quantity, Value


def is_physical(unit: str) -> bool:
    """Is the unit measured (metres, money, percent) rather than a counted noun?"""
    return unit in _PHYSICAL or (len(unit) == 3 and unit.isupper()) or unit in ladder().units


_PHYSICAL = frozenset({"percent", "K", "rad", "m2", "J", "W", "Pa", "magnitude", "degree", "delta_K", "delta_degree"})


def comparable(a: Value, b: Value) -> bool:
    """Are the two figures of one kind and one dimension? Counted nouns may differ in their words."""
    if type(a) is not type(b):
        return False
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return a.unit == b.unit or not (is_physical(a.unit) or is_physical(b.unit))
    if isinstance(a, DateValue) and isinstance(b, DateValue):
        return a.date == b.date or dates_overlap(a, b) is not None
    if isinstance(a, ClockTime) and isinstance(b, ClockTime):
        return a.time == b.time or clocks_overlap(a, b) is not None
    return True


def value_key(value: Value) -> tuple[str | float, ...]:
    """Two values with one key say the same thing in the same way: equal bounds, equally hedged, equal unit dimension.

    The words do not matter: ``40`` and ``forty``, ``2 km`` and ``2,000 m`` share a key, ``40`` and ``about 40``
    do not. Clock times are never so exact that ``about`` would tell two of them apart.
    """
    if isinstance(value, Quantity):
        low = -math.inf if value.low is None else _tidy(value.low)
        high = math.inf if value.high is None else _tidy(value.high)
        manner = value.qualifier if value.qualifier in _MANNERS else Qualifier.EXACT
        word = _vague_word(value) if is_vague(value) else ""
        unit = value.unit if is_physical(value.unit) else ""
        return ("quantity", low, high, str(manner), word, unit)
    if isinstance(value, Category):
        return ("category", value.category)
    if isinstance(value, DateValue):
        return ("date", value.date)
    return ("clock", value.time, (value.tz or "").upper())


_MANNERS = frozenset({Qualifier.ABOUT, Qualifier.NEARLY, Qualifier.MORE_THAN, Qualifier.LESS_THAN, Qualifier.VAGUE})


def _vague_word(value: Quantity) -> str:
    """``several times`` and ``multiple`` are one word; ``dozens of hundreds`` is its own. Parts of the body are one
    list in whatever order: ``elbow and shoulder``, ``the shoulder and elbow``."""
    known = ladder().vague_words
    said = [t.strip(".,;'\"") for t in value.text.lower().split()]
    words = [known[w] for w in said if w in known] or sorted(w for w in said if w in lexicon()["body"])
    return " ".join(words or said)


def _tidy(number: float) -> float:
    """Nine significant digits: the noise of unit conversion falls away. Minus zero is zero."""
    return float(f"{number:.9g}") + 0.0


def sort_key(value: Value, polarity: Polarity) -> tuple[tuple[str, ...], str, str]:
    """Figures from small to large; the same order whatever order they came in."""
    key = value_key(value)
    if isinstance(value, Quantity):
        low, high = bounds(value)
        first = low if low > -math.inf else high if high < math.inf else math.inf
        return (("quantity", f"{first:030.6f}" if math.isfinite(first) else "~"), value.text, str(polarity))
    return (tuple(str(k) for k in key), value.text, str(polarity))


def label(value: Value) -> str:
    """The value as an editor would quote it."""
    text = " ".join(value.text.split())
    if isinstance(value, Category):
        return value.category.replace("_", " ")
    if isinstance(value, DateValue):
        return text if not text or text == value.date else f"{text} ({value.date})"
    return text or (value.time if isinstance(value, ClockTime) else "?")


def is_exact(value: Value) -> bool:
    """Is it a figure whose bounds are one number, however that is hedged?"""
    return isinstance(value, Quantity) and value.low is not None and value.low == value.high


def is_vague(value: Value) -> bool:
    """Is it a figure in a word that gives no bounds: "dozens"?"""
    return isinstance(value, Quantity) and (
        value.qualifier is Qualifier.VAGUE or (value.low is None and value.high is None)
    )


def says_one(figure: Quantity) -> bool:
    """ "one soldier", "a single shot": the one is counted, where "a soldier" merely mentions him."""
    words = figure.text.lower().split()
    return any(w in ("1", "one", "single", "lone", "once") for w in words)
