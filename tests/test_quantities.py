"""Figures read from sentences: golden cases as files, and what must hold for any text."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extraction.mention import Mention
from factcheck.extraction.quantities import find_mentions
from factcheck.model import Qualifier

GOLDEN = Path(__file__).parent / "golden" / "quantities"


def _cases() -> list[Any]:
    out = []
    for path in sorted(GOLDEN.glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            out.append(pytest.param(case, id=f"{path.stem}: {case['text'][:50]}"))
    return out


def _value(m: Mention) -> str:
    low, high = (None if v is None else format(v, ".10g") for v in (m.low, m.high))
    if low is None and high is None:
        return "vague"
    return str(low) if low == high else f"{low or ''}..{high or ''}"


def _extra(m: Mention) -> str:
    out = [f"unit={m.unit}"] if m.unit else []
    if m.form not in ("digits", "words", "vague"):
        out.append(f"form={m.form}")
    if m.noun:
        out.append(f"noun={m.noun}")
    if m.additional:
        out.append("additional")
    if m.same_as >= 0:
        out.append(f"same_as={m.same_as}")
    return " ".join(out)


@pytest.mark.parametrize("case", _cases())
def test_golden(case: dict[str, Any]) -> None:
    text = case["text"]
    got = [[text[m.start : m.end], _value(m), m.qualifier.value, m.dimension, _extra(m)] for m in find_mentions(text)]
    assert got == case["figures"]


def test_golden_cases_are_there() -> None:
    assert len(_cases()) > 80


WORDS = [
    "one",
    "two",
    "twenty",
    "hundred",
    "thousand",
    "million",
    "dozen",
    "half",
    "third",
    "a",
    "an",
    "the",
    "and",
    "to",
    "or",
    "of",
    "in",
    "at",
    "least",
    "more",
    "than",
    "about",
    "nearly",
    "over",
    "five",
    "5",
    "40",
    "1,200",
    "3.5",
    "2016",
    "$",
    "%",
    "km",
    "miles",
    "feet",
    "foot",
    "minutes",
    "seconds",
    "hours",
    "people",
    "shots",
    "-",
    "'",
    ",",
    ".",
    "(",
    ")",
    "/",
    "years",
    "old",
    "no",
    "dozens",
    "hundreds",
    "several",
    "couple",
    "other",
    "from",
    "between",
    "was",
    "shot",
    "once",
    "twice",
    "second",
    "first",
    "7.3",
    "quake",
    "911",
    "call",
    "pounds",
    "5'9",
    "another",
    "aged",
    "24",
    "°C",
    "£2",
    "9mm",
    "AK-47",
    "½",
    "20s",
    "mid-",
    "late",
    "his",
]
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
ANY_TEXT = st.text(max_size=80) | SENTENCES | st.text(alphabet="0123456789,.'-/ $%kmft()to", max_size=40)


def _check(text: str, mentions: list[Mention]) -> None:
    last = 0
    for m in mentions:
        assert 0 <= m.start < m.end <= len(text)
        assert m.start >= last  # sorted, and never over one another
        assert m.start <= m.number_start < m.number_end <= m.end
        last = m.end
        assert text[m.start : m.end].strip() == text[m.start : m.end]
        if m.qualifier is Qualifier.VAGUE:
            assert (m.low, m.high, m.nominal, m.form) == (None, None, None, "vague")
        elif m.qualifier is Qualifier.RANGE:
            assert m.low is not None and m.high is not None and m.low < m.high and m.nominal is None
        else:
            assert m.low is not None or m.high is not None
            assert m.nominal is not None and m.nominal in (m.low, m.high)
        assert m.same_as < 0 or any(o.start == m.same_as and o.end <= m.start for o in mentions)


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
def test_any_text_gives_sound_mentions(text: str) -> None:
    _check(text, find_mentions(text))


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT, st.integers(0, 80), st.integers(0, 80))
def test_masked_spans_are_left_alone(text: str, a: int, b: int) -> None:
    a, b = sorted((min(a, len(text)), min(b, len(text))))
    mentions = find_mentions(text, [(a, b)])
    _check(text, mentions)
    if a < b:
        assert not [
            m for m in mentions if m.number_start < b and a < m.number_end and m.number_end - m.number_start < 2
        ]


UNITS = {"km": 1000.0, "miles": 1609.344, "feet": 0.3048, "minutes": 60.0, "hours": 3600.0, "kg": 1.0, "percent": 1.0}


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["", "at least ", "more than ", "about ", "nearly ", "up to ", "fewer than "]),
    st.integers(1, 999_999).filter(lambda n: not 1700 <= n <= 2099),
    st.sampled_from([" people", *(f" {u}" for u in UNITS)]),
)
def test_a_figure_reads_alike_alone_and_in_a_sentence(hedge: str, n: int, tail: str) -> None:
    phrase = f"{hedge}{n:,}{tail}"
    text = f"Police said {phrase} were counted."
    (alone,) = find_mentions(phrase)
    (inside,) = find_mentions(text)
    assert (alone.low, alone.high, alone.nominal, alone.unit) == (inside.low, inside.high, inside.nominal, inside.unit)
    want = n * UNITS.get(tail.strip(), 1.0)
    assert inside.nominal == pytest.approx(want, rel=1e-9)
    assert text[inside.number_start : inside.number_end] == f"{n:,}"


# What a figure may need around it to be read as it was: a counted noun, a verb that makes "over" a bound, a price,
# what makes degrees a step.
FRAMES = (
    "a charge of {} of TNT",
    "{}",
    "{} people",
    "{} of them",
    "{} times",
    "It took {}",
    "It cost {}",
    "ranging {}",
    "warming {}",
)


@pytest.mark.parametrize("case", _cases())
def test_every_figure_rederives_from_its_own_words(case: dict[str, Any]) -> None:
    text = case["text"]
    mentions = find_mentions(text)
    for m in mentions:
        span = text[m.start : max([m.end, *(o.end for o in mentions if o.same_as == m.start)])]
        alone = [o for frame in FRAMES for o in find_mentions(frame.format(span))]
        again = any((o.low, o.high, o.nominal) == (m.low, m.high, m.nominal) for o in alone)
        lent = m.unit and not any(o.unit for o in alone)  # by a figure before it
        by_context = m.form in ("implied", "adverb", "again") or m.dimension in (
            "age",
            "magnitude",
            "ordinal",
            "fraction",
        )
        assert again or by_context or lent, span


@settings(max_examples=200, deadline=None)
@given(
    st.integers(1, 400), st.integers(1, 400), st.sampled_from(["-", " to ", "–"]), st.sampled_from(["miles", "people"])
)
def test_ranges_rise(a: int, b: int, mark: str, noun: str) -> None:
    mentions = find_mentions(f"They saw {a}{mark}{b} {noun}.")
    for m in mentions:
        if m.qualifier is Qualifier.RANGE:
            assert a < b
    if a < b:
        assert [m.qualifier for m in mentions] == [Qualifier.RANGE]


SHARED = Path(__file__).parents[1].parent / "shared" / "data" / "quantities" / "nasty" / "gold.jsonl"


@pytest.mark.skipif(not SHARED.exists(), reason="the shared data set is not on this machine")
def test_nothing_forbidden_in_the_nasty_wordings() -> None:
    for line in SHARED.read_text("utf-8").splitlines():
        gold = json.loads(line)
        values = {v for m in find_mentions(gold["text"]) for v in (m.low, m.high, m.nominal) if v is not None}
        if gold["id"] != "clock-approx":  # clock times are masked before figures are read
            assert not values & set(gold["never"]), gold["text"]
