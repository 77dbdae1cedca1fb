"""What a claim is about, in a form that two claims can be compared by: concepts, happening, group, facet, counter."""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from factcheck.alignment import vectors
from factcheck.model import Claim, Quantity

_NEAREST = 4  # words of the clause that may tell the happening where the verb says little
_NEAR = 45  # characters around a figure in which a word may show a facet
_FORM = 4  # letters that the forms of a word share
_BESIDE = 2  # words directly before and behind a figure that may show a facet


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files("factcheck.data").joinpath("synonyms.toml").read_text("utf-8"))


@cache
def concepts() -> Mapping[str, str]:
    """Lemma → the word that stands for its concept, for the lemmas that have one."""
    out: dict[str, str] = {}
    for line in _data()["concepts"].strip().splitlines():
        words = line.split()
        for word in words:
            out.setdefault(word, words[0])
    return out


@cache
def groups() -> Mapping[str, str]:
    """Noun → the group of people it names."""
    return {word: name for name, words in _data()["groups"].items() for word in words.split()}


@cache
def _light() -> frozenset[str]:
    return frozenset(_data()["light"].split())


@cache
def _incidents() -> frozenset[str]:
    return frozenset(concept(w) for w in _data()["incidents"].split())


def concept(word: str) -> str:
    """The concept of a lower-case lemma, itself where it has none."""
    return concepts().get(word, word)


@dataclass(frozen=True, slots=True)
class Subject:
    """``terms``: concept → weight by nearness to the figure, before rarity. ``group``: who is counted ("" unknown),
    ``narrow``: the words that narrow it ("tunisian"). ``facet`` and ``counter`` as in ``data/synonyms.toml``;
    ``noun`` and ``verb`` are concepts, ``verb`` "" where it says little ("begin", "take"). ``about``: the concepts
    that tell what happened. ``incident``: whether one of them is something that befalls, as an event's own date tells;
    ``touches``: whether something of the kind stands near at all.

    What only the article's other claims can tell (``siblings``): ``scope``; ``reach``, the place of a figure, or "*"
    where it is the whole beside a place's own; ``main``, whether it is the article's own figure for its incident;
    ``sums``, what it comes to with the figures beside it.
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
    main: bool = False
    sums: frozenset[float] = frozenset()


def _spread(claim: Claim) -> dict[str, float]:
    rule = vectors.settings()["claims"]
    stop = vectors.stop_words() | vectors.unit_words().keys()
    anchor = claim.anchor
    out: dict[str, float] = {}

    def add(word: str, weight: float) -> None:
        word = concept(word.lower().rstrip("."))
        if len(word) > 1 and word not in stop:
            out[word] = max(out.get(word, 0.0), weight)

    if anchor.noun:
        add(anchor.noun, 1.0)
    for word in anchor.modifiers:
        add(word, 0.8)
    if anchor.verb:
        add(anchor.verb, 0.9)
    for place, word in enumerate(anchor.terms):
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


def _facet(claim: Claim, rows: Iterable[Mapping[str, Any]], words: frozenset[str], quote: str) -> str:
    """The first facet that shows: by a word of the clause, a phrase of the sentence, or a word beside the figure."""
    before, behind = _beside(claim, quote)
    for row in rows:
        if claim.type in row["types"].split():
            found = {w for w in words & set(row.get("terms", "").split()) if _near_figure(w, claim, quote)}
            if found and row.get("single"):
                return next(iter(found)) if len(found) == 1 else ""
            if found or any(phrase in quote for phrase in row.get("near", "").split("|") if phrase):
                return str(row["name"])
            if before & set(row.get("before", "").split()) or behind & set(row.get("behind", "").split()):
                return str(row["name"])
    return ""


def _near_figure(word: str, claim: Claim, quote: str) -> bool:
    """Does a word, in any of its forms, stand near the figure in its sentence? True where that cannot be told."""
    head, figure, tail = quote.partition(claim.value.text.lower())
    window = f"{head[-_NEAR:]} {figure} {tail[:_NEAR]}"
    return not figure or word[:_FORM] in window or not quote.count(word[:_FORM])


@cache
def part_facets() -> frozenset[str]:
    """The facets that may be parts of a sum: each place on the body."""
    return frozenset(w for row in _data()["facet"] if row.get("single") for w in row["terms"].split())


def _beside(claim: Claim, quote: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words directly before and directly behind a figure in its sentence."""
    head, figure, tail = quote.partition(claim.value.text.lower())
    if not figure:
        return frozenset(), frozenset()
    return frozenset(head[-40:].split()[-_BESIDE:]), frozenset(tail[:40].replace(",", " , ").split()[:_BESIDE])


