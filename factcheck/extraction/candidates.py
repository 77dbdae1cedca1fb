"""Which sentences may hold a claim, found without spaCy: those with figures, dates or times that tell of something, or
that pass the gate."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from factcheck.claim_types import ClaimType
from factcheck.extraction.clock import ClockMention, find_clock_times
from factcheck.extraction.date_borrowed import (
    dated_by_lead,
    dated_by_post,
    dated_by_saying,
    dated_by_text,
    dates_of_post,
    day_of_saying,
    without_stamps,
)
from factcheck.extraction.date_stamps import stamp_end
from factcheck.extraction.dates import DateMention, find_dates
from factcheck.extraction.gate import Gate
from factcheck.extraction.mention import Mention
from factcheck.extraction.page_day import PageDay
from factcheck.extraction.products import by_name, numbers_of, product_names, versions, versions_in
from factcheck.extraction.quantities import find_mentions
from factcheck.extraction.sentences import Sentence, sentences_of
from factcheck.model import Article, ZoneKind

_MOST_GATES = 20
_LEAD = 450  # characters of the opening of an article
_MOST_FIGURES = 60  # of a sentence; no writer's has half as many, and each figure is looked at with its whole sentence


_QUOTES = ('"', "“", "‘")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence worth parsing, with what the grammars found in it (offsets relative to the sentence)."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    clocks: tuple[ClockMention, ...]


_TIMECODE = re.compile(r"(?<![\d:])\d{1,2}: ?\d\d: ?\d\d(?![\d:])")  # "10:28:31": three numbers that are none
_gates: dict[tuple[int, ...], tuple[Gate, list[ClaimType]]] = {}  # by the identities of the types, kept alive


def gate_of(types: Mapping[str, ClaimType]) -> Gate:
    """The gate of a set of types, made once."""
    key = tuple(map(id, types.values()))
    if key not in _gates:
        if len(_gates) > _MOST_GATES:
            _gates.clear()
        _gates[key] = Gate(types), list(types.values())
    return _gates[key][0]


def candidates(
    article: Article, types: Mapping[str, ClaimType], stamp: PageDay | None = None
) -> tuple[list[Sentence], list[Candidate]]:
    """All sentences of an article, and those that may hold a claim. ``stamp`` is the date that the page was put up on,
    where the text names it."""
    gate = gate_of(types)
    sentences = sentences_of(article)
    named = by_name(product_names(article))
    released = versions(article)
    out: list[Candidate] = []
    last: ClockMention | None = None  # the time named last settles the half of the day of the next
    said: str | None = None  # the day of the saying in the sentence before
    said_in = -1
    for sentence in sentences:
        if sentence.zone is ZoneKind.BOILERPLATE:
            continue
        text = sentence.text
        dates = dated_by_post(text, find_dates(text, article.published))
        if out and dates and dates[0].stamp and text[0] in "—–-" and out[-1].sentence.index == sentence.index - 1:
            post = dates_of_post(out[-1].sentence.text, dates[0].value.date)
            out[-1] = replace(out[-1], dates=tuple(post))
        goes_on = text[:1] in _QUOTES and said_in == sentence.index - 1
        said = day_of_saying(dates, article.published) or (said if goes_on else None)
        said_in = sentence.index
        dates = dated_by_saying(text, dates, said)
        clocks = find_clock_times(text, last)
        last = clocks[-1] if clocks else last
        codes = (found.span() for found in _TIMECODE.finditer(text))
        masked = sorted(
            [
                *((d.start, d.end) for d in dates),
                *((c.start, c.end) for c in clocks),
                *codes,
                *numbers_of(named, text),
                *versions_in(released, text),
            ]
        )
        dates, clocks = without_stamps(text, dates, clocks)
        if stamp and sentence.field == "text" and sentence.start < stamp.end:
            dates = [replace(d, of_report=True) if sentence.start + d.end == stamp.end else d for d in dates]
        if stamp and sentence.field == "text" and sentence.start < stamp.clock_end:
            clocks = [c for c in clocks if not stamp.end <= sentence.start + c.start < stamp.clock_end]
        mentions = find_mentions(text, masked=masked)[:_MOST_FIGURES]
        told = stamp_end(text)
        dated = any(d.tells and d.start >= told for d in dates) or any(c.start >= told for c in clocks)
        if mentions or dated or gate.opens(text):
            out.append(Candidate(sentence, tuple(mentions), tuple(dates), tuple(clocks)))
    told_dates = [c.dates for c in out]
    if article.published:
        first = next((s.start for s in sentences if s.zone is ZoneKind.BODY), 0)
        opening = [c.sentence.field == "title" or c.sentence.start - first < _LEAD for c in out]
        borrowed = dated_by_lead(told_dates, opening, article.published)
    else:
        borrowed = dated_by_text(told_dates)
    out = [replace(c, dates=dates) if dates is not c.dates else c for c, dates in zip(out, borrowed, strict=True)]
    return sentences, out
