"""Numbers in digits, words and both: "1,200", "thirty two", "twelve hundred", "1.3 million", "half a dozen", "dozens".

``find`` reads one number that starts at a token; it never looks further than the number itself, and never gives a
value its words do not license. Words and their values are in ``data/numerals.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from factcheck.extraction.tokens import Phrases, Token, after_hyphen


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from ``tokens[i:end]``.

    ``form``: digits, words, vague, fraction, year (spelled out, "nineteen eighty two": not a figure).
    ``base`` is the value without its last scale word and ``scale`` that word's value, so that "2-3 million" can share it.
    """

    value: float
    end: int
    form: str
    base: float = 0.0
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Numerals:
    """The tables of ``numerals.toml``."""

    ones: dict[str, float]
    small: dict[str, float]  # ones and teens
    tens: dict[str, float]
    scales: dict[str, float]
    short_scales: dict[str, float]
    sure_scales: frozenset[str]
    ordinals: dict[str, float]
    fractions: dict[str, float]
    decades: dict[str, float]
    vague_plurals: frozenset[str]
    vague_heads: Phrases[bool]
    collectives: dict[str, float]
    adverbs: dict[str, float]


@cache
def tables() -> Numerals:
    """The number words, read once."""
    data = tomllib.loads(resources.files("factcheck.data").joinpath("numerals.toml").read_text("utf-8"))

    def values(name: str) -> dict[str, float]:
        return {word: float(value) for word, value in data[name].items()}

    return Numerals(
        ones=values("ones"),
        small=values("ones") | values("teens"),
        tens=values("tens"),
        scales=values("scales"),
        short_scales=values("short_scales"),
        sure_scales=frozenset(data["sure_scales"]["words"].split()),
        ordinals=values("ordinals"),
        fractions=values("fractions"),
        decades=values("decades"),
        vague_plurals=frozenset(data["vague_plurals"]["words"].split()),
        vague_heads=Phrases(dict.fromkeys(data["vague_heads"]["words"], True)),
        collectives=values("collectives"),
        adverbs=values("adverbs"),
    )


def find(tokens: Sequence[Token], i: int, *, money: bool = False) -> Number | None:
    """The number that starts at token ``i``. ``money``: a currency sign stands before it, so "m" is a million."""
    token = tokens[i]
    if token.kind == "num":
        return _from_digits(tokens, i, money)
    if token.kind == "frac":
        return _scaled(tokens, Number(token.value, i + 1, "fraction", token.value), money)
    if token.kind != "word":
        return None
    return _vague(tokens, i) or _half(tokens, i) or _from_words(tokens, i)


def _scale_at(tokens: Sequence[Token], i: int, money: bool, glued_only: bool = False) -> tuple[float, int] | None:
    """A scale word at ``i``, directly or behind a hyphen: (value, token after it)."""
    k = after_hyphen(tokens, i)
    names = tables()
    value = names.scales.get(tokens[k].lower)
    if value is not None:
        return value, k + 1
    short = names.short_scales.get(tokens[k].text)
    if short is not None and tokens[k].kind == "word":
        sure = tokens[k].text in names.sure_scales
        glued = tokens[k].glued and k == i
        if sure or money or (glued and tokens[k].lower == "k") or (glued and _counts_on(tokens, k + 1)):
            return short, k + 1
    return None


def _counts_on(tokens: Sequence[Token], i: int) -> bool:
    """Does a counted noun follow, so that a glued "m" is a million ("2.3m people") and not metres?"""
    after = tokens[i]
    return after.kind == "word" and not after.glued and after.lower.endswith(("s", "people")) and len(after.lower) > 3


def _from_digits(tokens: Sequence[Token], i: int, money: bool) -> Number:
    value, j, form = tokens[i].value, i + 1, "digits"
    after = tokens[j]
    if after.kind == "frac":
        value, j = value + after.value, j + 1
    elif after.text in "/⁄" and after.glued and tokens[j + 1].kind == "num" and tokens[j + 1].glued:
        top, bottom = value, tokens[j + 1].value
        if 0 < top < bottom <= 10:
            return _scaled(tokens, Number(top / bottom, j + 2, "fraction", top / bottom), money)
    elif after.kind == "num" and tokens[j + 1].text in "/⁄" and tokens[j + 2].kind == "num" and tokens[j + 1].glued:
        top, bottom = after.value, tokens[j + 2].value  # "3 1/2"
        if 0 < top < bottom <= 10:
            value, j = value + top / bottom, j + 3
    else:
        value, j = _and_a_half(tokens, j, value)
    return _scaled(tokens, Number(value, j, form, value), money)


