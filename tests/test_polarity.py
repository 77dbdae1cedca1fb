"""Polarity: golden cases, and that distance and length do not matter."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extraction.polarity import polarity
from factcheck.model import Polarity

GOLDEN = tomllib.loads((Path(__file__).parent / "golden/polarity/polarity.toml").read_text("utf-8"))


def _read(marked: str) -> Polarity:
    start, end = marked.index("["), marked.index("]") - 1
    return polarity(marked.replace("[", "").replace("]", ""), start, end)


@pytest.mark.parametrize("case", GOLDEN["case"], ids=lambda c: c["text"])
def test_golden(case: dict[str, str]) -> None:
    assert _read(case["text"]) == case["polarity"]


@pytest.mark.parametrize("case", GOLDEN["case"], ids=lambda c: c["text"])
def test_another_sentence_half_before_a_semicolon_changes_nothing(case: dict[str, str]) -> None:
    assert _read("It was dark and nobody saw it; " + case["text"]) == case["polarity"]


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 10))
def test_any_stretch_of_any_text_has_a_polarity(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    assert polarity(text, start, min(len(text), start + length)) in Polarity


def test_a_far_negation_in_one_endless_sentence_does_not_reach() -> None:
    text = "It was not so " + "and on and on " * 2000 + "with 40 rounds fired"
    at = text.index("40 rounds")
    assert polarity(text, at, at + 9) is Polarity.ASSERTED
