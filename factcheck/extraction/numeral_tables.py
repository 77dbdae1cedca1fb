"""The number words of ``data/numerals.toml``, and what a number is once it is read."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from factcheck.extraction.tokens import Phrases


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from ``tokens[i:end]``.

    ``form``: digits, words, vague, fraction, year (spelled out, "nineteen eighty two": not a figure).
    ``base`` is the value without its last scale word, ``scale`` that word's value, so that "2-3 million" can share it.
    """

    value: float
    end: int
    form: str
    base: float = 0.0
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Numerals:
    """The tables of ``numerals.toml``."""

    ones: dict[str, float]
    small: dict[str, float]  # ones and teens
    tens: dict[str, float]
    scales: dict[str, float]
    short_scales: dict[str, float]
    sure_scales: frozenset[str]
    ordinals: dict[str, float]
    fractions: dict[str, float]
    decades: dict[str, float]
    vague_plurals: frozenset[str]
    vague_heads: Phrases[bool]
    collectives: dict[str, float]
    adverbs: dict[str, float]
    game_scores: frozenset[str]
    bounds: frozenset[str]  # words before a figure that no list starts with
    prices: frozenset[str]  # words behind a price, which count nothing


@cache
def tables() -> Numerals:
    """The number words, read once."""
    data = tomllib.loads(resources.files("factcheck.data").joinpath("numerals.toml").read_text("utf-8"))

    def values(name: str) -> dict[str, float]:
        return {word: float(value) for word, value in data[name].items()}

    return Numerals(
        ones=values("ones"),
        small=values("ones") | values("teens"),
        tens=values("tens"),
        scales=values("scales"),
        short_scales=values("short_scales"),
        sure_scales=frozenset(data["sure_scales"]["words"].split()),
        ordinals=values("ordinals"),
        fractions=values("fractions"),
        decades=values("decades"),
        vague_plurals=frozenset(data["vague_plurals"]["words"].split()),
        vague_heads=Phrases(dict.fromkeys(data["vague_heads"]["words"], True)),
        collectives=values("collectives"),
        adverbs=values("adverbs"),
        game_scores=frozenset(data["game_scores"]["words"].split()),
        bounds=frozenset(data["bounds"]["words"].split()),
        prices=frozenset(data["prices"]["words"].split()),
    )
