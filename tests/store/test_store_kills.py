"""Real kills, hundreds of them, and writers at the same time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from store.world import Extractor, article, opened

from factcheck.model import Skipped
from factcheck.store.extracts import Extracts, key_of

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need fork")
TESTS = Path(__file__).parents[1]
KILLS = 400


def _python(*args: str) -> str:
    path = os.pathsep.join([str(TESTS), str(TESTS.parent)])
    done = subprocess.run(
        [sys.executable, *args], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": path}, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_run_killed_at_any_moment_loses_nothing_that_was_handed_on(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in _python("-m", "store.killed", str(tmp_path), str(KILLS)).splitlines()]
    assert len(rows) == KILLS and all(r["clean"] and r["whole"] and not r["lost"] for r in rows)
    died = [r for r in rows if r["died"]]
    assert len(died) > KILLS // 2, "most runs were killed before their end"
    assert len({r["given"] for r in died}) > 10, "at many places"
    assert sum(r["logged"] for r in died) > KILLS // 4, "and left a log to recover from"


def test_two_writers_at_once_keep_all_of_both(tmp_path: Path) -> None:
    """Four processes over articles that overlap, two of them of another version."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom store.killed import run\n"
        "from factcheck.store import extracts\nextracts.COMMIT = 1\n"
        "first, version = int(sys.argv[2]), sys.argv[3].encode()\n"
        "run(Path(sys.argv[1]), range(first, first + 60), version, sys.stdout.fileno())"
    )
    path = os.pathsep.join([str(TESTS), str(TESTS.parent)])
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path), first, version],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )
        for first, version in [("0", "one"), ("30", "one"), ("0", "two"), ("30", "two")]
    ]
    for one in running:
        said, _ = one.communicate()
        assert one.returncode == 0 and said == b"." * 60
    notes: list[Skipped] = []
    store = opened(tmp_path, notes)
    articles = [article(n) for n in range(90)]
    for version in (b"one", b"two"):
        assert len(store.shelf("extracts", version).get(map(key_of, articles))) == 90
        extract = Extractor()
        through = Extracts(store.shelf("extracts", version)).through(articles, extract)
        assert list(through) == list(Extractor()(articles)) and not extract.seen
    store.close()
    assert not notes
