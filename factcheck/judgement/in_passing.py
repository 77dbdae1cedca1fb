"""What a text says in passing ("the 1996 campaign", "the 16th century", "Flight 93"), for comparing two texts.

Such dates and numbers name something rather than tell it, so they are no claims of the article; but where another text
dates the very same thing otherwise, or denies what this one says of it, the two texts contradict each other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from factcheck.extraction.dates import find_dates
from factcheck.extraction.sentences import Sentence, sentences_of
from factcheck.extraction.words import Word, words_of
from factcheck.model import OWN_ZONES, Anchor, Article, Claim, DateValue, Qualifier, Quantity, Value

SCOPE = "in_passing"
NEAREST = 12  # words around the date that count as its clause
MOST = 40  # words of the sentence on either side

_DIGIT = re.compile(r"\d")
_CENTURY = re.compile(r"\b(\d\d?)(?:st|nd|rd|th)[ -]centur(?:y|ies)\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.,:/-])\d{1,5}(?![\w,:/-]|\.\d)")


def in_passing(article: Article, claims: Sequence[Claim]) -> list[Claim]:
    """Dates, centuries and numbers of names that are none of the article's ``claims``, in text order.

    Dates are of type ``date``, numbers of type ``number``; all have the slot ``scope`` = "in_passing".
    """
    taken = sorted((c.start, c.end) for c in claims if c.field == "text")
    out = []
    for sentence in sentences_of(article):
        if sentence.zone in OWN_ZONES and _DIGIT.search(sentence.text):
            words = [w for w in words_of(sentence.text) if w.text[:1].isalpha()]
            for start, end, value in _values(sentence, article.published):
                at = (sentence.start + start, sentence.start + end)
                if sentence.field == "title" or not _overlap(taken, *at):
                    out.append(_claim(article, sentence, words, start, end, value))
    return out


def is_in_passing(claim: Claim) -> bool:
    """Is this a claim of this module's making?"""
    return claim.slot("scope") == SCOPE


def _overlap(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    k = bisect_left(taken, (end, -1))
    return any(b > start for _, b in taken[max(0, k - 3) : k])


def _values(sentence: Sentence, published: str | None) -> Iterable[tuple[int, int, Value]]:
    """Half-open spans in the sentence and what stands there."""
    text = sentence.text
    spans: list[tuple[int, int, Value]] = [(d.start, d.end, d.value) for d in find_dates(text, published)]
    for m in _CENTURY.finditer(text):
        first = (int(m[1]) - 1) * 100
        spans.append((m.start(), m.end(), DateValue(f"{max(first, 1):04d}/{first + 99:04d}", m[0])))
    dated = sorted((a, b) for a, b, _ in spans)
    for m in _NUMBER.finditer(text):
        if not _overlap(dated, m.start(), m.end()):
            n = float(m[0])
            spans.append((m.start(), m.end(), Quantity(n, n, n, "number", Qualifier.EXACT, m[0])))
    return sorted(spans, key=lambda s: s[:2])


def _claim(article: Article, sentence: Sentence, words: Sequence[Word], start: int, end: int, value: Value) -> Claim:
    at = bisect_left(words, start, key=lambda w: w.start)
    near = [w for w in words[max(0, at - MOST) : at + MOST] if w.end <= start or w.start >= end]
    near.sort(key=lambda w: (_gap(w, start, end), w.start))
    return Claim(
        id=f"{article.id}#{start + sentence.start}",
        article=article.id,
        type="date" if isinstance(value, DateValue) else "number",
        value=value,
        subject=" ".join(w.text for w in sorted(near[:3], key=lambda w: w.start)),
        start=sentence.start + start,
        end=sentence.start + end,
        quote=sentence.text,
        slots=(("scope", SCOPE),),
        zone=sentence.zone,
        field=sentence.field,
        anchor=Anchor(
            terms=tuple(w.lower for w in near[:NEAREST]),
            sentence_terms=tuple(w.lower for w in near[NEAREST:]),
            names=tuple(w.text for w in sorted(near, key=lambda w: w.start) if w.is_capital and w.start),
            sentence=sentence.index,
        ),
    )


def _gap(word: Word, start: int, end: int) -> int:
    return start - word.end if word.end <= start else word.start - end
