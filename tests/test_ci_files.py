"""What CI runs: the hook, the action and the workflow hold together, and the action's script does what it says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
ACTION: Any = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
WORKFLOW: Any = yaml.safe_load((ROOT / ".github/workflows/factcheck.yml").read_text("utf-8"))
HOOKS: Any = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
SCRIPT: str = ACTION["runs"]["steps"][-1]["run"]

HERALD = """---
outlet: Herald
published: 2021-05-03
---
Border guards at Norvale fired 40 rounds at a rider on Monday. Two men were injured at the Norvale gate.
"""
TRIBUNE = """---
outlet: Tribune
published: 2021-05-03
---
Guards at the Norvale border gate fired 15 rounds at a rider on Monday.
"""


def test_the_hook_passes_files_and_runs_once() -> None:
    (hook,) = HOOKS
    assert hook["entry"] == "factcheck check" and hook["language"] == "python"
    assert hook["pass_filenames"] is True and hook["require_serial"] is True


def test_every_input_reaches_the_script_and_none_becomes_its_text() -> None:
    step = ACTION["runs"]["steps"][-1]
    used = {value.split("inputs.")[1].split(" ")[0] for value in step["env"].values()}
    assert used == set(ACTION["inputs"]) - {"python-version"}
    for name in step["env"]:
        assert f"${name}" in SCRIPT
    for one in ACTION["runs"]["steps"]:
        assert "${{" not in one.get("run", "") and ("uses" in one or one["shell"] == "bash")


def test_the_workflow_uses_the_action_with_inputs_it_has() -> None:
    (step,) = [s for job in WORKFLOW["jobs"].values() for s in job["steps"] if s.get("uses") == "./"]
    assert set(step["with"]) <= set(ACTION["inputs"])
    assert WORKFLOW["permissions"] == {"contents": "read"}


def test_the_workflow_fails_where_reports_are_not_what_the_corpus_gives() -> None:
    last = WORKFLOW["jobs"]["corpus"]["steps"][-1]["run"]
    assert "make report" in last and "git diff --exit-code" in last and "reports" in last


@pytest.fixture
def work(tmp_path: Path) -> Path:
    folder = tmp_path / "a corpus"
    folder.mkdir()
    (folder / "herald.md").write_text(HERALD, encoding="utf-8")
    (folder / "tribune.md").write_text(TRIBUNE, encoding="utf-8")
    (tmp_path / "draft.md").write_text(TRIBUNE.replace("Tribune", "Mine").replace("15", "90"), encoding="utf-8")
    return tmp_path


def _run(work: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The action's last step as a runner starts it."""
    given = {f"FC_{k.upper().replace('-', '_')}": str(v["default"]) for k, v in ACTION["inputs"].items()}
    given |= {f"FC_{k.upper()}": v for k, v in inputs.items()}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, **given, "PATH": path, "GITHUB_STEP_SUMMARY": str(work / "summary.md")}
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", SCRIPT]
    return subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)


def test_the_action_annotates_summarises_and_fails_on_a_conflict(work: Path) -> None:
    done = _run(work, paths="a corpus", sarif="out.sarif", args="--ignore=FC3")
    assert done.returncode == 1, done.stderr
    (line,) = done.stdout.splitlines()
    assert line.startswith("::error file=a corpus/") and "FC101" in line
    assert "❌ conflict" in (work / "summary.md").read_text("utf-8")
    assert len(json.loads((work / "out.sarif").read_text("utf-8"))["runs"][0]["results"]) == 1
    known = work / "known.json"
    entry = {
        "code": "FC101",
        "type": "shots_fired",
        "story": "",
        "figures": {"40 round": "herald", "15 round": "tribune"},
    }
    known.write_text(json.dumps({"format_version": "1", "known": [entry]}), encoding="utf-8")
    quiet = _run(work, paths="a corpus", baseline="known.json", args="--ignore=FC3")
    assert quiet.returncode == 0 and quiet.stdout == ""


def test_the_action_checks_drafts(work: Path) -> None:
    done = _run(work, drafts="draft.md\n", corpus="a corpus")
    assert done.returncode == 1 and done.stdout.startswith("::error file=draft.md,line=5,")
