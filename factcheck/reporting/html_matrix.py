"""The matrix of a story: what each outlet says of each claim, the longer of the two down the side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.model import Verdict
from factcheck.reporting import text, values, view
from factcheck.reporting.html_plot import anchor_of
from factcheck.reporting.html_short import short
from factcheck.reporting.html_standing import standings
from factcheck.reporting.html_words import Anchors
from factcheck.reporting.view import Lookup


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of one outlet: in few signs, in words, how it stands, and where its quote is."""

    short: str
    said: str
    standing: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Head:
    """A row's or column's heading; ``anchor`` is the claim's card, "" for an outlet."""

    name: str
    more: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """``cells[row][column]`` is a list of values, empty where the outlet says nothing of it."""

    corner: str
    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: tuple[tuple[tuple[Cell, ...], ...], ...]


def matrix(verdicts: Sequence[Verdict], look: Lookup, anchors: Anchors) -> Matrix | None:
    """Claims by outlets, or outlets by claims where there are more of those; None without claims."""
    found: dict[tuple[str, int], dict[int, Cell]] = {}
    first: dict[str, str] = {}
    for at, verdict in enumerate(verdicts):
        standing = standings(verdict)
        for i, position in enumerate(verdict.positions):
            said = text.clip(text.clean(values.shown(position.value, position.polarity, verdict.alignment.type)), 60)
            for claim in (look.claims[c] for c in position.claims if c in look.claims):
                article = look.article(claim)
                outlet = text.outlet_name(article)
                when = (article.published if article is not None else None) or "9999"
                first[outlet] = min(when, first.get(outlet, when))
                cell = Cell(short(position), said, standing[i], anchor_of(verdict, i, claim.article, anchors))
                found.setdefault((outlet, at), {}).setdefault(i, cell)
    if not found:
        return None
    outlets = sorted(first, key=lambda o: (first[o], o))
    heads = tuple(_head(v, anchors) for v in verdicts)
    names = tuple(Head(o, first[o][:10] if first[o] != "9999" else "", "") for o in outlets)
    by_outlet = tuple(tuple(tuple(found.get((o, at), {}).values()) for at in range(len(verdicts))) for o in outlets)
    if len(outlets) > len(verdicts):
        return Matrix("Outlet", names, heads, by_outlet)
    return Matrix("Claim", heads, names, tuple(zip(*by_outlet, strict=True)))


def _head(verdict: Verdict, anchors: Anchors) -> Head:
    label, subject = view.what(verdict)
    return Head(text.clip(label, 40), text.clip(subject, 50), anchors("c", verdict.alignment.id))
