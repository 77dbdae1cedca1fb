"""Which sentences may hold a claim, found without spaCy: figures, dates, times and trigger words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from factcheck.claim_types import ClaimType
from factcheck.extraction.clock import ClockMention, find_clock_times
from factcheck.extraction.dates import DateMention, find_dates
from factcheck.extraction.mention import Mention
from factcheck.extraction.quantities import find_mentions
from factcheck.extraction.sentences import Sentence, sentences_of
from factcheck.model import Article, ZoneKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence worth parsing, with what the grammars found in it (offsets relative to the sentence)."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    clocks: tuple[ClockMention, ...]


@cache
def _triggers(words: frozenset[str]) -> re.Pattern[str] | None:
    """One pattern for the beginnings of trigger words; a false hit costs only a parse."""
    stems = {w[:-1] if len(w) > 4 and w[-1] in "ey" else w for w in words if w.isalpha()}
    if not stems:
        return None
    return re.compile(r"\b(?:" + "|".join(sorted(stems, key=lambda s: (-len(s), s))) + ")", re.IGNORECASE)


def candidates(article: Article, types: Mapping[str, ClaimType]) -> tuple[list[Sentence], list[Candidate]]:
    """All sentences of an article, and those that may hold a claim."""
    words = frozenset().union(*(t.triggers for t in types.values() if t.implied or t.kind == "category"))
    trigger = _triggers(words)
    sentences = sentences_of(article)
    out = []
    last: ClockMention | None = None  # the time named last settles the half of the day of the next
    for sentence in sentences:
        if sentence.zone is ZoneKind.BOILERPLATE:
            continue
        text = sentence.text
        dates = find_dates(text, article.published)
        clocks = find_clock_times(text, last)
        last = clocks[-1] if clocks else last
        masked = sorted([*((d.start, d.end) for d in dates), *((c.start, c.end) for c in clocks)])
        mentions = find_mentions(text, masked=masked)
        if mentions or dates or clocks or (trigger is not None and trigger.search(text)):
            out.append(Candidate(sentence, tuple(mentions), tuple(dates), tuple(clocks)))
    return sentences, out
