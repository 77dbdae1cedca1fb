"""Scales of the page's drawings: values to per cent of the width, and marks at round figures."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.judgement.calendar import days
from factcheck.model import ClockTime, DateValue, Qualifier, Quantity, Value
from factcheck.reporting import values

PAD = 9.0  # per cent left free at either side, for the arrows of open ends
LOG = 60  # from this ratio of the largest figure to the smallest on, the scale is logarithmic
MARKS = 4
SMALLEST, LARGEST = 1e-30, 1e30  # figures beyond are nobody's news, and beyond what floats can place
# How many of a canonical unit make one of the unit shown, so that the marks stand at figures round to the reader.
_TIMES = (31557600.0, 2629800.0, 86400.0, 3600.0, 60.0, 1.0)
_SHOWN = {"m/s": 1 / 3.6, "rad": math.pi / 180, "m2": 1.0}
_ZERO = {"K": 273.15}


@dataclass(frozen=True, slots=True)
class Span:
    """A value on a scale: ``low``/``high`` are None where open; ``dot`` is the figure named, if any. ``hollow``: the
    figure itself is excluded (more than, less than, nearly) or rough (about)."""

    low: float | None
    high: float | None
    dot: float | None
    hollow: bool = False
    rough: bool = False

    def finite(self) -> list[float]:
        """The figures that the scale must show."""
        return [v for v in (self.low, self.high, self.dot) if v is not None]


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark: where, in per cent, and what stands there; ``anchor`` is the text-anchor that keeps it inside."""

    at: float
    label: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from ``start`` to ``end``, linear or logarithmic, as wide as its container."""

    start: float
    end: float
    log: bool
    ticks: tuple[Tick, ...] = ()

    def at(self, value: float) -> float:
        """The place of a value in per cent, within 0 and 100."""
        return _place(value, self.start, self.end, self.log)


def span(value: Value) -> Span | None:
    """Where a value lies on its scale; None for what has no scale (a category, a vague word)."""
    match value:
        case Quantity():
            figures = [v for v in (value.low, value.high, value.nominal) if v is not None]
            if not figures or not all(v == 0 or SMALLEST < abs(v) < LARGEST for v in figures):
                return None
            beyond = value.qualifier in (Qualifier.MORE_THAN, Qualifier.LESS_THAN, Qualifier.NEARLY)
            dot = None if value.qualifier is Qualifier.RANGE else value.nominal
            return Span(value.low, value.high, dot, beyond, value.qualifier is Qualifier.ABOUT)
        case ClockTime():
            hours, _, minutes = value.time.partition(":")
            if not (hours.isdigit() and minutes.isdigit()):
                return None
            at = 60.0 * int(hours) + int(minutes)
            return Span(at, at, at, rough=value.qualifier is Qualifier.ABOUT)
        case DateValue():
            stretch = None if value.date.startswith("--") else days(value.date)
            if stretch is None:
                return None
            first, last = (float(d.toordinal()) for d in stretch)
            return Span(first, last, first if first == last else None)
        case _:
            return None


def axis(spans: Sequence[Span], like: Value) -> Axis | None:
    """A scale that shows all the spans, with marks in the unit of ``like``; None where there is no figure."""
    found = sorted(v for s in spans for v in s.finite())
    if not found:
        return None
    low, high = found[0], found[-1]
    log = isinstance(like, Quantity) and low > 0 and high / low >= LOG
    if low == high:
        width = max(abs(low) * 0.1, 1.0 if _whole(like) else abs(low) * 0.1 or 1.0)
        low, high = low - width, high + width
    if log:
        room = math.log(high / low) * PAD / (100 - 2 * PAD)
        start, end = low / math.exp(room), high * math.exp(room)
    else:
        margin = (high - low) * PAD / (100 - 2 * PAD)
        start, end = low - margin, high + margin
    ticks = [(v, _label(v, like)) for v in _marks(start, end, log, like)]
    return Axis(start, end, log, tuple(_placed(ticks, start, end, log)))


def days_axis(moments: Iterable[date]) -> Axis | None:
    """A scale of days of publication."""
    found = sorted(d.toordinal() for d in moments)
    if not found:
        return None
    low, high = float(found[0]), float(found[-1])
    before, after = max((high - low) * 0.16, 0.6), max((high - low) * 0.06, 0.6)
    step = max(1, math.ceil((high - low) / MARKS))
    marks = sorted({int(v) for v in range(int(low), int(high) + 1, step)})
    ticks = [(float(v), date.fromordinal(v).isoformat()) for v in marks]
    return Axis(low - before, high + after, False, tuple(_placed(ticks, low - before, high + after, False)))


def _place(value: float, start: float, end: float, log: bool) -> float:
    if log:
        value, start, end = (math.log(max(v, 1e-300)) for v in (value, start, end))
    part = (value - start) / (end - start) if end > start else 0.5
    return round(100 * min(max(part, 0.0), 1.0), 2)


def _placed(ticks: Sequence[tuple[float, str]], start: float, end: float, log: bool) -> Iterable[Tick]:
    last = ""
    for value, label in ticks:
        at = _place(value, start, end, log)
        if label and label != last:
            yield Tick(at, label, "start" if at < 8 else "end" if at > 92 else "middle")
        last = label


def _whole(like: Value) -> bool:
    """Is only a whole figure possible: people, things, days, minutes of a clock?"""
    if not isinstance(like, Quantity):
        return True
    measured = values.in_units([1.0], like.unit) or like.unit in ("percent", "magnitude")
    return not measured and not (len(like.unit) == 3 and like.unit.isupper())


def _marks(start: float, end: float, log: bool, like: Value) -> list[float]:
    """Round figures from ``start`` to ``end``, in the unit that is shown."""
    if isinstance(like, DateValue):
        return _dates(start, end)
    zero, size = 0.0, 1.0
    if isinstance(like, Quantity):
        zero = _ZERO.get(like.unit, 0.0)
        size = _SHOWN.get(like.unit, 1.0)
        if like.unit == "s":
            size = next((t for t in _TIMES if end >= 2 * t), 1.0)
    elif isinstance(like, ClockTime):
        size = 60.0 if end - start > 180 else 15.0 if end - start > 30 else 1.0
    if log:
        first, last = math.floor(math.log10(start / size)), math.ceil(math.log10(end / size))
        every = max(1, (last - first) // MARKS)
        powers = [10.0**p * size for p in range(first, last + 1, every)]
        fine = [m * 10.0**p * size for p in range(first, last + 1) for m in (1, 3)] if last - first <= 3 else powers
        return [v for v in fine if start <= v <= end]
    step = _step((end - start) / size / MARKS, whole=_whole(like))
    at = math.ceil((start - zero) / size / step)
    found: list[float] = []
    while (value := at * step * size + zero) <= end and len(found) < 3 * MARKS:
        found.append(value)
        at += 1
    return found


def _dates(start: float, end: float) -> list[float]:
    """First days of years or of months, or days; at most a few."""
    first, last = (min(max(int(v), 1), date.max.toordinal()) for v in (start, end))
    whole = last - first
    if whole <= 62:
        return [float(v) for v in range(first + 1, last + 1, max(1, whole // MARKS))]
    months = max(1, whole // 30 // MARKS) if whole < 730 else 12 * max(1, whole // 365 // MARKS)
    day = date.fromordinal(first)
    found = []
    for month in range(max(12, 12 * day.year // months * months), 12 * date.fromordinal(last).year + 12, months):
        at = float(date(month // 12, month % 12 + 1, 1).toordinal())
        if start <= at <= end:
            found.append(at)
    return found


def _step(rough: float, *, whole: bool) -> float:
    """The round step nearest above: 1, 2, 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(rough)) if rough > 0 else 1.0
    step = next((m * power for m in (1, 2, 5, 10) if m * power >= rough * 0.999), power)
    return max(1.0, step) if whole else step


def _label(value: float, like: Value) -> str:
    if isinstance(like, DateValue):
        return date.fromordinal(int(value)).isoformat() if 1 <= value < 3652060 else ""
    if isinstance(like, ClockTime):
        return f"{int(value) // 60:02d}:{int(value) % 60:02d}" if 0 <= value < 1440 else ""
    if not isinstance(like, Quantity) or (value < 0 <= min(like.low or 0, like.high or 0) and like.unit not in _ZERO):
        return ""
    value = float(f"{value:.12g}")
    if like.unit == "percent" or (len(like.unit) == 3 and like.unit.isupper()):
        return values.quantity(Quantity(value, value, value, like.unit, Qualifier.EXACT, ""))
    return values.in_units([value], like.unit) or values.number(value)
