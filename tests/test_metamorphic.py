"""What must not change a verdict: another wording of a figure, another order of the articles, a copy of one of them.

And what must: a figure that says something else.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from factcheck import run
from factcheck.model import Verdict

STORIES = tomllib.loads((Path(__file__).parent / "golden/metamorphic.toml").read_text("utf-8"))["story"]
WORDINGS = [pytest.param(s, x, id=f"{s['name']}: {x}") for s in STORIES for x in s["same"]]
Page = tuple[str, str]  # outlet and text
Told = Callable[[Sequence[Page]], list[Verdict]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """The verdicts on pages of one day, read in the order given."""

    def report(pages: Sequence[Page]) -> list[Verdict]:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        for k, (outlet, text) in enumerate(pages):
            front = f"---\noutlet: {outlet}\npublished: 2019-03-12\n---\n"
            (folder / f"{k}.md").write_text(f"{front}{text}\n", "utf-8")
        return [v for s in run.report([str(folder)]).stories for v in s.verdicts]

    return report


def _pages(story: dict[str, Any], wording: str) -> list[Page]:
    return [(f"Outlet {k}", text.replace("{x}", wording)) for k, text in enumerate(story["articles"])]


def _kinds(verdicts: Sequence[Verdict], type_: str) -> list[str]:
    """The verdicts on what several outlets tell of a type."""
    return [str(v.verdict) for v in verdicts if v.alignment.type == type_ and len(v.alignment.claims) > 1]


def _by_outlet(verdicts: Sequence[Verdict]) -> list[tuple[str, str, int, list[tuple[str, ...]]]]:
    """Type, verdict, sources and who holds which position, whatever the ids."""
    return sorted(
        (v.alignment.type, str(v.verdict), v.sources, sorted(p.outlets for p in v.positions)) for v in verdicts
    )


@pytest.mark.parametrize(("story", "wording"), WORDINGS)
def test_another_wording_of_a_figure_changes_no_verdict(story: dict[str, Any], wording: str, told: Told) -> None:
    assert _kinds(told(_pages(story, wording)), story["type"]) == [story["verdict"]]


@pytest.mark.parametrize("story", STORIES, ids=lambda s: s["name"])
def test_a_figure_that_says_something_else_changes_it(story: dict[str, Any], told: Told) -> None:
    assert _kinds(told(_pages(story, story["other"])), story["type"]) == [story["becomes"]]


@pytest.mark.parametrize("story", STORIES, ids=lambda s: s["name"])
def test_the_order_of_the_articles_changes_nothing(story: dict[str, Any], told: Told) -> None:
    pages = [*_pages(story, story["same"][0]), ("Outlet 9", story["articles"][0].replace("{x}", story["other"]))]
    results = [_by_outlet(told(order)) for order in permutations(pages)]
    assert results == results[:1] * len(results)


@pytest.mark.parametrize("story", STORIES, ids=lambda s: s["name"])
@pytest.mark.parametrize("copied", [0, 1])
def test_a_verbatim_copy_changes_no_verdict_and_adds_no_source(story: dict[str, Any], copied: int, told: Told) -> None:
    pages = _pages(story, story["same"][0])
    (before,) = [v for v in told(pages) if v.alignment.type == story["type"] and len(v.positions[0].outlets) >= 1]
    after = [v for v in told([*pages, ("Wire taker", pages[copied][1])]) if v.alignment.type == story["type"]]
    assert [(v.verdict, v.sources) for v in after] == [(before.verdict, before.sources)]
    assert len(after[0].alignment.claims) > len(before.alignment.claims)
