"""Stretches of the calendar, and what relative words mean on the day an article was published. No text here.

A ``Period`` renders as precisely as it was said: 2017-11-13, 2017-11, 2017, 2017-W51, 2017-10/2017-12, --11-13, --11.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Period:
    """``iso`` as in ``DateValue``; ``first`` and ``last`` day where the year is known; ``grain`` day, week, month,
    quarter, season, year, decade or span."""

    iso: str
    first: date | None
    last: date | None
    grain: str


@dataclass(frozen=True, slots=True)
class Reference:
    """When an article was published, as precisely as is known."""

    year: int | None = None
    month: int | None = None
    day: date | None = None


def reference_of(published: str | None) -> Reference:
    """``2017-11-22``, ``2017-11-22T10:00Z``, ``2017-11`` or ``2017``; anything else is an unknown date."""
    text = (published or "").strip()
    try:
        year = int(text[:4])
        if not 1 <= year <= 9990 or text[4:5] not in ("", "-"):
            return Reference()
        month = int(text[5:7]) if text[5:7] else None
        if month is not None and not 1 <= month <= 12:
            return Reference(year)
        day = date(year, month, int(text[8:10])) if month and text[7:8] == "-" else None
    except ValueError:
        return Reference()
    return Reference(year, month, day)


def day_period(day: date) -> Period:
    """One day."""
    return Period(day.isoformat(), day, day, "day")


def exact_day(year: int, month: int, day: int) -> Period | None:
    """One day, or None where the calendar has no such day."""
    try:
        return day_period(date(year, month, day))
    except ValueError:
        return None


def month_period(year: int, month: int) -> Period:
    """One month."""
    last = calendar.monthrange(year, month)[1]
    return Period(f"{year:04d}-{month:02d}", date(year, month, 1), date(year, month, last), "month")


def year_period(year: int) -> Period:
    """One year."""
    return Period(f"{year:04d}", date(year, 1, 1), date(year, 12, 31), "year")


def week_period(day: date) -> Period:
    """The ISO week that holds ``day``."""
    year, week, weekday = day.isocalendar()
    first = day - timedelta(days=weekday - 1)
    return Period(f"{year:04d}-W{week:02d}", first, first + timedelta(days=6), "week")


def months_period(year: int, month: int, count: int, grain: str) -> Period:
    """``count`` months from ``month`` of ``year`` on: quarters, seasons, halves."""
    begin = month_period(year, month)
    end = shift_months(year, month, count - 1)
    return Period(f"{begin.iso}/{end.iso}", begin.first, end.last, grain)


def shift_months(year: int, month: int, by: int) -> Period:
    """The month ``by`` months after the one given."""
    at = year * 12 + month - 1 + by
    return month_period(at // 12, at % 12 + 1)


def period_before(period: Period, unit: str) -> Period | None:
    """The day, week, month, quarter or year before one of its kind."""
    first = period.first
    if first is None or period.grain != unit or first.year < 2:
        return None
    if unit == "day":
        return day_period(first - timedelta(days=1))
    if unit == "week":
        return week_period(first - timedelta(days=7))
    if unit == "month":
        return shift_months(first.year, first.month, -1)
    if unit == "year":
        return year_period(first.year - 1)
    at = shift_months(first.year, first.month, -3).first if unit == "quarter" else None
    return months_period(at.year, at.month, 3, unit) if at else None


def decade_period(year: int) -> Period:
    """The ten years from ``year`` on."""
    return Period(f"{year:04d}/{year + 9:04d}", date(year, 1, 1), date(year + 9, 12, 31), "decade")


def weekend_before(day: date, back: int = 0) -> Period:
    """The latest Saturday and Sunday that have begun by ``day``, or ``back`` weekends earlier."""
    saturday = day - timedelta(days=(day.weekday() - 5) % 7 + 7 * back)
    return Period(f"{saturday}/{saturday + timedelta(days=1)}", saturday, saturday + timedelta(days=1), "weekend")


def join(a: Period, b: Period) -> Period | None:
    """From the first day of ``a`` to the last of ``b``; None where that runs backwards."""
    if a.first and b.last and b.last < a.first:
        return None
    return Period(f"{a.iso}/{b.iso}", a.first, b.last, "span")


def edge(period: Period, end: bool) -> Period | None:
    """The first or last day."""
    day = period.last if end else period.first
    return day_period(day) if day else None


def part(period: Period, which: str) -> Period:
    """Early, mid or late within a period: thirds of a month (1-10, 21-end). The middle of a month is only said to the
    month, and so is any part of a year to the year, since nobody can tell where "late 2016" begins."""
    if period.first is None or period.last is None or which == "mid":
        return period
    year, month = period.first.year, period.first.month
    if period.grain == "month":
        days = (1, 10) if which == "early" else (21, period.last.day)
        a, b = date(year, month, days[0]), date(year, month, days[1])
        return Period(f"{a}/{b}", a, b, "span")
    return period


def nearest(candidates: list[Period], reference: date, future: bool) -> Period:
    """The candidate nearest to the reference day. News looks back: a day to come counts as ten times as far away,
    unless the sentence speaks of the future."""

    def cost(period: Period) -> tuple[int, str]:
        assert period.first and period.last
        if period.first > reference:
            return (period.first - reference).days * (1 if future else 10), period.iso
        return max(0, (reference - period.last).days), period.iso

    return min(candidates, key=cost)


def weekday_period(weekday: int, reference: date, which: str = "") -> Period:
    """A bare weekday is the latest one up to the day of publication; "last" one is before it, "next" one after it."""
    back = (reference.weekday() - weekday) % 7
    if which == "next":
        return day_period(reference + timedelta(days=7 - back))
    if which == "last" and back == 0:
        back = 7
    return day_period(reference - timedelta(days=back))
