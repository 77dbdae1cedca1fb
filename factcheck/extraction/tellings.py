"""What the sentences of an article tell of its main incident: a figure each, or the sum of joined figures."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from factcheck.model import OWN_ZONES, Article, Claim, Polarity, Qualifier, Quantity

_YEAR = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|of|[Bb]y|[Uu]ntil|[A-Z][a-z]{2,8}\.?,?|[A-Z][a-z]{2,8}\.? \d{1,2},) ((?:19|20)\d\d)\b"
)
_PAIR = 2  # two equal figures are two groups; a list that adds up to its first figure restates it
_MAX_GAP = 90  # code points between two figures that may still be one sum


@cache
def data() -> dict[str, Any]:
    """``casualties.toml``."""
    return tomllib.loads(resources.files("factcheck.data").joinpath("casualties.toml").read_text("utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """One word list of ``casualties.toml``."""
    return frozenset(str(data()[name]).split())


@cache
def phrases(name: str) -> re.Pattern[str]:
    """One list of phrases of ``casualties.toml`` as one pattern over lower-case text."""
    phrases = [" ".join(p.split()) for p in str(data()[name]).split("|")]
    return re.compile(r"\b(?:" + "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True)) + r")")


@dataclass(frozen=True, slots=True)
class Telling:
    """What one sentence tells of one harm: a figure or the sum of joined figures."""

    value: Quantity
    sentence: int
    title: bool
    start: int
    harm: str  # "", "shot", "condition"
    group: bool  # of a group only: children, officers
    more: bool  # "three others", which leaves somebody uncounted
    part: bool
    implied: bool
    newer: bool = False  # "raising the toll to three"
    severe: bool = False  # "critically injured": the worst off, maybe not all
    count: int = 1  # figures summed

    @property
    def place(self) -> tuple[bool, int]:
        """Where it stands in reading order."""
        return (not self.title, self.start)

    def same_sentence(self, other: Telling) -> bool:
        """Whether both stand in one sentence."""
        return (self.title, self.sentence) == (other.title, other.sentence)

    @property
    def number(self) -> float | None:
        """The figure as one number: what was named, else the bound that was said."""
        v = self.value
        return v.nominal if v.nominal is not None else v.low if v.low is not None else v.high


def main_incident(article: Article, claims: Iterable[Claim]) -> list[Claim]:
    """The outlet's own quantities about this incident, in reading order: nothing denied or left open, of another event,
    or said in a sentence about another one."""
    latest = _latest_year(article)
    mine = [
        c
        for c in claims
        if c.zone in OWN_ZONES
        and c.polarity is Polarity.ASSERTED
        and c.slot("event") is None
        and isinstance(c.value, Quantity)
        and not _is_elsewhere(c, latest)
    ]
    return sorted(mine, key=lambda c: (c.field != "title", c.start, c.end))


def _latest_year(article: Article) -> int:
    """The year an article is of: that of its publication, else the last it names; 0 where it names none."""
    if article.published and article.published[:4].isdigit():
        return int(article.published[:4])
    return max(map(int, _YEAR.findall(article.text)), default=0)


def _is_elsewhere(claim: Claim, latest: int) -> bool:
    """Whether a sentence names another incident, or only years that are past."""
    if claim.field == "title":
        return False
    years = _YEAR.findall(claim.quote)
    past = bool(years) and max(map(int, years)) < latest
    return past or bool(phrases("elsewhere").search(claim.quote.lower()))


def tellings(article: Article, claims: Sequence[Claim]) -> list[Telling]:
    """The tellings of one type's claims, in reading order."""
    out: list[Telling] = []
    run: list[Claim] = []
    for claim in _without_overlaps(claims):
        if run and not _joined(article, run[-1], claim):
            out += _sum(article, run)
            run = []
        run.append(claim)
    return out + (_sum(article, run) if run else [])


