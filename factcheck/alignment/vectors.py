"""What an article is about, as weighted words: the same words, the same weights, whatever else is in the corpus order.

A word weighs the more the rarer it is, counted over the corpus set among a fixed number of articles of general news
(``data/background.toml``), so that a corpus about one event keeps the words that make it one.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from factcheck.model import OWN_ZONES, Article

Vector = dict[str, float]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][\w'’-]*")  # capitals inside a sentence
_HOST = re.compile(r"^[a-z]+://[^/]*", re.IGNORECASE)


@cache
def settings() -> dict[str, Any]:
    """``data/alignment.toml``."""
    return tomllib.loads(resources.files("factcheck.data").joinpath("alignment.toml").read_text("utf-8"))


@cache
def stop_words() -> frozenset[str]:
    """Words that carry no subject."""
    return frozenset(settings()["terms"]["stop"].split())


@cache
def unit_words() -> Mapping[str, str]:
    """Words for units of measure and money and for times of day → the name of the unit."""
    rows = [line.split() for line in settings()["claims"]["units"].strip().splitlines()]
    return {word: row[0] for row in rows for word in row}


@cache
def background() -> Mapping[str, float]:
    """Share of general news articles that hold a word (0..1); words not listed are rare."""
    data = tomllib.loads(resources.files("factcheck.data").joinpath("background.toml").read_text("utf-8"))
    return {word: row["rate"] / 1000 for row in data["per_mille"] for word in row["words"].split()}


def stem(word: str) -> str:
    """A lower-case word without its plural s; crude, but the same for every article."""
    if len(word) > 4 and word.endswith("s"):
        if word.endswith("ies"):
            return word[:-3] + "y"
        if word.endswith("sses"):
            return word[:-2]
        if not word.endswith(("ss", "us", "is")):
            return word[:-1]
    return word


def words(text: str) -> Iterator[str]:
    """The content words and figures of a text, in order, lower case and without plural or genitive s."""
    stop = stop_words()
    for found in _WORD.finditer(text):
        word = found.group().lower().replace("’", "'")
        word = word[:-2] if word.endswith("'s") else word.replace("'", "")
        if len(word) > 1 and word not in stop:
            yield stem(word)


def slug(url: str | None) -> str:
    """The words of an address that hold a headline (three or more words between hyphens), else ""."""
    if not url:
        return ""
    path = _HOST.sub("", url[:2000]).split("?")[0].split("#")[0]
    out = []
    for part in path.split("/"):
        part = re.sub(r"\.[a-z]{2,5}$", "", part)
        found = [w for w in re.split(r"[-_+.%\d]+", part) if len(w) > 1 and w.isalpha()]
        if len(found) >= 3:
            out.extend(found)
    return " ".join(out)


def names(text: str) -> frozenset[str]:
    """The words of a text that stand with a capital inside a sentence, lower case."""
    return frozenset(word for found in _NAME.findall(text) for word in words(found))


def own_text(article: Article) -> str:
    """The article's text without comments and boilerplate."""
    if not article.zones:
        return article.text
    return "\n".join(article.text[z.start : z.end] for z in article.zones if z.kind in OWN_ZONES)


def counts(article: Article) -> Vector:
    """Damped counts of the article's words: 1 + ln(n), with title, address, lead and names counting more."""
    rule = settings()["terms"]
    tally: Counter[str] = Counter()
    for word in words(article.title or ""):
        tally[word] += rule["title"]
    for word in words(slug(article.url)):
        tally[word] += rule["slug"]
    text = own_text(article)
    for place, word in enumerate(words(text)):
        tally[word] += 1 + (rule["lead"] if place < rule["lead_words"] else 0)
    named = names(text)
    return {w: (1 + math.log(max(n, 1.0))) * (rule["name"] if w in named else 1.0) for w, n in sorted(tally.items())}
