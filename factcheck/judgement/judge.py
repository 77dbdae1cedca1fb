"""From a story's alignments to verdicts: positions, relations, sources, time, and the rule that decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from factcheck.config import Config
from factcheck.judgement.doubts import Doubts
from factcheck.judgement.estimate import Standing, estimate
from factcheck.judgement.ladder import Ladder, ladder_of
from factcheck.judgement.positions import between, groups, meant, position
from factcheck.judgement.said import bounds
from factcheck.judgement.sources import credited, origins, outlet_of, source_key
from factcheck.judgement.time import Cue, cue, known_by, moving, overtakes, told_at, undated
from factcheck.judgement.values import label
from factcheck.model import (
    OWN_ZONES,
    Alignment,
    Article,
    Category,
    Claim,
    ClockTime,
    DateValue,
    Estimate,
    JudgedStory,
    Polarity,
    Position,
    Qualifier,
    Quantity,
    Relation,
    RelationKind,
    Story,
    Verdict,
    VerdictKind,
)

_URGENCY = {
    VerdictKind.CONFLICT: 0,
    VerdictKind.SUPERSEDED: 1,
    VerdictKind.COMPATIBLE: 2,
    VerdictKind.AGREE: 3,
    VerdictKind.SINGLE: 4,
}


@dataclass(frozen=True, slots=True)
class _Case:
    """One alignment under judgement: its claims by position, where they come from, and what stands against what.

    In a SUPERSEDED relation ``a`` is the position that ``b`` overtook; in all others ``a < b``.
    """

    alignment: Alignment
    blocks: list[list[Claim]]
    positions: tuple[Position, ...]
    relations: tuple[Relation, ...]
    overtaken: frozenset[int]  # positions that a later figure overtook
    origins: Mapping[str, str]
    articles: Mapping[str, Article]

    def outlets(self, *which: int) -> set[str]:
        return {o for i in which or range(len(self.positions)) for o in self.positions[i].outlets}


def judge(
    story: Story,
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    *,
    as_of: str | None = None,
    min_sources: int = 1,
    config: Config | None = None,
) -> JudgedStory:
    """The story with one verdict per alignment, the most urgent first.

    ``as_of``: an ISO date or date-time; articles published later are dropped, with what only they say. ``min_sources``:
    fewer independent origins than this are reported as FC301. Of the config count ``vague``, the table by which vague
    words count in the estimate, and ``types``, folders of claim types with levels of their own.
    """
    config = config or Config()
    kept = tuple(a for a in story.articles if a not in articles or known_by(articles[a], as_of))
    verdicts: list[Verdict] = []
    alignments: list[Alignment] = []
    doubts = Doubts(claims, articles)
    for alignment in story.alignments:
        ids = tuple(i for i in alignment.claims if i in claims and claims[i].article in kept)
        if ids:
            alignments.append(alignment if ids == alignment.claims else replace(alignment, claims=ids))
            verdicts.append(
                verdict(
                    alignments[-1],
                    claims,
                    articles,
                    min_sources=min_sources,
                    vague=config.vague,
                    doubts=doubts,
                    types=config.types,
                )
            )
    verdicts.sort(key=lambda v: (_URGENCY[v.verdict], -v.sources, v.alignment.type, v.alignment.id))
    return JudgedStory(replace(story, articles=kept, alignments=tuple(alignments)), tuple(verdicts))


def verdict(
    alignment: Alignment,
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    *,
    min_sources: int = 1,
    vague: str = "none",
    doubts: Doubts | None = None,
    types: tuple[str, ...] = (),
) -> Verdict:
    """The verdict on one alignment. ``doubts`` knows the story's other claims; default: none but these."""
    own = [claims[i] for i in sorted(set(alignment.claims))]
    case = _case(alignment, own, articles, doubts or Doubts({c.id: c for c in own}, articles), types)
    kind, code, reason = _decide(case, min_sources)
    passed = max((n for i in case.overtaken if (n := _number(case.positions[i])) is not None), default=None)
    standings = [
        Standing(p, p.sources, _latest(block, articles), i in case.overtaken or _is_floor_below(p, passed))
        for i, (p, block) in enumerate(zip(case.positions, case.blocks, strict=True))
    ]
    guess, rule = estimate(standings, vague=vague)
    if guess is not None and rule and len(case.positions) > 1:
        reason = f"{reason}; {rule}"
    sources = len(set(case.origins.values()))
    return Verdict(alignment, kind, code, reason, case.positions, case.relations, guess, sources)


def _number(p: Position) -> float | None:
    return p.value.nominal if isinstance(p.value, Quantity) else None


