"""Dates and times are aligned by what they date: the event itself, or the thing whose figure stands beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.alignment.align import align
from factcheck.alignment.siblings import settle
from factcheck.alignment.subjects import read
from factcheck.model import Anchor, Article, Claim, ClockTime, DateValue, Extract, Qualifier, Quantity, Story, Value


def people(number: float) -> Quantity:
    return Quantity(number, number, number, "person", Qualifier.EXACT, f"{number:g}")


def claim(article: str, type_: str, value: Value, quote: str, words: str, at: int = 0, **slots: str) -> Claim:
    """A claim of ``quote``; ``words``: the clause's lemmas, the verb first."""
    verb, *terms = words.split()
    return Claim(
        id=f"{article}#{type_}{at}",
        article=article,
        type=type_,
        value=value,
        subject=" ".join(terms),
        start=at,
        end=at + 2,
        quote=quote,
        slots=tuple(slots.items()),
        anchor=Anchor(verb=verb, terms=tuple(terms), sentence=9),
    )


def date(article: str, day: str, quote: str, words: str, at: int = 40) -> Claim:
    return claim(article, "date", DateValue(day, day), quote, words, at)


def things(*claims: Claim, told: tuple[str, str] = ("2019-06-09", "2019-06-12")) -> set[frozenset[str]]:
    """The sets of claim ids that come out together; ``told``: the story's first and last day."""
    articles = sorted({c.article for c in claims})
    extracts = [Extract(Article(id=a, text=""), tuple(c for c in claims if c.article == a)) for a in articles]
    story = Story("s", "s", tuple(articles), (), *told)
    return {frozenset(a.claims) for a in align(story, extracts).alignments}


CAME = "More than 900 came out on June 9."
THEN = ("2016-10-13", "2016-10-15")
FILM = "A film shows the rally of June 9."


def test_a_date_beside_how_many_came_dates_the_event() -> None:
    came = claim("a", "crowd_size", people(900), CAME, "come street")
    own = date("a", "2019-06-09", CAME, "come street")
    lone, told = (settle(c, [read(x) for x in c], {}) for c in ([own], [came, own]))
    assert not lone[0].touches and not lone[0].main
    assert told[1].touches and told[1].main


def test_the_word_for_what_befell_goes_before_a_figure_beside() -> None:
    came = claim("a", "crowd_size", people(900), CAME, "come street")
    beside = date("a", "2019-06-09", CAME, "come street")
    rally = date("a", "2019-06-09", FILM, "show rally", 90)
    out = settle([came, beside, rally], [read(c) for c in (came, beside, rally)], {})
    assert [s.main for s in out] == [False, False, True]


def test_a_figure_of_another_event_dates_nothing() -> None:
    quote = "In 2003 there were 500 on July 1."
    claims = [
        claim("a", "crowd_size", people(500), quote, "be there", 16, event="2003"),
        date("a", "2003-07-01", quote, "be there"),
    ]
    assert not settle(claims, [read(c) for c in claims], {})[1].touches


@pytest.mark.parametrize(("day", "together"), [("2019-06-09", True), ("2019-06", False), ("2019-06-10", False)])
def test_two_dates_of_the_event_are_one_thing_where_they_are_one_day(day: str, together: bool) -> None:
    a = [claim("a", "crowd_size", people(900), CAME, "come street"), date("a", "2019-06-09", CAME, "come street")]
    quote = f"A crowd of 400 filled a square on {day}, a guard said."
    b = [
        date("b", "2019-05-01", "The first rally was on 1 May.", "be rally", 5),
        claim("b", "crowd_size", people(400), quote, "fill square", 60),
        date("b", day, quote, "fill square", 90),
    ]
    found = things(*a, *b)
    assert any({"a#date40", "b#date90"} <= t for t in found) is together


@pytest.mark.parametrize(("day", "words"), [("2016-12-13", "indict jury man"), ("2016-12", "lose girl")])
def test_only_a_day_with_the_figures_own_verb_is_the_events(day: str, words: str) -> None:
    quote = f"A man whose stepdaughter died in May was indicted {day}."
    claims = [claim("a", "killed", people(1), quote, "lose girl", 6), date("a", day, quote, words)]
    told = settle(claims, [read(c) for c in claims], {})[1]
    assert told.touches and told.main is False


