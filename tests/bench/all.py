"""Every bench, one after the other, as the page ``reports/benchmarks.md``: ``make bench``.

``python tests/bench/all.py [--rounds=N] [--kept=FOLDER] [NAME …]``: only these (``speed``, ``jobs`` …), in the page's
order; so many rounds instead of each script's own number; what was printed is kept in the folder, and what is kept
there already is not measured again, so that a run can be broken off and gone on with.
"""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Bench:
    """One script with its arguments. ``goals``: for the table, what is measured, bar and aim, and how to find the
    figure in what the script prints."""

    name: str
    script: str
    args: tuple[str, ...]  # before the rounds, where it takes any
    title: str
    goals: tuple[tuple[str, str, str, Callable[[str], str | None]], ...] = ()


def found(pattern: str) -> Callable[[str], str | None]:
    """The pattern's group, where the text has it."""

    def find(text: str) -> str | None:
        match = re.search(pattern, text, re.M)
        return match[1] if match else None

    return find


BENCHES = (
    Bench(
        "speed",
        "speed.py",
        (),
        "Articles to claims against plain `nlp.pipe` of the same model on the same texts",
        (("articles → claims, times as fast as plain `nlp.pipe`", "4", "7", found(r"^times as fast\s+([\d.]+)")),),
    ),
    Bench(
        "peers",
        "peers.py",
        (),
        "Other extractors on the same sentences",
        (
            (
                "articles → claims, sentences a processor second, times quantulum3's",
                "3",
                "5",
                found(r"^times as fast\s+([\d.]+)"),
            ),
        ),
    ),
    Bench(
        "rerun",
        "rerun.py",
        (),
        "`report` on 1,000 unchanged articles against the first run",
        (
            (
                "rerun on 1,000 unchanged articles, of the first run's time",
                "1/40",
                "1/100",
                found(r"^again.*(1/[\d.]+)"),
            ),
        ),
    ),
    Bench(
        "check",
        "check.py",
        (),
        "Checking one draft against a growing store",
        (
            (
                "`check` of one draft, 1,000 to 1,000,000 claims in the store: times as long",
                "2",
                "1.3",
                found(r"^ *times +([\d.]+)"),
            ),
        ),
    ),
    Bench(
        "scale",
        "scale.py",
        ("1000", "100000"),
        "The report on a growing corpus",
        (
            (
                "`report`, 1,000 to 100,000 short articles: time as n to the power of",
                "1.15",
                "1.05",
                found(r"n\^([\d.]+)"),
            ),
            ("the same, memory at 100,000", "2 GB", "1 GB", found(r"^ *100,000 .* (\d+ MB)")),
        ),
    ),
    Bench(
        "jobs",
        "jobs.py",
        ("jobs",),
        "Two processes against one: `--jobs`",
        (("`--jobs 2`, times as fast as `--jobs 1`", "1.7", "1.9", found(r"^times as fast\s+([\d.]+)")),),
    ),
    Bench(
        "ray",
        "jobs.py",
        ("ray",),
        "Two workers of a Ray cluster against one: `--engine ray`",
        (
            ("`--engine ray`, two workers, times as fast as one", "1.6", "1.85", found(r"^times as fast\s+([\d.]+)")),
            ("the same, without the start of Ray", "", "", found(r"^times as fast\s+[\d.]+\s+([\d.]+)")),
        ),
    ),
    Bench(
        "help",
        "help.py",
        (),
        "`factcheck --help` against `python -c 'import typer'`",
        (("`factcheck --help`, times as long as importing typer", "2.5", "1.5", found(r"^times as long\s+([\d.]+)")),),
    ),
    Bench("cost", "cost.py", (), "What many articles cost"),
    Bench("hostile", "hostile.py", (), "Doubling the length of hostile text: at most 2.3 times the time"),
)


ROUNDS = frozenset({"speed", "jobs", "ray", "rerun"})  # take their number


def output(bench: Bench, rounds: list[str], kept: Path | None) -> tuple[str, str, bool]:
    """The command, what it prints, and whether it ended well."""
    args = [*bench.args, *(rounds if bench.name in ROUNDS else [])]
    called = " ".join(["python", f"tests/bench/{bench.script}", *args])
    file = kept / f"{bench.name}.txt" if kept else None
    if file and file.exists():
        return called, file.read_text("utf-8"), True
    command = [sys.executable, str(HERE / bench.script), *args]
    made = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if file and not made.returncode:
        file.write_text(made.stdout, "utf-8")
    return called, made.stdout, not made.returncode


def main(*args: str) -> int:
    """Print the page; 1 where a bench fails."""
    options = dict(a.removeprefix("--").split("=", 1) for a in args if a.startswith("--"))
    names = {a for a in args if not a.startswith("--")}
    rounds = [options["rounds"]] if "rounds" in options else []
    kept = Path(options["kept"]) if "kept" in options else None
    failed = 0
    pages: list[str] = []
    rows: list[str] = []
    for bench in BENCHES:
        if (names and bench.name not in names) or not (HERE / bench.script).exists():
            continue
        called, text, well = output(bench, rounds, kept)
        pages.append(f"\n## {bench.title}\n\n```text\n$ {called}\n{text.strip()}\n```")
        for what, bar, aim, figure in bench.goals:
            value = figure(text)
            rows.append(f"| {what} | {bar} | {aim} | {value or 'not measured'} | `{called}` |")
        failed += not well
    print("# Benchmarks\n")
    print("Made by `make bench`; each part also runs alone. Seconds are of the machine that made the page; only ratios")
    print("and counts compare with another. Runs alternate, and figures are medians.\n")
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors.\n")
    print("| measure | bar | aim | measured | command |\n|---|---|---|---|---|")
    print("\n".join([*rows, *pages]))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
