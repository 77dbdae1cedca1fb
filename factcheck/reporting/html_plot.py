"""The interval plot of one claim: a line for each outlet under each value, those with one origin together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.judgement.sources import outlet_of, source_key
from factcheck.model import Claim, Polarity, Quantity, Verdict
from factcheck.reporting import text, values
from factcheck.reporting.html_axis import Axis, Span, axis, span
from factcheck.reporting.html_sources import Names
from factcheck.reporting.html_standing import standing_words, standings
from factcheck.reporting.html_words import Anchors, Words, day, words
from factcheck.reporting.view import Lookup

OPEN = 6  # lines shown of one value; the rest is folded


@dataclass(frozen=True, slots=True)
class Mark:
    """A value drawn: per cent of the width; ``low``/``high`` are 0/100 with an arrow where the end is open; ``hollow``
    where the figure is rough, itself excluded, or not asserted."""

    low: float
    high: float
    open_low: bool
    open_high: bool
    dot: float | None
    hollow: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One outlet's line: what it wrote, its mark, and the quotes that the line opens."""

    anchor: str
    outlet: str
    published: str
    said: str
    citing: str
    mark: Mark | None
    quotes: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Lines that go back to one origin; ``name`` is "" where the outlet speaks for itself."""

    name: str
    lines: tuple[Line, ...]
    folded: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """One position: its value in words, how it stands, and who gives it."""

    said: str
    standing: str
    standing_words: str
    outlets: int
    sources: int
    origins: tuple[Origin, ...]
    folded: tuple[Origin, ...]

    @property
    def hidden(self) -> int:
        """How many lines are folded away."""
        return sum(len(o.lines) for o in self.folded)


@dataclass(frozen=True, slots=True)
class Plot:
    """All values of a claim on one scale; ``axis`` is None where there is none. ``band`` is the estimate."""

    axis: Axis | None
    band: tuple[float, float] | None
    best: float | None
    values: tuple[Value, ...]


def plot(verdict: Verdict, look: Lookup, origins: Mapping[str, str], names: Names, anchors: Anchors) -> Plot:
    """The plot of one alignment; ``origins`` maps claim ids to the keys of their origins."""
    spans = [span(p.value) for p in verdict.positions]
    shown = [s for s in spans if s is not None]
    kinds = {type(p.value) for p, s in zip(verdict.positions, spans, strict=True) if s is not None}
    like = next((p.value for p, s in zip(verdict.positions, spans, strict=True) if s is not None), None)
    scale = axis(shown, like) if like is not None and len(kinds) == 1 else None
    band, best = _estimate(verdict, scale)
    found = tuple(
        _value(verdict, i, spans[i], scale, look, origins, names, anchors) for i in range(len(verdict.positions))
    )
    return Plot(scale, band, best, found)


def _estimate(verdict: Verdict, scale: Axis | None) -> tuple[tuple[float, float] | None, float | None]:
    e = verdict.estimate
    if e is None or scale is None or len(verdict.positions) < 2 or not isinstance(verdict.positions[0].value, Quantity):
        return None, None
    low = scale.at(e.low) if e.low is not None else 0.0
    high = scale.at(e.high) if e.high is not None else 100.0
    return (low, max(high - low, 0.4)), (scale.at(e.best) if e.best is not None else None)


def _mark(s: Span | None, scale: Axis | None, polarity: Polarity) -> Mark | None:
    if s is None or scale is None:
        return None
    low = scale.at(s.low) if s.low is not None else 0.0
    high = scale.at(s.high) if s.high is not None else 100.0
    dot = scale.at(s.dot) if s.dot is not None else None
    return Mark(low, high, s.low is None, s.high is None, dot, s.hollow or s.rough or polarity is not Polarity.ASSERTED)


def _value(
    verdict: Verdict,
    i: int,
    where: Span | None,
    scale: Axis | None,
    look: Lookup,
    origins: Mapping[str, str],
    names: Names,
    anchors: Anchors,
) -> Value:
    position = verdict.positions[i]
    groups: dict[str, dict[str, list[Claim]]] = {}
    for claim in (look.claims[c] for c in position.claims if c in look.claims):
        groups.setdefault(origins.get(claim.id, claim.article), {}).setdefault(claim.article, []).append(claim)
    made = []
    seen: set[str] = set()
    for key, articles in groups.items():
        fresh = {a: claims for a, claims in articles.items() if a not in seen}
        if not fresh:  # the article's second origin for the same value: its line is there already
            continue
        seen |= set(fresh)
        told = [
            _line(
                verdict,
                i,
                [c for g in groups.values() for c in g.get(a, ())],
                _mark(where, scale, position.polarity),
                look,
                anchors,
            )
            for a in fresh
        ]
        own = len(fresh) == 1 and key == source_key(outlet_of(look.articles.get(next(iter(fresh)))))
        made.append(Origin("" if own else names.of(key), tuple(sorted(told, key=lambda t: t.published or "9999"))))
    made.sort(key=lambda o: (-len(o.lines), o.lines[0].published or "9999", o.lines[0].outlet))
    standing = standings(verdict)[i]
    shown, folded = _cut(made)
    said = text.clip(text.clean(values.shown(position.value, position.polarity, verdict.alignment.type)), 90)
    return Value(
        said,
        standing,
        standing_words(verdict, i, standing),
        len(position.outlets),
        position.sources,
        tuple(shown),
        tuple(folded),
    )


def _cut(origins: list[Origin]) -> tuple[list[Origin], list[Origin]]:
    """The first lines, and the rest to fold; an origin is cut in two where it alone is too long."""
    if sum(len(o.lines) for o in origins) <= OPEN + 1:
        return origins, []
    shown: list[Origin] = []
    folded: list[Origin] = []
    room = OPEN
    for origin in origins:
        first, rest = origin.lines[:room], origin.lines[room:]
        room -= len(first)
        if first:
            shown.append(Origin(origin.name, first))
        if rest:
            folded.append(Origin(origin.name, rest))
    return shown, folded


def _line(verdict: Verdict, i: int, claims: list[Claim], mark: Mark | None, look: Lookup, anchors: Anchors) -> Line:
    first = min(claims, key=lambda c: (c.field != "text", c.zone != "body", c.start))
    article = look.article(first)
    ordered = sorted(claims, key=lambda c: (c is not first, c.field != "text", c.start))
    return Line(
        anchor=anchors("q", f"{verdict.alignment.id}/{i}/{first.article}"),
        outlet=text.outlet_name(article),
        published=day(article),
        said=text.clip(text.clean(first.value.text), 60),
        citing=text.chain(first.attribution[:2]),
        mark=mark,
        quotes=tuple(words(c, look.article(c)) for c in ordered),
    )


def anchor_of(verdict: Verdict, i: int, article: str, anchors: Anchors) -> str:
    """The id of the line of one article under the ``i``-th position."""
    return anchors("q", f"{verdict.alignment.id}/{i}/{article}")
