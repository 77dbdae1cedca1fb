"""Floors on the shared data that may not sink; the bars themselves are measured by ../shared/eval/score.py."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.alignment.stories import group
from factcheck.model import Article

Load = Callable[[str], tuple[list[Article], dict[str, str]]]


def _b_cubed(gold: dict[str, str], ours: dict[str, str]) -> float:
    events, stories = defaultdict(set), defaultdict(set)
    for i, event in gold.items():
        events[event].add(i)
        stories[ours[i]].add(i)
    both = {i: len(events[gold[i]] & stories[ours[i]]) for i in gold}
    precision = sum(both[i] / len(stories[ours[i]]) for i in gold) / len(gold)
    recall = sum(both[i] / len(events[gold[i]]) for i in gold) / len(gold)
    return 2 * precision * recall / (precision + recall)


@pytest.mark.parametrize(("name", "floor"), [("gvc", 0.975), ("allsides", 0.95), ("g5w1h", 0.94), ("ecbplus", 0.895)])
def test_grouping_keeps_its_floor(articles_of: Load, name: str, floor: float) -> None:
    articles, gold = articles_of(name)
    ours = {i: s.id for s in group(articles) for i in s.articles}
    assert _b_cubed(gold, ours) >= floor


def test_each_restated_story_is_one_story_alone_and_among_the_others(articles_of: Load) -> None:
    names = ["jsa", "iran_quake_2017", "hk_march_2019", "egyptair_804"]
    sets = [articles_of(f"stories/{n}")[0] for n in names]
    assert [len(group(s)) for s in sets] == [1, 1, 1, 1]
    seeds = articles_of("seeds")[0]
    found = {frozenset(s.articles) for s in group([a for s in (*sets, seeds) for a in s])}
    assert found == {frozenset(a.id for a in s) for s in ([*sets[0], *seeds], *sets[1:])}


def test_the_corpus_is_four_stories() -> None:
    from factcheck.reading import read

    folder = Path(__file__).parents[2] / "corpus"
    articles, _ = read([str(folder)])
    assert len(group(articles)) == 4
