"""Positions, codes, sources, time and estimate of one alignment."""

from __future__ import annotations

import random
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.config import Config
from factcheck.judgement.judge import judge
from factcheck.judgement.sources import near, origins, shingles
from factcheck.judgement.time import Cue, cue, moment, told_at
from factcheck.model import Estimate, Polarity, Position, RelationKind, VerdictKind


def labels(positions: tuple[Position, ...]) -> list[str]:
    return [p.value.text for p in positions]


def test_agreeing_values_are_one_position_and_hedged_ones_another(world: Any) -> None:
    for outlet, said in [("a", "40"), ("b", "40"), ("c", "about 40")]:
        world.claim(outlet, said)
    verdict = world.verdict()
    assert [(p.value.text, p.outlets, p.sources) for p in verdict.positions] == [
        ("about 40", ("c",), 1),
        ("40", ("a", "b"), 2),
    ]
    assert verdict.verdict is VerdictKind.COMPATIBLE and verdict.code == ""
    assert verdict.sources == 3


def test_other_units_join_only_where_every_pair_agrees(world: Any) -> None:
    world.claim("a", "27 cm", type="length")
    world.claim("b", "11 in", type="length")
    assert labels(world.verdict().positions) == ["27 cm"]
    world.claim("c", "28 cm", type="length")  # agrees with 11 in, not with 27 cm
    verdict = world.verdict()
    assert labels(verdict.positions) == ["27 cm", "11 in", "28 cm"]
    assert [r.relation for r in verdict.relations] == [
        RelationKind.AGREE,
        RelationKind.CONFLICT,
        RelationKind.AGREE,
    ]


def test_a_joined_position_goes_with_what_any_of_its_wordings_goes_with(world: Any) -> None:
    world.claim("a", "27 cm", type="length")
    world.claim("b", "11 in", type="length")
    world.claim("c", "at least 28.2 cm", type="length")  # fits 11 in, not 27 cm
    verdict = world.verdict()
    assert len(verdict.positions) == 2
    assert verdict.verdict is VerdictKind.COMPATIBLE


def test_conflict_names_both_figures(world: Any) -> None:
    world.claim("a", "40 rounds", type="shots_fired")
    world.claim("b", "20 rounds", type="shots_fired")
    verdict = world.verdict()
    assert (verdict.verdict, verdict.code) == (VerdictKind.CONFLICT, "FC101")
    assert verdict.reason.startswith("“20 rounds” and “40 rounds” cannot both be true")


@pytest.mark.parametrize(
    ("kind", "one", "other", "code"),
    [
        ("weapon", "category:rifle", "category:pistol", "FC103"),
        ("date", "date:2017-11-13", "date:2017-11-14", "FC104"),
        ("clock_time", "clock:15:11", "clock:15:31", "FC104"),
    ],
)
def test_conflict_codes(world: Any, kind: str, one: str, other: str, code: str) -> None:
    world.claim("a", one, type=kind)
    world.claim("b", other, type=kind)
    assert world.verdict().code == code


def test_asserted_against_denied(world: Any) -> None:
    world.claim("a", "category:firing_across_line", type="violation")
    world.claim("b", "category:firing_across_line", type="violation", polarity=Polarity.DENIED)
    assert (world.verdict().verdict, world.verdict().code) == (VerdictKind.CONFLICT, "FC102")


def test_one_outlet_alone_is_single_whatever_it_says(world: Any) -> None:
    world.claim("a", "4", by=["the hospital"])
    world.claim("a", "3", by=["the civil defence"])
    verdict = world.verdict()
    assert (verdict.verdict, verdict.code) == (VerdictKind.SINGLE, "FC301")
    assert [r.relation for r in verdict.relations] == [RelationKind.CONFLICT]


def test_few_sources_are_reported_when_asked_for(world: Any) -> None:
    world.claim("a", "4")
    world.claim("b", "4")
    assert world.verdict().code == ""
    assert world.verdict(min_sources=3).code == "FC301"


# --- sources ---------------------------------------------------------------------------------------------------------


