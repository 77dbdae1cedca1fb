"""Documents against their schemas, and the schemas against documents that are wrong."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from reporting.fixture import ARTICLES, CHECK, EXTRACTS, PAIR, REPORT
from reporting.schemas import validator

from factcheck.model import ClockTime, DateValue, Extract, Qualifier, Quantity
from factcheck.reporting import documents


def _through(document: Any) -> Any:
    return json.loads(documents.dumps(document))


def test_report_is_valid() -> None:
    validator("report").validate(_through(documents.report(REPORT)))


def test_check_is_valid_and_is_no_report() -> None:
    document = _through(documents.report(CHECK))
    validator("check").validate(document)
    with pytest.raises(jsonschema.ValidationError):
        validator("report").validate(document)


def test_claims_lines_are_valid() -> None:
    for one in EXTRACTS:
        validator("claims").validate(_through(documents.extract(one)))


def test_comparison_is_valid() -> None:
    validator("compare").validate(_through(documents.comparison(PAIR)))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("claims", 0, "value", "low"), "40"),
        (("claims", 0, "value", "qualifier"), "circa"),
        (("claims", 0, "zone"), "footer"),
        (("claims", 0, "start"), -1),
        (("stories", 0, "alignments", 0, "verdict"), "unsure"),
        (("stories", 0, "alignments", 0, "code"), "101"),
        (("stories", 0, "alignments", 0, "relations", 0, "relation"), "single"),
        (("format_version",), 1),
        (("extra",), 1),
    ],
)
def test_the_schema_refuses_what_is_wrong(path: tuple[Any, ...], value: Any) -> None:
    document = _through(documents.report(REPORT))
    at = document
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        validator("report").validate(document)


@pytest.mark.parametrize("date", ["2017", "2017-11", "2017-11-13", "2017-W51", "2017-10/2017-12", "--11-13", "--11"])
def test_dates_as_precise_as_said_are_valid(date: str) -> None:
    validator("value").validate(documents.value(DateValue(date, "then")))


@pytest.mark.parametrize("date", ["", "13 Nov", "2017/", "17-11-13"])
def test_other_dates_are_not(date: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        validator("value").validate(documents.value(DateValue(date, "then")))


def test_a_clock_time_with_zone_and_hedge_is_valid() -> None:
    validator("value").validate(documents.value(ClockTime("03:15", "about 03:15 GMT", "GMT", Qualifier.ABOUT)))


def test_the_schema_covers_an_article_without_claims() -> None:
    validator("claims").validate(documents.extract(Extract(ARTICLES[2], ())))


def test_an_open_value_is_null() -> None:
    value = documents.value(Quantity(None, float("inf"), float("nan"), "person", Qualifier.VAGUE, "several"))
    assert [value[k] for k in ("low", "high", "nominal")] == [None, None, None]
