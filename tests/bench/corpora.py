"""Corpora of any size, made from ``corpus/``: short articles about events that never were.

An event takes a story of the corpus, gives its names, places, days and figures new values, and is told by one to seven
outlets in three of the story's sentences each; one figure in twelve differs from outlet to outlet. The same size and
seed give the same articles.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
SENTENCES = 3
_NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")
_FIGURE = re.compile(r"(?<![\w.,:/-])\d{1,3}(?:,\d{3})*(?![\w:/]|[.,]\d)")
_FIRST = ("B", "D", "F", "G", "H", "K", "L", "M", "N", "P", "R", "S", "T", "V", "Z", "Br", "Dr", "Gr", "Kr", "St", "Tr")
_MIDDLE, _LAST = "aeiou", "lnrst"
_CALENDAR = frozenset(
    {*"January February March April May June July August September October November December".split()}  # noqa: SIM905
    | {*"Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()}  # noqa: SIM905
)


@cache
def stories() -> list[list[str]]:
    """The sentences of each story of the corpus."""
    found = []
    for folder in sorted(p for p in CORPUS.iterdir() if p.is_dir() and not p.name.startswith(".")):
        sentences: dict[str, None] = {}
        for file in sorted(folder.glob("*.md")):
            body = file.read_text(encoding="utf-8").split("---\n", 2)[2]
            for one in re.split(r"(?<=[.!?])\s+", body):
                if 30 < len(one) < 160 and one[0].isupper() and one.endswith("."):
                    sentences[one.replace("\n", " ")] = None
        found.append(list(sentences))
    return found


@cache
def names() -> frozenset[str]:
    """Words that are written with a capital in the middle of a sentence."""
    return frozenset(m for story in stories() for s in story for m in _INSIDE.findall(s)) - _CALENDAR


def _word(chance: random.Random) -> str:
    return "".join(
        chance.choice(_FIRST).lower() + chance.choice(_MIDDLE) + chance.choice(["", "", chance.choice(_LAST)])
        for _ in range(chance.choice([2, 3]))
    ).capitalize()


def _told(text: str, called: dict[str, str], scale: float, chance: random.Random) -> str:
    """A text with the event's names and figures in it."""

    def renamed(match: re.Match[str]) -> str:
        word = match[0]
        return called.setdefault(word, _word(chance)) if word in names() else word

    def counted(match: re.Match[str]) -> str:
        value = max(1, round(int(match[0].replace(",", "")) * scale))
        return f"{value + (chance.randint(1, 9) if chance.random() < 1 / 12 else 0):,}"

    return _FIGURE.sub(counted, _NAME.sub(renamed, text))


def articles(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """``count`` articles as lines of a .jsonl file have them."""
    chance = random.Random(seed)
    outlets = [f"{_word(chance)} {chance.choice(['Herald', 'Post', 'Times', 'News', 'Daily'])}" for _ in range(200)]
    made = 0
    while made < count:
        story = chance.choice(stories())
        called: dict[str, str] = {}
        scale = chance.uniform(0.4, 6)
        day = date(2005, 1, 1) + timedelta(days=chance.randrange(7000))
        told = chance.sample(story, min(len(story), 2 * SENTENCES))
        title = f"{_word(chance)} {_word(chance)}"
        for _ in range(min(chance.randint(1, 7), count - made)):
            text = " ".join(chance.sample(told, SENTENCES))
            text = _told(text, called, scale, chance)
            published = (day + timedelta(days=chance.choice([0, 0, 1, 2]))).isoformat()
            yield {
                "id": f"made-{made}",
                "outlet": chance.choice(outlets),
                "title": f"{title} {text.split('.')[0][:50]}",
                "published": published,
                "text": text,
            }
            made += 1


def write(path: Path, count: int, seed: int = 1) -> None:
    """The same as a .jsonl file."""
    with path.open("w", encoding="utf-8") as file:
        for row in articles(count, seed):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
