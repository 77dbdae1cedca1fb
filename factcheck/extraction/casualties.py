"""The article's own figures for people harmed in its main incident: killed, and injured where it is told beside it.

A ladder of named steps, from the claims of one article:

1. ``main_incident``: leave out what is said of another incident ("in a separate shooting", "since January").
2. ``tellings``: per sentence, sum what is joined ("two women and one man dead" is three), drop what restates a total.
3. ``killed``: the first total told, in title or lead before the body; one for all before one for a group; else the
   persons described, each once.
4. ``injured``: the wounded as told; else those shot less those killed ("4 shot, 1 dead" is three).
5. ``victims``: where nothing else is told, "the five victims" less the dead.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from factcheck.claim_types import lexicon
from factcheck.model import OWN_ZONES, Article, Claim, Polarity, Qualifier, Quantity

_FULL = 2  # words of a full name
_MAX_GAP = 90  # code points between two figures that may still be one sum


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files("factcheck.data").joinpath("casualties.toml").read_text("utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """One word list of ``casualties.toml``."""
    return frozenset(str(_data()[name]).split())


@cache
def _phrases(name: str) -> re.Pattern[str]:
    phrases = [" ".join(p.split()) for p in str(_data()[name]).split("|")]
    return re.compile(r"\b(?:" + "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True)) + r")")


@cache
def _attacker_dies() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(" ".join(p.split()) for p in str(_data()["attacker_dies"]).split(" |")) + ")")


@dataclass(frozen=True, slots=True)
class Telling:
    """What one sentence tells of one harm: a figure or the sum of joined figures."""

    value: Quantity
    sentence: int
    title: bool
    start: int
    harm: str  # "", "shot", "condition"
    group: bool  # of a group only: children, officers
    more: bool  # "three others", which leaves somebody uncounted
    part: bool
    implied: bool
    severe: bool = False  # "critically injured": the worst off, maybe not all
    count: int = 1  # figures summed

    @property
    def place(self) -> tuple[bool, int]:
        """Where it stands in reading order."""
        return (not self.title, self.start)

    @property
    def number(self) -> float | None:
        """The figure as one number: what was named, else the bound that was said."""
        v = self.value
        return v.nominal if v.nominal is not None else v.low if v.low is not None else v.high


def main_incident(claims: Iterable[Claim]) -> list[Claim]:
    """The outlet's own claims about this incident, in reading order."""
    out = [
        c
        for c in claims
        if c.zone in OWN_ZONES
        and c.polarity is not Polarity.DENIED
        and c.slot("event") is None
        and isinstance(c.value, Quantity)
    ]
    out.sort(key=lambda c: (c.field != "title", c.start, c.end))
    return [c for c in out if not _is_elsewhere(c)]


def _is_elsewhere(claim: Claim) -> bool:
    return claim.field != "title" and bool(_phrases("elsewhere").search(claim.quote.lower()))


def tellings(article: Article, claims: Sequence[Claim]) -> list[Telling]:
    """The tellings of one type's claims, in reading order."""
    out: list[Telling] = []
    run: list[Claim] = []
    for claim in _without_overlaps(claims):
        if run and not _joined(article, run[-1], claim):
            out += _sum(article, run)
            run = []
        run.append(claim)
    return out + (_sum(article, run) if run else [])


def _without_overlaps(claims: Sequence[Claim]) -> list[Claim]:
    """The claims less those whose words stand inside another's: "a woman and another person" holds "another"."""
    out: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.field != "title", c.start, -c.end)):
        if not out or out[-1].field != claim.field or claim.end > out[-1].end:
            out.append(claim)
    return out


def _harm(claim: Claim) -> str:
    return claim.slot("harm") or ""


def _is_part(claim: Claim) -> bool:
    return claim.slot("scope") == "part"


def _joined(article: Article, a: Claim, b: Claim) -> bool:
    """Whether two claims stand side by side in one list, with nothing between but "and", names and ages."""
    if (a.field, a.anchor.sentence) != (b.field, b.anchor.sentence) or _is_part(a) or _is_part(b):
        return False
    if _harm(a) != _harm(b) or not 0 <= b.start - a.end <= _MAX_GAP:
        return False
    text = (article.title or "") if a.field == "title" else article.text
    gap = text[a.end : b.start]
    found = re.findall(r"[A-Za-z][\w'’.-]*|\d+|&|[^\w\s]", gap)
    joins = False
    for word in found:
        low = word.lower()
        if low in words("joins") or word == "&":
            joins = True
        elif not (word in ",'’\"“”" or word.isdigit() or low in words("fillers") or word[0].isupper()):
            return False
    return joins or gap.strip() == ","


def _is_severe(article: Article, claim: Claim) -> bool:
    text = (article.title or "") if claim.field == "title" else article.text
    behind = text[claim.end : claim.end + 30].lower().split()[:3]
    return not words("severe").isdisjoint(behind)


