"""Two texts side by side: golden pairs through the whole flow, and the rules on hand-made claims."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.judgement import place, wording
from factcheck.judgement.compare import MOST, compare
from factcheck.judgement.in_passing import SCOPE, in_passing, is_in_passing
from factcheck.judgement.opposed import denied
from factcheck.model import Anchor, Article, Claim, Comparison, DateValue, Polarity, Qualifier, Quantity, RelationKind
from factcheck.pairs import compare_pairs

GOLDEN = Path(__file__).parent / "golden"
PAIRS: list[dict[str, str]] = tomllib.loads((GOLDEN / "compare.toml").read_text("utf-8"))["pair"]
HEADLINES: list[dict[str, str]] = tomllib.loads((GOLDEN / "compare_headlines.toml").read_text("utf-8"))["pair"]
SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "pairs" / "mnli_numeric" / "gold.jsonl"


def always(a: Claim, b: Claim) -> float:
    return 1.0


def never(a: Claim, b: Claim) -> float:
    return 0.0


def compared(pairs: list[dict[str, str]], folder: Path) -> list[Comparison]:
    """The comparison of each pair and, after them all, of each pair the other way round."""
    both = [(p["a"], p["b"]) for p in pairs] + [(p["b"], p["a"]) for p in pairs]
    path = folder / "pairs.jsonl"
    path.write_text("".join(json.dumps({"id": str(n), "a": a, "b": b}) + "\n" for n, (a, b) in enumerate(both)))
    return list(compare_pairs(str(path)))


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> list[Comparison]:
    return compared(PAIRS, tmp_path_factory.mktemp("golden"))


@pytest.fixture(scope="module")
def headlines(tmp_path_factory: pytest.TempPathFactory) -> list[Comparison]:
    return compared(HEADLINES, tmp_path_factory.mktemp("headlines"))


# --- golden pairs ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("n", range(len(PAIRS)), ids=lambda n: f"{PAIRS[n]['a']} | {PAIRS[n]['b']}")
def test_golden_pairs(golden: list[Comparison], n: int) -> None:
    assert golden[n].relation == PAIRS[n]["is"], golden[n].evidence


@pytest.mark.parametrize("n", range(len(HEADLINES)), ids=lambda n: f"{HEADLINES[n]['a']} | {HEADLINES[n]['b']}")
def test_headlines_that_tell_the_same_are_no_conflict(headlines: list[Comparison], n: int) -> None:
    assert headlines[n].relation is not RelationKind.CONFLICT, headlines[n].evidence


def test_the_order_of_the_texts_plays_no_part(golden: list[Comparison]) -> None:
    half = len(PAIRS)
    for one, other in zip(golden[:half], golden[half:], strict=True):
        assert one.relation is other.relation
        assert sorted((e.relation, e.a.quote, e.b.quote) for e in one.evidence) == sorted(
            (e.relation, e.b.quote, e.a.quote) for e in other.evidence
        )


def test_every_reason_quotes_the_figures_it_is_about(golden: list[Comparison]) -> None:
    for e in (e for c in golden for e in c.evidence):
        assert any(" ".join(v.text.split()) in e.reason for v in (e.a.value, e.b.value)), e.reason
        assert "{" not in e.reason


def test_typed_figures_of_one_event_are_about_one_thing(golden: list[Comparison]) -> None:
    (found,) = [c for c, p in zip(golden, PAIRS, strict=False) if p["b"].startswith("The explosion left 14 dead")]
    assert {(e.a.type, str(e.relation)) for e in found.evidence} == {("killed", "conflict"), ("injured", "compatible")}


@pytest.mark.skipif(not SHARED.exists(), reason="the shared gold data is not here")
def test_sentence_pairs_of_the_shared_data(tmp_path: Path) -> None:
    gold = [json.loads(line) for line in SHARED.read_text("utf-8").splitlines()]
    got = compared([{"a": g["a"], "b": g["b"]} for g in gold], tmp_path)[: len(gold)]
    said = [g["label"] for g, c in zip(gold, got, strict=True) if c.relation is RelationKind.CONFLICT]
    right = said.count("contradiction")
    assert right >= 0.94 * len(said)
    assert right >= 0.30 * sum(g["label"] == "contradiction" for g in gold)


# --- the rules -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "want"),
    [
        (["5"], ["7"], "conflict"),
        (["5"], ["5"], "agree"),
        (["5"], ["at least 4"], "compatible"),
        (["5"], [], "not_comparable"),
        (["12", "3"], ["3"], "agree"),  # 3 is borne out, so 12 beside it is another thing
        (["40 metres"], ["40 minutes"], "not_comparable"),
        (["9", "5"], ["14"], "compatible"),  # a sum
    ],
)
def test_figures_of_one_type(world: Any, first: list[str], second: list[str], want: str) -> None:
    a = [world.claim("a", s) for s in first]
    b = [world.claim("b", s) for s in second]
    got = compare("x", a, b, always)
    assert (got.id, got.relation) == ("x", want)
    back = compare("x", b, a, always)
    assert back.relation is got.relation and len(back.evidence) == len(got.evidence)


@pytest.mark.parametrize(
    ("slots", "want"),
    [
        ({"scope": "part"}, "compatible"),
        ({"scope": "additional"}, "compatible"),
        ({"group": "child"}, "compatible"),
        ({"event": "1984"}, "not_comparable"),
    ],
)
def test_slots_tell_a_part_from_the_whole_and_one_event_from_another(
    world: Any, slots: dict[str, str], want: str
) -> None:
    a, b = world.claim("a", "14"), world.claim("b", "5", slots=slots)
    assert compare("x", [a], [b], never).relation == want


def test_more_of_a_group_than_there_are_of_all_is_a_conflict(world: Any) -> None:
    a, b = world.claim("a", "14"), world.claim("b", "20", slots={"group": "child"})
    assert compare("x", [a], [b], never).relation is RelationKind.CONFLICT


def anchored(world: Any, article: str, said: str, wording: str, **more: Any) -> Claim:
    """A claim of an untyped measure whose clause holds the words, the verb first."""
    terms = tuple(wording.split())
    more.setdefault("type", "measure")
    return world.claim(article, said, anchor=Anchor(verb=terms[0], terms=terms), **more)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("first", "second", "want"),
    [
        (("5 million dollars", "give museum city"), ("7 million dollars", "give museum"), "conflict"),
        (("5 million dollars", "give museum city"), ("7 million dollars", "offer striker club"), "not_comparable"),
        (("5 million dollars", "give museum city"), ("2 million dollars", "give museum extra"), "compatible"),
        (("5 million dollars", "give museum"), ("2 of the dollars", "give museum"), "compatible"),
        (("5 minutes", "last storm"), ("4 days", "last storm"), "not_comparable"),
        (("5 minutes", "last storm"), ("50 minutes", "last storm"), "conflict"),
        (
            ("5 million dollars", "accuse mayor theft"),
            ("7 million dollars", "steal mayor accusation theft"),
            "conflict",
        ),
    ],
)
def test_a_conflict_needs_common_words_and_no_explanation(world: Any, first: Any, second: Any, want: str) -> None:
    a, b = anchored(world, "a", *first), anchored(world, "b", *second)
    assert compare("x", [a], [b], never if want == "not_comparable" else always).relation == want


def test_a_figure_written_in_the_other_sentence_too_is_no_conflict(world: Any) -> None:
    a = anchored(world, "a", "12 dollars", "give museum", quote="They gave 12 dollars, or 15 with the tip.")
    b = anchored(world, "b", "15 dollars", "give museum")
    assert compare("x", [a], [b], always).evidence == ()


@pytest.mark.parametrize(
    ("quote", "want"),
    [
        ("They never paid the guest 5 dollars.", "conflict"),
        ("They never paid the driver 5 dollars.", "not_comparable"),  # denied of another doing
        ("They did not say that they paid the guest 5 dollars.", "agree"),  # the saying is denied
        ("Not only did they pay the guest 5 dollars.", "agree"),
        ("If they had not paid the guest 5 dollars.", "agree"),
    ],
)
def test_a_denial_must_be_of_the_very_same_doing(world: Any, quote: str, want: str) -> None:
    a = anchored(world, "a", "5 dollars", "pay guest", quote="They paid the guest 5 dollars.")
    polarity = Polarity.DENIED if want == "not_comparable" else Polarity.ASSERTED
    b = anchored(world, "b", "5 dollars", "pay guest", quote=quote, polarity=polarity)
    assert compare("x", [a], [b], always).relation == want


def test_a_figure_left_open_contradicts_nothing(world: Any) -> None:
    a, b = world.claim("a", "5"), world.claim("b", "7", polarity=Polarity.UNKNOWN)
    assert compare("x", [a], [b], always).relation is RelationKind.COMPATIBLE


@pytest.mark.parametrize(
    ("quote", "want"),
    [
        ("No shots were fired at 9:32.", True),
        ("It was not that no shots were fired at 9:32.", True),  # the denial of the saying is another statement
        ("They did not say no at 9:32.", False),  # two denials
        ("It did not start until 9:32.", False),
        ("Although nobody came, it started at 9:32.", True),
        ("It started at 9:32 but nobody came.", False),
    ],
)
def test_a_denial_reaches_as_far_as_its_statement(world: Any, quote: str, want: bool) -> None:
    claim = world.claim("a", "clock:9:32", type="clock_time", quote=quote)
    assert denied(place.place_of(claim)) is want


# --- what is said in passing -----------------------------------------------------------------------------------------


def test_dates_centuries_and_numbers_of_names_are_said_in_passing() -> None:
    text = "The 1996 campaign began on Flight 93. It recalled the 16th century."
    found = in_passing(Article("a", text), [])
    assert [(c.type, text[c.start : c.end]) for c in found] == [
        ("date", "1996"),
        ("number", "93"),
        ("date", "16th century"),
    ]
    assert found[2].value == DateValue("1500/1599", "16th century")
    assert all(is_in_passing(c) and c.slot("scope") == SCOPE for c in found)


def test_what_is_a_claim_is_not_said_in_passing(world: Any) -> None:
    world.article("a", "The 1996 campaign cost 93 lives.")
    claim = world.claim("a", Quantity(93, 93, 93, "person", Qualifier.EXACT, "93 lives"))
    assert [c.value.text for c in in_passing(world.articles["a"], [claim])] == ["1996"]


@given(st.text(alphabet="ab 19/.,-th century\n", max_size=80))
def test_what_is_said_in_passing_is_quoted_exactly(text: str) -> None:
    for claim in in_passing(Article("a", text), []):
        assert text[claim.start : claim.end] == claim.value.text
        assert claim.value.text in claim.quote


# --- words -----------------------------------------------------------------------------------------------------------


@given(st.text(alphabet="abcde", max_size=12), st.text(alphabet="abcde", max_size=12))
def test_one_word_in_two_forms(a: str, b: str) -> None:
    common = 0
    while common < min(len(a), len(b)) and a[common] == b[common]:
        common += 1
    want = a == b or (common >= 5 and common >= 0.6 * max(len(a), len(b)))
    assert wording.same_word(a, b) is want and wording.same_word(b, a) is want


def test_no_more_than_so_many_claims_are_compared(world: Any) -> None:
    def claims(article: str) -> Iterator[Claim]:
        for n in range(MOST + 50):
            yield Claim(
                f"{article}{n}",
                article,
                "age",
                Quantity(n, n, n, "year", Qualifier.EXACT, str(n)),
                "",
                n,
                n + 1,
                str(n),
            )

    got = compare("x", list(claims("a")), list(claims("b"))[-1:], never)
    assert got.relation is RelationKind.NOT_COMPARABLE


def test_a_word_that_many_sentences_share_says_little(world: Any) -> None:
    many = [
        anchored(world, "a", f"{n} dollars", f"verb{n} bank", quote=f"Sentence {n}: {n} dollars.") for n in range(9)
    ]
    left = wording.worth(many)
    assert left.keys() == {"bank"} and 0 < left["bank"] < 0.1
    assert wording.worth(many[:4]) == {}
    alone, told = place.place_of(many[0]), place.place_of(many[0], left)
    assert told.near["bank"] == alone.near["bank"] * left["bank"]


# --- a headline means what its article says --------------------------------------------------------------------------


def test_a_headline_drops_the_bound_of_its_article(world: Any) -> None:
    world.article("a", "At least 85 people died in the raid.", title="Raid kills 85")
    world.claim("a", "85", headline=True)
    world.claim("a", "at least 85")
    world.article("b", "More than 100 died.")
    world.claim("b", "more than 100")
    assert world.verdict().verdict == "compatible"


def test_a_headline_over_another_figure_means_what_it_says(world: Any) -> None:
    world.article("a", "At least 80 people died in the raid.", title="Raid kills 85")
    world.claim("a", "85", headline=True)
    world.claim("a", "at least 80")
    world.article("b", "More than 100 died.")
    world.claim("b", "more than 100")
    assert world.verdict().verdict == "conflict"


def test_another_outlet_that_says_the_bare_figure_means_it(world: Any) -> None:
    world.article("a", "At least 85 people died in the raid.", title="Raid kills 85")
    world.claim("a", "85", headline=True)
    world.claim("a", "at least 85")
    world.claim("b", "85")
    world.claim("c", "more than 100")
    assert world.verdict().verdict == "conflict"
