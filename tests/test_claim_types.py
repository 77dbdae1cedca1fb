"""The claim types' own examples, and what the loader refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.claim_types import builtin, compile_pattern, load, parse
from factcheck.errors import TypesError
from factcheck.extraction.examples import Outcome, run_examples

GOOD = '[[example]]\ntext = "a"\n[[example]]\ntext = "b"\nnone = true\n'


@pytest.fixture(scope="module")
def outcomes() -> dict[tuple[str, str], Outcome]:
    return {(o.type.id, o.example.text): o for o in run_examples()}


@pytest.mark.parametrize(("name", "text"), [(t.id, e.text) for t in builtin().values() for e in t.examples])
def test_example(outcomes: dict[tuple[str, str], Outcome], name: str, text: str) -> None:
    outcome = outcomes[name, text]
    assert outcome.passed, [(c.type, c.value) for c in outcome.found]


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ("id = ", "not TOML"),
        ('id = "X y"\n', "needs an id"),
        ('id = "x"\nkind = "number"\n', "unknown kind"),
        ('id = "x"\nlable = "y"\n', "'lable'"),
        ('id = "x"\n[[rule]]\nnouns = "a"\n', "'nouns'"),
        ('id = "x"\n[[rule]]\nnoun = "@peple"\n', "@peple"),
        ('id = "x"\n[[example]]\ntext = "a"\n', "that it does not"),
        ('id = "x"\n[[example]]\ntext = "a"\nnone = true\n', "that it finds"),
        ('id = "x"\n[[example]]\nnone = true\n', "needs its text"),
        ('id = "x"\n[[rule]]\nnoun = 3\n', "must be words"),
    ],
)
def test_wrong_type_is_refused(toml: str, says: str) -> None:
    with pytest.raises(TypesError) as caught:
        parse(toml, "x.toml")
    assert "x.toml" in str(caught.value)
    assert says in str(caught.value)


def test_a_misspelt_key_is_answered_with_the_nearest() -> None:
    with pytest.raises(TypesError, match="did you mean 'label'"):
        parse('id = "x"\nlable = "y"\n' + GOOD, "x.toml")


def test_a_folder_adds_a_type(tmp_path: Path) -> None:
    (tmp_path / "sorties.toml").write_text(
        'id = "sorties"\nlabel = "sorties"\nunit = "sortie"\n[[rule]]\nweight = 40\nnoun = "sortie"\n'
        '[[example]]\ntext = "They flew 12 sorties."\nlow = 12\nhigh = 12\n[[example]]\ntext = "x"\nnone = true\n',
        encoding="utf-8",
    )
    assert "sorties" in load([str(tmp_path)])
    outcomes = list(run_examples([str(tmp_path)], only="sorties"))
    assert [o.passed for o in outcomes] == [True, True]
    assert [c.type for c in outcomes[0].found] == ["sorties"]


def test_a_folder_that_is_not_there_is_an_error() -> None:
    with pytest.raises(TypesError, match="no such folder"):
        load(["nowhere"])


@pytest.mark.parametrize(
    ("pattern", "string", "matches"),
    [
        ("be|get @hit # time", "he be shoot # time . ", True),
        ("be|get @hit # time", "he shoot # time . ", False),
        ("kill * #", "kill all of the # ", True),
        ("kill * #", "kill a b c d e # ", False),
        ("kill * #", "kill . # ", False),
        ("?the #", "# ", True),
    ],
)
def test_patterns(pattern: str, string: str, matches: bool) -> None:
    assert bool(compile_pattern(pattern).search(string)) is matches


def test_words_that_rule_a_type_out_reach_all_its_rules() -> None:
    made = parse('id = "x"\nunless = "golf @not_guns"\n[[rule]]\nnot_sentence = "a"\n[[implied]]\n' + GOOD, "x.toml")
    assert {"a", "golf", "puck"} <= made.rules[0].not_sentence
    assert {"golf", "puck"} <= made.implied[0].not_sentence
