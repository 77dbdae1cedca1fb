"""Stories kept in the store place an article where those in memory place it, whatever happens to the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from store.world import opened

from factcheck import standing
from factcheck.alignment.stories import Grouping, grouped
from factcheck.alignment.story_index import StoryIndex
from factcheck.alignment.story_shelf import Memory
from factcheck.model import Article, Skipped, Zone, ZoneKind
from factcheck.reading import read
from factcheck.store import FILE_NAME, Store, stories

CORPUS = Path(__file__).parents[2] / "corpus"
KEY = b"k" * 16


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return read([str(CORPUS)])[0]


def _kept(store: Store, grouping: Grouping) -> stories.KeptStories:
    stories.keep(store, KEY, b"stamp", b"content", grouping, b"[]")
    found = stories.find(store, KEY)
    assert found is not None
    assert found[1:] == (b"stamp", b"content")
    return found[0]


def test_what_is_kept_comes_back(articles: list[Article], tmp_path: Path) -> None:
    odd = Article(
        "odd", "\ud800 text — “é”", zones=(Zone(ZoneKind.BODY, 0, 3, "Daily Mail"),), rendition="restated", line=4
    )
    grouping = grouped([*articles, odd])
    kept = _kept(opened(tmp_path), grouping)
    for story, (members, _) in enumerate(grouping.groups):
        assert kept.members(story) == [grouping.articles[k] for k in members]
    assert kept.named(["odd", "nobody"]) == [odd]


def test_an_article_is_placed_as_in_memory(articles: list[Article], tmp_path: Path) -> None:
    rest, held_out = articles[::2], articles[1::2]
    grouping = grouped(rest)
    kept, memory = _kept(opened(tmp_path), grouping), Memory(grouping)
    for one in [*held_out, Article("else", "A heron nested on the weather mast at Ulverholm.")]:
        assert StoryIndex(kept).place(one) == StoryIndex(memory).place(one)
        assert StoryIndex(kept).named([one]) == StoryIndex(memory).named([one])


def test_articles_are_added_as_in_memory(articles: list[Article], tmp_path: Path) -> None:
    rest, later = articles[::2], articles[1::2]
    grouping = grouped(rest)
    shelves = _kept(opened(tmp_path), grouping), Memory(grouping)
    on_disk, in_memory = ([StoryIndex(shelf).add(one) for one in later] for shelf in shelves)
    assert on_disk == in_memory
    for story in set(on_disk):
        assert shelves[0].members(story) == shelves[1].members(story)
        assert shelves[0].profile(story) == shelves[1].profile(story)


def test_a_run_killed_while_it_keeps_leaves_what_was_there(
    articles: list[Article], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stories, "STEP", 7)
    store = opened(tmp_path)
    old = _kept(store, grouped(articles[:9]))
    for writes in range(1, 12):
        left = iter(range(writes))
        begin = Store.writing

        def dies(self: Store, left: Iterator[int] = left, begin: Callable[[Store], object] = begin) -> object:
            if next(left, None) is None:
                raise KeyboardInterrupt
            return begin(self)

        with monkeypatch.context() as patched:
            patched.setattr(Store, "writing", dies)
            with pytest.raises(KeyboardInterrupt):
                stories.keep(store, KEY, None, b"other", grouped(articles), b"[]")
        found = stories.find(store, KEY)
        assert found is not None
        assert found[2] == b"content"
        assert found[0].named([articles[0].id]) == old.named([articles[0].id])
    fresh = _kept(store, grouped(articles))
    assert len(fresh.members(0)) > 1
    assert store.connection is not None
    for part in ("story_words", "story_profiles", "story_articles"):
        assert store.connection.execute(f"SELECT count(DISTINCT corpus) FROM {part}").fetchone() == (1,)


def _write(folder: Path, articles: list[Article]) -> None:
    for one in articles:
        lines = [f"{name}: {value!r}" for name in ("id", "outlet", "published", "url") if (value := getattr(one, name))]
        (folder / f"{one.id}.md").write_text("---\n" + "\n".join(lines) + "\n---\n\n" + one.text, encoding="utf-8")


@pytest.fixture
def folder(articles: list[Article], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "corpus"
    made.mkdir()
    _write(made, articles[1::3])
    monkeypatch.setattr(standing, "FRESH", 0)
    return made


def _stood(
    drafts: list[Article], folder: Path, store: Store | None
) -> tuple[list[object], list[Article], list[Article], list[Skipped]]:
    found = standing.standing(drafts, [str(folder)], store, lambda article: True)
    return list(found.stories), found.articles, found.drafts, found.skipped


def test_files_that_have_not_changed_are_not_read(
    articles: list[Article], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(tmp_path / "kept")
    plain = [_stood([one], folder, None) for one in articles[:6]]
    assert [_stood([one], folder, store) for one in articles[:6]] == plain
    with monkeypatch.context() as patched:
        patched.setattr(standing, "_read", lambda corpus: pytest.fail("read again"))
        assert [_stood([one], folder, store) for one in articles[:6]] == plain


@pytest.mark.parametrize("change", ["add", "rewrite", "remove", "spoil"])
@pytest.mark.parametrize("large", [False, True])
def test_a_change_of_the_corpus_is_seen(
    articles: list[Article], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str, large: bool
) -> None:
    if large:  # then what is added is placed, and all else grouped anew
        monkeypatch.setattr(standing, "LARGE", 0)
    store = opened(tmp_path / "kept")
    draft = articles[1]
    _stood([draft], folder, store)
    if change == "add":
        _write(folder, articles[2:3])
    elif change == "rewrite":
        _write(folder, [replace(articles[4], text=articles[4].text + " Eleven more were counted.")])
    elif change == "remove":
        (folder / f"{articles[4].id}.md").unlink()
    else:
        (folder / f"{articles[4].id}.md").write_text("", encoding="utf-8")
    after = _stood([draft], folder, store)
    assert after == _stood([draft], folder, None)
    assert after == _stood([draft], folder, store)


def test_a_file_changed_a_moment_ago_is_read_again(
    articles: list[Article], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "FRESH", 10**15)
    store = opened(tmp_path / "kept")
    _stood([articles[0]], folder, store)
    seen: list[str] = []
    monkeypatch.setattr(standing, "_read", lambda corpus: seen.append("read") or read(corpus))
    _stood([articles[0]], folder, store)
    assert seen == ["read"]


def test_a_damaged_index_costs_a_note_and_no_byte(articles: list[Article], folder: Path, tmp_path: Path) -> None:
    plain = _stood([articles[0]], folder, None)
    for table, column in (("story_words", "holders"), ("story_profiles", "row"), ("story_articles", "payload")):
        store = opened(tmp_path / table)
        _stood([articles[0]], folder, store)
        store.close()
        db = sqlite3.connect(tmp_path / table / FILE_NAME)
        db.execute(f"UPDATE {table} SET {column} = substr({column}, 1, 9) || x'00' WHERE {column} IS NOT NULL")
        db.commit()
        db.close()
        notes: list[Skipped] = []
        assert _stood([articles[0]], folder, opened(tmp_path / table, notes)) == plain
        assert [note.code for note in notes] == ["FC931"]


def test_corpora_beyond_the_last_few_are_forgotten(articles: list[Article], tmp_path: Path) -> None:
    store = opened(tmp_path)
    few = list(islice(articles, 5))
    for n in range(stories.CORPORA + 2):
        stories.keep(store, bytes([n]) * 16, None, b"", grouped(few), b"[]")
    assert [stories.find(store, bytes([n]) * 16) is None for n in range(stories.CORPORA + 2)] == [True, True] + [
        False
    ] * stories.CORPORA
