"""Articles as weighed words, held in arrays: a hundred thousand of them fit where as many dicts would not."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.alignment import vectors
from factcheck.model import Article

Held = dict[int, float]  # word's number → weight


@dataclass(frozen=True, slots=True)
class Row:
    """Word numbers, each once, and the weight of each."""

    words: array[int] = field(default_factory=lambda: array("i"))
    weights: array[float] = field(default_factory=lambda: array("d"))

    def held(self) -> Held:
        """The same as a dict."""
        return dict(zip(self.words, self.weights, strict=True))

    def dot(self, other: Mapping[int, float]) -> float:
        """Scalar product; the sum runs in this row's order."""
        return sum(x * other[w] for w, x in zip(self.words, self.weights, strict=True) if w in other)


def row(of: Mapping[int, float]) -> Row:
    """A dict as a row, in its order."""
    return Row(array("i", of), array("d", of.values()))


def total(rows: Iterable[Row]) -> Row:
    """The sum of several rows."""
    out: Held = {}
    for one in rows:
        for word, x in zip(one.words, one.weights, strict=True):
            out[word] = out.get(word, 0.0) + x
    return row(out)


@dataclass(slots=True)
class Weighed:
    """Rows of articles, in their order. ``words`` and ``number``: word by number and back; ``rare`` and ``within``: for
    each number how much the word says and in how many of the articles it stands."""

    words: list[str] = field(default_factory=list)
    number: dict[str, int] = field(default_factory=dict)
    rare: array[float] = field(default_factory=lambda: array("d"))
    within: array[int] = field(default_factory=lambda: array("i"))
    rows: list[Row] = field(default_factory=list)

    def named(self, of: Row) -> dict[str, float]:
        """A row with its words written out."""
        return {self.words[w]: x for w, x in zip(of.words, of.weights, strict=True)}


def weigh(articles: Sequence[Article]) -> Weighed:
    """Each article's words weighed by how rare they are among ``articles`` and in general news; see ``scaled``."""
    out = Weighed()
    for article in articles:
        counts = vectors.counts(article)
        words = array("i", (out.number.setdefault(word, len(out.number)) for word in counts))
        out.within.extend([0] * (len(out.number) - len(out.within)))
        for word in words:
            out.within[word] += 1
        out.rows.append(Row(words, array("d", counts.values())))
    size = len(articles)
    out.words = list(out.number)
    out.rare = array("d", (rarity(word, n, size) for word, n in zip(out.number, out.within, strict=True)))
    out.rows = [scaled(one.words, one.weights, out.rare) for one in out.rows]
    return out


def rarity(word: str, within: int, size: int) -> float:
    """How much a word says that stands in ``within`` of ``size`` articles: ln of all over those with the word, general
    news (``data/background.toml``) included; never below 0."""
    ground = vectors.settings()["terms"]["background"]
    common = vectors.background().get(word, 0.0)
    return max(0.0, math.log((size + ground + 1) / (within + ground * common)))


def scaled(words: Sequence[int], counts: Sequence[float], rare: Sequence[float] | Mapping[int, float]) -> Row:
    """The row of one article: counts times rarity, of length 1 and a little more where there are few words.

    Two notes of a dozen words on one event share fewer of them by chance than two long reports do.
    """
    kept = [(w, n * rare[w]) for w, n in zip(words, counts, strict=True) if rare[w] > 0]
    length = math.sqrt(sum(x * x for _, x in kept))
    if not length:
        return Row()
    length /= math.sqrt(1 + vectors.settings()["terms"]["note"] / len(kept))
    return Row(array("i", (w for w, _ in kept)), array("d", (x / length for _, x in kept)))
