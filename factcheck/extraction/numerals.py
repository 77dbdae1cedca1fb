"""Numbers in digits, words and both: "1,200", "thirty two", "1.3 million", "33-thousand", "2½", "32nd", "dozens".

``find`` reads one number that starts at a token; it never looks further than the number itself, and never gives a
value its words do not license. Words and their values are in ``data/numerals.toml``.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction.number_words import and_a_half, from_words, half, scale_at, vague
from factcheck.extraction.numeral_tables import Number, tables
from factcheck.extraction.tokens import Token, after_hyphen

_GROUP = 3  # digits between two separators of thousands

__all__ = ["Number", "find", "ordinal", "tables"]


def find(tokens: Sequence[Token], i: int, *, money: bool = False) -> Number | None:
    """The number that starts at token ``i``. ``money``: a currency sign stands before it, so "m" is a million."""
    token = tokens[i]
    if token.kind == "num":
        return _from_digits(tokens, i, money)
    if token.kind == "frac":
        return _scaled(tokens, Number(token.value, i + 1, "fraction", token.value), money)
    if token.kind != "word":
        return None
    return vague(tokens, i) or half(tokens, i) or from_words(tokens, i)


def _from_digits(tokens: Sequence[Token], i: int, money: bool) -> Number:
    value, j, form = tokens[i].value, i + 1, "digits"
    after = tokens[j]
    if after.glued and after.lower in ("s", "'s") and value in (10, 100, 1000, 10000, 100000, 1e6):
        return Number(0.0, j + 1, "vague")  # "100s of people"
    if (k := _stray_groups(tokens, i, money)) > j:
        for group in range(j + 1, k, 2):
            value = value * 1000 + int(tokens[group].text)
        j = k
    elif after.kind == "frac":
        value, j = value + after.value, j + 1
    elif after.text in "/⁄" and after.glued and tokens[j + 1].kind == "num" and tokens[j + 1].glued:
        top, bottom = value, tokens[j + 1].value
        if 0 < top < bottom <= 10:
            return _scaled(tokens, Number(top / bottom, j + 2, "fraction", top / bottom), money)
    elif after.kind == "num" and tokens[j + 1].text in "/⁄" and tokens[j + 2].kind == "num" and tokens[j + 1].glued:
        top, bottom = after.value, tokens[j + 2].value  # "3 1/2"
        if 0 < top < bottom <= 10:
            value, j = value + top / bottom, j + 3
    elif (k := after_hyphen(tokens, j)) > j and (part := _part(tokens, k)) is not None:
        value, j = value + part[0], part[1]  # "2-1/2 years"
    else:
        value, j = and_a_half(tokens, j, value)
    return _scaled(tokens, Number(value, j, form, value), money)


def _stray_groups(tokens: Sequence[Token], i: int, money: bool) -> int:
    """The token after "1, 600" at ``i``, whose separator has a stray space behind it, or ``i``.

    Only where no list can be meant: behind a bound and before what is counted, or behind a currency sign and before
    nothing that could be.
    """
    head, before = tokens[i], tokens[i - 1].lower
    led = money or before in tables().bounds
    if not led or not head.text.isdecimal() or len(head.text) > _GROUP or head.value == 0:
        return i
    k = i + 1
    while _is_group(tokens, k):
        k += 2
    after = tokens[k]
    if k == i + 1 or after.lower in ("and", "or", "to"):
        return i
    if len(head.text) == _GROUP and k == i + 3 and tokens[i + 2].text != "000":
        return i  # "about 300, 400 metres": from the one to the other
    counted = after.kind == "word" and after.text.islower() and after.lower not in tables().prices
    return k if counted is not money else i


def _is_group(tokens: Sequence[Token], k: int) -> bool:
    comma, group = tokens[k], tokens[k + 1]
    spaced = comma.text == "," and comma.glued and not group.glued and (group.kind == "num" or group.text[:1] == "0")
    return spaced and len(group.text) == _GROUP and group.text.isdecimal()


def _part(tokens: Sequence[Token], k: int) -> tuple[float, int] | None:
    """A fraction in figures at ``k``, with the token after it: "1/2", "½"."""
    if tokens[k].kind == "frac":
        return tokens[k].value, k + 1
    if tokens[k].kind != "num" or tokens[k + 1].text not in ("/", "⁄") or tokens[k + 2].kind != "num":
        return None
    top, bottom = tokens[k].value, tokens[k + 2].value
    glued = tokens[k + 1].glued and tokens[k + 2].glued
    return (top / bottom, k + 3) if glued and 0 < top < bottom <= 10 else None


def _scaled(tokens: Sequence[Token], number: Number, money: bool) -> Number:
    """The number times the scale words behind it ("1.3 million", "33-thousand", "40 dozen")."""
    value, j, scale, form = number.value, number.end, 1.0, number.form
    found = scale_at(tokens, j, money)
    while found is not None:
        scale, j = scale * found[0], found[1]
        if form == "fraction":
            form = "words"
        found = scale_at(tokens, j, False) if found[0] <= 1e5 and scale <= 1e5 else None
    if scale > 1 and tokens[j].lower == "and" and tokens[j + 1].lower == "a" and tokens[j + 2].lower == "half":
        return Number(value * scale + scale / 2, j + 3, form, value + 0.5, scale)
    return Number(value * scale, j, form, number.base, scale)


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
