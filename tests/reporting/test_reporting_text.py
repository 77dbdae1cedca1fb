"""Text from strangers stays text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reporting.fixture import ARTICLES, BY_ID, CHECK, REPORT

from factcheck.model import Alignment, Article, Claim, JudgedStory, Qualifier, Quantity, Report, Story
from factcheck.reporting import claims_table, explanation, text
from factcheck.reporting.formats import FORMATS, render
from factcheck.reporting.markdown import escape
from factcheck.reporting.style import Style

UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
HOSTILE = [
    "<script>alert(1)</script>",
    "a | b || c",
    "\x1b[31mred\x1b[0m \x07\x08\x00",
    "line\nbreak\r\n| cell |",
    "\u202eright to left\u202c \u2066isolate\u2069",
    "`code` **bold** [link](javascript:alert(1)) ![img](http://x.example/y)",
    "# heading\n- list\n```\nfence",
    "</details></summary><img src=x onerror=alert(1)>",
    "@everyone see www.example.com and https://example.com",
    "=HYPERLINK(1)",
    "w" * 10_000,
    "\ud800 lone surrogate",
    "\u2028\u2029\u0085\x0b\x0c",
    "::error file=a::b",
    "\ue000private\ue001",
    "e\u0301" * 50,
]


def _with(bad: str) -> Report:
    """The shared report with ``bad`` wherever text from outside can stand."""
    quote = f"It said {bad} and 30 men fell."
    claims = []
    for claim in REPORT.claims:
        value = claim.value
        if isinstance(value, Quantity):
            value = replace(value, unit=bad, text=bad, low=None, high=None, nominal=None, qualifier=Qualifier.VAGUE)
        claims.append(replace(claim, quote=quote, start=8, end=8 + len(bad), subject=bad, value=value))
    values = {c.id: c.value for c in claims}
    articles = tuple(replace(a, text=quote, outlet=bad, title=bad, path=f"corpus/{a.id}") for a in ARTICLES)
    stories = []
    for judged in REPORT.stories:
        verdicts = []
        for v in judged.verdicts:
            aligned: Alignment = replace(v.alignment, subject=bad, why=bad)
            positions = tuple(replace(p, value=values[p.claims[0]], outlets=(bad,)) for p in v.positions)
            relations = tuple(replace(r, reason=bad) for r in v.relations)
            verdicts.append(replace(v, alignment=aligned, reason=bad, positions=positions, relations=relations))
        story: Story = replace(judged.story, label=bad)
        stories.append(JudgedStory(story, tuple(verdicts)))
    findings = tuple(replace(f, message=bad) for f in CHECK.findings)
    skipped = tuple(replace(s, reason=bad) for s in REPORT.skipped)
    return replace(
        REPORT, claims=tuple(claims), articles=articles, stories=tuple(stories), findings=findings, skipped=skipped
    )


def _all(report: Report, style: Style) -> str:
    out = [render(name, report, style) for name in ("table", "markdown")]
    out += [render(name, replace(report, drafts=("tribune",)), style) for name in ("table", "markdown")]
    out += [explanation.render(v, report, style) for j in report.stories for v in j.verdicts]
    return "".join(out)


@pytest.mark.parametrize("bad", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_that_moves_a_cursor_or_turns_a_line_gets_out(bad: str) -> None:
    shown = _all(_with(bad), Style(singles=True, full=True))
    assert not UNSEEN.search(shown)


@pytest.mark.parametrize("width", [60, 100, 120])
@pytest.mark.parametrize("bad", HOSTILE, ids=range(len(HOSTILE)))
def test_the_table_keeps_to_its_width(bad: str, width: int) -> None:
    report = _with(bad)
    style = Style(width=width, singles=True, full=True)
    both = render("table", report, style) + render("table", replace(report, drafts=("tribune",)), style)
    for line in both.split("\n"):
        assert len(line) <= width, line


@pytest.mark.parametrize("bad", HOSTILE, ids=range(len(HOSTILE)))
def test_markdown_keeps_its_tables_and_lets_no_markup_in(bad: str) -> None:
    report = _with(bad)
    for one in (report, replace(report, drafts=("tribune",))):
        page = render("markdown", one)
        tags = set(re.findall(r"<(/?[a-zA-Z][^\s>]*)", page))
        assert tags <= {"br", "b", "/b", "code", "/code", "details", "/details", "summary", "/summary"}
        assert page.count("<details>") == page.count("</details>")
        assert "](" not in page.replace("\\](", "")
        for block in re.findall(r"(?m)(?:^\|.*\n)+", page):
            bars = {len(re.findall(r"(?<!\\)\|", row)) for row in block.splitlines()}
            assert bars == {5}, block


@pytest.mark.parametrize("name", ["json", "jsonl"])
@pytest.mark.parametrize("bad", HOSTILE, ids=range(len(HOSTILE)))
def test_json_is_json_and_gives_the_text_back(bad: str, name: str) -> None:
    import json

    made = render(name, _with(bad))
    made.encode("utf-8")
    documents = [json.loads(line) for line in made.splitlines()] if name == "jsonl" else [json.loads(made)]
    found = json.dumps(documents)
    assert json.dumps(bad)[1:-1] in found


@given(st.text(max_size=200))
def test_clean_is_one_line_and_settles(s: str) -> None:
    once = text.clean(s)
    assert "\n" not in once and once == text.clean(once)
    assert once.isprintable() or "\ufffd" in once or not once


@given(st.text(alphabet=st.sampled_from("ab |*_`<>[]&\\#$~^@:/w.\n"), max_size=60))
def test_escaped_markdown_has_no_bare_bar_or_tag(s: str) -> None:
    made = escape(s)
    assert "<" not in made and "\n" not in made
    assert not re.search(r"(?<!\\)(?:\\\\)*\|", made.replace("\\|", ""))


@given(st.text(max_size=80), st.text(min_size=1, max_size=20), st.text(max_size=80), st.integers(20, 120))
def test_a_trimmed_quote_shows_its_figure_and_is_short(before: str, figure: str, after: str, budget: int) -> None:
    made = text.trimmed(before, figure, after, budget)
    assert len(made) <= budget + 8
    if text.clean(figure):
        assert "«" in made and "»" in made


def test_the_figure_is_found_in_its_quote_even_where_the_sentence_stands_twice() -> None:
    said = "Two men were hurt. Two men were hurt."
    article = Article("a", said)
    claim = replace(BY_ID["herald/3"], article="a", quote="Two men were hurt.", start=19, end=26)
    assert text.parts(claim, article) == ("", "Two men", " were hurt.")


def test_a_quote_without_its_article_is_marked_by_the_words_of_the_figure() -> None:
    claim: Claim = BY_ID["herald/2"]
    assert text.parts(claim, None) == ("He fell ", "150 feet", " short of the gate.")


def test_a_trimmed_quote_cuts_at_words() -> None:
    before = "The ministry said on Tuesday after a long night that in all "
    made = text.trimmed(before, "12 men", " were taken to two hospitals in the region by bus", 60)
    assert made == "…a long night that in all «12 men» were taken to two…"


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_rendering_is_pure(name: str) -> None:
    assert render(name, REPORT) == render(name, REPORT)


def test_claims_of_a_hostile_article_stay_in_their_lines() -> None:
    from factcheck.model import Extract

    for bad in HOSTILE:
        report = _with(bad)
        one = Extract(report.articles[0], tuple(c for c in report.claims if c.article == report.articles[0].id))
        shown = "".join(claims_table.claims([one], "table"))
        assert max(map(len, shown.split("\n"))) <= 100
        assert "\x1b" not in shown