def _and_a_half(tokens: Sequence[Token], j: int, value: float) -> tuple[float, int]:
    """ "three and a half", "two-and-a-half", "one and three quarters"."""
    k = after_hyphen(tokens, j)
    if tokens[k].lower != "and":
        return value, j
    k = after_hyphen(tokens, k + 1)
    top = 1.0 if tokens[k].lower in ("a", "one") else tables().ones.get(tokens[k].lower, 0.0)
    m = after_hyphen(tokens, k + 1)
    bottom = tables().fractions.get(tokens[m].lower)
    if bottom is None or not 0 < top < bottom or (bottom not in (2, 4) and tokens[m].lower[-1] != "s"):
        return value, j
    return value + top / bottom, m + 1


def _scaled(tokens: Sequence[Token], number: Number, money: bool) -> Number:
    """The number times the scale words behind it ("1.3 million", "33-thousand", "40 dozen")."""
    value, j, scale, form = number.value, number.end, 1.0, number.form
    found = _scale_at(tokens, j, money)
    while found is not None:
        scale, j = scale * found[0], found[1]
        if form == "fraction":
            form = "words"
        found = _scale_at(tokens, j, False) if found[0] <= 1e5 and scale <= 1e5 else None
    if scale > 1 and tokens[j].lower == "and" and tokens[j + 1].lower == "a" and tokens[j + 2].lower == "half":
        return Number(value * scale + scale / 2, j + 3, form, value + 0.5, scale)
    return Number(value * scale, j, form, number.base, scale)


