"""What keeps two figures that differ from being called a conflict: golden stories through the whole flow."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from factcheck.judgement import happenings
from factcheck.judgement.happenings import Told, other_days, own_news, places, settlements
from factcheck.model import Report, VerdictKind
from factcheck.run import report

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "golden" / "doubts.toml").read_text("utf-8"))[
    "case"
]


def told(case: dict[str, Any], folder: Path, order: str) -> Report:
    path = folder / "articles.jsonl"
    rows = [{"id": k, "outlet": f"{k} Daily", **case[k]} for k in order]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return report([str(path)])


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
@pytest.mark.parametrize("order", ["ab", "ba"])
def test_conflicts_of_two_articles(case: dict[str, Any], order: str, tmp_path: Path) -> None:
    verdicts = [v for s in told(case, tmp_path, order).stories for v in s.verdicts]
    assert sorted({v.alignment.type for v in verdicts if v.verdict is VerdictKind.CONFLICT}) == case["conflicts"]


def day(month: int, day: int) -> tuple[Any, Any]:
    from datetime import date

    return date(2021, month, day), date(2021, month, day)


@pytest.mark.parametrize(
    ("a", "b", "want"),
    [
        (Told((day(3, 9),), None, None), Told((day(3, 12),), None, None), True),
        (Told((day(3, 9),), None, None), Told((day(3, 10),), None, None), False),  # either side of midnight
        (Told((), day(3, 9), None), Told((), day(3, 20), None), True),
        (Told((), day(3, 9), None), Told((), None, day(6, 1)), False),  # a look back
        (Told((day(3, 9),), None, None), Told((), None, day(3, 5)), True),  # told before it happened
        (Told((day(3, 8),), day(3, 9), None), Told((), day(3, 9), None), True),  # the day before its own event
        (Told((), None, None), Told((), None, None), False),
    ],
)
def test_other_days(a: Told, b: Told, want: bool) -> None:
    assert other_days(a, b) is want
    assert other_days(b, a) is want


def test_dates_that_are_each_news_of_their_day() -> None:
    assert own_news(day(3, 8), day(3, 9), day(3, 11), day(3, 12))
    assert not own_news(day(3, 8), day(3, 9), day(3, 9), day(3, 9))  # published together
    assert not own_news(day(3, 8), day(3, 9), day(3, 9), day(6, 1))  # a look back


def test_places_of_a_sentence(world: Any) -> None:
    claim = world.claim("a", "14", quote="Shells killed 14 on Tuesday in the town of Osmeno near al-Brekka.")
    assert places(claim) == {"osmeno", "al-brekka"}
    assert settlements(claim.quote) == {"osmeno"}
    assert settlements("the Brekka neighbourhood") == {"brekka"}


@pytest.mark.parametrize(
    ("here", "there", "want"),
    [
        ("killed 14 in Osmeno", "killed 19 in Brekka", True),
        ("killed 14 in Qamishli", "killed 19 in al-Qameshli", False),  # one name, two spellings
        ("killed 14 in Osmeno", "killed 19 people", False),
    ],
)
def test_other_places(world: Any, here: str, there: str, want: bool) -> None:
    a, b = world.claim("a", "14", quote=here), world.claim("b", "19", quote=there)
    assert happenings.other_places(a, b, here, there) is want
    assert happenings.other_places(b, a, there, here) is want
