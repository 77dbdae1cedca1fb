"""What an article's other claims tell about one of them: whether it is the whole or a part, and its own figure.

"In Iran 328 died" beside "330 died in the two countries" is a place's own toll; told alone, "two in the belly" is all
that hit him; "injured 22 others" after the dead are others than the dead, not more injured.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from factcheck.alignment import event_day, synonyms, values, vectors
from factcheck.alignment.facets import part_facets
from factcheck.alignment.subjects import Subject
from factcheck.model import Claim, Quantity

_PLACES = 50  # figures with a place that the others of an article are held against
_RUN = 3  # neighbours of a figure, on either side, that may be summed with it
Bounds = tuple[float | None, float | None]
_UNBOUNDED: Bounds = (None, None)  # "dozens"
_STEM = 4  # letters that a country shares with its people: Iran, Iranian
WHOLE = "*"  # the reach of a figure that stands beside a place's own
EITHER = "?"  # of one that may be the whole or a place's own, where a story tells both


@cache
def _setting(name: str) -> frozenset[str]:
    return frozenset(vectors.settings()["siblings"][name].split())


def settle(claims: Sequence[Claim], read: Sequence[Subject], figures: Mapping[str, Quantity]) -> list[Subject]:
    """The subjects of one article's claims, in the order given, with what its other claims tell about each.

    ``figures``: the article's own figure for its main incident, by type.
    """
    out = list(read)
    by_type: dict[str, list[int]] = defaultdict(list)
    for k, claim in enumerate(claims):
        by_type[claim.type].append(k)
    for k in _others_than_before(claims):
        if out[k].scope == "additional":
            out[k] = replace(out[k], scope="")
    _told_below(claims, out)
    for type_, members in by_type.items():
        if type_ in _setting("placed"):
            _reach(members, claims, out)
        for k in members:
            if type_ in _setting("parted") and _alone(k, members, out):
                out[k] = replace(out[k], facet="")
        own = figures.get(type_)
        if own is not None:
            for k in members:
                told = not claims[k].implied or _only_one(claims[k], own)
                if told and _plain(out[k]) and values.nearness(own, claims[k].value) >= values.SAME:
                    out[k] = replace(out[k], main=True)
    _one_by_one(claims, out)
    for type_ in sorted(_setting("lone") & by_type.keys()):
        figures_told = {v.nominal for k in by_type[type_] if isinstance(v := claims[k].value, Quantity)}
        for k in by_type[type_] if len(figures_told) == 1 else ():
            out[k] = replace(out[k], main=True)
    for k, sums in _sums(claims).items():
        out[k] = replace(out[k], sums=sums)
    return event_day.settle(claims, out)


def _told_below(claims: Sequence[Claim], read: list[Subject]) -> None:
    """A headline's figure is of what the text below tells of it: "120 arrested" over "arrested 120 people in three
    days"."""
    facets = {
        (c.type, c.value.nominal): s.facet
        for c, s in zip(claims, read, strict=True)
        if s.facet and not c.of_headline and isinstance(c.value, Quantity) and c.value.nominal is not None
    }
    plain = {
        (c.type, c.value.nominal)
        for c, s in zip(claims, read, strict=True)
        if not s.facet and not c.of_headline and isinstance(c.value, Quantity)
    }
    for k, c in enumerate(claims):
        if c.of_headline and isinstance(c.value, Quantity) and not read[k].facet:
            key = (c.type, c.value.nominal)
            if key in facets and key not in plain:
                read[k] = replace(read[k], facet=facets[key])


def doubt(claims: Sequence[Claim], read: Sequence[Subject]) -> list[Subject]:
    """Mark the figures that may be the whole or a place's own: those without a place, of articles that give only one,
    where several articles of the story give one place's own and one gives the whole beside a place's. What the sources
    of such a place tell is that place's own: "at least 530 died, Iranian media said", and so is the same figure told
    by others."""
    out = list(read)
    articles: dict[tuple[str, str], set[str]] = defaultdict(set)
    whole: set[str] = set()
    for claim, subject in zip(claims, read, strict=True):
        if subject.reach == WHOLE:
            whole.add(claim.type)
        elif subject.reach:
            articles[claim.type, subject.reach].add(claim.article)
    told = {type_ for (type_, _), of in articles.items() if len(of) > 1} & whole
    places: dict[str, set[str]] = defaultdict(set)
    for type_, place in articles:
        places[type_].add(place)
    for k, claim in enumerate(claims):
        if claim.type in told and not (out[k].reach or out[k].scope or out[k].event):
            own = _place_of_sources(claim, places[claim.type])
            out[k] = replace(out[k], reach=own or EITHER, place=own)
    placed: dict[tuple[str, Bounds], set[str]] = defaultdict(set)
    for k, claim in enumerate(claims):
        if out[k].place and claim.type in told:
            placed[claim.type, _said(claim)].add(out[k].place)
    for k, claim in enumerate(claims):
        same = placed.get((claim.type, _said(claim)), ())
        if out[k].reach == EITHER and len(same) == 1 and _said(claim) != _UNBOUNDED:
            out[k] = replace(out[k], reach=next(iter(same)), place=next(iter(same)))
    return out


