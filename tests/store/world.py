"""Articles, and an extractor that needs no spaCy: one claim for each number in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from factcheck.model import Article, Claim, Extract, Qualifier, Quantity, Skipped
from factcheck.store import Store


def article(number: int, figure: int | None = None) -> Article:
    text = f"Officials said {number if figure is None else figure} people were counted at gate {number}."
    return Article(f"a-{number}", text, outlet="Herald", path=f"corpus/{number}.md", line=1)


class Extractor:
    """Counts what it is asked for in ``seen``."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, articles: Iterable[Article]) -> Iterator[Extract]:
        for one in articles:
            self.seen.append(one.id)
            claims = []
            for k, found in enumerate(re.finditer(r"\d+", one.text)):
                value = Quantity(float(found[0]), None, float(found[0]), "person", Qualifier.AT_LEAST, found[0])
                claims.append(
                    Claim(f"{one.id}.{k}", one.id, "count", value, "people", found.start(), found.end(), one.text)
                )
            yield Extract(one, tuple(claims))


def opened(folder: Path, notes: list[Skipped] | None = None) -> Store:
    told = [] if notes is None else notes
    store = Store.open(folder, note=told.append)
    assert store is not None, told
    return store