def _is_floor_below(p: Position, passed: float | None) -> bool:
    """Is it "at least" a number that a figure since overtaken had ``passed``? It was told before that one."""
    number = _number(p)
    if number is None or passed is None or not isinstance(p.value, Quantity):
        return False
    return p.value.qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN) and number <= passed


def figure_estimate(
    verdict: Verdict,
    among: Sequence[Claim],
    articles: Mapping[str, Article],
    claims: Mapping[str, Claim],
    *,
    vague: str = "none",
) -> Estimate | None:
    """Low, best and high by the claims ``among`` one verdict's: what the corpus says without the draft."""
    ids = {c.id for c in among}
    own = origins({i: claims[i] for i in verdict.alignment.claims if i in claims}, articles)
    standings = []
    for p in verdict.positions:
        block = [claims[i] for i in p.claims if i in ids]
        if block:
            standings.append(
                Standing(position(block, articles, own), len({own[c.id] for c in block}), _latest(block, articles))
            )
    return estimate(standings, vague=vague)[0]


def _latest(block: Sequence[Claim], articles: Mapping[str, Article]) -> Any:
    told = [m.last for c in block if (m := told_at(c, articles.get(c.article))) is not None]
    return max(told, default=None)


def _case(
    alignment: Alignment,
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    doubts: Doubts,
    types: tuple[str, ...],
) -> _Case:
    own = origins({c.id: c for c in claims}, articles)
    steps = ladder_of(alignment.type, types)
    blocks = groups(claims, articles, alignment.type, steps)
    positions = tuple(position(block, articles, own) for block in blocks)
    rising = any(cue(c, articles.get(c.article)) is not Cue.NONE for c in claims) or any(
        moving(articles.get(a), alignment.type) for a in sorted({c.article for c in claims})
    )
    means = meant(claims)
    relations: list[Relation] = []
    overtaken: set[int] = set()
    for i, a in enumerate(positions):
        for j in range(i + 1, len(positions)):
            b = positions[j]
            kind, why = between(blocks[i], blocks[j], alignment.type, steps=steps)
            if kind is RelationKind.CONFLICT:
                late = _overtaken(i, j, a, b, blocks, articles, own, alignment.type, rising, steps)
                if late is not None and not doubts.apart(blocks[i], blocks[j]):
                    old, because = late
                    overtaken.add(old)
                    new = j if old == i else i
                    kind = RelationKind.SUPERSEDED
                    why = f"“{label(positions[old].value)}” was overtaken by “{label(positions[new].value)}”: {because}"
                    relations.append(Relation(old, new, kind, why))
                    continue
                kind, why = between(blocks[i], blocks[j], alignment.type, means, steps)
                if kind is RelationKind.CONFLICT and (doubt := doubts.between(blocks[i], blocks[j])):
                    kind, why = RelationKind.COMPATIBLE, doubt
            elif kind is RelationKind.COMPATIBLE and (against := doubts.all_hits(blocks[i], blocks[j])):
                kind, why = RelationKind.CONFLICT, against
            relations.append(Relation(i, j, kind, why))
    if overtaken and alignment.type in steps.cumulative:
        dateless = {i for i, block in enumerate(blocks) if undated(block, articles)}
        relations = [_on_the_way(r, positions) if {r.a, r.b} & dateless else r for r in relations]
    return _Case(alignment, blocks, positions, tuple(relations), frozenset(overtaken), own, articles)


def _on_the_way(relation: Relation, positions: Sequence[Position]) -> Relation:
    """A conflict between figures of which one has no day, while the toll rose: it may be of any day of the rise."""
    a, b = (positions[k] for k in (relation.a, relation.b))
    if relation.relation is not RelationKind.CONFLICT or a.polarity is not b.polarity:
        return relation
    why = f"“{label(a.value)}” and “{label(b.value)}” can both be true: the toll rose, and the day of one is not known"
    return Relation(relation.a, relation.b, RelationKind.COMPATIBLE, why)


def _overtaken(
    i: int,
    j: int,
    a: Position,
    b: Position,
    blocks: Sequence[Sequence[Claim]],
    articles: Mapping[str, Article],
    own: Mapping[str, str],
    type_: str,
    rising: bool,
    steps: Ladder,
) -> tuple[int, str] | None:
    """Which of two conflicting positions was overtaken, and why; None for a conflict that time does not explain."""
    if not (isinstance(a.value, Quantity) and isinstance(b.value, Quantity)):
        return None
    if a.polarity is not Polarity.ASSERTED or b.polarity is not Polarity.ASSERTED:
        return None
    if Qualifier.VAGUE in (a.value.qualifier, b.value.qualifier):
        return None
    low, high = (i, j) if bounds(a.value)[1] < bounds(b.value)[0] else (j, i)
    nominal = (a.value if low == i else b.value).nominal
    also = [
        c
        for k, block in enumerate(blocks)
        for c in block
        if k != low and isinstance(c.value, Quantity) and c.value.nominal == nominal
    ]
    late = overtakes(blocks[low], blocks[high], articles, own, type=type_, rising=rising, steps=steps, also=also)
    return None if late is None else (low if late[0] else high, late[1])


