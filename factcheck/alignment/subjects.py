"""What a claim is about, in a form that two claims can be compared by: concepts, group, facet, counter."""

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


def concept(word: str) -> str:
    """The concept of a lower-case lemma, itself where it has none."""
    return concepts().get(word, word)


@dataclass(frozen=True, slots=True)
class Subject:
    """``terms``: concept → weight by nearness to the figure, before rarity. ``group``: who is counted ("" unknown).
    ``facet`` and ``counter`` as in ``data/synonyms.toml``; ``noun`` and ``verb`` are concepts."""

    terms: Mapping[str, float]
    noun: str
    verb: str
    group: str
    facet: str
    counter: str
    place: str
    event: str
    text: str


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
    for row in rows:
        if claim.type in row["types"].split():
            found = words & set(row["terms"].split())
            if found and row.get("single"):
                return next(iter(found)) if len(found) == 1 else ""
            if found:
                return str(row["name"])
            if any(phrase in quote for phrase in row.get("near", "").split("|") if phrase):
                return str(row["name"])
    return ""


def _group(claim: Claim) -> str:
    """The group of people a figure counts: from the counted noun, else from the slot, else "" where it counts none."""
    if not isinstance(claim.value, Quantity):
        return ""
    named = (claim.slot("group") or "").lower().split()
    known = groups()
    for word in (claim.anchor.noun.lower(), *reversed(named)):
        if word in known:
            return known[word]
    return ""


def _place(claim: Claim) -> str:
    """Where, lower case; months and days, which parse like places, are none."""
    place = (claim.slot("place") or "").lower()
    return "" if place in _data()["times"].split() else place


def read(claim: Claim, years: frozenset[str] = frozenset()) -> Subject:
    """The subject of one claim. ``years`` are the story's own: a figure of such a year is of no other event."""
    anchor = claim.anchor
    near = frozenset(w.lower() for w in (anchor.noun, anchor.verb, *anchor.modifiers, *anchor.terms))
    who = frozenset(w for a in claim.attribution for w in a.source.lower().replace("'s", "").split())
    who |= frozenset(w.rstrip("s") for w in who)
    counters = _data()["counter"]
    return Subject(
        terms=_spread(claim),
        noun=concept(anchor.noun.lower()),
        verb=concept(anchor.verb.lower()),
        group=_group(claim),
        facet=_facet(claim, _data()["facet"], near, claim.quote.lower()),
        counter=_facet(claim, counters, who, ""),
        place=_place(claim),
        event="" if (claim.slot("event") or "") in years else claim.slot("event") or "",
        text=" ".join(sorted({concept(w) for w in vectors.words(claim.subject)})),
    )


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
