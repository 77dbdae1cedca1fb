"""Numbers that are not figures: names, addresses, phone numbers, calibres, years, scores, idioms.

``block`` takes their tokens out of the grammar. Every rule looks a fixed few tokens around a number, so it is linear.
Word lists are in ``data/notclaims.toml``.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction import numerals
from factcheck.extraction.figure import words
from factcheck.extraction.names import name_end, ordinal_name
from factcheck.extraction.notclaim_tables import number_word, tables
from factcheck.extraction.ordinals import is_game
from factcheck.extraction.tokens import Token, count

_SINCE = frozenset({"already", "now", "again", "yet", "today"})  # "in primary one already"


def block(tokens: list[Token], masked: Sequence[tuple[int, int]] = ()) -> None:
    """Block every token that lies in a ``masked`` span or whose number is no figure."""
    _mask(tokens, masked)
    n = count(tokens)
    known = tables()
    # A headline in title case tells nothing by its capitals.
    plain = (token for token in tokens[:n] if token.kind == "word" and len(token.text) > 4 and token.text.islower())
    prose = next(plain, None) is not None and next(plain, None) is not None
    _enumerators(tokens, n)
    _addresses(tokens, n)
    i = 0
    while i < n:
        token = tokens[i]
        opens = token.kind == "word" and token.lower in known.openers
        if opens and (idiom := known.idioms.at(tokens, i)) is not None and not _is_meant(tokens, idiom[0]):
            for k in range(i, idiom[0]):
                if tokens[k].kind == "num" or number_word(tokens[k]):
                    tokens[k].block()
            i = idiom[0]
            continue
        if token.kind in ("num", "junk"):
            idiom = known.idioms.at(tokens, i)
            if idiom is not None or token.kind == "junk":
                end = idiom[0] if idiom is not None else _rest_of_code(tokens, i)
                for k in range(i, end):
                    tokens[k].block()
                i = end
                continue
            end = i + 1 if prose and _product(tokens, i) else name_end(tokens, i)
            if end > i and _is_version(tokens, i, end):
                end = _siblings(tokens, end)
            for k in range(i, end):
                tokens[k].block()
            i = max(end, i + 1)
            continue
        if token.kind == "word" and number_word(token):
            if prose and _capital_inside(tokens, i):
                token.block()
            _spelled(tokens, i)
        i += 1


def _is_meant(tokens: Sequence[Token], end: int) -> bool:
    """ "one day after the vote" is a length of time, "one day he will return" none; "the first person to land" is told
    by a place in a row, a tale by the first person; murder "in the third degree" has one, an asker gives it."""
    if tokens[end - 1].lower == "degree":
        return end > 3 and tokens[end - 4].lower == "in"
    if tokens[end - 1].lower == "person":
        return tokens[end].lower in ("to", "ever")
    return tokens[end - 1].lower == "day" and tokens[end].lower in words("counted_from")


def _enumerators(tokens: Sequence[Token], n: int) -> None:
    """ "named the reasons: one, the pitch was frozen; two, the lights had failed" counts nothing."""
    small = numerals.tables().small
    listed = [
        i
        for i in range(1, n)
        if tokens[i].lower in small
        and tokens[i + 1].text == ","
        and (tokens[i - 1].text in ":;" or (tokens[i - 1].lower == "and" and tokens[i - 2].text in ":;"))
    ]
    if len(listed) > 1 and [small[tokens[i].lower] for i in listed] == list(range(1, len(listed) + 1)):
        for i in listed:
            tokens[i].block()


def _addresses(tokens: Sequence[Token], n: int) -> None:
    """The parts of a web address, "http://on.example.com/1puHJd3"."""
    for i in range(n):
        opens = tokens[i].lower in ("http", "https") and tokens[i + 1].text == ":"
        if opens or (tokens[i].lower == "www" and tokens[i + 1].text == ".") or tokens[i].lower == "pic":
            k = i + 1
            while k < n and tokens[k].glued:
                tokens[k].block()
                k += 1


def _rest_of_code(tokens: Sequence[Token], i: int) -> int:
    """ "0845 125 2222": the groups behind a number that starts with a nought belong to it."""
    k = i + 1
    while tokens[i].text[0] == "0" and len(tokens[i].text) >= 2 and k - i < 4 and tokens[k].kind in ("num", "junk"):
        k += 1
    return k


def _product(tokens: Sequence[Token], i: int) -> bool:
    """ "Internet Explorer 9.", "Oregon 214,": a bare number behind a name, with nothing behind it to count."""
    if is_game(tokens, i):
        return False
    token, name, after = tokens[i], tokens[i - 1], tokens[i + 1]
    if i < 2 or not token.text.isdecimal() or len(token.text) > 3 or name.kind != "word" or not name.text.istitle():
        return False
    singular = after.lower in ("was", "is", "has") and token.value > 1  # "the Peugeot 208 was": not a count of 208
    if singular and tokens[i - 2].lower not in ("in", "at", "near", "of") and not token.glued:
        return True
    if tokens[i - 2].text in '"“' and "”" in (after.text, tokens[i + 2].text):
        return True  # “Storm 2.”
    if tokens[i - 2].text in '.!?:"“' or name.lower in words("months") or token.glued:
        return False
    if after.lower in tables().lists["behind_product"] and tokens[i - 2].lower in tables().lists["before_product"]:
        return True  # "the launch of Beacon 4 from an island"
    return after.kind == "end" or after.text in '.,;:)”"'


def _is_version(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Did the number behind a name stand alone ("Explorer 5,"), or with letters ("5S")?"""
    name = tokens[i - 1]
    return tokens[end - 1].kind == "word" or (end == i + 1 and name.kind == "word" and name.text[:1].isupper())


