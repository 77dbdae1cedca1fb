"""Ranges in every dress ("35-40", "six or seven", "between $1bn and $3bn") and changes ("from 38,000 to 15,000")."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction import ages, hedges, units
from factcheck.extraction.compounds import ReadNumber, compound
from factcheck.extraction.figure import Figure, words
from factcheck.extraction.tokens import BY, HYPHENS, Token, after_hyphen
from factcheck.model import Qualifier

_LOOK = 8  # words before "ages" in which those aged are counted
_ELIDED = 3  # "5 to 10,000" may leave out a thousand, "5 to 100,000" says what it says


def extend_range(tokens: Sequence[Token], first: Figure, number: ReadNumber) -> list[Figure]:
    """``first`` as it stands or widened to a range, with the figure after it where the two are read together."""
    if tokens[first.j].lower in BY:
        return _sides(tokens, first, number)
    k, kind = _connector(tokens, first)
    if not k or first.form == "vague" or first.nominal is None or first.dimension == "ratio":
        return [first]
    start, lead = _lead(tokens, first)
    if kind == "and" and lead == "ages" and _are_two(tokens, start):
        return _each_aged(tokens, first, k, number)
    if kind == "and" and lead not in ("between", "ages"):
        return [first]
    if tokens[k].text and units.tables().signs.at(tokens, k) is not None:
        k = units.tables().signs.at(tokens, k)[0]  # type: ignore[index]
    elif kind in (" - ",) and tokens[k].kind != "num":
        return [first]
    if kind == "-" and tokens[k].kind == "word" and first.unit is None and first.form == "digits":
        return [first]
    hedge_free = tokens[k].kind in ("num", "word", "frac")
    below = 1 if tokens[k].lower == "minus" or (tokens[k].text in HYPHENS and tokens[k + 1].glued) else 0
    second = number(tokens, k + below) if hedge_free or below else None
    if second is None or second.form == "vague" or second.nominal is None or second.ni != k:
        return [first]
    compound(tokens, second, number)
    if second.dimension == "ratio" and first.dimension == "count" and first.unit is None and first.form != "compound":
        first.dimension = "ratio"  # "10 to 100 times faster"
    if first.dimension != second.dimension == "ratio" or (first.form == "compound" and first.noun):
        return [first]
    if not _share(first, second):
        return [first]
    if lead != "from" and kind != "or" and tokens[k].kind == "num" and second.ni == k:
        _elided_thousands(tokens, first, second)
    if (
        second.nominal is None
        or first.nominal is None
        or first.dimension != second.dimension
        or first.code != second.code
    ):
        return [first]
    if kind == "or" and _restated(first, second):
        return [first, second]  # "50 miles or 81 kilometres": linked afterwards
    change = kind == "to" and (lead == "from" or _risen_by(tokens, first, second))
    if change:
        return [first, second]
    if first.raw < 0 and second.raw < 0 and first.nominal > second.nominal:  # "minus 5 to minus 10 degrees"
        first.nominal, second.nominal = second.nominal, first.nominal
    if not first.nominal < second.nominal or (kind == "or" and second.nominal > 3 * first.nominal):
        return [first] if first.unit is None or kind not in ("to",) else [first, second]
    joined = Figure(
        start, second.j, first.ni, second.nj, first.nominal, second.nominal, None, Qualifier.RANGE, first.dimension,
        first.unit, first.code, first.form, second.noun, raw=second.raw, base=second.base, scale=second.scale,
    )  # fmt: skip
    if second.dimension == "age" or (lead == "ages" and joined.unit is None):
        ages.make_age(joined)
    if second.form == "compound":
        joined.form = "compound"
    return [joined]


def _are_two(tokens: Sequence[Token], i: int) -> bool:
    """ "two men, ages 47 and 48", not "20 children ages 6 and 7"."""
    before = [tokens[k].lower for k in range(max(0, i - _LOOK), i)]
    return not words("two").isdisjoint(before)


def _each_aged(tokens: Sequence[Token], first: Figure, k: int, number: ReadNumber) -> list[Figure]:
    """ "two men, ages 47 and 48": two ages."""
    second = number(tokens, k)
    if second is None or second.nominal is None or second.ni != k or not _share(first, second):
        return [first]
    if first.unit is None and second.unit is None and first.form == second.form:
        ages.make_age(first)
        ages.make_age(second)
        return [first, second]
    return [first]


def _sides(tokens: Sequence[Token], first: Figure, number: ReadNumber) -> list[Figure]:
    """ "1.5 by 3 kilometres", "2 x 4 x 6 feet": every side has the unit of the last."""
    out = [first]
    while len(out) < 3 and tokens[out[-1].j].lower in BY and tokens[out[-1].j + 1].kind == "num":
        side = number(tokens, out[-1].j + 1)
        if side is None or side.nominal is None or side.form == "vague":
            break
        compound(tokens, side, number)
        out.append(side)
    unit = out[-1].unit
    if unit is None or unit.dimension != "length" or first.dimension not in ("count", "length"):
        return [first]
    for side in out:
        if side.unit is None:
            side.set_unit(unit)
    return out


def _connector(tokens: Sequence[Token], figure: Figure) -> tuple[int, str]:
    """The word between two ends of a range behind ``figure``: (token after it, kind) or (0, "")."""
    k = figure.j
    mark = tokens[k]
    if mark.text in HYPHENS:
        follow = tokens[k + 1]
        if mark.glued and not follow.glued and follow.lower in ("to", "or", "and"):  # "10- to 15-mile"
            return k + 2, "to" if follow.lower == "to" else follow.lower
        if mark.glued == follow.glued and follow.kind in ("num", "sym", "word"):
            if mark.glued and follow.lower in ("to", "or"):  # "18-to-25"
                return after_hyphen(tokens, k + 2), "to"
            return k + 1, "-" if mark.glued else " - "
        return 0, ""
    if mark.lower == "to" or mark.lower == "or":
        return k + 1, mark.lower
    if mark.lower == "and":
        return k + 1, "and"
    return 0, ""


def _lead(tokens: Sequence[Token], first: Figure) -> tuple[int, str]:
    """The word that opens a range before ``first``: (first token of the whole, "between" | "from" | "ages" | "")."""
    i = first.i
    word = tokens[i - 1].lower
    if word == "between":
        return i - 1, "between"
    if word == "from":
        if tokens[i - 2].lower in hedges.tables().ranging:
            return i - 1, "between"
        if tokens[i - 2].lower in ("age", "ages", "aged"):
            return i - 1, "ages"  # "varied in age from 20 to 70"
        return i, "from"
    if word in ("ages", "aged", "age") or (word == "of" and tokens[i - 2].lower in ("ages", "age")):
        return i, "ages"
    return i, ""


def _restated(first: Figure, second: Figure) -> bool:
    """The same measure in another unit."""
    a, b = first.nominal, second.nominal
    other = first.unit is not None and second.unit is not None and first.unit != second.unit
    return other and a is not None and b is not None and a > 0 and abs(b / a - 1) < 0.05  # rounding


def _risen_by(tokens: Sequence[Token], first: Figure, second: Figure) -> bool:
    """ "rose by about 1 million to 9.3 million", "dropped 36,000 to 293,000": the step and where it led, not
    "by 5 to 10 percent"."""
    near = [tokens[first.i - d].lower for d in (1, 2, 3) if first.i >= d]
    risen = "by" in near or not words("changed").isdisjoint(near[:2])
    return risen and first.nominal is not None and second.nominal is not None and second.nominal >= 5 * first.nominal


def _share(first: Figure, second: Figure) -> bool:
    """Let the two ends of a range share unit, currency and scale; False where they cannot belong together."""
    if first.dimension == "time" and second.dimension == "age":
        ages.make_age(first)
        return True
    if first.unit is None and second.unit is not None:
        if first.dimension != "count":
            return False
        _share_scale(first, second)
        if second.dimension == "age":
            first.raw = first.raw
            first.set_unit(second.unit)
            ages.make_age(first)
        else:
            first.set_unit(second.unit)
    elif first.unit is not None and second.unit is None:
        if second.dimension != "count" or second.additional:
            return False
        if second.scale == 1 and first.scale > 1 and first.dimension == "money" and second.base < first.base * 100:
            second.set_scale(first.scale)
        second.set_unit(first.unit)
        _share_scale(first, second)
    else:
        _share_scale(first, second)
        if first.dimension != second.dimension and second.dimension == "magnitude" and first.dimension == "count":
            first.dimension = "magnitude"
        if first.dimension == "age" and second.dimension == "count":
            second.dimension, second.code = "age", "year"
    return True


def _elided_thousands(tokens: Sequence[Token], first: Figure, second: Figure) -> None:
    """ "5-6,000 people": the noughts of the second end are the first's too, where it is as written that low."""
    one, two = tokens[first.nj - 1], tokens[second.nj - 1]
    if not (one.text.isdecimal() and first.nj == first.ni + 1 and second.nj == second.ni + 1):
        return
    written = two.text.split(",")
    if first.scale != 1 or second.scale != 1 or len(written) != 2 or written[1] != "000":
        return
    if 1 < one.value < float(written[0]) <= _ELIDED * one.value:
        first.set_scale(1000.0)


def _share_scale(first: Figure, second: Figure) -> None:
    """ "2-3 million": the first end takes the scale of the second where that keeps the order."""
    if first.scale == 1 and second.scale > 1 and first.base < second.base and first.base < 1000:
        first.set_scale(second.scale)
