"""What an article's other claims tell about one of them, and that alignment heeds it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.alignment.align import align
from factcheck.alignment.siblings import EITHER, WHOLE, doubt, settle
from factcheck.alignment.subjects import Subject, read
from factcheck.model import (
    Anchor,
    Article,
    Attribution,
    Claim,
    ClockTime,
    DateValue,
    Extract,
    Qualifier,
    Quantity,
    Story,
    Value,
)


def people(number: float, text: str = "", *, low: bool = False) -> Quantity:
    """An exact figure, or "at least" it."""
    bound = Qualifier.AT_LEAST if low else Qualifier.EXACT
    return Quantity(number, None if low else number, number, "person", bound, text or f"{number:g}")


def claim(article: str, type_: str, value: Value, quote: str, words: str, **more: object) -> Claim:
    """A claim of ``quote``; ``words``: the clause's lemmas, the verb first. ``more``: at, noun, slots."""
    verb, *terms = words.split()
    at = int(str(more.get("at", 0)))
    return Claim(
        id=f"{article}#{type_}{at}",
        article=article,
        type=type_,
        value=value,
        subject=f"{type_}: {' '.join(terms)}",
        start=at,
        end=at + 2,
        quote=quote,
        slots=tuple(sorted(dict(more.get("slots", {})).items())),  # type: ignore[call-overload]
        anchor=Anchor(noun=str(more.get("noun", "")), verb=verb, terms=tuple(terms)),
    )


def settled(*claims: Claim, **figures: Quantity) -> list[Subject]:
    return settle(claims, [read(c) for c in claims], figures)


def things(*claims: Claim, figures: dict[str, dict[str, Quantity]] | None = None) -> set[frozenset[str]]:
    """The sets of claim ids that come out together; ``figures``: own figures by article."""
    articles: dict[str, list[Claim]] = {}
    for c in claims:
        articles.setdefault(c.article, []).append(c)
    extracts = [
        Extract(Article(id=a, text=""), tuple(cs), tuple((figures or {}).get(a, {}).items()))
        for a, cs in articles.items()
    ]
    story = Story("s", "s", tuple(sorted(articles)), (), "2017-11-13", "2017-11-30")
    return {frozenset(a.claims) for a in align(story, extracts).alignments}


IRAN = {"place": "Iran"}
BOTH = "More than 330 died in the two countries."


def _quake() -> list[Claim]:
    return [
        claim("a", "killed", people(330, low=True), BOTH, "die country"),
        claim("a", "killed", people(328), "In Iran 328 died.", "die", at=50, slots=IRAN),
        claim("b", "killed", people(407, low=True), "In Iran the dead passed 407.", "pass dead", slots=IRAN),
    ]


def test_a_figure_beside_a_places_own_is_the_whole() -> None:
    both, iran, _ = _quake()
    whole, own = settled(both, iran)
    assert (whole.reach, own.reach) == (WHOLE, "iran")
    assert settled(both)[0].reach == ""


def test_the_whole_and_a_places_own_are_two_things_and_the_place_is_one_across_articles() -> None:
    found = things(*_quake())
    assert frozenset({"a#killed50", "b#killed0"}) in found
    assert frozenset({"a#killed0"}) in found


def test_a_figure_that_may_be_the_whole_or_the_places_joins_neither_where_it_differs() -> None:
    unclear = claim("c", "killed", people(530), "530 died in the quake.", "die quake")
    assert frozenset({"c#killed0"}) in things(*_quake(), unclear)


def test_what_a_places_own_sources_tell_is_the_places() -> None:
    said = (Attribution("Iranian media", "said"),)
    theirs = replace(
        claim("c", "killed", people(530, low=True), "530 died, Iranian media said.", "die"), attribution=said
    )
    again = claim("d", "killed", people(530, low=True), "At least 530 died in the quake.", "die quake")
    vague = replace(again, id="e#killed0", article="e", value=replace(people(0), low=None, high=None, nominal=None))
    iran = next(t for t in things(*_quake(), theirs, again) if "b#killed0" in t)
    assert {theirs.id, again.id} <= iran
    both, own, other = _quake()
    ours = replace(theirs, attribution=(Attribution("Swiss media", "said"),))
    unbounded = replace(theirs, value=vague.value)
    told = [*settled(both, own), *settled(other), *settled(ours), *settled(unbounded), *settled(vague)]
    reaches = [s.reach for s in doubt([both, own, other, ours, unbounded, vague], told)]
    assert reaches == [WHOLE, "iran", "iran", EITHER, "iran", EITHER]


