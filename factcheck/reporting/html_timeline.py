"""Figures over publication time: when which outlet gave which, and which is the latest."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from factcheck.judgement.calendar import days
from factcheck.model import Quantity, RelationKind, Verdict, VerdictKind
from factcheck.reporting import text, values
from factcheck.reporting.html_axis import Axis, axis, days_axis, span
from factcheck.reporting.html_standing import overtaken, standings
from factcheck.reporting.view import Lookup

HEIGHT = 190  # pixels, with the dates below
TOP, BOTTOM = 14, 150
NAMED = 3


@dataclass(frozen=True, slots=True)
class Dot:
    """One figure on one day: ``x`` in per cent, ``y`` in pixels; ``low``/``high`` the ends of its bounds in pixels."""

    x: float
    y: float
    low: float
    high: float
    said: str
    standing: str
    labelled: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A line from an overtaken figure to the one that overtook it."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the list beside the drawing."""

    published: str
    said: str
    standing: str
    outlets: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing and the list that says the same in words."""

    days: Axis
    figures: tuple[tuple[float, str], ...]
    dots: tuple[Dot, ...]
    steps: tuple[Step, ...]
    entries: tuple[Entry, ...]


def timeline(verdict: Verdict, look: Lookup) -> Timeline | None:
    """Where figures were overtaken, or conflict and were told on different days; else None."""
    if verdict.verdict not in (VerdictKind.CONFLICT, VerdictKind.SUPERSEDED) and not overtaken(verdict):
        return None
    told: dict[tuple[date, int], list[str]] = defaultdict(list)
    for i, position in enumerate(verdict.positions):
        for id_ in position.claims:
            claim = look.claims.get(id_)
            article = look.article(claim) if claim is not None else None
            when = published(article.published if article is not None else None)
            name = text.outlet_name(article)
            if when is None or not isinstance(position.value, Quantity) or span(position.value) is None:
                continue
            if name not in told[when, i]:
                told[when, i].append(name)
    told_on = sorted({day for day, _ in told})
    shown = sorted({i for _, i in told})
    if len(told_on) < 2 or len(shown) < 2:
        return None
    across = days_axis(told_on)
    spans = {i: span(verdict.positions[i].value) for i in shown}
    up = axis([s for s in spans.values() if s is not None], verdict.positions[shown[0]].value)
    if across is None or up is None:
        return None

    def y(value: float | None, open_end: float) -> float:
        return open_end if value is None else round(BOTTOM - (BOTTOM - TOP) * up.at(value) / 100, 1)

    dots, entries = [], []
    place: dict[int, list[tuple[float, float]]] = defaultdict(list)
    how = standings(verdict)
    for (day, i), names in sorted(told.items()):
        s = spans[i]
        if s is None:
            continue
        position = verdict.positions[i]
        x = across.at(day.toordinal())
        middle = y(s.dot if s.dot is not None else s.low if s.low is not None else s.high, TOP)
        said = text.clip(text.clean(values.shown(position.value, position.polarity, verdict.alignment.type)), 40)
        dots.append(Dot(x, middle, y(s.low, BOTTOM), y(s.high, TOP), said, how[i], not place[i]))
        place[i].append((x, middle))
        rest = len(names) - NAMED
        who = ", ".join(sorted(names)[:NAMED]) + (f" and {text.plural(rest, 'other')}" if rest > 0 else "")
        entries.append(Entry(day.isoformat(), said, how[i], who))
    steps = [
        Step(*place[r.a][-1], *place[r.b][0])
        for r in verdict.relations
        if r.relation is RelationKind.SUPERSEDED and place[r.a] and place[r.b]
    ]
    marks = tuple((round(BOTTOM - (BOTTOM - TOP) * t.at / 100, 1), t.label) for t in up.ticks)
    return Timeline(across, marks, tuple(dots), tuple(steps), tuple(entries))


def latest(verdict: Verdict, look: Lookup) -> str:
    """``6,700, Pasargad blog, 2017-11-14``: the figure that was published last; "" where it is not known."""
    found: list[tuple[str, int, str]] = []
    for i, position in enumerate(verdict.positions):
        for id_ in position.claims:
            claim = look.claims.get(id_)
            article = look.article(claim) if claim is not None else None
            when = published(article.published if article is not None else None)
            if when is not None:
                found.append((when.isoformat(), i, text.outlet_name(article)))
    if len({i for _, i, _ in found}) < 2 or len({day for day, _, _ in found}) < 2:
        return ""
    last = max(day for day, _, _ in found)
    at = sorted({i for day, i, _ in found if day == last})
    said = [
        text.clip(text.clean(values.shown(p.value, p.polarity, verdict.alignment.type)), 60)
        for p in (verdict.positions[i] for i in at[:3])
    ]
    names = sorted({name for day, i, name in found if day == last and i in at})
    who = names[0] + (f" and {text.plural(len(names) - 1, 'other')}" if len(names) > 1 else "")
    rest = len(at) - len(said)
    shown = [*said, text.plural(rest, "other figure")] if rest else said
    together = " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))
    return f"{together} ({who}, {last})"


def published(when: str | None) -> date | None:
    """The day of publication, where it is known to the day."""
    stretch = days(when[:10]) if when and not when.startswith("--") else None
    return stretch[0] if stretch is not None and stretch[0] == stretch[1] else None
