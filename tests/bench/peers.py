"""factcheck's figure grammar beside quantulum3 and text2num on the same sentences: ``python tests/bench/peers.py``.

Needs the extra ``bench`` (quantulum3, text2num) and the shared data. Sentences are those of ``prose`` that hold an
annotated figure with a number in it, and the wordings of ``nasty``. A figure counts as found where one of a tool's
values, in any unit, is the gold's bound or figure; text2num rewrites numerals into digits and knows no units, so its
values are the numbers of the rewritten sentence. Extraction in full (parse, types, sources) is timed beside the
grammar, since a peer stops where the grammar does.
"""

from __future__ import annotations

import json
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
FACTORS = (1, 0.3048, 0.0254, 0.9144, 1609.344, 1000, 60, 3600, 86400, 31557600, 0.01, 0.45359237, 1e6, 1e9)
ROUNDS = 3
Read = Callable[[list[str]], list[list[float]]]  # the values in each of the texts


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def prose() -> list[tuple[str, list[float]]]:
    """Sentences of the real articles with the figures that the gold annotates in each."""
    from factcheck.extraction.sentences import split

    gold = {str(g["id"]): g["claims"] for g in rows(DATA / "prose" / "gold.jsonl")}
    out: list[tuple[str, list[float]]] = []
    for article in rows(DATA / "prose" / "articles.jsonl"):
        text = str(article["text"])
        for start, end in split(text):
            wanted = [
                float(c["low"] if c.get("low") is not None else c["high"])
                for c in gold[str(article["id"])]  # type: ignore[attr-defined]
                if start <= c["start"] < end and c["type"] not in ("date", "clock_time") and not c.get("implied")
                if (c.get("low") is not None or c.get("high") is not None)
            ]
            if wanted:
                out.append((text[start:end], wanted))
    return out


def nasty() -> list[tuple[str, list[list[float]], list[float]]]:
    return [(str(g["text"]), g["vals"], g["never"]) for g in rows(DATA / "quantities" / "nasty" / "gold.jsonl")]  # type: ignore[misc]


def near(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-3 * max(abs(b), 1e-9)


def there(wanted: float, have: Iterable[float]) -> bool:
    return any(near(h * f, wanted) or near(h, wanted * f) for h in have for f in FACTORS)


def each(read: Callable[[str], list[float]]) -> Read:
    return lambda texts: [read(text) for text in texts]


def grammar() -> Read:
    from factcheck.extraction.quantities import find_mentions

    def read(text: str) -> list[float]:
        return [v for m in find_mentions(text) for v in (m.low, m.high, m.nominal) if v is not None]

    return each(read)


def whole() -> Read:
    from factcheck.extraction.pipeline import extract
    from factcheck.model import Article, Quantity

    def read(texts: list[str]) -> list[list[float]]:
        out = []
        for found in extract(Article(id=str(n), text=text) for n, text in enumerate(texts)):
            values = [c.value for c in found.claims if isinstance(c.value, Quantity)]
            out.append([v for q in values for v in (q.low, q.high, q.nominal) if v is not None])
        return out

    return read


def quantulum() -> Read:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser  # type: ignore[import-not-found]

    def read(text: str) -> list[float]:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return [float(q.value) for q in parser.parse(text)]
        except Exception:  # a peer that fails on a sentence has found nothing in it
            return []

    return each(read)


def text_to_num() -> Read:
    from text_to_num import alpha2digit

    def read(text: str) -> list[float]:
        found = re.findall(r"\d[\d,]*(?:\.\d+)?", alpha2digit(text, "en"))
        return [float(n.replace(",", "")) for n in found]

    return each(read)


def main() -> int:
    if not DATA.is_dir():
        print(f"no data at {DATA.name}: the bench needs the shared folder", file=sys.stderr)
        return 2
    sentences, hard = prose(), nasty()
    total = sum(len(wanted) for _, wanted in sentences)
    tools = [("factcheck, grammar", grammar), ("factcheck, whole", whole), ("quantulum3", quantulum)]
    print(
        f"{len(sentences)} sentences of prose with {total} figures, {len(hard)} hard wordings; best of {ROUNDS} runs\n"
    )
    print(f"{'tool':20} {'figures found':>14} {'nasty passed':>13} {'forbidden':>10} {'sentences / CPU s':>18}")
    for name, make in [*tools, ("text2num", text_to_num)]:
        try:
            read = make()
        except ImportError as error:
            print(f"{name:20} not installed: {error.name}; pip install -e '.[bench]'")
            continue
        read(["Five people were hurt."])
        texts = [text for text, _ in sentences]
        found = sum(there(w, have) for have, (_, wanted) in zip(read(texts), sentences, strict=True) for w in wanted)
        passed = forbidden = 0
        for have, (_, readings, never) in zip(read([text for text, _, _ in hard]), hard, strict=True):
            bad = any(near(h, n) for h in have for n in never)
            forbidden += bad
            passed += not bad and any(all(there(w, have) for w in reading) for reading in readings)
        spent = []
        for _ in range(ROUNDS):
            start = time.process_time()
            read(texts)
            spent.append(time.process_time() - start)
        speed = len(sentences) / min(spent)
        print(f"{name:20} {found:>8} {found / total:5.2f} {passed:>13} {forbidden:>10} {speed:>18,.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
