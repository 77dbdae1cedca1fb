"""Extraction on this machine: in this process, or in several of them with the same bytes as the result."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from factcheck.model import Article, Extract

# Articles handed to a process at a time; the cuts change no byte, since every article is parsed by itself.
CHUNK = 64


def extract(
    articles: Iterable[Article], *, types_dirs: Sequence[str] = (), model: str = "en_core_web_sm", jobs: int = 1
) -> Iterator[Extract]:
    """The claims of each article in input order, streamed. ``jobs`` processes share the chunks where there are two or
    more; at most two chunks a process wait in memory."""
    source = iter(articles)
    first = list(islice(source, CHUNK))
    second = list(islice(source, CHUNK)) if jobs > 1 and len(first) == CHUNK else []
    if not second:
        yield from _here(first, types_dirs, model)
        while chunk := list(islice(source, CHUNK)):
            yield from _here(chunk, types_dirs, model)
        return

    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    # Spawned, not forked: a fork would copy whatever threads and locks the caller has.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[list[Extract]]] = deque(
            pool.submit(_chunk, chunk, tuple(types_dirs), model) for chunk in (first, second)
        )
        try:
            while waiting:
                while len(waiting) < 2 * jobs and (chunk := list(islice(source, CHUNK))):
                    waiting.append(pool.submit(_chunk, chunk, tuple(types_dirs), model))
                yield from waiting.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _here(articles: list[Article], types_dirs: Sequence[str], model: str) -> Iterator[Extract]:
    from factcheck.extraction.pipeline import extract as in_this_process

    return in_this_process(articles, types_dirs=types_dirs, model=model)


def _chunk(articles: list[Article], types_dirs: tuple[str, ...], model: str) -> list[Extract]:
    """One chunk in a worker."""
    return list(_here(articles, types_dirs, model))
