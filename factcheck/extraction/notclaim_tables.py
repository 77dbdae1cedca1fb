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


@cache
def tables() -> NotClaims:
    """The tables, read once."""
    data = tomllib.loads(resources.files("factcheck.data").joinpath("notclaims.toml").read_text("utf-8"))
    return NotClaims(
        {name: frozenset(line.split()) for name, line in data["names"].items()},
        frozenset(data["years"]["before"].split()),
        frozenset(data["years"]["hedges"].split()),
        Phrases(dict.fromkeys(data["idioms"]["phrases"], True)),
    )


def number_word(token: Token) -> bool:
    names = numerals.tables()
    word = token.lower
    return (
        word in names.small or word in names.tens or word in names.ordinals or word in names.fractions
        or word in names.scales or word in ("zero", "hundred")
    )  # fmt: skip
