"""check, the rules inside one article, and the codes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import UsageError
from factcheck.extraction.pipeline import extract
from factcheck.judgement import arithmetic, findings
from factcheck.judgement.codes import codes, explain
from factcheck.judgement.judge import judge
from factcheck.model import Anchor, Article, Claim, DateValue, Estimate, Finding, RelationKind, ZoneKind
from factcheck.reading.zones import find_zones


def checked(world: Any, draft: str = "draft") -> tuple[Finding, ...]:
    judged = judge(world.story(), world.claims, world.articles)
    return findings.check([draft], [judged], world.claims, world.articles)


# --- check -----------------------------------------------------------------------------------------------------------


def test_a_figure_outside_the_corpus_is_an_error_with_quotes(world: Any) -> None:
    world.claim("draft", "40 rounds", type="shots_fired")
    a = world.claim("BBC", "20 rounds", type="shots_fired", quote="They fired 20 rounds.")
    b = world.claim("CNN", "25 rounds", type="shots_fired", quote="He heard 25 rounds.")
    (found,) = checked(world)
    assert (found.code, found.severity, found.relation) == ("FC101", "error", RelationKind.CONFLICT)
    assert found.corpus == Estimate(20, 20, 25)
    assert found.opposing == (a.id, b.id) and found.supporting == ()
    assert found.message == (
        "“40 rounds” lies outside what the other outlets say; BBC and CNN say otherwise: "
        "“They fired 20 rounds.” (BBC), “He heard 25 rounds.” (CNN)"
    )


@pytest.mark.parametrize(
    ("said", "place"), [("22", "lies within"), ("20", "lies at the edge of"), ("25", "lies at the edge of")]
)
def test_inside_and_at_the_edge(world: Any, said: str, place: str) -> None:
    world.claim("draft", said)
    world.claim("BBC", "20 to 25")
    (found,) = checked(world)
    assert (found.severity, found.relation, found.code) == ("note", RelationKind.COMPATIBLE, "")
    assert place in found.message


def test_agreement_names_who_agrees(world: Any) -> None:
    world.claim("draft", "5")
    for outlet in ("A", "B", "C", "D"):
        world.claim(outlet, "5")
    (found,) = checked(world)
    assert (found.severity, found.relation, len(found.supporting)) == ("note", RelationKind.AGREE, 4)
    assert "A, B, C and 1 more" in found.message


def test_an_overtaken_figure_is_a_warning_and_the_overtaking_one_a_note(world: Any) -> None:
    world.article("draft", published="2020-01-01")
    world.article("BBC", published="2020-01-02")
    world.claim("draft", "10", by=["police"])
    world.claim("BBC", "14", by=["police"])
    (found,) = checked(world)
    assert (found.code, found.severity, found.relation) == ("FC401", "warning", RelationKind.SUPERSEDED)
    (other,) = checked(world, "BBC")
    assert (other.severity, other.relation) == ("note", RelationKind.SUPERSEDED)
    assert "later than every figure" in other.message


def test_a_claim_nobody_else_makes_is_a_warning_only_where_a_corpus_is(world: Any) -> None:
    world.claim("draft", "10")
    (alone,) = checked(world)
    assert (alone.code, alone.severity) == ("FC301", "note")
    world.article("BBC", "Nothing about it.")
    (single,) = checked(world)
    assert (single.code, single.severity) == ("FC301", "warning")


def test_two_drafts_are_not_held_against_each_other(world: Any) -> None:
    world.claim("draft", "10")
    world.claim("draft2", "20")
    judged = judge(world.story(), world.claims, world.articles)
    found = findings.check(["draft", "draft2"], [judged], world.claims, world.articles)
    assert [f.severity for f in found] == ["note", "note"]


def test_a_comment_in_the_draft_is_not_checked(world: Any) -> None:
    claim = world.claim("draft", "10", id="c")
    world.claim("BBC", "20")
    world.claims["c"] = Claim(**{f: getattr(claim, f) for f in claim.__slots__} | {"zone": ZoneKind.COMMENT})
    assert checked(world) == ()


said_ = st.sampled_from(["4", "5", "about 5", "at least 5", "up to 7", "several", "9", "40"])


@given(st.lists(st.tuples(said_, st.sampled_from(["draft", "A", "B"])), min_size=1, max_size=7))
def test_every_claim_of_the_draft_has_one_finding(make: Any, told: Any) -> None:
    world = make()
    for words, article in told:
        world.claim(article, words)
    found = checked(world)
    assert sorted(f.claim for f in found) == sorted(c.id for c in world.claims.values() if c.article == "draft")
    for f in found:
        assert (f.severity == "error") == (f.relation is RelationKind.CONFLICT)
        assert not set(f.supporting) & set(f.opposing)
        assert all(world.claims[c].article != "draft" for c in (*f.supporting, *f.opposing))


def always(a: Claim, b: Claim) -> float:
    return 1.0


# --- inside one article ----------------------------------------------------------------------------------------------


def inside(world: Any) -> list[str]:
    (article,) = world.articles.values()
    return [f.code for f in arithmetic.check(article, list(world.claims.values()), same_thing=always)]


@pytest.mark.parametrize(
    ("title", "text", "want"),
    [
        ("Blast kills 14", "The blast killed 12 people in the market.", ["FC202"]),
        ("Blast kills 12", "The blast killed 12 people in the market.", []),
        ("Gunman among four dead", "A gunman killed three people in the market before he shot himself dead.", []),
        (
            "Blast",
            "The blast killed 12 people in the market. The mayor came. The blast killed 15 people in the market.",
            ["FC201"],
        ),
        ("Blast", "The blast killed 12 people in Osmeno. The fire killed two dogs.", []),
    ],
)
def test_figures_of_real_articles_against_each_other(title: str, text: str, want: list[str]) -> None:
    """Through extraction and alignment's own sense of one thing."""
    article = Article("a", text, "Daily", title, "2021-05-03", zones=find_zones(text, title))
    (found,) = extract([article])
    assert [f.code for f in arithmetic.check(article, found.claims)] == want


