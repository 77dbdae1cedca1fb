"""The folder of claim types that a user may take as a model: it loads, and its own examples come out as written."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.claim_types import builtin, load

EXAMPLES = Path(__file__).parents[1] / "examples"
TYPES = str(EXAMPLES / "claim-types")


def test_the_folder_adds_its_types_to_the_packages() -> None:
    assert set(load([TYPES])) - set(builtin()) == {"buildings_destroyed", "evacuated"}


def test_the_config_names_the_folder_and_the_corpus() -> None:
    from factcheck.config import load_file

    config = load_file(EXAMPLES / "factcheck.toml")
    assert [Path(t).resolve() for t in config.types] == [Path(TYPES).resolve()]
    assert Path(config.corpus).resolve() == (EXAMPLES.parent / "corpus").resolve()


@pytest.mark.parametrize("type_id", ["buildings_destroyed", "evacuated"])
def test_its_examples_come_out_as_written(type_id: str) -> None:
    from factcheck.extraction.examples import run_examples

    outcomes = list(run_examples([TYPES], only=type_id))
    assert len(outcomes) >= 3
    assert [(o.example.text, [c.type for c in o.found]) for o in outcomes if not o.passed] == []