def test_arrests_of_one_night_are_not_those_of_all() -> None:
    night = claim("a", "arrested", people(46), "By the end 46 people had been arrested.", "arrest", noun="person")
    every = claim("b", "arrested", people(50), "Since the shooting, 50 arrests have been made.", "make", noun="arrest")
    later = claim("b", "arrested", people(50), "Police made 50 arrests.", "make police", noun="arrest")
    assert frozenset({night.id}) in things(night, every)
    assert frozenset({night.id, later.id}) in things(night, later)


def test_a_known_record_is_no_part_of_a_sum_and_no_one_thing_with_what_beat_it() -> None:
    quote = "The crowd beat the 500,000 of 2003."
    record = claim("a", "crowd_size", people(500_000), quote, "beat crowd", at=15, slots={"event": "2003"})
    crowd = claim("a", "crowd_size", people(500_000, low=True), quote, "beat crowd", at=10)
    million = claim("b", "crowd_size", people(1_000_000), "A million joined the crowd.", "join crowd")
    found = things(record, crowd, million)
    assert frozenset({record.id}) in found and not any({crowd.id, record.id} <= t for t in found)
    assert 1_000_000 not in settled(record, crowd)[1].sums


def test_without_a_place_told_apart_a_rising_toll_is_one_thing() -> None:
    first = claim("a", "killed", people(330), "330 died in the quake.", "die quake")
    later = claim("c", "killed", people(530), "530 died in the quake.", "die quake")
    assert things(first, later) == {frozenset({"a#killed0", "c#killed0"})}


def test_others_hurt_after_the_dead_are_all_the_hurt() -> None:
    quote = "The blast killed 5 and injured 22 others."
    extra = {"scope": "additional"}
    dead = claim("a", "killed", people(5), quote, "kill blast", at=16)
    hurt = claim("a", "injured", people(22), quote, "injure blast", at=30, slots=extra)
    assert [s.scope for s in settled(dead, hurt)] == ["", ""]
    assert [s.scope for s in settled(hurt)] == ["additional"]


def test_more_dead_after_the_dead_stay_additional() -> None:
    quote = "The blast killed 5 and later 22 others died."
    dead = claim("a", "killed", people(5), quote, "kill blast", at=16)
    more = claim("a", "killed", people(22), quote, "die", at=30, slots={"scope": "additional"})
    assert [s.scope for s in settled(dead, more)] == ["", "additional"]


def test_a_part_told_alone_is_all_that_is_told() -> None:
    belly = claim("a", "wounds", people(6, "six"), "He took six bullets in the belly.", "take bullet belly")
    five = claim("a", "wounds", people(5, "five"), "He was hit five times.", "hit", at=60)
    assert settled(belly)[0].facet == ""
    assert [s.facet for s in settled(belly, five)] == ["belly", ""]


def test_the_own_figure_is_main_unless_something_sets_it_apart() -> None:
    total = claim("a", "killed", people(12), "12 died.", "die")
    other = claim("a", "killed", people(49), "49 were killed in Orlando.", "kill orlando", at=20)
    year = claim("a", "killed", people(12), "12 died in 1990.", "die", at=50, slots={"event": "1990"})
    assert [s.main for s in settled(total, other, year, killed=people(12))] == [True, False, False]


def test_own_figures_are_one_thing_in_whatever_words() -> None:
    a = claim("a", "killed", people(80), "Interior officials put the dead at 80.", "put official")
    b = claim("b", "killed", people(85), "The toll rose to 85, a mayor announced.", "rise mayor")
    assert things(a, b) == {frozenset({a.id}), frozenset({b.id})}
    own = {"a": {"killed": people(80)}, "b": {"killed": people(85)}}
    assert things(a, b, figures=own) == {frozenset({a.id, b.id})}