def test_nine_outlets_quoting_one_command_are_one_source(world: Any) -> None:
    for i in range(9):
        world.claim(f"outlet {i}", "5 wounds", by=["UN Command"])
    verdict = world.verdict()
    assert (verdict.verdict, verdict.code, verdict.sources) == (VerdictKind.AGREE, "FC302", 1)


def test_anonymous_sources_stay_with_their_outlets(world: Any) -> None:
    world.claim("a", "5", by=["witnesses"])
    world.claim("b", "5", by=["officials"])
    assert world.verdict().sources == 2


def test_wire_copy_counts_once(world: Any) -> None:
    quote = "The blast in the market hall killed 12 people and wounded many more, doctors said."
    world.claim("a", "12", quote=quote)
    world.claim("b", "12", quote=quote.replace("many more", "dozens"))
    world.claim("c", "12", quote="Twelve lives were lost when the hall came down.")
    assert world.verdict().sources == 2


def test_wire_credit_in_the_outlets_name(world: Any) -> None:
    world.article("x", outlet="Times of Oman (Reuters)")
    world.article("y", outlet="HuffPost UK (Reuters)")
    world.claim("x", "5")
    world.claim("y", "5")
    assert world.verdict().code == "FC302"


def test_a_citation_leads_on_to_the_cited_outlets_source(world: Any) -> None:
    world.article("g", outlet="The Guardian")
    world.claim("g", "5", by=["Joint Chiefs"])
    world.claim("week", "5", by=["The Guardian"])
    world.claim("third", "5", by=["Joint Chiefs"])
    assert len(set(origins(world.claims, world.articles).values())) == 1


def test_citations_in_a_circle_end(world: Any) -> None:
    world.claim("alpha", "5", by=["beta"])
    world.claim("beta", "5", by=["alpha"])
    assert len(origins(world.claims, world.articles)) == 2


def test_cited_outlet_wrote_otherwise(world: Any) -> None:
    world.article("g", outlet="The Guardian")
    world.claim("g", "5 wounds", type="wounds")
    world.claim("week", "7 wounds", type="wounds", by=["The Guardian"])
    verdict = world.verdict()
    assert (verdict.verdict, verdict.code) == (VerdictKind.CONFLICT, "FC303")
    assert "week credits The Guardian with “7 wounds”, but The Guardian wrote “5 wounds”" in verdict.reason


@given(st.lists(st.sampled_from("abcdefgh"), max_size=30), st.lists(st.sampled_from("abcdefgh"), max_size=30))
def test_near_is_symmetric_and_holds_for_copies(x: list[str], y: list[str]) -> None:
    a, b = shingles(" ".join(x)), shingles(" ".join(y))
    assert near(a, b) == near(b, a)
    assert near(a, a) == (len(x) >= 8)


# --- time ------------------------------------------------------------------------------------------------------------


def test_the_same_source_raising_its_toll_is_superseded(world: Any) -> None:
    for id_, day, said in [("a", "2016-06-04", "47"), ("b", "2016-06-05", "at least 82")]:
        world.article(id_, published=day)
        world.claim(id_, said, by=["the Observatory"])
    verdict = world.verdict()
    assert (verdict.verdict, verdict.code) == (VerdictKind.SUPERSEDED, "FC401")
    (relation,) = verdict.relations
    assert verdict.positions[relation.a].value.text == "47"  # a is the one that b overtook
    assert verdict.estimate == Estimate(82, 82, None)
    assert verdict.reason.endswith("the same source raised its figure later; best: the only figure not overtaken")


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (("2016-06-05", "47"), ("2016-06-04", "82"), "killed"),  # it fell
        (("2016-06-04", "47"), ("2016-06-04", "82"), "killed"),  # one day
        (("2016-06-04", "47"), ("2016-06-05", "82"), "shots_fired"),  # nothing that accumulates
        ((None, "47"), (None, "82"), "killed"),
    ],
)
def test_what_time_does_not_explain_is_a_conflict(world: Any, first: Any, second: Any, kind: str) -> None:
    for id_, (day, said) in (("a", first), ("b", second)):
        world.article(id_, published=day)
        world.claim(id_, said, by=["the Observatory"], type=kind)
    assert world.verdict().verdict is VerdictKind.CONFLICT


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2016-06", VerdictKind.SUPERSEDED),  # any day of the rise
        (None, VerdictKind.SUPERSEDED),
        ("2016-06-05", VerdictKind.CONFLICT),  # beside 82 of the same day
    ],
)
def test_a_figure_without_a_day_may_be_of_any_day_of_a_rise(world: Any, day: str | None, kind: VerdictKind) -> None:
    for id_, when, said in [("a", "2016-06-04", "47"), ("b", "2016-06-05", "82"), ("c", day, "65")]:
        world.article(id_, published=when)
        world.claim(id_, said, by=["the Observatory" if id_ != "c" else "the army"])
    assert world.verdict().verdict is kind


