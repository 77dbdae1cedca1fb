"""Every bench, one after the other, as the page ``reports/benchmarks.md``: ``make bench``."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
BENCHES = {
    "speed.py": "Articles to claims against plain `nlp.pipe` of the same model on the same texts",
    "peers.py": "Other extractors on the same sentences",
    "hostile.py": "Doubling the length of hostile text: at most 2.3 times the time",
}


def main() -> int:
    """Print the page; 1 where a bench fails."""
    failed = 0
    print("# Benchmarks\n")
    print("Made by `make bench`; each part also runs alone, `python tests/bench/speed.py`. Seconds are of the machine")
    print("that made the page; only ratios and counts compare with another.\n")
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors.")
    for name, title in BENCHES.items():
        print(f"\n## {title}\n\n```text", flush=True)
        made = subprocess.run([sys.executable, str(HERE / name)], stdout=subprocess.PIPE, text=True, check=False)
        print(made.stdout.strip() + "\n```", flush=True)
        failed += made.returncode != 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
