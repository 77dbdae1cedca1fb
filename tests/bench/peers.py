"""quantulum3 and text2num beside us on the same sentences, in one run: ``python tests/bench/peers.py``.

The sentences are those of the real articles in ``../shared/data/prose``; a figure of the gold counts as found where its
value (or one of its bounds), in any unit, is among the values read in its sentence. ``nasty`` are wordings that defeat
extractors: a case passes where an acceptable reading is wholly there and no forbidden value is. The readers take turns
over all sentences, and the median of their processor time counts. The figures alone are what quantulum3 does; claims
are figures with their type, subject, source and polarity, and dates, times and categories as well. Last, whole articles
of ../shared/data/g5w1h to claims against quantulum3 on their sentences, by sentences a processor second.
"""

from __future__ import annotations

import json
import math
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

from factcheck.model import Article

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
ROUNDS = 5
STEP = 8  # every so manieth whole article
# A value may be read in the unit that was written, or in the one it is converted to.
FACTORS = (1, 0.3048, 0.0254, 0.9144, 1609.344, 0.45359237, 0.01, 0.001, 1000, 60, 3600, 86400, 604800, 2629800)
FACTORS += (31557600, 0.44704, 1 / 3.6, 1 / 12)
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")

Values = list[list[float]]
Reader = Callable[[list[str]], Values]


def figures(sentences: list[str]) -> Values:
    """Our grammar alone: figures with bounds and units, without a parser."""
    from factcheck.extraction.clock import find_clock_times
    from factcheck.extraction.dates import find_dates
    from factcheck.extraction.quantities import find_mentions

    out = []
    for text in sentences:
        taken = sorted((m.start, m.end) for m in (*find_dates(text, None), *find_clock_times(text)))
        out.append([x for m in find_mentions(text, taken) for x in (m.low, m.high, m.nominal) if x is not None])
    return out


def claims(sentences: list[str]) -> Values:
    """The whole of extraction, every sentence an article of its own."""
    from factcheck.extraction.pipeline import extract
    from factcheck.reporting import documents

    out = []
    for extracted in extract(Article(id=str(n), text=text) for n, text in enumerate(sentences)):
        values: list[dict[str, Any]] = [claim["value"] for claim in documents.extract(extracted)["claims"]]
        out.append([v[k] for v in values for k in ("low", "high", "nominal") if v.get(k) is not None])
    return out


def quantulum3(sentences: list[str]) -> Values:
    """quantulum3 without its optional classifier."""
    parser: Any = import_module("quantulum3.parser")
    out = []
    for text in sentences:
        try:
            found = parser.parse(text)
        except Exception:  # it fails on some sentences; they count as read with nothing in them
            found = []
        out.append([float(q.value) for q in found])
    return out


def text2num(sentences: list[str]) -> Values:
    """text2num turns number words into digits and knows no units; the digits are then read off."""
    alpha2digit = import_module("text_to_num").alpha2digit
    out = []
    for text in sentences:
        found = _DIGITS.findall(alpha2digit(text, "en", 0))
        out.append([float(number.replace(",", "")) for number in found])
    return out


READERS: dict[str, Reader] = {
    "factcheck, figures": figures,
    "factcheck, claims": claims,
    "quantulum3": quantulum3,
    "text2num": text2num,
}


