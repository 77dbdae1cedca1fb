"""What parts two claims: type, slots, group, facet or counter by which they can never, or hardly, be one thing."""

from __future__ import annotations

from functools import cache

from factcheck.alignment import siblings, values, vectors
from factcheck.alignment.subjects import Subject
from factcheck.model import Claim, DateValue, Quantity, Value

NEVER = -1.0


@cache
def family(type_: str) -> str:
    """The name of the types among which one thing may be told of; the type itself where it has none."""
    for name, members in vectors.settings()["families"].items():
        if type_ in members.split():
            return str(name)
    return type_


@cache
def types(name: str) -> frozenset[str]:
    """The claim types listed under ``name`` in ``data/alignment.toml``."""
    return frozenset(vectors.settings()["claims"][name].split())


@cache
def is_physical(unit: str) -> bool:
    """Units that are measured rather than counted; money too."""
    return unit in types("physical") or (len(unit) == 3 and unit.isupper())


def one_sentence(a: Claim, b: Claim) -> bool:
    """Do both stand in one sentence of one article?"""
    return a.quote == b.quote and a.article == b.article and a.field == b.field


def two_acts(x: Subject, y: Subject) -> bool:
    """Do both have a verb that says something, and not the same?"""
    return bool(x.verb and y.verb) and x.verb != y.verb


def few(a: Claim, b: Claim) -> bool:
    """Are the figures so small, or so vague, that many things share them?"""
    return min(values.telling(a.value), values.telling(b.value)) < float(vectors.settings()["telling"]["tens"])


def people_differ(a: Claim, b: Claim, x: Subject, y: Subject) -> bool:
    """Two groups, or a group and everybody; of two articles' own figures, civilians are the people of the other. Types
    that name their people (pursuers, rescuers) may call them men."""
    if a.type == b.type and a.type in types("named") and "everybody" in (x.group, y.group):
        return False
    if x.main and y.main and not (x.narrow or y.narrow) and {x.group, y.group} <= types("broad"):
        return False
    return (x.group, x.narrow) != (y.group, y.narrow) and bool((x.group or x.narrow) and (y.group or y.narrow))


def _two_persons(x: Subject, y: Subject) -> bool:
    """Are two ages of people with other names, or of a man and of a woman?"""
    if x.person and y.person:
        return x.person.isdisjoint(y.person)
    return bool(x.sex and y.sex and x.sex != y.sex)


def _implied_apart(a: Claim, b: Claim, x: Subject, y: Subject) -> bool:
    """Two people told of by a noun ("the driver", "a mother") are one only where the nouns mean the same, or where the
    police did the harm to both."""
    if a.type not in types("harmed") or not (a.implied and b.implied) or (x.main and y.main):
        return False
    if a.type == b.type and x.by_police and y.by_police:
        return False  # few stories have two people shot by them
    return x.noun != y.noun and not (x.group == y.group and x.group not in ("", "everybody"))


def _one_harm(a: Claim, b: Claim, x: Subject, y: Subject) -> bool:
    """Are both figures for one kind of harm, neither a part nor another event's?"""
    return a.type == b.type and a.type in types("harmed") and not (x.scope or y.scope or x.event or y.event)


def rivals(a: Claim, b: Claim, x: Subject, y: Subject) -> bool:
    """Does one article set two sources' figures for one harm side by side: "the hospital counted four dead … the
    rescuers three"? Nothing but the source may set them apart."""
    p, q = _tellers(a), _tellers(b)
    return bool(p and q) and not (p <= q or q <= p) and _one_harm(a, b, x, y)


def _beside_own(a: Claim, b: Claim, x: Subject, y: Subject) -> bool:
    """Is one the article's own figure, in its own word, and the other a source's? That source may be a rival of the
    one whom the article follows: the figures with sources decide."""
    if bool(a.attribution) == bool(b.attribution):
        return False
    return (y if a.attribution else x).main and _one_harm(a, b, x, y)


def _tellers(claim: Claim) -> frozenset[str]:
    """The words that name who tells a figure; "the Observatory" may be "the Syrian Observatory"."""
    return frozenset(w for source in claim.attribution for w in vectors.words(source.source))


def _summed(value: Value, other: Subject) -> bool:
    """Is a figure what the other comes to with those beside it?"""
    return isinstance(value, Quantity) and value.nominal is not None and value.nominal in other.sums


def apart(a: Claim, b: Claim, x: Subject, y: Subject, near: float) -> float | None:
    """0, or how strongly type, slots, group, facet or counter say that two claims are about different things (< 0).

    Where both give the same figure, part and whole, or two names for a group, may be one thing after all. None where
    the pair says nothing: a bare count beside a figure of another type.
    """
    rule = vectors.settings()["claims"]
    same = near >= values.SAME
    chance = near < values.ROUNDED or few(a, b)  # an equal figure that many things share tells nothing
    if x.facet != y.facet or (x.event != y.event and (chance or one_sentence(a, b))):
        return NEVER
    if x.counter and y.counter and x.counter != y.counter:
        return NEVER
    if _two_persons(x, y):
        return NEVER
    if one_sentence(a, b) and (not same or two_acts(x, y)) and not rivals(a, b, x, y):
        return NEVER  # two figures of one sentence are figures for two things, "and the same number" too
    loose = types("loose")
    if a.type != b.type and not {a.type, b.type} & loose:
        return NEVER
    if a.type != b.type and not same and not {a.type, b.type} <= loose:
        return None
    if _implied_apart(a, b, x, y):
        return NEVER
    if a.type == b.type == "count" and x.noun and y.noun and x.noun != y.noun and chance:
        return NEVER
    if same:
        return 0.0
    one_group = a.type == b.type and a.type not in loose and x.group != "" and x.group == y.group
    if not one_group and (_summed(a.value, y) or _summed(b.value, x)):
        return NEVER  # of one group judgement says so: "10 crew" beside "seven crew and three security staff"
    reach = {x.reach, y.reach}
    if near < values.BOTH and siblings.EITHER in reach:
        return NEVER  # one may be the whole and the other a place's own
    if len(reach) == 2 and "" not in reach and siblings.WHOLE in reach:
        return None if siblings.EITHER in reach else NEVER
    if near < 0 and isinstance(a.value, DateValue):
        return NEVER
    scopes = x.scope != y.scope and not (x.facet and x.facet == y.facet)  # the one of them that went over the line
    differ = scopes or people_differ(a, b, x, y) or bool(x.place and y.place and x.place != y.place)
    if differ:
        return float(rule["apart"])
    if near < values.BOTH and a.article == b.article and not rivals(a, b, x, y):
        return None if _beside_own(a, b, x, y) else float(rule["apart"])
    return 0.0
