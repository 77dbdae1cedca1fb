"""Extracts in a folder of Parquet parts: written by whoever made them, read back story by story.

A row is an article with its claims (as JSON, in full), or an input that could not be used: ``code`` is set there and
``id`` is not. ``source`` is the place of its file in the input. Rows stand in input order, and so do the parts.
"""

from __future__ import annotations

import io
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from factcheck.engines.codec import claims_from, claims_text, figures_from, figures_text, zones_from, zones_text
from factcheck.errors import UsageError
from factcheck.model import Article, Extract, Skipped

TEXTS = ("id", "outlet", "title", "published", "url", "path", "sha256", "text", "rendition")
MADE = ("claims", "figures")  # what extraction adds
TOLD = ("code", "reason", "hint")
_HELD = 8  # parts whose claims are kept in memory
Item = Extract | Skipped


def _pyarrow() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UsageError("Parquet needs pyarrow, which is not installed", hint="pip install pyarrow") from None
    return pyarrow


def encoded(items: Iterable[tuple[int, Item]]) -> bytes:
    """One part: each item with the place of its file. The same items give the same bytes."""
    pa = _pyarrow()
    columns: dict[str, list[Any]] = {name: [] for name in ("source", "line", *TEXTS, "zones", *MADE, *TOLD)}
    for source, item in items:
        row = _row(item)
        row["source"] = source
        for name, values in columns.items():
            values.append(row.get(name))
    kinds = {"source": pa.int64(), "line": pa.int64()}
    schema = pa.schema([pa.field(name, kinds.get(name, pa.string())) for name in columns])
    out = io.BytesIO()
    pa.parquet.write_table(pa.table(columns, schema=schema), out, compression="zstd")
    return out.getvalue()


def _row(item: Item) -> dict[str, Any]:
    if isinstance(item, Skipped):
        return {"path": item.path, "code": item.code, "reason": item.reason, "hint": item.hint}
    article = item.article
    row: dict[str, Any] = {name: getattr(article, name) for name in TEXTS}
    row["line"] = article.line
    row["zones"] = zones_text(article.zones)
    row["claims"] = claims_text(item.claims)
    row["figures"] = figures_text(item.figures)
    return row


def _article(row: Mapping[str, Any]) -> Article:
    told = {name: row[name] for name in TEXTS}
    return Article(**told, line=row["line"], zones=zones_from(row["zones"]))


def _extract(row: Mapping[str, Any]) -> Extract:
    return Extract(_article(row), claims_from(row["claims"]), figures_from(row["figures"]))


def rows(file: Path) -> Iterator[tuple[int, Item]]:
    """The items of one part, each with the place of its file."""
    for row in _read(file):
        yield row["source"], _extract(row) if row["code"] is None else _skipped(row)


def articles(file: Path) -> Iterator[tuple[int, Article | Skipped]]:
    """The same without the claims, which are not read."""
    names = ["source", "line", *TEXTS, "zones", *TOLD]
    for row in _read(file, names):
        yield row["source"], _article(row) if row["code"] is None else _skipped(row)


def _skipped(row: Mapping[str, Any]) -> Skipped:
    return Skipped(row["path"], row["code"], row["reason"], row["hint"])


def _read(file: Path, columns: Sequence[str] | None = None) -> list[dict[str, Any]]:
    table = _pyarrow().parquet.read_table(file, columns=columns)
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows


def renamed(extract: Extract, article: Article) -> Extract:
    """The extract under another article id; the claims' ids follow."""
    if extract.article.id == article.id:
        return replace(extract, article=article)
    was = len(extract.article.id)
    claims = tuple(replace(c, id=article.id + c.id[was:], article=article.id) for c in extract.claims)
    return Extract(article, claims, extract.figures)


class Extracts(Mapping[str, Extract]):
    """Extracts by their article's id, each read from its part when it is asked for; the last few parts stay in memory.

    ``places``: for each article, its part and the number of its row there; ``each`` is applied to what is read.
    """

    def __init__(
        self, places: Mapping[str, tuple[Path, int, Article]], each: Callable[[Extract], Extract] = lambda e: e
    ) -> None:
        self._places = places
        self._each = each
        self._held: OrderedDict[Path, list[tuple[str, str] | None]] = OrderedDict()

    def __getitem__(self, id_: str) -> Extract:
        file, number, article = self._places[id_]
        made = self._part(file)[number]
        if made is None:
            raise KeyError(id_)
        claims = claims_from(made[0])
        was = claims[0].article if claims else article.id
        found = Extract(replace(article, id=was), claims, figures_from(made[1]))
        return self._each(renamed(found, article))

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def _part(self, file: Path) -> list[tuple[str, str] | None]:
        held = self._held.pop(file, None)
        if held is None:
            read = _read(file, list(MADE))
            held = [(row["claims"], row["figures"]) if row["claims"] is not None else None for row in read]
        self._held[file] = held
        while len(self._held) > _HELD:
            self._held.popitem(last=False)
        return held
