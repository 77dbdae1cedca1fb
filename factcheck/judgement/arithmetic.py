"""Inside one article: figures that cannot stand beside each other, by that article alone.

Rare by nature and costly when wrong, so every rule asks for more than it needs: exact figures of one type, one subject,
one scope and one source, with no word of revision near them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from factcheck.judgement.calendar import days
from factcheck.judgement.parts import doer
from factcheck.judgement.relations import relate
from factcheck.judgement.shares import excesses
from factcheck.judgement.sources import source_key
from factcheck.judgement.time import Cue, cue, moving
from factcheck.judgement.values import label
from factcheck.model import Article, Claim, DateValue, Finding, Polarity, Qualifier, Quantity, RelationKind, ZoneKind

SameThing = Callable[[Claim, Claim], float]
MOST = 60  # figures of single-valued types in one article, beyond which it tells of many things
NEAR_DAYS = 120  # days around publication in which the year of a date goes without saying
SURE = 0.8  # score of same_thing asked for here

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(r"\b(" + "|".join(_WEEKDAYS) + r")\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def check(article: Article, claims: Sequence[Claim], *, same_thing: SameThing | None = None) -> tuple[Finding, ...]:
    """FC201, FC202, FC203 and FC402 of one article, in the order of the text.

    ``same_thing`` scores two claims from 0 to 1; default ``factcheck.alignment.align.same_thing``.
    """
    own = sorted(
        (c for c in claims if c.zone in (ZoneKind.BODY, ZoneKind.HEADLINE) and c.polarity is Polarity.ASSERTED),
        key=_place,
    )
    found = [*_weekdays(article, own), *_parts(own)]
    if sum(_firm(c) for c in own) > 1:
        found += _two_figures(article, own, same_thing or _aligned())
    order = {c.id: i for i, c in enumerate(own)}
    return tuple(sorted(found, key=lambda f: (order[f.claim], f.code, f.message)))


def _aligned() -> SameThing:
    from factcheck.alignment.align import same_thing

    # alignment keeps two figures of one article apart as such; here the question is whether they should be
    return lambda a, b: same_thing(a, replace(b, article=f"{b.article}#"))


def _place(claim: Claim) -> tuple[str, int, str]:
    return ("" if claim.field == "title" else "text", claim.start, claim.id)


@cache
def _single() -> frozenset[str]:
    """Claim types of which an article has one figure for its main incident."""
    from factcheck.claim_types import load

    return frozenset(t.id for t in load(()).values() if t.single)


def _firm(claim: Claim) -> bool:
    """A figure of the main incident that names its number: nothing vague, implied, partial or of another event."""
    value = claim.value
    return (
        isinstance(value, Quantity)
        and value.qualifier is not Qualifier.VAGUE
        and not claim.implied
        and claim.type in _single()
        and not any(claim.slot(s) for s in ("scope", "event", "group", "place"))
    )


def _source(claim: Claim) -> str:
    return source_key(claim.attribution[0].source) if claim.attribution else ""


def _two_figures(article: Article, claims: Sequence[Claim], same_thing: SameThing) -> Iterable[Finding]:
    """FC201 and FC202. Nothing where the article speaks of a changing toll."""
    firm = [c for c in claims if _firm(c)]
    if len(firm) > MOST:  # a table or a list of incidents, not one story
        return
    if any(moving(article, c.type) or cue(c, article) is not Cue.NONE for c in firm):
        return
    heads, body = [c for c in firm if c.of_headline], [c for c in firm if not c.of_headline]
    for head in heads:
        others = [c for c in body if c.type == head.type and same_thing(head, c) >= SURE]
        if others and all(_conflict(head, c) for c in others):
            told = others[0]
            message = f"the headline says “{label(head.value)}”, the text says “{label(told.value)}”"
            yield _finding(head, others, "FC202", message)
    for at, a in enumerate(body):
        for b in body[at + 1 :]:
            if a.type != b.type or a.quote == b.quote or _source(a) != _source(b) or a.slots != b.slots:
                continue
            if a.subject == b.subject and _conflict(a, b) and same_thing(a, b) >= SURE:
                message = f"“{label(a.value)}” here and “{label(b.value)}” elsewhere in the text, for one thing"
                yield _finding(a, [b], "FC201", message)


def _conflict(a: Claim, b: Claim) -> bool:
    against = relate(a.value, b.value, a.polarity, b.polarity, type=a.type)[0] is RelationKind.CONFLICT
    return against and not doer(a, b)  # "gunman among four dead" over three people that he killed


def _parts(claims: Sequence[Claim]) -> Iterable[Finding]:
    """FC203: parts that are more than the total of their own sentence."""
    for found in excesses(claims):
        yield _finding(found.part, found.against, "FC203", found.message)


def _weekdays(article: Article, claims: Sequence[Claim]) -> Iterable[Finding]:
    """FC402: a weekday beside a day of the month that is not that weekday, in the year said or just around it."""
    for claim in claims:
        value = claim.value
        if not isinstance(value, DateValue) or "/" in value.date:
            continue
        span = days(value.date)
        named = _WEEKDAY.findall(value.text.lower())
        if span is None or span[0] != span[1] or len(named) != 1 or not re.search(r"\d", value.text):
            continue
        day = span[0]
        if value.date.startswith("--") or (not _YEAR.search(value.text) and not _year_sure(day, article, claims)):
            continue
        real = _WEEKDAYS[day.weekday()]
        if real != named[0]:
            message = f"“{label(value)}” names a {named[0].capitalize()}, but that day was a {real.capitalize()}"
            yield _finding(claim, [], "FC402", message)


def _year_sure(day: date, article: Article, claims: Sequence[Claim]) -> bool:
    """Is the day near publication, and the year borne out by the text itself? A page is often dated by the day on which
    it was fetched; then every weekday of its text seems wrong."""
    published = days((article.published or "")[:10])
    if published is None or abs((published[0] - day).days) > NEAR_DAYS:
        return False
    text = f"{article.title or ''} {article.text} {article.url or ''}"
    return str(day.year) in text or any(_fits(c.value) for c in claims)


def _fits(value: object) -> bool:
    """A weekday with the day of the month that it was."""
    if not isinstance(value, DateValue) or _YEAR.search(value.text) or not re.search(r"\d", value.text):
        return False
    span, named = days(value.date), _WEEKDAY.findall(value.text.lower())
    return bool(span and span[0] == span[1] and len(named) == 1 and _WEEKDAYS[span[0].weekday()] == named[0])


def _finding(claim: Claim, against: Sequence[Claim], code: str, message: str) -> Finding:
    return Finding(claim.id, code, "warning", RelationKind.CONFLICT, message, None, (), tuple(c.id for c in against))
