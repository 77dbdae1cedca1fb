"""Numbers that are part of a name or a code: routes, rooms, models, calibres, telephone numbers, addresses."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction import numerals, units
from factcheck.extraction.bare_numbers import list_number, score, year, year_span
from factcheck.extraction.contacts import address, groups_end, numbered_road, phone
from factcheck.extraction.figure import words
from factcheck.extraction.models import (
    course,
    is_model,
    jetliner,
    millimetres,
    model_of_brand,
    numbering,
    owner,
    screen,
    user_name,
    variant,
)
from factcheck.extraction.notclaim_tables import tables
from factcheck.extraction.ordinals import is_game
from factcheck.extraction.tokens import HYPHENS, Token, after_hyphen


def name_end(tokens: Sequence[Token], i: int) -> int:
    """The token after the name or code that the number at ``i`` belongs to, or ``i`` if it may be a figure."""
    for rule in (phone, _glued, _behind_name, _before_name, _odd_number):
        end = rule(tokens, i)
        if end > i:
            return variant(tokens, end)
    ordinal = numerals.ordinal(tokens, i)
    if ordinal is not None:
        return ordinal[1] if ordinal_name(tokens, i, ordinal[1]) else i
    if tokens[i + 1].kind == "word" and tokens[i + 1].glued and _meaningless(tokens, i):
        return i + 2  # "76ers", "4B"
    return score(tokens, i)


def _glued(tokens: Sequence[Token], i: int) -> int:
    """Models ("M16", "AK-47"), tags ("#12") and slashes ("24/7", "11/13/2017")."""
    token, before, after = tokens[i], tokens[i - 1], tokens[i + 1]
    if token.glued:
        if before.kind == "word" and units.sign_before(tokens, i) is None:
            return i + 1
        hyphen = before.text in HYPHENS and before.glued
        code = before.text in HYPHENS and before.glued and tokens[i - 2].kind == "blocked" and i > 2  # CVE-2013-3893
        if (
            before.text in "#№§@_&"
            or (code and tokens[i - 3].text in HYPHENS)
            or (hyphen and tokens[i - 2].kind == "word" and is_model(tokens, i - 2))
        ):
            return i + 1
        if before.text == "+" and not before.glued:
            return groups_end(tokens, i)  # "+1 800 555 1234"
    other = tokens[i + 2]
    if (
        after.text in "/|"
        and not after.glued
        and not other.glued
        and other.kind == "num"
        and token.value <= other.value
    ):
        return i + 3  # "1 / 9": pages of a gallery
    if after.text == ":" and after.glued and not other.glued and _of_clock(token, 24) and _of_clock(other, 59):
        return i + 5 if tokens[i + 3].text == ":" and _of_clock(tokens[i + 4], 59) else i + 3  # "13: 26", "11: 47: 35"
    if after.text == ":" and other.kind in ("num", "junk") and tokens[i + 3].lower in ("remaining", "left"):
        return i + 3  # on a game's clock
    if after.text == "/" and other.kind == "num" and numbering(tokens, i):
        return i + 3
    if after.text in "/⁄" and other.kind in ("num", "junk"):
        if tokens[i + 3].text == "/" and tokens[i + 4].kind in ("num", "junk"):
            return i + 5  # "5/5/2010"
        if after.glued and other.glued and not 0 < token.value < other.value <= 10:
            return i + 3
    return i


def _of_clock(token: Token, most: int) -> bool:
    """Two digits that a clock may show."""
    return len(token.text) == 2 and token.text.isdecimal() and int(token.text) <= most


def _behind_name(tokens: Sequence[Token], i: int) -> int:
    """ "Route 66", "pages 12-14", "Caption 3 of 30", "No. 5", "Division 2"."""
    lists = tables().lists
    token, before, after = tokens[i], tokens[i - 1], tokens[i + 1]
    if before.lower in lists["series"] and after.lower == "of":
        last = i + 3 if tokens[i + 2].text == "/" else i + 2  # "Image 1 of / 3"
        if tokens[last].kind == "num":
            return last + 1
    if is_game(tokens, i):
        return i
    if before.lower in lists["before"] and (
        before.lower in lists["before_sure"] or "." in token.text or not _counts(tokens, i)
    ):
        return _range_end(tokens, i)
    if before.text == "." and before.glued and tokens[i - 2].lower in lists["before_dot"]:
        return i + 1
    if before.text == ":" and before.glued and tokens[i - 2].lower in lists["labels"] and not _named(after):
        return i + 1  # "Registration Number: 130349"
    if _zip_code(tokens, i):
        return i + 1
    if before.text == "@" or before.text in lists["brands"] or before.text in lists["arms"]:
        return i + 1
    if before.lower in ("or", "and") and model_of_brand(tokens, i - 2) and not _counts(tokens, i):
        return i + 1  # "an iPhone X or 8"
    if user_name(tokens, i) or owner(tokens, i) or course(tokens, i):
        return i + 1
    if before.kind == "word" and before.text.isupper() and "plate" in (tokens[i - 2].lower, tokens[i - 3].lower):
        return i + 1  # a licence plate
    if token.text == "911" and before.text.istitle() and i > 1:
        return i + 1  # "Bartow County 911"
    if before.text in lists["before_capital"] and tokens[i - 2].kind != "end" and token.text.isdecimal():
        return i + 1
    return i


def _zip_code(tokens: Sequence[Token], i: int) -> bool:
    """ "Zip Code – 12345", "zip code 12345"."""
    k = i - 2 if tokens[i - 1].text in ":–—-" else i - 1
    return (
        len(tokens[i].text) == 5 and tokens[k].lower in ("code", "codes") and tokens[k - 1].lower in ("zip", "postal")
    )


def _before_name(tokens: Sequence[Token], i: int) -> int:
    """ "11 News", "6138 Highway 101", "1200 block", "12-gauge", "9mm", "911 call", "1 | 2 | 3"."""
    lists = tables().lists
    token, before, after = tokens[i], tokens[i - 1], tokens[i + 1]
    if after.text in lists["after_capital"] or "|" in (before.text, after.text):
        return i + 1
    bore = tokens[i + 2] if after.text == "-" else after
    if bore.lower in lists["after"] or (after.lower in ("block", "blk") and token.value >= 100):
        return i + 1
    if token.text[0] == "." and units.find(tokens, i + 1, token.value, digits=True) is None:
        return i + 1  # ".45"
    calls = lists["calls"]
    if token.text in lists["emergency"]:
        called = any(tokens[i - d].lower in calls - {"to"} for d in range(1, 5) if i >= d)
        ranges = after.lower == "to" and tokens[i + 2].kind == "num"  # "101 to 120 men"
        if called or (after.lower in calls and not ranges) or (token.text == "911" and _rung(tokens, i)):
            return i + 1
    if after.text in lists["streets_first"] and token.text.isdecimal():
        return i + 1  # "1 Rue de la Paix"
    noun = after.kind == "word" and (after.lower.endswith("s") or after.lower in words("person"))
    if token.text in lists["aircraft"] and before.lower in words("articles") and not noun:
        return i + 1
    if (end := jetliner(tokens, i)) > i:
        return end
    if "." in token.text and after.lower in lists["after_version"]:
        return i + 1  # "the 5.50 update"
    if "." in token.text and token.text in lists["calibres"] and after.lower in lists["guns"]:
        return i + 1  # "a 7.65 pistol"
    return i + 2 if millimetres(tokens, i) else screen(tokens, i)


def _rung(tokens: Sequence[Token], i: int) -> bool:
    """ "a call to 911", not "up to 911 people"."""
    return tokens[i - 1].lower == "to" and tokens[i - 2].lower not in ("up", "close")


def _odd_number(tokens: Sequence[Token], i: int) -> int:
    """Years, list numbers, house numbers, "4x4", "5G"."""
    after = tokens[i + 1]
    if not tokens[i].text.isdecimal():
        return i
    span = year_span(tokens, i)
    if span > i:
        return span
    if list_number(tokens, i) or year(tokens, i) or address(tokens, i):
        return i + 1
    if (end := numbered_road(tokens, i)) > i:
        return end
    if after.text in ("x", "×", "X") and (other := tokens[i + 2]).kind == "num":
        k = i + 5 if tokens[i + 3].lower == after.lower and tokens[i + 4].kind == "num" else i + 3
        return i if units.find(tokens, after_hyphen(tokens, k), other.value, digits=True) is not None else k
    return i


def _meaningless(tokens: Sequence[Token], i: int) -> bool:
    """Is the word glued to this number neither unit, scale nor plural?"""
    after = tokens[i + 1]
    names = numerals.tables()
    if after.text in ("s", "S") and tokens[i].value < 100 and tokens[i].value % 10:
        return True  # "an iPhone 5s": no decade
    if (
        after.lower in ("s", "st", "nd", "rd", "th", "yo")
        or after.lower in names.scales
        or after.text in names.short_scales
    ):
        return False
    return units.find(tokens, i + 1, tokens[i].value, digits=True) is None


def _counts(tokens: Sequence[Token], i: int) -> bool:
    """ "no 40 people", "in the area 12 people": a lower-case word before the number, and one behind it to count."""
    before, after = tokens[i - 1], tokens[i + 1]
    return (
        before.text.islower() and after.kind == "word" and after.text.islower() and after.lower not in words("function")
    )


def _named(token: Token) -> bool:
    """ "Number: 12 people": does a lower-case word follow that may be counted?"""
    return token.kind == "word" and token.text.islower() and token.lower not in words("function")


def _range_end(tokens: Sequence[Token], i: int) -> int:
    """ "pages 12-14", "sections 5 and 6"."""
    if (tokens[i + 1].text in HYPHENS or tokens[i + 1].lower in ("and", "to", "or")) and tokens[i + 2].kind == "num":
        return i + 3 if units.find(tokens, i + 3, 1.0, digits=True) is None and tokens[i + 3].kind != "word" else i + 1
    return i + 1


def ordinal_name(tokens: Sequence[Token], i: int, end: int) -> bool:
    """ "18th Street", "the 38th parallel", "51st district", "First Division"."""
    after = tokens[end]
    series = after.text == "World" and tokens[end + 1].text.istitle() and tokens[end + 1].lower != "war"
    if (after.lower in tables().lists["after_ordinal"] and not series) or after.lower in words("months"):
        return True
    if after.text == "U" and tokens[end + 1].text == "." and tokens[end + 2].text == "S":
        k = end + 4 if tokens[end + 3].text == "." else end + 3
        return tokens[k].text.istitle()  # the 4th U.S. Circuit Court
    if tokens[i].kind == "num" and after.lower in tables().lists["streets"] and after.text[:1].isupper():
        return True  # "172nd Terrace"
    crossing = after.text == "&" or after.lower == "and"
    if tokens[i].kind == "num" and crossing and tokens[end + 1].text[:1].isupper():
        return True  # "near 20th and Highland"
    return (
        after.kind == "word"
        and after.text[:1].isupper()
        and tokens[i].kind == "word"
        and tokens[i].text[:1].isupper()
        and i > 0
    )
