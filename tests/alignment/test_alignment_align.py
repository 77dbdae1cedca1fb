"""Which claims are about the same thing."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.alignment import values
from factcheck.alignment.align import align, same_thing
from factcheck.model import (
    Anchor,
    Article,
    Attribution,
    Category,
    Claim,
    ClockTime,
    DateValue,
    Extract,
    Qualifier,
    Quantity,
    Story,
    Value,
    ZoneKind,
)


def quantity(low: float | None, high: float | None = None, unit: str = "person", text: str = "") -> Quantity:
    """An exact figure, or bounds where ``high`` differs; both None is a vague word."""
    if low is None and high is None:
        return Quantity(None, None, None, unit, Qualifier.VAGUE, text or "several")
    top = low if high is None else high
    return Quantity(low, top, low, unit, Qualifier.EXACT, text or f"{low:g}")


def claim(
    article: str,
    type_: str,
    value: Value,
    terms: str,
    *,
    noun: str = "",
    verb: str = "",
    at: int = 0,
    slots: tuple[tuple[str, str], ...] = (),
    zone: ZoneKind = ZoneKind.BODY,
    quote: str = "",
    by: str = "",
) -> Claim:
    return Claim(
        id=f"{article}/{at}",
        article=article,
        type=type_,
        value=value,
        subject=terms,
        start=at,
        end=at + 2,
        quote=quote or f"{article} {at} {terms}",
        slots=slots,
        zone=zone,
        attribution=(Attribution(by, "said"),) if by else (),
        anchor=Anchor(noun=noun, verb=verb, terms=tuple(terms.split())),
    )


def extracts(*claims: Claim) -> list[Extract]:
    """One extract for each article named by the claims."""
    by_article: dict[str, list[Claim]] = {}
    for c in claims:
        by_article.setdefault(c.article, []).append(c)
    return [Extract(Article(id=a, text=""), tuple(cs)) for a, cs in by_article.items()]


def story(*claims: Claim, start: str | None = None, end: str | None = None) -> Story:
    return Story("story-x", "x", tuple(sorted({c.article for c in claims})), (), start, end)


def _things(*claims: Claim, **span: str) -> set[frozenset[str]]:
    """The sets of claim ids that come out together."""
    return {frozenset(a.claims) for a in align(story(*claims, **span), extracts(*claims)).alignments}


def _together(a: Claim, b: Claim) -> bool:
    return frozenset([a.id, b.id]) in _things(a, b)


DEAD_12 = claim("a", "killed", quantity(12), "die people crash", verb="die", noun="people")
DEAD_14 = claim("b", "killed", quantity(14), "die crash people hospital", verb="die", noun="people")
DEAD_CHILDREN = claim("b", "killed", quantity(3), "die child crash", verb="die", noun="child", at=50)


def test_two_tolls_of_one_event_are_one_thing() -> None:
    assert _together(DEAD_12, DEAD_14)


def test_children_among_the_dead_are_not_the_dead() -> None:
    assert not _together(DEAD_12, DEAD_CHILDREN)


@pytest.mark.parametrize(
    "slots",
    [(("event", "Bam 2003"),), (("scope", "part"),), (("scope", "additional"),)],
)
def test_another_event_and_part_and_whole_are_apart(slots: tuple[tuple[str, str], ...]) -> None:
    other = claim("b", "killed", quantity(40), "die people crash", verb="die", noun="people", slots=slots)
    assert not _together(DEAD_12, other)
    assert same_thing(DEAD_12, other) == 0.0


def test_an_event_that_is_the_storys_own_year_is_no_other_event() -> None:
    same = claim("b", "killed", quantity(14), "die people crash", verb="die", noun="people", slots=(("event", "2017"),))
    assert len(_things(DEAD_12, same, start="2017-11-13", end="2017-11-20")) == 1
    assert len(_things(DEAD_12, same, start="2018-11-13", end="2018-11-20")) == 2


def test_two_places_are_two_things() -> None:
    iran = claim("a", "killed", quantity(328), "die iran", verb="die", slots=(("place", "Iran"),))
    iraq = claim("b", "killed", quantity(7), "die iraq", verb="die", slots=(("place", "Iraq"),))
    assert not _together(iran, iraq)


def test_types_are_never_mixed_with_each_other() -> None:
    hurt = claim("b", "injured", quantity(12), "die people crash", verb="die", noun="people")
    assert same_thing(DEAD_12, hurt) == 0.0


def test_units_of_another_kind_are_never_mixed() -> None:
    metres = claim("a", "measure", quantity(30, unit="m"), "wide trench", noun="trench")
    hours = claim("b", "measure", quantity(30, unit="s"), "wide trench", noun="trench")
    assert same_thing(metres, hours) == 0.0


def test_width_of_a_zone_is_not_the_way_he_ran() -> None:
    zone = claim("a", "distance", quantity(4000, unit="m"), "wide zone demilitarised", verb="be")
    ran = claim("b", "distance", quantity(50, unit="m"), "run soldier dash bullet", verb="run")
    assert not _together(zone, ran)


def test_one_length_in_two_units_is_one_thing() -> None:
    cm = claim("a", "length", quantity(0.27, unit="m", text="27 cm"), "long worm", verb="measure", noun="worm")
    inch = claim("b", "length", quantity(0.2794, unit="m", text="11 inches"), "worm long", verb="be", noun="worm")
    assert _together(cm, inch)


def test_clock_times_are_aligned_by_what_happened() -> None:
    jeep = claim("a", "clock_time", ClockTime("15:11", "3.11pm"), "jeep speed line", verb="speed")
    jeep_too = claim("b", "clock_time", ClockTime("15:15", "3:15"), "jeep speed south line", verb="speed")
    found = claim("c", "clock_time", ClockTime("15:56", "3:56"), "find soldier leaf house", verb="find")
    assert _things(jeep, jeep_too, found) == {frozenset([jeep.id, jeep_too.id]), frozenset([found.id])}


def test_what_was_last_seen_at_a_height_was_lost_at_it() -> None:
    def at(article: str, metres: float, verb: str, terms: str) -> Claim:
        value = Quantity(metres, metres, metres, "m", Qualifier.EXACT, f"{metres:g} m")
        return claim(article, "height", value, terms, verb=verb)

    lost, last = at("a", 3000, "lose", "minister"), at("b", 4500, "see", "radar last")
    assert frozenset({lost.id, last.id}) in _things(lost, last)
    assert frozenset({lost.id}) in _things(lost, at("b", 4500, "see", "radar first"))


def test_one_counters_figures_are_one_thing_and_two_counters_are_two() -> None:
    def crowd(article: str, low: int, by: str) -> Claim:
        value = Quantity(low, None, low, "person", Qualifier.MORE_THAN, f"more than {low}")
        return claim(article, "crowd_size", value, f"take {article}", by=by)

    first, other = crowd("a", 500_000, "the organisers"), crowd("b", 1_000_000, "organisers")
    assert frozenset({first.id, other.id}) in _things(first, other)
    assert frozenset({first.id}) in _things(first, crowd("b", 1_000_000, "police"))


def test_a_full_date_in_two_articles_is_one_thing_but_years_need_more() -> None:
    a = claim("a", "date", DateValue("2017-11-13", "Nov. 13"), "cross soldier line", verb="cross")
    b = claim("b", "date", DateValue("2017-11-13", "13 November"), "happen soldier", verb="happen")
    assert _together(a, b)
    c = claim("a", "date", DateValue("1998", "1998"), "defect soldier", verb="defect")
    d = claim("b", "date", DateValue("2003", "2003"), "quake bam", verb="strike")
    assert not _together(c, d)


def test_kinds_of_violation_are_different_things() -> None:
    fired = claim("a", "violation", Category("firing_across_line", "fired"), "fire line")
    crossed = claim("b", "violation", Category("crossing_line", "crossed"), "cross line")
    also = claim("b", "violation", Category("firing_across_line", "shot"), "shoot line", at=9)
    assert _things(fired, crossed, also) == {frozenset([fired.id, also.id]), frozenset([crossed.id])}


def test_bullets_taken_out_are_not_hits() -> None:
    hits = claim("a", "wounds", quantity(7, unit="gunshot wound"), "hit bullet soldier", verb="hit")
    out = claim("b", "wounds", quantity(5, unit="gunshot wound"), "remove bullet soldier", verb="remove")
    assert same_thing(hits, out) == 0.0


def test_two_figures_of_one_sentence_are_two_things() -> None:
    quote = "30 Egyptians and 15 French were aboard."
    a = claim("a", "count", quantity(30), "aboard", noun="passenger", quote=quote)
    b = claim("a", "count", quantity(15), "aboard", noun="passenger", quote=quote, at=18)
    assert not _together(a, b)


def test_comments_align_with_nothing() -> None:
    comment = claim("b", "killed", quantity(12), "die people crash", verb="die", noun="people", zone=ZoneKind.COMMENT)
    assert _things(DEAD_12, comment) == {frozenset([DEAD_12.id])}


def test_claims_of_articles_outside_the_story_are_left_out() -> None:
    found = align(story(DEAD_12), extracts(DEAD_12, DEAD_14))
    assert [a.claims for a in found.alignments] == [(DEAD_12.id,)]


def test_why_names_type_and_words() -> None:
    (one,) = align(story(DEAD_12, DEAD_14), extracts(DEAD_12, DEAD_14)).alignments
    assert one.id == "story-x/killed-1"
    assert one.why.startswith("The claims ") and "killed" in one.why and "crash" in one.why and one.why.endswith(".")


_MANY = [
    claim(f"{article}", kind, quantity(figure), words, verb=words.split()[0], at=place)
    for article in "abcd"
    for place, (kind, figure, words) in enumerate(
        [
            ("killed", 12 + ord(article) % 3, "die people crash"),
            ("injured", 40, "injure people crash"),
            ("count", 5, "dig worker trench"),
            ("count", 35 + ord(article), "replace guard post"),
            ("duration", 1500, "fly helicopter hospital"),
        ]
    )
]


def test_every_claim_is_in_exactly_one_alignment() -> None:
    ids = [c for a in align(story(*_MANY), extracts(*_MANY)).alignments for c in a.claims]
    assert sorted(ids) == sorted(c.id for c in _MANY)


@given(st.integers(0, 10_000))
@settings(max_examples=20)
def test_order_plays_no_part(seed: int) -> None:
    mixed = list(_MANY)
    random.Random(seed).shuffle(mixed)
    assert align(story(*mixed), extracts(*mixed)) == align(story(*_MANY), extracts(*_MANY))


@given(st.sampled_from(_MANY), st.sampled_from(_MANY))
def test_same_thing_is_symmetric_and_between_0_and_1(a: Claim, b: Claim) -> None:
    assert same_thing(a, b) == same_thing(b, a)
    assert 0.0 <= same_thing(a, b) <= 1.0


def test_a_verbatim_copy_of_an_article_moves_no_other_claim() -> None:
    before = _things(*_MANY)
    copies = [
        claim("z", c.type, c.value, c.subject, verb=c.anchor.verb, at=c.start, quote=c.quote)
        for c in _MANY
        if c.article == "b"
    ]
    after = _things(*_MANY, *copies)
    assert {frozenset(i for i in t if not i.startswith("z/")) for t in after} == before
    for c in copies:
        assert any({c.id, f"b/{c.start}"} <= t for t in after)


def test_a_figure_in_words_aligns_like_one_in_digits() -> None:
    digits = claim("b", "killed", quantity(14, text="14"), "die crash people", verb="die", noun="people")
    words = claim("b", "killed", quantity(14, text="fourteen"), "die crash people", verb="die", noun="people")
    assert same_thing(DEAD_12, digits) == same_thing(DEAD_12, words) > 0.5


def test_a_story_of_thousands_of_claims_keeps_things_apart() -> None:
    many = [
        claim(f"n{k:04}", "killed", quantity(12 + k % 2), "die people crash", verb="die", noun="people")
        for k in range(600)
    ]
    rest = [
        claim(f"n{k:04}", "killed", quantity(3), "die child crash", verb="die", noun="child", at=9) for k in range(300)
    ]
    found = _things(*many, *rest)
    assert not any({"n0000/0", "n0000/9"} <= t for t in found)
    assert len(found) <= 6


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        (quantity(40), quantity(40), 1.0),
        (quantity(0.27, unit="m", text="27 cm"), quantity(0.2794, unit="m", text="11 inches"), 0.9),
        (quantity(11277.6, unit="m", text="37,000 feet"), quantity(11582.4, unit="m", text="38,000 ft"), 0.0),
        (quantity(5), quantity(7), 0.0),
        (quantity(7), quantity(328), -1.0),
        (quantity(188_829), quantity(190_000), 0.9),
        (quantity(188_829), quantity(200_000), 0.0),
        (quantity(190_000), quantity(188_000), 0.9),
        (quantity(150), quantity(148), 0.0),
        (quantity(None), quantity(5), 0.5),
        (DateValue("2017-11-13", ""), DateValue("2017-11", ""), 0.5),
        (DateValue("2017-11-13", ""), DateValue("1998", ""), -1.0),
        (ClockTime("23:50", ""), ClockTime("00:10", ""), 0.0),
        (ClockTime("15:11", ""), ClockTime("20:00", ""), -1.0),
        (quantity(5), ClockTime("15:11", ""), -1.0),
    ],
)
def test_nearness_of_values(a: Value, b: Value, near: float) -> None:
    assert values.nearness(a, b) == values.nearness(b, a) == near


def test_an_open_bound_is_not_near_everything_above_it() -> None:
    seven_up = Quantity(7, None, 7, "person", Qualifier.AT_LEAST, "at least seven")
    assert values.nearness(seven_up, quantity(9)) == 0.5
    assert values.nearness(seven_up, quantity(328)) == -1.0


def test_a_vague_word_is_far_from_a_figure_far_below_it() -> None:
    scores = Quantity(None, None, None, "person", Qualifier.VAGUE, "scores of people")
    assert values.nearness(scores, quantity(1)) == values.nearness(quantity(1), scores) == -1.0
    assert values.nearness(scores, quantity(84)) == 0.5


def test_a_rare_figure_tells_more_than_a_small_one() -> None:
    tells = [values.telling(quantity(n)) for n in (2, 66, 37_000)]
    assert tells == sorted(tells) and tells[0] < tells[2]
    assert values.telling(quantity(0.27)) == values.telling(quantity(37_000))


@pytest.mark.parametrize(
    ("first", "second", "slots", "together"),
    [
        ("the hospital", "Civil Defence", (), True),
        ("the Observatory", "Syrian Observatory", (), False),  # one source, two things
        ("", "", (), False),
        ("the hospital", "Civil Defence", (("scope", "part"),), False),
        ("the hospital", "Civil Defence", (("event", "another attack"),), False),
    ],
)
def test_rival_sources_of_one_article_speak_of_one_toll(
    first: str, second: str, slots: tuple[tuple[str, str], ...], together: bool
) -> None:
    one = claim("a", "killed", quantity(4), "death gas record", noun="death", verb="record", at=1, by=first)
    other = claim(
        "a", "killed", quantity(3), "death gas record", noun="death", verb="record", at=2, by=second, slots=slots
    )
    assert len(align(story(one, other), extracts(one, other)).alignments) == (1 if together else 2)


@pytest.mark.parametrize(("own", "together"), [(4, True), (9, False)])
def test_an_own_figure_does_not_keep_its_source_from_a_rival(own: int, together: bool) -> None:
    """The headline's four is the hospital's; a figure that is not the article's own stays apart from every source."""
    words = {"noun": "death", "verb": "record"}
    headline = claim("a", "killed", quantity(own), "death gas record", at=1, **words)
    hospital = claim("a", "killed", quantity(4), "death gas record", at=2, by="the hospital", **words)
    rescuers = claim("a", "killed", quantity(3), "death gas record", at=3, by="Civil Defence", **words)
    claims = (headline, hospital, rescuers)
    told = [Extract(Article(id="a", text=""), claims, (("killed", quantity(4)),))]
    (found,) = [t.claims for t in align(story(*claims), told).alignments if rescuers.id in t.claims]
    assert hospital.id in found
    assert (headline.id in found) is together


