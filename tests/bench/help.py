"""``factcheck --help`` against ``python -c "import typer"``, by the clock: ``python tests/bench/help.py [rounds]``."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = {
    'python -c "import typer"': [sys.executable, "-c", "import typer"],
    "factcheck --help": [sys.executable, "-c", "from factcheck.cli import main; main()", "--help"],
}


def main(rounds: str = "21") -> int:
    """Print the medians and their ratio."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    runs: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for round_ in range(int(rounds) + 1):
        for name, command in COMMANDS.items():
            start = time.perf_counter()
            subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=True)
            if round_:  # the first one compiles
                runs[name].append(time.perf_counter() - start)
    typer, ours = (median(found) for found in runs.values())
    for name, found in runs.items():
        print(f"{name:26} {median(found) * 1000:7.0f} ms")
    print(f"times as long              {ours / typer:7.2f}       ({rounds} alternating runs)")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
