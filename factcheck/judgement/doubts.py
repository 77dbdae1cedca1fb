"""Two positions cannot both be true: is it sure that they are about one thing?

Alignment says what belongs together; a false conflict costs more than a false alignment, so a conflict is asked for
more. It stands where some claim of the one position and some claim of the other, from two articles, have nothing
between them that may explain the difference: another event, day or place, another person or thing, a part, a sum, the
doer counted in, a figure that was only expected.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product

from factcheck.alignment import subjects
from factcheck.judgement import explained, happenings, hit_places
from factcheck.judgement.grounds import Grounds
from factcheck.judgement.happenings import Told, listed, settings
from factcheck.judgement.one_person import of_two_named, one_person
from factcheck.judgement.opposed import opposed
from factcheck.judgement.parts import doer
from factcheck.judgement.place import Place, covered, is_moment, place_of, shared, specific, sure
from factcheck.judgement.said import bounds
from factcheck.judgement.values import label, sort_key
from factcheck.judgement.wording import limit, words
from factcheck.judgement.wording import settings as compare_settings
from factcheck.model import NO_ANCHOR, Article, Category, Claim, DateValue, Polarity, Quantity

MOST = 40  # articles of each position that are looked at, the earliest ones
EACH = 4  # claims of each of them
# What alignment has settled for types that say what is counted: it keeps parts, groups and others apart.
_ALIGNED = frozenset({"part", "group", "beside"})
_WORD = re.compile(r"[a-z]+")
_BEFORE = 50  # characters before or behind a figure in which a word sets it apart
_NEXT = 3  # words behind a figure that tell that it was seen: "three soldiers were seen"


class Doubts:
    """What may explain a conflict away, for the claims of one story; each article is read once."""

    def __init__(self, claims: Mapping[str, Claim], articles: Mapping[str, Article]) -> None:
        self._claims, self._articles = claims, articles
        self._by_article: dict[str, list[Claim]] = {}
        self._whole: dict[str, str] = {}
        self._places: dict[str, Place] = {}
        self._when: dict[str, Told] = {}
        self._grounds = Grounds(articles)

    def between(self, a: Sequence[Claim], b: Sequence[Claim]) -> str:
        """The sentence that says why two positions may both be true after all, "" where some pair of claims is sure.

        What the claims of one article tell of day and place holds for all of them: a headline says neither.
        """
        first = self._first(self._doers, product(a[:MOST], b[:MOST]))
        if first:
            return first
        for ours, theirs in self._articles_of(a, b):
            pairs = list(product(ours, theirs))
            found = self._first(self._events, pairs)
            if not found and any(not self._pair(c, d) for c, d in pairs):
                return ""
            first = first or found or self._first(self._pair, pairs)
        return first

    def apart(self, a: Sequence[Claim], b: Sequence[Claim]) -> str:
        """The same for figures that one may have overtaken the other: only what shows two events."""
        first = ""
        for ours, theirs in self._articles_of(a, b):
            found = self._first(self._events, product(ours, theirs))
            if not found:
                return ""
            first = first or found
        return first

    def all_hits(self, a: Sequence[Claim], b: Sequence[Claim]) -> str:
        """The sentence that says why two lists of places that were hit cannot both be true, "" where they can."""
        for ours, theirs in ((a, b), (b, a)):
            whole = next((c for c in ours if hit_places.all_told(c, self._of(c.article))), None)
            if whole is not None and hit_places.apart(whole, theirs) and not self.apart(a, b):
                table = compare_settings()["hit_places"]
                return str(table["sentence"]).format(a=label(whole.value), b=label(theirs[0].value))
        return ""

    def _articles_of(self, a: Sequence[Claim], b: Sequence[Claim]) -> Iterator[tuple[list[Claim], list[Claim]]]:
        """The claims of the one position by article beside those of the other, two articles at a time; one article
        beside itself only where there is nothing else."""
        ours, theirs = _by_article(a), _by_article(b)
        found = [(k, m) for k, m in product(list(ours)[:MOST], list(theirs)[:MOST]) if k != m]
        for k, m in found or product(ours, theirs):
            yield ours[k][:EACH], theirs[m][:EACH]

    def _first(self, rule: Callable[[Claim, Claim], str], pairs: Iterable[tuple[Claim, Claim]]) -> str:
        return next((self._sentence(name, c, d) for c, d in pairs if (name := rule(c, d))), "")

    def _sentence(self, rule: str, c: Claim, d: Claim) -> str:
        if sort_key(d.value, d.polarity) < sort_key(c.value, c.polarity):
            c, d = d, c
        table = {**compare_settings()["explained"]["sentence"], **settings()["sentence"]}
        return str(table[rule]).format(a=label(c.value), b=label(d.value))

    def _of(self, article: str) -> list[Claim]:
        if not self._by_article:
            for claim in self._claims.values():
                self._by_article.setdefault(claim.article, []).append(claim)
        return self._by_article.get(article, [])

    def _place(self, claim: Claim) -> Place:
        if claim.id not in self._places:
            self._places[claim.id] = place_of(claim)
        return self._places[claim.id]

    def _told(self, claim: Claim) -> Told:
        if claim.id not in self._when:
            self._when[claim.id] = happenings.told(claim, self._of(claim.article), self._articles.get(claim.article))
        return self._when[claim.id]

    def _text(self, article: str) -> str:
        if article not in self._whole:
            found = self._articles.get(article)
            self._whole[article] = f"{found.title or ''}\n{found.text}" if found else ""
        return self._whole[article]

    def _pair(self, c: Claim, d: Claim) -> str:
        """The name of what may explain that two claims differ, "" for nothing."""
        if isinstance(c.value, Category):
            return ""
        x, y = self._place(c), self._place(d)
        if c.polarity is not d.polarity:
            return "" if _denies(x, y) else "denial"
        if c.polarity is Polarity.DENIED:
            return ""
        return self._things(x, y)

    def _events(self, c: Claim, d: Claim) -> str:
        if c.type in listed("person", "types"):
            return ""  # who is meant counts, not when
        one, other = happenings.event(c), happenings.event(d)
        if one and other and happenings.bare_year(one) and happenings.bare_year(other):
            return "event"
        if happenings.turned(c) is not happenings.turned(d):
            return "event"
        if not isinstance(c.value, DateValue) and happenings.other_days(self._told(c), self._told(d)):
            return "days"
        if happenings.other_places(c, d, self._text(c.article), self._text(d.article)):
            return "places"
        if not self._grounds.common(c, d, self._of(c.article), self._of(d.article)):
            return "ground"
        return ""

    def _doers(self, c: Claim, d: Claim) -> str:
        """May the difference be those who did it, by what either article says anywhere: "including the gunman", or, for
        a difference of one, that he killed himself?"""
        if c.type != d.type or c.type not in words("explained", "doer_types") or c.polarity is not d.polarity:
            return ""
        if doer(c, d):
            return "doer"
        if not isinstance(c.value, Quantity) or not isinstance(d.value, Quantity):
            return ""
        if c.value.nominal is None or d.value.nominal is None or abs(c.value.nominal - d.value.nominal) != 1:
            return ""
        own_death = [" ".join(p.split()) for p in listed("event", "own_death")]
        return "doer" if any(p in self._text(k.article).lower() for k in (c, d) for p in own_death) else ""

    def _things(self, x: Place, y: Place) -> str:
        c, d = x.claim, y.claim
        if awaited(c) is not awaited(d):
            return "awaited"
        if _seen_of_more(c, d) or _seen_of_more(d, c):
            return "perceived"
        if _alone(c, d) or _alone(d, c):
            return "alone"
        if c.type in listed("person", "types"):
            return "" if one_person(x, y) else "person"
        if "ordinal" in (c.type, d.type):
            return "member"
        if c.type in listed("person", "named") and of_two_named(c, d):
            return "person"
        if NO_ANCHOR in (c.anchor, d.anchor):
            return ""  # nothing is known of what stands around them
        lone = c.type == d.type and specific(c.type)
        if lone and c.slot("scope") == d.slot("scope") == "part" and covered(x, y) < limit("same_whole"):
            return "part"
        if lone and (c.implied or d.implied):
            return "part"
        rule = explained.reason(x, y, explained.Texts(self._around(c), self._around(d)))
        kept_apart = lone and rule in _ALIGNED and not (rule == "group" and c.type in words("explained", "grouped"))
        if rule and not kept_apart:
            return rule
        if is_moment(c):
            return self._moments(x, y)
        return "" if lone or sure(x, y) else "thing"

    def _moments(self, x: Place, y: Place) -> str:
        c, d = x.claim, y.claim
        if isinstance(c.value, DateValue) and isinstance(d.value, DateValue):
            p, q = (happenings.span(k) for k in (c, d))
            at = [self._told(k).published for k in (c, d)]
            if p and q and happenings.own_news(p, at[0], q, at[1]):
                return "days"
        if isinstance(c.value, DateValue) and set(shared(x, y)) <= set(listed("event", "happenings")):
            return "thing"  # "an incident on Monday", "the incident of January 10"
        if sure(x, y):
            return ""
        both = happenings.is_main(c, self._of(c.article)) and happenings.is_main(d, self._of(d.article))
        return "" if both and subjects.same_happening(x.subject, y.subject) else "thing"

    def _around(self, claim: Claim) -> list[Claim]:
        """The claims of its sentence that may explain it: figures of its type, days and times."""
        return [
            c
            for c in self._of(claim.article)
            if c.quote == claim.quote
            and c.field == claim.field
            and (c.type == claim.type or is_moment(c) or is_moment(claim))
        ]


def _by_article(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """The claims of each article, articles in the order of their first claims."""
    out: dict[str, list[Claim]] = {}
    for claim in claims:
        out.setdefault(claim.article, []).append(claim)
    return out


def _denies(x: Place, y: Place) -> bool:
    """Is what one claim denies what the other asserts, and not only said with the same figure?"""
    if x.claim.implied or y.claim.implied:
        return False
    return NO_ANCHOR in (x.claim.anchor, y.claim.anchor) or bool(opposed(x, y))


def awaited(claim: Claim) -> bool:
    """Is the figure what somebody expected?"""
    before = claim.quote.partition(claim.value.text)[0][-_BEFORE:].lower()
    return not set(listed("awaited", "words")).isdisjoint(_WORD.findall(before))


def _seen_of_more(c: Claim, d: Claim) -> bool:
    """Is the first figure what somebody heard or saw, and no more than the second: "three were seen running"?"""
    return _perceived(c) and not _perceived(d) and _no_more(c, d)


def _alone(c: Claim, d: Claim) -> bool:
    """Is the first figure that of one place alone, and no more than the second?"""
    behind = c.quote.partition(c.value.text)[2][:_BEFORE].lower()
    if "alone" not in _WORD.findall(behind) or "alone" in _WORD.findall(d.quote.lower()):
        return False
    there = happenings.places(d)
    return not (there and there <= happenings.places(c)) and _no_more(c, d)


def _no_more(c: Claim, d: Claim) -> bool:
    if not (isinstance(c.value, Quantity) and isinstance(d.value, Quantity)):
        return False
    return bounds(c.value)[0] <= bounds(d.value)[1]


def _perceived(claim: Claim) -> bool:
    if claim.anchor.verb in listed("perceived", "verbs"):
        return True
    behind = claim.quote.partition(claim.value.text)[2][:_BEFORE].lower()
    return not set(_WORD.findall(behind)[:_NEXT]).isdisjoint(listed("perceived", "words"))