def rows(path: Path) -> list[dict[str, Any]]:
    """The lines of a JSON-lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def prose() -> tuple[list[str], list[tuple[int, list[float]]]]:
    """The sentences of the real articles, and for each gold figure its sentence and the values it may have."""
    from factcheck.extraction.sentences import sentences_of

    sentences: list[str] = []
    gold: list[tuple[int, list[float]]] = []
    told = {g["id"]: g["claims"] for g in rows(DATA / "prose" / "gold.jsonl")}
    for article in rows(DATA / "prose" / "articles.jsonl"):
        mine = sentences_of(Article(id=article["id"], text=article["text"]))
        for claim in told.get(article["id"], []):
            values = [float(x) for x in (claim["low"], claim["high"]) if x is not None]
            where = [
                k for k, s in enumerate(mine) if claim.get("start") is not None and s.start <= claim["start"] < s.end
            ]
            if values and where:
                gold.append((len(sentences) + where[0], values))
        sentences += [s.text for s in mine]
    return sentences, gold


def has(values: Iterable[float], wanted: float) -> bool:
    """Whether a value is there, in some unit."""
    near = [(v * f, v / f) for v in values for f in FACTORS]
    return any(math.isclose(x, wanted, rel_tol=1e-3, abs_tol=1e-9) for both in near for x in both)


def nasty(read: Reader) -> tuple[int, int, int]:
    """Cases passed, cases with a forbidden value, cases."""
    cases = rows(DATA / "quantities" / "nasty" / "gold.jsonl")
    passed = forbidden = 0
    for case, values in zip(cases, read([c["text"] for c in cases]), strict=True):
        bad = any(math.isclose(v, never, rel_tol=1e-9) for v in values for never in case["never"])
        forbidden += bad
        passed += not bad and any(all(has(values, v) for v in reading) for reading in case["vals"])
    return passed, forbidden, len(cases)


def articles_to_claims() -> None:
    """Print how many sentences of whole articles a processor second reads, here and by quantulum3."""
    from factcheck.extraction.pipeline import extract
    from factcheck.extraction.sentences import sentences_of
    from factcheck.reading import read

    articles = read([str(DATA / "g5w1h")])[0][::STEP]
    texts = [s.text for article in articles for s in sentences_of(article)]
    spent: dict[str, list[float]] = {"factcheck": [], "quantulum3": []}
    for _ in range(ROUNDS):
        start = time.process_time()
        for _ in extract(articles):
            pass
        middle = time.process_time()
        quantulum3(texts)
        spent["factcheck"].append(middle - start)
        spent["quantulum3"].append(time.process_time() - middle)
    print(f"\n{len(articles)} articles to claims, {len(texts)} sentences; medians of {ROUNDS} alternating runs")
    for name, seconds in spent.items():
        print(f"{name:20} {len(texts) / median(seconds):11,.0f} sentences/s")
    ratio = median(spent["quantulum3"]) / median(spent["factcheck"])
    print(f"{'times as fast':20} {ratio:11.1f}")


def main() -> int:
    """Print the tables."""
    if not (DATA / "prose").exists():
        print(f"nothing to read in {DATA}")
        return 0
    warnings.simplefilter("ignore")
    sentences, gold = prose()
    ready: dict[str, Reader] = {}
    for name, read in READERS.items():
        try:
            read(sentences[:20])
            ready[name] = read
        except ImportError:
            print(f"{name} is not installed: pip install -e .[bench]")
    spent: dict[str, list[float]] = {name: [] for name in ready}
    found: dict[str, Values] = {}
    for _ in range(ROUNDS):
        for name, read in ready.items():
            start = time.process_time()
            found[name] = read(sentences)
            spent[name].append(time.process_time() - start)
    print(f"{len(sentences)} sentences, {len(gold)} figures with a value; medians of {ROUNDS} alternating runs")
    print(f"{'':20} {'sentences/s':>11} {'values found':>13} {'nasty':>7} {'forbidden':>10}")
    for name, read in ready.items():
        speed = len(sentences) / median(spent[name])
        recall = sum(any(has(found[name][k], v) for v in values) for k, values in gold) / len(gold)
        passed, forbidden, cases = nasty(read)
        print(f"{name:20} {speed:11,.0f} {recall:13.3f} {passed:4}/{cases} {forbidden:10}")
    if "quantulum3" in ready and (DATA / "g5w1h").exists():
        articles_to_claims()
    return 0


if __name__ == "__main__":
    sys.exit(main())
