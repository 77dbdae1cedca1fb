"""Articles to claims against plain ``nlp.pipe`` of the same model on the same texts: ``python tests/bench/speed.py``.

Every run is a process of its own, so that none finds the other's caches warm; the two alternate, and the medians of
their processor time are compared. Reading the files and loading the model are not counted.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "g5w1h"
MODEL = "en_core_web_sm"


def plain(path: str) -> tuple[float, float]:
    """Processor and clock seconds of ``nlp.pipe`` over the articles' texts."""
    import spacy

    from factcheck.extraction.pipeline import installed
    from factcheck.reading import read

    texts = [article.text for article in read([path])[0]]
    nlp = spacy.load(installed(MODEL))
    nlp("Five people were hurt.")
    clock, start = time.perf_counter(), time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return time.process_time() - start, time.perf_counter() - clock


def ours(path: str) -> tuple[float, float]:
    """Processor and clock seconds of extraction over the articles."""
    from factcheck.extraction.pipeline import extract
    from factcheck.model import Article
    from factcheck.reading import read

    articles = read([path])[0]
    list(extract([Article(id="warm", text="Five people were hurt on 3 May 2017 at 15:11, police said.")]))
    clock, start = time.perf_counter(), time.process_time()
    for _ in extract(articles):
        pass
    return time.process_time() - start, time.perf_counter() - clock


def main(rounds: int = 5, path: str = str(DATA)) -> int:
    """Print the medians and their ratio."""
    if not Path(path).exists():
        print(f"nothing to read in {path}")
        return 0
    runs: dict[str, list[tuple[float, float]]] = {"plain": [], "ours": []}
    for _ in range(rounds):
        for who, found in runs.items():
            made = subprocess.run([sys.executable, __file__, who, path], capture_output=True, text=True, check=True)
            cpu, clock = made.stdout.split()
            found.append((float(cpu), float(clock)))
    cpu = {who: median(c for c, _ in found) for who, found in runs.items()}
    clock = {who: median(c for _, c in found) for who, found in runs.items()}
    print("articles -> claims                   processor    clock")
    print(f"plain nlp.pipe, {MODEL:18}   {cpu['plain']:8.2f} s {clock['plain']:7.2f} s")
    print(f"factcheck                            {cpu['ours']:8.2f} s {clock['ours']:7.2f} s")
    ratio, by_clock = cpu["plain"] / cpu["ours"], clock["plain"] / clock["ours"]
    print(f"times as fast                        {ratio:8.1f}   {by_clock:7.1f}    ({rounds} alternating runs)")
    return 0


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] in ("plain", "ours"):
        print(*(plain if sys.argv[1] == "plain" else ours)(sys.argv[2]))
    else:
        sys.exit(main(*(int(a) for a in sys.argv[1:2])))
