"""The word lists of ``data/notclaims.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from factcheck.extraction import numerals
from factcheck.extraction.tokens import Phrases, Token


@dataclass(frozen=True, slots=True)
class NotClaims:
    """The tables of ``notclaims.toml``."""

    lists: dict[str, frozenset[str]]
    year_before: frozenset[str]
    year_hedges: frozenset[str]
    idioms: Phrases[bool]
    openers: frozenset[str]  # first words of the idioms


@cache
def tables() -> NotClaims:
    """The tables, read once."""
    data = tomllib.loads(resources.files("factcheck.data").joinpath("notclaims.toml").read_text("utf-8"))
    idioms = Phrases(dict.fromkeys(data["idioms"]["phrases"], True))
    return NotClaims(
        {name: frozenset(line.split()) for name, line in data["names"].items()},
        frozenset(data["years"]["before"].split()),
        frozenset(data["years"]["hedges"].split()),
        idioms,
        idioms.first_words(),
    )


def number_word(token: Token) -> bool:
    return token.lower in _number_words()


@cache
def _number_words() -> frozenset[str]:
    names = numerals.tables()
    return frozenset({"zero", "hundred"}).union(names.small, names.tens, names.ordinals, names.fractions, names.scales)
