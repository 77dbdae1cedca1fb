"""What a claim is about, in a form that two claims can be compared by: concepts, happening, group, facet, counter."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factcheck.alignment import synonyms, vectors
from factcheck.alignment.facets import facet
from factcheck.alignment.names import name_beside, sex_beside
from factcheck.model import Claim, Quantity

_LAST = "last"
_NEAREST = 4  # words of the clause that may tell the happening where the verb says little


@dataclass(frozen=True, slots=True)
class Subject:
    """``terms``: concept → weight by nearness to the figure, before rarity. ``group``: who is counted ("" unknown),
    ``narrow``: the words that narrow it ("tunisian"). ``facet`` and ``counter`` as in ``data/synonyms.toml``;
    ``noun`` and ``verb`` are concepts, ``verb`` "" where it says little ("begin", "take"). ``about``: the concepts
    that tell what happened. ``incident``: whether one of them is something that befalls, as an event's own date tells;
    ``touches``: whether something of the kind stands near at all. ``by_police``: whether the police did it;
    ``person`` and ``sex``: the parts of the name beside a figure of one person, such as an age, and whether a woman's;
    ``remote``: whether it is a date far from the days on which the story was told.

    What only the article's other claims can tell (``siblings``): ``scope``; ``reach``, the place of a figure, or "*"
    where it is the whole beside a place's own; ``main``, whether it is the article's own figure for its incident;
    ``sums``, what it comes to with the figures beside it. And what the story's other things tell (``event_day``):
    ``beside``, the things whose figures a date or time stands nearest to.
    """

    terms: Mapping[str, float]
    noun: str
    verb: str
    group: str
    facet: str
    counter: str
    place: str
    event: str
    text: str
    narrow: str = ""
    scope: str = ""
    reach: str = ""
    about: frozenset[str] = frozenset()
    incident: bool = False
    touches: bool = False
    by_police: bool = False
    person: frozenset[str] = frozenset()
    sex: str = ""
    remote: bool = False
    leads: bool = False
    main: bool = False
    sums: frozenset[float] = frozenset()
    beside: frozenset[int] = frozenset()


def _spread(claim: Claim) -> dict[str, float]:
    rule = vectors.settings()["claims"]
    stop = vectors.stop_words() | vectors.unit_words().keys()
    anchor = claim.anchor
    out: dict[str, float] = {}

    def add(word: str, weight: float) -> None:
        word = synonyms.concept(word.lower().rstrip("."))
        if len(word) > 1 and word not in stop:
            out[word] = max(out.get(word, 0.0), weight)

    if anchor.noun:
        add(anchor.noun, 1.0)
    for word in anchor.modifiers:
        add(word, 0.8)
    if anchor.verb:
        add(_verb(claim), 0.9)
    for place, word in enumerate(anchor.terms):
        if word != _LAST or not _for_the_last_time(claim):
            add(word, 1.0 / (1.0 + rule["fade"] * place))
    for word in anchor.sentence_terms:
        add(word, rule["sentence"])
    for name in ("agent", "target", "place"):
        for word in (claim.slot(name) or "").lower().split():
            add(word, 0.6)
    if not out:
        for word in vectors.words(claim.quote):
            add(word, 0.5)
    return out


def _group(claim: Claim) -> tuple[str, str]:
    """The group of people a figure counts, "" where it counts none, and the word that narrows it."""
    if not isinstance(claim.value, Quantity):
        return "", ""
    named = (claim.slot("group") or "").lower().split()
    known = synonyms.groups()
    noun = claim.anchor.noun.lower()
    joint = sorted({known[w] for w in named if w in known}) if "and" in named else []
    if len(joint) > 1:  # "66 passengers and crew"
        everybody = "everybody" in joint or " ".join(joint) in synonyms.data()["all"].splitlines()
        return ("everybody" if everybody else " and ".join(joint)), ""
    group = next((known[w] for w in (noun, *reversed(named)) if w in known), "")
    narrow = ""
    if group in ("", "everybody"):
        told = sorted({synonyms.concept(w) for w in named if known.get(w) != "everybody"})
        narrow = " ".join(w for w in told if w not in synonyms.listed("nationals")) or " ".join(told)
    if not group and not narrow and claim.type in synonyms.listed("everybody"):
        group = "everybody"  # "killing 12"
    return group, narrow


def _place(claim: Claim) -> str:
    """Where, lower case; months and days, which parse like places, are none."""
    place = (claim.slot("place") or "").lower()
    return "" if place in synonyms.listed("times") else place


def _verb(claim: Claim) -> str:
    """The concept of what was done, "" where no verb tells it; what was last seen or heard of is gone."""
    return synonyms.concept("vanish" if _for_the_last_time(claim) else claim.anchor.verb.lower())


_OF = "prep:of"


def _metric(claim: Claim, verb: str) -> str:
    """What a bare figure measures, as a concept: the claims that "fell to 376,000", the inflation that "is at 5%"; ""
    where the figure has a noun of its own or where something is done with it."""
    told = claim.slot("agent") or ""
    if claim.anchor.noun or claim.type not in synonyms.listed("metrics"):
        return ""
    if claim.anchor.role == _OF and claim.anchor.terms:  # "made a loss of $340 million"
        return synonyms.concept(claim.anchor.terms[0].lower())
    moves = not verb or verb in synonyms.listed("moves")
    return synonyms.concept(told.lower()) if moves and " " not in told else ""


def _for_the_last_time(claim: Claim) -> bool:
    return _LAST in claim.anchor.terms and synonyms.concept(claim.anchor.verb.lower()) in synonyms.perceived()


def _about(claim: Claim, verb: str) -> frozenset[str]:
    """The concepts that tell what happened: the verb, and the nearest words where that says little."""
    anchor, light = claim.anchor, synonyms.light()
    if verb:
        return frozenset({verb})
    near = [*anchor.terms[:_NEAREST], claim.slot("agent") or "", claim.slot("target") or "", anchor.noun]
    said = (synonyms.concept(w.lower()) for w in near if w and w.lower() not in light)
    return frozenset(w for w in said if len(w) > 1 and w not in vectors.stop_words())


def read(claim: Claim, years: frozenset[str] = frozenset()) -> Subject:
    """The subject of one claim. ``years`` are the story's own: a figure of such a year is of no other event."""
    anchor = claim.anchor
    near = frozenset(w.lower() for w in (anchor.noun, anchor.verb, *anchor.modifiers, *anchor.terms))
    who = frozenset(w for a in claim.attribution for w in a.source.lower().replace("'s", "").split())
    who |= frozenset(w.rstrip("s") for w in who)
    verb = _verb(claim)
    verb = "" if verb in synonyms.light() else verb
    metric = _metric(claim, verb)
    verb = "" if metric else verb
    group, narrow = _group(claim)
    about = _about(claim, verb)
    said = about | {synonyms.concept(w.lower()) for w in anchor.terms[:_NEAREST]}
    near_by = said | {synonyms.concept(w.lower()) for w in (*anchor.terms[: 2 * _NEAREST], *anchor.sentence_terms)}
    of_one = claim.type in synonyms.listed("of_one")
    return Subject(
        terms=_spread(claim),
        noun=metric or synonyms.concept(anchor.noun.lower()),
        verb=verb,
        group=group,
        facet=facet(claim, synonyms.data()["facet"], near, claim.quote.lower()),
        counter=facet(claim, synonyms.data()["counter"], who, ""),
        place=_place(claim),
        event="" if (claim.slot("event") or "") in years else claim.slot("event") or "",
        text=" ".join(sorted({synonyms.concept(w) for w in vectors.words(claim.subject)})),
        narrow=narrow,
        scope=_scope(claim, group),
        about=about,
        incident=not (about if verb else said).isdisjoint(synonyms.incidents()),
        touches=not near_by.isdisjoint(synonyms.incidents()),
        person=name_beside(claim) if of_one else frozenset(),
        sex=sex_beside(claim) if of_one else "",
        by_police=any(synonyms.groups().get(w) == "police" for w in (claim.slot("agent") or "").lower().split()),
    )