def test_two_figures_for_one_thing(world: Any) -> None:
    world.article("a", "The blast killed 12 people. Later on the page: the blast killed 14 people.")
    world.claim("a", "12 people")
    world.claim("a", "14 people")
    assert inside(world) == ["FC201"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"by": ["the hospital"]}, {"by": ["the mayor"]}),
        ({}, {"slots": {"scope": "part"}}),
        ({}, {"slots": {"event": "2015"}}),
        ({}, {"implied": True}),
        ({"type": "count"}, {"type": "count"}),
    ],
)
def test_two_figures_that_may_both_stand(world: Any, one: Any, two: Any) -> None:
    world.article("a", "The blast killed 12 people. Then 14 people were killed.")
    world.claim("a", "12 people", **one)
    world.claim("a", "14 people", **two)
    assert inside(world) == []


def test_an_article_that_tells_a_rising_toll_contradicts_nothing(world: Any) -> None:
    world.article("a", "It killed 12 people, police said first. The death toll has since risen to 14 people.")
    world.claim("a", "12 people")
    world.claim("a", "14 people")
    assert inside(world) == []


def test_headline_against_body(world: Any) -> None:
    world.article("a", "The crash killed 56 people.", title="Plane with 66 dead")
    world.claim("a", "66", headline=True)
    body = world.claim("a", "56 people")
    (found,) = arithmetic.check(world.articles["a"], list(world.claims.values()), same_thing=always)
    assert (found.code, found.opposing) == ("FC202", (body.id,))


def test_a_headline_that_one_sentence_bears_out_is_right(world: Any) -> None:
    world.article("a", "It killed 66 people by one count. By another 56 people died.", title="66 dead")
    world.claim("a", "66", headline=True)
    world.claim("a", "66 people", by=["police"])
    world.claim("a", "56 people", by=["the mayor"])
    assert inside(world) == []


