"""May two figures of one story be of two happenings? By the days and the places of their sentences, and words that
turn to another event."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from factcheck.alignment import subjects, synonyms
from factcheck.judgement.calendar import days
from factcheck.judgement.time import moment
from factcheck.judgement.wording import words
from factcheck.model import Article, Claim, DateValue

Span = tuple[date, date]
BEFORE = 70  # characters before a figure in which a phrase turns to another event
LONGEST = 31  # days that the date of a happening may span
_WORD = re.compile(r"[a-z]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAME = r"(?:[A-Z][\w’'-]+|al-[A-Z][\w-]+)"
_SETTLED = r"(?:towns?|city|cities|villages?|districts?|neighbou?rhoods?|suburbs?|camp|hamlet)"
_PLACE = re.compile(
    rf"\b(?:in|at|near|outside|on|of|around|across)(?: and around)?(?: the)?(?: (?:[a-z-]+ )?{_SETTLED} of)?"
    rf"((?: {_NAME})+)(?:,? and((?: {_NAME})+))?"
)
_OWN_PLACE = re.compile(rf"\b{_SETTLED} of((?: {_NAME})+)|((?:{_NAME} )+){_SETTLED}\b")


@cache
def settings() -> dict[str, Any]:
    """``data/doubts.toml``."""
    return tomllib.loads(resources.files("factcheck.data").joinpath("doubts.toml").read_text("utf-8"))


@cache
def listed(*path: str) -> tuple[str, ...]:
    """A list of words or phrases of the settings, by its path; phrases stand between bars."""
    at: Any = settings()
    for key in path:
        at = at[key]
    if not isinstance(at, str):
        return tuple(at)
    return tuple(" ".join(p.split()) for p in at.split("|")) if "|" in at else tuple(at.split())


@dataclass(frozen=True, slots=True)
class Told:
    """When one claim's happening was, as far as its article tells: by its own sentence, by the article's date for its
    event, by publication."""

    sentence: tuple[Span, ...]
    main: Span | None
    published: Span | None


def told(claim: Claim, beside: Sequence[Claim], article: Article | None) -> Told:
    """When ``claim`` happened; ``beside`` are the claims of its article."""
    dated = [c for c in beside if c is not claim and _is_day(c)]
    own = [span(c) for c in dated if c.quote == claim.quote and c.field == claim.field]
    main = next((s for c in dated if subjects.read(c).incident and (s := span(c)) is not None), None)
    at = moment(article.published) if article else None
    published = None if at is None else (at.first.date(), at.last.date())
    if main is None and published is not None:
        main = _news(dated, published)
    return Told(tuple(s for s in own if s is not None), main, published)


def _news(dated: Sequence[Claim], published: Span) -> Span | None:
    """The first date of an article all of whose dates are news of the day: it looks back to nothing else."""
    spans = [s for c in dated if (s := span(c)) is not None]
    fresh = int(settings()["event"]["fresh_days"])
    return spans[0] if spans and all(0 <= (published[1] - s[0]).days <= fresh for s in spans) else None


def _is_day(claim: Claim) -> bool:
    """A date, but not that of a statement ("the ministry said on Monday"), nor a dateline ("PARIS (July 14) – ")."""
    if not isinstance(claim.value, DateValue) or claim.anchor.verb in words("saying"):
        return False
    return not claim.quote.partition(claim.value.text)[0].endswith("(")


def is_main(claim: Claim, beside: Sequence[Claim]) -> bool:
    """Is this its article's date for its event: the first that falls on something that befalls?"""
    return claim is next((c for c in beside if _is_day(c) and subjects.read(c).incident), None)


def span(claim: Claim) -> Span | None:
    """First and last day of a date that is no vaguer than a month."""
    span = (
        days(claim.value.date) if isinstance(claim.value, DateValue) and not claim.value.date.startswith("--") else None
    )
    return span if span is not None and (span[1] - span[0]).days <= LONGEST else None


def _gap(a: Span, b: Span) -> int:
    """Days between two spans, 0 where they meet."""
    return max((b[0] - a[1]).days, (a[0] - b[1]).days, 0)


