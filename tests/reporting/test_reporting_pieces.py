"""Large texts made in pieces are the text that would be made whole."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reporting.fixture import CHECK, REPORT

from factcheck import terminal
from factcheck.model import Report, Skipped, Suppressed
from factcheck.reporting import documents
from factcheck.reporting.formats import FORMATS, content, pieces, render

EMPTY = Report("1", "model", (), (), ())
QUIET = replace(REPORT, suppressed=(Suppressed("inline", "s", finding=CHECK.findings[0], reason="ok\n, [x]\n"),))
TEXT = st.text(max_size=20)


@pytest.mark.parametrize("report", [REPORT, CHECK, EMPTY, QUIET])
@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_pieces_are_the_text_and_the_files_bytes(name: str, report: Report) -> None:
    whole = render(name, report)
    assert "".join(pieces(name, report)) == whole
    assert content(name, report).decode("utf-8") == whole


@pytest.mark.parametrize("report", [REPORT, CHECK, EMPTY, QUIET])
def test_json_in_pieces_is_json_dumped_whole(report: Report) -> None:
    assert render("json", report) == documents.dumps(documents.report(report), indent=1) + "\n"


@given(st.lists(st.builds(Skipped, TEXT, TEXT, TEXT, TEXT), max_size=3), st.lists(TEXT, max_size=3).map(tuple))
def test_whatever_the_words_hold(skipped: list[Skipped], drafts: tuple[str, ...]) -> None:
    report = replace(EMPTY, skipped=tuple(skipped), drafts=drafts)
    made = render("json", report)
    assert made == documents.dumps(documents.report(report), indent=1) + "\n"
    assert json.loads(made)["skipped"] == [documents.skipped(s) for s in skipped]


def test_json_is_made_as_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    true = documents.claim
    monkeypatch.setattr(documents, "claim", lambda c: (made.append(c.id), true(c))[1])
    for piece in pieces("json", REPORT):
        if f'"id": "{REPORT.claims[0].id}"' in piece:
            break
    assert made == [REPORT.claims[0].id]


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_a_long_text_is_written_whole(monkeypatch: pytest.MonkeyPatch, size: int, encoding: str) -> None:
    out = io.BytesIO()
    monkeypatch.setattr(terminal, "_AT_ONCE", size)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding=encoding, newline=""))
    said = "killed – \U0001f44f 14\n" * 5
    terminal.write([said, "", "end"])
    assert out.getvalue() == (said + "end").encode(encoding, "backslashreplace")