@pytest.mark.parametrize(("by", "kind"), [(["the group"], RelationKind.CONFLICT), ([], RelationKind.SUPERSEDED)])
def test_a_rising_toll_does_not_settle_what_one_article_disputes(world: Any, by: list[str], kind: RelationKind) -> None:
    world.article("a", published="2016-06-04", text="The toll could rise further. 32 died, and again: 50 died.")
    world.claim("a", "32", by=[])
    world.claim("a", "50", by=by)
    assert [r.relation for r in world.verdict().relations] == [kind]


def test_two_named_sources_on_two_days_are_a_conflict(world: Any) -> None:
    for id_, day, said in [("a", "2016-06-04", "47"), ("b", "2016-06-05", "82")]:
        world.article(id_, published=day)
        world.claim(id_, said, by=[f"source of {id_}"])
    assert world.verdict().verdict is VerdictKind.CONFLICT


def test_the_weekday_of_the_statement_tells_the_order(world: Any) -> None:
    world.article("a", "The monitor said on Saturday that 47 people died.", published="2016-06-05")
    world.article("b", "On Sunday the monitor said 82 people died.", published="2016-06-05")
    world.claim("a", "47", by=["the monitor"])
    world.claim("b", "82", by=["the monitor"])
    assert world.verdict().verdict is VerdictKind.SUPERSEDED


@pytest.mark.parametrize(
    ("text", "said", "want"),
    [
        ("The death toll rises to 70, officials say.", "70", Cue.NEW),
        ("The toll has risen sharply to 70.", "70", Cue.NEW),
        ("It killed 32, updating an earlier toll of 15.", "15", Cue.OLD),
        ("It killed 32, updating an earlier toll of 15.", "32", Cue.NONE),
        ("It killed 32, not the 20 first reported.", "20", Cue.OLD),
        ("It killed 32, not the 20 first reported.", "32", Cue.NONE),
        ("The toll rose from 15 to 32 overnight.", "15", Cue.OLD),
        ("The toll stood at 32, up from 15.", "15", Cue.OLD),
        ("The previous death toll was 20 with 50 others injured.", "50", Cue.OLD),
        ("At least 70 died, officials now say.", "70", Cue.NEW),
        ("At least 70 died, and now the town mourns.", "70", Cue.NONE),
        ("Prices rose to record highs. The bomb killed 12.", "12", Cue.NONE),
        ("He rose to fame. It killed 12 people.", "12", Cue.NONE),
    ],
)
def test_cues(world: Any, text: str, said: str, want: Cue) -> None:
    world.article("a", text)
    claim = world.claim("a", said)
    assert cue(claim, world.articles["a"]) is want


def test_a_corrected_figure_is_superseded_in_any_type(world: Any) -> None:
    world.article("a", "He was hit by 5 bullets, not the 7 bullets first reported.")
    world.claim("a", "5 bullets", type="wounds")
    world.claim("a", "7 bullets", type="wounds")
    world.claim("b", "5 bullets", type="wounds")
    verdict = world.verdict()
    assert (verdict.verdict, verdict.code) == (VerdictKind.SUPERSEDED, "FC401")


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("Saturday 4 June 2016 The blast hit a market.", True),
        ("The blast on Saturday, June 4 hit a market.", True),
        ("The blast on Saturday, killing 14, hit a market.", False),
        ("The blast on Saturday 12 km from here hit a market.", False),
    ],
)
def test_a_dateline_tells_when_its_figures_were_told(world: Any, text: str, late: bool) -> None:
    world.article("a", text, published="2016-06-05")
    told = told_at(world.claim("a", "14", quote="14 died."), world.articles["a"])
    assert told is not None and told.first.day == (4 if late else 5)