def _group(claim: Claim) -> tuple[str, str]:
    """The group of people a figure counts, "" where it counts none, and the word that narrows it."""
    if not isinstance(claim.value, Quantity):
        return "", ""
    named = (claim.slot("group") or "").lower().split()
    known = groups()
    noun = claim.anchor.noun.lower()
    group = next((known[w] for w in (noun, *reversed(named)) if w in known), "")
    narrow = ""
    if group in ("", "everybody"):
        told = sorted({concept(w) for w in named if known.get(w) != "everybody"})
        narrow = " ".join(w for w in told if w not in _data()["nationals"].split()) or " ".join(told)
    if not group and not narrow and claim.type in _data()["everybody"].split():
        group = "everybody"  # "killing 12"
    return group, narrow


def _place(claim: Claim) -> str:
    """Where, lower case; months and days, which parse like places, are none."""
    place = (claim.slot("place") or "").lower()
    return "" if place in _data()["times"].split() else place


def _about(claim: Claim, verb: str) -> frozenset[str]:
    """The concepts that tell what happened: the verb, and the nearest words where that says little."""
    anchor, light = claim.anchor, _light()
    if verb:
        return frozenset({verb})
    near = [*anchor.terms[:_NEAREST], claim.slot("agent") or "", claim.slot("target") or "", anchor.noun]
    said = (concept(w.lower()) for w in near if w and w.lower() not in light)
    return frozenset(w for w in said if len(w) > 1 and w not in vectors.stop_words())


def read(claim: Claim, years: frozenset[str] = frozenset()) -> Subject:
    """The subject of one claim. ``years`` are the story's own: a figure of such a year is of no other event."""
    anchor = claim.anchor
    near = frozenset(w.lower() for w in (anchor.noun, anchor.verb, *anchor.modifiers, *anchor.terms))
    who = frozenset(w for a in claim.attribution for w in a.source.lower().replace("'s", "").split())
    who |= frozenset(w.rstrip("s") for w in who)
    verb = "" if anchor.verb.lower() in _light() else concept(anchor.verb.lower())
    group, narrow = _group(claim)
    about = _about(claim, verb)
    said = about | {concept(w.lower()) for w in anchor.terms[:_NEAREST]}
    near_by = said | {concept(w.lower()) for w in anchor.terms[: 2 * _NEAREST]}
    if not verb:
        near_by |= {concept(w.lower()) for w in anchor.sentence_terms}
    return Subject(
        terms=_spread(claim),
        noun=concept(anchor.noun.lower()),
        verb=verb,
        group=group,
        facet=_facet(claim, _data()["facet"], near, claim.quote.lower()),
        counter=_facet(claim, _data()["counter"], who, ""),
        place=_place(claim),
        event="" if (claim.slot("event") or "") in years else claim.slot("event") or "",
        text=" ".join(sorted({concept(w) for w in vectors.words(claim.subject)})),
        narrow=narrow,
        scope=claim.slot("scope") or "",
        about=about,
        incident=not (about if verb else said).isdisjoint(_incidents()),
        touches=not near_by.isdisjoint(_incidents()),
    )


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