def test_a_sum_explained_in_its_sentence_is_no_other_figure() -> None:
    quote = "Seven crew and three security staff were aboard."
    seven = claim("a", "count", people(7, "Seven"), quote, "be aboard crew", noun="crew")
    three = claim("a", "count", people(3, "three"), quote, "be aboard staff", at=15, noun="staff")
    ten = claim("b", "count", people(10), "10 crew were aboard.", "be aboard crew", noun="crew")
    eight = claim("c", "count", people(8), "8 crew were aboard.", "be aboard crew", noun="crew")
    assert not any({seven.id, ten.id} <= t for t in things(seven, three, ten))
    assert any({seven.id, eight.id} <= t for t in things(seven, three, eight))


def crew(article: str, number: float, quote: str, *, noun: str = "crew", **slots: str) -> Claim:
    return claim(
        article, "aboard", people(number), quote, "be aboard crew", noun=noun, slots={"group": "crew", **slots}
    )


def test_a_sum_of_one_group_with_another_is_that_group_in_other_words() -> None:
    seven = crew("a", 7, "Seven crew and 3 security staff were aboard.")
    guards = claim("a", "aboard", people(3), seven.quote, "be aboard staff security", at=14, noun="staff")
    ten = crew("b", 10, "10 crew were aboard.")
    assert {seven.id, ten.id} in things(seven, guards, ten)  # and judgement says that one is the sum
    others = claim("b", "aboard", people(10), "10 people were aboard.", "be aboard people", noun="people")
    assert {seven.id, others.id} not in things(seven, guards, others)


def test_of_them_crew_is_the_whole_crew() -> None:
    ten = crew("b", 10, "10 crew were aboard.")
    of_them = crew("a", 10, "It had 66 people aboard, 10 of them crew.", noun="", scope="part")
    assert read(of_them).scope == ""
    assert {ten.id, of_them.id} in things(ten, of_them)
    of_the_crew = crew("a", 10, "Ten of the crew were aboard.", scope="part")
    assert read(of_the_crew).scope == "part"
    of_all = claim("a", "aboard", people(10), "10 of them were aboard.", "be aboard", slots={"scope": "part"})
    assert read(of_all).scope == "part"


def test_two_figures_of_one_article_are_each_its_own() -> None:
    """ "Fifteen civilians were killed" and "eight civilians were killed elsewhere" in both articles."""
    claims = [
        claim(a, "killed", people(n), f"{a}: {n} civilians were killed in {where}.", f"kill {where}", at=n, noun=noun)
        for a in "ab"
        for n, where, noun in ((15, "east", "civilian"), (8, "west", "civilian"))
    ]
    assert things(*claims) == {frozenset({"a#killed15", "b#killed15"}), frozenset({"a#killed8", "b#killed8"})}


def _day(article: str, date: str, quote: str, words: str, at: int = 0) -> Claim:
    return claim(article, "date", DateValue(date, date), quote, words, at=at)


FLED = _day("a", "2017-11-13", "The soldier fled on 2017-11-13.", "flee soldier")


def test_articles_that_date_the_event_itself_differently_are_about_one_thing() -> None:
    other = _day("b", "2017-11-18", "The crossing happened on 2017-11-18.", "happen crossing")
    assert things(FLED, other) == {frozenset({FLED.id, other.id})}


@pytest.mark.parametrize(
    ("date", "quote", "words"),
    [
        ("2017-11-22", "Diplomats saw workers on 2017-11-22.", "see diplomat worker"),
        ("2017-11-13", "The president taped a meeting on 2017-11-13.", "tape president meeting"),
        ("2017-12-21", "A guard fled on 2017-12-21.", "flee guard"),
    ],
)
def test_a_date_of_another_happening_or_far_off_is_another_thing(date: str, quote: str, words: str) -> None:
    other = _day("b", date, quote, words)
    assert things(FLED, other) == {frozenset({FLED.id}), frozenset({other.id})}


@pytest.mark.parametrize(("words", "together"), [("happen incident lamp", True), ("hold meeting lamp", False)])
def test_the_times_of_the_event_itself_are_one_thing_in_whatever_words(words: str, together: bool) -> None:
    first = claim("a", "clock_time", ClockTime("22:30", "10:30 p.m."), "It happened at 10:30 p.m.", words)
    second = claim(
        "b", "clock_time", ClockTime("22:30", "10.30 p.m."), "She was shot at 10.30 p.m.", "shoot girl walnut"
    )
    assert (frozenset({first.id, second.id}) in things(first, second)) is together


