"""Articles placed one by one among stories that stand, against grouping everything anew."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable

import pytest
from alignment.test_alignment_shared import _b_cubed
from alignment.test_alignment_stories import ALL, BRIDGE, EXPECTED, FIRE, LONE
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.alignment.stories import grouped
from factcheck.alignment.story_index import StoryIndex
from factcheck.alignment.story_shelf import Memory
from factcheck.model import Article

Load = Callable[[str], tuple[list[Article], dict[str, str]]]


def _index(articles: list[Article]) -> tuple[StoryIndex, dict[str, int]]:
    """An index, and the story of each article in it."""
    grouping = grouped(articles)
    return StoryIndex(Memory(grouping)), {
        grouping.articles[k].id: g for g, (members, _) in enumerate(grouping.groups) for k in members
    }


def test_a_new_article_joins_its_story_or_opens_one() -> None:
    index, story = _index([*BRIDGE[:2], *FIRE])
    assert index.place(BRIDGE[2]) == story["bridge-1"]
    assert index.place(LONE) is None
    assert index.add(LONE) not in set(story.values())
    assert index.place(LONE) == index.add(LONE)


def test_nothing_is_near_an_empty_index_or_an_empty_article() -> None:
    assert _index([])[0].place(LONE) is None
    assert _index(ALL)[0].place(Article("empty", "")) is None


@given(st.permutations([a for a in ALL if a.id not in ("bridge-1", "fire-1")]))
@settings(max_examples=40)
def test_articles_of_other_events_may_come_in_any_order(later: list[Article]) -> None:
    index, story = _index([BRIDGE[0], FIRE[0]])
    story |= {a.id: index.add(a) for a in later}
    found: dict[int, set[str]] = defaultdict(set)
    for id_, number in story.items():
        found[number].add(id_)
    assert {frozenset(ids) for ids in found.values()} == EXPECTED


def test_asking_changes_nothing() -> None:
    index, _ = _index(ALL[:4])
    before = [index.place(a) for a in ALL]
    assert [index.place(a) for a in reversed(ALL)] == before[::-1]


@pytest.mark.parametrize(
    ("name", "floor", "like"),
    [("gvc", 0.96, 0.97), ("allsides", 0.905, 0.93), ("g5w1h", 0.94, 0.97), ("ecbplus", 0.88, 0.93)],
)
def test_a_fifth_placed_one_by_one_is_nearly_as_good_as_grouping_all(
    articles_of: Load, name: str, floor: float, like: float
) -> None:
    """``floor`` against the gold events, ``like`` against the stories of all articles grouped together, as B-cubed."""
    articles, gold = articles_of(name)
    drawn = random.Random(0).sample(articles, len(articles) // 5)
    late = {a.id for a in drawn}
    index, story = _index([a for a in articles if a.id not in late])
    for one in sorted(drawn, key=lambda a: (a.published or "~", a.id)):
        story[one.id] = index.add(one)
    ours = {i: str(number) for i, number in story.items()}
    assert _b_cubed(gold, ours) >= floor
    assert _b_cubed({i: str(number) for i, number in _index(articles)[1].items()}, ours) >= like
