"""The word lists of ``data/synonyms.toml``: concepts, groups of people, verbs of little meaning."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def data() -> dict[str, Any]:
    """``synonyms.toml``."""
    return tomllib.loads(resources.files("factcheck.data").joinpath("synonyms.toml").read_text("utf-8"))


@cache
def concepts() -> Mapping[str, str]:
    """Lemma → the word that stands for its concept, for the lemmas that have one."""
    out: dict[str, str] = {}
    for line in data()["concepts"].strip().splitlines():
        words = line.split()
        for word in words:
            out.setdefault(word, words[0])
    return out


@cache
def groups() -> Mapping[str, str]:
    """Noun → the group of people it names."""
    return {word: name for name, words in data()["groups"].items() for word in words.split()}


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one list of ``synonyms.toml``."""
    return frozenset(data()[name].split())


@cache
def light() -> frozenset[str]:
    """Verbs that say little of what happened."""
    return frozenset(data()["light"].split())


@cache
def tellings() -> frozenset[str]:
    """Verbs whose date is when something was said."""
    return frozenset(data()["tellings"].split())


@cache
def perceived() -> frozenset[str]:
    """Concepts of verbs that with "last" say that something was gone."""
    return frozenset(data()["perceived"].split())


@cache
def incidents() -> frozenset[str]:
    """Concepts of what befalls."""
    return frozenset(concept(w) for w in data()["incidents"].split())


def concept(word: str) -> str:
    """The concept of a lower-case lemma, itself where it has none; "shoot_down" is to shoot unless listed itself."""
    known = concepts()
    if word in known:
        return known[word]
    plain = word.partition("_")[0]
    return known.get(plain, plain)
