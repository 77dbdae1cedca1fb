"""The article's own figures for people harmed in its main incident: killed, and injured where it is told beside it.

First ``tellings.main_incident`` leaves out what is said of another incident, and ``tellings.tellings`` sums what one
sentence joins. Then each type goes down a ladder of steps; the first that gives a figure decides:

killed   1 ``_fatally``    "five were shot, one of them fatally": that one
         2 ``_total``      the first total told, title before text; one for all before one for a group
         3 ``_one_by_one`` the persons told of, each once; a part of a whole where that is more
         4 ``_remainder``  what is told as additional, vague, or a part
injured  1 ``_wounded``    the wounded as told, or those shot less the dead ("4 shot, 1 dead"), whichever comes first
         2 ``_condition``  "three are in critical condition"
         3 ``_worst``      "two seriously hurt"; "no one was hurt"
         4 ``_victims``    "the five victims" less the dead
         5 ``_vaguely``    "several people were hurt"
         6 ``_hurt_one_by_one``
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from factcheck.claim_types import lexicon
from factcheck.extraction.persons import is_attacker, persons_told
from factcheck.extraction.tellings import Telling, data, harm_of, is_part, main_incident, tellings, value_of, words
from factcheck.model import Article, Claim, Qualifier, Quantity


@dataclass(frozen=True, slots=True)
class _Told:
    """What an article tells of its main incident. ``hidden``: names and pronouns; ``lost``: the dead of those shot."""

    own: tuple[Claim, ...]
    hidden: tuple[Claim, ...]
    dead: tuple[Telling, ...]
    hurt: tuple[Telling, ...]
    lost: float = 0.0

    def implied(self, type_: str, *, hidden: bool = False) -> list[Claim]:
        """Persons that claims of a type imply."""
        return [c for c in (self.hidden if hidden else self.own) if c.type == type_ and c.implied]


_Step = Callable[[_Told], Quantity | None]


def casualties(article: Article, claims: Sequence[Claim], silent: Sequence[Claim]) -> dict[str, Quantity]:
    """The article's own figures for ``killed`` and ``injured``; a type it tells nothing of is left out.

    ``silent`` are counts implied by names and pronouns, which are no claims of their own.
    """
    own = tuple(main_incident(article, claims))
    hidden = tuple(c for c in main_incident(article, silent) if c.anchor.noun not in words("nobody_told_of"))
    dead = tuple(tellings(article, [c for c in own if c.type == "killed" and c.slot("scope") != "dead_or_missing"]))
    hurt = tuple(tellings(article, [c for c in own if c.type == "injured"]))
    told = _Told(own, hidden, dead, hurt)
    killed = None if _buried(told) else _climb(told, (_fatally, _total, _one_by_one, _remainder))
    told = replace(told, hurt=_shot_if_some_died(told), lost=_lost(told, killed))
    injured = _climb(told, (_wounded, _condition, _worst, _victims, _vaguely, _hurt_one_by_one))
    return {name: value for name, value in (("killed", killed), ("injured", injured)) if value is not None}


def _climb(told: _Told, ladder: Sequence[_Step]) -> Quantity | None:
    return next((value for step in ladder if (value := step(told)) is not None), None)


def _number(value: Quantity) -> float:
    return next((bound for bound in (value.nominal, value.low, value.high) if bound is not None), 0.0)


def _is_vague(telling: Telling) -> bool:
    return telling.value.qualifier is Qualifier.VAGUE


def _lead() -> int:
    return int(data()["lead_sentences"])


def _buried(told: _Told) -> bool:
    """Deaths first told long after the wounded of the lead are another story's: no newsroom buries a death."""
    first = next((t for t in told.hurt if not t.implied and not t.part), None)
    places = [t.sentence for t in told.dead] + [c.anchor.sentence for c in told.implied("killed", hidden=True)]
    return first is not None and bool(places) and min(places) > first.sentence + _lead()


def _fatally(told: _Told) -> Quantity | None:
    if not told.dead or not told.dead[0].part or told.dead[0].implied or not told.dead[0].number:
        return None
    first = told.dead[0]
    wholes = [t.number or 0 for t in told.hurt if t.same_sentence(first) and not t.part]
    return first.value if wholes and max(wholes) > (first.number or 0) else None


def _total(told: _Told) -> Quantity | None:
    totals = [t for t in told.dead if not (t.implied or t.part or t.more or _is_vague(t)) and t.number]
    if not totals:
        return None
    best = max((t for t in totals if t.newer), key=lambda t: t.number or 0, default=totals[0])
    if best.newer and (best.number or 0) > (totals[0].number or 0):
        return best.value
    best = totals[0]
    if best.group or best.count > 1:  # of children, or of those joined here; of all is told soon after
        wider = [t for t in totals if not t.group and (t.number or 0) > (best.number or 0)]
        best = next((t for t in wider if t.sentence <= best.sentence + _lead()), best)
    first = next((t for t in told.dead if t.implied), None)
    long_before = first is not None and first.start < best.start and best.sentence > first.sentence + _lead()
    return None if long_before and _victims_of(told) else best.value


