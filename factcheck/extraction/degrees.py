"""Degrees: readings of a thermometer, and differences of two ("10 degrees above average", "warmed by 1.2C").

A difference scales but has no zero of its own, so that 9 degrees Fahrenheit more are 5 K more; it bears a unit of its
own, lest it be held against a reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.extraction import units
from factcheck.extraction.figure import Figure, whole, words
from factcheck.extraction.tokens import Token, after_hyphen
from factcheck.model import Qualifier

_ROUNDED = 1.2  # K between "104 degrees" and the "(40 C)" that restates it
_HEAT = 12  # words around "the 90s" in which heat is told of
_DECADES = frozenset(float(n) for n in range(10, 130, 10))
_NORM = 4  # words from "above" to the "average" it is above
_CHANGE = 3  # words from "warming" to its "of" or "to"


def resolve(tokens: Sequence[Token], figures: list[Figure]) -> None:
    """Lend bare degrees the scale of the reading in brackets behind them, then tell differences from readings."""
    heat = [figure for figure in figures if figure.dimension == "temperature" and figure.unit is not None]
    for one, two in pairwise(heat):
        if two.i == one.j + 1 and tokens[one.j].text in "([/":
            _lend_scale(one, two)
    for figure in heat:
        if _is_difference(tokens, figure):
            _make_difference(figure)


def _lend_scale(one: Figure, two: Figure) -> None:
    """ "104 degrees (40 C)", "the 70s (22 C)": the bare ones are of the scale in which both say the same."""
    bare, known = (one, two) if one.code == units.DEGREE.code else (two, one)
    if bare.code != units.DEGREE.code or known.code == units.DEGREE.code or known.nominal is None:
        return
    for scale in (units.named("fahrenheit"), units.named("celsius")):
        ends = [None if end is None else scale.canonical(end) for end in (bare.low, bare.high, bare.nominal)]
        told = [end for end in ends if end is not None]
        if min(told) - _ROUNDED < known.nominal < max(told) + _ROUNDED:
            bare.set_unit(scale)
            bare.low, bare.high, bare.nominal = ends
            return


def _make_difference(figure: Figure) -> None:
    unit = figure.unit
    assert unit is not None
    figure.low, figure.high, figure.nominal = (
        None if bound is None else float(f"{bound - unit.offset:.9g}")
        for bound in (figure.low, figure.high, figure.nominal)
    )
    figure.unit = replace(unit, code=f"delta_{unit.code}", offset=0.0)
    figure.code = figure.unit.code


def _is_difference(tokens: Sequence[Token], figure: Figure) -> bool:
    first, before = tokens[figure.i], tokens[figure.i - 1]
    if _warming(tokens, figure.i - 1):
        return True
    if before.lower in ("to", "at", "from") and first.lower != "from":
        return False
    if _against(tokens, figure.j):
        return True
    if first.lower in words("reached_past") or tokens[figure.ni - 1].lower == "as":
        return False  # "soared above 40C", "fell as low as 5C"
    if before.lower == "by" or before.lower in words("changed") | words("warmed"):
        return True
    return before.lower == "of" and _change_ends(tokens, figure.i - 2)


def _against(tokens: Sequence[Token], j: int) -> bool:
    """ "warmer", "above the seasonal norm", "more than", "-rise" behind the degrees."""
    k = after_hyphen(tokens, j)
    word = tokens[k].lower
    if word in words("warmer") or word in words("change_nouns"):
        return True
    if word in ("more", "less"):
        return tokens[k + 1].lower == "than" or tokens[k + 1].kind != "word"
    if word not in ("above", "below", "over", "under", "off", "from", "beyond"):
        return False
    return any(tokens[m].lower in words("norms") for m in range(k + 1, min(k + 1 + _NORM, len(tokens))))


def _warming(tokens: Sequence[Token], k: int) -> bool:
    """ "limit global warming to 1.5C", "warming of 2C", "warming above 2C"."""
    at = k if tokens[k].lower == "warming" else k - 1
    return tokens[at].lower == "warming" and (at == k or tokens[k].lower in ("to", "at", "of", "by"))


def _change_ends(tokens: Sequence[Token], k: int) -> bool:
    """ "a rise of", "a drop in temperature of": a noun of change within a few words before the "of"."""
    for at in range(k, max(k - _CHANGE, -1), -1):
        if tokens[at].kind != "word":
            return False
        if tokens[at].lower in words("change_nouns"):
            return True
    return False


def decade_of_heat(tokens: Sequence[Token], i: int) -> Figure | None:
    """ "into the 90s and 100s", "highs in the upper 80s": degrees from ten to ten, where heat is told of."""
    if not _tens(tokens, i):
        return None
    the = i - 2 if tokens[i - 1].lower in words("within_decade") else i - 1
    led = tokens[the].lower == "the" and tokens[the - 1].lower in words("into_decade")
    if not led or not units.near(tokens, i, "readings", _HEAT):
        return None
    low, last, j = tokens[i].value, tokens[i].value, i + 2
    if tokens[j].lower in ("and", "to", "or") and _tens(tokens, j + 1) and tokens[j + 1].value > low:
        last, j = tokens[j + 1].value, j + 3
    figure = whole(i, j, low, "digits")
    figure.set_unit(units.DEGREE)
    figure.qualifier, figure.high, figure.nominal, figure.closed = Qualifier.RANGE, last + 9, None, True
    return figure


def _tens(tokens: Sequence[Token], i: int) -> bool:
    """ "90s"."""
    token, mark = tokens[i], tokens[i + 1]
    return token.kind == "num" and token.value in _DECADES and mark.glued and mark.lower in ("s", "'s")


def triple_digits(tokens: Sequence[Token], i: int) -> Figure | None:
    """ "triple-digit heat": a hundred degrees and more."""
    if tokens[i].lower != "triple":
        return None
    k = after_hyphen(tokens, i + 1)
    hot = tokens[k + 1].lower in units.tables().cues["readings"]
    if tokens[k].lower not in ("digit", "digits") or not hot:
        return None
    figure = whole(i, k + 1, 100.0, "implied")
    figure.set_unit(units.DEGREE)
    figure.qualifier, figure.high, figure.closed = Qualifier.AT_LEAST, None, True
    return figure
