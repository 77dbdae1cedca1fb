"""Who leans on whom: the sources that outlets of a story name, and how often."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.extraction.source_names import known_name, wire_credits
from factcheck.judgement.sources import is_anonymous, outlet_of, source_key
from factcheck.model import Report
from factcheck.reporting import text
from factcheck.reporting.view import Lookup

ROW = 26  # pixels from one name to the next
MOST = 14  # sources drawn; the rest is named in words


class Names:
    """How the key of an origin is written: as the outlets spell it most often."""

    def __init__(self, report: Report) -> None:
        spelled: dict[str, Counter[str]] = defaultdict(Counter)
        for claim in report.claims:
            for attribution in claim.attribution:
                spelled[source_key(attribution.source)][text.clean(attribution.source)] += 1
        for article in report.articles:
            bracket = re.search(r"\(([^()]{2,40})\)\s*$", article.outlet)
            for credit in (*wire_credits(article), *([bracket[1]] if bracket else [])):
                spelled[source_key(credit)][text.clean(credit)] += 1
        self._names = {k: min(n, key=lambda s: (-n[s], s.islower(), s)) for k, n in spelled.items()}
        for article in report.articles:
            self._names[source_key(outlet_of(article))] = text.outlet_name(article)

    def of(self, key: str) -> str:
        """The name for a key; the key itself where nobody wrote it out."""
        return text.clip(self._names.get(key) or known_name(key) or text.clean(key), 60)


@dataclass(frozen=True, slots=True)
class Node:
    """One name of the graph, how many lines meet there and, for a source, the outlets at their other ends."""

    name: str
    degree: int
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A source's row, an outlet's row, and for how many figures the outlet names the source (the line's width)."""

    y1: float
    y2: float
    figures: int
    width: float


@dataclass(frozen=True, slots=True)
class Graph:
    """Sources on the left, the outlets that lean on them on the right; ``rest`` are sources not drawn."""

    sources: tuple[Node, ...]
    outlets: tuple[Node, ...]
    edges: tuple[Edge, ...]
    height: int
    rest: tuple[tuple[str, tuple[str, ...]], ...]
    own: tuple[str, ...]


def graph(origins: Mapping[str, str], look: Lookup, names: Names) -> Graph | None:
    """Drawn from the origin of every claim that is compared; None where nobody leans on anybody."""
    leaning: dict[str, Counter[str]] = defaultdict(Counter)
    everyone: set[str] = set()
    for id_, key in sorted(origins.items()):
        claim = look.claims.get(id_)
        if claim is None:
            continue
        article = look.article(claim)
        outlet = text.outlet_name(article)
        everyone.add(outlet)
        if key and key != source_key(outlet_of(article, claim.article)) and not is_anonymous(key):
            leaning[names.of(key)][outlet] += 1
    if not leaning:
        return None
    ranked = sorted(leaning, key=lambda s: (-len(leaning[s]), -sum(leaning[s].values()), s))
    drawn = [s for s in ranked if len(leaning[s]) > 1][:MOST] or ranked[:MOST]
    outlets = sorted({o for s in drawn for o in leaning[s]})
    rows = {s: n for n, s in enumerate(drawn)}
    # An outlet stands near the sources it names, so that the lines cross little.
    outlets.sort(key=lambda o: (sum(rows[s] for s in drawn if o in leaning[s]) / _named(o, drawn, leaning), o))
    height = ROW * max(len(drawn), len(outlets))
    left = {s: _row(n, len(drawn), height) for n, s in enumerate(drawn)}
    right = {o: _row(n, len(outlets), height) for n, o in enumerate(outlets)}
    edges = tuple(
        Edge(left[s], right[o], count, min(1.0 + 0.6 * (count - 1), 5.0))
        for s in drawn
        for o, count in sorted(leaning[s].items())
    )
    rest = tuple((s, tuple(sorted(leaning[s]))) for s in ranked if s not in rows)
    own = tuple(sorted(everyone - {o for s in leaning.values() for o in s}))
    nodes = tuple(Node(s, len(leaning[s]), tuple(sorted(leaning[s]))) for s in drawn)
    return Graph(nodes, tuple(Node(o, _named(o, drawn, leaning)) for o in outlets), edges, height, rest, own)


def _named(outlet: str, drawn: list[str], leaning: Mapping[str, Counter[str]]) -> int:
    return sum(outlet in leaning[s] for s in drawn)


def _row(n: int, of: int, height: int) -> float:
    return round((n + 0.5) * height / of, 1)