def _decide(case: _Case, min_sources: int) -> tuple[VerdictKind, str, str]:
    outlets = case.outlets()
    sources = len(set(case.origins.values()))
    few = sources < min_sources
    if len(outlets) == 1:
        name = min(outlets)
        return VerdictKind.SINGLE, "FC301", f"only {name} says so"
    by_kind = {
        kind: [
            r
            for r in case.relations
            if r.relation is kind and (len(case.outlets(r.a, r.b)) > 1 or kind is RelationKind.SUPERSEDED)
        ]
        for kind in RelationKind
    }
    if by_kind[RelationKind.CONFLICT]:
        worst = max(by_kind[RelationKind.CONFLICT], key=lambda r: (_weight(case, r), -r.a, -r.b))
        cited = _cited_otherwise(case)
        if cited is not None:
            return VerdictKind.CONFLICT, "FC303", cited
        return VerdictKind.CONFLICT, _conflict_code(case, worst), worst.reason
    if by_kind[RelationKind.SUPERSEDED]:
        worst = max(by_kind[RelationKind.SUPERSEDED], key=lambda r: (_weight(case, r), -r.a, -r.b))
        return VerdictKind.SUPERSEDED, "FC401", worst.reason
    one = sources == 1
    if len(case.positions) == 1:
        said = label(case.positions[0].value)
        reason = f"{len(outlets)} outlets say “{said}”" + (f", and all go back to {_only_source(case)}" if one else "")
        return VerdictKind.AGREE, "FC302" if one else "FC301" if few else "", reason
    between = [r for r in case.relations if r.relation is not RelationKind.AGREE]
    code = "FC302" if one else "FC301" if few else ""
    if not between:
        return VerdictKind.AGREE, code, case.relations[0].reason
    worst = max(between, key=lambda r: (r.relation is RelationKind.COMPATIBLE, _weight(case, r), -r.a, -r.b))
    return VerdictKind.COMPATIBLE, code, worst.reason


def _only_source(case: _Case) -> str:
    """The origin that every claim goes back to: the source they credit, or a text that they share."""
    name = credited(min(case.origins.values()), [c for block in case.blocks for c in block])
    return f"one source, {name}" if name else "one text, nearly word for word the same"


def _weight(case: _Case, relation: Relation) -> tuple[int, int]:
    """How much stands on both sides: the weaker side's origins first."""
    a, b = case.positions[relation.a].sources, case.positions[relation.b].sources
    return min(a, b), a + b


def _conflict_code(case: _Case, relation: Relation) -> str:
    a, b = case.positions[relation.a], case.positions[relation.b]
    if a.polarity is not b.polarity:
        return "FC102"
    if isinstance(a.value, Category):
        return "FC103"
    if isinstance(a.value, DateValue | ClockTime):
        return "FC104"
    return "FC101"


def _cited_otherwise(case: _Case) -> str | None:
    """FC303: an outlet is cited for a figure, and nothing that its own articles say of the thing bears it out."""
    where = {c.id: i for i, block in enumerate(case.blocks) for c in block}
    relation = {(min(r.a, r.b), max(r.a, r.b)): r.relation for r in case.relations}
    by_outlet: dict[str, list[Claim]] = {}
    for block in case.blocks:
        for c in block:
            if c.zone in OWN_ZONES and not c.attribution:
                by_outlet.setdefault(source_key(outlet_of(case.articles.get(c.article), c.article)), []).append(c)
    for block in case.blocks:
        for c in block:
            for cited in (a.source for a in c.attribution[:1]):
                own = [o for o in by_outlet.get(source_key(cited), ()) if o.article != c.article]
                pairs = [(min(where[c.id], where[o.id]), max(where[c.id], where[o.id])) for o in own]
                if own and all(relation.get(p) is RelationKind.CONFLICT for p in pairs):
                    name = outlet_of(case.articles.get(c.article), c.article)
                    return f"{name} credits {cited} with “{label(c.value)}”, but {cited} wrote “{label(own[0].value)}”"
    return None
