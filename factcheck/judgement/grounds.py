"""Do two articles of one story surely tell of one event? By when they were published, and by what both name and count.

Look-alike events stand in one story where nothing dates them: thousands of shootings are told in the same words. A
conflict between two articles is asked for common ground: published within days of each other, or the same figure of
another thing, or names that few articles hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.alignment import values, vectors
from factcheck.judgement.happenings import settings
from factcheck.judgement.time import moment
from factcheck.model import OWN_ZONES, Article, Category, Claim, ClockTime, DateValue, Quantity


class Grounds:
    """What the articles of one story have in common; each article is read once."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles
        self._names: dict[str, frozenset[str]] = {}
        self._length: dict[str, int] = {}  # words
        self._figures: dict[str, dict[tuple[str, str], float]] = {}

    def common(self, a: Claim, b: Claim, beside_a: Sequence[Claim], beside_b: Sequence[Claim]) -> bool:
        """Whether the articles of two claims surely tell of one event. ``beside_a`` and ``beside_b`` are the claims of
        these articles."""
        if a.article == b.article or self._of_one_time(a.article, b.article):
            return True
        one, other = self._named(a.article), self._named(b.article)
        rule = settings()["ground"]
        if min(self._length[a.article], self._length[b.article]) < rule["least_words"]:
            return True  # a note says too little to tell
        shared, least = len(one & other), rule["names_share"] * min(len(one), len(other))
        if shared >= rule["many_names"] or shared >= max(rule["names"], least):
            return True
        ours, theirs = self._counted(a.article, beside_a), self._counted(b.article, beside_b)
        return sum(worth for key, worth in ours.items() if key in theirs) >= 1

    def _of_one_time(self, a: str, b: str) -> bool:
        """Whether both were published within days of each other."""
        known = [moment(self._articles[k].published) if k in self._articles else None for k in (a, b)]
        first, second = known
        if first is None or second is None:
            return False
        gap = max((second.first - first.last).days, (first.first - second.last).days, 0)
        return gap <= int(settings()["ground"]["days"])

    def _named(self, article: str) -> frozenset[str]:
        """The names of an article that general news seldom holds, as words."""
        if article not in self._names:
            found = self._articles.get(article)
            text = vectors.own_text(found) if found else ""
            self._length[article] = len(text.split())
            self._names[article] = frozenset(w for w in vectors.names(text) if w not in vectors.background())
        return self._names[article]

    def _counted(self, article: str, claims: Sequence[Claim]) -> Mapping[tuple[str, str], float]:
        """What the telling figures of an article are worth: a day or 1,340 all, a time of day, an age or a count
        of some dozens half."""
        if article not in self._figures:
            told = (c for c in claims if c.zone in OWN_ZONES and not isinstance(c.value, Category))
            self._figures[article] = {(c.type, _key(c)): worth for c in told if (worth := _worth(c))}
        return self._figures[article]


def _key(claim: Claim) -> str:
    value = claim.value
    if isinstance(value, Quantity):
        return f"{value.low}:{value.high}:{value.unit}"
    return value.date if isinstance(value, DateValue) else value.time if isinstance(value, ClockTime) else ""


def _worth(claim: Claim) -> float:
    rule = vectors.settings()["telling"]
    if isinstance(claim.value, DateValue):
        return float(len(claim.value.date) == len("2017-11-13") and claim.value.date[:2] != "--")
    telling = values.telling(claim.value)
    return 1.0 if telling >= rule["rare"] else 0.5 if telling >= rule["tens"] else 0.0
