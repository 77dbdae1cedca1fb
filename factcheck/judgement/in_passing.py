"""Dates that a text says in passing ("the 1996 campaign", "the morning of 9/11"), for the comparison of two texts.

They name something rather than date what the sentence tells, so they are no claims of the article; but where another
text dates the very same thing otherwise, the two texts contradict each other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from factcheck.extraction.dates import find_dates
from factcheck.extraction.sentences import Sentence, sentences_of
from factcheck.extraction.words import Word, words_of
from factcheck.model import OWN_ZONES, Anchor, Article, Claim, DateValue

SCOPE = "in_passing"
NEAREST = 12  # words around the date that count as its clause
MOST = 400  # characters of the sentence on either side


def in_passing(article: Article) -> list[Claim]:
    """The attributive dates of an article as claims of type ``date``, slot ``scope`` = "in_passing", in text order."""
    return [claim for s in sentences_of(article) if s.zone in OWN_ZONES for claim in _dates(article, s)]


def is_in_passing(claim: Claim) -> bool:
    """Is this a claim of this module's making?"""
    return isinstance(claim.value, DateValue) and claim.slot("scope") == SCOPE


def _dates(article: Article, sentence: Sentence) -> Iterable[Claim]:
    found = [d for d in find_dates(sentence.text, article.published) if d.attributive]
    if not found:
        return
    words = [w for w in words_of(sentence.text) if w.text[:1].isalpha()]
    starts = [w.start for w in words]
    for date in found:
        at = bisect_left(starts, date.start)
        near = [w for w in words[max(0, at - MOST) : at + MOST] if w.end <= date.start or w.start >= date.end]
        near.sort(key=lambda w: (_gap(w, date.start, date.end), w.start))
        yield Claim(
            id=f"{article.id}#date@{sentence.start + date.start}",
            article=article.id,
            type="date",
            value=date.value,
            subject=" ".join(w.text for w in sorted(near[:3], key=lambda w: w.start)),
            start=sentence.start + date.start,
            end=sentence.start + date.end,
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