def test_two_harms_of_one_year_are_two_events_unless_the_words_say_otherwise() -> None:
    slots = (("event", "2015"),)
    paper = claim("a", "killed", quantity(17), "attack weekly paper", verb="kill", noun="people", slots=slots)
    beach = claim("b", "killed", quantity(38), "beach resort", verb="massacre", noun="people", slots=slots)
    again = claim("c", "killed", quantity(12), "attack weekly paper", verb="kill", noun="people", slots=slots)
    assert not _together(paper, beach)
    assert _together(paper, again)


def test_one_figure_for_what_two_groups_did_is_two_things() -> None:
    hurt = claim("a", "injured", quantity(100), "official", verb="injure", noun="people")
    swam = claim("b", "count", quantity(100), "sea bid truck", verb="jump", noun="people")
    same = claim("c", "count", quantity(100), "official", verb="injure", noun="people")
    assert not _together(hurt, swam)
    assert _together(hurt, same)


def test_a_verb_with_its_particle_is_another_verb_where_it_is_listed() -> None:
    def at(article: str, verb: str) -> Claim:
        return claim(article, "clock_time", ClockTime("11:36", "11:36"), article, verb=verb)

    assert _together(at("a", "take_off"), at("b", "depart"))
    assert not _together(at("a", "take_over"), at("b", "depart"))


