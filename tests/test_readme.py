"""Every command in the README runs, and its picture is what the command prints.

After a change of output, ``python tests/test_readme.py`` puts the present output into the README.
"""

from __future__ import annotations

import ast
import contextlib
import re
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PICTURE = re.compile(r"<!-- output of: (factcheck [^\n]*) -->\n```text\n(.*?)```", re.S)
LINES = 46  # of the picture; a row is not cut


def commands() -> list[str]:
    blocks = re.findall(r"```console\n(.*?)```", README.read_text("utf-8"), re.S)
    return [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the README's commands read, to write in."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("corpus", "examples"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def run(command: str, where: Path = ROOT) -> tuple[int, str, str]:
    """Exit status, standard output and standard error of a ``factcheck …`` line, run in ``where``."""
    from factcheck.cli import app

    name, *args = shlex.split(command)
    assert name == "factcheck"
    with contextlib.chdir(where):
        done = CliRunner().invoke(app, args, prog_name=name)
    return done.exit_code, done.stdout, done.stderr


def picture(output: str) -> str:
    """The first rows of a report, cut at a rule, and its last line."""
    lines = output.splitlines()
    rules = [i for i, line in enumerate(lines[:LINES]) if line.startswith("─")]
    return "\n".join([*lines[: rules[-1] + 1], "…", lines[-1]]) + "\n"


def test_there_are_commands() -> None:
    assert {c.split()[1] for c in commands()} == {"report", "check", "claims", "compare", "explain", "types", "index"}


@pytest.mark.parametrize("command", commands())
def test_every_command_runs(command: str, checkout: Path) -> None:
    status, out, err = run(command, checkout)
    assert status == (1 if " check " in command else 0), err
    written = [checkout / name for name in re.findall(r"-o \w+:(\S+)", command)]
    assert out.strip() or written
    assert all(file.stat().st_size for file in written)
    assert "FC9" not in err


def test_the_picture_is_what_the_command_prints() -> None:
    found = PICTURE.search(README.read_text("utf-8"))
    assert found is not None
    assert found.group(2) == picture(run(found.group(1))[1]), "python tests/test_readme.py brings it up to date"


@pytest.mark.parametrize("code", re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.S))
def test_the_python_runs_and_gives_what_it_says(code: str, checkout: Path) -> None:
    with contextlib.chdir(checkout):
        names: dict[str, object] = {}
        for part in ast.parse(code).body:
            last = eval(ast.unparse(part), names) if isinstance(part, ast.Expr) else exec(ast.unparse(part), names)
            said = re.search(re.escape(ast.unparse(part).replace("'", '"')) + r"\n# (\[.*\])", code)
            assert said is None or last == ast.literal_eval(said[1])


def test_the_config_shown_is_one_that_loads(tmp_path: Path) -> None:
    from factcheck.config import load_file

    shown = re.search(r"```toml\n(.*?)```", README.read_text("utf-8"), re.S)
    assert shown is not None
    file = tmp_path / "factcheck.toml"
    file.write_text(shown.group(1), "utf-8")
    config = load_file(file)
    assert config.min_sources == tomllib.loads(shown.group(1))["min-sources"]


def test_the_corpus_is_as_large_as_it_says() -> None:
    text = README.read_text("utf-8")
    assert f"{len(list((ROOT / 'corpus').rglob('*.md')))} articles" in text
    assert f"({len(list((ROOT / 'corpus' / 'panmunjom-defection-2017').glob('*.md')))} articles)" in text


if __name__ == "__main__":
    before = README.read_text("utf-8")
    README.write_text(
        PICTURE.sub(lambda m: f"<!-- output of: {m[1]} -->\n```text\n{picture(run(m[1])[1])}```", before), "utf-8"
    )
