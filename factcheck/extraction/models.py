"""Numbers that name a model, a message or a user: "MQ-9", "an iPhone X or 8", "18 747s", "9mm", "(1/2)"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction import units
from factcheck.extraction.figure import words
from factcheck.extraction.notclaim_tables import number_word, tables
from factcheck.extraction.tokens import Token

_SCREEN = 12  # words around "4K" that tell of screens


def numbering(tokens: Sequence[Token], i: int) -> bool:
    """ "1/2 Today we moved …", "… to the port (2/2)": parts of a message, at its start or in their own brackets."""
    before, after = tokens[i - 1], tokens[i + 3]
    if before.text == "(" and after.text == ")":
        return True
    opens = i == 0 or before.text in '.!?"“…'
    return opens and after.kind in ("word", "blocked") and after.text[0].isupper() and not after.glued


def model_of_brand(tokens: Sequence[Token], k: int) -> bool:
    """Is ``tokens[k]`` the number or letter of a model behind its brand?"""
    lists, model, brand = tables().lists, tokens[k], tokens[k - 1]
    named = model.kind == "blocked" or (len(model.text) == 1 and model.text.isupper())
    return named and (brand.text in lists["brands"] or brand.lower in lists["before"] or brand.text in lists["arms"])


def user_name(tokens: Sequence[Token], i: int) -> bool:
    """ "one user called 80 Tall Lamps wrote": a name that starts with a number, of capitals up to a lower-case word."""
    if tokens[i - 1].lower not in ("called", "named", "user", "username", "nicknamed", "dubbed"):
        return False
    k = i + 1
    while k < i + 5 and tokens[k].kind == "word" and tokens[k].text[0].isupper():
        k += 1
    return k > i + 2 and not (tokens[k].kind == "word" and tokens[k].lower.endswith("s"))


def screen(tokens: Sequence[Token], i: int) -> int:
    """The end of "4K" in "a 4K display", or ``i``: as many thousand dots, not four thousand displays."""
    mark = tokens[i + 1]
    if tokens[i].text not in ("2", "4", "5", "8") or mark.text != "K" or not mark.glued:
        return i
    near = range(max(0, i - _SCREEN), min(len(tokens), i + _SCREEN))
    return i + 2 if any(tokens[k].lower in words("screens") for k in near) else i


def owner(tokens: Sequence[Token], i: int) -> bool:
    """ "Radio Kell 880's Ann Roe": a number that owns is the end of a name."""
    before, mark, after = tokens[i - 1], tokens[i + 1], tokens[i + 2]
    named = before.kind == "word" and before.text[0].isupper() and before.lower not in words("function")
    return named and mark.kind == "poss" and after.kind == "word" and after.text[0].isupper()


def course(tokens: Sequence[Token], i: int) -> bool:
    """ "Virtual reality 101: all you need to know": the heading of a first lesson."""
    before = tokens[i - 1]
    if tokens[i].text != "101" or tokens[i + 1].text != ":" or not 0 < i <= 4 or before.kind != "word":
        return False
    tolls = words("befallen") | words("before_value") | {"dead", "toll", "total", "hurt"}
    return tokens[0].text[:1].isupper() and before.lower not in tolls


def is_model(tokens: Sequence[Token], k: int) -> bool:
    """Is ``tokens[k]`` the letters of a model name before a hyphen? Not "mid-20s", "pre-1990", "age-50"."""
    word = tokens[k]
    if word.lower in (
        "mid",
        "early",
        "late",
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
    return not number_word(word) and units.tables().names.at(tokens, k) is None


def millimetres(tokens: Sequence[Token], i: int) -> bool:
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


def variant(tokens: Sequence[Token], k: int) -> int:
    """The end of the variant behind a model that ends at ``k``, else ``k``: "737-500", "A320-200", "737 MAX 8"."""
    mark, number = tokens[k], tokens[k + 1]
    if tokens[k - 1].kind != "num" or number.kind != "num" or not number.text.isdecimal():
        return k
    model = tokens[k - 1].text in tables().lists["jetliners"] or tokens[k - 2].text == "A"
    hyphened = mark.text == "-" and mark.glued and number.glued and len(number.text) == 3
    return k + 2 if model and (hyphened or mark.text in ("MAX", "Max")) else k


def jetliner(tokens: Sequence[Token], i: int) -> int:
    """The end of "18 747s", "a fully laden 737 aircraft", or ``i``."""
    after = tokens[i + 1]
    if tokens[i].text not in tables().lists["jetliners"]:
        return i
    if after.glued and after.lower in ("s", "'s"):
        return i + 2
    if (end := variant(tokens, i + 1)) > i + 1:
        return end
    return i + 1 if after.lower in ("aircraft", "jet", "jetliner", "airliner", "plane") else i
