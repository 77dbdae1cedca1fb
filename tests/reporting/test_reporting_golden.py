"""Every format on the shared report, to the byte. FACTCHECK_UPDATE_GOLDEN=1 writes the files anew, for review."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from reporting.fixture import CHECK, EXTRACTS, PAIR, REPORT, VERDICTS

from factcheck.reporting import claims_table, explanation
from factcheck.reporting.formats import FORMATS, render
from factcheck.reporting.style import Style

GOLDEN = Path(__file__).parent / "golden"
ENDINGS = {
    "table": "txt",
    "markdown": "md",
    "summary": "summary.md",
    "concise": "concise.txt",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "junit": "junit.xml",
    "rdjson": "rdjson.json",
}  # the rest is called as its format
TEXTS = sorted(set(FORMATS) - {"html"})  # the page has tests of its own
FULL = Style(width=72, ascii=True, singles=True, full=True)


def _same(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("FACTCHECK_UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TEXTS)
def test_report(name: str) -> None:
    _same(f"report.{ENDINGS.get(name, name)}", render(name, REPORT))


@pytest.mark.parametrize("name", TEXTS)
def test_check(name: str) -> None:
    _same(f"check.{ENDINGS.get(name, name)}", render(name, CHECK))


@pytest.mark.parametrize("name", ["table", "markdown"])
def test_everything_listed_in_a_narrow_ascii_terminal(name: str) -> None:
    _same(f"report-full.{ENDINGS[name]}", render(name, REPORT, FULL))


def test_colour() -> None:
    _same("report-color.txt", render("table", REPORT, Style(color=True)))


@pytest.mark.parametrize("name", claims_table.FORMATS)
def test_claims(name: str) -> None:
    _same(f"claims.{ENDINGS.get(name, name)}", "".join(claims_table.claims(EXTRACTS, name)))


@pytest.mark.parametrize("name", claims_table.FORMATS)
def test_compare(name: str) -> None:
    _same(f"compare.{ENDINGS.get(name, name)}", "".join(claims_table.comparisons([PAIR], name)))


def test_explanation() -> None:
    _same("explain.txt", explanation.render(VERDICTS[0], REPORT))
