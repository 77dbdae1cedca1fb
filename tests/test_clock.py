"""Clock times: golden cases, pairs of times, then properties against a plain formatter."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extraction.clock import find_clock_times

GOLDEN = tomllib.loads((Path(__file__).parent / "golden/clock/clock.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", GOLDEN["case"], ids=lambda c: c["text"])
def test_golden(case: dict[str, Any]) -> None:
    text = case["text"].replace("[", "").replace("]", "")
    found = find_clock_times(text)
    if "time" not in case:
        assert found == []
        return
    (mention,) = found
    assert text[mention.start : mention.end] == case["text"].split("[")[1].split("]")[0] == mention.value.text
    assert mention.value.time == case["time"]
    assert mention.value.tz == case.get("tz")
    assert mention.value.qualifier == case.get("qualifier", "exact")
    assert mention.ambiguous == case.get("ambiguous", False)


def test_a_time_restated_in_another_zone_points_to_the_first() -> None:
    first, second = find_clock_times("Lost at 02:45 Cairo time (00:45 GMT).")
    assert (first.value.time, first.value.tz, first.same_as) == ("02:45", "Cairo", -1)
    assert (second.value.time, second.value.tz, second.same_as) == ("00:45", "GMT", first.start)


def test_a_zone_may_follow_a_weekday() -> None:
    first, second = find_clock_times("It rose at 9 a.m. Sunday (7:30 p.m. ET Saturday).")
    assert second.same_as == first.start


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("It ran from 5:30 pm to 11:03 pm.", ["17:30", "23:03"]),
        ("It ran from 3 to 5 p.m. there", ["15:00", "17:00"]),
        ("It ran from 11 to 1 p.m. there", ["11:00", "13:00"]),
        ("It ran between 9pm and 10:30pm.", ["21:00", "22:30"]),
    ],
)
def test_a_span_of_time_is_two_times(text: str, times: list[str]) -> None:
    first, second = find_clock_times(text)
    assert [first.value.time, second.value.time] == times
    assert first.until == second.start


def test_two_times_of_two_things_are_no_span() -> None:
    assert [m.until for m in find_clock_times("Seen at 3:14 pm and at 3:31 pm.")] == [-1, -1]


def test_an_ambiguous_time_follows_the_time_told_before() -> None:
    (before,) = find_clock_times("It began at 3:14 pm.")
    (after,) = find_clock_times("One minute later, at 3:15, a jeep came.", before)
    assert after.value.time == "15:15" and after.ambiguous


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_minute_of_the_day_reads_the_same_in_each_dress(hour: int, minute: int) -> None:
    half, short = ("am" if hour < 12 else "pm"), (hour % 12 or 12)
    want = f"{hour:02d}:{minute:02d}"
    dotted = half[0] + ".m."
    for said in (f"{short}:{minute:02d} {half}", f"{short}.{minute:02d}{half}", f"{short}:{minute:02d} {dotted}"):
        assert [m.value.time for m in find_clock_times(f"It fell at {said} there")] == [want], said
    assert [m.value.time for m in find_clock_times(f"It fell at {want} there")] == [want]


@given(st.text(alphabet="0123456789 :.apm hGMT(),to", max_size=60))
def test_any_text_gives_times_of_a_day(text: str) -> None:
    for m in find_clock_times(text):
        assert text[m.start : m.end] == m.value.text
        assert 0 <= m.minutes < 24 * 60
