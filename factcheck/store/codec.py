"""Extracts as compact JSON and back, the same to the last bit: each class as a list of its fields, in their order.

The article is left out: whoever asks has it. No pickle: a file from a disk must not be able to run code. Words that
come again in other claims are held once: of a large corpus every claim is in memory at the same time.
"""

from __future__ import annotations

import json
from sys import intern
from typing import Any

from factcheck.model import (
    NO_ANCHOR,
    Anchor,
    Article,
    Attribution,
    Category,
    Claim,
    ClockTime,
    DateValue,
    Extract,
    Polarity,
    Qualifier,
    Quantity,
    Value,
    ZoneKind,
)

_QUALIFIER = {q.value: q for q in Qualifier}
_POLARITY = {p.value: p for p in Polarity}
_ZONE = {z.value: z for z in ZoneKind}


def packed(extract: Extract) -> bytes:
    """One extract without its article."""
    claims = [_of_claim(c, extract.article.id) for c in extract.claims]
    figures = [[name, of_value(value)] for name, value in extract.figures]
    text = json.dumps([claims, figures], ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def unpacked(data: bytes, article: Article) -> Extract:
    """The extract of ``article`` from what ``packed`` gave."""
    claims, figures = json.loads(data.decode("utf-8", "surrogatepass"))
    same: dict[str, str] = {}  # the claims of a sentence share its quote
    return Extract(
        article,
        tuple([_claim(c, article.id, same) for c in claims]),
        tuple([(name, _quantity(value)) for name, value in figures]),
    )


def _of_claim(c: Claim, article: str) -> list[Any]:
    a = c.anchor
    return [
        c.id,
        None if c.article == article else c.article,
        c.type,
        of_value(c.value),
        c.subject,
        c.start,
        c.end,
        c.quote,
        c.slots,
        c.polarity,
        [(by.source, by.cue) for by in c.attribution],
        c.zone,
        c.field,
        c.speaker,
        c.implied,
        None
        if a == NO_ANCHOR
        else (a.noun, a.modifiers, a.verb, a.role, a.terms, a.sentence_terms, a.names, a.sentence),
    ]


def of_value(value: Value) -> tuple[object, ...]:
    match value:
        case Quantity():
            return ("q", value.low, value.high, value.nominal, value.unit, value.qualifier, value.text)
        case Category():
            return ("c", value.category, value.text)
        case DateValue():
            return ("d", value.date, value.text)
        case ClockTime():
            return ("t", value.time, value.text, value.tz, value.qualifier)


def _claim(row: list[Any], article: str, same: dict[str, str]) -> Claim:
    id_, other, type_, value, subject, start, end, quote, slots, polarity, by, zone, field, speaker, implied, a = row
    return Claim(
        id_,
        article if other is None else other,
        intern(type_),
        value_of(value),
        intern(subject),
        start,
        end,
        same.setdefault(quote, quote),
        tuple([(intern(name), intern(text)) for name, text in slots]),
        _POLARITY[polarity],
        tuple([Attribution(intern(source), intern(cue)) for source, cue in by]),
        _ZONE[zone],
        intern(field),
        speaker,
        implied,
        NO_ANCHOR if a is None else Anchor(a[0], tuple(a[1]), a[2], a[3], tuple(a[4]), tuple(a[5]), tuple(a[6]), a[7]),
    )


def value_of(row: list[Any]) -> Value:
    match row[0]:
        case "q":
            return _quantity(row)
        case "c":
            return Category(intern(row[1]), intern(row[2]))
        case "d":
            return DateValue(intern(row[1]), intern(row[2]))
        case _:
            return ClockTime(row[1], intern(row[2]), row[3], _QUALIFIER[row[4]])


def _quantity(row: list[Any]) -> Quantity:
    return Quantity(row[1], row[2], row[3], intern(row[4]), _QUALIFIER[row[5]], intern(row[6]))