def _said(claim: Claim) -> Bounds:
    value = claim.value
    return (value.low, value.high) if isinstance(value, Quantity) else _UNBOUNDED


def _place_of_sources(claim: Claim, places: set[str]) -> str:
    """The one of some places whose own officials or media are a claim's source, "" where none or several are."""
    agencies: dict[str, str] = synonyms.data()["agencies"]
    said = {w for source in claim.attribution for w in vectors.words(source.source)}
    said = {agencies.get(w, w) for w in said}
    own = {p for p in places for w in said if len(p) >= _STEM and w.startswith(p[:_STEM])}
    return next(iter(own)) if len(own) == 1 else ""


def _one_by_one(claims: Sequence[Claim], read: list[Subject]) -> None:
    """What an article tells of somebody dead in one place holds in the others: "he was shot dead" is who it tells of by
    a noun, if that is only one, or only one whom the police shot as they shot him, and "the driver" whom the police
    shot is the driver who died."""
    implied = [k for k, c in enumerate(claims) if c.implied and c.type in _setting("fate")]
    spoken = [k for k in implied if claims[k].anchor.noun in _setting("pronouns")]
    named = [k for k in implied if k not in spoken]
    for k in spoken:
        nouns = {read[j].noun: read[j].group for j in named if read[j].by_police or not read[k].by_police}
        if len(nouns) == 1:
            read[k] = replace(read[k], noun=next(iter(nouns)), group=next(iter(nouns.values())))
    shot = {read[k].noun for k in implied if read[k].by_police}
    for k in implied:
        if read[k].noun in shot:
            read[k] = replace(read[k], by_police=True)


def _only_one(claim: Claim, own: Quantity) -> bool:
    """Is somebody told of without a figure ("the girl", "her daughter") the only one to whom the harm came?"""
    return own.nominal == 1 and claim.type in _setting("fate") and claim.slot("group") != "attacker"


def _plain(subject: Subject) -> bool:
    """Nothing sets the figure apart as a part, a facet or another event's."""
    return subject.scope in ("", "implied") and not (subject.facet or subject.event)


def _others_than_before(claims: Sequence[Claim]) -> list[int]:
    """ "killed 5 and injured 22 others": the figures before which the sentence tells only another kind of harm."""
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    out = []
    for k in sorted(range(len(claims)), key=lambda k: claims[k].start):
        claim = claims[k]
        if claim.type in _setting("harm"):
            before = told[claim.field, claim.quote]
            if before and claim.type not in before:
                out.append(k)
            before.add(claim.type)
    return out


def _alone(k: int, members: Sequence[int], read: Sequence[Subject]) -> bool:
    """Has the article no whole that a figure of one place on the body could be part of?"""
    return read[k].facet in part_facets() and len(members) == 1


def _sums(claims: Sequence[Claim]) -> dict[int, frozenset[float]]:
    """ "seven crew and three security staff" come to ten: for each count of a sentence its sums with its neighbours of
    the same event."""
    sentences: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for k, claim in enumerate(claims):
        if isinstance(claim.value, Quantity) and claim.type in _setting("counted") and claim.value.nominal:
            sentences[claim.field, claim.quote, claim.slot("event") or ""].append(k)
    out: dict[int, frozenset[float]] = {}
    for members in sentences.values():
        numbers = [v.nominal or 0.0 for k in members if isinstance(v := claims[k].value, Quantity)]
        for at, k in enumerate(members):
            runs = range(max(0, at - _RUN), at + 1)
            ends = range(at + 1, min(len(members), at + _RUN) + 1)
            out[k] = frozenset(sum(numbers[i:j]) for i in runs for j in ends if j - i > 1)
    return {k: sums for k, sums in out.items() if sums}


def _reach(members: Sequence[int], claims: Sequence[Claim], read: list[Subject]) -> None:
    """Mark places and the whole, where the article gives figures for both that are not the same."""
    placed = [k for k in members if read[k].place and not read[k].event][:_PLACES]
    for k in members:
        mine = read[k]
        if mine.event or mine.scope:
            continue
        others = [j for j in placed if j != k and read[j].place != mine.place]
        differ = [j for j in others if values.nearness(claims[k].value, claims[j].value) < values.SAME]
        if mine.place:
            read[k] = replace(mine, reach=mine.place)
        elif differ and not any(values.nearness(claims[k].value, claims[j].value) >= values.SAME for j in others):
            read[k] = replace(mine, reach=WHOLE)