def _scope(claim: Claim, group: str) -> str:
    """The claim's scope; "10 of them crew" is a part of all, and the whole crew; "a gunman" is how many there were."""
    scope = claim.slot("scope") or ""
    if scope == "implied" and claim.type in synonyms.listed("doers"):
        return ""
    return "" if scope == "part" and group not in ("", "everybody") and not claim.anchor.noun else scope


def same_happening(a: Subject, b: Subject) -> bool:
    """Do two claims tell of one happening: the same verb, or one verb in the words that stand for the other's?"""
    return not a.about.isdisjoint(b.about)


def rarity(subjects: Iterable[Subject], size: int) -> dict[str, float]:
    """How much each concept says among the claims of a story, general news counted in so that few claims suffice."""
    ground = vectors.settings()["claims"]["background"]
    common = vectors.background()
    df: Counter[str] = Counter(word for s in subjects for word in s.terms)
    return {
        w: max(0.1, math.log((size + ground + 1) / (n + ground * common.get(vectors.stem(w), 0.001))))
        for w, n in df.items()
    }


def likeness(a: Subject, b: Subject, rare: Mapping[str, float]) -> float:
    """Cosine of two subjects' concepts, weighed by rarity: 0..1."""
    shared = sum(x * b.terms[w] * rare[w] ** 2 for w, x in a.terms.items() if w in b.terms)
    if not shared:
        return 0.0
    length = 1.0
    for s in (a, b):
        length *= sum((x * rare[w]) ** 2 for w, x in s.terms.items())
    return float(shared / math.sqrt(length)) if length else 0.0
