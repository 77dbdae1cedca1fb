"""How surely two claims are about the same thing.

Type, unit, scope, event, group of people, place, facet and counter decide what can never be the same thing; what can
is weighed by the words around the figures, rarer and nearer ones more. Figures that agree need less evidence than
figures that differ: a wrong agreement misleads nobody, a wrong conflict does.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rapidfuzz import fuzz

from factcheck.alignment import siblings, subjects, values, vectors
from factcheck.alignment.subjects import Subject
from factcheck.model import Category, Claim, DateValue, Quantity, Value

NEVER = -1.0


@cache
def _family(type_: str) -> str:
    for name, members in vectors.settings()["families"].items():
        if type_ in members.split():
            return str(name)
    return type_


@cache
def _base(type_: str) -> float:
    rows = vectors.settings()["bases"]
    for row in rows:
        if type_ in row["types"].split():
            return float(row["base"])
    return float(vectors.settings()["claims"]["base"])


@cache
def _types(name: str) -> frozenset[str]:
    return frozenset(vectors.settings()["claims"][name].split())


def happenings() -> frozenset[str]:
    """Types whose claims are one thing only where the same happened: dates, times, durations."""
    return _types("happenings")


def block(claim: Claim) -> tuple[str, str]:
    """Claims in different blocks are never about the same thing."""
    value = claim.value
    if isinstance(value, Quantity):
        return _family(claim.type), value.unit if _physical(value.unit) else ""
    if isinstance(value, Category):
        return claim.type, value.category if claim.type in _types("kinds") else ""
    return claim.type, ""


@cache
def _physical(unit: str) -> bool:
    """Units that are measured rather than counted; money too."""
    return unit in _types("physical") or (len(unit) == 3 and unit.isupper())


def _one_sentence(a: Claim, b: Claim) -> bool:
    return a.quote == b.quote and a.article == b.article and a.field == b.field


def _two_acts(x: Subject, y: Subject) -> bool:
    """Do both have a verb that says something, and not the same?"""
    return bool(x.verb and y.verb) and x.verb != y.verb


def _few(a: Claim, b: Claim) -> bool:
    """Are the figures so small, or so vague, that many things share them?"""
    return min(values.telling(a.value), values.telling(b.value)) < float(vectors.settings()["telling"]["tens"])


def _people_differ(a: Claim, b: Claim, x: Subject, y: Subject) -> bool:
    """Two groups, or a group and everybody; of two articles' own figures, civilians are the people of the other. Types
    that name their people (pursuers, rescuers) may call them men."""
    if a.type == b.type and a.type in _types("named") and "everybody" in (x.group, y.group):
        return False
    if x.main and y.main and not (x.narrow or y.narrow) and {x.group, y.group} <= _types("broad"):
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
    if a.type not in _types("harmed") or not (a.implied and b.implied) or (x.main and y.main):
        return False
    if a.type == b.type and x.by_police and y.by_police:
        return False  # few stories have two people shot by them
    return x.noun != y.noun and not (x.group == y.group and x.group not in ("", "everybody"))


def _one_harm(a: Claim, b: Claim, x: Subject, y: Subject) -> bool:
    """Are both figures for one kind of harm, neither a part nor another event's?"""
    return a.type == b.type and a.type in _types("harmed") and not (x.scope or y.scope or x.event or y.event)


def _rivals(a: Claim, b: Claim, x: Subject, y: Subject) -> bool:
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