def _value(claim: Claim) -> Quantity:
    assert isinstance(claim.value, Quantity)
    return claim.value


def _sum(article: Article, run: Sequence[Claim]) -> list[Telling]:
    """One telling for a run of joined claims; the first alone where the rest restates it ("four: a man and three")."""
    values = [_value(c) for c in run]
    first = run[0]
    one = Telling(
        values[0],
        first.anchor.sentence,
        first.field == "title",
        first.start,
        _harm(first),
        first.slot("group") is not None,
        first.slot("scope") == "additional",
        _is_part(first),
        first.implied,
        _is_severe(article, first),
    )
    vague = any(v.qualifier is Qualifier.VAGUE or v.nominal is None for v in values)
    if len(run) == 1 or vague:
        return [one]
    total = sum(v.nominal or 0 for v in values)
    if values[0].nominal == total - (values[0].nominal or 0):
        return [one]
    low = None if any(v.low is None for v in values) else sum(v.low or 0 for v in values)
    high = None if any(v.high is None for v in values) else sum(v.high or 0 for v in values)
    qualifier = next((v.qualifier for v in values if v.qualifier is not Qualifier.EXACT), Qualifier.EXACT)
    text = " + ".join(v.text for v in values)
    summed = Quantity(low, high, total, values[0].unit, qualifier, text)
    return [replace(one, value=summed, group=False, more=False, implied=all(c.implied for c in run), count=len(run))]


def casualties(article: Article, claims: Sequence[Claim], silent: Sequence[Claim]) -> dict[str, Quantity]:
    """The article's own figures for ``killed`` and ``injured``; a type it tells nothing of is left out.

    ``silent`` are counts implied by names and pronouns, which are no claims of their own.
    """
    own, hidden = main_incident(claims), main_incident(silent)
    hurt = tellings(article, [c for c in own if c.type == "injured"])
    dead = tellings(article, [c for c in own if c.type == "killed"])
    named = [c for c in hidden if c.type == "killed" and c.anchor.noun not in words("nobody_told_of")]
    if _buried(dead, named, hurt):
        dead, named = [], []
    out: dict[str, Quantity] = {}
    persons = [c for c in own if c.type == "killed" and c.implied] if dead or named else []
    described = _persons(persons, named, [t for t in dead if t.implied])
    victims = [c for c in (*persons, *named) if not _is_attacker(c) and c.anchor.noun not in lexicon()["pronouns"]]
    killed = _killed(dead, hurt, described, bool(victims))
    if killed is not None:
        out["killed"] = killed
    lost = _number(killed) if killed is not None and killed.qualifier is not Qualifier.VAGUE else 0.0
    if killed == described and described is not None and not victims:
        lost = 0.0  # the attacker's own death takes nobody from the shot
    injured = _injured(_less_those_who_died(hurt, dead), lost)
    if injured is None:
        injured = _victims(own, lost)
    if injured is None:
        both = ([c for c in found if c.type == "injured" and (not lost or not _harm(c))] for found in (own, hidden))
        persons, named = ([c for c in found if c.implied] for found in both)
        injured = _persons(persons, named, [t for t in hurt if t.implied and (not lost or not t.harm)])
    if injured is not None:
        out["injured"] = injured
    return out


def _number(value: Quantity) -> float:
    for bound in (value.nominal, value.low, value.high):
        if bound is not None:
            return bound
    return 0.0


def _buried(dead: Sequence[Telling], named: Sequence[Claim], hurt: Sequence[Telling]) -> bool:
    """Deaths first told long after the wounded of the lead are another story's: no newsroom buries a death."""
    first = next((t for t in hurt if not t.implied and not t.part), None)
    told = [t.sentence for t in dead] + [c.anchor.sentence for c in named]
    if first is None or not told:
        return False
    return min(told) > first.sentence + int(_data()["lead_sentences"])


def _has_whole(part: Telling, hurt: Sequence[Telling]) -> bool:
    same = [t for t in hurt if (t.title, t.sentence) == (part.title, part.sentence) and not t.part]
    return any((t.number or 0) > (part.number or 0) for t in same)


def _killed(
    dead: Sequence[Telling], hurt: Sequence[Telling], described: Quantity | None, victims: bool
) -> Quantity | None:
    if dead and dead[0].part and not dead[0].implied and dead[0].value.nominal and _has_whole(dead[0], hurt):
        return dead[0].value  # "five were shot, one of them fatally"
    told = [t for t in dead if not t.implied and not t.part]
    exact = [t for t in told if t.value.qualifier is not Qualifier.VAGUE]
    totals = [t for t in exact if not t.more and t.number]
    best = totals[0] if totals else None
    if best is not None and (best.group or best.count > 1):  # of children; of all is told later
        wider = [t for t in totals if not t.group and (t.number or 0) > (best.number or 0)]
        near = [t for t in wider if t.sentence <= best.sentence + int(_data()["lead_sentences"])]
        best = near[0] if near else best
    if best is not None and described is not None and victims:
        first = next((t for t in dead if t.implied), None)
        if (
            first is not None
            and first.start < best.start
            and best.sentence > first.sentence + int(_data()["lead_sentences"])
        ):
            return described
    if best is not None:
        return best.value
    parts = [t for t in dead if t.part and t.number and not t.implied]
    if described is not None and not (parts and (parts[0].number or 0) > _number(described)):
        return described
    for group in (exact, told, [t for t in dead if t.part and t.number]):
        if group:
            return group[0].value
    return None


