"""How surely two claims are about the same thing.

What can be the same thing at all (``apart``) is weighed by the words around the figures, rarer and nearer ones more.
Figures that agree need less evidence than figures that differ: a wrong agreement misleads nobody, a wrong conflict
does.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rapidfuzz import fuzz

from factcheck.alignment import subjects, values, vectors
from factcheck.alignment.apart import (
    apart,
    family,
    few,
    is_physical,
    one_sentence,
    people_differ,
    rivals,
    two_acts,
    types,
)
from factcheck.alignment.subjects import Subject
from factcheck.model import Category, Claim, DateValue, Quantity, Value


@cache
def _base(type_: str) -> float:
    rows = vectors.settings()["bases"]
    for row in rows:
        if type_ in row["types"].split():
            return float(row["base"])
    return float(vectors.settings()["claims"]["base"])


def happenings() -> frozenset[str]:
    """Types whose claims are one thing only where the same happened: dates, times, durations."""
    return types("happenings")


def block(claim: Claim) -> tuple[str, str]:
    """Claims in different blocks are never about the same thing."""
    value = claim.value
    if isinstance(value, Quantity):
        return family(claim.type), value.unit if is_physical(value.unit) else ""
    if isinstance(value, Category):
        return claim.type, value.category if claim.type in types("kinds") else ""
    return claim.type, ""


def _one_incident(v: Value, w: Value) -> bool:
    """May two articles' dates for the event itself be about one event?"""
    if not (isinstance(v, DateValue) and isinstance(w, DateValue)):
        return False
    gap = values.days_apart(v, w)
    return gap is not None and gap <= vectors.settings()["claims"]["incident_days"]


def _one_toll(a: Claim, b: Claim) -> bool:
    """May two articles' own figures for one harm be of one event, both being true? A toll of "at least 29" rises to
    thousands; of two figures that contradict each other so widely one may be of another event."""
    if a.type != b.type or a.type not in types("harmed"):
        return False
    floors = [v for v in (a.value, b.value) if isinstance(v, Quantity) and v.high is None and v.low is not None]
    lows = [v.low for v in (a.value, b.value) if isinstance(v, Quantity) and v.low is not None]
    return len(lows) > 1 and any(v.low == min(lows) for v in floors)


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


_LEAD = 3  # sentences in which a text tells what its headline says
_A_YEAR = DateValue("2000", "")
_A_DAY = DateValue("2000-01-01", "")


def score(a: Claim, b: Claim, x: Subject, y: Subject, rare: Mapping[str, float]) -> float | None:
    """How surely two claims of one block are about the same thing: 0..1, or less than 0 where they are not; None where
    the pair says nothing of it."""
    near = values.nearness(a.value, b.value)
    if near < 0 and x.main and y.main and (_one_incident(a.value, b.value) or _one_place(x, y) or _one_toll(a, b)):
        near = 0.0
    against = apart(a, b, x, y, near)
    if against is None or against:
        return against
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
    if x.facet and x.facet == y.facet:
        total += rule["facet"]
    return total


def _figures(a: Claim, b: Claim, x: Subject, y: Subject, near: float) -> float:
    """What the figures, and what they are figures of, speak for one thing. A date, a time or a duration counts for
    less where another thing happened: many things fall on one day."""
    rule: dict[str, float] = vectors.settings()["claims"]
    total = 0.0
    worth: float = 1.0
    if a.type in types("happenings"):
        dated = a.type in types("dated") and _one_day_of_event(a, b, x, y, near)
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
    own = (x.main and y.main and _one_age(a.value, b.value)) or (a.type in types("dated") and _lead_day(x, y, near))
    if a.type == b.type and (own or x.scope == y.scope == "sites"):
        total += rule["main_date" if a.type in types("dated") else "main"]
    return total


def _again(a: Claim, b: Claim, near: float) -> bool:
    """Does one article give twice, in two sentences, a figure that few things share: "freed 21 girls … the 21"?"""
    told_twice = a.article == b.article and a.type == b.type and not one_sentence(a, b)
    if not told_twice or near < values.SAME or a.type in types("happenings"):
        return False
    return not few(a, b) or _headed(a, b) or _headed(b, a)


def _headed(a: Claim, b: Claim) -> bool:
    """Is one the headline's and the other that of the lead below it?"""
    return a.of_headline and not b.of_headline and b.anchor.sentence < _LEAD


def _against(a: Claim, b: Claim, x: Subject, y: Subject, near: float) -> float:
    """What speaks against one thing without forbidding it."""
    rule: dict[str, float] = vectors.settings()["claims"]
    total = 0.0
    if a.type != b.type:
        total += rule["types_differ"]
        if two_acts(x, y) and not (near >= values.ROUNDED and family(a.type) == "length"):
            total += rule["acts_differ"]  # how deep a well is, who falls down it tells as well as who measures it
    if people_differ(a, b, x, y) or x.event != y.event:
        total += rule["groups_differ_few" if few(a, b) else "groups_differ"]
    elif x.scope != y.scope:
        total += rule["scope_differs"]
    if a.article == b.article and near < values.BOTH and not rivals(a, b, x, y):
        total += rule["one_article"]
    return total


def same_thing(a: Claim, b: Claim) -> float:
    """How surely two claims are about the same thing, 0..1; 0 where they cannot be. Symmetric, needs no story."""
    if block(a) != block(b):
        return 0.0
    x, y = subjects.read(a), subjects.read(b)
    return max(0.0, score(a, b, x, y, subjects.rarity((x, y), 2)) or 0.0)
