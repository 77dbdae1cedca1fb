"""One worker against two: ``python tests/bench/jobs.py [jobs|ray] [rounds] [FILE …]``.

The whole command ``factcheck claims`` is timed by the clock, from its start to its last byte, with ``--jobs 1`` and
``--jobs 2`` in turn; the output must be the same. ``ray``: the same with ``--engine ray``, on a cluster that Ray starts
on this machine each time, over the articles three times under other ids, since a cluster is for many: Ray takes seconds
to start, which two workers cannot shorten. The time until the first article is printed too.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
SETS = ("g5w1h", "gvdb", "gvc", "shootings", "ecbplus", "allsides", "fakes")
TIMES = 3  # that Ray is given each article
COMMAND = [sys.executable, "-c", "from factcheck.cli import main; main()", "claims", "--isolated", "--no-cache", "-q"]


def one(files: list[str], flags: list[str]) -> tuple[float, float, str, int]:
    """Seconds in all and until the first line, the digest of the output, its lines."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    digest, lines, first = hashlib.sha256(), 0, 0.0
    start = time.perf_counter()
    command = [*COMMAND, *files, "--output-format", "jsonl", *flags]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=env) as made:
        assert made.stdout is not None
        for line in made.stdout:
            first = first or time.perf_counter() - start
            digest.update(line)
            lines += 1
    if made.returncode:
        raise SystemExit(f"{' '.join(flags)} ended with {made.returncode}")
    return time.perf_counter() - start, first, digest.hexdigest(), lines


def main(engine: str = "jobs", rounds: str = "3", *files: str) -> int:
    """Print the medians and their ratio; 1 where a byte differs."""
    if engine == "ray" and find_spec("ray") is None:
        print("Ray is not installed: pip install --require-hashes -r requirements-ray.lock")
        return 0
    found = list(files) or [str(f) for name in SETS if (f := DATA / name / "articles.jsonl").exists()]
    if not found:
        print(f"nothing to read in {DATA}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        return _compared(_again(found, Path(folder)) if engine == "ray" and not files else found, engine, rounds)


def _again(files: list[str], folder: Path) -> list[str]:
    """One file with the articles of all, ``TIMES`` over."""
    out = folder / "articles.jsonl"
    with out.open("w", encoding="utf-8") as written:
        for time_ in range(TIMES):
            for name in files:
                for line in Path(name).read_text("utf-8").splitlines():
                    row = json.loads(line)
                    written.write(json.dumps(row | {"id": f"{time_}-{row['id']}"}) + "\n")
    return [str(out)]


def _compared(found: list[str], engine: str, rounds: str) -> int:
    """Time the runs in turn and print them."""
    more = ["--engine", "ray"] if engine == "ray" else []
    runs: dict[int, list[tuple[float, float, str, int]]] = {1: [], 2: []}
    for _ in range(int(rounds)):
        for workers, done in runs.items():
            done.append(one(found, [*more, "--jobs", str(workers)]))
    digests = {digest for done in runs.values() for _, _, digest, _ in done}
    wall = {w: median(r[0] for r in done) for w, done in runs.items()}
    first = {w: median(r[1] for r in done) for w, done in runs.items()}
    print(f"{runs[1][0][3]} articles -> claims      clock    to the first article")
    for workers in runs:
        print(f"{' '.join(more)} --jobs {workers}".ljust(29) + f"{wall[workers]:7.2f} s {first[workers]:7.2f} s")
    after = (wall[1] - first[1]) / (wall[2] - first[2])
    print(f"times as fast                {wall[1] / wall[2]:7.2f}   {after:7.2f} from there on")
    print(f"{rounds} alternating runs, medians; ", end="")
    print("the same bytes" if len(digests) == 1 else "DIFFERENT BYTES")
    return 0 if len(digests) == 1 else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
