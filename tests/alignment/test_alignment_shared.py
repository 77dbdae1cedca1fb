"""Floors on the shared data that may not sink; the bars themselves are measured by ../shared/eval/score.py."""

from __future__ import annotations

import importlib.util
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.alignment.stories import group
from factcheck.model import Article

SHARED = Path(__file__).parents[2].parent / "shared" / "data"

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


@pytest.mark.parametrize(("name", "floor"), [("gvc", 0.975), ("allsides", 0.96), ("g5w1h", 0.94), ("ecbplus", 0.905)])
def test_grouping_keeps_its_floor(articles_of: Load, name: str, floor: float) -> None:
    articles, gold = articles_of(name)
    ours = {i: s.id for s in group(articles) for i in s.articles}
    assert _b_cubed(gold, ours) >= floor


def test_sets_together_are_grouped_as_well_as_alone(articles_of: Load) -> None:
    """Gun violence, politics and world news in one corpus."""
    sets = {name: articles_of(name) for name in ("gvc", "allsides", "g5w1h")}
    articles = [replace(a, id=f"{name}/{a.id}") for name, (found, _) in sets.items() for a in found]
    gold = {f"{name}/{i}": f"{name}/{event}" for name, (_, events) in sets.items() for i, event in events.items()}
    ours = {i: s.id for s in group(articles) for i in s.articles}
    assert _b_cubed(gold, ours) >= 0.955


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


@pytest.mark.parametrize(
    ("name", "floors"),
    [("stories/jsa", {"align_f1": 0.94, "conflict_p": 0.94, "conflict_r": 0.76}), ("prose", {"align_f1": 0.78})],
)
def test_alignment_keeps_its_floor(
    name: str, floors: dict[str, float], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcheck.reporting.documents import report as document
    from factcheck.run import report

    path = SHARED.parent / "eval" / "score.py"
    if not path.is_file() or not (SHARED / name).is_dir():
        pytest.skip(f"no ../shared/eval/score.py or ../shared/data/{name}")
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None and spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    monkeypatch.setattr(score, "report_of", lambda articles: document(report([score.plain(articles)])))
    score.score_align(SHARED / name)
    line = capsys.readouterr().out.strip().splitlines()[-1]
    got = {k: float(v) for k, v in (part.split("=") for part in line.split()[1:])}
    assert {k: got[k] for k, floor in floors.items() if got[k] < floor} == {}