def other_days(a: Told, b: Told) -> bool:
    """Are two happenings surely on different days?"""
    rule: Mapping[str, int] = settings()["event"]
    if a.sentence and b.sentence:
        return min(_gap(p, q) for p in a.sentence for q in b.sentence) > rule["sentence_days"]
    for one, other in ((a, b), (b, a)):
        said = min(one.sentence, default=one.main)
        if said is not None and other.published is not None and (said[0] - other.published[1]).days > 1:
            return True  # told before it happened
    for one, other in ((a, b), (b, a)):
        if one.sentence and one.main and other.main and all(_gap(s, one.main) for s in one.sentence):
            return all(_gap(s, other.main) for s in one.sentence)  # not the day of what its own article is about
    p, q = (min(t.sentence, default=t.main) for t in (a, b))
    if p is not None and q is not None:
        return _gap(p, q) > rule["article_days"]
    return False


def own_news(a: Span, p: Span | None, b: Span, q: Span | None) -> bool:
    """Are two dates each news of the day when they were published, on days as far apart as the dates are?"""
    if p is None or q is None or p == q:
        return False
    fresh = int(settings()["event"]["fresh_days"])
    ages = [(published[0] - day[1]).days for day, published in ((a, p), (b, q))]
    return all(-1 <= age <= fresh for age in ages) and abs(ages[0] - ages[1]) <= 1


def turned(claim: Claim) -> bool:
    """Does the sentence turn to another event before it gives the figure?"""
    quote = claim.quote.lower()
    at = max(quote.find(claim.value.text.lower()), 0)
    first = _WORD.findall(quote[:BEFORE])[:1]
    if first and first[0] in listed("event", "turns"):
        return True
    near = quote[max(0, at - BEFORE) : at + len(claim.value.text) + BEFORE]
    return any(re.search(rf"\b{re.escape(p)}\b", near) for p in listed("event", "phrases"))


def event(claim: Claim) -> str:
    """The event a figure is set apart as, "" for the story's own; a bare year says no more than that it is another."""
    return claim.slot("event") or ""


def bare_year(text: str) -> bool:
    return _YEAR.fullmatch(text) is not None


def places(claim: Claim) -> frozenset[str]:
    """The names that stand where a place does in the figure's sentence, lower case."""
    found = {m.strip().lower() for pair in _PLACE.findall(claim.quote) for m in pair if m}
    found |= {str(claim.slot("place")).lower()} if claim.slot("place") else set()
    return frozenset(p for p in found if p not in listed("event", "days"))


def settlements(text: str) -> frozenset[str]:
    """The names of towns, villages and quarters that a text calls so, lower case."""
    return frozenset((a or b).strip().lower() for a, b in _OWN_PLACE.findall(text))


def other_places(a: Claim, b: Claim, in_a: str, in_b: str) -> bool:
    """Do both sentences name places, none of which the other article names anywhere? Or are they of attacks of
    different kinds, in different places? ``in_a`` and ``in_b`` are the articles' texts."""
    p, q = places(a), places(b)
    if p and q:
        if not any(_names(x, in_b) for x in p) and not any(_names(x, in_a) for x in q):
            return True
        if p.isdisjoint(q) and _other_agents(a, b):
            return True
    near, far = settlements(a.quote), settlements(b.quote)
    for here, text, there in ((near, in_b, in_a), (far, in_a, in_b)):
        if here and not any(_names(x, text) for x in here):
            named = settlements(text)
            if named and not any(_names(x, there) for x in named):
                return True
    return False


def _other_agents(a: Claim, b: Claim) -> bool:
    """Do both claims name what did it, and not the same?"""
    one, other = (synonyms.concept(str(c.slot("agent") or "")) for c in (a, b))
    deeds = {synonyms.concept(w) for w in listed("event", "deeds")}
    return one != other and {one, other} <= deeds


def _names(place: str, text: str) -> bool:
    """Does a text name the place, in whatever spelling: Qamishli, al-Qameshli?"""
    return not _skeletons(place).isdisjoint(_skeletons(text))


@lru_cache(maxsize=512)
def _skeletons(text: str) -> frozenset[str]:
    """The consonants of a text's words, by which the spellings of one name are alike."""
    words = {re.sub(r"[aeiouy]|(.)(?=\1)", "", w) or w for w in re.findall(r"[a-z]{3,}", text.lower())}
    return frozenset(w for w in words if len(w) > 1)
