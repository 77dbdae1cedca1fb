"""The ladder: golden pairs, sentences, and properties against slow obvious oracles."""

from __future__ import annotations

import math
import tomllib
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import TypesError
from factcheck.judgement.ladder import ladder, parse
from factcheck.judgement.parts import relative
from factcheck.judgement.place import place_of
from factcheck.judgement.relations import relate
from factcheck.judgement.said import bounds, reach, said
from factcheck.judgement.values import value_key
from factcheck.model import (
    Anchor,
    Category,
    Claim,
    ClockTime,
    DateValue,
    Polarity,
    Qualifier,
    Quantity,
    RelationKind,
    Value,
)

A = Polarity.ASSERTED
CASES: list[dict[str, str]] = tomllib.loads((Path(__file__).parent / "golden" / "relations.toml").read_text("utf-8"))[
    "case"
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['a']} | {c['b']} {c.get('pb', '')}")
def test_golden_pairs(case: dict[str, str], make: Any) -> None:
    pa, pb = Polarity(case.get("pa", "asserted")), Polarity(case.get("pb", "asserted"))
    got, _ = relate(make.value(case["a"]), make.value(case["b"]), pa, pb, type=case.get("type", ""))
    assert got == case["is"]


@pytest.mark.parametrize(
    ("a", "b", "sentence"),
    [
        ("7", "at least 5", "“at least 5” and “7” can both be true"),
        ("11 in", "27 cm", "“27 cm” and “11 in” are the same after rounding, in other units"),
        ("40 rounds", "20 rounds", "“20 rounds” and “40 rounds” cannot both be true"),
        ("several", "5", "“5” and “several” can both be true: a word that names no number contradicts none"),
    ],
)
def test_sentences_quote_both_values_lower_one_first(a: str, b: str, sentence: str, make: Any) -> None:
    assert relate(make.value(a), make.value(b), A, A)[1] == sentence


def test_a_mentioned_soldier_is_not_a_count_of_one(make: Any) -> None:
    mentioned = Quantity(1, 1, 1, "person", Qualifier.EXACT, "a soldier")
    assert relate(mentioned, make.value("several soldiers"), A, A)[0] is RelationKind.COMPATIBLE


def test_places_on_a_body_are_one_list_in_whatever_order() -> None:
    lists = ("elbow and shoulder", "the shoulder and elbow", "Shoulder, elbow", "hip and knee")
    one, again, third, other = (Quantity(None, None, None, "wound", Qualifier.VAGUE, text) for text in lists)
    assert value_key(one) == value_key(again) == value_key(third) != value_key(other)
    assert relate(one, again, A, A)[0] is RelationKind.AGREE
    assert relate(one, other, A, A)[0] is RelationKind.COMPATIBLE


@pytest.mark.parametrize(("role", "loss"), [("prep:at", False), ("dobj", True)])
def test_what_was_lost_at_a_height_lost_no_height(role: str, loss: bool) -> None:
    value = Quantity(3048, 3048, 3048, "m", Qualifier.EXACT, "10,000 feet")
    anchor = Anchor(verb="lose", role=role, terms=("lose", "jet"))
    assert relative(place_of(Claim("a#1", "a", "height", value, "", 0, 2, "10,000 feet", anchor=anchor))) is loss


def test_said_units_and_steps(make: Any) -> None:
    form = said(make.figure("27 cm"))
    assert form is not None and math.isclose(form.number, 27) and form.factor == 0.01 and form.step == 1
    big = said(make.figure("1.3 billion dollars"))
    assert big is not None and math.isclose(big.step, 1e8)
    about = Quantity(3048, 3048, 3048, "m", Qualifier.ABOUT, "about 10,000")
    elsewhere = said(about)
    assert elsewhere is not None and elsewhere.factor == 0.3048 and elsewhere.number == 10_000
    feet = Quantity(4572, 4572, 4572, "m", Qualifier.EXACT, "15,000")
    assert relate(about, feet, A, A)[0] is RelationKind.CONFLICT
    mixed = said(Quantity(1.778, 1.778, 1.778, "m", Qualifier.EXACT, "5 ft 10 in"))
    assert mixed is not None and mixed.factor == 0.0254
    assert said(make.figure("several")) is None


