"""The parts of a claim that identity depends on, read from real sentences."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck.extraction.pipeline import extract
from factcheck.model import Article, Claim

GOLDEN = tomllib.loads((Path(__file__).parent / "golden/slots.toml").read_text("utf-8"))


def _claims(text: str, published: str | None) -> tuple[Claim, ...]:
    (one,) = extract([Article(id="x", text=text, published=published)])
    return one.claims


@pytest.mark.parametrize("case", GOLDEN["case"], ids=lambda c: c["text"])
def test_golden(case: dict[str, Any]) -> None:
    found = [c for c in _claims(case["text"], case.get("published")) if case["at"] in c.value.text]
    assert found, "no such claim"
    for name, value in case.get("slots", {}).items():
        assert [c.slot(name) for c in found] == [value] * len(found)
    for name in case.get("none", "").split():
        assert [c.slot(name) for c in found] == [None] * len(found)


def test_another_event_needs_a_mark_on_an_occurrence_or_a_person() -> None:
    plain = _claims("The attack killed 12 people.", None)
    marked = _claims("An earlier attack killed 12 people.", None)
    assert [c.slot("event") for c in plain] == [None]
    assert [c.slot("event") for c in marked] == ["earlier attack"]
