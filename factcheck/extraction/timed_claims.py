"""Claims of dates and of times of the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from factcheck.claim_types import ClaimType
from factcheck.extraction.classify import holds
from factcheck.extraction.context import Context, context
from factcheck.extraction.date_stamps import stamp_end
from factcheck.extraction.date_tense import dates_the_saying, turned_day
from factcheck.extraction.mention import Mention
from factcheck.extraction.scene import Scene, anchor_of
from factcheck.extraction.slots import actors
from factcheck.extraction.subject import subject_of
from factcheck.extraction.view import View, joined
from factcheck.model import (
    Claim,
    Qualifier,
    ZoneKind,
)


def dated_claims(scene: Scene, types: Mapping[str, ClaimType]) -> Iterable[Claim]:
    """The claims of a sentence's dates, but for stamps and for days on which something was only said."""
    doc, told = scene.view.doc, stamp_end(scene.sentence.text)
    for found in scene.candidate.dates:
        if not found.tells or found.start < told or dates_the_saying(doc, found.start, found.end, found.grain):
            continue
        c = _plain_context(scene.view, found.start, found.end, found.grain)
        claim_type = _date_type(c, types)
        if claim_type is None:
            continue
        value = found.value
        if found.swings:
            plain = scene.sentence.zone is ZoneKind.BODY
            turned = turned_day(doc, found, scene.article.published, plain=plain)
            value = replace(value, date=turned or value.date)
        yield scene.claim(
            claim_type,
            value,
            found.start,
            found.end,
            subject=subject_of(claim_type, c, scene.view),
            slots=actors(c),
            anchor=anchor_of(scene.sentence, c),
            aside=True,
        )


def _date_type(c: Context, types: Mapping[str, ClaimType]) -> ClaimType | None:
    """The type of dates one of whose rules holds, else the one that has none."""
    dates = [t for t in types.values() if t.kind == "date"]
    asked = [t for t in dates if any(holds(rule, c) for rule in t.rules)]
    return next(iter(asked or [t for t in dates if not t.rules]), None)


def clock_claims(scene: Scene, types: Mapping[str, ClaimType]) -> Iterable[Claim]:
    """The claims of a sentence's times of the day, but for stamps."""
    if "clock_time" not in types:
        return
    told = stamp_end(scene.sentence.text)
    for found in scene.candidate.clocks:
        if found.start < told:
            continue
        c = _plain_context(scene.view, found.start, found.end)
        yield scene.claim(
            types["clock_time"],
            found.value,
            found.start,
            found.end,
            subject=subject_of(types["clock_time"], c, scene.view),
            slots=actors(c),
            anchor=anchor_of(scene.sentence, c),
            aside=True,
        )


def _plain_context(v: View, start: int, end: int, grain: str = "") -> Context:
    """The context of a stretch that is no quantity: a date, a time. The form of a date is its grain (day, week …)."""
    mention = Mention(start, end, None, None, None, Qualifier.EXACT, dimension="when", form=grain)
    with_it = joined(v, mention)
    return context(with_it, len(v.mentions))
