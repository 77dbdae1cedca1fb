"""Numbers in words: "thirty two", "twelve hundred", "half a dozen", "several hundred", "tens of thousands"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction.numeral_tables import Number, tables
from factcheck.extraction.tokens import HYPHENS, Token, after_hyphen

_SCALED = frozenset({"hundred", "thousand", "million", "billion", "dozen"})


def scale_at(tokens: Sequence[Token], i: int, money: bool, glued_only: bool = False) -> tuple[float, int] | None:
    """A scale word at ``i``, directly or behind a hyphen: (value, token after it)."""
    k = after_hyphen(tokens, i)
    names = tables()
    value = names.scales.get(tokens[k].lower)
    if value is not None:
        return value, k + 1
    if tokens[k].lower == "score" and tokens[i - 1].kind == "word" and _scored(tokens, k + 1):
        return 20.0, k + 1
    short = names.short_scales.get(tokens[k].text)
    if short is not None and tokens[k].kind == "word":
        sure = tokens[k].text in names.sure_scales
        glued = tokens[k].glued and k == i
        if sure or money or (glued and tokens[k].lower == "k") or (glued and _counts_on(tokens, k + 1)):
            return short, k + 1
    return None


def _scored(tokens: Sequence[Token], i: int) -> bool:
    """ "Two score rounds", "three score and ten years", and no points in a game."""
    k = i + 2 if tokens[i].lower == "and" and _two_digits(tokens, i + 1) else i
    return _counts_on(tokens, k) and tokens[k].lower not in tables().game_scores


def _counts_on(tokens: Sequence[Token], i: int) -> bool:
    """Does a counted noun follow, so that a glued "m" is a million ("2.3m people") and not metres?"""
    after = tokens[i]
    return after.kind == "word" and not after.glued and after.lower.endswith(("s", "people")) and len(after.lower) > 3


def and_a_half(tokens: Sequence[Token], j: int, value: float) -> tuple[float, int]:
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


def from_words(tokens: Sequence[Token], i: int) -> Number | None:
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
        value, k = and_a_half(tokens, k, value)
        step = scale_at(tokens, k, False)
        if step is None or (step[0] == 12 and value == 0):
            if value >= limit:
                break
            base, scale = (value, 1.0) if not total else (total + value, 1.0)
            total, j = total + value, k
            break
        if step[0] >= limit:
            break
        inner, k = value * step[0], step[1]
        more = scale_at(tokens, k, False) if step[0] < 1e6 else None
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
    if word in names.tens or word in names.decades or names.small.get(word, 0) >= 10:
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


def half(tokens: Sequence[Token], i: int) -> Number | None:
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
    if word not in ("half", "quarter") and k > j + 1 and tokens[j + 1].text in HYPHENS:
        return None  # "an eighth-grader"
    return Number(1 / bottom, j + 1, "fraction", 1 / bottom)


def vague(tokens: Sequence[Token], i: int) -> Number | None:
    """ "several", "dozens", "tens of thousands", "several hundred thousand", "a couple hundred", "many dozens"."""
    names = tables()
    word = tokens[i].lower
    j = i
    head = names.vague_heads.at(tokens, i)
    if head is None and word == "couple" and tokens[i - 1].text in "\"“‘'" and tokens[i + 1].lower in _SCALED:
        head = (i + 1, True)  # 'a "couple hundred" people'
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
