"""Extraction on this machine: in this process, or in several of them with the same bytes as the result."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from factcheck.model import Article, Extract

# Code points of text handed to a process at a time, a third of a second's work: small enough that the last chunk keeps
# nobody waiting, large enough that handing over costs nothing. The cuts change no byte: articles are parsed one by one.
CHUNK = 30_000
WORTH = 4 * CHUNK  # less than this is done before another process has loaded spaCy
_EMPTY = 256  # what an article counts for beside its text
_AHEAD = 4  # chunks a process that may wait in memory


def extract(
    articles: Iterable[Article], *, types_dirs: Sequence[str] = (), model: str = "en_core_web_sm", jobs: int = 1
) -> Iterator[Extract]:
    """The claims of each article in input order, streamed. ``jobs`` processes share the work where there is enough of
    it; where one of them dies, what they had left is done in this one."""
    if jobs == 1:
        yield from _here(articles, types_dirs, model)
        return
    chunks = _chunks(articles)
    first: list[list[Article]] = []
    size = 0
    while size < WORTH and (chunk := next(chunks, None)):
        first.append(chunk)
        size += sum(_size(article) for article in chunk)
    if size < WORTH:
        yield from _here(chain.from_iterable(first), types_dirs, model)
        return

    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    waiting: deque[tuple[list[Article], Future[list[Extract]] | None]] = deque()
    # Spawned, not forked: a fork would copy whatever threads and locks the caller has.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:

        def submit(chunk: list[Article]) -> None:
            try:
                waiting.append((chunk, pool.submit(_chunk, chunk, tuple(types_dirs), model)))
            except BrokenProcessPool:
                waiting.append((chunk, None))

        try:
            for chunk in first:
                submit(chunk)
            while waiting:
                while len(waiting) < _AHEAD * jobs and (more := next(chunks, None)):
                    submit(more)
                chunk, future = waiting.popleft()
                try:
                    made = future.result() if future else _here(chunk, types_dirs, model)
                except BrokenProcessPool:  # killed, or out of memory
                    made = _here(chunk, types_dirs, model)
                yield from made
        finally:
            pool.shutdown(cancel_futures=True)


def _chunks(articles: Iterable[Article]) -> Iterator[list[Article]]:
    chunk: list[Article] = []
    size = 0
    for article in articles:
        chunk.append(article)
        size += _size(article)
        if size >= CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _size(article: Article) -> int:
    return len(article.text) + _EMPTY


def _here(articles: Iterable[Article], types_dirs: Sequence[str], model: str) -> Iterator[Extract]:
    from factcheck.extraction.pipeline import extract as in_this_process

    return in_this_process(articles, types_dirs=types_dirs, model=model)


def _chunk(articles: list[Article], types_dirs: tuple[str, ...], model: str) -> list[Extract]:
    """One chunk in a worker."""
    return list(_here(articles, types_dirs, model))