def _two_digits(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """1 to 99 in words, hyphenated or not."""
    names = tables()
    word = tokens[i].lower
    value = names.small.get(word)
    if value is not None:
        return value, i + 1
    value = names.tens.get(word)
    if value is None:
        return None
    k = after_hyphen(tokens, i + 1)
    one = names.ones.get(tokens[k].lower)
    if one is not None:
        return value + one, k + 1
    return value, i + 1


def _below_scale(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """1 to 9,999 in words: "sixty-six", "a hundred and five", "twelve hundred"."""
    if tokens[i].lower == "a" and tokens[i + 1].lower == "hundred":
        value, j = 1.0, i + 1
    else:
        found = _two_digits(tokens, i)
        if found is None:
            return None
        value, j = found
    k = after_hyphen(tokens, j)
    if tokens[k].lower != "hundred":
        return value, j
    value, j = value * 100, k + 1
    k = after_hyphen(tokens, j)
    joined = tokens[k].lower == "and"
    tail = _two_digits(tokens, after_hyphen(tokens, k + 1) if joined else k)
    if tail is not None and tokens[after_hyphen(tokens, tail[1])].lower != "hundred":
        return value + tail[0], tail[1]
    return value, j


def _from_words(tokens: Sequence[Token], i: int) -> Number | None:
    names = tables()
    word = tokens[i].lower
    if word in ("zero", "nil"):
        return Number(0.0, i + 1, "words", 0.0)
    total, limit, j = 0.0, float("inf"), i
    base, scale = 0.0, 1.0
    while True:
        k = j
        if total and tokens[k].lower == "and":
            k += 1
        if not total and tokens[k].lower in ("a", "an") and tokens[k + 1].lower in names.scales:
            found: tuple[float, int] | None = (1.0, k + 1)
        else:
            found = _below_scale(tokens, k)
        if found is None:
            break
        value, k = found
        if not total and value.is_integer() and 16 <= value <= 20 and _spelled_year(tokens, k):
            return Number(0.0, _two_digits(tokens, k)[1] if _two_digits(tokens, k) else k + 2, "year")  # type: ignore[index]
        value, k = _and_a_half(tokens, k, value)
        step = _scale_at(tokens, k, False)
        if step is None or step[0] == 12 and value == 0:
            if value >= limit:
                break
            base, scale = (value, 1.0) if not total else (total + value, 1.0)
            total, j = total + value, k
            break
        if step[0] >= limit:
            break
        inner, k = value * step[0], step[1]
        more = _scale_at(tokens, k, False) if step[0] < 1e6 else None
        if more is not None and more[0] > step[0]:  # "a hundred thousand million", "two dozen million"
            inner, k, step = inner * more[0], more[1], more
        base, scale = (value, step[0]) if not total else (total + inner, 1.0)
        total, limit, j = total + inner, step[0], k
        if step[0] == 12:
            break
        if tokens[j].lower == "and" and tokens[j + 1].lower == "a" and tokens[j + 2].lower == "half":
            return Number(total + step[0] / 2, j + 3, "words", total + step[0] / 2)
    if j == i:
        return None
    if scale == 1.0 and total < 100:
        fraction = _fraction_tail(tokens, i, j, total)
        if fraction is not None:
            return fraction
    return Number(total, j, "words", base, scale)


def _spelled_year(tokens: Sequence[Token], i: int) -> bool:
    """A year goes on: "nineteen | eighty two", "twenty | fifteen", "nineteen | oh five"."""
    names = tables()
    word = tokens[i].lower
    if word in names.tens or names.small.get(word, 0) >= 10:
        return tokens[i - 1].kind == "word"
    return word in ("oh", "o") and tokens[i + 1].lower in names.ones


def _fraction_tail(tokens: Sequence[Token], i: int, j: int, top: float) -> Number | None:
    """ "two | thirds", "one-fifth", "three | quarters"."""
    k = after_hyphen(tokens, j)
    word = tokens[k].lower
    bottom = tables().fractions.get(word)
    if bottom is None or not 0 < top < bottom:
        return None
    if top > 1 and word[-1] != "s":
        return None
    if top == 1 and word[-1] == "s":
        return None
    return Number(top / bottom, k + 1, "fraction", top / bottom)


def _half(tokens: Sequence[Token], i: int) -> Number | None:
    """ "half a dozen", "half-a-million", "half a", "a quarter of a million", "a third", "half"."""
    names = tables()
    j = i + 1 if tokens[i].lower in ("a", "an") else i
    j = after_hyphen(tokens, j)
    word = tokens[j].lower
    bottom = names.fractions.get(word)
    if bottom is None or (word[-1] == "s") or (j == i and word != "half"):
        return None
    k = after_hyphen(tokens, j + 1)
    if word != "half" and tokens[k].lower == "of":
        k += 1
    if tokens[k].lower in ("a", "an"):
        k = after_hyphen(tokens, k + 1)
    step = names.scales.get(tokens[k].lower)
    if step is not None:
        return Number(step / bottom, k + 1, "words", 1 / bottom, step)
    return Number(1 / bottom, j + 1, "fraction", 1 / bottom)


def _vague(tokens: Sequence[Token], i: int) -> Number | None:
    """ "several", "dozens", "tens of thousands", "several hundred thousand", "a couple hundred", "many dozens"."""
    names = tables()
    word = tokens[i].lower
    j = i
    head = names.vague_heads.at(tokens, i)
    if head is not None:
        j = head[0]
        if tokens[j].lower == "hundred" or tokens[j].lower in names.scales:
            j += 1
            while tokens[j].lower == "hundred" or tokens[j].lower in names.scales:
                j += 1
            if tokens[j].lower == "of" and tokens[j - 1].lower == "couple":
                j += 1
            return Number(0.0, j, "vague")
        if tokens[j].lower not in names.vague_plurals:
            return Number(0.0, j, "vague")
        word = tokens[j].lower
    first = word in names.vague_plurals
    if not first and word in ("tens", "scores") and tokens[j + 1].lower == "of":
        first = word == "scores" or tokens[j + 2].lower in names.vague_plurals
    if not first and word == "scores" and i == j and _scores_of_people(tokens, i):
        first = True
    if not first:
        return Number(0.0, j, "vague") if j > i else None
    j += 1
    while tokens[j].lower == "of" and tokens[j + 1].lower in names.vague_plurals:
        j += 2
    if tokens[j].lower in names.scales:  # "hundreds of thousand"
        j += 1
    return Number(0.0, j, "vague")


def _scores_of_people(tokens: Sequence[Token], i: int) -> bool:
    """ "Scores were hurt", "scores more": a number, where "scores" alone is points in a game."""
    return tokens[i + 1].lower in (
        "more",
        "were",
        "are",
        "dead",
        "killed",
        "injured",
        "wounded",
        "hurt",
        "others",
        "have",
    )


def ordinal(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """ "32nd", "first", "twenty-first": (value, token after it)."""
    token = tokens[i]
    if token.kind == "num":
        suffix = tokens[i + 1]
        if suffix.glued and suffix.lower in ("st", "nd", "rd", "th") and token.value.is_integer():
            return token.value, i + 2
        return None
    if token.kind != "word":
        return None
    names = tables()
    value = names.ordinals.get(token.lower)
    if value is not None:
        return value, i + 1
    tens = names.tens.get(token.lower)
    if tens is not None:
        k = after_hyphen(tokens, i + 1)
        one = names.ordinals.get(tokens[k].lower)
        if one is not None and one < 10 and k == i + 2:
            return tens + one, k + 1
    return None