def _siblings(tokens: Sequence[Token], start: int) -> int:
    """ "Explorer 5, 6 and 7", "5S and 5C": bare numbers listed behind a version are versions, of up to eight."""
    k = start
    for _ in range(8):
        m = k + 1 if tokens[k].text == "," else k
        m = m + 1 if tokens[m].lower in ("and", "or") else m
        if m == k or tokens[m].kind != "num" or tokens[m].value >= 100:
            break
        after = tokens[m + 1]
        k = m + 2 if after.kind == "word" and after.glued and after.text.isupper() else m + 1
    after = tokens[k]
    bare = after.kind == "end" or after.text in ",.;)" or (after.kind == "word" and after.lower in words("function"))
    return k if bare else start  # "Flight 370, 12 and 14 people"


def _capital_inside(tokens: Sequence[Token], i: int) -> bool:
    """A number word with a capital in the middle of a sentence is a name: "the Six Nations", "the Chicago Seven"."""
    if tokens[i].lower in numerals.tables().scales and (tokens[i - 1].kind == "num" or number_word(tokens[i - 1])):
        return False  # "a hundred Billion dollars"
    if tokens[i + 1].text in words("plural_times") and tokens[i - 1].text.islower():
        return False  # "Story highlights Four hours into flight": another line of a page
    return i > 0 and tokens[i].text.istitle() and tokens[i - 1].kind == "word" and not tokens[i - 1].text.isupper()


def _mask(tokens: list[Token], masked: Sequence[tuple[int, int]]) -> None:
    spans = sorted(masked)
    at = 0
    for token in tokens[: count(tokens)]:
        while at < len(spans) and spans[at][1] <= token.start:
            at += 1
        if at < len(spans) and spans[at][0] < token.end:
            token.block()


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
        known, after = tables().lists, tokens[i + 1]
        numbered = before.lower in known["numbered"] and not is_game(tokens, i)
        if before.text[:1].isupper():
            named = before.kind == "word" and (numbered or before.lower in known["before"])
        else:  # "in part two", but "in part two people died"
            named = numbered and not (
                after.kind == "word" and after.text.islower() and after.lower not in words("function") | _SINCE
            )
        if (named and before.lower not in ("no", "area")) or (before.lower == "war" and token.text[0].isupper()):
            token.block()
        return
    ordinal = numerals.ordinal(tokens, i)
    if ordinal is not None and ordinal_name(tokens, i, ordinal[1]):
        for k in range(i, ordinal[1]):
            tokens[k].block()