def test_only_the_first_such_date_of_an_article_is_the_events() -> None:
    shot = _day("a", "2017-11-15", "A guard was shot on 2017-11-15.", "shoot guard", at=40)
    assert [s.main for s in settled(FLED, shot)] == [True, False]


def test_one_clock_time_of_two_happenings_is_two_things() -> None:
    began = claim(
        "a", "clock_time", ClockTime("15:14", "3:14 pm"), "It began at 3:14 pm.", "begin soldier run", slots={}
    )
    heard = claim(
        "b", "clock_time", ClockTime("15:14", "3:14 p.m."), "Shooting was heard at 3:14 p.m.", "hear shooting"
    )
    assert things(began, heard) == {frozenset({began.id}), frozenset({heard.id})}


def test_a_count_of_no_type_joins_the_typed_figure_it_equals_and_no_other() -> None:
    hits = [
        claim(a, "wounds", people(n, f"{n} times"), f"{a}: he was hit {n} times.", "hit soldier bullet", noun="time")
        for a, n in (("a", 5), ("b", 5), ("c", 7))
    ]
    bare = claim("d", "count", people(5, "five"), "Of the bullets, five hit him.", "hit soldier bullet")
    digging = claim("e", "count", people(5, "five"), "Five workers dug a trench.", "dig worker trench", noun="worker")
    found = things(*hits, bare, digging)
    assert frozenset({*(c.id for c in hits), bare.id}) in found
    assert frozenset({digging.id}) in found


def test_a_places_own_toll_may_rise_from_hundreds_to_thousands() -> None:
    first = claim("a", "injured", people(860), "860 were hurt in Iran.", "hurt", slots=IRAN)
    later = claim("b", "injured", people(8000), "In Iran 8000 were hurt.", "hurt", slots=IRAN)
    own = {"a": {"injured": people(860)}, "b": {"injured": people(8000)}}
    assert things(first, later, figures=own) == {frozenset({first.id, later.id})}
    iraq = claim("b", "injured", people(8000), "In Iraq 8000 were hurt.", "hurt", slots={"place": "Iraq"})
    assert things(first, iraq, figures=own) == {frozenset({first.id}), frozenset({iraq.id})}


def test_passengers_and_crew_are_everybody_aboard_and_women_and_children_are_not() -> None:
    def group(words: str) -> str:
        slots = {"group": words}
        return read(claim("a", "count", people(66), "66 were on it.", "be", noun="passenger", slots=slots)).group

    assert group("passenger and crew") == "everybody"
    assert group("passenger") == "passenger"
    assert group("woman and child") == group("child and woman") == "child and woman"


@pytest.mark.parametrize(
    ("type_", "quote", "figure", "words", "facet"),
    [
        ("surgeries", "Two operations are behind him and one more was due.", "two", "be operation due more", ""),
        ("surgeries", "Two operations are behind him and one more was due.", "one", "due operation more", "to come"),
        ("wounds", "Doctors took five bullets out and suspected two more.", "five", "take bullet suspect", "removed"),
        ("wounds", "Doctors took five bullets out and suspected two more.", "two", "suspect bullet", "left inside"),
        ("killed", "Nine are dead, including the gunman.", "nine", "be dead", "with the attacker"),
        ("killed", "Nine are dead, including a child.", "nine", "be dead", ""),
        ("count", "I met the 21 who were brought back.", "21", "meet bring back", ""),
        ("wounds", "Two bullets hit him in the back.", "two", "hit bullet back", "back"),
    ],
)
def test_a_facet_is_of_the_part_of_the_sentence_that_holds_the_figure(
    type_: str, quote: str, figure: str, words: str, facet: str
) -> None:
    assert read(claim("a", type_, people(2, figure), quote, words)).facet == facet


def test_all_the_places_where_he_was_hit_are_no_single_place() -> None:
    quote = "He was hit five times, in hip and back."
    where = Quantity(None, None, None, "gunshot wound", Qualifier.VAGUE, "hip and back")
    assert read(claim("a", "wounds", where, quote, "hit hip", slots={"scope": "sites"})).facet == ""
    assert read(claim("a", "wounds", where, quote, "hit hip")).facet == "hip"


