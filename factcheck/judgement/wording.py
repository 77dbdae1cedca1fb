"""Words of a sentence as concepts with weights, for telling whether two figures fill the same place."""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from factcheck.alignment import vectors
from factcheck.model import Claim

_TWICE = 2  # sentences: once in each text
_STEM = 2  # letters that an ending must leave more than


@cache
def settings() -> dict[str, Any]:
    """``data/compare.toml``."""
    return tomllib.loads(resources.files("factcheck.data").joinpath("compare.toml").read_text("utf-8"))


def limit(name: str) -> float:
    """A number of the table of explanations."""
    return float(settings()["explained"][name])


@cache
def words(*path: str) -> frozenset[str]:
    """A list of words of the settings, by its path."""
    at: Any = settings()
    for key in path:
        at = at[key]
    return frozenset(at.split() if isinstance(at, str) else at)


@cache
def _concepts() -> Mapping[str, str]:
    out: dict[str, str] = {}
    for line in settings()["place"]["same"].strip().splitlines():
        group = line.split()
        for word in group:
            out.setdefault(word, group[0])
    return out


def meaning(word: str) -> str:
    """The word that stands for a lemma's concept, itself where it has none."""
    plain = vectors.stem(word.lower().strip(".’'"))
    return _concepts().get(plain, plain)


@cache
def weight(word: str) -> float:
    """1 for a word that news hardly uses, less for a common one."""
    size = 300.0
    rare = math.log((size + 1) / (1 + size * vectors.background().get(word, 0.001))) / math.log(size + 1)
    return max(float(settings()["place"]["rarest"]), rare)


def prefix(word: str) -> str:
    return word[: int(settings()["place"]["letters"])]


def same_word(a: str, b: str) -> bool:
    """Two concepts that are one word in two forms: "accuse", "accusation"."""
    if a == b:
        return True
    rule = settings()["place"]
    common = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return bool(common >= rule["letters"] and common >= rule["prefix"] * max(len(a), len(b)))


def forms(word: str) -> tuple[str, ...]:
    """A word and what is left of it without its ending, for words that were not reduced to lemmas."""
    ends = ("s", "ed", "d", "ing", "'s")
    return (word, *(word[: -len(e)] for e in ends if word.endswith(e) and len(word) - len(e) > _STEM))


def meanings(found: Iterable[str]) -> dict[str, str]:
    """Concept → lemma of the words that say what a figure is about, in their order."""
    light = words("light")
    out: dict[str, str] = {}
    for word in found:
        plain = word.lower()
        if plain and light.isdisjoint(forms(plain)) and any(c.isalpha() for c in plain):
            out.setdefault(meaning(plain), plain)
    return {w: plain for w, plain in out.items() if w not in light and len(w) > 1}


def worth(claims: Iterable[Claim]) -> Mapping[str, float]:
    """Concept → what is left of its weight where many sentences of the two texts share it; empty for short texts."""
    seen: Counter[str] = Counter()
    sentences: dict[tuple[str, str], set[str]] = {}
    for claim in claims:
        held = sentences.setdefault((claim.article, claim.quote), set())
        held.update(meanings((*claim.anchor.terms, *claim.anchor.sentence_terms, claim.anchor.verb, claim.anchor.noun)))
    if len(sentences) < settings()["place"]["many"]:
        return {}
    for held in sentences.values():
        seen.update(held)
    size = len(sentences) + 1
    return {w: math.log(size / n) / math.log(size) for w, n in seen.items() if n > _TWICE}
