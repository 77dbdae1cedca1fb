"""A claim type's own comparison levels, and the table of vague words: from the files to the verdict."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from factcheck import config
from factcheck.claim_types import parse
from factcheck.config import Config
from factcheck.errors import ConfigError, TypesError
from factcheck.judgement.ladder import ladder, ladder_of
from factcheck.judgement.relations import relate
from factcheck.model import Estimate, Polarity, RelationKind, Verdict
from factcheck.run import report

TYPE = """
id = "killed"
single = true
{levels}

[[rule]]
patterns = ["kill #"]
[[example]]
text = "The blast killed 12."
low = 12
[[example]]
text = "The blast was loud."
none = true
"""


def folder(at: Path, levels: str) -> tuple[str, ...]:
    (at / "killed.toml").write_text(TYPE.format(levels=levels), encoding="utf-8")
    return (str(at),)


def test_a_type_without_levels_has_the_whole_ladder(tmp_path: Path) -> None:
    types = folder(tmp_path, "")
    assert ladder_of("killed", types).levels == ladder().levels
    assert ladder_of("no such type", types).levels == ladder().levels


def test_levels_are_those_listed_between_the_null_and_the_else_level(tmp_path: Path) -> None:
    steps = ladder_of("killed", folder(tmp_path, 'levels = ["overlap", "same"]'))
    assert [level.test for level in steps.levels] == ["missing", "overlap", "same", "else"]


def test_the_listed_levels_decide(tmp_path: Path, world: Any) -> None:
    strict = ladder_of("killed", folder(tmp_path, 'levels = ["same"]'))
    said = Polarity.ASSERTED
    pair = world.figure("about 40"), world.figure("41")
    assert relate(*pair, said, said)[0] is RelationKind.COMPATIBLE
    assert relate(*pair, said, said, steps=strict)[0] is RelationKind.CONFLICT


def test_cumulative_is_the_types_word(tmp_path: Path) -> None:
    types = folder(tmp_path, "cumulative = true")
    assert "killed" in ladder_of("killed", types).cumulative


def test_an_unknown_level_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(TypesError) as error:
        parse(TYPE.format(levels='levels = ["same", "samme"]'), "mine.toml")
    assert "samme" in error.value.message and "overlap" in (error.value.hint or "") and error.value.place == "mine.toml"


def test_levels_reach_the_verdict_through_the_config(tmp_path: Path, world: Any) -> None:
    world.claim("a", "about 40")
    world.claim("b", "41")
    assert world.verdict().verdict.value == "compatible"
    mine = Config(types=folder(tmp_path, 'levels = ["same"]'))
    assert world.verdict(config=mine).verdict.value == "conflict"


@pytest.mark.parametrize(("table", "low"), [("none", 20), ("acled", 12), ("ccc", 20)])
def test_a_vague_word_counts_by_the_table_of_the_config(world: Any, table: str, low: float) -> None:
    world.claim("a", "20")
    world.claim("b", "dozens")
    verdict: Verdict = world.verdict(config=Config(vague=table))
    assert verdict.estimate == Estimate(low, 20, 20)
    assert verdict.verdict.value == "compatible"  # whatever the table


def test_vague_through_the_whole_flow(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    rows = [
        {"outlet": "A", "published": "2021-03-04", "title": "Blast at Larnok depot", "text": text}
        for text in ("A blast at the Larnok depot killed hundreds of people.",)
    ]
    path.write_text("".join(json.dumps(r) + "\n" for r in rows))
    found = {
        table: [v.estimate for s in report([str(path)], Config(vague=table)).stories for v in s.verdicts]
        for table in ("none", "acled", "ccc")
    }
    assert found == {"none": [None], "acled": [Estimate(100, 100, 100)], "ccc": [Estimate(200, 200, 200)]}


def test_an_unknown_table_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("factcheck.toml").write_text('vague = "dozen"\n')
    with pytest.raises(ConfigError) as error:
        config.load()
    assert "acled" in f"{error.value.message} {error.value.hint}"
