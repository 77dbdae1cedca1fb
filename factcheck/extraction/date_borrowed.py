"""Dates that other dates of the text settle: those of a post by its stamp, days of an article of unknown date by the
nearest full date; and the times and days of stamps, which settle nothing and tell nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from factcheck.extraction.clock import ClockMention
from factcheck.extraction.dates import DateMention, find_dates
from factcheck.extraction.periods import exact_day

_NEAR = 8  # candidate sentences between a full date and a day that borrows its year
_NEAR_DAYS = 60
_PUT_UP = re.compile(r"\b(?:updated|posted|published|modified)(?:\s+on)?\s*:\s*$", re.I)


def dates_of_post(text: str, day: str) -> list[DateMention]:
    """The dates of what was posted on ``day``, which the day of the article does not settle any more."""
    return [replace(d, swings=False) for d in find_dates(text, day)]


def dated_by_post(text: str, dates: list[DateMention]) -> list[DateMention]:
    """What stands before the stamp of a post was said on its day: "found today — Jane Doe (@janedoe) May 3, 2016"."""
    out: list[DateMention] = []
    begin = 0
    for mention in dates:
        if mention.stamp and len(mention.value.date) == 10:
            since = [d for d in out if d.start >= begin]
            if any(d.relative for d in since):
                kept = [d for d in out if d.start < begin]
                out = kept + [d for d in dates_of_post(text[: mention.start], mention.value.date) if d.start >= begin]
            begin = mention.end
        out.append(mention)
    return out


def without_stamps(
    text: str, dates: list[DateMention], clocks: list[ClockMention]
) -> tuple[list[DateMention], list[ClockMention]]:
    """The dates, and the times that are none of a stamp: "on Dec 22, 2017 at 2:57pm", "UPDATED: 06:55 GMT, 10 June"."""
    put_up = [c.end for c in clocks if _PUT_UP.search(text[max(0, c.start - 20) : c.start])]
    kept = [c for c in clocks if c.end not in put_up and not any(_follows(text, d, c) for d in dates)]
    if put_up:
        ends = set(put_up)
        dates = [
            replace(d, of_report=True) if any(text[e : d.start].strip(" ,") == "" and e <= d.start for e in ends) else d
            for d in dates
        ]
    return dates, kept


def _follows(text: str, day: DateMention, clock: ClockMention) -> bool:
    put_up = day.stamp or _PUT_UP.search(text[max(0, day.start - 20) : day.start]) is not None
    return put_up and day.end <= clock.start and text[day.end : clock.start].strip(" ,") in ("", "at")


def dated_by_text(found: Sequence[tuple[DateMention, ...]]) -> list[tuple[DateMention, ...]]:
    """The dates of an article of unknown date, sentence by sentence, with the year of the full date nearest in the text
    given to a day without a year: "22 Jul 2013 … yesterday (July 21st)". Only within two months of it and a few
    sentences."""
    full = [
        (k, date.fromisoformat(d.value.date))
        for k, dates in enumerate(found)
        for d in dates
        if d.grain == "day" and len(d.value.date) == 10
    ]
    places = [k for k, _ in full]
    out = []
    for k, dates in enumerate(found):
        if full and any(d.value.date.startswith("--") for d in dates):
            at = bisect_left(places, k)
            near = min(full[max(0, at - 1) : at + 1], key=lambda f: abs(f[0] - k))
            if abs(near[0] - k) <= _NEAR:
                dates = tuple(_in_year_of(d, near[1]) for d in dates)
        out.append(dates)
    return out


def _in_year_of(mention: DateMention, day: date) -> DateMention:
    if not (mention.value.date.startswith("--") and mention.grain == "day"):
        return mention
    month, number = int(mention.value.date[2:4]), int(mention.value.date[5:7])
    near = [p for y in (-1, 0, 1) if (p := exact_day(day.year + y, month, number)) and p.first]
    placed = [p for p in near if p.first and abs((p.first - day).days) <= _NEAR_DAYS]
    return replace(mention, value=replace(mention.value, date=placed[0].iso)) if placed else mention
