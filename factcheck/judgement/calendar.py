"""Dates as spans of days and clock times as spans of minutes, however precisely they were said."""

from __future__ import annotations

import calendar as _calendar
import re
from datetime import date, timedelta

from factcheck.judgement.ladder import ladder
from factcheck.model import ClockTime, DateValue, Qualifier

_ISO = re.compile(r"(\d{4})(?:-(?:W(\d{2})|(\d{2})(?:-(\d{2}))?))?$")
_YEARLESS = re.compile(r"--(\d{2})(?:-(\d{2}))?$")
LEAP = 2000  # stands in for a year not said, since it has every day


def _point(text: str, year: int) -> tuple[date, date] | None:
    """First and last day of one ISO date of any precision; ``year`` stands in for a missing one."""
    text = text[:10] if "T" in text else text
    found, bare = _ISO.match(text), _YEARLESS.match(text)
    try:
        if found:
            y, week, month, day = found.groups()
            if week:
                monday = date.fromisocalendar(int(y), int(week), 1)
                return monday, monday + timedelta(days=6)
            if day:
                exact = date(int(y), int(month), int(day))
                return exact, exact
            if month:
                return date(int(y), int(month), 1), _last(int(y), int(month))
            return date(int(y), 1, 1), date(int(y), 12, 31)
        if bare:
            month, day = int(bare[1]), int(bare[2] or 0)
            if day:
                exact = date(year, month, day)
                return exact, exact
            return date(year, month, 1), _last(year, month)
    except ValueError:
        return None
    return None


def _last(year: int, month: int) -> date:
    return date(year, month, _calendar.monthrange(year, month)[1])


def days(text: str, year: int = LEAP) -> tuple[date, date] | None:
    """First and last day of ``2017-11-13``, ``2017-11``, ``2017``, ``2017-W51``, ``2017-10/2017-12``, ``--11-13`` or
    ``--11``; None for anything else."""
    first, slash, last = text.strip().partition("/")
    a = _point(first, year)
    b = _point(last, year) if slash else a
    return (a[0], b[1]) if a and b and a[0] <= b[1] else None


def dates_overlap(a: DateValue, b: DateValue) -> bool | None:
    """Can both dates be right? None where one of them is no date we know. A missing year fits every year."""
    years = [LEAP]
    for x, y in ((a, b), (b, a)):
        if y.date.startswith("--") and not x.date.startswith("--"):
            known = days(x.date)
            if known is None:
                return None
            years = list(range(known[0].year, min(known[1].year, known[0].year + 3) + 1))
    valid = False
    for year in years:
        p, q = days(a.date, year), days(b.date, year)
        if p and q:
            valid = True
            if p[0] <= q[1] and q[0] <= p[1]:
                return True
    if valid or len(years) > 1:
        return False
    return None


def _minutes(time: str) -> int | None:
    found = re.match(r"(\d{1,2}):(\d{2})", time)
    if not found or int(found[1]) > 24 or int(found[2]) > 59:
        return None
    return int(found[1]) * 60 + int(found[2])


def _zone(clock: ClockTime) -> int | None:
    """Minutes east of Greenwich, or None for local time."""
    return ladder().zones.get((clock.tz or "").strip().upper().removesuffix(" TIME"))


def _half_unsaid(clock: ClockTime) -> bool:
    """Do the words leave morning or afternoon open ("at 3:11")?"""
    words = clock.text.lower()
    minutes = _minutes(clock.time)
    said_24 = any(int(h) > 12 for h in re.findall(r"\b(\d{1,2})[:.]\d{2}", words))
    told = re.search(r"\d\s*[ap]\.?\s?m\b|\b[ap]\.?m\b|noon|night|morning|evening|hours|gmt|utc|\b0\d", words)
    return minutes is not None and not said_24 and told is None


def clocks_overlap(a: ClockTime, b: ClockTime) -> bool | None:
    """Can both times of day be right? None where they are told in clocks that cannot be compared."""
    x, y = _minutes(a.time), _minutes(b.time)
    if x is None or y is None:
        return None
    if x == y and not (a.tz and b.tz):
        return True  # "7:33" and "7:33 PST": the one leaves out what the other says
    if (a.tz or "").lower() != (b.tz or "").lower():
        p, q = _zone(a), _zone(b)
        if p is not None and q is not None:
            y += p - q
        elif p is not None or q is not None:
            return None  # one by a named zone, the other by a local clock
        elif a.tz and b.tz:
            return None  # two local clocks
    apart = abs(x - y) % 1440
    apart = min(apart, 1440 - apart)
    slack = sum(_slack(c) for c in (a, b))
    if apart <= slack:
        return True
    return apart == 720 and (_half_unsaid(a) or _half_unsaid(b))


def _slack(clock: ClockTime) -> int:
    """Minutes that a hedged time leaves open: as fine as it was rounded, a quarter of an hour at the most."""
    if clock.qualifier in (Qualifier.EXACT, Qualifier.RANGE):
        return 0
    most = ladder().clock_about_minutes
    minute = int(clock.time.split(":")[1][:2]) if ":" in clock.time else 0
    return most if minute % 15 == 0 else 5 if minute % 5 == 0 else 2
