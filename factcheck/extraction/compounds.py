"""Figures made of two numbers: "eight minutes and 46 seconds", "5-foot-9", "one in seven"; and magnitudes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.extraction import units
from factcheck.extraction.figure import Figure, words
from factcheck.extraction.tokens import HYPHENS, Token, after_hyphen

ReadNumber = Callable[[Sequence[Token], int], Figure | None]


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
            figure.form = "compound"
        elif (
            part.unit is None
            or part.unit.dimension != figure.unit.dimension
            or not 0 < part.unit.rank < figure.unit.rank
        ):
            return
        if glue.text == "," and part.unit is not None and part.unit.rank != figure.unit.rank - 1:
            return
        if part.nominal >= figure.unit.factor or figure.nominal is None:
            return
        total = float(f"{figure.nominal + part.nominal:.12g}")
        figure.low = figure.high = figure.nominal = total
        figure.raw = total / figure.unit.factor
        figure.j = figure.nj = part.j
        if part.unit is None:
            k = after_hyphen(tokens, part.j)
            if tokens[k].lower in ("inch", "inches", "in") or (
                tokens[k].text in ('"', "″", "”") and tokens[figure.ni + 1].text in "'’"
            ):
                figure.j = k + 1
            return
        if part.unit.rank <= 1:
            return
        figure.unit = units.Unit(figure.unit.dimension, figure.unit.code, part.unit.factor, 0.0, part.unit.rank)
        figure.raw = total / part.unit.factor


def _inches_follow(tokens: Sequence[Token], figure: Figure, part: Figure, k: int) -> bool:
    """Bare inches behind feet: "5-foot-9", "five foot nine", "5'9"; not "10 feet 300 people"."""
    close = tokens[k].glued or tokens[figure.j - 1].lower in ("foot", "feet", "ft")
    after = tokens[after_hyphen(tokens, part.j)]
    noun = (
        after.kind == "word"
        and after.lower not in words("function")
        and after.lower not in ("inch", "inches", "in", "tall")
    )
    return close and tokens[figure.j].text != "," and part.raw < 12 and part.noun in ("", "inch") and not noun


def magnitude(tokens: Sequence[Token], figure: Figure) -> None:
    """ "magnitude 7.3", "a 7.3-magnitude quake", "the 7.3 shock", "measuring 7.3"."""
    if (figure.form != "digits" and figure.form != "compound") or figure.unit is not None or not 0 < figure.raw < 11:
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


def one_in(tokens: Sequence[Token], figure: Figure, number: ReadNumber) -> Figure | None:
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
    if figure.raw != 1 and (figure.raw >= other.nominal or other.nominal not in (10, 100, 1000)):
        return None
    value = round(figure.raw / other.nominal, 6)
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
