"""The "one" that counts nothing: "the one who", "a new one", "one of the deadliest", "so one is saying"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction.figure import words
from factcheck.extraction.notclaim_tables import number_word
from factcheck.extraction.tokens import HYPHENS, Token

_BEFORE = 30  # words from "replace" to the "one"
_BEHIND = 20  # from the "one" to the "another"


def is_pronoun_one(tokens: Sequence[Token], i: int) -> bool:
    """Is the "one" at ``i`` a pronoun that counts nothing ("the one who", "a new one")?"""
    before, after = tokens[i - 1], tokens[i + 1]
    if after.lower == "in" and (tokens[i + 2].kind == "num" or tokens[i + 2].lower == "every"):
        return False  # "that one in every 500 users"
    if before.text in HYPHENS and before.glued and tokens[i - 2].lower == "no":
        return True  # "no-one wants it": nobody
    if _speaker(tokens, i) or _instead(tokens, i) or _one_or_another(tokens, i):
        return True
    if before.lower == "only" and tokens[i - 2].lower not in words("articles"):
        return after.lower in ("who", "that", "which", "person")  # "and only one had won"
    if after.lower == "of":
        return _superlative(tokens, i + 2) or before.lower in ("the", "this", "every", "each", "any")
    if before.lower in words("articles") or before.lower in (
        "which",
        "another",
        "other",
        "such",
        "first",
        "last",
        "next",
        "only",
    ):
        return (
            after.kind != "word"
            or (before.lower == "the" and _described(tokens, i + 1))
            or after.lower.partition("'")[0] in words("function")  # "the one you're looking for"
            or before.lower in ("this", "that", "any", "no", "every", "each")
            or (before.lower == "the" and after.lower in words("by_now"))  # "the one still being built"
            or tokens[i - 2].lower == "than"  # "greater than the one Ellis had"
        )
    led_in = before.kind == "word" and tokens[i - 2].lower in ("a", "an", "the")  # "the main one would be"
    if after.lower in words("modals") and not led_in:  # "one can see for miles", but "one can be seen crossing"
        return not any(tokens[k].lower == "be" for k in range(i + 2, min(i + 4, len(tokens))))
    if after.lower in words("always"):
        return tokens[i + 2].lower.endswith("s")
    if after.lower in ("is", "was", "has") and tokens[i + 2].lower in words("anyone_does"):
        return True  # "by doing so one is saying"
    if after.lower in ("himself", "herself", "themselves", "itself", "myself"):
        return True  # "having grown up in one herself"
    if after.lower in ("who", "that", "which", "whose", "where", "else", "'s") or after.kind == "poss":
        return True
    led = {tokens[i - 2].lower}
    if words("function").isdisjoint((before.lower, tokens[i - 2].lower)) and tokens[i - 2].kind == "word":
        led.add(tokens[i - 3].lower)  # "an important European one"
    adjective = before.kind == "word" and not led.isdisjoint(("a", "an", "the", "this", "that"))
    verbs = after.lower in ("is", "was", "has", "had") or after.lower in words("modals")
    if adjective and (verbs or after.lower in ("in", "and", "or", "to")):
        return before.lower not in ("killing", "wounding", "injuring", "only", "killed", "wounded", "injured", "dead")
    bare = after.kind != "word" or after.lower in words("function") - {
        "of",
        "is",
        "was",
        "has",
        "had",
        "did",
        "in",
        "and",
        "or",
        "to",
    }
    return bare and not led.isdisjoint(("a", "an", "the", "another", "this", "that", "no")) and before.kind == "word"


def _speaker(tokens: Sequence[Token], i: int) -> bool:
    """ "“…,” wrote one guest", "“…,” one guest wrote": somebody who speaks, behind the words that were spoken."""
    verb = tokens[i - 1].lower in words("speech")
    at = i - 2 if verb else i - 1
    if not verb and tokens[i + 1].lower == "of":
        return False  # "“…,” one of several cases"
    return at >= 0 and tokens[at].text in '”"' and tokens[at].glued and not tokens[at + 1].glued


def _instead(tokens: Sequence[Token], i: int) -> bool:
    """ "replaced the statue with one honoring her": what was named before, not a number of it."""
    if tokens[i - 1].lower not in ("with", "for", "by") or not tokens[i + 1].lower.endswith("ing"):
        return False
    return any(tokens[k].lower in words("replacing") for k in range(max(0, i - _BEFORE), i))


def _one_or_another(tokens: Sequence[Token], i: int) -> bool:
    """ "lets one carrier sell seats on a flight of another carrier", "from one town to the next": any of them; "one man
    shot another man" counts."""
    noun = tokens[i + 1]
    if tokens[i - 1].lower == "from" and [t.lower for t in tokens[i + 2 : i + 5]] in (
        ["to", "the", "next"],
        ["to", "the", "other"],
    ):
        return True
    if noun.kind != "word" or noun.lower in words("person") or noun.lower in words("function"):
        return False
    for k in range(i + 2, min(i + _BEHIND, len(tokens) - 1)):
        if tokens[k].lower == "another" and tokens[k + 1].lower == noun.lower:
            return tokens[k - 1].lower in ("by", "to", "from", "of", "for", "with", "into")
    return False


def _described(tokens: Sequence[Token], k: int) -> bool:
    """ "the one launched three years ago": a participle, and no noun of its own; "the one wounded man" is one man."""
    word, after = tokens[k].lower, tokens[k + 1]
    participle = (word.endswith("ed") and len(word) > 4) or word in words("participles")
    if not participle or word in words("befallen"):
        return False
    return after.kind != "word" or after.lower in words("function") or number_word(after) or after.lower.endswith("ly")


def _superlative(tokens: Sequence[Token], i: int) -> bool:
    """ "one of the deadliest", "one of Asia's most": a rank, not a count."""
    for k in range(i, i + 5):
        word = tokens[k].lower
        if word in ("most", "least", "few", "best", "worst", "largest", "biggest") or (
            word.endswith("est") and len(word) > 5
        ):
            return True
        if tokens[k].kind not in ("word", "poss") and tokens[k].text not in "'’":
            return False
    return False