@pytest.mark.parametrize(("total", "part", "want"), [("12", "14", ["FC203"]), ("14", "12", []), ("about 12", "14", [])])
def test_parts_exceed_the_total(world: Any, total: str, part: str, want: list[str]) -> None:
    world.article("a", f"It killed {total} people including {part} children.")
    quote = world.articles["a"].text
    world.claim("a", total, quote=quote)
    world.claim("a", part, quote=quote, slots={"scope": "part"})
    assert inside(world) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("It killed 12 people: 6 women, 5 men and 4 children.", ["FC203"]),
        ("It killed 12 people: 6 women, 5 men and 1 child.", []),
        ("It killed 12 people (6 guards, 5 clerks and 4 guests).", ["FC203"]),
        ("It killed 12 people, including 6 women, 5 men and 4 children.", ["FC203"]),
        ("It killed 12 people, including 7 women and 6 men.", ["FC203"]),
        ("It killed 12 people, including 7 women and 6 guards.", []),  # a woman may be a guard
        ("It killed 12 people, including 7 boys and 6 children.", []),
        ("It killed about 12 people: 6 women, 5 men and 4 children.", []),
        ("It killed 12 people: 6 women, 5 men, and in the hills 4 children.", []),  # another place's, it may be
        ("It killed 12 people: 6 women and at least 8 men.", []),
    ],
)
def test_parts_that_together_exceed_the_total(world: Any, text: str, want: list[str]) -> None:
    world.article("a", text)
    said = re.findall(r"(?:about |at least )?\d+ [a-z]+", text)
    for at, words in enumerate(said):
        slots = {"scope": "part"} if at else {}
        noun = {"children": "child", "women": "woman", "men": "man"}.get(
            words.split()[-1], words.split()[-1].rstrip("s")
        )
        claim = world.claim("a", words, quote=text, slots=slots)
        value = replace(claim.value, unit="person")
        world.claims[claim.id] = replace(claim, value=value, anchor=Anchor(noun=noun))
    assert inside(world) == want


@pytest.mark.parametrize("unit", ["year", "m"])
def test_ages_and_measures_have_no_parts(world: Any, unit: str) -> None:
    world.article("a", "It hurt a 13-year-old and others, including a 14-year-old.")
    for words, slots in (("13", {}), ("14", {"scope": "part"})):
        claim = world.claim("a", words, quote=world.articles["a"].text, slots=slots)
        world.claims[claim.id] = replace(claim, value=replace(claim.value, unit=unit))
    assert inside(world) == []


@pytest.mark.parametrize(
    ("text", "day", "want"),
    [
        ("Monday, November 13, 2017", "2017-11-13", []),
        ("Tuesday, November 13, 2017", "2017-11-13", ["FC402"]),
        ("Tuesday, November 13", "2017-11-13", []),  # nothing but the page's date tells the year
        ("early in 2017, then on Tuesday, November 13", "2017-11-13", ["FC402"]),  # the text bears the year out
        ("Tuesday, June 13", "2017-06-13", []),  # half a year away: the year may be another
        ("Tuesday", "2017-11-13", []),
        ("November 13", "2017-11-13", []),
    ],
)
def test_date_and_weekday(world: Any, text: str, day: str, want: list[str]) -> None:
    world.article("a", f"He fled on {text}.", published="2017-12-20")
    world.claim("a", DateValue(day, text.rpartition("on ")[2]), type="date")
    assert inside(world) == want


# --- codes -----------------------------------------------------------------------------------------------------------


def test_every_code_of_the_conventions_is_explained() -> None:
    wanted = {
        "FC101",
        "FC102",
        "FC103",
        "FC104",
        "FC201",
        "FC202",
        "FC203",
        "FC301",
        "FC302",
        "FC303",
        "FC401",
        "FC402",
    }
    assert wanted <= set(codes())
    for code in codes():
        first, empty, text = explain(code.lower()).split("\n", 2)
        assert first.startswith(code + " ") and empty == "" and text.endswith(".\n")


def test_an_input_code_without_its_own_text_is_explained_by_its_family() -> None:
    assert explain("FC919").startswith("FC919 ")


@pytest.mark.parametrize("wrong", ["FC999x", "FC1234", "FC1", "hello", ""])
def test_what_is_no_code_is_an_error_that_names_the_known_ones(wrong: str) -> None:
    with pytest.raises(UsageError, match="known: FC"):
        explain(wrong)
