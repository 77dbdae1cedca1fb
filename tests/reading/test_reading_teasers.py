"""Lines of teasers are the words of other articles."""

from __future__ import annotations

import pytest

from factcheck.model import ZoneKind
from factcheck.reading.teasers import is_teasers
from factcheck.reading.zones import find_zones

TEASERS = (
    "MOST READ TODAY SOUR NOTE Choir of 40 told to stop singing by the lake ROAD RAGE Van hits a wall after 3 days "
    "COLD COMFORT Stove sold for £70 in a yard sale"
)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (TEASERS, True),
        ("Related stories I lost my ring in the sea PIVOTAL DAY The club plays its 50th game", True),
        ("Related stories were told by two of the guests, he said.", False),
        ("The FBI and the CIA said that NASA Director Kolm and the US ARMY Chief met in June.", False),
        ("He read the sign. It said KEEP OUT And he went in. It was a joke, said the BBC WORLD Service.", False),
        ("", False),
    ],
)
def test_teasers_run_together(text: str, want: bool) -> None:
    assert is_teasers(text) is want


def test_a_line_of_teasers_is_boilerplate_between_the_lines_of_an_article() -> None:
    text = f"Three people were hurt on the pier on Friday.\n{TEASERS}\nPolice closed the pier for two hours."
    found = [(text[z.start : z.end], z.kind) for z in find_zones(text)]
    assert (TEASERS, ZoneKind.BOILERPLATE) in found
    assert all(kind is ZoneKind.BODY for words, kind in found if words != TEASERS)