def test_a_headline_and_the_lead_below_it_are_one_source(world: Any) -> None:
    for id_ in "ab":
        world.article(id_, "The toll stands at 19, the coastguard said.", title="19 dead")
        world.claim(id_, "19", headline=True)
        world.claim(id_, "at least 19", by=["coastguard"])
    assert world.verdict().sources == 1
    world.claim("b", "19", by=["the mayor"], id="mayor")
    assert world.verdict().sources == 3  # whose figure the headline of b gives is not told


def test_a_number_told_before_under_another_bound_was_known_then(world: Any) -> None:
    for id_, day, said, by in [
        ("a", "2021-08-14", "at least 29", ["the agency"]),
        ("b", "2021-08-15", "at least 1800", ["the agency"]),
        ("c", "2021-08-16", "5700", ["the mayor"]),
        ("d", "2021-08-17", "1800", []),
    ]:
        world.article(id_, published=day)
        world.claim(id_, said, by=by, type="injured")
    verdict = world.verdict()
    assert (verdict.verdict, verdict.code) == (VerdictKind.SUPERSEDED, "FC401")
    assert verdict.estimate == Estimate(5700, 5700, 5700)  # the floors below what was overtaken are overtaken too
    del world.claims[next(c.id for c in world.claims.values() if c.article == "b")]
    assert world.verdict().verdict is VerdictKind.CONFLICT


@pytest.mark.parametrize(("early", "late"), [("121", "80"), ("80", "121")])
def test_the_missing_become_fewer_and_more(world: Any, early: str, late: str) -> None:
    for id_, day, said in [("a", "2021-07-05", early), ("b", "2021-07-08", late)]:
        world.article(id_, published=day)
        world.claim(id_, said, by=[f"the mayor of {id_}"], type="missing")
    verdict = world.verdict()
    assert (verdict.verdict, verdict.code) == (VerdictKind.SUPERSEDED, "FC401")
    assert verdict.estimate == Estimate(float(late), float(late), float(late))


def test_as_of_replays_the_state_of_a_day(world: Any) -> None:
    for id_, day, said in [("a", "2017-11-13", "4"), ("b", "2017-11-14T08:00:00+09:00", "9"), ("c", None, "4")]:
        world.article(id_, published=day)
        world.claim(id_, said, by=[id_])
    assert world.verdict().verdict is VerdictKind.CONFLICT
    assert world.verdict(as_of="2017-11-13").verdict is VerdictKind.CONFLICT  # in Seoul the next day had begun
    early = world.verdict(as_of="2017-11-13T22:59:00Z")
    assert [p.outlets for p in early.positions] == [("a", "c")]
    story = judge(world.story(), world.claims, world.articles, as_of="2017-11-12")
    assert story.story.articles == ("c",)


@given(st.dates(), st.dates())
def test_moments_of_days_are_ordered_like_the_days(a: Any, b: Any) -> None:
    x, y = moment(a.isoformat()), moment(b.isoformat())
    assert x is not None and y is not None
    assert x.before(y) == (a < b)


# --- estimate --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "want"),
    [
        (["5", "5", "7"], (5, 5, 7)),
        (["several", "5", "at least 5", "nearly 6"], (5, 5, 6)),
        (["at least 5"], (5, 5, None)),
        (["up to 30"], (None, 30, 30)),
        (["7", "at least 9"], (7, 7, None)),
        (["20 to 25", "22"], (20, 22, 25)),
    ],
)
def test_estimate(world: Any, said: list[str], want: tuple[float | None, ...]) -> None:
    for i, words in enumerate(said):
        world.claim(f"o{i}", words, type="wounds")
    got = world.verdict().estimate
    assert got is not None and (got.low, got.best, got.high) == want


