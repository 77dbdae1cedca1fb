"""Is what a clause says asserted, denied, or left open? Read off the words of the clause around a figure.

The words are data (polarity.toml). A doubt or a denial reaches a figure only within its own clause: "five came out and
two more are suspected" leaves the five asserted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factcheck.extraction.words import Word, load, word_set, words_of
from factcheck.model import Polarity

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CLOSED = re.compile(r"([?!\"”]|\.[\s\"”])|$")  # how a sentence ends within a quotation
_ASIDE = re.compile(r",(?![^,]{1,40},)")  # a comma that opens no aside
_CLOSE = 2  # words before an age or a day in which a negation is its own: "not on the 13th"
_NEAR = 60  # code points from "tried to kill" to whom
_DONE = re.compile(r"[,;:]|\band (?:then |later )?(?:\w+ed|shot|hit)\b")  # another deed begins
REACH = 500  # characters on either side that can matter; keeps many figures in one long sentence linear
_OPENING = frozenset({"if", "unless", "whether", "may", "might", "could", "would"})  # a clause that leaves it open


def _set(*keys: str) -> frozenset[str]:
    return word_set("polarity.toml", *keys)


@cache
def _phrases(key: str) -> re.Pattern[str]:
    """A list of phrases separated by " | " as one pattern over lower-case text."""
    listed = [" ".join(p.split()) for p in str(load("polarity.toml")[key]).split("|")]
    alternatives = sorted((re.escape(p) for p in listed if p), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")\b")


@cache
def _trigger() -> re.Pattern[str]:
    """Any sign at all that a sentence may not simply assert."""
    words = _set("negators") | _set("deniers") | _set("doubt_words") | _set("modals") | {"no"}
    return re.compile(r"n't\b|\?|\b(?:" + "|".join(sorted(words)) + r")\b")


@lru_cache(maxsize=64)
def _may_not_assert(lower: str) -> bool:
    """Whether a sentence holds such a sign, or a phrase that denies or leaves open; asked for each of its claims."""
    if _trigger().search(lower) is not None:
        return True
    return any(_phrases(p).search(lower) for p in ("deny_phrases", "open_phrases", "open_after"))


@dataclass(frozen=True, slots=True)
class _Clause:
    """Words ``first`` to ``last`` (half-open) around the figure, which fills words ``a`` to ``b``."""

    words: list[Word]
    first: int
    last: int
    a: int
    b: int

    def next(self, i: int) -> str:
        """The word after ``i`` in lower case."""
        return self.words[i + 1].lower if i + 1 < len(self.words) else ""


def polarity(text: str, start: int, end: int, doc: Doc | None = None, *, aside: bool = False) -> Polarity:
    """The polarity of ``text[start:end]`` in its sentence. ``doc`` (the sentence parsed) is not needed. ``aside``: an
    age or a day, which is denied only by a word right before it.

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
    clause = _clause(text, words, start, end)
    before = lower[words[clause.first].start : start]
    after = lower[end : max(end, words[clause.last - 1].end)]
    if _phrases("after_all").search(lower, max(0, end - 1)) or _questioned(text, end):
        return Polarity.UNKNOWN
    if _doubted(clause, before, lower[start:end], after):
        return Polarity.UNKNOWN
    if aside and not any(
        _negative(w) or w.lower == "no" for w in words[max(clause.first, clause.a - _CLOSE) : clause.a]
    ):
        return Polarity.ASSERTED
    return Polarity.DENIED if _denied(clause, before) else Polarity.ASSERTED


def _attempted(before: str) -> bool:
    """ "tried to kill two": what was only meant to happen to those counted."""
    if " to " not in before:
        return False
    found = next(reversed(list(_attempts().finditer(before))), None)
    return found is not None and len(before) - found.end() < _NEAR and _DONE.search(before, found.end()) is None


@cache
def _attempts() -> re.Pattern[str]:
    verbs, harm = ("|".join(sorted(_set(key))) for key in ("attempts", "harm"))
    return re.compile(rf"\b(?:{verbs}) to (?:\w+ly )?(?:{harm})\b")