def _apart(a: Claim, b: Claim, x: Subject, y: Subject, near: float) -> float | None:
    """0, or how strongly type, slots, group, facet or counter say that two claims are about different things (< 0).

    Where both give the same figure, part and whole, or two names for a group, may be one thing after all. None where
    the pair says nothing: a bare count beside a figure of another type.
    """
    rule = vectors.settings()["claims"]
    same = near >= values.SAME
    chance = near < values.ROUNDED or _few(a, b)  # an equal figure that many things share tells nothing
    if x.facet != y.facet or (x.event != y.event and chance):
        return NEVER
    if x.counter and y.counter and x.counter != y.counter:
        return NEVER
    if _two_persons(x, y):
        return NEVER
    if _one_sentence(a, b) and (not same or _two_acts(x, y)):
        return NEVER  # two figures of one sentence are figures for two things, "and the same number" too
    loose = _types("loose")
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
    if _summed(a.value, y) or _summed(b.value, x):
        return NEVER
    reach = {x.reach, y.reach}
    if near < values.BOTH and siblings.EITHER in reach:
        return NEVER  # one may be the whole and the other a place's own
    if len(reach) == 2 and "" not in reach and siblings.WHOLE in reach:
        return None if siblings.EITHER in reach else NEVER
    if near < 0 and isinstance(a.value, DateValue):
        return NEVER
    differ = x.scope != y.scope or _people_differ(a, b, x, y) or bool(x.place and y.place and x.place != y.place)
    if differ:
        return float(rule["apart"])
    if near < values.BOTH and a.article == b.article and not _rivals(a, b, x, y):
        return None if _beside_own(a, b, x, y) else float(rule["apart"])
    return 0.0


def _one_incident(v: Value, w: Value) -> bool:
    """May two articles' dates for the event itself be about one event?"""
    if not (isinstance(v, DateValue) and isinstance(w, DateValue)):
        return False
    gap = values.days_apart(v, w)
    return gap is not None and gap <= vectors.settings()["claims"]["incident_days"]


def _one_age(v: Value, w: Value) -> bool:
    """May two figures be one person's age, if they are ages?"""
    if not (isinstance(v, Quantity) and isinstance(w, Quantity) and v.unit == w.unit == "year"):
        return True
    return (
        v.nominal is None or w.nominal is None or abs(v.nominal - w.nominal) <= vectors.settings()["claims"]["age_slip"]
    )


def _one_place(x: Subject, y: Subject) -> bool:
    """Are both figures one place's own, beside the whole's? A toll may then rise from tens to thousands."""
    return bool(x.place) and x.reach == y.reach == x.place


def _one_day_of_event(a: Claim, b: Claim, x: Subject, y: Subject, near: float) -> bool:
    """Do two dates date the event itself, in whatever words: each as its article's date for it, or to the same day?"""
    if (x.main and y.main) or _lead_day(x, y, near):
        return True
    return near >= values.SAME and x.touches and y.touches and values.telling(a.value) > values.telling(_A_YEAR)


def _lead_day(x: Subject, y: Subject, near: float) -> bool:
    """Do two articles lead with one day, if not as the date of something that befell: "passed on Tuesday"?"""
    if x.incident != y.incident and x.verb and y.verb:
        return False
    return near >= values.SAME and (x.leads or x.main) and (y.leads or y.main)


def _both_far_off(a: Claim, b: Claim, x: Subject, y: Subject) -> bool:
    """Are two dates so far off that few things are told of them: "in 1908", "in April 2014" and "on April 14"? A year
    that is nearer may be that of a month, not of a day."""
    if x.remote and y.remote:
        return True
    days = [
        v.date for v in (a.value, b.value) if isinstance(v, DateValue) and values.telling(v) > values.telling(_A_YEAR)
    ]
    return (x.remote or y.remote) and not days


_A_YEAR = DateValue("2000", "")
_A_DAY = DateValue("2000-01-01", "")


def score(a: Claim, b: Claim, x: Subject, y: Subject, rare: Mapping[str, float]) -> float | None:
    """How surely two claims of one block are about the same thing: 0..1, or less than 0 where they are not; None where
    the pair says nothing of it."""
    near = values.nearness(a.value, b.value)
    if near < 0 and x.main and y.main and (_one_incident(a.value, b.value) or _one_place(x, y)):
        near = 0.0
    apart = _apart(a, b, x, y, near)
    if apart is None or apart:
        return apart
    total = (_base(a.type) + _base(b.type)) / 2
    if x.event and x.event == y.event and near < values.SAME:
        total = min(total, float(vectors.settings()["claims"]["base"]))  # a year holds many events
    total += _words(x, y, rare) + _figures(a, b, x, y, near) - _against(a, b, x, y, near)
    return min(1.0, max(0.0, total))


