"""Several processes: in input order, the same as one, for enough work only, and none of it lost with a process."""

from __future__ import annotations

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from factcheck.engines import here
from factcheck.model import Article, Extract
from factcheck.reading import read

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return read([str(CORPUS / "egyptair-804"), str(CORPUS / "iran-iraq-earthquake-2017")])[0]


@pytest.fixture(scope="module")
def alone(articles: list[Article]) -> list[Extract]:
    return list(here.extract(articles))


@pytest.fixture
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(here, "CHUNK", 800)
    monkeypatch.setattr(here, "WORTH", 3000)


@pytest.mark.usefixtures("_small")
def test_a_killed_process_loses_nothing(articles: list[Article], alone: list[Extract]) -> None:
    found = here.extract(articles, jobs=2)
    made = [next(found)]
    workers = multiprocessing.active_children()
    assert len(workers) == 2
    assert workers[0].pid is not None
    os.kill(workers[0].pid, signal.SIGKILL)
    made += found
    assert made == alone
    assert not multiprocessing.active_children()


@pytest.mark.usefixtures("_small")
def test_a_reader_who_leaves_leaves_no_process(articles: list[Article], alone: list[Extract]) -> None:
    found = here.extract(articles, jobs=2)
    assert next(found) == alone[0]
    assert multiprocessing.active_children()
    found.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()


def test_little_work_starts_no_process(
    articles: list[Article], alone: list[Extract], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(multiprocessing, "get_context", lambda name: pytest.fail("a process was started"))
    assert list(here.extract(articles[:4], jobs=2)) == alone[:4]
    assert list(here.extract([], jobs=2)) == []


def test_chunks_hold_everything_once(articles: list[Article]) -> None:
    chunks = list(here._chunks(iter(articles)))
    assert [a for chunk in chunks for a in chunk] == articles and all(chunks)
