"""Two texts taken to be about the same event: do their figures contradict each other?

There is no story here to learn from which words matter, so a conflict needs figures that surely fill the same place
(``place``), values that cannot both be true (``relations``) and nothing that explains the difference (``explained``).
One figure is a conflict where one text denies what the other asserts of it, or says the opposite (``opposed``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.judgement import explained
from factcheck.judgement.in_passing import is_in_passing
from factcheck.judgement.opposed import opposed
from factcheck.judgement.place import Place, alike, place_of, same_place, shared, single, sure
from factcheck.judgement.relations import relate
from factcheck.judgement.values import comparable
from factcheck.judgement.wording import settings, worth
from factcheck.model import OWN_ZONES, Claim, Comparison, Evidence, Polarity, RelationKind

SAME = 0.1  # score of ``same_thing`` from which on figures that do not conflict are about one thing
MOST = 300  # claims of each text that are compared, the first ones: the work grows with their product

_ORDER = {
    RelationKind.CONFLICT: 0,
    RelationKind.COMPATIBLE: 1,
    RelationKind.AGREE: 2,
    RelationKind.SUPERSEDED: 3,
    RelationKind.NOT_COMPARABLE: 4,
}


def compare(id: str, a: Sequence[Claim], b: Sequence[Claim], same_thing: Callable[[Claim, Claim], float]) -> Comparison:
    """The relation of two texts by their claims, and the pairs that decided.

    ``same_thing`` scores two claims from 0 (never one thing) to 1; it decides which figures that do not conflict are
    set beside each other. A conflict needs two claims about one thing that cannot both be true and that nothing
    explains. Without a pair about one thing the texts are not comparable. Dates told ``in_passing`` may be among the
    claims; they count for a conflict only.
    """
    ours, theirs = _own(a), _own(b)
    texts = explained.Texts(ours, theirs)
    left = worth((*ours, *theirs))
    places = [place_of(c, left) for c in theirs]
    evidence = []
    for x in (place_of(c, left) for c in ours):
        for y in places:
            if comparable(x.claim.value, y.claim.value):
                kind, why = _judge(x, y, texts, same_thing)
                passing = is_in_passing(x.claim) or is_in_passing(y.claim)
                if kind is RelationKind.CONFLICT or not (passing or kind is RelationKind.NOT_COMPARABLE):
                    evidence.append(Evidence(x.claim, y.claim, kind, why))
    evidence.sort(key=lambda e: (_ORDER[e.relation], _place(e.a), _place(e.b)))
    kinds = {e.relation for e in evidence}
    overall = next(
        (k for k in (RelationKind.CONFLICT, RelationKind.COMPATIBLE, RelationKind.AGREE) if k in kinds),
        RelationKind.NOT_COMPARABLE,
    )
    return Comparison(id, overall, tuple(evidence))


def _own(claims: Sequence[Claim]) -> list[Claim]:
    return sorted((c for c in claims if c.zone in OWN_ZONES), key=_place)[:MOST]


def _place(claim: Claim) -> tuple[str, int, int, str]:
    return ("" if claim.field == "title" else "text", claim.start, claim.end, claim.id)


_NOTHING = (RelationKind.NOT_COMPARABLE, "")


def _judge(
    x: Place, y: Place, texts: explained.Texts, same_thing: Callable[[Claim, Claim], float]
) -> tuple[RelationKind, str]:
    """How two figures stand to each other, NOT_COMPARABLE where they are not about one thing."""
    a, b = x.claim, y.claim
    kind, why = relate(a.value, b.value, a.polarity, b.polarity, type=a.type if a.type == b.type else "")
    told = a.polarity is b.polarity is Polarity.ASSERTED
    one = kind if told else relate(a.value, b.value, Polarity.ASSERTED, Polarity.ASSERTED)[0]
    against = opposed(x, y) if one is RelationKind.AGREE and alike(a, b) else ""
    if against:
        return RelationKind.CONFLICT, against
    near = same_place(x, y)
    if near < float(settings()["place"]["shared"]) and same_thing(a, b) < SAME:
        return _NOTHING
    if one is RelationKind.AGREE:
        if kind is RelationKind.CONFLICT:  # denied by one, but not of the very same doing
            return _NOTHING
        return kind, why
    if kind is not RelationKind.CONFLICT:
        return kind, why
    if a.polarity is not b.polarity or not near or not sure(x, y) or explained.far(a, b):
        return _NOTHING
    if texts.borne_out(x, y):
        return _NOTHING
    because = explained.explanation(x, y, texts)
    if because:
        return RelationKind.COMPATIBLE, because
    return kind, why + _both(x, y)


def _both(x: Place, y: Place) -> str:
    """What the two figures are said of, for the end of a conflict's sentence."""
    if x.claim.type == y.claim.type and single(x.claim.type):
        return ""
    common = shared(x, y)[:4]
    return f"; both are said with {', '.join(f'“{w}”' for w in common)}" if common else ""
