"""Extraction through the store: what was extracted before is taken from it, the rest is extracted and kept at once."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from factcheck.config import Config
from factcheck.model import Article, Extract
from factcheck.store.codec import packed, unpacked
from factcheck.store.database import Store
from factcheck.store.shelf import Shelf
from factcheck.store.versions import mark, of_extraction

Extractor = Callable[[Iterable[Article]], Iterator[Extract]]
COMMIT = 16  # extracts kept in one transaction: what a killed run can lose
_LOOK = 64  # articles looked up together
_AHEAD = 4096  # articles that may wait, found, for one before them that must be extracted


def key_of(article: Article) -> bytes:
    """The article's content: all that extraction may read. Its path and its line in the file are not of it."""
    a = article
    zones = [(z.kind, z.start, z.end, z.speaker) for z in a.zones]
    fields = [a.id, a.text, a.outlet, a.title, a.published, a.url, a.sha256, zones, a.rendition]
    return mark([json.dumps(fields, ensure_ascii=False).encode("utf-8", "surrogatepass")])


def extracts_of(store: Store, config: Config) -> Extracts:
    """Those that ``config``'s model and claim types make. Raises TypesError for a folder that is not there."""
    return Extracts(store.shelf("extracts", of_extraction(config.model, config.types)))


class Extracts:
    """Extracts of one version of everything that makes them. ``kept`` and ``made``: how many articles were found, and
    how many extracted, so far."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.kept = 0
        self.made = 0

    def through(self, articles: Iterable[Article], extract: Extractor) -> Iterator[Extract]:
        """Every article's extract in input order; ``extract`` sees those alone that are not there, and is not called
        where there are none. What is handed on is safe on the disk."""
        source = iter(articles)
        waiting: deque[tuple[Article, bytes | None]] = deque()  # in input order; None where it must be extracted
        keys: deque[bytes] = deque()  # of those to be extracted
        more = True

        def missing() -> Iterator[Article]:
            nonlocal more
            while more and len(waiting) - len(keys) < _AHEAD:
                batch = list(islice(source, _LOOK))
                more = len(batch) == _LOOK
                keyed = [(article, key_of(article)) for article in batch]
                found = self._shelf.get(key for _, key in keyed)
                waiting.extend((article, found.get(key)) for article, key in keyed)
                lost = [(article, key) for article, key in keyed if key not in found]
                keys.extend(key for _, key in lost)
                yield from (article for article, _ in lost)

        def found() -> Iterator[Extract]:
            while waiting and (data := waiting[0][1]) is not None:
                self.kept += 1
                yield unpacked(data, waiting.popleft()[0])

        while more:
            misses = missing()
            first = next(misses, None)
            made = extract(chain([first], misses)) if first is not None else iter(())
            while batch := list(islice(made, COMMIT)):
                self._shelf.put({keys.popleft(): packed(one) for one in batch})
                self.made += len(batch)
                for one in batch:
                    yield from found()
                    waiting.popleft()
                    yield one
            yield from found()
        self._shelf.finish()
