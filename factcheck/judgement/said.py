"""How a figure was said: the number before its unit word, and how finely it was rounded.

A desk that writes ``11 in`` for 27 cm has rounded in inches; comparing the metres alone would call that a conflict.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.judgement.ladder import ladder
from factcheck.model import Qualifier, Quantity, Value

_WORD = re.compile(r"[^\W\d_]+/?[^\W\d_]*|['\"′″]")
_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f\u2009]*")


@dataclass(frozen=True, slots=True)
class Said:
    """``number`` × ``factor`` is the canonical value; ``step`` is the place of its last digit, in the unit said.

    ``zeros``: how many of the steps come from the trailing zeros of a whole number, which may be meant exactly.
    """

    number: float
    factor: float
    step: float
    zeros: int


def _decimals(text: str) -> int:
    """Digits after the decimal point of the last number in the text; a comma followed by three digits is no point."""
    digits = [n.rstrip(".,\u00a0\u202f\u2009") for n in _NUMBER.findall(text)]
    if not digits:
        return 0
    whole, dot, tail = digits[-1].rpartition(".")
    return len(tail) if dot and whole and not (len(tail) == 3 and "." in whole) else 0


def factor_of(value: Quantity) -> float:
    """Canonical units in one said unit: 0.0254 for ``11 in``, 1 where the words tell nothing else. The smallest unit
    of a compound (``5 ft 10 in``) counts, since the figure was rounded there; a number whose unit stands elsewhere
    ("lost at about 10,000") is in the unit that gives it."""
    table = ladder()
    known = table.units.get(value.unit)
    if not known:
        return 1.0
    names = (table.spellings.get(w, w) for w in (m.group().lower() for m in _WORD.finditer(value.text)))
    factors = [known[n] for n in names if n in known]
    return min(factors) if factors else _factor_of_number(value, known)


def _factor_of_number(value: Quantity, known: Mapping[str, float]) -> float:
    numbers = _NUMBER.findall(value.text)
    if value.nominal is None or len(numbers) != 1:
        return 1.0
    bare = numbers[0].rstrip(".,").replace(",", "")
    number = float(bare) if bare.replace(".", "", 1).isdigit() else 0.0
    fits = [f for f in known.values() if number and math.isclose(value.nominal, number * f, rel_tol=1e-6)]
    return fits[0] if len(fits) == 1 else 1.0


def other_units(a: Value, b: Value) -> bool:
    """Were the two figures said in different units of one dimension?"""
    if not (isinstance(a, Quantity) and isinstance(b, Quantity)):
        return False
    return not math.isclose(factor_of(a), factor_of(b), rel_tol=1e-9)


def said(value: Quantity) -> Said | None:
    """The number as it was said, or None where the figure names none."""
    if value.nominal is None or not math.isfinite(value.nominal):
        return None
    factor = factor_of(value)
    number = value.nominal / factor
    scale = 1.0
    for word in _WORD.findall(value.text.lower()):
        scale = max(scale, ladder().scales.get(word, 1.0))
    decimals = _decimals(value.text)
    if decimals:
        return Said(number, factor, scale * 10.0**-decimals, 0)
    whole = abs(round(number))
    if abs(number - whole) > 1e-6 * max(1.0, whole):  # "half a mile"
        return Said(number, factor, abs(number) if number else 1.0, 0)
    if whole == 0:
        return Said(number, factor, 1.0, 0)
    digits = str(whole)
    zeros = len(digits) - len(digits.rstrip("0"))
    return Said(number, factor, 10.0**zeros, zeros)


def rounds_to(fine: float, coarse: Said, step: float) -> bool:
    """Is ``fine`` (canonical) the number that ``coarse`` says, once rounded to ``step``? Halves may go either way."""
    share = ladder().rounding_share
    target = coarse.number * coarse.factor
    if abs(fine - target) > share * max(abs(fine), abs(target)):
        return False
    return abs(fine / coarse.factor - coarse.number) <= step / 2 * (1 + 1e-9)


def reach(value: Quantity) -> float:
    """How far ``about N`` reaches on each side, canonical: half the place of N's last digit that is not zero, at least
    1 for a count and 2 % of N."""
    form = said(value)
    if form is None or value.nominal is None:
        return 0.0
    table = ladder()
    place = form.step / 2 * form.factor
    if form.factor != 1.0:  # a measure: "about 10,000 ft" is no 15,000 ft
        place = min(place, max(table.about_measured * abs(value.nominal), form.factor / 2))
    small = table.about_small if form.factor == 1.0 and form.step >= 1.0 else 0.0
    return max(place if place < abs(value.nominal) else 0.0, small, table.about_share * abs(value.nominal))


HEDGED = frozenset({Qualifier.ABOUT, Qualifier.NEARLY})


def bounds(value: Quantity) -> tuple[float, float]:
    """The values that the words leave open, as a closed interval (exclusive bounds count as closed: ``more than 19``
    beside ``19`` is the same edge of one count, not a contradiction)."""
    low = -math.inf if value.low is None else value.low
    high = math.inf if value.high is None else value.high
    if value.qualifier is Qualifier.ABOUT:
        wide = reach(value)
        return low - wide, high + wide
    if value.qualifier is Qualifier.NEARLY and value.nominal is not None:
        return value.nominal - reach(value), high
    return low, high
