"""Runs that are killed with SIGKILL at every kind of moment: ``python -m store.killed FOLDER KILLS``.

Prints one JSON object for each kill: what the run had handed on when it died, and what the store has lost of it. Run as
a process of its own, so that forking is cheap and nobody else's threads are copied.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import sys
from collections.abc import Iterable
from pathlib import Path

from store.world import Extractor, article

from factcheck.model import Skipped
from factcheck.store import FILE_NAME, Store
from factcheck.store import extracts as extracts_module
from factcheck.store.extracts import Extracts, key_of

MANY = 24


def version(number: int) -> bytes:
    """Seven versions, more than are kept: old ones are deleted while runs are killed."""
    return b"v%d" % (number % 7)


def run(folder: Path, numbers: Iterable[int], which: bytes, pipe: int, *, dies_at: int | None = None) -> None:
    """One run; a byte into ``pipe`` for each article handed on. ``dies_at``: after so many steps inside SQLite."""
    notes: list[Skipped] = []
    store = Store.open(folder, note=notes.append)
    assert store is not None and store.connection is not None, notes
    if dies_at is not None:
        left = dies_at

        def step() -> int:
            nonlocal left
            left -= 1
            if left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return 0

        store.connection.set_progress_handler(step, 1)
    articles = [article(n) for n in numbers]
    extract = Extractor()
    for _ in Extracts(store.shelf("extracts", which)).through(articles, extract):
        os.write(pipe, b".")
    store.close()
    os._exit(1 if notes else 0)


def child(*args: object, **more: object) -> tuple[int, int]:
    """Fork ``run``; its process id and the end of the pipe to read."""
    reads, writes = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reads)
        try:
            run(*args, writes, **more)  # type: ignore[arg-type]
        finally:
            os._exit(9)
    os.close(writes)
    return pid, reads


def handed_on(reads: int) -> int:
    """All that is still in the pipe of a run that is over."""
    count = 0
    while data := os.read(reads, 4096):
        count += len(data)
    os.close(reads)
    return count


def missing(folder: Path, numbers: list[int], which: bytes) -> list[int]:
    """Of what was handed on, what the store does not have, or not as it was."""
    notes: list[Skipped] = []
    store = Store.open(folder, note=notes.append)
    assert store is not None and not notes, notes
    articles = [article(n) for n in numbers]
    found = store.shelf("extracts", which).get([key_of(a) for a in articles])
    right = dict(zip(numbers, Extractor()(articles), strict=True))
    lost = [
        n
        for n, a in zip(numbers, articles, strict=True)
        if key_of(a) not in found or extracts_module.unpacked(found[key_of(a)], a) != right[n]
    ]
    store.close()
    return lost


def main() -> None:
    folder, kills = Path(sys.argv[1]), int(sys.argv[2])
    chance = random.Random(11)
    extracts_module.COMMIT = 2
    for kill in range(kills):
        numbers = chance.sample(range(MANY * 4), MANY)
        which = version(kill // 9)
        if kill % 2:  # inside SQLite, mid-transaction
            steps = int(10 ** chance.uniform(0, 4.2))
            pid, reads = child(folder, numbers, which, dies_at=steps)
            given = handed_on(reads)
        else:  # from outside, at any moment after some article
            pid, reads = child(folder, numbers, which)
            given = 0
            for _ in range(chance.randrange(MANY)):
                given += len(os.read(reads, 1))
            for _ in range(int(10 ** chance.uniform(0, 4))):
                pass
            os.kill(pid, signal.SIGKILL)
            given += handed_on(reads)
        _, status = os.waitpid(pid, 0)
        died = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        clean = died or os.WEXITSTATUS(status) == 0
        log = folder / f"{FILE_NAME}-wal"
        logged = log.exists() and log.stat().st_size > 0
        whole = True
        if kill % 10 == 0:
            db = sqlite3.connect(folder / FILE_NAME)
            whole = db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            db.close()
        lost = missing(folder, numbers[:given], which)
        row = {"died": died, "clean": clean, "given": given, "lost": lost, "whole": whole, "logged": logged}
        print(json.dumps(row))


if __name__ == "__main__":
    main()
