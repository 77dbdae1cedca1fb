"""The first run against a rerun on 1,000 unchanged articles, and on one changed: ``python tests/bench/store.py``.

Articles as long as a newspaper's, each a file; every run a process of its own, first runs and reruns alternating. The
rerun may take a fortieth of the first run's time.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import corpora

ARTICLES = 1_000
LEAST = 40
COMMAND = "from factcheck.cli import main; main()"
QUESTIONS = {
    "report": ["report"],
    "report as JSON": ["report", "--output-format", "json"],
    "claims as JSONL": ["claims", "--output-format", "jsonl"],
}


def seconds(args: list[str], folder: Path, store: Path) -> float:
    """Clock seconds of one command."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", COMMAND, args[0], str(folder), *args[1:], "--isolated", "--cache-dir", str(store)],
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - start


def fill(folder: Path) -> None:
    """Write the articles, ten short ones of an event to each."""
    made = corpora.articles(10 * ARTICLES)
    for number in range(ARTICLES):
        parts = [next(made) for _ in range(10)]
        head = "".join(f"{key}: {json.dumps(parts[0][key])}\n" for key in ("outlet", "published", "title"))
        text = "\n\n".join(p["text"] for p in parts)
        (folder / f"{number:04}.md").write_text(f"---\n{head}---\n{text}\n", encoding="utf-8")


def main(rounds: int = 3) -> int:
    """Print the medians and how many times as fast a rerun is; 1 where that is too little."""
    missed = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "articles"
        folder.mkdir()
        fill(folder)
        print(f"{ARTICLES:,} files              first    unchanged  times as fast    one changed")
        for name, args in QUESTIONS.items():
            first, again, changed = [], [], []
            for number in range(rounds):
                store = Path(place) / f"{args[0]}-{len(args)}-{number}"
                first.append(seconds(args, folder, store))
                again.append(seconds(args, folder, store))
                one = folder / "0500.md"
                before = one.read_text(encoding="utf-8")
                one.write_text(before + f"\nPolice said {number + 3} people were hurt.\n", encoding="utf-8")
                changed.append(seconds(args, folder, store))
                one.write_text(before, encoding="utf-8")
            ratio = median(first) / median(again)
            print(
                f"{name:20} {median(first):9.1f} s {median(again):9.2f} s {ratio:13.0f} {median(changed):13.1f} s",
                flush=True,
            )
            missed += ratio < LEAST
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(*(int(a) for a in sys.argv[1:2])))
