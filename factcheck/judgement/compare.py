"""Two texts taken to be about the same event: do their figures contradict each other?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.judgement.relations import relate
from factcheck.model import OWN_ZONES, Claim, Comparison, Evidence, RelationKind

SAME = 0.5  # from this score on, two claims are taken to be about one thing

_ORDER = {
    RelationKind.CONFLICT: 0,
    RelationKind.COMPATIBLE: 1,
    RelationKind.AGREE: 2,
    RelationKind.SUPERSEDED: 3,
    RelationKind.NOT_COMPARABLE: 4,
}


def compare(id: str, a: Sequence[Claim], b: Sequence[Claim], same_thing: Callable[[Claim, Claim], float]) -> Comparison:
    """The relation of two texts by their claims, and the pairs that decided.

    ``same_thing`` scores two claims from 0 (never one thing) to 1. A conflict needs two claims about one thing that
    cannot both be true, and neither of them may be borne out by another claim of the other text: who says "12, of whom
    3 were children" does not contradict "3 children". Without a pair about one thing the texts are not comparable.
    """
    ours = sorted((c for c in a if c.zone in OWN_ZONES), key=_place)
    theirs = sorted((c for c in b if c.zone in OWN_ZONES), key=_place)
    scores = {(i, j): same_thing(x, y) for i, x in enumerate(ours) for j, y in enumerate(theirs)}
    judged: dict[tuple[int, int], tuple[RelationKind, str]] = {}
    for (i, j), score in scores.items():
        if score >= SAME:
            x, y = ours[i], theirs[j]
            kind, why = relate(x.value, y.value, x.polarity, y.polarity, type=x.type if x.type == y.type else "")
            if kind is not RelationKind.NOT_COMPARABLE:
                judged[i, j] = (kind, why)
    borne_a = {i for (i, _), (kind, _) in judged.items() if kind is not RelationKind.CONFLICT}
    borne_b = {j for (_, j), (kind, _) in judged.items() if kind is not RelationKind.CONFLICT}
    evidence = [
        Evidence(ours[i], theirs[j], kind, why)
        for (i, j), (kind, why) in judged.items()
        if kind is not RelationKind.CONFLICT or (i not in borne_a and j not in borne_b)
    ]
    evidence.sort(key=lambda e: (_ORDER[e.relation], _place(e.a), _place(e.b)))
    kinds = {e.relation for e in evidence}
    overall = next(
        (k for k in (RelationKind.CONFLICT, RelationKind.COMPATIBLE, RelationKind.AGREE) if k in kinds),
        RelationKind.NOT_COMPARABLE,
    )
    return Comparison(id, overall, tuple(evidence))


def _place(claim: Claim) -> tuple[str, int, int, str]:
    return ("" if claim.field == "title" else "text", claim.start, claim.end, claim.id)
