"""The words and patterns of ``data/reading.toml``, compiled once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

# An outlet's name: up to six capitalised words, with the small words that names hold, or a bare domain.
_WORD = r"[A-Z0-9][\w.&'’-]{0,30}"
_NAME = rf"(?-i:(?:[Tt]he )?{_WORD}(?: (?:of|the|and|&|for|on|{_WORD})){{0,6}}|[\w-]{{2,40}}\.[a-z]{{2,6}})"


@dataclass(frozen=True, slots=True)
class Cues:
    """Compiled cues. All patterns are for one trimmed line; sets hold case-folded, undecorated lines."""

    longest_line: int
    boilerplate_lines: frozenset[str]
    boilerplate: re.Pattern[str]
    promotion: re.Pattern[str]
    box: re.Pattern[str]
    link_lists: frozenset[str]
    caption: re.Pattern[str]
    caption_end: re.Pattern[str]
    credit: re.Pattern[str]
    openers: frozenset[str]
    weak_openers: frozenset[str]
    counted: re.Pattern[str]
    author_labels: frozenset[str]
    furniture: re.Pattern[str]
    when: re.Pattern[str]
    headers: tuple[re.Pattern[str], ...]
    intros: tuple[re.Pattern[str], ...]
    not_outlets: frozenset[str]
    quote_ends: re.Pattern[str]
    english: frozenset[str]
    not_english: frozenset[str]
    least_words: int
    least_letters: int
    few_english: float
    no_english: float
    least_latin: float
    suffixes: frozenset[str]
    not_articles: frozenset[str]
    page: dict[str, frozenset[str]]


def _lines(text: str) -> frozenset[str]:
    return frozenset(line.strip().casefold() for line in text.splitlines() if line.strip())


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def cues() -> Cues:
    """The cues, read at the first call."""
    data = tomllib.loads(resources.files("factcheck.data").joinpath("reading.toml").read_text("utf-8"))
    page, caption, comments = data["boilerplate"], data["caption"], data["comments"]
    quoted, language, walk = data["quoted"], data["language"], data["walk"]
    english = frozenset(language["words"].split())
    return Cues(
        longest_line=data["longest_line"],
        boilerplate_lines=_lines(page["lines"]),
        boilerplate=_any(page["patterns"]),
        promotion=_any([page["promotion"]]),
        box=_any([page["box"]]),
        link_lists=_lines(page["link_lists"]),
        caption=_any(caption["patterns"]),
        caption_end=_any(caption["endings"]),
        credit=_any([caption["credit"]]),
        openers=_lines(comments["openers"]),
        weak_openers=_lines(comments["weak_openers"]),
        counted=_any([comments["counted"]]),
        author_labels=_lines(comments["author_labels"]),
        furniture=_any([comments["furniture"]]),
        when=_any([comments["when"]]),
        headers=tuple(_any([pattern]) for pattern in comments["headers"]),
        intros=tuple(_any([pattern.replace("{name}", _NAME)]) for pattern in quoted["intros"]),
        not_outlets=frozenset(quoted["not_outlets"].split()),
        quote_ends=_any(quoted["ends"]),
        english=english,
        not_english=frozenset(language["others"].split()) - english,
        least_words=language["least_words"],
        least_letters=language["least_letters"],
        few_english=language["few"],
        no_english=language["none"],
        least_latin=language["least_latin"],
        suffixes=frozenset(walk["suffixes"]),
        not_articles=frozenset(walk["not_articles"]),
        page={part: frozenset(words.split()) for part, words in data["page"].items()},
    )