@pytest.mark.parametrize("type_", ["killed", "injured"])
@pytest.mark.parametrize(("harmed", "together"), [(1, True), (2, False)])
def test_the_only_one_harmed_is_one_by_whatever_noun(type_: str, harmed: int, together: bool) -> None:
    girl = replace(claim("a", type_, people(1, "a girl"), "A girl was hit.", "hit girl", noun="girl"), implied=True)
    daughter = replace(
        claim("b", type_, people(1, "her daughter"), "Her daughter fell.", "fall", noun="daughter"), implied=True
    )
    own = {type_: people(harmed, str(harmed))}
    found = things(girl, daughter, figures={"a": own, "b": own})
    assert (frozenset({girl.id, daughter.id}) in found) is together


def _dead(article: str, who: str, noun: str, at: int = 0, **slots: str) -> Claim:
    told = claim(
        article, "killed", people(1, who), f"{who} was shot dead. {at}", "shoot", noun=noun, at=at, slots=slots
    )
    return replace(told, implied=True)


def test_whom_the_police_shot_is_one_by_whatever_noun() -> None:
    driver, again = _dead("a", "the driver", "driver", agent="police"), _dead("a", "the driver", "driver", 90)
    fanatic, he = _dead("b", "the fanatic", "fanatic", agent="officer"), _dead("b", "he", "he", 90)
    mother = _dead("c", "a mother", "mother")
    found = things(driver, again, fanatic, he, mother)
    assert found == {frozenset({driver.id, again.id, fanatic.id, he.id}), frozenset({mother.id})}


def test_whom_the_police_shot_is_he_whom_they_shot_where_another_died_too() -> None:
    driver = _dead("a", "the driver", "driver", agent="police")
    fanatic, he = _dead("b", "the fanatic", "fanatic", agent="officer"), _dead("b", "he", "he", 90, agent="police")
    child = _dead("b", "a child", "child", 40)
    assert frozenset({driver.id, fanatic.id, he.id}) in things(driver, fanatic, he, child)


def test_a_pronoun_is_nobody_where_an_article_tells_of_two() -> None:
    he, father, uncle = _dead("a", "he", "he", 90), _dead("a", "the father", "father"), _dead("b", "an uncle", "uncle")
    cousin = _dead("a", "a cousin", "cousin", 40)
    assert frozenset({he.id}) in things(he, father, cousin, uncle)


def pursuers(article: str, number: float, quote: str, words: str, **slots: str) -> Claim:
    return claim(article, "pursuers", people(number), quote, words, noun="guard", slots=slots)


def test_who_went_over_a_line_is_not_who_chased_somebody_to_it() -> None:
    chased = pursuers("a", 2, "2 guards chased him.", "chase")
    over = pursuers("b", 1, "1 guard went over the border.", "go border")
    of_them = pursuers("c", 1, "1 of the guards went over the border.", "go border", scope="part")
    both = pursuers("d", 2, "2 guards chased him up to the border and over it.", "chase border", deed="over the line")
    assert [read(c).facet for c in (chased, over, of_them, both)] == ["", *["over the line"] * 3]
    assert things(chased, over, of_them, both) == {
        frozenset({chased.id}),
        frozenset({over.id, of_them.id, both.id}),
    }


def test_a_gunman_is_how_many_there_were_and_two_gunmen_too() -> None:
    words, noun = "open gunman fire mall", "gunman"
    one = claim("a", "shooters", people(1, "A gunman"), "A gunman opened fire at the mall.", words, noun=noun)
    one = replace(one, implied=True, slots=(("scope", "implied"),))
    two = claim("b", "shooters", people(2), "Two gunmen opened fire at the mall.", words, noun=noun)
    of_them = replace(two, slots=(("scope", "part"),))
    assert things(one, two) == {frozenset({one.id, two.id})}
    assert things(one, of_them) == {frozenset({one.id}), frozenset({two.id})}


