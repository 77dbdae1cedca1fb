"""Numbers that are not figures: names, addresses, phone numbers, calibres, years, scores, idioms.

``block`` takes their tokens out of the grammar. Every rule looks a fixed few tokens around a number, so it is linear.
Word lists are in ``data/notclaims.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from factcheck.extraction import numerals, units
from factcheck.extraction.figure import words
from factcheck.extraction.tokens import HYPHENS, Phrases, Token, count


@dataclass(frozen=True, slots=True)
class NotClaims:
    """The tables of ``notclaims.toml``."""

    lists: dict[str, frozenset[str]]
    year_before: frozenset[str]
    year_hedges: frozenset[str]
    idioms: Phrases[bool]


@cache
def tables() -> NotClaims:
    """The tables, read once."""
    data = tomllib.loads(resources.files("factcheck.data").joinpath("notclaims.toml").read_text("utf-8"))
    return NotClaims(
        {name: frozenset(line.split()) for name, line in data["names"].items()},
        frozenset(data["years"]["before"].split()),
        frozenset(data["years"]["hedges"].split()),
        Phrases(dict.fromkeys(data["idioms"]["phrases"], True)),
    )


def block(tokens: list[Token], masked: Sequence[tuple[int, int]] = ()) -> None:
    """Block every token that lies in a ``masked`` span or whose number is no figure."""
    _mask(tokens, masked)
    n = count(tokens)
    known = tables()
    i = 0
    while i < n:
        token = tokens[i]
        if token.kind == "word" and (idiom := known.idioms.at(tokens, i)) is not None:
            for k in range(i, idiom[0]):
                if tokens[k].kind == "num" or _number_word(tokens[k]):
                    tokens[k].block()
            i = idiom[0]
            continue
        if token.kind in ("num", "junk"):
            if known.idioms.at(tokens, i) is not None or token.kind == "junk":
                end = (known.idioms.at(tokens, i) or (i + 1, True))[0]
                for k in range(i, end):
                    tokens[k].block()
                i = end
                continue
            end = _digits(tokens, i)
            for k in range(i, end):
                tokens[k].block()
            i = max(end, i + 1)
            continue
        if token.kind == "word":
            _spelled(tokens, i)
        i += 1


def _mask(tokens: list[Token], masked: Sequence[tuple[int, int]]) -> None:
    spans = sorted(masked)
    at = 0
    for token in tokens[: count(tokens)]:
        while at < len(spans) and spans[at][1] <= token.start:
            at += 1
        if at < len(spans) and spans[at][0] < token.end:
            token.block()


def _number_word(token: Token) -> bool:
    names = numerals.tables()
    word = token.lower
    return (
        word in names.small or word in names.tens or word in names.ordinals or word in names.fractions
        or word in names.scales or word in ("zero", "hundred")
    )  # fmt: skip


def _digits(tokens: Sequence[Token], i: int) -> int:
    """The token after the name or code that the number at ``i`` belongs to, or ``i`` if it may be a figure."""
    lists = tables().lists
    token, before, after = tokens[i], tokens[i - 1], tokens[i + 1]
    phone = _phone(tokens, i)
    if phone > i:
        return phone
    if token.glued and before.kind == "word" and units.sign_before(tokens, i) is None:
        return i + 1  # M16, A320
    if (
        token.glued
        and before.text in HYPHENS
        and before.glued
        and tokens[i - 2].kind == "word"
        and _model(tokens, i - 2)
    ):
        return i + 1  # AK-47, F-16
    if token.glued and before.text in "#№§/@_&" and not (before.text == "/" and tokens[i - 2].kind != "num"):
        if before.text != "/":
            return i + 1
    if before.lower in lists["series"] and after.lower == "of" and tokens[i + 2].kind == "num":
        return i + 3  # "Caption 3 of 30"
    if before.lower in lists["before"] and not (before.lower in ("no", "type", "area") and _counts(tokens, i)):
        if before.kind == "word" or before.text in "#№§":
            return _range_end(tokens, i)
    if (
        before.text == "."
        and tokens[i - 2].lower in ("no", "nos", "fig", "vol", "pp", "p", "apt", "sec")
        and before.glued
    ):
        return i + 1
    if (
        before.kind == "word"
        and before.text in lists["before_capital"]
        and tokens[i - 2].kind != "end"
        and token.text.isdecimal()
    ):
        return i + 1
    if after.lower in ("caliber", "calibre", "gauge") or (
        after.text == "-" and tokens[i + 2].lower in ("caliber", "calibre", "gauge")
    ):
        return i + 1
    if token.text[0] == "." and units.find(tokens, i + 1, token.value, digits=True) is None:
        return i + 1  # ".45"
    if _millimetres(tokens, i):
        return i + 2
    if token.value == 911 and token.text == "911" and (after.lower in lists["calls"] or before.lower in lists["calls"]):
        return i + 1
    if after.lower in ("block", "blk") and token.value >= 100:
        return i + 1
    if token.text.isdecimal():
        if _list_number(tokens, i) or _year(tokens, i) or _address(tokens, i):
            return i + 1
        if after.text in ("x", "×", "X") and tokens[i + 2].kind == "num":
            return i + 3
        if after.glued and after.text in ("G", "D", "p", "W", "V", "x") and tokens[i + 2].kind != "num":
            return i + 1
    ordinal = numerals.ordinal(tokens, i)
    if ordinal is not None and _ordinal_name(tokens, i, ordinal[1]):
        return ordinal[1]
    return _score(tokens, i)


def _counts(tokens: Sequence[Token], i: int) -> bool:
    """ "no 40 people"? A lower-case word behind the number."""
    return tokens[i + 1].kind == "word" and tokens[i + 1].text.islower() and not tokens[i - 1].text.istitle()


def _range_end(tokens: Sequence[Token], i: int) -> int:
    """ "pages 12-14", "sections 5 and 6"."""
    if (tokens[i + 1].text in HYPHENS or tokens[i + 1].lower in ("and", "to", "or")) and tokens[i + 2].kind == "num":
        return i + 3 if units.find(tokens, i + 3, 1.0, digits=True) is None and tokens[i + 3].kind != "word" else i + 1
    return i + 1


def _model(tokens: Sequence[Token], k: int) -> bool:
    """Is ``tokens[k]`` the letters of a model name before a hyphen? Not "mid-20s", "pre-1990", "age-50"."""
    word = tokens[k]
    if word.lower in (
        "mid",
        "early",
        "late",
        "under",
        "over",
        "sub",
        "pre",
        "post",
        "aged",
        "to",
        "or",
        "and",
        "magnitude",
        "near",
    ):
        return False
    return not _number_word(word) and units.tables().names.at(tokens, k) is None


def _phone(tokens: Sequence[Token], i: int) -> int:
    """The end of a telephone number that starts at ``i``: groups of digits joined by hyphens, 7 digits or more."""
    digits, k, groups = len(tokens[i].text), i + 1, 1
    if not tokens[i].text.isdecimal():
        return i
    while groups < 6:
        joined = tokens[k].text in "-.–)" and tokens[k].glued
        step = k + 1 if joined else k
        follow = tokens[step]
        if follow.kind not in ("num", "junk") or not follow.text.isdecimal() or not (joined or follow.glued):
            break
        digits, k, groups = digits + len(follow.text), step + 1, groups + 1
    if groups >= 3 and digits >= 7:
        return k
    if groups == 2 and digits >= 7 and len(tokens[i].text) == 3 and len(tokens[k - 1].text) == 4:
        return k
    return i


def _millimetres(tokens: Sequence[Token], i: int) -> bool:
    """ "9mm", "7.62 mm rounds", "9-millimeter handgun"."""
    lists = tables().lists
    k = i + 2 if tokens[i + 1].text == "-" and tokens[i + 1].glued else i + 1
    if tokens[k].lower not in ("mm", "millimeter", "millimetre"):
        return False
    if tokens[i].text not in lists["calibres"]:
        return False
    if tokens[i].text == "9" or tokens[i].text.startswith(("5.", "7.")):
        return True
    return any(tokens[m].lower in lists["guns"] for m in range(k + 1, k + 4))


def _list_number(tokens: Sequence[Token], i: int) -> bool:
    """ "1. Police said", "1) Police", "(1) Police"."""
    first = i == 0 or (i == 1 and tokens[0].text in "([")
    after = tokens[i + 1]
    if tokens[i].value > 99:
        return False
    if first and after.text in ".)" and after.glued and tokens[i + 2].kind == "word" and not tokens[i + 2].glued:
        return True
    return tokens[i - 1].text in "([" and after.text in ")]" and tokens[i].value <= 9 and tokens[i - 1].kind == "sym"


def _year(tokens: Sequence[Token], i: int) -> bool:
    """A bare number from 1700 to 2099 that the words around it do not make a count."""
    token, before, after = tokens[i], tokens[i - 1], tokens[i + 1]
    if len(token.text) != 4 or not 1700 <= token.value <= 2099:
        return False
    if units.sign_before(tokens, i) is not None:
        return False
    if after.glued and after.lower in ("s", "'s"):
        return True
    known = tables()
    k = i + 2 if after.text in HYPHENS and after.glued else i + 1
    if units.find(tokens, k, token.value, digits=True) is not None or after.lower in numerals.tables().scales:
        return False
    if before.lower in known.year_hedges and after.kind == "word" and before.lower not in ("about", "around"):
        return False
    noun = (
        after.kind == "word" and after.text.islower() and (after.lower.endswith("s") or after.lower in words("person"))
    )
    return not (noun and before.lower not in known.year_before and token.value % 10 == 0)


def _address(tokens: Sequence[Token], i: int) -> bool:
    """ "1200 West 18th Street", "10 Downing St."; a zip code behind a state."""
    lists = tables().lists
    k = i + 1
    if tokens[k].lower in lists["directions"] and tokens[k].text[:1].isupper():
        k += 2 if tokens[k + 1].text == "." else 1
    for _ in range(3):
        word = tokens[k]
        if word.kind == "num" and tokens[k + 1].glued:
            k += 2
        elif word.kind == "word" and word.text[0].isupper():
            if k > i + 1 and word.lower in lists["streets"]:
                return True
            k += 1
        else:
            break
    if tokens[k].kind == "word" and k > i + 1 and tokens[k].lower in lists["streets"] and tokens[k].text[0].isupper():
        return True
    before = tokens[i - 1]
    return len(tokens[i].text) == 5 and before.kind == "word" and len(before.text) == 2 and before.text.isupper()


def _ordinal_name(tokens: Sequence[Token], i: int, end: int) -> bool:
    """ "18th Street", "the 38th parallel", "51st district", "First Division"."""
    after = tokens[end]
    if after.lower in tables().lists["after_ordinal"] or after.lower in words("months"):
        return True
    return (
        after.kind == "word"
        and after.text[:1].isupper()
        and tokens[i].kind == "word"
        and tokens[i].text[:1].isupper()
        and i > 0
    )


def _score(tokens: Sequence[Token], i: int) -> int:
    """ "3-1", "lost 2-4", "by 5 votes to 4" stay figures only where they can be a range; a result is not one."""
    mark, other = tokens[i + 1], tokens[i + 2]
    if mark.text not in HYPHENS and mark.lower != "to" or other.kind != "num":
        return i
    if not tokens[i].text.isdecimal() or not other.text.isdecimal():
        return i
    if units.sign_before(tokens, i) is not None:
        return i
    glued = mark.glued and other.glued
    if mark.lower != "to" and not glued:
        return i
    k = i + 4 if tokens[i + 3].text in HYPHENS and tokens[i + 3].glued else i + 3
    if units.find(tokens, k, other.value, digits=True) is not None or tokens[k].lower in numerals.tables().scales:
        return i
    contest = any(tokens[i - d].lower in tables().lists["scores"] for d in range(1, 5) if i - d >= 0)
    falling = tokens[i].value >= other.value
    if falling and (glued or contest) and tokens[i - 1].lower not in ("from", "between"):
        return i + 3
    if contest and tokens[i - 1].lower not in ("from", "between") and tokens[i].value < 100:
        return i + 3
    years = 1700 <= tokens[i].value <= 2099 and len(tokens[i].text) == 4
    return i + 3 if years and glued and len(other.text) in (2, 4) else i


def _spelled(tokens: Sequence[Token], i: int) -> None:
    """Number words that name something: spelled years, "World War Two", "Fifth Avenue", "Route Nine"."""
    token = tokens[i]
    names = numerals.tables()
    word = token.lower
    if word in names.small or word in names.tens:
        if (number := numerals.find(tokens, i)) is not None and number.form == "year":
            for k in range(i, number.end):
                tokens[k].block()
            return
        before = tokens[i - 1]
        named = before.kind == "word" and before.text[:1].isupper() and before.lower in tables().lists["before"]
        if named and before.lower not in ("no", "area") or (before.lower == "war" and token.text[0].isupper()):
            token.block()
        return
    ordinal = numerals.ordinal(tokens, i)
    if ordinal is not None and _ordinal_name(tokens, i, ordinal[1]):
        for k in range(i, ordinal[1]):
            tokens[k].block()
