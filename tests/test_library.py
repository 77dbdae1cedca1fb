"""The package as a library: four functions, typed, light to import, and at home in a notebook."""

from __future__ import annotations

import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from reporting.fixture import BY_ID, EXTRACTS, PAIR, REPORT
from reporting.page_checks import check as check_page

import factcheck
from factcheck import run
from factcheck.errors import InputError, UsageError
from factcheck.library import Articles, Pair, Result, _values
from factcheck.model import Comparison, Extract, Report

HEAVY = ["spacy", "rapidfuzz", "trafilatura", "numpy", "lxml", "jinja2", "typer", "factcheck.run", "factcheck.model"]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    for outlet, words in (("Herald", "fired 40 rounds"), ("Tribune", "fired 12 rounds")):
        (folder / f"{outlet.lower()}.md").write_text(
            f"---\noutlet: {outlet}\ntitle: Defector shot at the border gate in Panmunjom\n"
            "published: 2021-05-03\n---\n\n"
            f"Guards {words} at the defector as he ran to the border gate in Panmunjom, the army said.\n",
            encoding="utf-8",
        )
    return folder


def test_the_public_names() -> None:
    assert sorted(factcheck.__all__) == ["check", "claims", "compare", "report"]
    assert all((getattr(factcheck, name).__doc__ or "").strip() for name in factcheck.__all__)


def test_import_loads_nothing() -> None:
    code = f"import sys, factcheck\nprint('LOADED', *[m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["LOADED"]


def test_report_is_what_the_command_line_reports(corpus: Path) -> None:
    found = factcheck.report(corpus)
    assert isinstance(found, Report)
    assert _values(found) == _values(run.report([str(corpus)]))
    assert _values(factcheck.report([corpus / "herald.md", str(corpus / "tribune.md")])) == _values(found)
    assert "fired" in found.render("json")
    with pytest.raises(UsageError):
        found.render("htm")


def test_as_of_leaves_out_what_came_later(corpus: Path) -> None:
    assert factcheck.report(corpus, as_of="2021-05-02").articles == ()


def test_check_finds_the_draft_s_figure(corpus: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(
        "---\ntitle: Defector shot at the border gate in Panmunjom\npublished: 2021-05-03\n---\n\n"
        "Guards fired 90 rounds at the defector as he ran to the border gate in Panmunjom.\n",
        encoding="utf-8",
    )
    found = factcheck.check(draft, corpus)
    assert found.drafts and [f for f in found.findings if f.code]


def test_compare_and_claims(corpus: Path) -> None:
    pair = factcheck.compare(corpus / "herald.md", corpus / "tribune.md")
    assert isinstance(pair, Comparison)
    assert pair.relation == "conflict"
    articles = factcheck.claims(corpus)
    assert all(isinstance(a, Extract) for a in articles)
    assert [c.value.text for a in articles for c in a.claims if c.type == "shots_fired"] == ["40 rounds", "12 rounds"]
    assert articles.skipped == ()


def test_what_cannot_be_read_is_named_or_raised(corpus: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.md"
    empty.write_text(" \n", encoding="utf-8")
    articles = factcheck.claims([corpus / "herald.md", empty])
    assert len(articles) == 1
    assert [s.path.endswith("empty.md") for s in articles.skipped] == [True]
    with pytest.raises(InputError):
        factcheck.claims(empty)


def test_a_notebook_shows_the_page_in_a_frame_of_its_own() -> None:
    shown = Result(**_values(REPORT))._repr_html_()
    start, _, rest = shown.partition('srcdoc="')
    page, _, end = rest.partition('"')
    assert start == "<iframe " and 'sandbox="allow-popups"' in end
    check_page(unescape(page))


def test_a_notebook_shows_claims_and_comparisons_as_tables() -> None:
    claims = Articles(EXTRACTS)._repr_html_()
    assert claims.count("<tr>") == 1 + sum(len(e.claims) for e in EXTRACTS)
    assert f"<mark>{BY_ID['herald/1'].value.text}</mark>" in claims
    pair = Pair(**_values(PAIR))._repr_html_()
    assert "herald | tribune: conflict" in pair and pair.count("<mark>") == 4