def _words(x: Subject, y: Subject, rare: Mapping[str, float]) -> float:
    """What the words around the figures speak for one thing."""
    rule = vectors.settings()["claims"]
    total = float(rule["words"]) * subjects.likeness(x, y, rare)
    if x.text and y.text:
        total += rule["fuzzy"] * float(fuzz.token_set_ratio(x.text, y.text)) / 100
    if x.verb and x.verb == y.verb:
        total += rule["verb"]
    if x.noun and x.noun == y.noun:
        total += rule["noun"]
    return total


def _figures(a: Claim, b: Claim, x: Subject, y: Subject, near: float) -> float:
    """What the figures, and what they are figures of, speak for one thing. A date, a time or a duration counts for
    less where another thing happened: many things fall on one day."""
    rule: dict[str, float] = vectors.settings()["claims"]
    total = 0.0
    worth: float = 1.0
    if a.type in _types("happenings"):
        dated = a.type in _types("dated") and _one_day_of_event(a, b, x, y, near)
        if dated or subjects.same_happening(x, y):
            total += rule["happening"]
        else:
            worth = rule["elsewhere" if x.verb and y.verb else "unsaid"]
        if near > 0 and not x.beside.isdisjoint(y.beside):
            worth, total = 1.0, total + rule["beside"]
    if near > 0:
        telling = min(values.telling(a.value), values.telling(b.value))
        if _both_far_off(a, b, x, y):
            telling, near, worth = max(telling, values.telling(_A_DAY)), max(near, values.ROUNDED), 1.0
        if telling >= 1 and a.type == "duration":
            worth = 1.0  # few things of one story took 108 years
        if a.type != b.type and values.is_whole(a.value):
            telling = min(telling, float(vectors.settings()["telling"]["tens"]))  # 224 were aboard, 224 died
        total += worth * near * rule["figure"] * telling
    else:
        total += near * rule["far"]
    if _again(a, b, near):
        total += rule["again"]
    own = (x.main and y.main and _one_age(a.value, b.value)) or (a.type in _types("dated") and _lead_day(x, y, near))
    if a.type == b.type and (own or x.scope == y.scope == "sites"):
        total += rule["main_date" if a.type in _types("dated") else "main"]
    return total


def _again(a: Claim, b: Claim, near: float) -> bool:
    """Does one article give twice, in two sentences, a figure that few things share: "freed 21 girls … the 21"?"""
    told_twice = a.article == b.article and a.type == b.type and not _one_sentence(a, b)
    return told_twice and near >= values.SAME and not _few(a, b) and a.type not in _types("happenings")


def _against(a: Claim, b: Claim, x: Subject, y: Subject, near: float) -> float:
    """What speaks against one thing without forbidding it."""
    rule: dict[str, float] = vectors.settings()["claims"]
    total = 0.0
    if a.type != b.type:
        total += rule["types_differ"]
        if _two_acts(x, y) and not (near >= values.ROUNDED and _family(a.type) == "length"):
            total += rule["acts_differ"]  # how deep a well is, who falls down it tells as well as who measures it
    if _people_differ(a, b, x, y) or x.event != y.event:
        total += rule["groups_differ_few" if _few(a, b) else "groups_differ"]
    elif x.scope != y.scope:
        total += rule["scope_differs"]
    if a.article == b.article and near < values.BOTH and not _rivals(a, b, x, y):
        total += rule["one_article"]
    return total


def same_thing(a: Claim, b: Claim) -> float:
    """How surely two claims are about the same thing, 0..1; 0 where they cannot be. Symmetric, needs no story."""
    if block(a) != block(b):
        return 0.0
    x, y = subjects.read(a), subjects.read(b)
    return max(0.0, score(a, b, x, y, subjects.rarity((x, y), 2)) or 0.0)
