"""One story of the page: its matrix, a card for each claim, its sources, and what only one outlet says."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.judgement.codes import codes
from factcheck.judgement.sources import origins
from factcheck.model import JudgedStory, RelationKind, Verdict, VerdictKind
from factcheck.reporting import text, values, view
from factcheck.reporting.html_matrix import Matrix, matrix
from factcheck.reporting.html_plot import Plot, plot
from factcheck.reporting.html_sources import Graph, Names, graph
from factcheck.reporting.html_standing import standings
from factcheck.reporting.html_timeline import Timeline, latest, timeline
from factcheck.reporting.html_words import Anchors, Words, words
from factcheck.reporting.view import ORDER, Lookup

PULLED = 6  # values quoted at the top of a conflict
RELATIONS = 60  # sentences listed of one claim; beyond, the conflicts come first and the rest is counted


@dataclass(frozen=True, slots=True)
class Count:
    """How many claims have a verdict."""

    verdict: str
    count: int
    words: str


@dataclass(frozen=True, slots=True)
class Pull:
    """A value with the words of the outlet that gave it first."""

    said: str
    standing: str
    sources: int
    words: Words


@dataclass(frozen=True, slots=True)
class Card:
    """One claim with all that is known of it."""

    anchor: str
    id: str
    label: str
    subject: str
    verdict: str
    code: str
    code_title: str
    reason: str
    why: str
    estimate: str
    latest: str
    summary: str
    sources: int
    outlets: int
    plot: Plot
    pulls: tuple[Pull, ...]
    timeline: Timeline | None
    relations: tuple[tuple[str, str], ...]
    more_relations: int


@dataclass(frozen=True, slots=True)
class Page:
    """One story."""

    anchor: str
    label: str
    facts: tuple[str, ...]
    counts: tuple[Count, ...]
    urgent: Matrix | None
    calm: Matrix | None
    conflicts: tuple[Card, ...]
    others: tuple[Card, ...]
    singles: tuple[Card, ...]
    sources: Graph | None


def page(judged: JudgedStory, look: Lookup, names: Names, anchors: Anchors) -> Page:
    """Everything of one story, conflicts first."""
    rows = view.ordered(judged)
    conflicts = [v for v in rows if v.verdict is VerdictKind.CONFLICT]
    others = [v for v in rows if v.verdict not in (VerdictKind.CONFLICT, VerdictKind.SINGLE)]
    singles = [v for v in rows if v.verdict is VerdictKind.SINGLE]
    urgent = [v for v in rows if v.verdict in (VerdictKind.CONFLICT, VerdictKind.SUPERSEDED)]
    calm = [v for v in others if v.verdict is not VerdictKind.SUPERSEDED]
    articles = {a: look.articles[a] for a in judged.story.articles if a in look.articles}
    lines = {
        v.alignment.id: origins({c: look.claims[c] for c in v.alignment.claims if c in look.claims}, articles)
        for v in rows
    }
    compared = {c: key for v in (*conflicts, *others) for c, key in lines[v.alignment.id].items()}

    def cards(of: list[Verdict]) -> tuple[Card, ...]:
        return tuple(card(v, look, lines[v.alignment.id], names, anchors) for v in of)

    return Page(
        anchor=anchors("s", judged.story.id),
        label=view.label(judged),
        facts=tuple(view.facts(judged, look)),
        counts=counts(judged),
        urgent=matrix(urgent, look, anchors),
        calm=matrix(calm, look, anchors),
        conflicts=cards(conflicts),
        others=cards(others),
        singles=cards(singles),
        sources=graph(compared, look, names),
    )


def counts(judged: JudgedStory) -> tuple[Count, ...]:
    """The verdicts of a story, those that it has."""
    tally = view.tally(judged)
    return tuple(
        Count(
            str(kind),
            tally[kind],
            text.plural(tally[kind], "conflict") if kind is VerdictKind.CONFLICT else f"{tally[kind]:,} {NAMES[kind]}",
        )
        for kind in ORDER
        if tally[kind]
    )


NAMES = {
    VerdictKind.CONFLICT: "in conflict",
    VerdictKind.SUPERSEDED: "overtaken",
    VerdictKind.COMPATIBLE: "compatible",
    VerdictKind.AGREE: "agreed",
    VerdictKind.SINGLE: "from one outlet",
}


def card(verdict: Verdict, look: Lookup, lines: dict[str, str], names: Names, anchors: Anchors) -> Card:
    """One claim."""
    label, subject = view.what(verdict)
    known = codes().get(verdict.code)
    ranked = sorted(
        (r for r in verdict.relations if r.relation is not RelationKind.AGREE),
        key=lambda r: (_WEIGHT.get(r.relation, 3), r.a, r.b),
    )
    outlets = {o for p in verdict.positions for o in p.outlets}
    return Card(
        anchor=anchors("c", verdict.alignment.id),
        id=text.clip(text.clean(verdict.alignment.id), 120),
        label=text.clip(label, 60),
        subject=text.clip(subject, 120),
        verdict=str(verdict.verdict),
        code=text.clean(verdict.code),
        code_title=known.title if known is not None else "",
        reason=text.clip(view.reason(verdict), 400),
        why=text.clip(text.clean(verdict.alignment.why), 400),
        estimate=view.estimate(verdict),
        latest=latest(verdict, look),
        summary=_summary(verdict),
        sources=verdict.sources,
        outlets=len(outlets),
        plot=plot(verdict, look, lines, names, anchors),
        pulls=_pulls(verdict, look),
        timeline=timeline(verdict, look),
        relations=tuple((str(r.relation).replace("_", " "), text.clip(text.clean(r.reason), 300)) for r in ranked)[
            :RELATIONS
        ],
        more_relations=max(0, len(ranked) - RELATIONS),
    )


_WEIGHT = {RelationKind.CONFLICT: 0, RelationKind.SUPERSEDED: 1, RelationKind.COMPATIBLE: 2}


def _summary(verdict: Verdict) -> str:
    """The values on one line, the best sourced first."""
    ranked = sorted(verdict.positions, key=lambda p: -p.sources)
    said = [text.clip(text.clean(values.shown(p.value, p.polarity, verdict.alignment.type)), 50) for p in ranked[:3]]
    rest = len(ranked) - len(said)
    return " · ".join(said) + (f" · {rest} more" if rest else "")


def _pulls(verdict: Verdict, look: Lookup) -> tuple[Pull, ...]:
    """What is quoted at once of a conflict: the best sourced value and those against it, or all that conflict, each in
    the words of the first to tell it."""
    if verdict.verdict is not VerdictKind.CONFLICT:
        return ()
    clash = view.clashing(verdict)
    how = standings(verdict)
    found = []
    for i in view.picked(verdict, len(verdict.positions)):
        claim = look.spokesman(verdict.positions[i])
        if i in clash and how[i] in ("lead", "conflict", "superseded") and claim is not None:
            p = verdict.positions[i]
            said = text.clip(text.clean(values.shown(p.value, p.polarity, verdict.alignment.type)), 60)
            found.append(Pull(said, how[i], p.sources, words(claim, look.article(claim))))
    return tuple(found[:PULLED])
