"""The page as a reader meets it: in a browser, wide and narrow, light and dark, by keyboard and on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import resources
from typing import Any

import pytest
from reporting.fixture import ARTICLES, BY_ID, CHECK, REPORT, STORY, VERDICTS
from reporting.page_checks import HOSTILE, with_text

from factcheck.model import JudgedStory, Report
from factcheck.reporting.formats import render
from factcheck.reporting.style import Style

Show = Callable[..., Any]
OPEN_ALL = "document.querySelectorAll('details').forEach(d => d.open = true)"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SHOTS = VERDICTS[0]


def _crowd() -> Report:
    """Sixty outlets with long names about one claim, three values."""
    names = [f"The Very Long-winded Morning Gazette and Evening Advertiser of Town {n}" for n in range(60)]
    articles = tuple(replace(ARTICLES[1], id=f"a{n:02}", outlet=name) for n, name in enumerate(names))
    first = ["herald/1", "tribune/1", "gazette/1"]
    claims = tuple(replace(BY_ID[first[n % 3]], id=f"a{n:02}/1", article=f"a{n:02}") for n in range(60))
    positions = tuple(
        replace(p, claims=tuple(c.id for c in claims if c.value == p.value), outlets=tuple(names), sources=20)
        for p in SHOTS.positions
    )
    alignment = replace(SHOTS.alignment, claims=tuple(c.id for c in claims))
    verdict = replace(SHOTS, positions=positions, alignment=alignment)
    story = replace(STORY, articles=tuple(a.id for a in articles))
    return replace(REPORT, articles=articles, claims=claims, stories=(JudgedStory(story, (verdict,)),))


PAGES = {
    "report": lambda: render("html", REPORT, Style(singles=True)),
    "check": lambda: render("html", CHECK),
    "crowd": lambda: render("html", _crowd()),
    "hostile": lambda: render("html", with_text("w" * 10_000)),
    "markup": lambda: render("html", with_text("<b>" + "".join(HOSTILE[:6]))),
}


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_window(show: Show, name: str, width: int) -> None:
    tab = show(PAGES[name](), width=width)
    assert tab.evaluate(WIDER) <= 0
    tab.evaluate(OPEN_ALL)
    assert tab.evaluate(WIDER) <= 0
    out = """width => [...document.querySelectorAll('main *, header *')].filter(e =>
        e.getBoundingClientRect().right > width + 1 && !e.closest('.scroll') && !e.closest('svg')
        && !e.classList.contains('hidden')).map(e => e.outerHTML.slice(0, 120))"""
    assert tab.evaluate(out, width) == []


@pytest.mark.parametrize("name", PAGES)
def test_it_asks_for_nothing_and_complains_of_nothing(show: Show, name: str) -> None:
    tab = show(PAGES[name]())
    assert tab.asked == [tab.url]
    assert tab.complaints == []


def _axe() -> str:
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["report", "check", "crowd"])
def test_axe_core_finds_nothing(show: Show, name: str, width: int, scheme: str) -> None:
    tab = show(PAGES[name](), width=width, scheme=scheme)
    tab.evaluate(OPEN_ALL)
    tab.evaluate(_axe())
    found = tab.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [(v["id"], v["nodes"][0]["html"][:200], v["nodes"][0]["failureSummary"]) for v in found["violations"]] == []
    assert {"color-contrast", "region"} <= {p["id"] for p in found["passes"]}


def test_the_keyboard_reaches_everything(show: Show) -> None:
    tab = show(PAGES["report"]())
    wanted = tab.evaluate(
        "[...document.querySelectorAll('a[href], summary, [tabindex]')].filter(e => e.checkVisibility()).length"
    )
    seen = set()
    for _ in range(wanted + 5):
        tab.keyboard.press("Tab")
        at = "e => [...document.querySelectorAll('*')].indexOf(document.activeElement)"
        seen.add(tab.evaluate(at))
        ring = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert ring != "none" or tab.evaluate("document.activeElement === document.body")
    body = tab.evaluate("[...document.querySelectorAll('*')].indexOf(document.body)")
    assert len(seen - {body}) == wanted


def test_a_line_opens_its_quote_by_the_keyboard_without_any_script(show: Show) -> None:
    tab = show(PAGES["report"]())
    line = tab.locator("details.line").first
    assert not line.locator("mark").first.is_visible()
    line.locator("summary").focus()
    tab.keyboard.press("Enter")
    assert line.locator("mark").first.is_visible()
    assert line.locator("a[href*=':~:text=']").count() + line.locator(".path").count() >= 1


def test_a_value_of_the_matrix_leads_to_its_line(show: Show) -> None:
    tab = show(PAGES["report"]())
    value = tab.locator(".matrix td a").first
    target = value.get_attribute("href")
    value.click()
    assert tab.evaluate("document.querySelector(':target').id") == target.removeprefix("#")
    assert tab.locator(target).is_visible()


def test_what_is_quoted_is_text_and_not_markup(show: Show) -> None:
    tab = show(render("html", with_text("<script>alert(1)</script><img src=x onerror=alert(2)>")))
    assert tab.locator("script, img").count() == 0
    assert tab.complaints == []
    assert "<script>alert(1)</script>" in tab.locator("main").inner_text()


def test_paper_shows_dark_words_on_white(show: Show) -> None:
    tab = show(PAGES["report"](), scheme="dark")
    tab.emulate_media(media="print")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert tab.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_dark_is_dark(show: Show) -> None:
    light, dark = (show(PAGES["report"](), scheme=s) for s in ("light", "dark"))
    colour = "getComputedStyle(document.body).backgroundColor"
    assert light.evaluate(colour) != dark.evaluate(colour)


def test_marks_stand_in_the_order_of_their_figures(show: Show) -> None:
    tab = show(PAGES["report"]())
    card = tab.locator("article.card.conflict").first
    places = {
        said: card.locator(".value", has=tab.locator(f"h5 b:text-is('{said}')")).locator("use.dot").bounding_box()["x"]
        for said in ("18 rounds", "at least 30 rounds", "nearly 40 rounds")
    }
    assert list(places.values()) == sorted(places.values())
