"""What a claim is about, in the sentence's own words."""

from __future__ import annotations

import pytest

from factcheck.extraction.pipeline import extract
from factcheck.model import Article


def _subjects(text: str) -> dict[str, str]:
    (one,) = extract([Article(id="x", text=text)])
    return {c.type: c.subject for c in one.claims}


@pytest.mark.parametrize(
    ("text", "type_", "subject"),
    [
        ("The man was shot five times.", "wounds", "times hit: man was shot"),
        ("Five workers dug a deep trench.", "count", "workers dug a deep trench"),
        ("The march took more than five hours.", "duration", "duration: march took"),
        ("Six died in the Costa Rica plane crash.", "killed", "killed: died in the Costa Rica plane crash"),
        ("She has had three operations.", "surgeries", "operations"),
        ("The plane sank from 3,000 to 500 feet.", "height", "height or depth: plane sank"),
        (
            "More than 900 joined, by the organisers' count.",
            "crowd_size",
            "crowd size: joined by the organisers' count",
        ),
        (
            "Two Russian sailors were picked up near Costa Rica's capital.",
            "count",
            "Russian sailors were picked up near Costa Rica's capital",
        ),
        ("He stood 50 metres south of the border.", "distance", "distance: stood south of the border"),
    ],
)
def test_a_subject_is_the_type_and_what_is_told_of_it(text: str, type_: str, subject: str) -> None:
    assert _subjects(text)[type_] == subject


def test_a_subject_holds_no_figure() -> None:
    found = _subjects("Ten workers dug 30 metres of trench in five days for 300 people.")
    assert len(found) > 1
    assert not any(word in subject.lower() for subject in found.values() for word in ("ten", "30", "five", "300"))


def test_a_long_sentence_keeps_what_is_nearest() -> None:
    text = (
        "Beyond the river, under the old bridge, past the northern mill, near the lake, 30 soldiers of the guard ran."
    )
    assert all(len(s.split()) <= 14 for s in _subjects(text).values())


def test_what_is_enumerated_beside_a_figure_is_no_part_of_its_subject() -> None:
    (one,) = extract([Article(id="x", text="The ferry carried 56 passengers, 14 sailors and nine cooks.")])
    assert [c.subject for c in one.claims] == [
        "aboard: ferry carried passengers",
        "aboard: ferry carried sailors",
        "aboard: ferry carried cooks",
    ]