@pytest.mark.parametrize(
    ("words", "noun", "agent", "want"),
    [
        ("fall jobless claim", "", "claim", ("claim", "")),
        ("drop weekly jobless claim", "", "claim", ("claim", "")),
        ("be core inflation", "", "inflation", ("inflation", "")),
        ("buy central bank", "", "bank", ("", "buy")),  # the bank is no metric of what it buys
        ("fall people", "people", "claim", ("people", "fall")),
    ],
)
def test_a_bare_figure_is_of_the_metric_that_moved(words: str, noun: str, agent: str, want: tuple[str, str]) -> None:
    bare = Quantity(376_000, 376_000, 376_000, "", Qualifier.EXACT, "376,000")
    got = read(claim("a", "count", bare, "It is 376,000.", words, noun=noun, slots={"agent": agent}))
    assert (got.noun, got.verb) == want


def test_a_bare_figure_of_something_is_of_that() -> None:
    sum_ = Quantity(3.4e8, 3.4e8, 3.4e8, "USD", Qualifier.EXACT, "$340 million")
    loss = claim("a", "money", sum_, "Brenco made a loss of $340 million.", "make loss", slots={"agent": "brenco"})
    assert read(replace(loss, anchor=replace(loss.anchor, role="prep:of"))).noun == "loss"
    assert read(loss).noun != "loss"


def test_a_small_figure_of_a_headline_is_that_of_the_lead() -> None:
    five = Quantity(5, 5, 5, "percent", Qualifier.EXACT, "5%")
    head = replace(claim("a", "percentage", five, "Inflation at 5%", "hit inflation"), field="title", id="head")
    lead = claim("a", "percentage", five, "Prices rose 5%.", "rise price may")
    assert frozenset({head.id, lead.id}) in things(head, lead)
    later = replace(lead, anchor=replace(lead.anchor, sentence=8))
    assert frozenset({head.id, lead.id}) not in things(head, later)


def test_a_toll_rises_from_tens_to_thousands() -> None:
    early = claim("a", "killed", people(29, low=True), "A quake killed at least 29.", "kill quake west")
    late = claim("b", "killed", people(1_297), "Deaths reached 1,297.", "reach death")
    own = {c.article: {"killed": c.value} for c in (early, late) if isinstance(c.value, Quantity)}
    assert things(early, late, figures=own) == {frozenset({early.id, late.id})}
    assert things(early, late) == {frozenset({early.id}), frozenset({late.id})}
    exact = replace(early, value=people(29))
    assert things(exact, late, figures={**own, "a": {"killed": exact.value}}) == {  # type: ignore[dict-item]
        frozenset({exact.id}),
        frozenset({late.id}),
    }


def test_a_headlines_figure_is_of_what_its_text_tells_of_it() -> None:
    text = "Police said they had arrested 120 people in three days of protests."
    total = claim("a", "arrested", people(120, "120 people"), text, "arrest people", at=30)
    head = replace(claim("a", "arrested", people(120), "120 arrested", "arrest"), field="title", id="head")
    saturday = claim("b", "arrested", people(47), "Police arrested 47.", "arrest police")
    assert [s.facet for s in settled(head, total)] == ["altogether", "altogether"]
    assert frozenset({head.id, saturday.id}) not in things(head, total, saturday)
    plain = claim("a", "arrested", people(120), "They arrested 120 people.", "arrest people", at=90)
    assert settled(head, total, plain)[0].facet == ""  # the text tells it both ways


def test_nobody_is_set_against_somebody() -> None:
    none = claim("a", "arrested", people(0, "No one"), "No one was arrested.", "arrest")
    some = claim("b", "arrested", people(45), "Police arrested 45.", "arrest police")
    assert things(none, some) == {frozenset({none.id, some.id})}


@pytest.mark.parametrize(("teller", "together"), [("fire chief", True), ("mayor", False)])
def test_two_tellers_of_one_sentence_are_rivals(teller: str, together: bool) -> None:
    quote = "The mayor said nine people had died; the other put the number at 10."
    nine = claim("a", "killed", people(9, "nine people"), quote, "die people", noun="people")
    ten = claim("a", "killed", people(10), quote, "die people", at=60, noun="people")
    nine = replace(nine, attribution=(Attribution("mayor", "said"),))
    ten = replace(ten, attribution=(Attribution(teller, "put"),))
    assert any({nine.id, ten.id} <= thing for thing in things(nine, ten)) is together