def test_vague_words_count_only_by_a_chosen_table(world: Any) -> None:
    world.claim("a", "dozens")
    assert world.verdict().estimate is None
    got = world.verdict(config=Config(vague="acled")).estimate
    assert got is not None and got.best == 12


def test_agreement_of_one_origin_names_it(world: Any) -> None:
    world.claim("a", "12", by=("the Observatory",))
    world.claim("b", "12", by=("Observatory",))
    verdict = world.verdict()
    assert verdict.code == "FC302"
    assert verdict.reason.startswith("2 outlets say “12”, and all go back to one source, Observatory")


def test_agreement_of_one_text_says_so(world: Any) -> None:
    text = "The blast in the old market hall killed 12 traders on the night before the feast."
    for outlet in "ab":
        world.article(outlet, text, published="2021-03-04")
        world.claim(outlet, "12")
    verdict = world.verdict()
    assert verdict.code == "FC302"
    assert "one text, nearly word for word the same" in verdict.reason


def test_data_is_nobody(world: Any) -> None:
    for outlet in "ab":
        world.claim(outlet, "12", by=("the data",))
    assert world.verdict().code == ""


def test_a_vague_word_overtakes_nothing(world: Any) -> None:
    world.article("a", "At first there were dozens of shots.", published="2021-03-04")
    world.article("b", "One shot was fired.", published="2021-03-05")
    world.claim("a", "dozens", type="killed")
    world.claim("b", world.figure("1"), type="killed")
    assert world.verdict().verdict is not VerdictKind.SUPERSEDED


# --- properties ------------------------------------------------------------------------------------------------------

said_ = st.sampled_from(
    ["4", "5", "about 5", "at least 5", "up to 7", "several", "27 cm", "11 in", "28 cm", "5 to 7", "40", "more than 40"]
)
tellings = st.lists(
    st.tuples(said_, st.sampled_from("abc"), st.sampled_from(["", "police", "Reuters", "a"])), min_size=1, max_size=8
)


@given(tellings, st.randoms(use_true_random=False))
def test_order_changes_nothing_and_every_pair_is_related_once(make: Any, told: Any, rng: random.Random) -> None:
    world = make()
    for i, (words, article, by) in enumerate(told):
        world.claim(article, words, by=[by] if by else [], id=f"c{i}", type="length")
    first = world.verdict()
    n = len(first.positions)
    assert sorted((min(r.a, r.b), max(r.a, r.b)) for r in first.relations) == list(combinations(range(n), 2))
    assert sorted(c for p in first.positions for c in p.claims) == sorted(world.claims)
    assert first.sources >= max(p.sources for p in first.positions)
    shuffled = list(world.claims.items())
    rng.shuffle(shuffled)
    world.claims = dict(shuffled)
    world.articles = dict(sorted(world.articles.items(), reverse=True))
    again = world.verdict()
    assert (again.positions, again.relations, again.verdict, again.code, again.reason, again.estimate) == (
        first.positions,
        first.relations,
        first.verdict,
        first.code,
        first.reason,
        first.estimate,
    )


@given(st.lists(st.tuples(said_, st.sampled_from("abcdef"), st.just("")), min_size=1, unique_by=lambda t: t[1]))
def test_a_verbatim_copy_adds_no_source_and_changes_no_verdict(make: Any, told: Any) -> None:
    world = make()
    for i, (words, article, by) in enumerate(told):
        quote = f"In a long sentence numbered {i} the outlet {article} wrote down the figure {words} on that day."
        world.claim(article, words, by=[by] if by else [], id=f"c{i}", quote=quote, type="length")
    before = world.verdict()
    if before.verdict is VerdictKind.SINGLE:
        return
    copied = next(iter(world.claims.values()))
    world.claim(
        "copyist", copied.value, by=[a.source for a in copied.attribution], id="copy", quote=copied.quote, type="length"
    )
    after = world.verdict()
    assert (after.verdict, after.sources) == (before.verdict, before.sources)
