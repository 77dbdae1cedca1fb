"""Words of a sentence with offsets: the small tokenizer under the date, clock, attribution and polarity grammars.

Digits and letters never share a word ("13th" is "13", "th"), an inner apostrophe stays ("year's"), every other
character stands alone. Linear in the length of the text.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\w\s]|_")


@dataclass(slots=True)  # frozen would double the time to make one; nobody changes them
class Word:
    """A half-open stretch of the text; ``lower`` has curly apostrophes made straight."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_number(self) -> bool:
        """Digits only."""
        return self.text.isdigit()

    @property
    def is_capital(self) -> bool:
        """Begins with a capital letter."""
        return self.text[:1].isupper()


@lru_cache(maxsize=4096)  # the sentences of the articles that are read together
def words_of(text: str) -> list[Word]:
    """The words of a text in order; for reading only, since every grammar that asks about a sentence gets the same."""
    return [
        Word(*m.span(), word := m.group(), word.lower() if word.isascii() else word.lower().replace("’", "'"))
        for m in _WORD.finditer(text)
    ]


@cache
def load(name: str) -> dict[str, Any]:
    """One TOML file of ``factcheck/data``; read once."""
    return tomllib.loads(resources.files("factcheck.data").joinpath(name).read_text("utf-8"))


@cache
def word_set(name: str, *keys: str) -> frozenset[str]:
    """A white-space separated list in a TOML file as a set: ``word_set("polarity.toml", "doubt", "verbs")``."""
    data: Any = load(name)
    for key in keys:
        data = data[key]
    return frozenset(data.split())
