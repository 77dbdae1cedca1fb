"""Is what a clause says asserted, denied, or left open? Read off the words of the clause around a figure.

The words are data (polarity.toml). A doubt or a denial reaches a figure only within its own clause: "five came out and
two more are suspected" leaves the five asserted.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factcheck.extraction.polarity_clause import clause_of, listed, negates, phrases
from factcheck.extraction.polarity_denial import denied
from factcheck.extraction.polarity_doubt import doubted, questioned
from factcheck.extraction.words import words_of
from factcheck.model import Polarity

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CLOSE = 2  # words before an age or a day in which a negation is its own: "not on the 13th"
_NEAR = 60  # code points from "tried to kill" to whom
_DONE = re.compile(r"[,;:]|\band (?:then |later )?(?:\w+ed|shot|hit)\b")  # another deed begins
REACH = 500  # characters on either side that can matter; keeps many figures in one long sentence linear


@cache
def _trigger() -> re.Pattern[str]:
    """Any sign at all that a sentence may not simply assert."""
    words = listed("negators") | listed("deniers") | listed("doubt_words") | listed("modals") | {"no"}
    return re.compile(r"n't\b|\?|\b(?:" + "|".join(sorted(words)) + r")\b")


@lru_cache(maxsize=64)
def _may_not_assert(lower: str) -> bool:
    """Whether a sentence holds such a sign, or a phrase that denies or leaves open; asked for each of its claims."""
    if _trigger().search(lower) is not None:
        return True
    return any(phrases(p).search(lower) for p in ("deny_phrases", "open_phrases", "open_after"))


def polarity(text: str, start: int, end: int, doc: Doc | None = None, *, aside: bool = False) -> Polarity:
    """The polarity of ``text[start:end]`` in its sentence. ``doc`` (the sentence parsed) is not needed. ``aside``: an
    age, a day or how many were aboard, which is denied only by a word right before it, and which what is feared or
    unclear behind it leaves as it is.

    "no one was hurt" asserts a count of none; "none of the shots came over" denies "shots came over". Give the words of
    the whole statement for a category, only the figure for a quantity.
    """
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    text, start, end = text[low:high], start - low, end - low
    lower = text.lower().replace("’", "'")
    if _attempted(lower[:start]):
        return Polarity.UNKNOWN
    if len(lower) != len(text) or not _may_not_assert(lower):
        return Polarity.ASSERTED
    words = words_of(text)
    if not words:
        return Polarity.ASSERTED
    clause = clause_of(text, words, start, end)
    before = lower[words[clause.first].start : start]
    after = lower[end : max(end, words[clause.last - 1].end)]
    if phrases("after_all").search(lower, max(0, end - 1)) or questioned(text, end):
        return Polarity.UNKNOWN
    if doubted(clause, before, lower[start:end], "" if aside else after):
        return Polarity.UNKNOWN
    if aside and not any(negates(w) or w.lower == "no" for w in words[max(clause.first, clause.a - _CLOSE) : clause.a]):
        return Polarity.ASSERTED
    return Polarity.DENIED if denied(clause, before) else Polarity.ASSERTED


def _attempted(before: str) -> bool:
    """ "tried to kill two": what was only meant to happen to those counted."""
    if " to " not in before:
        return False
    found = next(reversed(list(_attempts().finditer(before))), None)
    return found is not None and len(before) - found.end() < _NEAR and _DONE.search(before, found.end()) is None


@cache
def _attempts() -> re.Pattern[str]:
    verbs, harm = ("|".join(sorted(listed(key))) for key in ("attempts", "harm"))
    return re.compile(rf"\b(?:{verbs}) to (?:\w+ly )?(?:{harm})\b")
