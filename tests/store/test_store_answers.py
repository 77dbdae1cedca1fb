"""An answer is said again only to the same question about the same bytes; every run is held against one without a
store."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from cli.test_cli_commands import HERALD, TRIBUNE
from hypothesis import given
from hypothesis import strategies as st
from store.world import opened
from typer.testing import CliRunner, Result

from factcheck import run as flow
from factcheck.cli import app
from factcheck.config import Config
from factcheck.model import JudgedStory, Report
from factcheck.store.answers import Answer, Answers, _packed, _unpacked
from factcheck.store.inputs import state

FERRY = """---
outlet: Herald
published: 2021-08-20
---
A ferry sank off the northern port of Lisk in a storm and 31 people drowned, the coast guard said. Divers found 4 boats.
"""


def run(*args: str, **more: str) -> Result:
    return CliRunner().invoke(app, list(args), prog_name="factcheck", **more)


def same(*args: str, **more: str) -> Result:
    """Run with the store twice and without it; all three must say the same."""
    found = [run(*args, **more), run(*args, **more), run(*args, "--no-cache", **more)]
    for one in found:
        assert (one.exit_code, one.stdout, one.stderr) == (found[2].exit_code, found[2].stdout, found[2].stderr), args
    return found[0]


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "herald.md").write_text(HERALD, encoding="utf-8")
    (folder / "tribune.md").write_text(TRIBUNE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The reports that were worked out, not found."""
    done: list[str] = []
    true = flow.report

    def report(*args, **more) -> Report:  # type: ignore[no-untyped-def]
        done.append("report")
        return true(*args, **more)

    monkeypatch.setattr(flow, "report", report)
    return done


TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=20)


TEXTS = st.lists(TEXT).map(tuple)


@given(st.builds(Answer, TEXTS, st.lists(st.tuples(TEXT, st.binary())).map(tuple), TEXTS, st.booleans()))
def test_an_answer_comes_back_the_same_in_one_piece(answer: Answer) -> None:
    assert _unpacked(_packed(answer)) == replace(answer, out=("".join(answer.out),))


def test_nothing_is_worked_out_twice(corpus: Path, asked: list[str]) -> None:
    (corpus / "broken.md").write_text("---\ntitle\n", encoding="utf-8")
    first = run("report")
    assert "FC918" in first.stderr
    again = run("report")
    assert (again.stdout, again.stderr, asked) == (first.stdout, first.stderr, ["report"])
    assert run("report", "-q").stderr == "" and run("report", "-qq").stdout == ""


def test_a_rerun_imports_neither_readers_nor_rapidfuzz(corpus: Path) -> None:
    code = (
        "import sys\nfrom factcheck.cli import app\n"
        "try: app(sys.argv[1:])\nexcept SystemExit as e: assert e.code in (0, 1), e.code\n"
        "print('LOADED', *{'spacy', 'rapidfuzz', 'trafilatura', 'yaml', 'jinja2'} & set(sys.modules))"
    )
    for args in (["report"], ["claims"], ["report", "-o", "html:out/a.html"]):
        run(*args)
        shutil.rmtree("out", ignore_errors=True)
        done = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == "LOADED", args
    assert Path("out/a.html").stat().st_size > 1000, "written again"


def test_whatever_is_asked_the_store_says_the_same(corpus: Path) -> None:
    Path("draft.md").write_text(HERALD.replace("40 rounds", "90 rounds"), encoding="utf-8")
    Path("types").mkdir()
    same("report", "--write-baseline", "known.json")
    for args in (
        ["report"],
        ["report", "--output-format", "json"],
        ["report", "--output-format", "json", "corpus/herald.md"],
        ["report", "--output-format", "json", "corpus/herald.md", "corpus/tribune.md"],
        ["report", "--output-format", "json", "corpus/tribune.md", "corpus/herald.md"],
        ["report", "--output-format", "json", "./corpus"],
        ["report", "--fail-on", "conflict"],
        ["report", "--fail-on", "conflict", "--exit-zero"],
        ["report", "--fail-on", "conflict", "--baseline", "known.json"],
        ["report", "--fail-on", "conflict", "--ignore", "FC101"],
        ["report", "--as-of", "2021-05-02"],
        ["report", "--min-sources", "3"],
        ["report", "--include-comments", "-v"],
        ["report", "--show-single", "--statistics"],
        ["report", "--color", "always"],
        ["report", "--types", "types"],
        ["check", "draft.md"],
        ["check", "draft.md", "--corpus", "corpus/herald.md"],
        ["claims", "--statistics"],
        ["claims", "--output-format", "jsonl"],
        ["claims", "corpus/herald.md", "--output-format", "jsonl"],
        ["claims", "nowhere"],
    ):
        same(*args)
    same("report", "-", "corpus", input=HERALD)
    other = HERALD.replace("40 rounds", "77 rounds")
    assert "77 rounds" in same("report", "-", "corpus", input=other).stdout
    assert same("report", "-", "corpus", "--stdin-filename", "wire.md", "-v", input=HERALD).exit_code == 0


