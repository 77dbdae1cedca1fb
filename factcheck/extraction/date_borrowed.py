"""Dates that other dates of the text settle: those of a post by its stamp, "today" in a quotation by the day of its
saying, days of an article of unknown date by the nearest full date, the weekday of its opening by being news; and the
times and days of stamps, which settle nothing and tell nothing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from factcheck.extraction.clock import ClockMention
from factcheck.extraction.dates import DateMention, find_dates
from factcheck.extraction.periods import exact_day, reference_of
from factcheck.extraction.words import load, word_set

_NEAR = 8  # candidate sentences between a full date and a day that borrows its year
_NEAR_DAYS = 60
_MOST = 20  # dates of a sentence that may be stamps
_LATELY = 5  # days between a saying and the printing
_JOINT = 6
_WORD_BEFORE = 20
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PUT_UP_ON = re.compile(r"\b(?:Updated|Posted|Published|Modified|Edited) (?:on|at) $")
_PUT_UP = re.compile(r"\b(?:updated|posted|published|modified)(?:\s+on)?\s*:\s*$", re.I)


def dates_of_post(text: str, day: str) -> list[DateMention]:
    """The dates of what was posted on ``day``; the day of the article does not settle them any more."""
    return [replace(d, swings=False) for d in find_dates(text, day, posted=True)]


def dated_by_post(text: str, dates: list[DateMention]) -> list[DateMention]:
    """What stands before the stamp of a post was said on its day: "found today — Jane Doe (@janedoe) May 3, 2016"."""
    out: list[DateMention] = []
    since: list[DateMention] = []  # after the stamp before
    begin = 0
    for mention in dates:
        if not mention.stamp or len(mention.value.date) != 10:
            since.append(mention)
            continue
        if any(d.relative for d in since) or "/" in text[begin : mention.start]:
            said = dates_of_post(text[begin : mention.start], mention.value.date)
            since = [replace(d, start=d.start + begin, end=d.end + begin) for d in said]
        out += [*since, mention]
        since, begin = [], mention.end
    return out + since


def day_of_saying(dates: Sequence[DateMention], published: str | None) -> str | None:
    """The day of these last ones on which a sentence says that its words were said, if it names one. A Monday told on a
    Sunday may as well be the next, that of a reader further east."""
    printed = reference_of(published).day
    said = [d.value.date for d in dates if d.of_report and not d.stamp and d.grain == "day"]
    if printed is None or len(said) != 1 or len(said[0]) != 10:
        return None
    return said[0] if 0 <= (printed - date.fromisoformat(said[0])).days <= _LATELY else None


def dated_by_saying(text: str, dates: list[DateMention], day: str | None) -> list[DateMention]:
    """Who said on Friday "it was mended today" meant Friday."""
    if day is None:
        return dates
    return [_of_day(d, day) if _is_quoted(text, d.start) else d for d in dates]


def _is_quoted(text: str, at: int) -> bool:
    before = text[:at]
    return before.count('"') % 2 == 1 or any(before.rfind(a) > before.rfind(b) for a, b in ("“”", "‘’"))


def _of_day(mention: DateMention, day: str) -> DateMention:
    said = mention.value.text.lower()
    offsets = [by for word, by in load("dates.toml")["today"].items() if word in said]
    if mention.of_report or mention.grain != "day" or len(offsets) != 1:
        return mention
    moved = (date.fromisoformat(day) + timedelta(days=offsets[0])).isoformat()
    return replace(mention, value=replace(mention.value, date=moved))


def without_stamps(
    text: str, dates: list[DateMention], clocks: list[ClockMention]
) -> tuple[list[DateMention], list[ClockMention]]:
    """The dates, and the times that are none of a stamp: "on Dec 22, 2017 at 2:57pm", "UPDATED: 06:55 GMT, 10 June"."""
    paired = [(d, c) for d in dates for c in clocks if _side_by_side(text, d, c)] if len(dates) < _MOST else []
    of_page = [pair[0] for pair in paired]
    dates = [replace(d, of_report=True) if d in of_page else d for d in dates]
    clocks = [c for c in clocks if not any(c is pair[1] for pair in paired)]
    days, put_up = [d.end for d in dates], [c.end for c in clocks if _is_put_up(text, c.start)]
    kept = []
    for clock in clocks:
        before = bisect_right(days, clock.start)
        day = dates[before - 1] if before else None
        if not (_is_put_up(text, clock.start) or (day is not None and _stamped(text, day, clock))):
            kept.append(clock)
    if not put_up:
        return dates, kept
    told = []
    for mention in dates:
        before = bisect_right(put_up, mention.start)
        gap = mention.start - put_up[before - 1] if before else 9
        behind = gap < 4 and text[mention.start - gap : mention.start].strip(" ,") == ""
        told.append(replace(mention, of_report=True) if behind else mention)
    return told, kept


def _is_put_up(text: str, start: int) -> bool:
    return _PUT_UP.search(text[max(0, start - 20) : start]) is not None


def _side_by_side(text: str, day: DateMention, clock: ClockMention) -> bool:
    """ "11:03 AM ET Fri, 29 Dec 2017", "July 22, 2013 | 9:53 AM": a day with its year and a time, and no word to tie
    them to a happening: the stamp of a page."""
    first, last = (day, clock) if day.start < clock.start else (clock, day)
    gap = last.start - first.end
    if not 0 <= gap < _JOINT or text[first.end : last.start].strip(" ,|-–•") or not _YEAR.search(day.value.text):
        return False
    before = text[max(0, first.start - _WORD_BEFORE) : first.start].split()
    if _PUT_UP_ON.search(text[max(0, first.start - _WORD_BEFORE) : first.start]):
        return True
    if text[last.end : last.end + 1] == ".":
        return False  # a writer's full stop: "12:47 a.m. Nov. 3, 2016. It was over."
    return not before or before[-1].lower().strip("(,") not in word_set("dates.toml", "words", "ties")


def _stamped(text: str, day: DateMention, clock: ClockMention) -> bool:
    joint = text[day.end : clock.start] if clock.start - day.end < 8 else "far"
    return (day.stamp or _is_put_up(text, day.start)) and joint.strip(" ,") in ("", "at")


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


def dated_by_lead(
    found: Sequence[tuple[DateMention, ...]], opening: Sequence[bool], published: str | None
) -> list[tuple[DateMention, ...]]:
    """The dates of an article, sentence by sentence, whose ``opening`` names a bare weekday of six days before its day:
    no news begins with that, so that it is the day after, which had begun where it was written or when it was last put
    right. A date that the text gives in full settles that it was six days before."""
    day = reference_of(published).day
    if day is None:
        return list(found)
    before = (day - timedelta(days=6)).isoformat()
    same = [(d, first) for dates, first in zip(found, opening, strict=True) for d in dates if d.value.date == before]
    if not any(first and _is_bare(d) for d, first in same) or not all(_is_bare(d) for d, _ in same):
        return list(found)
    return [tuple(_a_week_on(d, before, dates) for d in dates) for dates in found]


def _is_bare(mention: DateMention) -> bool:
    return mention.swings and not any(c.isdigit() for c in mention.value.text)


def _a_week_on(mention: DateMention, before: str, dates: Sequence[DateMention]) -> DateMention:
    """That weekday a week later, and the night before it where the sentence tells of both."""
    eve = (date.fromisoformat(before) - timedelta(days=1)).isoformat()
    led = mention.value.date == eve and mention.value.text.lower().startswith("the ")
    if mention.value.date != before and not (led and any(d.value.date == before for d in dates)):
        return mention
    later = (date.fromisoformat(mention.value.date) + timedelta(days=7)).isoformat()
    return replace(mention, value=replace(mention.value, date=later), swings=False)