@pytest.mark.parametrize(("number", "together"), [(21, True), (3, False)])
def test_a_figure_that_one_article_gives_twice_is_one_thing_unless_many_things_share_it(
    number: int, together: bool
) -> None:
    freed = claim("a", "count", quantity(number), "group free girl", noun="girl", verb="free")
    again = claim("a", "count", quantity(number), "president visit morning", verb="meet", at=40)
    assert _together(freed, again) is together


def test_bounds_that_only_touch_are_not_the_same_figure() -> None:
    under = Quantity(None, 200, 200, "person", Qualifier.NEARLY, "just under 200")
    over = Quantity(200, None, 200, "person", Qualifier.MORE_THAN, "more than 200")
    assert values.nearness(under, over) == values.nearness(over, under) == 0.5
    assert values.nearness(under, quantity(200)) == values.nearness(quantity(200), over) == 1.0


@pytest.mark.parametrize(("verb", "together"), [("suffer", False), ("destroy", True)])
def test_the_same_number_of_something_else_in_one_sentence_is_another_thing(verb: str, together: bool) -> None:
    quote = "12,000 homes were wiped out; the same number suffered."
    wiped = claim("a", "count", quantity(12_000), "home quake", noun="home", verb="destroy", quote=quote)
    said = quantity(12_000, text="the same number")
    others = claim("a", "count", said, "home quake", noun="home", verb=verb, quote=quote, at=40)
    assert _together(wiped, others) is together
