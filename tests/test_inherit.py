"""Figures that take the type of the figure they are joined to."""

from __future__ import annotations

import pytest

from factcheck.extraction.pipeline import extract
from factcheck.model import Article, Quantity


def told(text: str, type_: str) -> list[tuple[float | None, str | None]]:
    """The lower bound and the scope of each claim of a type, in text order."""
    (found,) = extract([Article("a", text)])
    mine = [c for c in found.claims if c.type == type_ and not c.implied]
    return [(c.value.low if isinstance(c.value, Quantity) else None, c.slot("scope")) for c in mine]


@pytest.mark.parametrize(
    ("text", "type_", "wanted"),
    [
        ("The raid killed 58 people, including 11 children.", "killed", [(58, None), (11, "part")]),
        ("Ten tourists and two pilots died.", "killed", [(10, None), (2, None)]),
        (
            "Three Tunisians and four Algerians were among the 84 people killed in Nice.",
            "killed",
            [(3, "part"), (4, "part"), (84, None)],
        ),
        ("The strikes killed 45 civilians in Aleppo and 22 in Idlib.", "killed", [(45, None), (22, None)]),
        (
            "The dead included two doctors from Corley and two teachers with their three sons.",
            "killed",
            [(2, "part"), (2, "part"), (3, "part")],
        ),
        ("2 Teens, 3 Adults Shot at Lowell Rink", "injured", [(2, "shot"), (3, "shot")]),
        ("The fighting claimed the lives of 129 soldiers and 116 rebels.", "killed", [(129, None), (116, None)]),
        ("Two people were killed and four more wounded on Tuesday.", "injured", [(4, "additional")]),
        ("Nine persons killed 12 injured in market attack.", "injured", [(12, None)]),
        ("Rocket attack kills two injures three", "injured", [(3, None)]),
        ("A shell killed one man injuring three others and two cows.", "injured", [(3, "additional")]),
        ("She is among six people shot at a party.", "injured", [(6, "shot")]),
    ],
)
def test_inherits(text: str, type_: str, wanted: list[tuple[float, str | None]]) -> None:
    assert told(text, type_) == wanted


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Her cousin, one of the crew members, had died.", "killed"),  # the cousin is counted already
        ("The blast killed 12 people. The hall holds 300 guests.", "injured"),
        ("Nine men were wounded.", "killed"),
        ("Twelve bystanders watched the fire.", "killed"),
    ],
)
def test_takes_nothing(text: str, type_: str) -> None:
    assert told(text, type_) == []


def test_the_next_sentence_is_not_joined() -> None:
    assert told("The blast killed 12 people. The hall holds 300 guests.", "killed") == [(12, None)]
