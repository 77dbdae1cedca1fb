"""Each way of going wrong: its exit status, its message, and never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from reporting.fixture import REPORT
from typer.testing import CliRunner, Result

from factcheck import run as flow
from factcheck import terminal
from factcheck.cli import app

COMMAND = [sys.executable, "-m", "factcheck"]


def run(*args: str) -> Result:
    return CliRunner().invoke(app, list(args), prog_name="factcheck")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """``report`` without the work behind it."""
    monkeypatch.setattr(flow, "report", lambda *args, **kwargs: REPORT)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["report", "missing"], "missing"),
        (["report"], "corpus"),
        (["claims", "missing"], "missing"),
        (["check", "missing", "--corpus", "."], "missing"),
        (["check", "x.md", "--corpus", "-"], "FC900 the corpus cannot come from standard input"),
        (["compare", "one"], "FC900 compare takes two files, or --pairs FILE"),
        (["compare", "a", "b", "--pairs", "c"], "FC900"),
        (["compare", "--pairs", "missing.jsonl"], "missing.jsonl: FC900 no such file"),
        (["report", "--output-format", "tabel"], "FC900 no format 'tabel' (did you mean 'table'?)"),
        (["claims", "--output-format", "sarif"], "FC900 no format 'sarif' for this command"),
        (["report", "-o", "report.md"], "FC900 'report.md' is no FORMAT:PATH"),
        (["report", "-o", "xlsx:x"], "FC900 no format 'xlsx'"),
        (["report", "--select", "E501"], "FC900 'E501' after --select is no code"),
        (["report", "--ignore", "FC1,x"], "FC900 'X' after --ignore is no code"),
        (["report", "--as-of", "yesterday"], "FC900 'yesterday' after --as-of is no date"),
        (["report", "--as-of", "2021-13"], "FC900 '2021-13' after --as-of is no date"),
        (["report", "--config", "missing.toml"], "missing.toml: FC901 no such config file"),
        (["types", "list", "--types", "missing"], "missing: FC902"),
        (["explain", "FC777"], "FC777"),
    ],
)
def test_wrong_usage_is_2_and_says_what_to_do(args: list[str], said: str) -> None:
    done = run(*args)
    assert done.exit_code == 2, done.output
    assert said in done.stderr
    assert done.stdout == "" and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "args", [["report", "--nope"], ["nope"], ["report", "--fail-on", "all"], ["report", "-j", "0"]]
)
def test_what_the_parser_refuses_is_2(args: list[str]) -> None:
    done = run(*args)
    assert done.exit_code == 2 and "Usage:" in done.stderr and done.stdout == ""


def test_no_pair_in_a_pairs_file(tmp_path: Path) -> None:
    Path("pairs.jsonl").write_text("\n[]\n", encoding="utf-8")
    done = run("compare", "--pairs", "pairs.jsonl")
    assert done.exit_code == 2 and "pairs.jsonl: FC910 no pair to compare" in done.stderr
    Path("pairs.jsonl").write_bytes(b"\xff\xfe\x00")
    assert "it is not UTF-8" in run("compare", "--pairs", "pairs.jsonl").stderr


def test_one_bad_file_among_good_ones_is_told_and_the_run_goes_on() -> None:
    Path("good.txt").write_text("Guards fired 40 rounds at a rider near the gate on Monday.", encoding="utf-8")
    Path("blank.txt").write_text("", encoding="utf-8")
    done = run("claims", "good.txt", "blank.txt", "--output-format", "jsonl")
    assert done.exit_code == 0 and done.stdout.count("\n") == 1
    assert done.stderr.startswith("blank.txt: FC91")
    assert run("claims", "good.txt", "blank.txt", "--output-format", "jsonl", "-q").stderr == ""
    report = run("report", "good.txt", "blank.txt")
    assert report.exit_code == 0 and "blank.txt: FC91" in report.stderr and "1 skipped" in report.stdout


def test_nothing_readable_is_2() -> None:
    Path("blank.txt").write_text("", encoding="utf-8")
    for command in (["report", "blank.txt"], ["claims", "blank.txt"]):
        done = run(*command)
        assert done.exit_code == 2 and "no article could be read" in done.stderr, done.stderr


def test_a_bug_is_101_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise ZeroDivisionError("by\x1b[31m zero\nsecond line")

    monkeypatch.setattr(flow, "report", broken)
    done = run("report")
    assert done.exit_code == 101
    assert "FC999" in done.stderr and "ZeroDivisionError" in done.stderr
    assert "Traceback" not in done.stderr and "\x1b" not in done.stderr


def test_a_file_that_cannot_be_written_is_2(ready: None) -> None:
    Path("wall").write_text("", encoding="utf-8")
    done = run("report", "-o", "json:wall/report.json")
    assert done.exit_code == 2 and "wall/report.json: FC900 cannot be written" in done.stderr


def test_a_written_file_replaces_the_old_one_whole(ready: None) -> None:
    Path("out.md").write_text("old", encoding="utf-8")
    assert run("report", "-o", "markdown:out.md").exit_code == 0
    assert Path("out.md").read_text(encoding="utf-8").startswith("# What the outlets say")
    assert [p.name for p in Path().iterdir()] == ["out.md"]


def test_skipped_input_is_told_unless_quiet(ready: None) -> None:
    told = "corpus/blank.md: FC911 the file is empty (delete it or put the article in)\n"
    assert run("report").stderr == told
    assert run("report", "-q").stderr == ""
    assert run("report", "-q").stdout == run("report").stdout
    assert run("report", "-qq").stdout == ""


def test_colour_only_where_it_is_wanted(ready: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("report").stdout
    assert "\x1b[" in run("report", "--color", "always").stdout
    assert "\x1b[" not in run("report", "--color", "never").stdout
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)


@pytest.mark.parametrize(
    ("terminal_columns", "tty", "width"), [(80, True, 80), (300, True, 120), (20, True, 60), (80, False, 100)]
)
def test_width(terminal_columns: int, tty: bool, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stream:
        encoding = "utf-8"

        def isatty(self) -> bool:
            return tty

    monkeypatch.setattr("sys.stdout", Stream())
    monkeypatch.setenv("COLUMNS", str(terminal_columns))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    style = terminal.style("auto")
    assert style.width == width and style.color is tty
    monkeypatch.setenv("NO_COLOR", "1")
    assert not terminal.style("auto").color


def test_an_ascii_terminal_gets_ascii(tmp_path: Path) -> None:
    Path("a.txt").write_text("The café’s guards fired 40 rounds at a rider near the gate.", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run([*COMMAND, "claims", "a.txt"], capture_output=True, env=environment, check=False)
    assert done.returncode == 0 and done.stdout.isascii() and b"40 rounds" in done.stdout


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    Path("many.jsonl").write_text(
        "".join(f'{{"id": "a{n}", "text": "Guards fired {n} rounds at the gate."}}\n' for n in range(1, 2500)),
        encoding="utf-8",
    )
    with subprocess.Popen(
        [*COMMAND, "claims", "many.jsonl", "--output-format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        errors = running.stderr.read()
        status = running.wait()
    assert errors == b"" and status == 0


def test_version_names_tool_and_model() -> None:
    import re

    done = run("--version")
    assert done.exit_code == 0
    assert re.fullmatch(r"factcheck \d\S*, model en_core_web_sm 3\.8\.0\n", done.stdout)


def test_without_a_command_help_is_shown() -> None:
    done = run()
    assert "Commands:" in done.output and done.exit_code == 2