def _clause(text: str, words: list[Word], start: int, end: int) -> _Clause:
    """The stretch between the breaks that part one statement from the next."""
    a = next((i for i, w in enumerate(words) if w.end > start), len(words) - 1)
    b = next((i for i, w in enumerate(words) if w.start >= end), len(words))
    first, last = a, max(b, a + 1)
    while first > 0 and not _breaks(text, words, first):
        first -= 1
    while last < len(words) and not _breaks(text, words, last):
        last += 1
    return _Clause(words, first, last, a, max(b, a + 1))


def _breaks(text: str, words: list[Word], i: int) -> bool:
    """Does a new statement begin at word ``i``?"""
    mark, word = words[i - 1], words[i]
    if mark.text in (";", ":", "—", "–") or (mark.text == "-" and text[mark.start - 1 : mark.start] == " "):
        return True
    if word.lower in _set("breaks"):
        return True
    if word.lower in ("and", "or", "nor", "while") and mark.text == ",":
        return True
    # a figure after "and" opens a statement of its own
    following = words[i + 1] if i + 1 < len(words) else None
    return word.lower == "and" and following is not None and _counts(following)


def _counts(word: Word) -> bool:
    return word.is_number or word.lower in _set("number_words")


def _questioned(text: str, end: int) -> bool:
    """A question mark closes the sentence the figure stands in, in or out of quotation marks; one that closes a
    quotation begun after the figure, or after the figure's own, asks something else."""
    before, after = text[:end], text[end:]
    inside = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    if inside:
        closed = _CLOSED.search(after)
        return closed is not None and closed.group(1) == "?"
    rest = after.rstrip("\"”'’) ")
    return rest.endswith("?") and '"' not in rest and "“" not in rest


def _doubted(clause: _Clause, before: str, inside: str, after: str) -> bool:
    aside = _ASIDE.search(after)
    if _phrases("open_phrases").search(before) or _phrases("open_after").search(
        after[: aside.start() if aside else None]
    ):
        return True
    words = clause.words
    if inside.startswith("whether ") or re.search(r"\b(?:may|might|could) have\b", inside):
        return True
    doubting = _set("doubt_words") | _OPENING
    for i in range(clause.a - 1, clause.first - 1, -1):
        word = words[i].lower
        if word not in doubting:
            continue
        parted = any(w.text == "," for w in words[i + 1 : clause.a])
        if word in ("if", "unless"):
            # "as if" is a figure of speech; an if-clause that closed before the figure is another clause
            if not parted and not (i and words[i - 1].lower in ("as", "only", "even")):
                return True
        elif word == "whether" or (word in _set("doubt_words") and not parted and _doubts(clause, i)):
            return True
        elif parted or _ended(words, i, clause.a):
            continue
        elif (
            (word in ("may", "might") and not words[i].is_capital)
            or (
                word == "could"
                and clause.next(i) not in ("not", "see", "hear")
                and clause.next(i + 1) not in ("seen", "heard")
            )
            or (word == "would" and clause.next(i) == "have")
        ):
            return True
    return _could(clause)


def _could(clause: _Clause) -> bool:
    """ "4,000 homes could be flooded": the figure's own verb is only possible. What could be seen was there."""
    words = clause.words
    for i in range(clause.b, min(clause.b + 4, clause.last)):
        if (
            words[i].text in (",", "(", ")", ";")
            or words[i].lower in _set("enders")
            or words[i].lower in ("that", "and")
        ):
            return False
        if words[i].lower == "could":
            verbs = {clause.next(i), clause.next(i + 1)}
            return verbs.isdisjoint(_set("perceived")) and clause.next(i) not in ("not", "n't", "only")
    return False


def _doubts(clause: _Clause, i: int) -> bool:
    """Is the doubting word a verb or a predicate here? "a suspected sergeant" and "the suspect" only name someone."""
    word, before, after = clause.words[i].lower, clause.words[i - 1].lower if i else "", clause.next(i)
    if word == "suspected":
        return before not in _set("suspect_determiners") and after not in _set("suspect_nouns") and bool(before)
    if word in ("suspect", "suspects", "fears", "fear"):
        opens = after in _set("openers") or _counts(clause.words[min(i + 1, len(clause.words) - 1)])
        return opens and before not in _set("suspect_determiners") and bool(before)
    if word in ("unknown", "unclear"):
        return before in _set("finite") or after in ("whether", "if", "how")
    return True