def test_every_ladder_gets_a_null_and_an_else_level() -> None:
    levels = ladder().levels
    assert levels[0].test == "missing" and levels[0].relation is RelationKind.NOT_COMPARABLE
    assert levels[-1].test == "else" and levels[-1].relation is RelationKind.CONFLICT
    assert [level.test for level in levels].count("else") == 1


def test_a_broken_level_names_itself() -> None:
    data = {"null": {"relation": "not_comparable", "sentence": ""}, "level": [{"test": "same", "relation": "equal"}]}
    with pytest.raises(TypesError, match="same"):
        parse(data)


# --- properties ------------------------------------------------------------------------------------------------------

_UNITS = [("m", "m", 1.0), ("m", "ft", 0.3048), ("m", "in", 0.0254), ("s", "minutes", 60.0), ("person", "", 1.0)]


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    unit, word, factor = draw(st.sampled_from(_UNITS))
    number = draw(st.integers(0, 3000))
    kind = draw(st.sampled_from(list(Qualifier)))
    n = number * factor
    text = f"{number} {word}".strip()
    if kind is Qualifier.VAGUE:
        return Quantity(None, None, None, unit, kind, draw(st.sampled_from(["several", "dozens", "hundreds"])))
    if kind is Qualifier.RANGE:
        top = number + draw(st.integers(1, 50))
        return Quantity(n, top * factor, None, unit, kind, f"{number} to {top} {word}".strip())
    low = None if kind in (Qualifier.AT_MOST, Qualifier.LESS_THAN, Qualifier.NEARLY) else n
    high = None if kind in (Qualifier.AT_LEAST, Qualifier.MORE_THAN) else n
    return Quantity(low, high, n, unit, kind, text)


values: st.SearchStrategy[Value] = st.one_of(
    quantities(),
    st.sampled_from(["rifle", "pistol"]).map(lambda c: Category(c, c)),
    st.sampled_from(["2017-11-13", "2017-11", "2017", "2017-W51", "--11-13", "--11", "2016-02/2017-12", "bad"]).map(
        lambda d: DateValue(d, d)
    ),
    st.builds(
        ClockTime,
        st.sampled_from(["00:00", "03:11", "15:11", "23:59"]),
        st.just("then"),
        st.sampled_from([None, "GMT", "EST", "Cairo"]),
        st.sampled_from([Qualifier.EXACT, Qualifier.ABOUT]),
    ),
)
polarities = st.sampled_from(list(Polarity))


@given(values, values, polarities, polarities, st.sampled_from(["", "violation", "killed"]))
def test_relate_is_symmetric(a: Value, b: Value, pa: Polarity, pb: Polarity, kind: str) -> None:
    assert relate(a, b, pa, pb, type=kind) == relate(b, a, pb, pa, type=kind)


@given(values)
def test_relate_is_reflexive(a: Value) -> None:
    assert relate(a, a, A, A)[0] is RelationKind.AGREE


@given(values, values)
def test_equal_keys_agree(a: Value, b: Value) -> None:
    if value_key(a) == value_key(b):
        assert relate(a, b, A, A)[0] is RelationKind.AGREE


@given(quantities(), quantities())
def test_a_conflict_never_hides_a_common_value(a: Quantity, b: Quantity) -> None:
    """Oracle: walk over every bound of both and the points between; a conflict has no value that both allow."""
    kind, _ = relate(a, b, A, A)
    if kind is not RelationKind.CONFLICT or Qualifier.VAGUE in (a.qualifier, b.qualifier):
        return
    edges = sorted({e for q in (a, b) for e in (q.low, q.high, q.nominal) if e is not None})
    points = [*edges, *((x + y) / 2 for x, y in pairwise(edges)), edges[0] - 1, edges[-1] + 1]

    def allows(q: Quantity, x: float) -> bool:
        if x == q.nominal and q.qualifier in (Qualifier.LESS_THAN, Qualifier.MORE_THAN):
            return False
        return (q.low is None or x >= q.low) and (q.high is None or x <= q.high)

    if a.qualifier is not Qualifier.NEARLY and b.qualifier is not Qualifier.NEARLY:
        assert not any(allows(a, x) and allows(b, x) for x in points)


