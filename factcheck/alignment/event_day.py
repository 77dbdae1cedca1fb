"""Which of an article's dates dates the event itself.

A date beside a word for something that befalls does ("the crash on Sunday"), and so does one in a sentence that tells
who was hurt, who did it or how many came ("more than a million turned out on June 9").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from factcheck.alignment import values, vectors
from factcheck.alignment.subjects import Subject
from factcheck.alignment.synonyms import tellings
from factcheck.model import Claim, DateValue

_LEAD = 5  # sentences in which news tells what happened
_FAR = 45  # days from the story at which few things are told of
_FAR_YEARS = 5 * 366  # and for a year, in which much happened
_MONTH = 31


@cache
def _telling() -> frozenset[str]:
    return frozenset(vectors.settings()["siblings"]["telling"].split())


def settle(claims: Sequence[Claim], read: Sequence[Subject]) -> list[Subject]:
    """The subjects of one article's claims, in the order given.

    The first date beside a word for what befell, else the first day that has its verb in common with such a figure, is
    the article's own for its event (``main``); so is the first time of the day beside such a word. The first day, week
    or month of its first sentences is what it ``leads`` with. A date in a sentence that tells the event stands by it
    (``touches``).
    """
    out = list(read)
    told: dict[tuple[str, str], set[str]] = defaultdict(set)  # the verbs of the figures that tell it, by sentence
    for claim, subject in zip(claims, read, strict=True):
        if claim.type in _telling() and not subject.event and claim.quote:
            told[claim.field, claim.quote].add(claim.anchor.verb)
    dates = [k for k, c in enumerate(claims) if c.type == "date" and not read[k].event]
    near = [k for k in dates if (claims[k].field, claims[k].quote) in told]
    for k in near:
        out[k] = replace(out[k], touches=True)
    same = [k for k in near if _is_day(claims[k]) and claims[k].anchor.verb in told[claims[k].field, claims[k].quote]]
    first = next((k for k in dates if out[k].incident), next(iter(same), None))
    if first is not None:
        out[first] = replace(out[first], main=True)
    clocks = (k for k, c in enumerate(claims) if c.type == "clock_time" and out[k].incident and not out[k].event)
    for k in islice(clocks, 1):
        out[k] = replace(out[k], main=True)
    for k in dates:
        if _within_a_month(claims[k]) and claims[k].anchor.sentence < _LEAD and claims[k].anchor.verb not in tellings():
            out[k] = replace(out[k], leads=True)
            break
    return out


def far_off(claims: Sequence[Claim], read: Sequence[Subject], start: str | None, end: str | None) -> list[Subject]:
    """The subjects, those of dates far from the days on which the story was told marked ``remote``: of 1908 or of last
    March two articles hardly tell two things. ``start`` and ``end``: the story's first and last day, ISO 8601."""
    out = list(read)
    told = values.span(DateValue(f"{start}/{end}", "")) if start and end else None
    if told is None:
        return out
    for k, claim in enumerate(claims):
        days = values.span(claim.value) if isinstance(claim.value, DateValue) else None
        far = 0 if days is None else _FAR if days[1] - days[0] <= _MONTH else _FAR_YEARS
        if days is not None and (days[1] < told[0] - far or days[0] > told[1] + far):
            out[k] = replace(out[k], remote=True)
    return out


def _is_day(claim: Claim) -> bool:
    return isinstance(claim.value, DateValue) and len(claim.value.date) == len("2019-06-09")


def _within_a_month(claim: Claim) -> bool:
    days = values.span(claim.value) if isinstance(claim.value, DateValue) else None
    return days is not None and days[1] - days[0] <= _MONTH


def beside(claims: Sequence[Claim], read: Sequence[Subject], things: Sequence[Sequence[int]]) -> list[Subject]:
    """The subjects, those of dates and times with the numbers of the ``things`` whose figures stand nearest to them.

    "21 were set free in October" dates the thing that "militants handed over 21 on Thursday" dates. A figure of a
    sentence with several dates is beside the nearest; a day on which something was said is beside none. ``things``:
    indices of ``claims`` that are one thing.
    """
    out = list(read)
    thing = {k: number for number, members in enumerate(things) for k in members}
    sentences: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for k, claim in enumerate(claims):
        sentences[claim.article, claim.field, claim.quote].append(k)
    for members in sentences.values():
        figures = [k for k in members if k in thing]
        dated = [k for k in members if k not in thing and claims[k].anchor.verb not in tellings()]
        for type_ in sorted({claims[k].type for k in dated}):
            dates = [k for k in dated if claims[k].type == type_]
            for k in figures:
                nearest = min(dates, key=lambda d: (_gap(claims[d], claims[k]), d))
                out[nearest] = replace(out[nearest], beside=out[nearest].beside | {thing[k]})
    return out


def _gap(a: Claim, b: Claim) -> int:
    """Code points between two claims of one sentence."""
    return max(a.start - b.end, b.start - a.end, 0)
