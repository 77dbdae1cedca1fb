"""``check`` says the same with a store, without one, and with one that is filled beforehand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from factcheck import run, standing
from factcheck.config import Config
from factcheck.reporting.formats import render

CORPUS = Path(__file__).parents[2] / "corpus"
DRAFT = """---
outlet: Our Desk
published: 2017-11-14
---

A North Korean soldier was shot five times as he fled across the line at Panmunjom. South Korea's joint chiefs said
North Korean troops fired 40 rounds. He was found 50 metres south of the line at 3:31 p.m. and flown to Suwon.
"""
OTHER = "A heron nested on the weather mast at Ulverholm, and three chicks have hatched."


def test_the_store_changes_no_byte(tmp_path: Path) -> None:
    drafts = {"draft.md": DRAFT, "other.txt": OTHER}
    for name, text in drafts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = [str(tmp_path / name) for name in drafts]
    kept = sorted(str(p) for p in CORPUS.rglob("*.md") if p.stem.lower() != "readme")[:1]  # a file of the corpus itself
    plain = Config(cache=False)
    stored = replace(plain, cache=True, cache_dir=str(tmp_path / "store"))
    for given in (files[:1], files[1:], files, kept):
        for as_of in (None, "2017-11-15"):
            without = render("json", run.check(given, [str(CORPUS)], plain, as_of=as_of))
            assert render("json", run.check(given, [str(CORPUS)], stored, as_of=as_of)) == without
            assert render("json", run.check(given, [str(CORPUS)], stored, as_of=as_of)) == without
    assert '"relation": "conflict"' in render("json", run.check(files, [str(CORPUS)], stored))


def test_index_leaves_nothing_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "FRESH", 0)
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "one.md").write_text(DRAFT.replace("40 rounds", "22 rounds"), encoding="utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    config = Config(cache=True)
    run.index([str(folder)], config)
    monkeypatch.setattr(standing, "_read", lambda corpus: pytest.fail("read again"))
    found = run.check([str(tmp_path / "draft.md")], [str(folder)], config)
    assert {f.relation.value for f in found.findings} >= {"conflict", "agree"}
