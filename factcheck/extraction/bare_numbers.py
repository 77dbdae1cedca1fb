"""Bare numbers that are years, results or list numbers, by the few tokens around them."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction import numerals, units
from factcheck.extraction.figure import words
from factcheck.extraction.notclaim_tables import tables
from factcheck.extraction.tokens import HYPHENS, Token
from factcheck.extraction.votes import is_tally


def list_number(tokens: Sequence[Token], i: int) -> bool:
    """ "1. Police said", "1) Police", "(1) Police"."""
    first = i == 0 or (i == 1 and tokens[0].text in "([")
    after = tokens[i + 1]
    if tokens[i].value > 99:
        return False
    if first and after.text in ".)" and after.glued and tokens[i + 2].kind == "word" and not tokens[i + 2].glued:
        return True
    return tokens[i - 1].text in "([" and after.text in ")]" and tokens[i].value <= 9 and tokens[i - 1].kind == "sym"


def year(tokens: Sequence[Token], i: int) -> bool:
    """A bare number from 1700 to 2099 that the words around it do not make a count."""
    token, before, after = tokens[i], tokens[i - 1], tokens[i + 1]
    if len(token.text) != 4 or not 1700 <= token.value <= 2099:
        return False
    if before.text == "Euro" and token.value >= 1960:
        return True  # a championship
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


def year_span(tokens: Sequence[Token], i: int) -> int:
    """The end of "1950-53" or "2010-2014", or ``i``."""
    if not (len(tokens[i].text) == 4 and 1700 <= tokens[i].value <= 2099 and tokens[i + 1].text in HYPHENS):
        return i
    other = tokens[i + 2]
    if not (tokens[i + 1].glued and other.glued and other.kind == "num" and len(other.text) in (2, 4)):
        return i
    return i + 3 if units.find(tokens, i + 3, other.value, digits=True) is None else i


def score(tokens: Sequence[Token], i: int) -> int:
    """ "3-1", "lost 2-4", "by 5 votes to 4" stay figures only where they can be a range; a result is not one."""
    mark, other = tokens[i + 1], tokens[i + 2]
    if (mark.text not in HYPHENS and mark.lower != "to") or other.kind != "num":
        return i
    if not tokens[i].text.isdecimal() or not other.text.isdecimal():
        return i
    if units.sign_before(tokens, i) is not None or is_tally(tokens, i):
        return i
    glued = mark.glued and other.glued
    if glued and tokens[i + 3].text in ("/", "⁄") and tokens[i + 3].glued and tokens[i + 4].kind == "num":
        return i  # "2-1/2 years"
    if glued and tokens[i + 3].text in HYPHENS and tokens[i + 4].kind == "num" and tokens[i + 4].glued:
        return i + 5  # "45-7-2"
    if mark.lower != "to" and not glued:
        return i
    k = i + 4 if tokens[i + 3].text in HYPHENS and tokens[i + 3].glued else i + 3
    if units.find(tokens, k, other.value, digits=True) is not None or tokens[k].lower in numerals.tables().scales:
        return i
    contest = (
        tokens[i - 1].lower == "by"
        or tokens[i + 3].lower in tables().lists["results"]
        or any(tokens[i - d].lower in tables().lists["scores"] for d in range(1, 5) if i - d >= 0)
    )
    falling = tokens[i].value >= other.value
    stands = glued and tokens[i + 3].lower in ("down", "behind", "ahead")  # "came back from 3-1 down"
    if falling and (stands or ((glued or contest) and tokens[i - 1].lower not in ("from", "between"))):
        return i + 3
    if contest and tokens[i - 1].lower not in ("from", "between", "by") and tokens[i].value < 100:
        return i + 3
    return i
