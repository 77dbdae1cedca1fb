"""``init``, shell completion, and every format in one run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from reporting.fixture import REPORT
from typer.testing import CliRunner, Result

from factcheck import config
from factcheck import run as flow
from factcheck.cli import app
from factcheck.config import Config
from factcheck.reporting.formats import BINARY, FORMATS, content


def run(*args: str) -> Result:
    return CliRunner().invoke(app, list(args), prog_name="factcheck")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_init_writes_a_config_that_changes_nothing() -> None:
    done = run("init")
    assert done.exit_code == 0 and "factcheck report" in done.stderr
    assert config.load() == Config(source="factcheck.toml")


def test_every_key_stands_in_it_with_its_default() -> None:
    run("init", "sub")
    path = Path("sub/factcheck.toml")
    text = re.sub(r"(?m)^#([a-z-]+ = )", r"\1", path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    assert set(re.findall(r"(?m)^([a-z-]+) = ", text)) == {
        name.replace("_", "-") for name in Config.__dataclass_fields__ if name != "source"
    }
    got = config.load_file(path)
    told = {
        "baseline": str(Path("sub/.factcheck-baseline.json")),
        "fail_on": "conflict",
        "jobs": 2,
        "ray_address": "ray://head:10001",
        "ray_output": str(Path("sub/extracts")),
        "cache": True,
        "cache_dir": str(Path("sub/.factcheck")),
    }  # examples: there is no default
    defaults = {f: getattr(Config(), f) for f in Config.__dataclass_fields__}
    assert {f: getattr(got, f) for f in defaults} == {
        **defaults,
        **told,
        "corpus": str(Path("sub/corpus")),
        "source": str(path),
    }


def test_init_replaces_nothing_unless_forced() -> None:
    Path("factcheck.toml").write_text("jobs = 3\n", encoding="utf-8")
    done = run("init")
    assert done.exit_code == 2 and "--force replaces it" in done.stderr
    assert config.load().jobs == 3
    assert run("init", "--force").exit_code == 0 and config.load().jobs is None


def test_the_shell_completes_commands_and_flags() -> None:
    def complete(words: str) -> list[str]:
        environment = {
            **os.environ,
            "_FACTCHECK_COMPLETE": "complete_bash",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split()) - 1),
        }
        code = "from factcheck.cli import app; app(prog_name='factcheck')"
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False
        )
        return done.stdout.split()

    assert complete("factcheck rep") == ["report"]
    assert complete("factcheck report --base") == ["--baseline"]


def test_one_run_writes_every_format(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    monkeypatch.setattr(flow, "report", lambda *args, **kwargs: made.append(1) or REPORT)
    names = list(FORMATS)
    flags = [part for name in names for part in ("-o", f"{name}:out/{name}")]
    done = run("report", "-qq", *flags)
    assert done.exit_code == 0 and len(made) == 1
    for name in names:
        assert Path("out", name).read_bytes() == content(name, REPORT)


def test_parquet_goes_to_a_file_and_never_to_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "report", lambda *args, **kwargs: REPORT)
    done = run("report", "--output-format", "parquet")
    assert done.exit_code == 2 and "-o parquet:claims.parquet" in done.stderr and set(BINARY) == {"parquet"}
    pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    assert run("report", "-qq", "-o", "parquet:x.parquet").exit_code == 0
    assert Path("x.parquet").read_bytes()[:4] == b"PAR1"


def test_the_help_of_report_names_every_format() -> None:
    said = " ".join(run("report", "--help").stdout.split())
    assert all(name in said for name in FORMATS)
