"""The claim types' own examples, and what the loader refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.claim_types import ClaimType, Example, builtin, compile_pattern, load, parse
from factcheck.errors import TypesError
from factcheck.extraction.pipeline import extract
from factcheck.model import Article, Category, Claim, ClockTime, DateValue, Quantity

CASES = [(t, e) for t in builtin().values() for e in t.examples]
GOOD = 'id = "x"\n[[example]]\ntext = "a"\n[[example]]\ntext = "b"\nnone = true\n'


def claims_in(text: str, dirs: tuple[str, ...] = ()) -> tuple[Claim, ...]:
    (found,) = extract([Article(id="a", text=text, published="2017-11-22")], types_dirs=dirs)
    return found.claims


def fits(claim: Claim, example: Example) -> bool:
    value = claim.value
    if isinstance(value, Quantity):
        return all(
            (want is None and have is None) or (want is not None and have == pytest.approx(want, rel=1e-4))
            for want, have in ((example.low, value.low), (example.high, value.high))
        )
    if isinstance(value, Category):
        return value.category == example.value
    if isinstance(value, DateValue):
        return value.date == example.value
    assert isinstance(value, ClockTime)
    return value.time == example.value


@pytest.mark.parametrize(("claim_type", "example"), CASES, ids=[f"{t.id}: {e.text}" for t, e in CASES])
def test_example(claim_type: ClaimType, example: Example) -> None:
    mine = [c for c in claims_in(example.text) if c.type == claim_type.id]
    if example.none:
        assert mine == []
    else:
        assert any(fits(c, example) for c in mine), [(c.type, c.value) for c in claims_in(example.text)]


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ("id = ", "not TOML"),
        (GOOD + 'lable = "y"\n', "none = true"),
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
        made = parse(toml, "x.toml")
        assert made is None, "the loader took it"
    assert "x.toml" in str(caught.value)
    assert says in str(caught.value) or says == "none = true"


def test_a_misspelt_key_is_answered_with_the_nearest() -> None:
    with pytest.raises(TypesError, match="did you mean 'label'"):
        parse('lable = "y"\n' + GOOD, "x.toml")


def test_a_folder_adds_a_type(tmp_path: Path) -> None:
    (tmp_path / "sorties.toml").write_text(
        'id = "sorties"\nlabel = "sorties"\nunit = "sortie"\n[[rule]]\nweight = 40\nnoun = "sortie"\n'
        '[[example]]\ntext = "They flew 12 sorties."\nlow = 12\nhigh = 12\n[[example]]\ntext = "x"\nnone = true\n',
        encoding="utf-8",
    )
    assert "sorties" in load([str(tmp_path)])
    (claim,) = claims_in("The jets flew 12 sorties.", (str(tmp_path),))
    assert (claim.type, claim.value.low) == ("sorties", 12)  # type: ignore[union-attr]


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
