"""Codes chosen and ignored, and what makes a run fail."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reporting.fixture import CHECK, PAIR, REPORT

from factcheck.errors import UsageError
from factcheck.model import JudgedStory, RelationKind, Report, VerdictKind
from factcheck.reporting import selection
from factcheck.reporting.formats import render
from factcheck.reporting.statistics import of_report


def _kinds(report: Report) -> list[VerdictKind]:
    return [v.verdict for j in report.stories for v in j.verdicts]


def test_codes_are_split_and_raised() -> None:
    assert selection.codes(["fc101, FC3", "FC"], "--select") == ("FC101", "FC3", "FC")


@pytest.mark.parametrize("bad", ["", "E501", "FC1011", "101", "FC1,"])
def test_what_is_no_code_is_an_error(bad: str) -> None:
    with pytest.raises(UsageError, match="is no code"):
        selection.codes([bad], "--select")


@pytest.mark.parametrize(
    ("select", "ignore", "wanted"),
    [
        ((), (), True),
        (("FC1",), (), True),
        (("FC2",), (), False),
        ((), ("FC1",), False),
        (("FC101",), ("FC1",), True),
        (("FC1",), ("FC101",), False),
        (("FC1",), ("FC1",), False),
        (("FC",), ("FC4",), True),
    ],
)
def test_the_longest_prefix_decides(select: tuple[str, ...], ignore: tuple[str, ...], wanted: bool) -> None:
    assert selection.chosen("FC101", select, ignore) is wanted


def test_an_ignored_conflict_goes_and_the_rest_stays() -> None:
    left = _kinds(selection.narrow(REPORT, (), ("FC101",)))
    assert VerdictKind.CONFLICT not in left and VerdictKind.SUPERSEDED in left and VerdictKind.AGREE in left


def test_an_ignored_code_on_an_agreeing_row_loses_the_code_only() -> None:
    verdicts = tuple(
        replace(v, code="FC302" if v.verdict is VerdictKind.AGREE else v.code) for v in REPORT.stories[0].verdicts
    )
    report = replace(REPORT, stories=(JudgedStory(REPORT.stories[0].story, verdicts),))
    left = selection.narrow(report, (), ("FC302",))
    assert _kinds(left) == _kinds(report)
    assert not any(v.code == "FC302" for j in left.stories for v in j.verdicts)


def test_findings_are_narrowed_too() -> None:
    assert [f.code for f in selection.narrow(CHECK, ("FC301",), ()).findings] == ["", "FC301"]


def _only(*kinds: VerdictKind) -> Report:
    first = REPORT.stories[0]
    return replace(REPORT, stories=(JudgedStory(first.story, tuple(v for v in first.verdicts if v.verdict in kinds)),))


@pytest.mark.parametrize(
    ("report", "level", "failed"),
    [
        (REPORT, "never", False),
        (REPORT, "conflict", True),
        (_only(VerdictKind.SUPERSEDED), "conflict", False),
        (_only(VerdictKind.SUPERSEDED), "superseded", True),
        (_only(VerdictKind.SUPERSEDED), "any", True),
        (_only(VerdictKind.AGREE), "any", False),
        (CHECK, "conflict", True),
        (replace(CHECK, findings=CHECK.findings[1:]), "conflict", False),
        (replace(CHECK, findings=CHECK.findings[1:]), "any", True),
        (replace(CHECK, findings=CHECK.findings[1:2]), "any", False),
    ],
)
def test_fail_levels(report: Report, level: str, failed: bool) -> None:
    assert selection.fails(report, level) is failed


def test_with_drafts_a_conflict_between_others_is_not_theirs() -> None:
    assert not selection.fails(replace(CHECK, findings=()), "conflict")


def test_pairs() -> None:
    assert selection.pair_fails(PAIR, "conflict")
    assert not selection.pair_fails(PAIR, "never")
    assert not selection.pair_fails(replace(PAIR, relation=RelationKind.AGREE), "conflict")


def test_statistics_count() -> None:
    assert of_report(REPORT).splitlines()[:3] == ["claims: 10", "       3  shots fired", "       2  distance"]


def test_an_unknown_format_names_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean 'markdown'"):
        render("markdwon", REPORT)