def _victims_of(told: _Told) -> list[Claim]:
    """Persons told of as killed who are not the attacker; a pronoun may be that one, where the attacker died too."""
    found = (*told.implied("killed"), *told.implied("killed", hidden=True))
    pronouns = frozenset[str]() if not any(map(is_attacker, found)) else lexicon()["pronouns"]
    return [c for c in found if not is_attacker(c) and c.anchor.noun not in pronouns]


def _one_by_one(told: _Told) -> Quantity | None:
    persons = persons_told(
        told.implied("killed"), told.implied("killed", hidden=True), [t for t in told.dead if t.implied]
    )
    part = next((t.value for t in told.dead if t.part and t.number and not t.implied), None)
    return None if persons is not None and part is not None and _number(part) > _number(persons) else persons


def _remainder(told: _Told) -> Quantity | None:
    """The first figure that is neither part nor vague, else the first vague one, else a part."""
    whole = [t for t in told.dead if not t.implied and not t.part]
    ranked = (*(t for t in whole if not _is_vague(t)), *whole, *(t for t in told.dead if t.part and t.number))
    return ranked[0].value if ranked else None


def _lost(told: _Told, killed: Quantity | None) -> float:
    """How many of those shot died; an attacker who dies is none of them."""
    if killed is None or killed.qualifier is Qualifier.VAGUE:
        return 0.0
    counted = any(not t.implied for t in told.dead) or bool(_victims_of(told))
    return _number(killed) if counted else 0.0


def _shot_if_some_died(told: _Told) -> tuple[Telling, ...]:
    """ "One of the five people hurt has died": the five are told dead or alive, as those shot are."""
    partly = {(t.title, t.sentence) for t in told.dead if t.part}
    whole = {t.number for t in told.hurt if not t.part and not t.more and (t.title, t.sentence) in partly}
    return tuple(replace(t, harm="shot") if t.number in whole and not t.harm else t for t in told.hurt)


def _counted(told: _Told, harm: str) -> list[Telling]:
    """Figures for all who came to one harm; those of some only for the worst off, the vague and the parts left out."""
    return [t for t in told.hurt if t.harm == harm and t.number and not (t.implied or t.part or _is_vague(t))]


def _wounded(told: _Told) -> Quantity | None:
    """The greater where one sentence tells both: "four shot, one critically injured"."""
    wounds = [t for t in _counted(told, "") if not t.severe]
    # "a guard and five others were hurt": where nobody died, the others are not all
    wounded = next((t for t in wounds if told.lost or not t.more), wounds[0] if wounds else None)
    shot = next((t for t in _counted(told, "shot") if t.more or (t.number or 0) > told.lost), None)
    if shot is None:
        return wounded.value if wounded is not None else None
    left = shot.value if shot.more else _less(shot.value, told.lost)
    if wounded is None:
        return left
    if wounded.same_sentence(shot):
        return max(wounded.value, left, key=_number)
    return wounded.value if wounded.place < shot.place else left


def _less(value: Quantity, lost: float) -> Quantity:
    def minus(bound: float | None) -> float | None:
        return None if bound is None else bound - lost

    return replace(value, low=minus(value.low), high=minus(value.high), nominal=minus(value.nominal)) if lost else value


def _condition(told: _Told) -> Quantity | None:
    return next((t.value for t in told.hurt if t.harm == "condition" and t.number and not t.implied), None)


def _worst(told: _Told) -> Quantity | None:
    whole = [t for t in told.hurt if not (t.implied or t.part or _is_vague(t))]
    return next((t.value for t in whole if (t.number and t.severe) or (t.number == 0 and not t.group)), None)


def _victims(told: _Told) -> Quantity | None:
    for claim in told.own:
        if claim.type == "count" and claim.anchor.noun in words("victims") and not is_part(claim):
            value = value_of(claim)
            if value.nominal is not None and value.nominal > told.lost:
                left = value.nominal - told.lost
                return replace(value, low=left, high=left, nominal=left, unit="person")
    return None


def _vaguely(told: _Told) -> Quantity | None:
    vague = (t for t in told.hurt if _is_vague(t) and not (t.part or t.implied or (told.lost and t.harm)))
    return next((t.value for t in vague), None)


def _hurt_one_by_one(told: _Told) -> Quantity | None:
    """Where somebody died, persons said to be shot may be the dead: only those said to be hurt count."""
    said, named = (
        [c for c in told.implied("injured", hidden=h) if not told.lost or not harm_of(c)] for h in (False, True)
    )
    return persons_told(said, named, [t for t in told.hurt if t.implied and (not told.lost or not t.harm)])
