"""Which rule a figure falls under, and what is told without a figure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claim_types import ClaimType, Rule, compile_pattern, parse
from factcheck.extraction.classify import classify, classify_implied, holds
from factcheck.extraction.context import Context
from factcheck.extraction.mention import Mention
from factcheck.extraction.pipeline import extract
from factcheck.model import Article, Claim, Qualifier, Quantity

MENTION = Mention(0, 1, 5, 5, 5, Qualifier.EXACT)
PLAIN = Context(
    mention=MENTION,
    noun="round",
    noun_token=None,
    phrase_end=1,
    modifiers=("live",),
    of=(),
    verb="fire",
    verb_token=None,
    role="dobj",
    prep="",
    patient_of=frozenset({"fire"}),
    agent_of=frozenset(),
    clause=("guard",),
    sentence=("night",),
    names=(),
    string="guard fire # live round . ",
    article=frozenset({"guard"}),
    subject=frozenset({"guard"}),
    object=frozenset({"round"}),
)
WORDS = ("noun", "modifier", "patient_of", "acts", "role", "clause", "sentence", "article")
NOT_WORDS = ("not_noun", "not_modifier", "not_acts", "not_clause", "not_sentence", "not_subject", "not_object")
MET = {
    "noun": "round", "modifier": "live", "patient_of": "fire", "acts": "fire", "role": "dobj", "clause": "guard",
    "sentence": "night", "article": "guard", "not_noun": "round", "not_modifier": "live", "not_acts": "fire",
    "not_clause": "guard", "not_sentence": "night", "not_subject": "guard", "not_object": "round",
}  # fmt: skip


@pytest.mark.parametrize("name", WORDS)
def test_a_condition_asks_for_one_of_its_words(name: str) -> None:
    assert holds(replace(Rule(), **{name: frozenset({MET[name], "x"})}), PLAIN)
    assert not holds(replace(Rule(), **{name: frozenset({"x"})}), PLAIN)


@pytest.mark.parametrize("name", NOT_WORDS)
def test_a_negative_condition_forbids_each_of_its_words(name: str) -> None:
    assert not holds(replace(Rule(), **{name: frozenset({MET[name], "x"})}), PLAIN)
    assert holds(replace(Rule(), **{name: frozenset({"x"})}), PLAIN)


@given(st.sets(st.sampled_from(WORDS + NOT_WORDS)), st.sets(st.sampled_from(WORDS + NOT_WORDS)))
def test_all_conditions_must_hold(met: set[str], unmet: set[str]) -> None:
    given_ = {n: frozenset({MET[n] if n in met else "x"}) for n in met | unmet}
    wanted = all((n in met) == (n in WORDS) for n in given_)
    assert holds(replace(Rule(), **given_), PLAIN) is wanted


def test_a_rule_that_names_no_dimension_is_about_counts() -> None:
    metres = replace(PLAIN, mention=replace(MENTION, dimension="length"))
    assert not holds(Rule(), metres)
    assert holds(Rule(dimension=frozenset({"length"})), metres)


@pytest.mark.parametrize("form", ["bare", "sites"])
def test_what_has_no_figure_is_only_for_rules_that_ask_for_it(form: str) -> None:
    unnumbered = replace(PLAIN, mention=replace(MENTION, form=form))
    assert not holds(Rule(), unnumbered)
    assert holds(Rule(form=frozenset({form})), unnumbered)


def _type(name: str, weight: int, *, pattern: str = "#", beside: str = "") -> ClaimType:
    rule = Rule(weight=weight, patterns=(compile_pattern(pattern),))
    return ClaimType(name, rules=(rule,), implied=(rule,), beside=frozenset(beside.split()))


def test_the_heaviest_rule_that_holds_wins() -> None:
    types = {t.id: t for t in (_type("a", 5), _type("b", 9), _type("c", 20, pattern="shoot #"))}
    assert [t.type.id for t in classify(PLAIN, types)] == ["b"]
    implied = classify_implied(PLAIN, types)
    assert implied is not None
    assert implied.type.id == "b"


def test_a_type_may_stand_beside_another() -> None:
    types = {t.id: t for t in (_type("a", 5, beside="b"), _type("b", 9), _type("c", 7))}
    assert [t.type.id for t in classify(PLAIN, types)] == ["b", "a"]


def test_no_type_wants_it() -> None:
    assert classify(PLAIN, {"c": _type("c", 20, pattern="shoot #")}) == []


@pytest.mark.parametrize(
    ("part", "string", "found"),
    [
        ("hit ?_ #", "hit # ", True),
        ("hit ?_ #", "hit reid # ", True),
        ("hit ?_ #", "hit a b # ", False),
        ("bullet ** #", "bullet on nov. 13 # ", True),
        ("bullet ** #", "bullet . then # ", False),
        ("hit ~ #", "hit he , and # ", False),
    ],
)
def test_gaps(part: str, string: str, found: bool) -> None:
    assert bool(compile_pattern(part).search(string)) is found


def _claims(text: str, kind: str) -> list[Claim]:
    (extracted,) = extract([Article(id="a", text=text, published="2020-05-01")])
    return [c for c in extracted.claims if c.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("The two groups exchanged gunfire.", "shots_fired", ["gunfire"]),
        ("A hail of bullets met the van.", "shots_fired", ["bullets"]),
        ("Shots were fired. Neighbours heard six shots.", "shots_fired", ["six shots"]),
        ("The two groups did not exchange gunfire.", "shots_fired", []),
        ("He was shot in hip, both shoulders, knee and back.", "wounds", ["hip, both shoulders, knee and back"]),
        ("He was shot in the left side of his face.", "wounds", []),
        ("A man was shot in the back of a car.", "wounds", []),
        ("A man was shot on the Southwest Side.", "wounds", []),
        ("They fled on foot after the shot.", "wounds", []),
    ],
)
def test_what_is_told_without_a_figure(text: str, kind: str, said: list[str]) -> None:
    claims = _claims(text, kind)
    assert [c.value.text for c in claims] == said
    assert [text[c.start : c.end] for c in claims] == said


def test_where_he_was_hit_is_not_how_often() -> None:
    claims = _claims("He was shot twice, in the elbow and shoulder.", "wounds")
    assert [(c.value.text, c.slot("scope")) for c in claims] == [("twice", None), ("the elbow and shoulder", "sites")]


def test_times_without_an_act_continue_the_times_before() -> None:
    (first, second) = _claims("He was shot five times. Later it is at least six times.", "wounds")
    assert isinstance(first.value, Quantity)
    assert isinstance(second.value, Quantity)
    assert (first.value.low, second.value.low, second.value.unit) == (5, 6, "gunshot wound")


def test_times_with_an_act_of_their_own_do_not_continue() -> None:
    assert len(_claims("He was shot five times. The gate was opened six times.", "wounds")) == 1


def test_a_users_type_may_ask_for_the_article() -> None:
    toml = (
        'id = "hits"\n[[rule]]\nnoun = "hit"\narticle = "rifle"\n'
        '[[example]]\ntext = "a"\n[[example]]\ntext = "b"\nnone = true\n'
    )
    (rule,) = parse(toml, "hits.toml").rules
    assert rule.article == frozenset({"rifle"})
