"""What is put in comes out, or nothing does; old versions and entries go; two processes may write at once."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store.world import Extractor, article, opened

from factcheck.store import FILE_NAME, Store
from factcheck.store import shelf as shelf_module
from factcheck.store.extracts import COMMIT, Extracts, key_of


def extracts(store: Store, version: bytes = b"one") -> Extracts:
    return Extracts(store.shelf("extracts", version))


def test_what_was_extracted_once_is_not_again(tmp_path: Path) -> None:
    articles = [article(n) for n in range(150)]
    for seen in (150, 0):
        store, extract = opened(tmp_path), Extractor()
        through = extracts(store)
        assert list(through.through(articles, extract)) == list(Extractor()(articles))
        assert len(extract.seen) == through.made == seen and through.kept == 150 - seen
        store.close()


def test_one_changed_article_costs_one(tmp_path: Path) -> None:
    store = opened(tmp_path)
    articles = [article(n) for n in range(100)]
    list(extracts(store).through(articles, Extractor()))
    articles[37] = article(37, figure=999)
    extract = Extractor()
    assert list(extracts(store).through(articles, extract)) == list(Extractor()(articles))
    assert extract.seen == ["a-37"]


@settings(deadline=None, max_examples=60)
@given(known=st.sets(st.integers(0, 40)), asked=st.lists(st.integers(0, 40), max_size=60), ahead=st.integers(1, 9))
def test_order_is_that_of_the_input(
    tmp_path_factory: pytest.TempPathFactory, known: set[int], asked: list[int], ahead: int
) -> None:
    """Whatever was known before, however little may wait, and however often an article comes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("factcheck.store.extracts._AHEAD", ahead)
        patch.setattr("factcheck.store.extracts._LOOK", 4)
        store = opened(tmp_path_factory.mktemp("store"))
        list(extracts(store).through([article(n) for n in sorted(known)], Extractor()))
        articles = [article(n) for n in asked]
        extract = Extractor()
        assert list(extracts(store).through(articles, extract)) == list(Extractor()(articles))
        assert set(extract.seen) == {f"a-{n}" for n in set(asked) - known}
        store.close()


def test_what_was_handed_on_is_on_the_disk(tmp_path: Path) -> None:
    store = opened(tmp_path)
    stream = extracts(store).through([article(n) for n in range(100)], Extractor())
    for n in range(COMMIT + 1):
        next(stream)
        other = opened(tmp_path)
        assert len(other.shelf("extracts", b"one").get([key_of(article(n))])) == 1
        other.close()


def test_another_version_finds_nothing_and_path_and_line_do_not_count(tmp_path: Path) -> None:
    store = opened(tmp_path)
    list(extracts(store).through([article(1)], Extractor()))
    moved = [type(article(1))("a-1", article(1).text, outlet="Herald", path="elsewhere.md", line=9)]
    extract = Extractor()
    assert [e.article for e in extracts(store).through(moved, extract)] == moved and not extract.seen
    list(extracts(store, b"two").through(moved, extract))
    assert extract.seen == ["a-1"]


def test_a_damaged_entry_is_made_again(tmp_path: Path) -> None:
    store = opened(tmp_path)
    articles = [article(n) for n in range(3)]
    list(extracts(store).through(articles, Extractor()))
    store.close()
    db = sqlite3.connect(tmp_path / FILE_NAME)
    (row, payload) = db.execute("SELECT rowid, payload FROM entries WHERE key = ?", (key_of(articles[1]),)).fetchone()
    for k in range(len(payload)):
        broken = payload[:k] + bytes([payload[k] ^ 4]) + payload[k + 1 :]
        db.execute("UPDATE entries SET payload = ? WHERE rowid = ?", (broken, row))
        db.commit()
        store = opened(tmp_path)
        assert set(store.shelf("extracts", b"one").get(map(key_of, articles))) == {
            key_of(articles[0]),
            key_of(articles[2]),
        }
        store.close()
    db.close()
    store, extract = opened(tmp_path), Extractor()
    assert list(extracts(store).through(articles, extract)) == list(Extractor()(articles))
    assert extract.seen == ["a-1"]
    store.close()
    store = opened(tmp_path)
    list(extracts(store).through(articles, extract))
    assert extract.seen == ["a-1"], "and kept again"


def test_old_versions_go(tmp_path: Path) -> None:
    kept = shelf_module.VERSIONS
    for n in range(kept + 3):
        store = opened(tmp_path)
        list(extracts(store, b"v%d" % n).through([article(k) for k in range(20)], Extractor()))
        store.close()
    db = sqlite3.connect(tmp_path / FILE_NAME)
    assert db.execute("SELECT count(*) FROM versions").fetchone() == (kept,)
    assert db.execute("SELECT count(*) FROM entries").fetchone() == (20 * kept,)
    db.close()


def test_what_no_run_asks_for_goes_and_what_one_asks_for_stays(tmp_path: Path) -> None:
    list(extracts(opened(tmp_path)).through([article(n) for n in range(9)], Extractor()))
    for n in range(3 * shelf_module.RUNS):
        extract = Extractor()
        store = opened(tmp_path)
        list(extracts(store).through([article(0), article(1, figure=n + 100)], extract))
        assert extract.seen == ["a-1"]
        store.close()
    store = opened(tmp_path)
    assert len(store.shelf("extracts", b"one")) <= shelf_module.RUNS + 2
    store.close()


def test_an_unchanged_run_writes_nothing(tmp_path: Path) -> None:
    articles = [article(n) for n in range(5)]
    list(extracts(opened(tmp_path)).through(articles, Extractor()))
    before = (tmp_path / FILE_NAME).read_bytes()
    list(extracts(opened(tmp_path)).through(articles, Extractor()))
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_limit_keeps_the_newest(tmp_path: Path) -> None:
    for n in range(6):
        store = opened(tmp_path)
        shelf = store.shelf("pages", b"v", limit=2)
        shelf.put({b"%d" % n: b"page"})
        shelf.finish()
        store.close()
    store = opened(tmp_path)
    assert set(store.shelf("pages", b"v").get([b"%d" % n for n in range(6)])) == {b"4", b"5"}
    store.close()


def test_git_is_told_to_leave_it_out(tmp_path: Path) -> None:
    opened(tmp_path / "deep" / ".factcheck").close()
    assert (tmp_path / "deep" / ".factcheck" / ".gitignore").read_text("utf-8") == "*\n"
