"""``check`` of one draft against a small and a large store: ``python tests/bench/check.py [CLAIMS…]``.

Each store holds a corpus of one JSONL file: the articles of this project's corpus, really extracted, among made ones.
Those are eight sentences of the corpus in which an event has names, figures and content words for itself, used as
unevenly as words are; their claims are real claims under new ids, ten an article. Filling a store is told, not
compared. Then the draft is checked in processes of their own, the stores in turn, and the medians are compared.
"""

from __future__ import annotations

import datetime
import itertools
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
SIZES = (1_000, 1_000_000)
EACH = 10  # claims of a made article
ROUNDS = 5
DRAFT = """A North Korean soldier was shot five times as he fled across the line at Panmunjom on 13 November 2017, and
was flown to a hospital in Suwon. North Korean troops fired 22 rounds at him, South Korea's joint chiefs of staff said.
He was found 50 metres south of the line.
"""
_SYLLABLES = ("ba", "de", "fi", "go", "hu", "ja", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu", "wa", "ye")


def made(number: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Rows of short articles: events of one to five articles, the same names and figures within one."""
    from factcheck.reading import read

    chance = random.Random(seed)
    texts = [re.split(r"(?<=[.!?])\s+", a.text) for a in read([str(CORPUS)])[0]]
    for event in itertools.count():
        day = datetime.date(2000, 1, 1) + datetime.timedelta(chance.randrange(9000))
        telling = chance.choice(texts)
        words: dict[str, str] = {}

        def other(found: re.Match[str], words: dict[str, str] = words) -> str:
            word = found[0]
            if word not in words:
                words[word] = _other(word, chance)
            return words[word]

        for k in range(chance.randint(1, 5)):
            if not number:
                return
            number -= 1
            start = chance.randrange(max(1, len(telling) - 4))
            text = re.sub(r"\b(?:[A-Z][a-z]+|\d+|[a-z]{3,})\b", other, " ".join(telling[start : start + 8]))
            when = (day + datetime.timedelta(k % 3)).isoformat()
            yield {"id": f"made-{event}-{k}", "outlet": f"Outlet {k}", "published": when, "text": text}


def _other(word: str, chance: random.Random) -> str:
    """What one event has in place of a word: another figure, a name, or a word by the law of Zipf."""
    from factcheck.alignment.vectors import stop_words

    if word.isdigit():
        return str(chance.randrange(1, 10 ** len(word)))
    if word.lower() in stop_words():
        return word
    if word[0].isupper():
        return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).capitalize()
    rank = int(50_000 ** chance.random())
    return "".join(_SYLLABLES[rank // len(_SYLLABLES) ** k % len(_SYLLABLES)] for k in range(4)) + "s"


def fill(folder: Path, claims: int) -> None:
    """A corpus file, its claims in the store beside it, and its stories."""
    from factcheck import run
    from factcheck.config import Config
    from factcheck.extraction.pipeline import extract
    from factcheck.model import Extract, Skipped
    from factcheck.reading import read
    from factcheck.store import Store
    from factcheck.store.codec import packed
    from factcheck.store.extracts import key_of
    from factcheck.store.versions import of_extraction

    real = read([str(CORPUS)])[0]
    pattern = list(itertools.islice((c for e in extract(real) for c in e.claims), 500))
    rows = [{"id": a.id, "outlet": a.outlet, "published": a.published, "url": a.url, "text": a.text} for a in real]
    with (folder / "corpus.jsonl").open("w", encoding="utf-8") as file:
        for row in itertools.chain(rows, made(claims // EACH)):
            file.write(json.dumps(row) + "\n")

    def complain(note: Skipped) -> None:
        raise SystemExit(f"{note.path}: {note.reason}")

    config = Config(cache=True, corpus=str(folder / "corpus.jsonl"))
    store = Store.open(folder / ".factcheck", note=complain)
    assert store is not None
    shelf = store.shelf("extracts", of_extraction(config.model, config.types))
    batch: dict[bytes, bytes] = {}
    for number, article in enumerate(read([config.corpus])[0]):
        if not article.id.startswith("made-"):
            continue
        own = [pattern[(number * EACH + k) % len(pattern)] for k in range(EACH)]
        given = tuple(replace(c, id=f"{article.id}.{k}", article=article.id) for k, c in enumerate(own))
        batch[key_of(article)] = packed(Extract(article, given))
        if len(batch) == 2000:
            shelf.put(batch)
            batch.clear()
    shelf.put(batch)
    shelf.finish()
    store.close()
    time.sleep(2.1)  # else the corpus is taken for one that is still being written
    run.index([config.corpus], config)


def once(folder: Path) -> tuple[float, float, str]:
    """Processor and clock seconds of one check, and what it printed."""
    before, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "factcheck", "check", "-", "--isolated", "--exit-zero", "--output-format", "json"]
    done = subprocess.run(
        [*command, "--corpus", str(folder / "corpus.jsonl")], input=DRAFT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, time.perf_counter() - clock, done.stdout


def main(sizes: tuple[int, ...] = SIZES) -> int:
    """Print the medians and the ratio of the last size to the first."""
    with tempfile.TemporaryDirectory() as name:
        folders = []
        for size in sizes:
            folder = Path(name) / str(size)
            folder.mkdir()
            start = time.process_time()
            fill(folder, size)
            megabytes = sum(f.stat().st_size for f in (folder / ".factcheck").iterdir()) / 1e6
            print(f"{size:>9,} claims: filled in {time.process_time() - start:.0f} s, {megabytes:,.0f} MB", flush=True)
            folders.append(folder)
        articles: dict[Path, int] = {}
        runs: dict[Path, list[tuple[float, float]]] = {folder: [] for folder in folders}
        for _ in range(ROUNDS):
            for folder in folders:
                used, clock, out = once(folder)
                runs[folder].append((used, clock))
                articles[folder] = len(json.loads(out)["articles"]) - 1
        print(f"{'claims in the store':>22} {'processor':>12} {'clock':>9}   articles of the draft's story")
        medians = [(median(u for u, _ in found), median(c for _, c in found)) for found in runs.values()]
        for size, folder, (used, clock) in zip(sizes, folders, medians, strict=True):
            print(f"{size:>22,} {used:>10.2f} s {clock:>7.2f} s   {articles[folder]}")
        print(f"{'times':>22} {medians[-1][0] / medians[0][0]:>12.2f} {medians[-1][1] / medians[0][1]:>9.2f}")
        return 0


if __name__ == "__main__":
    sys.exit(main(tuple(int(a) for a in sys.argv[1:]) or SIZES))