def _less_those_who_died(hurt: Sequence[Telling], dead: Sequence[Telling]) -> list[Telling]:
    """ "One of the five people hurt has died": the five are told alive or dead, as the shot are."""
    lost = {(t.title, t.sentence) for t in dead if t.part}
    whole = {t.number for t in hurt if (t.title, t.sentence) in lost and not t.part and not t.more}
    return [replace(t, harm="shot") if t.number in whole and not t.harm else t for t in hurt]


def _injured(hurt: Sequence[Telling], lost: float) -> Quantity | None:
    """The wounded as told, or the shot less the dead, whichever is told first; the greater where one sentence tells
    both ("four shot, one critically injured")."""
    told = [t for t in hurt if not t.implied and not t.part and t.value.qualifier is not Qualifier.VAGUE]
    injured = [t for t in told if t.harm == "" and t.number and not t.severe]
    wounded = next((t for t in injured if lost or not t.more), injured[0] if injured else None)
    shots = [t for t in told if t.harm == "shot" and t.number]
    shot = next((t for t in shots if t.more or (t.number or 0) > lost), None)
    if shot is not None:
        left = _less(shot, lost)
        if wounded is None:
            return left
        if wounded.sentence == shot.sentence and wounded.title == shot.title:
            return wounded.value if _number(wounded.value) >= _number(left) else left
        return wounded.value if wounded.place < shot.place else left
    if wounded is not None:
        return wounded.value
    worst = next((t for t in hurt if t.harm == "condition" and t.number and not t.implied), None)
    if worst is not None:
        return worst.value
    return next((t.value for t in told if (t.number and t.severe) or (t.number == 0 and not t.group)), None)


def _less(shot: Telling, lost: float) -> Quantity:
    value = shot.value
    if shot.more or not lost or (shot.number or 0) < lost:
        return value

    def minus(bound: float | None) -> float | None:
        return None if bound is None else bound - lost

    return replace(value, low=minus(value.low), high=minus(value.high), nominal=minus(value.nominal))


def _victims(own: Sequence[Claim], lost: float) -> Quantity | None:
    for claim in own:
        if claim.type == "count" and claim.anchor.noun in words("victims") and not _is_part(claim):
            value = _value(claim)
            if value.nominal is not None and value.nominal > lost:
                left = value.nominal - lost
                return replace(value, low=left, high=left, nominal=left, unit="person")
    return None


def _persons(described: Sequence[Claim], named: Sequence[Claim], sums: Sequence[Telling]) -> Quantity | None:
    """The persons told of one by one, each counted once, or the most told of in one list; attackers only where there is
    nobody else."""
    people: dict[str, Claim] = {}
    attackers: list[Claim] = []
    for claim in described:
        if _is_attacker(claim):
            attackers.append(claim)
        else:
            people.setdefault(_who(claim.anchor.noun), claim)
    names = {_value(c).text.split()[-1]: c for c in named if _is_full_name(_value(c).text) and not _is_attacker(c)}
    apart = [c for who, c in people.items() if who != "somebody"]
    listed = max((t.number or 0 for t in sums), default=0) if people else 0
    count = max(sum(_value(c).nominal or 1 for c in apart), float(len(names)), listed)
    first = next(iter((*people.values(), *names.values(), *attackers, *named)), None)
    if first is None:
        return None
    count = count or 1.0
    return replace(_value(first), low=count, high=count, nominal=count)


def _is_full_name(text: str) -> bool:
    """Two capitalised words at the end: people are brought in by their full names, and called by half of it later."""
    last = text.split()[-2:]
    return len(last) == _FULL and all(word[:1].isupper() and word[1:2].islower() for word in last)


def _is_attacker(claim: Claim) -> bool:
    """Whether the person is the one who attacked: by name of the deed, or dying in the act of it."""
    if claim.anchor.noun in words("attacker") or claim.slot("group") == "attacker":
        return True
    subject = claim.anchor.role.startswith("nsubj") and claim.type == "killed"
    return subject and bool(_attacker_dies().search(claim.quote.lower()))


def _who(noun: str) -> str:
    if noun in words("male"):
        return noun if noun not in ("man", "male", "guy") else "man"
    if noun in words("female"):
        return noun if noun not in ("woman", "lady", "female") else "woman"
    return "somebody"
