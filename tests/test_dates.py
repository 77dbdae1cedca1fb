"""Dates: golden cases, then properties against the calendar itself."""

from __future__ import annotations

import calendar
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extraction.dates import find_dates
from factcheck.extraction.periods import (
    join,
    month_period,
    part,
    reference_of,
    week_period,
    weekday_period,
    year_period,
)

GOLDEN = tomllib.loads((Path(__file__).parent / "golden/dates/dates.toml").read_text("utf-8"))
DAYS = st.dates(date(1900, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize("case", GOLDEN["case"], ids=lambda c: c["text"])
def test_golden(case: dict[str, Any]) -> None:
    text = case["text"].replace("[", "").replace("]", "")
    found = find_dates(text, GOLDEN["published"])
    if "date" not in case:
        assert found == []
        return
    span = case["text"].split("[")[1].split("]")[0]
    assert text[found[0].start : found[0].end] == span == found[0].value.text
    assert [m.value.date for m in found] == [case["date"], *case.get("more", [])]
    assert found[0].qualifier == case.get("qualifier", "exact")


@pytest.mark.parametrize(
    ("text", "date"),
    [("on Nov. 13", "--11-13"), ("in November", "--11"), ("in 1984", "1984"), ("Nov. 13, 2017", "2017-11-13")],
)
def test_without_publication_only_what_was_said(text: str, date: str) -> None:
    assert [m.value.date for m in find_dates(text, None)] == [date]


@pytest.mark.parametrize("text", ["on Monday", "last week", "two years ago", "today", "on New Year", "this spring"])
def test_relative_dates_need_a_publication(text: str) -> None:
    assert find_dates(text, None) == []


def test_coarse_publication_resolves_what_it_can() -> None:
    assert [m.value.date for m in find_dates("last month, on Nov. 13 and on Monday", "2017-11")] == [
        "2017-10",
        "2017-11-13",
    ]


@pytest.mark.parametrize(("weekday", "wrong"), [("Monday", False), ("Tuesday", True)])
def test_weekday_that_is_another_day_is_flagged(weekday: str, wrong: bool) -> None:
    for text in (f"on {weekday}, November 13", f"on {weekday}, Nov. 13, 2017"):
        found = find_dates(text, "2017-11-22")
        assert (found[0].value.date, found[0].weekday_mismatch) == ("2017-11-13", wrong)


def test_weekday_knows_the_year_better_than_nearness() -> None:
    # 13 June was a Monday in 2016 only
    assert find_dates("on Monday, June 13", "2017-11-22")[0].value.date == "2016-06-13"


@pytest.mark.parametrize(
    ("text", "attributive"),
    [
        ("They broke the 1953 armistice.", True),
        ("after last year's attack", True),
        ("the March 2019 protest", True),
        ("since 9/11", True),
        ("In 2014 militants came.", False),
        ("killed on Nov. 13 by guards", False),
        ("He died in 1984.", False),
    ],
)
def test_a_date_that_names_something(text: str, attributive: bool) -> None:
    assert [m.attributive for m in find_dates(text, "2019-06-10")] == [attributive]


@pytest.mark.parametrize(
    ("text", "of_report"),
    [
        ("Officials said Friday that he fled.", True),
        ("They wrote in a statement on Friday.", True),
        ("SEOUL, Nov 13 (Reuters) - He fled.", True),
        ("He fled on Friday, officials said.", False),
        ("They said Friday's attack was worse.", False),
    ],
)
def test_the_date_of_the_saying_is_marked(text: str, of_report: bool) -> None:
    assert [m.of_report for m in find_dates(text, "2017-11-22")] == [of_report]


@given(DAYS, st.integers(0, 400))
def test_iso_dates_and_their_written_forms_agree(day: date, later: int) -> None:
    published = (day + timedelta(days=later)).isoformat()
    month = calendar.month_name[day.month]
    for text in (day.isoformat(), f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}"):
        assert [m.value.date for m in find_dates(f"on {text}.", published)] == [day.isoformat()]


@given(DAYS, st.integers(0, 6))
def test_a_bare_weekday_is_the_latest_one(published: date, weekday: int) -> None:
    # oracle: walk back a day at a time
    day = published
    while day.weekday() != weekday:
        day -= timedelta(days=1)
    text = f"He fell on {calendar.day_name[weekday]}."
    assert find_dates(text, published.isoformat())[0].value.date == day.isoformat()
    assert weekday_period(weekday, published, "next").first == day + timedelta(days=7)


@given(DAYS)
def test_a_month_day_falls_within_a_year_of_publication(published: date) -> None:
    found = find_dates("on March 14", published.isoformat())[0].value.date
    assert -345 < (date.fromisoformat(found) - published).days < 60


@given(DAYS)
def test_periods_hold_their_days(day: date) -> None:
    for period in (week_period(day), month_period(day.year, day.month), year_period(day.year)):
        assert period.first and period.last and period.first <= day <= period.last
    late, whole = part(month_period(day.year, day.month), "late"), month_period(day.year, day.month)
    assert late.last == whole.last and late.first and late.first.day == 21


def test_no_span_runs_backwards() -> None:
    assert join(year_period(2014), year_period(2010)) is None
    assert find_dates("from 2014 to 2010", "2017-11-22") != []  # the years still stand
    assert all("/" not in m.value.date for m in find_dates("from 2014 to 2010", "2017-11-22"))


@given(
    st.text(alphabet="0123456789 -/.:,'s NovMonday13thlastweek", max_size=80),
    st.sampled_from(["2017-11-22", "2017", None]),
)
def test_any_text_gives_spans_that_quote_it(text: str, published: str | None) -> None:
    last = 0
    for m in find_dates(text, published):
        assert last <= m.start < m.end <= len(text)
        assert text[m.start : m.end] == m.value.text
        last = m.end


@pytest.mark.parametrize("bad", ["", "n/a", "2017-13", "2017-02-30", "99999-01-01", "yesterday"])
def test_a_publication_that_cannot_be_is_unknown(bad: str) -> None:
    assert reference_of(bad).day is None
    assert [m.value.date for m in find_dates("in 1984", bad)] == ["1984"]


@pytest.mark.parametrize("last", ["from", "between", "since", "late", "the end of", "until", "on", "next"])
def test_a_text_that_is_cut_off_is_no_error(last: str) -> None:
    found = find_dates(f"Only 20 minutes later in 2017 was he found, 41 metres {last}", "2017-11-14")
    assert [m.value.date for m in found] == ["2017"]