def _without_overlaps(claims: Sequence[Claim]) -> list[Claim]:
    """The claims less those whose words stand inside another's: "a woman and another person" holds "another"."""
    out: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.field != "title", c.start, -c.end)):
        if not out or out[-1].field != claim.field or claim.end > out[-1].end:
            out.append(claim)
    return out


def harm_of(claim: Claim) -> str:
    """What is said in place of killed or hurt: "shot", "condition" (of those in hospital), else ""."""
    return claim.slot("harm") or ""


def is_part(claim: Claim) -> bool:
    """Whether a claim counts a part of a whole."""
    return claim.slot("scope") == "part"


def _joined(article: Article, a: Claim, b: Claim) -> bool:
    """Whether two claims stand side by side in one list, with nothing between but "and", names and ages."""
    if (a.field, a.anchor.sentence) != (b.field, b.anchor.sentence) or is_part(a) or is_part(b):
        return False
    if harm_of(a) != harm_of(b) or not 0 <= b.start - a.end <= _MAX_GAP:
        return False
    gap = _text_of(article, a)[a.end : b.start]
    found = re.findall(r"[A-Za-z][\w'’.-]*|\d+|&|[^\w\s]", gap)
    joins = False
    for word in found:
        low = word.lower()
        if low in words("joins") or word == "&":
            joins = True
        elif not (word in ",'’\"“”" or word.isdigit() or low in words("fillers") or word[0].isupper()):
            return False
    return joins or gap.strip() == ","


def _text_of(article: Article, claim: Claim) -> str:
    return (article.title or "") if claim.field == "title" else article.text


@cache
def _raised() -> re.Pattern[str]:
    raised, rose, tolls = ("|".join(str(data()[key]).split()) for key in ("raised", "rose", "tolls"))
    few = r"(?: [\w'-]+){0,4}? "
    return re.compile(rf"\b(?:(?:{raised}){few}(?:{tolls})|(?:{tolls}){few}(?:{rose}))\b{few}?to (?:at least )?$")


def _is_newer(article: Article, claim: Claim) -> bool:
    """Do the words before the figure say that the toll was raised to it?"""
    before = _text_of(article, claim)[max(0, claim.start - _MAX_GAP) : claim.start].lower()
    return _raised().search(before) is not None


def _is_severe(article: Article, claim: Claim) -> bool:
    behind = _text_of(article, claim)[claim.end : claim.end + 30].lower().split()[:3]
    return not words("severe").isdisjoint(behind)


def value_of(claim: Claim) -> Quantity:
    """A claim's quantity; ``main_incident`` lets no other claims through."""
    assert isinstance(claim.value, Quantity)
    return claim.value


def _sum(article: Article, run: Sequence[Claim]) -> list[Telling]:
    """One telling for a run of joined claims; the first alone where the rest restates it ("four: a man and three")."""
    values = [value_of(c) for c in run]
    first = run[0]
    one = Telling(
        values[0],
        first.anchor.sentence,
        first.field == "title",
        first.start,
        harm_of(first),
        first.slot("group") is not None,
        first.slot("scope") == "additional" or _text_of(article, first).endswith("other ", 0, first.start),
        is_part(first),
        first.implied,
        _is_newer(article, first),
        _is_severe(article, first),
    )
    vague = any(v.qualifier is Qualifier.VAGUE or v.nominal is None for v in values)
    if len(run) == 1 or vague:
        return [one]
    total = sum(v.nominal or 0 for v in values)
    if len(run) > _PAIR and values[0].nominal == total - (values[0].nominal or 0):
        return [one]
    low = None if any(v.low is None for v in values) else sum(v.low or 0 for v in values)
    high = None if any(v.high is None for v in values) else sum(v.high or 0 for v in values)
    qualifier = next((v.qualifier for v in values if v.qualifier is not Qualifier.EXACT), Qualifier.EXACT)
    text = " + ".join(v.text for v in values)
    summed = Quantity(low, high, total, values[0].unit, qualifier, text)
    return [replace(one, value=summed, group=False, more=False, implied=all(c.implied for c in run), count=len(run))]
