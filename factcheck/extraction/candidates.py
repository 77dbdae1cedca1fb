"""Which sentences may hold a claim, found without spaCy: those with figures, dates or times that tell of something, or
that pass the gate."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from factcheck.claim_types import ClaimType
from factcheck.extraction.clock import ClockMention, find_clock_times
from factcheck.extraction.date_stamps import is_stamp
from factcheck.extraction.dates import DateMention, find_dates
from factcheck.extraction.gate import Gate
from factcheck.extraction.mention import Mention
from factcheck.extraction.periods import exact_day
from factcheck.extraction.quantities import find_mentions
from factcheck.extraction.sentences import Sentence, sentences_of
from factcheck.model import Article, ZoneKind

_MOST_GATES = 20
_NEAR = 8  # candidate sentences between a full date and a day that borrows its year
_NEAR_DAYS = 60
_MOST_FIGURES = 60  # of a sentence; no writer's has half as many, and each figure is looked at with its whole sentence


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence worth parsing, with what the grammars found in it (offsets relative to the sentence)."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    clocks: tuple[ClockMention, ...]


_gates: dict[tuple[int, ...], tuple[Gate, list[ClaimType]]] = {}  # by the identities of the types, kept alive


def gate_of(types: Mapping[str, ClaimType]) -> Gate:
    """The gate of a set of types, made once."""
    key = tuple(map(id, types.values()))
    if key not in _gates:
        if len(_gates) > _MOST_GATES:
            _gates.clear()
        _gates[key] = Gate(types), list(types.values())
    return _gates[key][0]


def candidates(article: Article, types: Mapping[str, ClaimType]) -> tuple[list[Sentence], list[Candidate]]:
    """All sentences of an article, and those that may hold a claim."""
    gate = gate_of(types)
    sentences = sentences_of(article)
    out: list[Candidate] = []
    last: ClockMention | None = None  # the time named last settles the half of the day of the next
    for sentence in sentences:
        if sentence.zone is ZoneKind.BOILERPLATE:
            continue
        text = sentence.text
        dates = find_dates(text, article.published)
        clocks = find_clock_times(text, last)
        last = clocks[-1] if clocks else last
        masked = sorted([*((d.start, d.end) for d in dates), *((c.start, c.end) for c in clocks)])
        clocks = [c for c in clocks if not any(_stamped(text, d, c) for d in dates)]
        mentions = find_mentions(text, masked=masked)[:_MOST_FIGURES]
        dated = any(d.tells for d in dates) or any(c.same_as < 0 for c in clocks)
        if mentions or (dated and not is_stamp(text)) or gate.opens(text):
            out.append(Candidate(sentence, tuple(mentions), tuple(dates), tuple(clocks)))
    return sentences, out if article.published else dated_by_text(out)


def dated_by_text(found: list[Candidate]) -> list[Candidate]:
    """The candidates of an article of unknown date, with the year of the full date nearest in the text given to a day
    without a year: "22 Jul 2013 … yesterday (July 21st)". Only within two months of it and a few sentences."""
    full = [
        (k, date.fromisoformat(d.value.date))
        for k, c in enumerate(found)
        for d in c.dates
        if d.grain == "day" and len(d.value.date) == 10
    ]
    if not full:
        return found
    places = [k for k, _ in full]
    out = []
    for k, candidate in enumerate(found):
        if any(d.value.date.startswith("--") for d in candidate.dates):
            at = bisect_left(places, k)
            near = min(full[max(0, at - 1) : at + 1], key=lambda f: abs(f[0] - k))
            if abs(near[0] - k) <= _NEAR:
                dates = tuple(_in_year_of(d, near[1]) for d in candidate.dates)
                candidate = replace(candidate, dates=dates)
        out.append(candidate)
    return out


def _in_year_of(mention: DateMention, day: date) -> DateMention:
    if not (mention.value.date.startswith("--") and mention.grain == "day"):
        return mention
    month, number = int(mention.value.date[2:4]), int(mention.value.date[5:7])
    near = [p for y in (-1, 0, 1) if (p := exact_day(day.year + y, month, number)) and p.first]
    placed = [p for p in near if p.first and abs((p.first - day).days) <= _NEAR_DAYS]
    return replace(mention, value=replace(mention.value, date=placed[0].iso)) if placed else mention


def _stamped(text: str, day: DateMention, clock: ClockMention) -> bool:
    """The time of a post's stamp: "on Dec 22, 2017 at 2:57pm"."""
    return day.stamp and text[day.end : clock.start].strip(" ,") in ("", "at")
