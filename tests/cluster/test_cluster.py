"""The engine ray: the same bytes as the local engine, whatever is lost on the way; clear words where it cannot be."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from factcheck import run
from factcheck.config import Config
from factcheck.engines import cluster as reach
from factcheck.engines import distributed, parts
from factcheck.engines.ray_engine import in_order
from factcheck.errors import ClusterError, UsageError
from factcheck.flow import own_words
from factcheck.model import Extract, Skipped
from factcheck.reading import read
from factcheck.reporting.formats import render

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
TYPES = ROOT / "examples" / "claim-types"
pytestmark = pytest.mark.filterwarnings("ignore")  # Ray's own


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Folders, a .jsonl file with damage and a doubled id, a Parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder = tmp_path_factory.mktemp("mixed")
    articles, _ = read([str(CORPUS / "egyptair-804"), str(CORPUS / "hong-kong-march-2019")])
    keys = ("id", "outlet", "title", "published", "url", "text")
    rows = [{key: getattr(a, key) for key in keys} for a in articles]
    lines = [json.dumps(row) for row in [*rows[:7], rows[0], {"title": "no text"}, *rows[7:9]]]
    (folder / "some.jsonl").write_text("\n".join([*lines[:3], '{"text": ', *lines[3:]]), "utf-8")
    pq.write_table(pa.Table.from_pylist(rows[9:]), folder / "some.parquet", row_group_size=2)
    (folder / "textless.jsonl").write_text('{"a": 1}\n{"a": 2}\n', "utf-8")
    return [str(folder), str(CORPUS / "iran-iraq-earthquake-2017")]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces so small that every file of some length is cut, and so many that every worker has several."""
    monkeypatch.setattr(distributed, "SMALLEST", 2000)
    monkeypatch.setattr(distributed.run, "__kwdefaults__", {**(distributed.run.__kwdefaults__ or {}), "smallest": 2000})


def told(paths: list[str], config: Config) -> tuple[list[Extract], list[Skipped]]:
    lost: list[Skipped] = []
    return list(run.claims(paths, config, on_skip=lost.append)), lost


def test_claims_are_the_same(cluster: str, mixed: list[str]) -> None:
    here = told(mixed, Config())
    assert len(here[0]) > 20 and {s.code for s in here[1]} == {"FC919", "FC920", "FC921", "FC922"}
    assert told(mixed, Config(engine="ray", ray_address=cluster)) == here


def test_the_report_is_the_same(cluster: str, mixed: list[str], tmp_path: Path) -> None:
    config = Config(engine="ray", ray_address=cluster, jobs=2, ray_output=str(tmp_path / "out"))
    there = run.report(mixed, config, as_of="2019-12-31")
    assert render("json", there) == render("json", run.report(mixed, as_of="2019-12-31"))
    kept = sorted((tmp_path / "out").iterdir())
    found = [item for file in kept for _, item in parts.rows(file)]
    assert len(kept) > 3 and all(file.name.startswith("part-") for file in kept)
    assert sum(isinstance(item, Extract) for item in found) == len(told(mixed, Config())[0])