def test_every_change_of_the_corpus_is_seen(corpus: Path) -> None:
    """Edits that keep size and times, new, renamed, removed, linked and broken files, in a chain over one store."""
    chance = random.Random(3)
    names = ["herald.md", "tribune.md", "extra.md", "sub/deep.md", "other.txt"]
    texts = [
        HERALD,
        TRIBUNE,
        HERALD.replace("40 rounds", "55 rounds"),
        TRIBUNE.replace("15 rounds", "99 rounds"),
        FERRY,
        FERRY.replace("31 people", "33 people"),
        FERRY.replace("2021-08-20", "2021-08-21").replace("Herald", "Gazette").replace("31 people", "12 people"),
        "",
        "x\n",
    ]
    seen = set()
    for _ in range(40):
        one, two = (corpus / n for n in chance.sample(names, 2))
        one.parent.mkdir(exist_ok=True)
        two.parent.mkdir(exist_ok=True)
        there = one.exists()
        match chance.choice(["write", "write", "keep times", "remove", "rename", "link", "folder"]):
            case "keep times" if there and not one.is_symlink():
                times = one.stat()
                one.write_text(one.read_text("utf-8").replace("4", "7"), encoding="utf-8")
                os.utime(one, ns=(times.st_atime_ns, times.st_mtime_ns))
            case "remove" if there:
                one.unlink()
            case "rename" if there:
                one.rename(two)
            case "link" if there:
                two.unlink(missing_ok=True)
                two.symlink_to(one.resolve())
            case "folder":
                (corpus / "sub").mkdir(exist_ok=True)
            case _:
                one.unlink(missing_ok=True)
                one.write_text(chance.choice(texts), encoding="utf-8")
        form = chance.choice(["json", "json", "table", "html"])
        more = chance.choice([(), (), ("--min-sources", "2"), ("--as-of", "2021-06-01"), ("--include-comments",)])
        seen.add(same("report", "--output-format", form, *more).stdout)
    assert len(seen) > 10


def test_one_changed_article_has_its_own_story_judged_and_no_other(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[tuple[str, ...]] = []
    true = flow.judge_story

    def judge(story, *args) -> JudgedStory:  # type: ignore[no-untyped-def]
        done.append(story.articles)
        return true(story, *args)

    monkeypatch.setattr(flow, "judge_story", judge)
    (corpus / "ferry.md").write_text(FERRY, encoding="utf-8")
    run("report")
    assert len(done) == 2
    done.clear()
    (corpus / "ferry.md").write_text(FERRY.replace("31 people", "33 people"), encoding="utf-8")
    told = run("report", "--output-format", "json").stdout
    assert "33 people drowned" in told and len(done) == 1 and "ferry" in done[0][0]
    assert run("report", "--output-format", "json", "--no-cache").stdout == told


def test_an_article_that_changes_while_it_is_read_leaves_no_answer(
    corpus: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even where it changes back."""
    true, file = flow.report, corpus / "herald.md"

    def report(*args, **more) -> Report:  # type: ignore[no-untyped-def]
        file.write_text(HERALD.replace("40 rounds", "41 rounds"), encoding="utf-8")
        found = true(*args, **more)
        file.write_text(HERALD, encoding="utf-8")
        return found

    monkeypatch.setattr(flow, "report", report)
    assert "41 rounds" in run("report").stdout
    monkeypatch.setattr(flow, "report", true)
    assert "40 rounds" in run("report").stdout and len(asked) == 2


def test_a_baselines_entry_that_is_over_comes_back(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import datetime

    run("report", "--write-baseline", "known.json")
    text = Path("known.json").read_text("utf-8").replace('"expires": null', '"expires": "2030-01-01"')
    Path("known.json").write_text(text, encoding="utf-8")
    told = []
    for day in ("2029-12-31", "2029-12-31", "2030-01-02"):

        class Date(datetime.date):
            now = day

            @classmethod
            def today(cls) -> datetime.date:
                return cls.fromisoformat(cls.now)

        monkeypatch.setattr(datetime, "date", Date)
        told.append(run("report", "--fail-on", "conflict", "--baseline", "known.json").exit_code)
    assert told == [0, 0, 1]


def test_what_cannot_be_read_makes_no_state(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("text", encoding="utf-8")
    whole = state([str(tmp_path)])
    assert whole is not None and whole == state([str(tmp_path)])
    assert state([str(tmp_path), "-"], b"x") != state([str(tmp_path), "-"], b"y")
    assert state([str(tmp_path / "nowhere.md")]) is None
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.md")
        assert state([str(tmp_path)]) is None


def test_another_version_of_anything_finds_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text("text", encoding="utf-8")
    store = opened(tmp_path / "store")

    def answers() -> Answers:
        return Answers(store, Config(), [str(tmp_path / "a.md")], None, ["report"])

    answers().keep(Answer((), (), ("said ", "twice")))
    assert answers().find() == Answer((), (), ("said twice",))
    from factcheck.store import versions

    before = versions.of_everything("en_core_web_sm", ())
    monkeypatch.setattr(versions, "_files", lambda: [("reporting/table.py", b"changed")])
    assert versions.of_everything("en_core_web_sm", ()) != before and answers().find() is None
