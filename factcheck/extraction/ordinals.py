"""Places in a row: "the 32nd floor", "its first hydrogen bomb", "the second-largest bank", "game seven"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction import numerals
from factcheck.extraction.figure import Figure, whole, words
from factcheck.extraction.tokens import HYPHENS, Token

_SERIES = 15  # words around a game in which its series is named
_GAMES = 9
_DEGREES = 6  # of burns and of murders there are so many at most


def ordinal(tokens: Sequence[Token], i: int) -> Figure | None:
    """A place in a row, where a noun follows and nothing names it."""
    found = numerals.ordinal(tokens, i)
    if found is None:
        return None
    value, j = found
    before, after = tokens[i - 1], tokens[j]
    if tokens[j].text == "-" and tokens[j].glued:
        return _hyphened(tokens, i, value, j + 1)
    if after.lower == "degree" and value < _DEGREES:  # "first degree murder", "murder in the first degree"
        return _place(tokens, i, j + 1, value) if _graded(tokens, i, j) else None
    if tokens[i].kind == "word":
        if before.lower == "the" and tokens[i - 2].lower == "of" and tokens[i - 3].lower == "one":
            return None  # "one of the first": the one is the figure
        noun = after.kind == "word" and after.lower not in words("function") and not _counted(tokens, j)
        if (value == 1 and after.lower == "to") or after.lower == "since":
            noun = True  # "the first to land", "the third since 1997"
        schooled = after.lower in words("grades") and after.text.islower()  # "in fifth grade"
        later = _are_later(value, after) and before.lower not in words("months")  # "July Fourth parades"
        if not (schooled or _led(tokens, i) or later) or not (noun or _parted(tokens, i, j) or _alone(tokens, i, j)):
            return None
    elif _counted(tokens, j) or (after.lower in words("function") and not _alone(tokens, i, j)):
        return None
    return _place(tokens, i, j, value)


def _graded(tokens: Sequence[Token], i: int, j: int) -> bool:
    noun = tokens[j + 1]
    within = tokens[i - 1].lower == "the" and tokens[i - 2].lower in ("in", "of")
    return within or (noun.kind == "word" and noun.text.islower() and noun.lower not in words("function"))


def _place(tokens: Sequence[Token], i: int, j: int, value: float) -> Figure:
    figure = whole(i, j, value, "digits" if tokens[i].kind == "num" else "words")
    figure.dimension, figure.closed = "ordinal", True
    return figure


def _are_later(value: float, noun: Token) -> bool:
    """ "to offer third doses": of several, who have each had the places before; third parties are outsiders."""
    plural = noun.lower.endswith("s") and noun.lower[-2:] not in ("ss", "us", "is") and noun.text.islower()
    known = noun.lower in words("function") or noun.lower in words("subject_verbs") or noun.lower in words("not_in_row")
    return value > 2 and noun.kind == "word" and plural and not known


def _led(tokens: Sequence[Token], i: int) -> bool:
    """Behind an article, a possessive ("the team's", "the Reds'") or "only", with an adjective between at most: "the
    very first time", "a deadly second wave"; "the driver first fired" is no place."""
    before = tokens[i - 1]
    plain = before.kind == "word" and before.text.islower() and before.lower not in words("function")
    plain = before.lower == "very" or (plain and tokens[i].lower not in ("first", "1st"))
    if plain and (tokens[i - 2].lower in words("articles") or tokens[i - 2].kind == "poss"):
        before = tokens[i - 2]
    owners = before.text in "'’" and before.glued and tokens[i - 2].lower.endswith("s")
    return owners or before.lower in words("articles") or before.kind == "poss" or before.lower in ("only", "possibly")


def _alone(tokens: Sequence[Token], i: int, j: int) -> bool:
    """ "a run in the fifth", "she was the first": the noun is left out, since it was told before."""
    led = tokens[i - 1].lower == "the" and (tokens[i - 2].lower in words("before_place"))
    after = tokens[j]
    bare = after.lower in words("function") and after.lower not in words("articles")
    return led and (after.kind == "end" or after.text in '.,;:!?)”"—–' or bare)


def _parted(tokens: Sequence[Token], i: int, j: int) -> bool:
    """ "that second, vital dose": an adjective between commas and the noun."""
    adjective, noun = tokens[j + 1], tokens[j + 2]
    if tokens[j].text != ",":
        return False
    plain = all(t.kind == "word" and t.text.islower() and t.lower not in words("function") for t in (adjective, noun))
    return plain and not adjective.lower.endswith(("s", "ly")) and not _counted(tokens, j + 1)


def _hyphened(tokens: Sequence[Token], i: int, value: float, k: int) -> Figure | None:
    """ "a 10th-inning double", "the first-stage boosters", "the world's third-largest maker": what hangs on the ordinal
    says what it is a place of."""
    thing = tokens[k]
    if not thing.glued or thing.kind != "word" or not thing.text.islower():
        return None
    if thing.lower in words("ranked") or (thing.lower.endswith("est") and len(thing.lower) > 5):
        noun = tokens[k + 1]
        ranks = value > 1 and _led(tokens, i) and noun.kind == "word" and noun.lower not in words("function")
        return _place(tokens, i, k + 1, value) if ranks else None
    if thing.lower == "degree" and not (value < _DEGREES and _graded(tokens, i, k)):
        return None
    if thing.lower in words("function") or thing.lower in words("not_in_row") or numerals.ordinal(tokens, k):
        return None
    return _place(tokens, i, k + 1, value)


def _counted(tokens: Sequence[Token], j: int) -> bool:
    """ "the first two", "the first few": the number that follows is the figure."""
    return (
        tokens[j].kind in ("num", "frac")
        or tokens[j].lower in ("few", "several")
        or numerals.find(tokens, j) is not None
    )


def is_game(tokens: Sequence[Token], i: int) -> bool:
    """Is the number at ``i`` that of a game in a series that is named near it ("Game 7 of the World Series")?"""
    if tokens[i - 1].lower != "game":
        return False
    value = tokens[i].value if tokens[i].text.isdecimal() else numerals.tables().ones.get(tokens[i].lower, 0.0)
    after = tokens[i + 1]
    if not 0 < value <= _GAMES or (after.glued and (after.kind in ("num", "word") or after.text in HYPHENS)):
        return False
    around = range(max(0, i - _SERIES), min(len(tokens), i + _SERIES))
    return any(tokens[k].lower in words("series") for k in around)


def game(tokens: Sequence[Token], i: int) -> Figure | None:
    """ "game seven of the series": the seventh."""
    if not is_game(tokens, i):
        return None
    value = tokens[i].value or numerals.tables().ones.get(tokens[i].lower, 0.0)
    figure = _place(tokens, i, i + 1, value)
    figure.i = i - 1
    return figure
