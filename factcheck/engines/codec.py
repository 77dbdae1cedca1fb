"""What extraction makes, as JSON text and back, with nothing lost."""

from __future__ import annotations

import json
from typing import Any

from factcheck.model import (
    Anchor,
    Attribution,
    Category,
    Claim,
    ClockTime,
    DateValue,
    Polarity,
    Qualifier,
    Quantity,
    Value,
    Zone,
    ZoneKind,
)

_VALUES: dict[str, Any] = {kind.__name__: kind for kind in (Quantity, Category, DateValue, ClockTime)}


def _text(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _fields(of: Any) -> dict[str, Any]:
    return {name: getattr(of, name) for name in of.__slots__}


def _value(value: Value) -> dict[str, Any]:
    return {"kind": type(value).__name__, **_fields(value)}


def _value_from(told: dict[str, Any]) -> Value:
    kind = _VALUES[told.pop("kind")]
    if "qualifier" in told:
        told["qualifier"] = Qualifier(told["qualifier"])
    made: Value = kind(**told)
    return made


def claims_text(claims: tuple[Claim, ...]) -> str:
    """Claims as a JSON list of objects, whose keys are the fields of ``model.Claim``."""
    rows = []
    for claim in claims:
        row = _fields(claim)
        row["value"] = _value(claim.value)
        row["attribution"] = [[a.source, a.cue] for a in claim.attribution]
        row["anchor"] = _fields(claim.anchor)
        rows.append(row)
    return _text(rows)


def claims_from(text: str) -> tuple[Claim, ...]:
    """The claims of ``claims_text``."""
    out = []
    for row in json.loads(text):
        anchor: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row["anchor"].items()}
        row["value"] = _value_from(row["value"])
        row["slots"] = tuple((k, v) for k, v in row["slots"])
        row["polarity"] = Polarity(row["polarity"])
        row["attribution"] = tuple(Attribution(*a) for a in row["attribution"])
        row["zone"] = ZoneKind(row["zone"])
        row["anchor"] = Anchor(**anchor)
        out.append(Claim(**row))
    return tuple(out)


def figures_text(figures: tuple[tuple[str, Quantity], ...]) -> str:
    """An article's own figures as a JSON list of pairs."""
    return _text([[name, _value(value)] for name, value in figures])


def figures_from(text: str) -> tuple[tuple[str, Quantity], ...]:
    """The figures of ``figures_text``."""
    out = []
    for name, told in json.loads(text):
        value = _value_from(told)
        assert isinstance(value, Quantity)
        out.append((name, value))
    return tuple(out)


def zones_text(zones: tuple[Zone, ...]) -> str:
    """Zones as a JSON list of lists."""
    return _text([[z.kind, z.start, z.end, z.speaker] for z in zones])


def zones_from(text: str) -> tuple[Zone, ...]:
    """The zones of ``zones_text``."""
    return tuple(Zone(ZoneKind(kind), start, end, speaker) for kind, start, end, speaker in json.loads(text))
