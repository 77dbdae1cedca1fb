"""The clause around a figure, and the lists of words (polarity.toml) that are looked for in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from factcheck.extraction.words import Word, load, word_set


def listed(*keys: str) -> frozenset[str]:
    """One of the lists of single words."""
    return word_set("polarity.toml", *keys)


@cache
def phrases(key: str) -> re.Pattern[str]:
    """A list of phrases separated by " | " as one pattern over lower-case text."""
    known = [" ".join(p.split()) for p in str(load("polarity.toml")[key]).split("|")]
    alternatives = sorted((re.escape(p) for p in known if p), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")\b")


@dataclass(frozen=True, slots=True)
class Clause:
    """Words ``first`` to ``last`` (half-open) around the figure, which fills words ``a`` to ``b``."""

    words: list[Word]
    first: int
    last: int
    a: int
    b: int

    def next(self, i: int) -> str:
        """The word after ``i`` in lower case."""
        return self.words[i + 1].lower if i + 1 < len(self.words) else ""


def clause_of(text: str, words: list[Word], start: int, end: int) -> Clause:
    """The stretch between the breaks that part one statement from the next."""
    a = next((i for i, w in enumerate(words) if w.end > start), len(words) - 1)
    b = next((i for i, w in enumerate(words) if w.start >= end), len(words))
    first, last = a, max(b, a + 1)
    while first > 0 and not _breaks(text, words, first):
        first -= 1
    while last < len(words) and not _breaks(text, words, last):
        last += 1
    return Clause(words, first, last, a, max(b, a + 1))


def _breaks(text: str, words: list[Word], i: int) -> bool:
    """Does a new statement begin at word ``i``?"""
    mark, word = words[i - 1], words[i]
    if mark.text in (";", ":", "—", "–") or (mark.text == "-" and text[mark.start - 1 : mark.start] == " "):
        return True
    if word.lower in listed("breaks"):
        return True
    if word.lower in ("and", "or", "nor", "while") and mark.text == ",":
        return True
    # a figure after "and" opens a statement of its own
    following = words[i + 1] if i + 1 < len(words) else None
    return word.lower == "and" and following is not None and counts(following)


def counts(word: Word) -> bool:
    """Is it a number, in digits or words?"""
    return word.is_number or word.lower in listed("number_words")


def negates(word: Word) -> bool:
    """Does it turn its verb around: "not", "never", "didn't"?"""
    return word.lower in ("not", "never") or word.lower.endswith("n't")


def ended(words: list[Word], i: int, figure: int) -> bool:
    """Has the clause that is denied ended before the figure? A comma, a relative or a time word ends it."""
    if i + 1 < figure and words[i + 1].lower == "one":
        return True  # "no one who ..." has its own negation
    between = words[i + 1 : figure]
    if any(w.lower in ("say", "claim", "believe") for w in between[1:]):
        return True  # "those who did not want to be named say they heard six"; "did not say" denies
    enders = listed("enders")
    return any(w.text in (",", "(") or w.lower in enders for w in between)
