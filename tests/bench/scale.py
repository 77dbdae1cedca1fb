"""How time and memory of ``report`` grow: ``python tests/bench/scale.py [SIZE …]``, 1,000 and 10,000 unless told.

Short articles made from ``corpus/`` by ``corpora.py``. From each size to the next, time may grow as n^1.15; memory may
not pass 2 GB at 100,000.
"""

from __future__ import annotations

import math
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import corpora

ROOT = Path(__file__).resolve().parents[2]
EXPONENT = 1.15
MEMORY = 2e9
COMMAND = "from factcheck.cli import main; main()"


def report(path: Path, store: Path) -> tuple[float, float, int]:
    """Clock seconds, processor seconds and the most bytes of memory that a report took."""
    args = ["report", str(path), "--isolated", "--cache-dir", str(store), "--color", "never"]
    start = time.perf_counter()
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    running = subprocess.Popen([sys.executable, "-c", COMMAND, *args], env=env, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(running.pid, 0)
    assert status == 0, status
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024


def main(sizes: list[int]) -> int:
    """Print a line for each size; 1 where a bar is missed."""
    missed = 0
    before: tuple[int, float] | None = None
    print("articles      first run    per article     memory    unchanged    exponent")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "articles.jsonl"
            corpora.write(path, size)
            clock, cpu, memory = report(path, Path(folder) / "store")
            again, _, _ = report(path, Path(folder) / "store")
        grown = math.log(cpu / before[1]) / math.log(size / before[0]) if before else None
        told = f"n^{grown:.2f}" if grown is not None else ""
        each = f"{1000 * cpu / size:9.1f} ms  {memory / 1e6:6.0f} MB"
        print(f"{size:8,}  {clock:9.1f} s  {each}  {again:9.2f} s  {told:>10}", flush=True)
        missed += (grown is not None and grown > EXPONENT) or memory > MEMORY
        before = size, cpu
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main([int(a) for a in sys.argv[1:]] or [1_000, 10_000]))
