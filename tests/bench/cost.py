"""What a thousand, a million and a hundred million articles cost: ``python tests/bench/cost.py [FILE …]``.

Measured on the articles at hand: processor seconds of reading and of extraction an article, bytes an article in the
store and as Parquet, seconds and memory of ``report`` on what is in the store already, at two sizes. The rest is
multiplication: extraction, storage and the report's time in proportion to the articles, its memory along the line
through the two sizes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
SETS = ("g5w1h", "gvc", "allsides", "fakes", "gvdb")
CODE = [sys.executable, "-c", "from factcheck.cli import main; main()"]
SIZES = (1_000, 1_000_000, 100_000_000)


def run(*flags: str) -> tuple[float, float]:
    """Processor seconds and peak megabytes of one command."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    made = subprocess.Popen([*CODE, *flags], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
    _, status, used = os.wait4(made.pid, 0)
    made.returncode = os.waitstatus_to_exitcode(status)
    if made.returncode:
        raise SystemExit(f"{flags} ended with {made.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def per_article(files: list[str]) -> tuple[int, float, float, float]:
    """How many articles; seconds of reading and of extraction, and bytes of Parquet (0 without pyarrow), for each."""
    from factcheck.engines.here import extract
    from factcheck.errors import UsageError
    from factcheck.model import Article
    from factcheck.reading import read

    start = time.process_time()
    articles = read(files)[0]
    reading = time.process_time() - start
    list(extract([Article(id="warm", text="Five people were hurt on 3 May 2017 at 15:11, police said.")]))
    start = time.process_time()
    found = list(extract(articles))
    extraction = time.process_time() - start
    try:
        from factcheck.engines.parts import encoded

        parquet = sum(len(encoded((0, e) for e in found[k : k + 250])) for k in range(0, len(found), 250))
    except UsageError:  # no pyarrow
        parquet = 0
    n = len(articles)
    return n, reading / n, extraction / n, parquet / n


def told(size: float) -> str:
    """Bytes as people say them."""
    for unit in ("KB", "MB", "GB", "TB"):
        size /= 1024
        if size < 1000:
            return f"{size:.3g} {unit}"
    return f"{size / 1024:.3g} PB"


def main(*paths: str) -> int:
    """Print the measures and the table."""
    files = list(paths) or [str(f) for name in SETS if (f := DATA / name / "articles.jsonl").exists()]
    if not files:
        print(f"nothing to read in {DATA}")
        return 0
    made = subprocess.run([sys.executable, __file__, "each", *files], stdout=subprocess.PIPE, text=True, check=True)
    n, reading, extraction, parquet = json.loads(made.stdout)
    with TemporaryDirectory() as folder:
        some = Path(folder, "some.jsonl")
        lines = [line for file in files for line in Path(file).read_text("utf-8").splitlines()]
        # Ids of their own, and every fourth article: the small corpus is like the large one.
        rows = [json.dumps({**json.loads(line), "id": f"a{k}"}) for k, line in enumerate(lines)]
        text = sum(len(json.loads(row)["text"]) for row in rows) / len(rows)
        measures = []
        for step in (4, 1):
            kept = rows[::step]
            some.write_text("".join(row + "\n" for row in kept), "utf-8")
            flags = ["report", str(some), "--isolated", "--cache-dir", str(Path(folder, f"store{step}"))]
            run(*flags)
            # One article more, so that it is judged anew and not only answered again.
            more = json.dumps({"id": "more", "text": "Five people were hurt on 3 May 2017, police said."})
            some.write_text("".join(row + "\n" for row in [*kept, more]), "utf-8")
            seconds, memory = run(*flags)
            measures.append((len(kept), seconds, memory))
        store = sum(f.stat().st_size for f in Path(folder, "store1").rglob("*") if f.is_file()) / len(rows)
    (few, _, few_mb), (many, many_s, many_mb) = measures
    slope = max(0.0, many_mb - few_mb) / (many - few)  # MB an article
    print(f"measured on {n} articles of {text:.0f} characters")
    print(f"  reading {reading * 1000:.2f} ms, extraction {extraction * 1000:.1f} ms of a processor an article")
    print(f"  store {store / 1024:.1f} KB, Parquet {parquet / 1024:.1f} KB an article")
    for size, seconds, memory in measures:
        print(f"  report from the store: {size} articles {seconds:.1f} s, {memory:.0f} MB")
    print("\n               extraction                             one report from them")
    print("   articles    core-hours      store    Parquet         hours     memory")
    for size in SIZES:
        hours = size * (reading + extraction) / 3600
        memory = (few_mb + slope * (size - few)) * 1024 * 1024
        room = f"{told(store * size):>10} {told(parquet * size):>10}"
        print(f"{size:11,} {hours:13,.3g} {room} {many_s / many * size / 3600:13,.3g} {told(memory):>10}")
    largest = 1e8 * (reading + extraction) / 3.6e6
    print(f"\nExtraction is spread over processors: on a thousand of them the last line takes {largest:.1f} hours.")
    print(f"The report is one process, and breaks first: 16 GB at {16384 / slope if slope else 0:,.0f} articles,")
    print(f"an hour at {3600 / (many_s / many):,.0f}.")
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["each"]:  # a process of its own: its memory would count as that of what it starts
        sys.path.insert(0, str(ROOT))
        print(json.dumps(per_article(sys.argv[2:])))
    else:
        sys.exit(main(*sys.argv[1:]))
