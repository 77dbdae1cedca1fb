"""Votes for and against: "the 285-120 vote", "voted 52 to 48", "passed 61-39" are two counts, no range and no score."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction import units
from factcheck.extraction.figure import Figure, whole, words
from factcheck.extraction.tokens import HYPHENS, Token

_GAP = 5  # words between "voted" and its count: "voted on Tuesday by a margin of"
_BEHIND = 4  # "a 52-48 party-line vote"


def is_tally(tokens: Sequence[Token], i: int) -> bool:
    """Are the numbers at ``i`` and behind the mark after it the sides of a vote?"""
    mark, other, after = tokens[i + 1], tokens[i + 2], tokens[i + 3]
    glued = mark.text in HYPHENS and mark.glued and other.glued
    if not (glued or mark.lower == "to") or tokens[i].kind != "num" or other.kind != "num":
        return False
    if not tokens[i].text.isdecimal() or not other.text.isdecimal() or units.sign_before(tokens, i) is not None:
        return False
    if after.glued and after.text in HYPHENS and tokens[i + 4].kind == "num":
        return False  # "45-7-2"
    if units.find(tokens, i + 3, other.value, digits=True) is not None:
        return False
    if glued and _names_vote(tokens, i + 3):
        return True
    noun = after.kind == "word" and after.text.islower() and after.lower not in words("function")
    if noun and not glued:
        return False  # "voted to hire 10 to 15 guards"
    if _carried(tokens, i):
        return True
    for k in range(i - 1, max(-1, i - 2 - _GAP), -1):
        if tokens[k].lower in words("votes"):
            return True
        if tokens[k].kind != "blocked" and tokens[k].lower not in words("before_tally"):
            return False
    return False


def _carried(tokens: Sequence[Token], i: int) -> bool:
    """Is the count right behind what the vote did, or where: "passed 61 to 39", "passed the Senate 92-6"?"""
    k = i - 1
    while i - k <= _GAP and tokens[k].lower in words("chambers"):
        k -= 1
    return tokens[k].lower in words("carried")


def _names_vote(tokens: Sequence[Token], k: int) -> bool:
    """ "(285-120) vote", "(52-48) party-line vote"."""
    for at in range(k, k + _BEHIND):
        if tokens[at].lower in ("vote", "votes"):
            return True
        if tokens[at].kind != "word" and tokens[at].text not in HYPHENS:
            return False
        if tokens[at].lower in words("function"):
            return False
    return False


def tally(tokens: Sequence[Token], i: int) -> list[Figure]:
    """The two sides of a vote that starts at ``i``, or none."""
    if tokens[i].kind != "num" or not is_tally(tokens, i):
        return []
    sides = [whole(k, k + 1, tokens[k].value, "digits", "vote") for k in (i, i + 2)]
    more = tokens[i].value >= tokens[i + 2].value
    sides[0].form, sides[1].form = ("ayes", "noes") if more else ("noes", "ayes")
    for side in sides:
        side.closed = True
    return sides