@pytest.mark.parametrize(
    ("one", "other", "want"),
    [
        ("at least 5", "less than 5", "conflict"),
        ("more than 5", "up to 5", "conflict"),
        ("at least 5", "up to 5", "compatible"),
        ("more than 5", "5", "compatible"),  # said loosely, of one count
        ("at least 5", "less than 6", "compatible"),
    ],
)
def test_bounds_that_leave_out_their_common_edge(make: Any, one: str, other: str, want: str) -> None:
    assert relate(make.figure(one), make.figure(other), A, A)[0] == want
    assert relate(make.figure(other), make.figure(one), A, A)[0] == want


@pytest.mark.parametrize(
    ("years", "other", "want"), [(1, 1.5, "compatible"), (1, 2.5, "conflict"), (2, 1.5, "conflict"), (1, 2, "conflict")]
)
def test_an_age_in_years_is_a_floor(years: float, other: float, want: str) -> None:
    def age(n: float) -> Quantity:
        return Quantity(n, n, n, "year", Qualifier.EXACT, f"{n} years")

    assert relate(age(years), age(other), A, A, type="age")[0] == want


@pytest.mark.parametrize(
    ("one", "other", "want"),
    [
        ("date:2021-08-27|Friday night", "date:2021-08-28|Saturday", "compatible"),
        ("date:2021-08-27|Friday", "date:2021-08-28|Saturday local time", "compatible"),
        ("date:2021-08-27|Friday", "date:2021-08-28|Saturday", "conflict"),
        ("date:2021-05-07|early Friday", "date:2021-05-13|Thursday", "compatible"),  # a Friday of the week after
        ("date:2021-05-07|early May 7", "date:2021-05-13|Thursday", "conflict"),
        ("date:2021-08-26|Thursday night", "date:2021-08-28|Saturday", "conflict"),
    ],
)
def test_days_that_meet_at_midnight(one: str, other: str, want: str) -> None:
    a, b = (DateValue(*v.removeprefix("date:").split("|")) for v in (one, other))
    assert relate(a, b, A, A)[0] == want


@pytest.mark.parametrize(
    ("one", "other", "want"),
    [
        ("9.2 million", "9.21 million", "compatible"),
        ("9.2 million", "9.19 million", "compatible"),
        ("9.2 million", "9.32 million", "conflict"),
        ("12", "11.6", "conflict"),  # people are not rounded
    ],
)
def test_counts_rounded_in_millions(make: Any, one: str, other: str, want: str) -> None:
    assert relate(make.figure(one), make.figure(other), A, A)[0] == want


@given(st.integers(0, 500), st.integers(0, 500))
def test_two_whole_counts_conflict_unless_equal_or_rounded(x: int, y: int) -> None:
    def count(n: int) -> Quantity:
        return Quantity(float(n), float(n), float(n), "person", Qualifier.EXACT, str(n))

    def rounded(fine: int, coarse: int) -> bool:  # by hundreds, by at most a twentieth
        if coarse == 0 or coarse % 100:
            return False
        step = 100
        return abs(Fraction(fine, step) - Fraction(coarse, step)) <= Fraction(1, 2) and abs(fine - coarse) * 20 <= max(
            fine, coarse
        )

    want = "agree" if x == y else "compatible" if rounded(x, y) or rounded(y, x) else "conflict"
    assert relate(count(x), count(y), A, A)[0] == want


@given(st.integers(1, 5000), st.sampled_from([("cm", 0.01), ("in", 0.0254), ("ft", 0.3048), ("km", 1000.0)]))
def test_a_change_of_unit_changes_nothing(n: int, unit: tuple[str, float]) -> None:
    word, factor = unit
    said_ = Quantity(n * factor, n * factor, n * factor, "m", Qualifier.EXACT, f"{n} {word}")
    metres = replace(said_, text=f"{n * factor:.6f} m")
    assert relate(said_, metres, A, A)[0] is RelationKind.AGREE


@given(quantities(), quantities())
def test_spelling_changes_nothing(a: Quantity, b: Quantity) -> None:
    if a.qualifier is Qualifier.VAGUE or "in" in a.text or "ft" in a.text or a.unit in ("m", "s"):
        return
    assert relate(a, b, A, A)[0] is relate(replace(a, text=f"  {a.text}\n"), b, A, A)[0]


@given(quantities())
def test_about_reaches_around_its_figure(q: Quantity) -> None:
    if q.nominal is None:
        return
    low, high = bounds(replace(q, low=q.nominal, high=q.nominal, qualifier=Qualifier.ABOUT))
    assert low <= q.nominal <= high
    assert reach(q) >= 0.02 * abs(q.nominal)
