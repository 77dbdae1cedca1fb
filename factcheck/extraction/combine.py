"""Figures made of two: compounds, ranges, changes, one-in-seven, magnitudes; and figures that lean on another's unit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.extraction import ages, hedges, units
from factcheck.extraction.figure import Figure, words
from factcheck.extraction.tokens import HYPHENS, Token, after_hyphen
from factcheck.model import Qualifier

ReadNumber = Callable[[Sequence[Token], int], Figure | None]


def extend(tokens: Sequence[Token], figure: Figure, number: ReadNumber) -> list[Figure]:
    """Join ``figure`` with what follows it: one figure, or two for a change."""
    magnitude(tokens, figure)
    compound(tokens, figure, number)
    if figure.raw == 1 and figure.dimension == "count" and (share := _one_in(tokens, figure, number)) is not None:
        return [share]
    if figure.dimension == "fraction" and figure.form == "vague":
        return [figure]
    return _range(tokens, figure, number)


def compound(tokens: Sequence[Token], figure: Figure, number: ReadNumber) -> None:
    """ "eight minutes and 46 seconds", "5-foot-9", "6ft 2in", "two hours, 10 minutes": add the smaller parts."""
    while (
        figure.unit is not None
        and figure.unit.rank > 1
        and figure.form != "vague"
        and figure.dimension in ("time", "length", "mass")
    ):
        k = figure.j
        glue = tokens[k]
        if glue.text == "," or glue.lower == "and":
            k += 1
            if tokens[k].lower == "and":
                k += 1
        else:
            k = after_hyphen(tokens, k)
        if tokens[k].kind not in ("num", "word", "frac"):
            return
        if tokens[k].lower == "a" and tokens[k + 1].lower == "half" and glue.lower == "and":
            figure.raw += 0.5
            figure.j = figure.nj = k + 2
            figure.set_unit(figure.unit)
            return
        part = number(tokens, k)
        if part is None or part.form == "vague" or part.nominal is None or part.i != k:
            return
        if (
            part.unit is None
            and figure.unit.code == "m"
            and figure.unit.rank == 2
            and _inches_follow(tokens, figure, part, k)
        ):
            part.low = part.high = part.nominal = part.raw * 0.0254
        elif (
            part.unit is None
            or part.unit.dimension != figure.unit.dimension
            or not 0 < part.unit.rank < figure.unit.rank
        ):
            return
        if part.nominal >= figure.unit.factor or figure.nominal is None:
            return
        total = float(f"{figure.nominal + part.nominal:.12g}")
        figure.low = figure.high = figure.nominal = total
        figure.raw = total / figure.unit.factor
        figure.j = figure.nj = part.j
        if part.unit is None:
            k = after_hyphen(tokens, part.j)
            if tokens[k].lower in ("inch", "inches", "in"):
                figure.j = k + 1
            return
        if part.unit.rank <= 1:
            return
        figure.unit = units.Unit(figure.unit.dimension, figure.unit.code, part.unit.factor, 0.0, part.unit.rank)
        figure.raw = total / part.unit.factor


def _inches_follow(tokens: Sequence[Token], figure: Figure, part: Figure, k: int) -> bool:
    """Bare inches behind feet: "5-foot-9", "five foot nine", "5'9"; not "10 feet 300 people"."""
    close = tokens[k].glued or tokens[figure.j - 1].lower == "foot"
    after = tokens[after_hyphen(tokens, part.j)]
    noun = (
        after.kind == "word"
        and after.lower not in words("function")
        and after.lower not in ("inch", "inches", "in", "tall")
    )
    return close and part.raw < 12 and part.noun in ("", "inch") and not noun


def feet_sign(tokens: Sequence[Token], i: int) -> bool:
    """Is the sign at ``i`` a prime for feet: "5'9\""?"""
    return (
        tokens[i].text in ("'", "’", "′")
        and tokens[i].glued
        and tokens[i - 1].kind == "num"
        and tokens[i + 1].kind == "num"
    )


def magnitude(tokens: Sequence[Token], figure: Figure) -> None:
    """ "magnitude 7.3", "a 7.3-magnitude quake", "the 7.3 shock", "measuring 7.3"."""
    if figure.form != "digits" and figure.form != "compound" or figure.unit is not None or not 0 < figure.raw < 11:
        return
    i, j = figure.i, figure.nj
    k = after_hyphen(tokens, j)
    near_word = tokens[i - 1].lower == "magnitude" or (
        tokens[i - 1].text in HYPHENS and tokens[i - 2].lower == "magnitude"
    )
    near_word = near_word or (tokens[i - 1].lower in ("of", "at", "a") and tokens[i - 2].lower == "magnitude")
    if tokens[k].lower == "magnitude":
        figure.j, figure.noun, figure.form = k + 1, "", "digits"
        near_word = True
    decimal = not figure.raw.is_integer()
    noun = tokens[k].kind == "word" and tokens[k].lower not in words("function")
    quake = decimal and units.near(tokens, i, "quake", 40) and (not noun or units.near(tokens, k, "quake", 1))
    if near_word or quake:
        figure.dimension, figure.closed = "magnitude", False


def _one_in(tokens: Sequence[Token], figure: Figure, number: ReadNumber) -> Figure | None:
    """ "one in seven residents", "1 out of 3": a fraction."""
    k = figure.nj
    if tokens[k].lower == "out" and tokens[k + 1].lower == "of":
        k += 2
    elif tokens[k].lower == "in" or (tokens[k].text == "-" and tokens[k + 1].lower == "in"):
        k += 1 if tokens[k].lower == "in" else 2
        k = after_hyphen(tokens, k)
    else:
        return None
    if tokens[k].lower == "every":
        k += 1
    other = number(tokens, k)
    if other is None or other.nominal is None or other.unit is not None or other.nominal < 2 or other.form == "vague":
        return None
    if tokens[other.nj].kind != "word":
        return None
    value = round(1 / other.nominal, 6)
    return Figure(
        figure.i,
        other.nj,
        figure.i,
        other.nj,
        value,
        value,
        value,
        dimension="fraction",
        form=figure.form,
        raw=value,
        base=value,
    )


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


def _range(tokens: Sequence[Token], first: Figure, number: ReadNumber) -> list[Figure]:
    k, kind = _connector(tokens, first)
    if not k or first.form == "vague" or first.nominal is None or first.dimension == "ratio":
        return [first]
    start, lead = _lead(tokens, first)
    if kind == "and" and lead not in ("between", "ages"):
        return [first]
    if tokens[k].text and units.tables().signs.at(tokens, k) is not None:
        k = units.tables().signs.at(tokens, k)[0]  # type: ignore[index]
    elif kind in (" - ",) and tokens[k].kind != "num":
        return [first]
    if kind == "-" and tokens[k].kind == "word" and first.unit is None and first.form == "digits":
        return [first]
    hedge_free = tokens[k].kind in ("num", "word", "frac")
    second = number(tokens, k) if hedge_free else None
    if second is None or second.form == "vague" or second.nominal is None or second.ni != k:
        return [first]
    compound(tokens, second, number)
    if second.dimension == "ratio" or (first.form == "compound" and first.noun):
        return [first]
    if not _share(first, second):
        return [first]
    if (
        second.nominal is None
        or first.nominal is None
        or first.dimension != second.dimension
        or first.code != second.code
    ):
        return [first]
    change = lead == "from" and kind == "to"
    if change:
        return [first, second]
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


def _lead(tokens: Sequence[Token], first: Figure) -> tuple[int, str]:
    """The word that opens a range before ``first``: (first token of the whole, "between" | "from" | "ages" | "")."""
    i = first.i
    word = tokens[i - 1].lower
    if word == "between":
        return i - 1, "between"
    if word == "from":
        if tokens[i - 2].lower in hedges.tables().ranging:
            return i - 1, "between"
        return i, "from"
    if word in ("ages", "aged", "age") or (word == "of" and tokens[i - 2].lower in ("ages", "age")):
        return i, "ages"
    return i, ""


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


def _share_scale(first: Figure, second: Figure) -> None:
    """ "2-3 million": the first end takes the scale of the second where that keeps the order."""
    if first.scale == 1 and second.scale > 1 and first.base < second.base and first.base < 1000:
        first.set_scale(second.scale)


def restate(tokens: Sequence[Token], figures: list[Figure]) -> None:
    """Link "(11 inches)" to the "27 cm" it restates: a bracket with one figure of the same dimension in it."""
    for one, two in zip(figures, figures[1:], strict=False):
        if one.unit is None or two.unit is None or one.dimension != two.dimension or one.unit == two.unit:
            continue
        gap = tokens[one.j : two.i]
        opened = len(gap) == 1 and gap[0].text in "([/" or [t.lower for t in gap] in ([",", "or"], ["or"])
        a, b = one.nominal or one.high or one.low, two.nominal or two.high or two.low
        if opened and a and b and one.code == two.code and 0.6 < b / a < 1.67:
            two.same_as = one.i if one.same_as < 0 else one.same_as


def inherit_units(tokens: Sequence[Token], figures: list[Figure]) -> None:
    """ "at 37,000 feet and … at 15,000.", "90 degrees left and 360 right": a bare number takes the unit told before."""
    last: Figure | None = None
    for figure in figures:
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


def _alike(a: float, b: float) -> bool:
    """Of one order of magnitude, so that the unit may carry over."""
    return a > 0 and b > 0 and max(a, b) <= 20 * min(a, b)