def test_what_the_cluster_does_not_see_is_sent(
    cluster: str, mixed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is read by name: the workers get the bytes, those of standard input and of claim types too."""
    monkeypatch.setattr(distributed, "agreed", lambda *args: False)
    monkeypatch.setattr(distributed, "_SENT", 20_000)
    data = (CORPUS / "iran-iraq-earthquake-2017").glob("*.md").__next__().read_bytes()
    config = Config(types=(str(TYPES),), include_comments=True)
    here = run.report([*mixed, "-"], config, stdin=data, stdin_filename="draft.md")
    assert any(c.type == "buildings_destroyed" for c in here.claims)
    there = run.report(
        [*mixed, "-"],
        replace(config, engine="ray", ray_address=cluster),
        stdin=data,
        stdin_filename="draft.md",
    )
    assert render("json", there) == render("json", here)


def test_a_killed_worker_changes_nothing(cluster: str, tmp_path: Path) -> None:
    """Each worker that hands in a part is killed, with whatever it has begun, two in all."""
    killed: list[int] = []

    def killing(made: Iterator[distributed.Made]) -> Iterator[distributed.Made]:
        for one in made:
            if len(killed) < 2 and one.worker not in killed:
                os.kill(one.worker, signal.SIGKILL)
                killed.append(one.worker)
            yield one

    with reach.connected(cluster) as ray:
        made = killing(distributed.run(ray, [str(CORPUS)], workers=2))
        files = [file for _, file in in_order(made, tmp_path)]
    assert len(killed) == 2
    found = [item for file in files for _, item in parts.rows(file)]
    here, _ = told([str(CORPUS)], Config())
    assert [replace(e, claims=()) for e in found if isinstance(e, Extract)] == [replace(e, claims=()) for e in here]
    own = own_words(Config())
    assert [own(e) for e in found if isinstance(e, Extract)] == here


def test_a_lost_conductor_is_replaced(cluster: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that runs Ray Data dies after its first parts; what it had handed on is not made again."""
    numbers: list[int] = []
    lost = False
    with reach.connected(cluster) as ray:
        through = distributed._through

        def once(ray: Any, conductor: Any, *how: Any) -> Iterator[distributed.Made]:
            nonlocal lost
            for one in through(ray, conductor, *how):
                yield one
                if not lost:
                    lost = True
                    ray.kill(conductor)

        monkeypatch.setattr(distributed, "_through", once)
        for one in distributed.run(
            ray, [str(CORPUS / "egyptair-804"), str(CORPUS / "hong-kong-march-2019")], workers=1
        ):
            numbers.append(one.number)
    assert lost and sorted(numbers) == list(range(len(numbers))) and len(numbers) > 2


def test_another_version_on_the_cluster_is_refused(cluster: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reach, "_code", lambda: "of another day")
    with pytest.raises(ClusterError, match="the cluster has another factcheck than this machine"):
        run.report([str(CORPUS)], Config(engine="ray", ray_address=cluster))


def test_what_a_worker_raises_is_raised_here(cluster: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that is there for the question, and gone for the work."""
    monkeypatch.setattr(distributed, "agreed", lambda *args: True)
    with pytest.raises(UsageError, match="the spaCy model en_core_web_xx is not installed"):
        run.report([str(CORPUS)], Config(engine="ray", ray_address=cluster, model="en_core_web_xx"))


def test_the_command_with_a_cluster_of_its_own(cluster: str, tmp_path: Path) -> None:
    """No address: Ray starts on this machine, says nothing and is gone afterwards."""

    def factcheck(*args: str) -> subprocess.CompletedProcess[str]:
        code = "from factcheck.cli import main; main()"
        command = [sys.executable, "-c", code, "report", str(CORPUS / "egyptair-804"), "--output-format", "json"]
        env = {name: value for name, value in os.environ.items() if not name.startswith("RAY_AUTH")}
        return subprocess.run([*command, *args], cwd=ROOT, env=env, capture_output=True, text=True, check=False)

    here = factcheck()
    there = factcheck("--engine", "ray", "--jobs", "2", "--ray-output", str(tmp_path / "out"))
    assert (there.returncode, there.stdout, there.stderr) == (here.returncode, here.stdout, here.stderr)
    assert list((tmp_path / "out").iterdir())
    again = factcheck("--engine", "ray", "--ray-output", str(tmp_path / "out"))
    assert again.returncode == 2 and "FC900" in again.stderr and "is not empty" in again.stderr


def test_an_address_where_nobody_answers(cluster: str) -> None:
    code = "from factcheck.cli import main; main()"
    command = [sys.executable, "-c", code, "claims", str(CORPUS), "--engine", "ray", "--ray-address"]
    done = subprocess.run([*command, "ray://127.0.0.1:1"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2 and not done.stdout
    assert "FC903 no Ray cluster answers at ray://127.0.0.1:1" in done.stderr and done.stderr.count("\n") <= 2
