"""Numbers by which people are reached: telephone numbers and addresses."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction.figure import words
from factcheck.extraction.notclaim_tables import tables
from factcheck.extraction.tokens import Token

_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")  # of a telephone
_LEAST_KEYED = 4
_SHORTEST, _LONGEST = 5, 6  # digits of a number for messages
_MESSAGE = 16  # words from "text" to its number


def groups_end(tokens: Sequence[Token], i: int) -> int:
    """The end of a run of up to six groups of digits: "+44 20 7946 0321"."""
    k = i + 1
    while k < i + 6 and tokens[k].kind in ("num", "junk"):
        k += 1
    return k if k > i + 1 or len(tokens[i].text) > 6 else i


def phone(tokens: Sequence[Token], i: int) -> int:
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
    vanity = (
        tokens[k].text == "-" and tokens[k + 1].glued and tokens[k + 1].kind == "word" and tokens[k + 1].text.isupper()
    )
    if groups == 2 and digits == 6 and vanity:  # "330-434-COPS"
        return k + 2
    if (
        groups == 1
        and digits >= 5
        and any(tokens[i - d].lower in tables().lists["calls"] - {"to"} for d in range(1, 7))
    ):
        return k  # "text … to 274637"
    if groups == 1 and vanity and tokens[k + 2].text == "(" and _keyed(tokens, k + 3):  # "443-HELP (4357)"
        return k + 5
    if groups == 1 and (_keyed(tokens, i) or _texted(tokens, i)):
        return k
    if groups >= 3 and digits >= 7:
        return k
    if groups == 2 and digits >= 7 and len(tokens[i].text) == 3 and len(tokens[k - 1].text) == 4:
        return k
    return i


def _keyed(tokens: Sequence[Token], i: int) -> bool:
    """Is the number how a word in capitals beside it, one of them in brackets, is dialled: "CRIMES (274637)"?"""
    if tokens[i - 1].text != "(" and tokens[i + 1].text != "(":
        return False
    word = tokens[i - 2] if tokens[i - 1].text == "(" else tokens[i + 2]
    text = word.text if word.kind == "word" and word.text.isascii() and word.text.isupper() else ""
    return len(text) >= _LEAST_KEYED and text.translate(_KEYS) == tokens[i].text


def _texted(tokens: Sequence[Token], i: int) -> bool:
    """ "text the word HELP and your tip to 55512": a short number that a message goes to."""
    if tokens[i - 1].lower != "to" or not _SHORTEST <= len(tokens[i].text) <= _LONGEST:
        return False
    return any(tokens[k].lower in ("text", "sms") for k in range(max(0, i - _MESSAGE), i))


def numbered_road(tokens: Sequence[Token], i: int) -> int:
    """The end of "2810 W. Arkansas 32", a house on a road with a number, or ``i``."""
    lists = tables().lists
    k = i + 1
    if tokens[k].lower not in lists["directions"] or not tokens[k].text[:1].isupper():
        return i
    k += 2 if tokens[k + 1].text == "." else 1
    road, number, after = tokens[k], tokens[k + 1], tokens[k + 2]
    named = road.kind == "word" and road.text.istitle() and number.kind == "num" and len(number.text) <= 3
    counts = after.kind == "word" and after.text.islower() and after.lower not in words("function")
    return k + 2 if named and number.text.isdecimal() and not counts else i


def address(tokens: Sequence[Token], i: int) -> bool:
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
    before = tokens[i - 2] if tokens[i - 1].text == "(" else tokens[i - 1]  # "VA 23510", "VA (23510)"
    return len(tokens[i].text) == 5 and before.kind == "word" and len(before.text) == 2 and before.text.isupper()
