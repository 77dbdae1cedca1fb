"""The figure while it is being read: a span of tokens with its bounds, before it becomes a ``Mention``."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from factcheck.extraction import numerals, units
from factcheck.extraction.tokens import HYPHENS, Token, after_hyphen
from factcheck.extraction.units import Unit
from factcheck.model import Qualifier


@dataclass(slots=True)
class Figure:
    """A figure over ``tokens[i:j]``; its number words are ``tokens[ni:nj]``. Bounds are in the canonical unit.

    ``raw``, ``base`` and ``scale`` are as ``numerals.Number`` has them, kept so that a range can share unit and scale.
    """

    i: int
    j: int
    ni: int
    nj: int
    low: float | None
    high: float | None
    nominal: float | None
    qualifier: Qualifier = Qualifier.EXACT
    dimension: str = "count"
    unit: Unit | None = None
    code: str = ""
    form: str = "digits"
    noun: str = ""
    additional: bool = False
    raw: float = 0.0
    base: float = 0.0
    scale: float = 1.0
    hyphened: bool = False  # the unit or noun hangs on the number by a hyphen
    aged: bool = False  # by "and older" behind it
    closed: bool = False  # takes no range, hedge or noun any more
    same_as: int = -1

    def set_unit(self, unit: Unit) -> None:
        """Give the figure its unit, and its value in the canonical one."""
        self.unit, self.dimension, self.code = unit, unit.dimension, unit.code
        if self.form != "vague":
            self.low = self.high = self.nominal = unit.canonical(self.raw)

    def set_scale(self, scale: float) -> None:
        """Share the scale of the other end of a range: "2" of "2-3 million"."""
        self.raw, self.scale = self.base * scale, scale
        self.low = self.high = self.nominal = self.unit.canonical(self.raw) if self.unit else self.raw


def whole(i: int, j: int, value: float, form: str, noun: str = "") -> Figure:
    """A bare count over ``tokens[i:j]``."""
    return Figure(i, j, i, j, value, value, value, form=form, noun=noun, raw=value, base=value)


@cache
def words(name: str) -> frozenset[str]:
    """One word list of ``figures.toml``."""
    return frozenset(_data()[name].split())


@cache
def _data() -> dict[str, str]:
    text = resources.files("factcheck.data").joinpath("figures.toml").read_text("utf-8")
    data: dict[str, dict[str, str]] = tomllib.loads(text)
    return data["words"]


def measured(tokens: Sequence[Token], i: int) -> Figure | None:
    """A number with the currency before it or the unit behind it, if any: "$2.5 trillion", "50-metre", "16-shot"."""
    sign = units.sign_before(tokens, i)
    number = numerals.find(tokens, i, money=sign is not None)
    if number is None or number.form == "year":
        return None
    if number.form == "fraction":
        return _fraction(tokens, i, number)
    vague = number.form == "vague"
    value = None if vague else number.value
    figure = Figure(
        i, number.end, i, number.end, value, value, value, Qualifier.VAGUE if vague else Qualifier.EXACT,
        form=number.form, raw=number.value, base=number.base, scale=number.scale,
    )  # fmt: skip
    if sign is not None:
        figure.i = sign[0]
        figure.set_unit(sign[1])
        return figure
    _unit_behind(tokens, figure)
    if not vague:
        _below_zero(tokens, figure)
    return figure


def _below_zero(tokens: Sequence[Token], figure: Figure) -> None:
    """ "-14 C", "minus 20 degrees", "20 degrees below zero", "stood at -14": a figure less than nought.

    Without a unit that has a range below nought, the sign must stand behind a word that leads to a bare value: a
    hyphen before a number is a name's, a range's or a dash far more often.
    """
    i, sign = figure.i, tokens[figure.i - 1]
    mark = sign.text in HYPHENS and tokens[i].glued and not sign.glued and tokens[i - 2].kind != "num"
    minus = sign.lower == "minus" and tokens[i - 2].kind != "num" and not number_ends(tokens, i - 2)
    below = tokens[figure.j].lower == "below" and tokens[figure.j + 1].lower == "zero" and figure.form != "compound"
    degrees = figure.dimension in ("temperature", "angle")
    if mark or minus:
        after = tokens[figure.j]
        bare = figure.unit is None and tokens[i - 2].lower in words("before_value")
        bare = bare and (after.kind != "word" or after.lower in words("function"))
        follows = after.lower == "to" and tokens[figure.j + 1].lower in ("minus", "-", "−")
        bare = bare or (figure.unit is None and follows)
        if not (degrees or figure.dimension == "percentage" or bare):
            return
        figure.i = figure.ni = i - 1
    elif not (below and degrees):
        return
    else:
        figure.j += 2
    figure.raw, figure.base = -figure.raw, -figure.base
    figure.low = figure.high = figure.nominal = figure.raw
    unit = figure.unit
    if unit is not None:
        figure.set_unit(units.DEGREE if unit.dimension == "angle" else unit)


def number_ends(tokens: Sequence[Token], i: int) -> bool:
    """Is token ``i`` a number word: "ten minus four"?"""
    names = numerals.tables()
    return tokens[i].lower in names.small or tokens[i].lower in names.tens or tokens[i].lower in names.scales


def _unit_behind(tokens: Sequence[Token], figure: Figure) -> None:
    """Find the unit of a number, past a hyphen, "of" ("billions of dollars") or one adjective."""
    j = figure.nj
    k = after_hyphen(tokens, j)
    figure.hyphened = k > j
    if figure.form == "vague" and tokens[k].lower == "of":
        k += 1
    digits = figure.form == "digits"
    found = units.find(tokens, k, figure.raw, digits=digits)
    if found is None and units.is_adjective(tokens[k]):
        found = units.find(tokens, k + 1, figure.raw, digits=digits)
    if found is None and figure.hyphened and tokens[k].lower in ("odd", "some"):
        found = units.find(tokens, after_hyphen(tokens, k + 1), figure.raw, digits=digits)  # "60-some miles"
        if found is not None:
            figure.qualifier = Qualifier.ABOUT
    if found is None and tokens[k].lower == "or" and tokens[k + 1].lower in ("so", "more"):
        found = units.find(tokens, k + 2, figure.raw, digits=digits)  # "50 or so miles"
        if found is not None:
            figure.qualifier = Qualifier.ABOUT if tokens[k + 1].lower == "so" else Qualifier.AT_LEAST
    if found is not None and not _is_ordinal_second(tokens, k, found[0]):
        figure.j = found[0]
        if figure.form == "vague" and tokens[figure.nj - 1].lower == "of" and k == j:
            figure.nj -= 1
        figure.set_unit(found[1])
        if figure.qualifier is Qualifier.AT_LEAST:
            figure.high = None
        return
    if figure.hyphened and figure.form != "vague" and _can_be_counted(tokens[k]):
        figure.form, figure.noun, figure.j = "compound", tokens[k].lower, k + 1


def _can_be_counted(token: Token) -> bool:
    """May this word hang on a number by a hyphen as what it counts ("16-shot"; not "18-to-25", "40-plus")?"""
    return (
        token.kind == "word"
        and not token.text.istitle()
        and token.lower not in words("function")
        and token.lower not in ("plus", "odd", "ish", "some")
    )


def _is_ordinal_second(tokens: Sequence[Token], k: int, end: int) -> bool:
    """ "one second operation" cannot be told from a time; "two second-hand cars" can."""
    return tokens[k].lower == "second" and tokens[end].text == "-" and tokens[end].glued


def _of_a_size(tokens: Sequence[Token], j: int) -> bool:
    """ "one-third the cost", "half its normal price": a share of what can be measured."""
    if tokens[j].lower not in ("the", "its", "their", "that"):
        return False
    return any(tokens[k].lower in words("sizes") for k in (j + 1, j + 2) if tokens[k - 1].kind == "word")


def _fraction(tokens: Sequence[Token], i: int, number: numerals.Number) -> Figure | None:
    """ "two thirds of" is a percentage, "half an hour" a time, "half his blood" a fraction; else no figure."""
    j, value = number.end, number.value
    figure = Figure(
        i, j, i, j, value, value, value, form="words", raw=value, base=value, dimension="fraction", closed=False
    )
    k = after_hyphen(tokens, j)
    article = k
    if tokens[k].lower == "of" and tokens[k + 1].lower in ("a", "an"):
        article = k + 1
    m = after_hyphen(tokens, article + 1) if tokens[article].lower in ("a", "an") else article
    found = units.find(tokens, m, value, digits=tokens[i].kind != "word")
    if found is not None and found[1].dimension != "percentage":
        figure.j = found[0]
        figure.set_unit(found[1])
        return figure
    if tokens[j].lower == "of" and tokens[i].lower == "half" and tokens[i - 1].lower in words("halves"):
        return None
    after = tokens[j]
    ends = after.kind == "end" or after.text in ".,;:)" or after.lower in words("function") - words("articles")
    by = ends and tokens[i - 1].lower == "by"
    if tokens[j].lower == "of" or _of_a_size(tokens, j) or by:  # "fell by half": by so many hundredths
        figure.raw = value * 100
        figure.set_unit(units.percent())
        figure.low = figure.high = figure.nominal = round(value * 100, 4)
        return figure
    several = number.end - i > 1 and tokens[i].lower not in ("a", "an")
    if several or tokens[i].kind in ("num", "frac"):
        return figure
    if tokens[i].lower == "half":
        return (
            figure
            if tokens[j].lower in words("articles") - {"a", "an"} and tokens[i - 1].lower not in words("articles")
            else None
        )
    if tokens[i - 1].lower in ("by", "than", "about", "nearly", "almost", "around", "roughly", "over", "least"):
        return figure
    return None
