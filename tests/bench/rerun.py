"""``factcheck report`` on unchanged articles against the first run: ``python tests/bench/rerun.py [rounds] [FILE …]``.

A thousand articles, one a file, in a folder of their own; the whole command by the clock. Each round begins without a
store. The two outputs must be the same. A third run has one article changed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
SETS = ("g5w1h", "gvdb", "gvc", "shootings")
COUNT = 1000
CODE = [sys.executable, "-c", "from factcheck.cli import main; main()", "report", "--isolated", "-q"]


def run(corpus: Path, store: Path) -> tuple[float, bytes]:
    """Seconds and output of one report."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    start = time.perf_counter()
    command = [*CODE, str(corpus), "--cache-dir", str(store), "--output-format", "json"]
    made = subprocess.run(command, env=env, stdout=subprocess.PIPE, check=True)
    return time.perf_counter() - start, made.stdout


def main(rounds: str = "3", *files: str) -> int:
    """Print the medians and their ratios; 1 where the rerun says something else."""
    given = [Path(f) for f in files] or [f for name in SETS if (f := DATA / name / "articles.jsonl").exists()]
    rows = [json.loads(line) for f in given for line in f.read_text("utf-8").splitlines()][:COUNT]
    if not rows:
        print(f"nothing to read in {DATA}")
        return 0
    spent: dict[str, list[float]] = {"the first run": [], "again": [], "one article changed": []}
    same = True
    with TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        for number, row in enumerate(rows):
            (corpus / f"a{number:04}.jsonl").write_text(json.dumps({**row, "id": f"a{number:04}"}) + "\n", "utf-8")
        for round_ in range(int(rounds)):
            store = Path(folder, f"store{round_}")
            first, told = run(corpus, store)
            again, retold = run(corpus, store)
            row = {**rows[0], "id": "a0000", "text": rows[0]["text"] + f" Round {round_} hurt 3 people."}
            (corpus / "a0000.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
            changed, _ = run(corpus, store)
            same = same and told == retold
            for name, seconds in zip(spent, (first, again, changed), strict=True):
                spent[name].append(seconds)
    first = median(spent["the first run"])
    print(f"report on {len(rows)} articles")
    for name, found in spent.items():
        print(f"{name:22} {median(found):7.2f} s   1/{first / median(found):.1f} of the first run")
    print(f"{rounds} rounds; " + ("the same bytes" if same else "DIFFERENT BYTES"))
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
