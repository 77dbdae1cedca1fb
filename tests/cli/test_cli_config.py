"""factcheck.toml and [tool.factcheck]: found, checked, and placed when wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck import cli_support, config
from factcheck.cli import app
from factcheck.config import Config
from factcheck.errors import ConfigError


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _write(text: str, name: str = "factcheck.toml") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def test_defaults_without_a_file() -> None:
    assert config.load() == Config()


def test_every_key() -> None:
    _write(
        'corpus = "articles"\ntypes = ["mine"]\nmodel = "en_core_web_md"\noutput-format = "json"\n'
        'fail-on = "superseded"\nselect = ["FC1"]\nignore = ["FC104"]\nmin-sources = 2\nvague = "ccc"\n'
        "include-comments = true\njobs = 2\n"
    )
    got = config.load()
    assert got == Config(
        corpus="articles",
        types=("mine",),
        model="en_core_web_md",
        output_format="json",
        fail_on="superseded",
        select=("FC1",),
        ignore=("FC104",),
        min_sources=2,
        vague="ccc",
        include_comments=True,
        jobs=2,
        source="factcheck.toml",
    )


def test_the_nearest_file_upwards_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    _write("jobs = 1\n")
    _write('[tool.factcheck]\ncorpus = "near"\n', "a/pyproject.toml")
    _write("[tool.other]\nx = 1\n", "a/b/pyproject.toml")
    Path("a/b/c").mkdir()
    monkeypatch.chdir("a/b/c")
    got = config.load()
    assert Path(got.corpus).resolve() == (Path("../..") / "near").resolve()


def test_factcheck_toml_comes_before_pyproject() -> None:
    _write("jobs = 3\n")
    _write("[tool.factcheck]\njobs = 4\n", "pyproject.toml")
    assert config.load().jobs == 3


def test_isolated_and_named_files() -> None:
    _write("jobs = 3\n")
    _write("jobs = 5\n", "other.toml")
    assert config.load(isolated=True) == Config()
    assert config.load("other.toml").jobs == 5


def test_folders_are_relative_to_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    _write('corpus = "articles"\ntypes = ["t"]\n', "sub/factcheck.toml")
    got = config.load("sub/factcheck.toml")
    assert got.corpus == str(Path("sub/articles")) and got.types == (str(Path("sub/t")),)


@pytest.mark.parametrize(
    ("text", "place", "said", "hint"),
    [
        ("jobs = 1\nfail_on = 'never'\n", "factcheck.toml:2", "unknown key 'fail_on'", "did you mean 'fail-on'?"),
        ("\n\nslect = ['FC1']\n", "factcheck.toml:3", "unknown key 'slect'", "did you mean 'select'?"),
        ("zzz = 1\n", "factcheck.toml:1", "unknown key 'zzz'", "known keys: corpus"),
        ("jobs = '2'\n", "factcheck.toml:1", "jobs = '2' will not do", "whole number"),
        ("jobs = 0\n", "factcheck.toml:1", "jobs = 0 will not do", "at least 1"),
        ("jobs = true\n", "factcheck.toml:1", "jobs = True will not do", "whole number"),
        ("corpus = ['a']\n", "factcheck.toml:1", "corpus", "a string"),
        ("types = 'a'\n", "factcheck.toml:1", "types", "a list of strings"),
        ("include-comments = 1\n", "factcheck.toml:1", "include-comments", "true or false"),
        ("fail-on = 'all'\n", "factcheck.toml:1", "fail-on", "one of never, conflict"),
        ("# x\n[tabel]\na = 1\n", "factcheck.toml:2", "unknown key 'tabel'", ""),
        ("jobs = = 1\n", "factcheck.toml:1:8", "not valid TOML", "mend that line"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, place: str, said: str, hint: str) -> None:
    _write(text)
    with pytest.raises(ConfigError) as caught:
        config.load()
    assert caught.value.place == place
    assert said in caught.value.message and hint in caught.value.hint
    done = CliRunner().invoke(app, ["report"])
    assert done.exit_code == 2 and done.stderr.startswith(f"factcheck: {place}: FC901 ")


def test_a_wrong_key_in_pyproject_has_its_line() -> None:
    _write("[project]\njobs = 1\n\n[tool.factcheck]\nmodel = 'x'\njbos = 2\n", "pyproject.toml")
    with pytest.raises(ConfigError) as caught:
        config.load()
    assert caught.value.place == "pyproject.toml:6" and caught.value.hint == "did you mean 'jobs'?"


def test_another_projects_broken_file_is_left_alone() -> None:
    _write("[tool.black\n", "pyproject.toml")
    assert config.load() == Config()
    _write("[tool.factcheck]\njobs = \n", "pyproject.toml")
    with pytest.raises(ConfigError):
        config.load()


def test_tool_factcheck_must_be_a_table() -> None:
    _write("[tool]\nfactcheck = 3\n", "pyproject.toml")
    with pytest.raises(ConfigError, match="not a table"):
        config.load()


def test_a_file_that_is_not_utf8() -> None:
    Path("factcheck.toml").write_bytes(b"\xff")
    with pytest.raises(ConfigError, match="not UTF-8"):
        config.load()


def test_flags_win_over_the_file_and_types_add_up() -> None:
    _write('jobs = 3\ntypes = ["a"]\nselect = ["fc1"]\nfail-on = "conflict"\n')
    got = cli_support.settings(None, False, jobs=4, types=["b"], fail_on=None, include_comments=False)
    assert got.jobs == 4 and got.types == ("a", "b") and got.select == ("FC1",) and got.fail_on == "conflict"
