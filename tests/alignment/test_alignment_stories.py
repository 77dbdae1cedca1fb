"""Which articles tell the same story, on texts of our own."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.alignment.stories import group
from factcheck.model import Article, Story

BRIDGE = [
    Article(
        "bridge-1",
        "A rope bridge at Kestrel Gorge gave way on Sunday and eleven hikers fell into the Arnel river. "
        "Ranger Mira Hollund said the cable had rusted through.",
        "Arnel Post",
        "Rope bridge collapses at Kestrel Gorge",
        "2019-05-05",
    ),
    Article(
        "bridge-2",
        "Eleven people dropped into the Arnel when the Kestrel Gorge bridge snapped. Hollund, a ranger, blamed rust "
        "in the cable and closed the trail.",
        "Hill Radio",
        "Hikers fall as gorge bridge snaps",
        "2019-05-06",
    ),
    Article(
        "bridge-3",
        "Inspectors had warned of a rusty cable on the Kestrel Gorge rope bridge, ranger Mira Hollund admitted.",
        "The Valley",
        "Kestrel Gorge: warnings ignored",
        "2019-05-07",
    ),
]
FIRE = [
    Article(
        "fire-1",
        "A blaze at the Tolvan paper mill in Ostrand burned through the night. Fire chief Pell Sorby said a dryer "
        "overheated. Nobody was inside.",
        "Ostrand Daily",
        "Paper mill burns in Ostrand",
        "2019-05-06",
    ),
    Article(
        "fire-2",
        "Ostrand's Tolvan mill is a ruin after an overheated dryer set paper alight, according to fire chief Sorby.",
        "Coast FM",
        "Tolvan mill destroyed by fire",
        "2019-05-06",
    ),
]
LONE = Article(
    "chess", "Grandmaster Ilo Vaszary drew all nine games of the Brenn open.", "Mate", "Vaszary draws", "2019-05-06"
)
ALL = [*BRIDGE, *FIRE, LONE]


def _groups(stories: list[Story]) -> set[frozenset[str]]:
    return {frozenset(s.articles) for s in stories}


EXPECTED = {
    frozenset(a.id for a in BRIDGE),
    frozenset(a.id for a in FIRE),
    frozenset([LONE.id]),
}


def test_each_event_is_a_story_and_a_lone_article_is_its_own() -> None:
    assert _groups(group(ALL)) == EXPECTED


def test_nothing_in_nothing_out() -> None:
    assert group([]) == []


def test_an_article_without_words_stands_alone() -> None:
    assert {len(s.articles) for s in group([Article("a", ""), Article("b", "…")])} == {1}


def test_days_and_label_come_from_the_articles() -> None:
    story = next(s for s in group(ALL) if "bridge-1" in s.articles)
    assert (story.start, story.end) == ("2019-05-05", "2019-05-07")
    assert story.label in {a.title for a in BRIDGE}


@given(st.integers(0, 10_000))
@settings(max_examples=25)
def test_the_order_of_the_articles_changes_nothing(seed: int) -> None:
    mixed = list(ALL)
    random.Random(seed).shuffle(mixed)
    assert group(mixed) == group(ALL)


def test_a_verbatim_copy_joins_its_original_and_moves_nothing_else() -> None:
    for original in ALL:
        copy = replace(original, id="copy", outlet="Elsewhere")
        found = _groups(group([*ALL, copy]))
        assert {frozenset(s - {"copy"}) for s in found} == EXPECTED
        assert any({original.id, "copy"} <= s for s in found)


def test_the_same_words_a_year_later_are_another_story() -> None:
    later = replace(BRIDGE[0], id="later", published="2020-05-05")
    found = _groups(group([*ALL, later]))
    assert len(found) >= 3  # near-identical reports may be joined; the rest stays as it was
    assert frozenset(a.id for a in FIRE) in found


def _shooting(n: int, name: str, town: str, street: str, day: int) -> list[Article]:
    """Two short reports in the words every such report uses."""
    return [
        Article(
            f"s{n}-a",
            f"A man was shot and killed in {town} on Monday night, police said. Officers found {name} with a gunshot "
            f"wound on {street} Street. He died in hospital. No arrest was made.",
            published=f"2016-03-{day:02}",
        ),
        Article(
            f"s{n}-b",
            f"Police in {town} named the man killed in a shooting as {name}. Detectives ask anyone with information "
            f"about the shooting on {street} Street to call.",
            published=f"2016-03-{day + 1:02}",
        ),
    ]


def test_look_alike_events_stay_apart() -> None:
    names = ["Deon Barkley", "Luis Ortega", "Cole Whitman", "Andre Fontaine", "Marcus Teague", "Ray Halloran"]
    towns = ["Dayton", "Fresno", "Mobile", "Reno", "Toledo", "Macon"]
    streets = ["Alder", "Birch", "Cedar", "Dogwood", "Elmhurst", "Fircrest"]
    pairs = [_shooting(n, *row, day=3 + n) for n, row in enumerate(zip(names, towns, streets, strict=True))]
    found = _groups(group([a for pair in pairs for a in pair]))
    assert found == {frozenset(a.id for a in pair) for pair in pairs}