def _denied(clause: _Clause, before: str) -> bool:
    words = clause.words
    if _phrases("deny_phrases").search(before):
        return True
    adjunct = _adjunct(clause) or _presupposed(clause)
    for i in range(clause.a - 1, clause.first - 1, -1):
        word = words[i].lower
        if word in _set("deniers"):
            opens = clause.next(i) in _set("openers") or clause.next(i).endswith("ing")
            aside = i > 0 and word == "denying" and words[i - 1].lower in _set("adjuncts")
            if aside and any(w.text == "," for w in words[i + 1 : clause.a]):
                continue  # "in denying a motion, he called the killing cold"
            passive = i > 0 and (words[i - 1].lower in _set("finite") or words[i - 1].lower in ("been", "being"))
            if (opens or i + 1 == clause.a) and not passive:
                return True
            continue
        negates = (
            word in _set("negators")
            or word.endswith("n't")
            or (word == "no" and i + 1 < clause.a and clause.next(i) != ".")
        )
        if not negates or clause.next(i) in _set("harmless_after_not") or clause.next(i) in _set("not_told"):
            continue
        if not adjunct and not _ended(words, i, clause.a):
            return True
    return _denied_inside(clause) or (not adjunct and _denied_after(clause))


def _adjunct(clause: _Clause) -> bool:
    """Does the figure stand in a prepositional phrase of time, place or company, outside what is denied?"""
    k = clause.a - 1
    while k >= clause.first and clause.words[k].lower in _set("hedging"):
        k -= 2 if clause.words[k].lower in ("least", "most") else 1
    return k >= clause.first and clause.words[k].lower in _set("adjuncts")


def _presupposed(clause: _Clause) -> bool:
    """ "the other three": known beforehand, whatever is denied of them; but "not the 20 first reported"."""
    k = clause.a - 1
    while k > clause.first and clause.words[k].lower in ("other", "first", "last", "remaining", "same"):
        k -= 1
    definite = k >= clause.first and clause.words[k].lower in _set("definite")
    before = [w.lower for w in clause.words[max(clause.first, k - 2) : k]]
    return definite and not ({"none", "neither"} & set(before) or (before and _negative(clause.words[k - 1])))


def _negative(word: Word) -> bool:
    return word.lower in ("not", "never") or word.lower.endswith("n't")


def _denied_inside(clause: _Clause) -> bool:
    """A negation within a longer stretch: a category's words, not a figure's."""
    inner = clause.words[clause.a : clause.b]
    if any(_negative(word) for word in inner):
        return not any(w.lower in _set("harmless_after_not") for w in inner[1:4])
    first = inner[0].lower if len(inner) > 3 else ""
    return first in ("none", "neither", "no") and inner[1].lower not in _set("harmless_after_not")


def _denied_after(clause: _Clause) -> bool:
    """A negated event whose subject the figure is: "40 shots were not fired", but not "three are not cooperating"."""
    words = clause.words
    if clause.a > clause.first and words[clause.a - 1].lower == "if":
        return False
    for i in range(clause.b, min(clause.b + 6, clause.last)):
        word = words[i]
        if word.text in (",", "(", ")") or word.lower in ("who", "which", "that", "and"):
            return False
        if word.lower.endswith("n't") and word.lower[:-3] in _set("finite"):
            return any(w.lower in _set("events") for w in words[i + 1 : i + 3])
        if _negative(word) and words[i - 1].lower in _set("finite"):
            return any(w.lower in _set("events") for w in words[i + 1 : i + 3])
    return False


def _ended(words: list[Word], i: int, figure: int) -> bool:
    """Has the clause that is denied ended before the figure? A comma, a relative or a time word ends it."""
    if i + 1 < figure and words[i + 1].lower == "one":
        return True  # "no one who ..." has its own negation
    between = words[i + 1 : figure]
    if any(w.lower in ("say", "claim", "believe") for w in between[1:]):
        return True  # "those who did not want to be named say they heard six"; "did not say" denies
    enders = _set("enders")
    return any(w.text in (",", "(") or w.lower in enders for w in between)
