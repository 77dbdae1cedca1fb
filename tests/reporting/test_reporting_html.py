"""The page: well-formed, closed to the network, deaf to markup in what it quotes, and complete."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reporting.fixture import ARTICLES, BY_ID, CHECK, REPORT, STORY, VERDICTS
from reporting.page_checks import HOSTILE, check, with_text

from factcheck.model import (
    ClockTime,
    DateValue,
    Estimate,
    JudgedStory,
    Polarity,
    Position,
    Qualifier,
    Quantity,
    Relation,
    RelationKind,
    Report,
    VerdictKind,
    Zone,
    ZoneKind,
)
from factcheck.reporting.formats import render
from factcheck.reporting.html_axis import axis, days_axis, span
from factcheck.reporting.html_matrix import matrix
from factcheck.reporting.html_plot import plot
from factcheck.reporting.html_short import short
from factcheck.reporting.html_sources import Names, graph
from factcheck.reporting.html_standing import leading, standings
from factcheck.reporting.html_timeline import latest, timeline
from factcheck.reporting.html_words import Anchors, words
from factcheck.reporting.style import Style
from factcheck.reporting.view import Lookup

LOOK = Lookup.of(REPORT)


@pytest.mark.parametrize(
    "report", [REPORT, CHECK, replace(REPORT, stories=(), skipped=())], ids=["report", "check", "none"]
)
def test_a_page_is_closed_and_every_link_on_it_leads_somewhere(report: Report) -> None:
    check(render("html", report))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render("html", REPORT) == render("html", REPORT)


def known(source: Report) -> set[tuple[str, tuple[str, ...]]]:
    """The elements, with the names of their attributes, that harmless text makes."""
    made = (render("html", r) for r in (source, with_text("plain words", source), with_text("!", source)))
    return {element for page in made for element in check(page).skeleton()}


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("source", [REPORT, CHECK], ids=["report", "check"])
def test_hostile_text_stays_text(text: str, source: Report) -> None:
    page = check(render("html", with_text(text, source)))
    assert set(page.skeleton()) <= known(source)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]", page.text)
    assert max(map(len, page.text.split())) < 1300


MORE = json.loads((Path(__file__).parent / "hostile.json").read_text("utf-8"))


@pytest.mark.parametrize("text", MORE, ids=range(len(MORE)))
def test_the_strings_that_other_formats_withstand_stay_text(text: str) -> None:
    page = check(render("html", with_text(text)))
    assert set(page.skeleton()) <= known(REPORT)


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1).filter(lambda s: bool(s.strip())))
def test_no_text_changes_what_the_page_is_made_of(text: str) -> None:
    assert set(check(render("html", with_text(text))).skeleton()) <= known(REPORT)


def test_every_figure_is_highlighted_in_its_sentence() -> None:
    page = check(render("html", REPORT))
    for verdict in VERDICTS:
        for id_ in verdict.alignment.claims:
            assert BY_ID[id_].value.text in page.marks
            assert " ".join(BY_ID[id_].quote.split()) in re.sub(r"\s+([.,])", r"\1", page.text)


def test_every_figure_leads_to_its_words_in_the_original() -> None:
    links = [h for h in check(render("html", REPORT)).attributes("href") if h.startswith("http")]
    assert any(h.startswith("https://herald.example/1#:~:text=") and "150%20feet" in h for h in links)
    fired = [h for h in links if "at%20least%2030%20rounds" in h]
    assert fired


def test_an_address_that_is_no_web_page_is_no_link() -> None:
    articles = tuple(replace(a, url="javascript:alert(1)") for a in ARTICLES)
    page = check(render("html", replace(REPORT, articles=articles)))
    assert not [h for h in page.attributes("href") if not h.startswith("#")]
    assert "corpus/herald.md" in page.text


def test_what_conflicts_is_open_and_the_rest_folded() -> None:
    page = check(render("html", REPORT))
    anchors = Anchors()
    for verdict in VERDICTS:
        if verdict.verdict is VerdictKind.SINGLE:
            continue
        (tag,) = [t for t, a in page.elements if a.get("id") == anchors("c", verdict.alignment.id)]
        assert tag == ("article" if verdict.verdict is VerdictKind.CONFLICT else "details")
    assert not [a for t, a in page.elements if t == "details" and "open" in a]


def test_tables_name_themselves_their_rows_and_columns() -> None:
    page = check(render("html", REPORT))
    tags = [t for t, _ in page.elements]
    assert tags.count("caption") == tags.count("table") > 0
    assert {a.get("scope") for t, a in page.elements if t == "th"} == {"row", "col"}


def test_a_verdict_is_a_word_and_a_shape() -> None:
    page = check(render("html", REPORT))
    chips = [a["class"] or "" for t, a in page.elements if t == "span" and (a.get("class") or "").startswith("chip")]
    assert {c.split()[1] for c in chips} == {"conflict", "superseded", "compatible", "agree", "single"}
    for kind in ("conflict", "superseded", "agree"):
        assert f"#i-{kind}" in page.attributes("href")
        assert kind in page.text


def test_the_page_tells_range_latest_sources_and_code() -> None:
    page = check(render("html", REPORT))
    assert "FC101" in page.text
    assert "Range 18–40 rounds, best 30 rounds" in page.text
    assert "Latest 3 (The Gazette, 2021-05-05)" in page.text
    assert "3 independent sources · 3 outlets" in page.text
    assert "citing the Tribune" in page.text


def test_a_draft_comes_first_with_what_stands_against_it() -> None:
    page = check(render("html", CHECK))
    assert page.text.index("18 is below what the corpus allows") < page.text.index("The stories behind it")
    assert "Against 2 articles of the corpus · 2 findings" in page.text
    assert "1 claim has nothing against it" in page.text


def test_a_draft_about_nothing_in_the_corpus_says_so() -> None:
    alone = replace(CHECK, stories=(), findings=())
    assert "Nothing in the corpus tells the same story." in check(render("html", alone)).text


def test_stories_of_one_article_are_listed_or_told() -> None:
    assert "Told by one article only 1" in check(render("html", REPORT)).text
    assert "Told by one article" not in check(render("html", REPORT, Style(singles=True))).text


def test_context_is_the_paragraph_within_its_zone() -> None:
    text = "Before it. It rained on Monday.\n\nTwo men were hurt. Then it ended.\n\nA reader: three were hurt."
    start = text.index("Two men")
    claim = replace(BY_ID["herald/3"], start=start, end=start + 7, quote="Two men were hurt.")
    article = replace(ARTICLES[1], text=text, zones=(Zone(ZoneKind.BODY, 0, len(text)),))
    found = words(claim, article)
    assert (found.before, found.lead, found.figure, found.trail, found.after) == (
        "",
        "",
        "Two men",
        " were hurt.",
        " Then it ended.",
    )
    cut = replace(article, zones=(Zone(ZoneKind.BODY, 0, text.index(" Then")),))
    assert words(claim, cut).after == ""


@given(st.text(max_size=60), st.text(min_size=1, max_size=20), st.text(max_size=60))
def test_context_never_fails(before: str, figure: str, after: str) -> None:
    text = before + figure + after
    claim = replace(BY_ID["herald/3"], start=len(before), end=len(before + figure), quote=text)
    found = words(claim, replace(ARTICLES[1], text=text))
    assert len(found.figure) <= 600


def test_anchors_are_safe_and_never_shared() -> None:
    anchors = Anchors()
    made = [anchors("q", i) for i in ("a/1", "a 1", "a-1", "ä", "", "x" * 500)]
    assert len(set(made)) == len(made)
    assert all(re.fullmatch(r"[a-z][A-Za-z0-9-]*", m) for m in made)
    assert anchors("q", "a/1") == made[0]
    assert anchors("c", "a/1") != made[0]


def _count(
    low: float | None, high: float | None, nominal: float | None, how: Qualifier, unit: str = "person"
) -> Quantity:
    return Quantity(low, high, nominal, unit, how, "x")


@pytest.mark.parametrize(
    ("value", "low", "high", "dot", "hollow"),
    [
        (_count(5, 5, 5, Qualifier.EXACT), 5, 5, 5, False),
        (_count(5, None, 5, Qualifier.AT_LEAST), 5, None, 5, False),
        (_count(40, None, 40, Qualifier.MORE_THAN), 40, None, 40, True),
        (_count(None, 50, 50, Qualifier.NEARLY), None, 50, 50, True),
        (_count(20, 25, None, Qualifier.RANGE), 20, 25, None, False),
        (ClockTime("15:14", "3:14 pm"), 914, 914, 914, False),
        (DateValue("2017-11-13", "Monday"), 736646, 736646, 736646, False),
    ],
)
def test_spans(value: Quantity, low: float | None, high: float | None, dot: float | None, hollow: bool) -> None:
    found = span(value)
    assert found is not None
    assert (found.low, found.high, found.dot, found.hollow) == (low, high, dot, hollow)


@pytest.mark.parametrize(
    "value",
    [
        _count(None, None, None, Qualifier.VAGUE),
        _count(float("inf"), None, float("inf"), Qualifier.EXACT),
        BY_ID["gazette/4"].value,
    ],
)
def test_what_has_no_scale(value: Quantity) -> None:
    assert span(value) is None


@pytest.mark.parametrize(
    ("figures", "unit", "marks"),
    [
        ([3, 4], "person", ["3", "4"]),
        ([328, 530], "person", ["400", "500"]),
        ([1, 1000], "person", ["1", "10", "100", "1,000"]),
        ([2400, 3600], "s", ["40 min", "50 min", "1 h"]),
        ([0.2, 0.3], "percent", None),
        ([273.15, 313.15], "K", ["0 °C", "20 °C", "40 °C"]),
        ([1e6, 2e6], "GBP", None),
    ],
)
def test_marks_are_round_in_the_unit_shown(figures: list[float], unit: str, marks: list[str] | None) -> None:
    values = [_count(f, f, f, Qualifier.EXACT, unit) for f in figures]
    scale = axis([s for v in values if (s := span(v)) is not None], values[0])
    assert scale is not None
    labels = [t.label for t in scale.ticks]
    assert 2 <= len(labels) <= 8
    assert len(set(labels)) == len(labels)
    if marks is not None:
        assert [m for m in marks if m not in labels] == []


_figure = st.floats(-1e15, 1e15, allow_nan=False).map(lambda v: round(v, 6))


@given(st.lists(_figure, min_size=1, max_size=8), st.sampled_from(["person", "m", "s", "K", "rad", "percent", "USD"]))
def test_an_axis_keeps_the_order_of_figures_and_its_marks_inside(figures: list[float], unit: str) -> None:
    values = [_count(f, f, f, Qualifier.EXACT, unit) for f in sorted(figures)]
    scale = axis([s for v in values if (s := span(v)) is not None], values[0])
    assert scale is not None
    places = [scale.at(v.low or 0.0) for v in values]
    assert places == sorted(places)
    assert all(0 <= p <= 100 for p in places)
    assert all(0 <= t.at <= 100 for t in scale.ticks)
    assert len(scale.ticks) <= 16


def test_the_longest_span_of_days_has_few_marks() -> None:
    scale = days_axis([date(1, 1, 1), date(9999, 12, 31)])
    assert scale is not None
    assert 2 <= len(scale.ticks) <= 6


SHOTS = VERDICTS[0]
TOLL = VERDICTS[1]


def test_without_a_best_sourced_figure_all_that_clash_conflict() -> None:
    assert leading(SHOTS) is None
    assert standings(SHOTS) == ["compatible", "conflict", "conflict"]


def test_the_best_sourced_figure_is_set_apart_from_those_against_it() -> None:
    first, second, third = SHOTS.positions
    backed = replace(SHOTS, positions=(first, replace(second, sources=3), third))
    assert leading(backed) == 1
    assert standings(backed) == ["compatible", "lead", "conflict"]


def test_an_overtaken_figure_is_neither_best_nor_in_conflict() -> None:
    assert standings(TOLL) == ["superseded", "compatible"]


def test_one_line_an_outlet_with_those_of_one_origin_together() -> None:
    lines = dict.fromkeys(SHOTS.alignment.claims, "tribune")
    drawn = plot(SHOTS, LOOK, lines, Names(REPORT), Anchors())
    assert drawn.axis is not None and drawn.band is not None
    assert [[line.outlet for o in v.origins for line in o.lines] for v in drawn.values] == [
        ["The Gazette"],
        ["Herald"],
        ["Tribune"],
    ]
    gazette, herald, tribune = (v.origins[0].lines[0].mark for v in drawn.values)
    assert gazette is not None and herald is not None and tribune is not None
    assert gazette.open_low and not gazette.open_high and gazette.hollow
    assert herald.open_high and not herald.open_low
    assert tribune.low == tribune.high == tribune.dot
    assert (tribune.dot or 0) < (herald.dot or 0) < (gazette.dot or 0)


def test_many_outlets_fold() -> None:
    position = SHOTS.positions[1]
    articles = tuple(replace(ARTICLES[1], id=f"a{n}", outlet=f"Outlet {n:02}") for n in range(30))
    claims = tuple(replace(BY_ID["herald/1"], id=f"a{n}/1", article=f"a{n}") for n in range(30))
    ids = tuple(c.id for c in claims)
    verdict = replace(SHOTS, positions=(replace(position, claims=ids),), relations=())
    look = Lookup.of(replace(REPORT, articles=articles, claims=claims))
    (value,) = plot(verdict, look, dict.fromkeys(ids, "wire"), Names(REPORT), Anchors()).values
    assert sum(len(o.lines) for o in value.origins) == 6
    assert value.hidden == 24


def test_the_longer_side_of_the_matrix_goes_down() -> None:
    one = matrix([SHOTS], LOOK, Anchors())
    assert one is not None
    assert (one.corner, len(one.rows), len(one.columns)) == ("Outlet", 3, 1)
    many = matrix(list(VERDICTS), LOOK, Anchors())
    assert many is not None
    assert (many.corner, len(many.rows), len(many.columns)) == ("Claim", 6, 3)
    assert [[c.short for c in cell] for cell in many.cells[0]] == [["≥30"], ["18"], ["<40"]]
    assert matrix([], LOOK, Anchors()) is None


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("herald/1", "≥30"),
        ("gazette/1", "<40"),
        ("herald/2", "45.7 m"),
        ("tribune/3", "15:10"),
        ("gazette/4", "denied"),
    ],
)
def test_values_in_few_signs(id_: str, said: str) -> None:
    claim = BY_ID[id_]
    assert short(Position(claim.value, claim.polarity, (id_,), ("X",), 1)) == said


def test_a_revised_toll_has_a_timeline_and_a_latest_figure() -> None:
    found = timeline(TOLL, LOOK)
    assert found is not None
    assert [(e.published, e.said, e.standing, e.outlets) for e in found.entries] == [
        ("2021-05-03", "2", "superseded", "Herald"),
        ("2021-05-05", "3", "compatible", "The Gazette"),
    ]
    (step,) = found.steps
    assert step.x1 < step.x2 and step.y1 > step.y2
    assert latest(TOLL, LOOK) == "3 (The Gazette, 2021-05-05)"


def test_no_timeline_where_all_was_told_at_once_or_without_a_date() -> None:
    for published in (None, "2021-05", "2021-05-03"):
        articles = tuple(replace(a, published=published) for a in ARTICLES)
        look = Lookup.of(replace(REPORT, articles=articles))
        assert timeline(TOLL, look) is None
        assert latest(TOLL, look) == ""


def test_who_leans_on_whom() -> None:
    lines = {"herald/1": "tribune", "tribune/1": "tribune", "gazette/1": "gazette"}
    found = graph(lines, LOOK, Names(REPORT))
    assert found is not None
    assert [(n.name, n.others) for n in found.sources] == [("Tribune", ("Herald",))]
    assert [n.name for n in found.outlets] == ["Herald"]
    assert found.own == ("The Gazette", "Tribune")
    assert graph({"gazette/1": "gazette"}, LOOK, Names(REPORT)) is None


@pytest.mark.parametrize("figure", [1e308, -1e308, 5e-324, 0.0, float("inf"), float("nan")])
def test_figures_beyond_measure_are_shown_or_left_out(figure: float) -> None:
    value = _count(figure, figure, figure, Qualifier.EXACT)
    positions = (replace(SHOTS.positions[0], value=value), *SHOTS.positions[1:])
    verdict = replace(SHOTS, positions=positions, estimate=Estimate(figure, figure, None))
    check(render("html", replace(REPORT, stories=(JudgedStory(STORY, (verdict,)),))))


def test_every_pair_of_many_is_counted_but_not_listed() -> None:
    relations = tuple(Relation(0, 1, RelationKind.COMPATIBLE, f"reason {n}") for n in range(100))
    verdict = replace(SHOTS, relations=(*SHOTS.relations, *relations))
    page = check(render("html", replace(REPORT, stories=(JudgedStory(STORY, (verdict,)),))))
    assert "and 43 more pairs" in page.text
    assert "reason 10" in page.text and "reason 90" not in page.text


@pytest.mark.parametrize(
    ("dates", "marks"),
    [
        (["2015", "2015-10"], {"2015-01-01", "2015-04-01", "2015-07-01"}),
        (["2017-11-13", "2017-11-15"], {"2017-11-13", "2017-11-14", "2017-11-15"}),
        (["2001", "2017"], {"2005-01-01", "2010-01-01", "2015-01-01"}),
    ],
)
def test_marks_of_dates_are_first_days(dates: list[str], marks: set[str]) -> None:
    values = [DateValue(d, d) for d in dates]
    scale = axis([s for v in values if (s := span(v)) is not None], values[0])
    assert scale is not None
    labels = {t.label for t in scale.ticks}
    assert marks <= labels and len(labels) <= 7


@given(st.dates(), st.dates())
def test_any_two_dates_have_a_scale(one: date, other: date) -> None:
    values = [DateValue(d.isoformat(), "") for d in (one, other)]
    scale = axis([s for v in values if (s := span(v)) is not None], values[0])
    assert scale is not None
    assert len(scale.ticks) <= 9
    assert all(0 <= t.at <= 100 for t in scale.ticks)


def test_what_is_not_asserted_is_drawn_hollow() -> None:
    denied = replace(SHOTS.positions[2], polarity=Polarity.DENIED)
    verdict = replace(SHOTS, positions=(*SHOTS.positions[:2], denied))
    mark = plot(verdict, LOOK, {}, Names(REPORT), Anchors()).values[2].origins[0].lines[0].mark
    assert mark is not None and mark.hollow