FREED = "On 14 April more than 200 were taken, and 21 were let go in October."


def _freed(day: str) -> list[Claim]:
    """Two dates and two figures in one sentence; another article's date for the second figure."""
    quote = f"The group handed 21 girls over {day}."
    return [
        date("a", "2014-04-14", FREED, "take girl", 3),
        claim("a", "count", people(200), FREED, "take girl", 22),
        claim("a", "count", people(21), FREED, "let girl school free", 43),
        date("a", "2016-10", FREED, "let school", 62),
        claim("b", "count", people(21), quote, "let girl school free", 17),
        date("b", day, quote, "hand group", 30),
    ]


def test_dates_beside_figures_for_one_thing_are_one_thing() -> None:
    claims = _freed("2016-10-13")
    assert frozenset({"a#date62", "b#date30"}) in things(*claims, told=THEN)
    assert frozenset({"b#date30"}) in things(*[c for c in claims if c.id != "b#count17"], told=THEN)


def test_a_date_beside_a_figure_is_not_joined_to_a_different_date() -> None:
    assert frozenset({"b#date30"}) in things(*_freed("2016-12-13"))


def test_a_figure_is_beside_the_nearest_date_of_its_sentence() -> None:
    assert frozenset({"a#date3"}) in things(*_freed("2014-04-14"), told=("2014-04-14", THEN[1]))


def test_a_date_on_which_it_was_said_dates_no_figure() -> None:
    *rest, day = _freed("2016-10-13")
    said = replace(day, anchor=replace(day.anchor, verb="say"))
    assert frozenset({"b#date30"}) in things(*rest, said, told=THEN)


def test_clock_times_beside_figures_for_one_thing_are_one_thing_only_where_they_agree() -> None:
    def at(article: str, time: str, words: str) -> list[Claim]:
        quote = f"{article}: 31 guards, {words} at {time}."
        return [
            claim(article, "count", people(31), quote, "leave guard tower", 3),
            claim(article, "clock_time", ClockTime(time, time), quote, words, 44),
        ]

    first = at("a", "15:11", "turn lamp")
    assert frozenset({"a#clock_time44", "b#clock_time44"}) in things(*first, *at("b", "15:11", "watch hill"))
    assert frozenset({"b#clock_time44"}) in things(*first, *at("b", "15:41", "watch hill"))


@pytest.mark.parametrize(
    ("days", "words", "together"),
    [
        (("1908", "1908"), "hall party", True),
        (("2017", "2017"), "hall party", False),  # a year not far off holds many things
        (("2014-04", "2014-04-14"), "title party", True),
        (("2018-04", "2018"), "title party", True),
        (("2018", "2018-04-14"), "title party", False),
        (("2019-06-08", "2019-06-08"), "hall party", False),
        (("2014-04", "2014-05"), "title party", False),
    ],
)
def test_dates_far_from_the_story_are_one_things(days: tuple[str, str], words: str, together: bool) -> None:
    first = date("a", days[0], "They won the title last in that year.", "win title crowd")
    second = date("b", days[1], "Nobody had a party since then.", f"celebrate {words}")
    assert (frozenset({first.id, second.id}) in things(first, second)) is together


@pytest.mark.parametrize(("sentence", "together"), [(1, True), (12, False)])
def test_the_day_that_two_articles_lead_with_is_one_things(sentence: int, together: bool) -> None:
    first = date("a", "2019-06-09", "The house passed it on Sunday.", "pass house")
    second = date("b", "2019-06-09", "A goal that came true in Sunday's count.", "realize goal")
    first, second = (replace(c, anchor=replace(c.anchor, sentence=n)) for c, n in ((first, 1), (second, sentence)))
    assert (frozenset({first.id, second.id}) in things(first, second)) is together


@pytest.mark.parametrize(("when", "together"), [("2019-05", True), ("2019-W22", True), ("2019", False)])
def test_a_month_that_two_articles_lead_with_is_one_thing_and_a_year_is_not(when: str, together: bool) -> None:
    first = date("a", when, "Prices leapt then.", "leap price")
    second = date("b", when, "Inflation grew faster than feared.", "grow inflation")
    first, second = (replace(c, anchor=replace(c.anchor, sentence=1)) for c in (first, second))
    assert (frozenset({first.id, second.id}) in things(first, second)) is together
