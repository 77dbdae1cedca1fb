"""Positions: the distinct values given to one thing.

Agreement with a tolerance is not transitive (27 cm and 11 in agree, 11 in and 28 cm agree, 27 and 28 cm do not), so
values that are said alike are put together first, and only groups in which every pair is the same after conversion
are joined; what is ambiguous stays apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from factcheck.judgement.ladder import Ladder
from factcheck.judgement.relations import relate
from factcheck.judgement.said import other_units
from factcheck.judgement.sources import outlet_of
from factcheck.judgement.values import sort_key, value_key
from factcheck.model import (
    Article,
    Claim,
    Polarity,
    Position,
    Qualifier,
    Quantity,
    RelationKind,
    Value,
)

_AS_SAID: Mapping[str, Value] = MappingProxyType({})


def claim_order(claim: Claim, articles: Mapping[str, Article]) -> tuple[str, str, str, int, str]:
    """Earliest publication first; undated last; then article, title before text, and place in it."""
    article = articles.get(claim.article)
    published = article.published if article and article.published else "9999"
    return (published, claim.article, "" if claim.field == "title" else "text", claim.start, claim.id)


def groups(
    claims: Sequence[Claim], articles: Mapping[str, Article], type: str, steps: Ladder | None = None
) -> list[list[Claim]]:
    """The claims by position, positions by value, claims by time. The order of the input changes nothing."""
    alike: dict[tuple[object, ...], list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: claim_order(c, articles)):
        alike.setdefault((claim.polarity, *value_key(claim.value)), []).append(claim)
    blocks = list(alike.values())
    joined = _join(blocks, type, steps)
    for block in joined:
        block.sort(key=lambda c: claim_order(c, articles))
    return sorted(joined, key=lambda block: sort_key(block[0].value, block[0].polarity))


def _join(blocks: list[list[Claim]], type: str, steps: Ladder | None) -> list[list[Claim]]:
    """Join the blocks of each connected component of agreement across units, where all its pairs agree."""
    n = len(blocks)
    edges: dict[int, set[int]] = {i: set() for i in range(n)}
    figures = [
        i for i in range(n) if isinstance(blocks[i][0].value, Quantity) and blocks[i][0].polarity is Polarity.ASSERTED
    ]
    for at, i in enumerate(figures):
        for j in figures[at + 1 :]:
            x, y = blocks[i][0], blocks[j][0]
            if other_units(x.value, y.value):
                kind, _ = relate(x.value, y.value, x.polarity, y.polarity, type=type, steps=steps)
                if kind is RelationKind.AGREE:
                    edges[i].add(j)
                    edges[j].add(i)
    out: list[list[Claim]] = []
    seen: set[int] = set()
    for i in range(n):
        if i in seen:
            continue
        component, todo = {i}, [i]
        while todo:
            for j in edges[todo.pop()] - component:
                component.add(j)
                todo.append(j)
        seen |= component
        members = sorted(component)
        if all(edges[k] | {k} >= component for k in members):
            out.append([c for k in members for c in blocks[k]])
        else:
            out.extend(blocks[k] for k in members)
    return out


_LENIENT = (RelationKind.AGREE, RelationKind.COMPATIBLE, RelationKind.NOT_COMPARABLE, RelationKind.CONFLICT)


_OPEN = frozenset({Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.AT_MOST, Qualifier.LESS_THAN, Qualifier.NEARLY})


def meant(claims: Sequence[Claim]) -> dict[str, Value]:
    """Claim id → what a headline's bare figure means: the bound that its own article puts on the same figure.

    Headlines drop the "at least" for want of room; "85 killed" over "at least 85 died" claims no more than that.
    """
    bounded = {
        (c.article, c.value.nominal): c.value
        for c in reversed(claims)
        if isinstance(c.value, Quantity) and c.value.qualifier in _OPEN and c.field != "title"
    }
    return {
        c.id: bounded[c.article, c.value.nominal]
        for c in claims
        if isinstance(c.value, Quantity)
        and c.value.qualifier is Qualifier.EXACT
        and c.of_headline
        and (c.article, c.value.nominal) in bounded
    }


def between(
    a: Sequence[Claim],
    b: Sequence[Claim],
    type: str,
    means: Mapping[str, Value] = _AS_SAID,
    steps: Ladder | None = None,
) -> tuple[RelationKind, str]:
    """How two positions stand to each other: where one of them joins several wordings, as leniently as any two of
    their values do ("27 cm" and "11 in" are one position; "up to 27 cm" goes with it by the first). ``means``: values
    to take for some claims, where all of their wording have one."""
    found = [relate(x, y, p, q, type=type, steps=steps) for x, p in _wordings(a, means) for y, q in _wordings(b, means)]
    return min(found, key=lambda pair: _LENIENT.index(pair[0]))


def _wordings(block: Sequence[Claim], means: Mapping[str, Value]) -> list[tuple[Value, Polarity]]:
    """The distinct values of a position, each as its earliest claim has it, sorted."""
    keyed: dict[tuple[str | float, ...], list[Claim]] = {}
    for claim in block:
        keyed.setdefault(value_key(claim.value), []).append(claim)
    out = []
    for alike in keyed.values():
        all_mean = all(c.id in means for c in alike)
        out.append((means[alike[0].id] if all_mean else alike[0].value, alike[0].polarity))
    return sorted(out, key=lambda pair: sort_key(*pair))


def position(block: Sequence[Claim], articles: Mapping[str, Article], origins: Mapping[str, str]) -> Position:
    """One group as a Position; its value is worded as the earliest claim has it."""
    return Position(
        value=block[0].value,
        polarity=block[0].polarity,
        claims=tuple(c.id for c in block),
        outlets=tuple(sorted({outlet_of(articles.get(c.article), c.article) for c in block})),
        sources=len({origins.get(c.id, c.article) for c in block}),
    )
