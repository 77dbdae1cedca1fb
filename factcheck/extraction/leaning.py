"""Figures that lean on the one before them: restatements, elided units, lists of ages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck.extraction import ages, hedges, units
from factcheck.extraction.figure import Figure
from factcheck.extraction.tokens import HYPHENS, Token
from factcheck.model import Qualifier


def restate(tokens: Sequence[Token], figures: list[Figure]) -> None:
    """Link "(11 inches)" to the "27 cm" it restates: a bracket with one figure of the same dimension in it."""
    for one, two in pairwise(figures):
        if one.unit is None or two.unit is None or one.dimension != two.dimension or one.unit == two.unit:
            continue
        gap = tokens[one.j : two.i]
        opened = (len(gap) == 1 and gap[0].text in "([/") or [t.lower for t in gap] in ([",", "or"], ["or"])
        a, b = one.nominal or one.high or one.low, two.nominal or two.high or two.low
        alike = (one.nominal is None) is (two.nominal is None)  # "the 70s (22 C)" names more than its bracket
        if opened and alike and a and b and one.code == two.code and 0.6 < b / a < 1.67:
            two.same_as = one.i if one.same_as < 0 else one.same_as


def inherit_units(tokens: Sequence[Token], figures: list[Figure]) -> None:
    """ "at 37,000 feet and … at 15,000.", "90 degrees left and 360 right": a bare number takes the unit told before."""
    last: Figure | None = None
    age: Figure | None = None
    for figure in figures:
        if age is not None and _listed(tokens, age, figure):
            ages.make_age(figure)
        age = figure if figure.dimension == "age" and figure.qualifier is Qualifier.EXACT else None
        if figure.unit is not None and figure.form != "vague":
            last = (
                figure
                if figure.dimension in ("length", "speed", "temperature", "percentage", "angle", "mass")
                else None
            )
            continue
        if last is None or last.unit is None or figure.dimension != "count" or figure.form != "digits" or figure.noun:
            continue
        if figure.nominal is None or figure.additional:
            continue
        after, before = tokens[figure.j], tokens[figure.i - 1]
        turned = last.dimension == "angle" and after.lower in units.tables().cues["directions"]
        bare = (after.kind == "end" or after.text in ".,;)") and before.lower in ("at", "to", "from")
        if not turned and not (bare and _alike(figure.raw, last.raw)):
            continue
        qualifier = figure.qualifier
        figure.set_unit(last.unit)
        hedges.bound(figure, qualifier)


def lend_units(tokens: Sequence[Token], figures: list[Figure]) -> None:
    """ "3- and 4-year-olds", "five- and ten-year terms": a number whose hyphen hangs takes the unit told after it."""
    for one, two in pairwise(figures):
        if one.dimension != "count" or one.form == "vague" or one.noun or two.i != one.j + 2:
            continue
        hyphen, joint = tokens[one.j], tokens[one.j + 1]
        if hyphen.text not in HYPHENS or not hyphen.glued or joint.glued or joint.lower not in ("and", "or", "to"):
            continue
        if two.dimension == "age":
            ages.make_age(one)
        elif two.unit is not None:
            one.set_unit(two.unit)


def _listed(tokens: Sequence[Token], one: Figure, two: Figure) -> bool:
    """ "ages 19, 20 and 23": a bare number behind an age and a comma or "and"."""
    if two.dimension != "count" or two.form != "digits" or two.noun or not two.nominal or two.nominal > 120:
        return False
    gap = [token.lower for token in tokens[one.j : two.i]]
    after = tokens[two.j]
    return gap in ([","], ["and"], [",", "and"]) and (
        after.text in ",.;)" or after.kind == "end" or after.lower == "and"
    )


def _alike(a: float, b: float) -> bool:
    """Of one order of magnitude, so that the unit may carry over."""
    return a > 0 and b > 0 and max(a, b) <= 20 * min(a, b)
