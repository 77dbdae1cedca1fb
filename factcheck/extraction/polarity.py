"""Is what a clause says asserted, denied, or left open? Read off the words of the clause around a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from factcheck.extraction.words import Word, load, word_set, words_of
from factcheck.model import Polarity


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
    words = _set("negators") | _set("deniers") | _set("doubt_words") | _set("modals") | {"no", "without"}
    return re.compile(r"n['’]t\b|\?|\b(?:" + "|".join(sorted(words - {"n't"})) + r")\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Clause:
    """Words ``first`` to ``last`` (half-open) around the figure, which fills words ``a`` to ``b``."""

    words: list[Word]
    first: int
    last: int
    a: int
    b: int


def polarity(text: str, start: int, end: int, doc: Doc | None = None) -> Polarity:
    """The polarity of ``text[start:end]`` in its sentence. ``doc`` (the sentence parsed) is not needed.

    "no one was hurt" asserts a count of none; "none of the shots came over" around "shots came over" denies it.
    """
    if not (
        _trigger().search(text)
        or _phrases("deny_phrases").search(text.lower())
        or _phrases("open_phrases").search(text.lower())
    ):
        return Polarity.ASSERTED
    words = words_of(text)
    if not words:
        return Polarity.ASSERTED
    clause = _clause(text, words, start, end)
    before = text[words[clause.first].start : start].lower().replace("’", "'")
    whole = text[words[clause.first].start : words[clause.last - 1].end].lower().replace("’", "'")
    if _phrases("after_all").search(text.lower(), max(0, end - 1)):
        return Polarity.UNKNOWN
    if _questioned(text, end) or _doubted(clause, before, whole):
        return Polarity.UNKNOWN
    return Polarity.DENIED if _denied(clause, before) else Polarity.ASSERTED


def _clause(text: str, words: list[Word], start: int, end: int) -> _Clause:
    """The stretch between the breaks that part one statement from the next."""
    a = next((i for i, w in enumerate(words) if w.end > start), len(words) - 1)
    b = next((i for i, w in enumerate(words) if w.start >= end), len(words))
    first = a
    while first > 0 and not _breaks(text, words, first - 1, first):
        first -= 1
    last = max(b, a + 1)
    while last < len(words) and not _breaks(text, words, last - 1, last):
        last += 1
    return _Clause(words, first, last, a, max(b, a + 1))


def _breaks(text: str, words: list[Word], left: int, right: int) -> bool:
    """Does a new statement begin at word ``right``?"""
    mark, word = words[left], words[right]
    if mark.text in (";", ":", "—", "–") or (mark.text == "-" and text[mark.start - 1 : mark.start] == " "):
        return True
    if word.lower in _set("breaks"):
        return True
    # "five came out and two more are suspected": a figure or a subject after "and" opens a statement of its own
    if word.lower in ("and", "or", "while") and mark.text == ",":
        return True
    return word.lower == "and" and right + 1 < len(words) and _opens_count(words, right + 1)


def _opens_count(words: list[Word], i: int) -> bool:
    return words[i].is_number or words[i].lower in _set("number_words")


def _questioned(text: str, end: int) -> bool:
    """A question mark closes the sentence the figure stands in."""
    tail = text[end:].rstrip("\"”'’) ")
    return tail.endswith("?") or (not tail and text.rstrip().endswith("?"))


def _doubted(clause: _Clause, before: str, whole: str) -> bool:
    words = clause.words
    if _phrases("open_phrases").search(before):
        return True
    for i in range(clause.a - 1, clause.first - 1, -1):
        word = words[i].lower
        if word in ("if", "whether", "unless"):
            # "as if", "even if" and "if any" are figures of speech; an if-clause that closed before is another clause
            if words[i - 1].lower in ("as", "only") and i:
                continue
            closed = any(w.text == "," for w in words[i : clause.a])
            if not closed or word == "whether":
                return True
        if word in _set("doubt_words") - {"if", "whether", "unless"} and not _scoped_out(words, i, clause.a):
            return True
        if word in ("may", "might") and not words[i].is_capital:
            return True
        if (
            word in ("could", "would")
            and i + 1 < len(words)
            and words[i + 1].lower in ("have", "be", "cost", "reach", "rise")
        ):
            return True
    after = whole[len(before) :]
    return _phrases("open_after").search(after) is not None


def _scoped_out(words: list[Word], i: int, figure: int) -> bool:
    """A doubting word before a comma belongs to another clause; "suspected" before a noun only names a suspect."""
    if any(w.text == "," for w in words[i + 1 : figure]):
        return True
    return words[i].lower == "suspected" and i + 1 < len(words) and words[i + 1].lower in _set("suspect_nouns")


def _denied(clause: _Clause, before: str) -> bool:
    words = clause.words
    if _phrases("deny_phrases").search(before):
        return True
    for i in range(clause.a - 1, clause.first - 1, -1):
        word = words[i].lower
        following = words[i + 1].lower if i + 1 < len(words) else ""
        if word in _set("deniers"):
            return True
        if word in ("not", "never", "nor", "neither", "none", "nobody", "cannot") or word.endswith("n't"):
            if following in _set("harmless_after_not") and i + 1 <= clause.a:
                continue
            if not _ended(words, i, clause.a):
                return True
        if (
            word == "no"
            and i + 1 < clause.a
            and following not in _set("harmless_after_not")
            and not _ended(words, i, clause.a)
        ):
            return True
    return _inside_denied(clause)


def _inside_denied(clause: _Clause) -> bool:
    """A negation within a longer stretch (a category's words), or of the verb right after a figure that is its
    subject: "40 shots were not fired"."""
    words = clause.words
    inner = words[clause.a : clause.b]
    for i, word in enumerate(inner):
        if i and (word.lower in ("not", "never") or word.lower.endswith("n't")):
            return True
        if i == 0 and len(inner) > 3 and word.lower in ("none", "neither"):
            return True
    for i in range(clause.b, min(clause.b + 6, clause.last)):
        word = words[i]
        if word.text in (",", "(", ")") or word.lower in ("who", "which", "that", "and"):
            return False
        if (word.lower in ("not", "never") or word.lower.endswith("n't")) and words[i - 1].lower in _set("finite") | {
            word.lower
        }:
            following = words[i + 1].lower if i + 1 < len(words) else ""
            return following not in _set("harmless_after_not")
        if word.lower.endswith("n't") and word.lower[:-3] in _set("finite"):
            return True
    return False


def _ended(words: list[Word], i: int, figure: int) -> bool:
    """Has the clause that is denied ended before the figure? A comma, a relative or a time word ends it."""
    return any(w.text in (",", "(") or w.lower in _set("enders") for w in words[i + 1 : figure])
