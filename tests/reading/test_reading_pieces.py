"""Pieces read apart, in order, give what the files read at once give: every cut, every kind of damage."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.model import Article, Skipped
from factcheck.reading import iter_articles
from factcheck.reading.files import Ids
from factcheck.reading.pieces import Piece, pieces, read_piece, sendable, together

TEXT = "Four people were hurt when a train left the rails near the harbour on Monday morning, the police said."
LINES = {
    "article": json.dumps({"text": TEXT, "outlet": "Herald"}),
    "same id": json.dumps({"text": TEXT, "id": "one"}),
    "textless": '{"title": "no words"}',
    "broken": '{"text": ',
    "no object": "[1, 2]",
    "blank": "",
    "latin": json.dumps({"text": TEXT + " Café."}, ensure_ascii=False).encode("latin-1").decode("latin-1"),
    "foreign": json.dumps(
        {"text": "Die Polizei sagte am Montag, dass vier Menschen verletzt wurden, als der Zug kam."}
    ),
}


def apart(paths: list[str], size: int, *, travel: bool = False, stdin: bytes | None = None) -> list[Article | Skipped]:
    """Everything in pieces of ``size`` bytes, each of them pickled as on its way to another machine."""
    found: list[tuple[int, Article | Skipped]] = []
    for item in pieces(paths, size, stdin=stdin):
        if not isinstance(item, Piece):
            found.append(item)
            continue
        sent = pickle.loads(pickle.dumps(sendable(item) if travel else item))
        found += [(item.source, read) for read in read_piece(sent)]
    ids = Ids()
    out: list[Article | Skipped] = []
    for one in together(found):
        if isinstance(one, Article):
            one, note = ids.settle(one)
            out += [note] if note else []
        out.append(one)
    return out


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(st.sampled_from(sorted(LINES)), max_size=12),
    size=st.integers(1, 900),
    end=st.booleans(),
    travel=st.booleans(),
)
def test_lines_cut_anywhere(tmp_path: Path, names: list[str], size: int, end: bool, travel: bool) -> None:
    file = tmp_path / "some.jsonl"
    body = "\n".join(LINES[n] for n in names) + ("\n" if end else "")
    file.write_bytes(body.encode("latin-1" if "latin" in names else "utf-8"))
    assert apart([str(file)], size, travel=travel) == list(iter_articles([str(file)]))


def test_a_folder_with_every_kind_of_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\noutlet: Herald\n---\n\n{TEXT}\n", "utf-8")
    (tmp_path / "b.jsonl").write_text("\n".join(LINES.values()), "utf-8")
    (tmp_path / "c.txt").write_text("", "utf-8")
    (tmp_path / "d.jsonl").write_text('{"title": "x"}\n{"title": "y"}\n', "utf-8")
    (tmp_path / "e.html").write_text(f"<html><body><article><p>{TEXT}</p></article></body></html>", "utf-8")
    (tmp_path / "f.jsonl").write_text("", "utf-8")
    (tmp_path / "g").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "h.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "empty").mkdir()
    paths = [str(tmp_path), str(tmp_path / "empty"), "-"]
    whole = list(iter_articles(paths, stdin=TEXT.encode()))
    assert {i.code for i in whole if isinstance(i, Skipped)} >= {"FC911", "FC912", "FC919", "FC920", "FC922"}
    for size in (1, 100, 10_000):
        for travel in (False, True):
            assert apart(paths, size, travel=travel, stdin=TEXT.encode()) == whole


@pytest.mark.parametrize("travel", [False, True])
def test_parquet_is_read_like_lines(tmp_path: Path, travel: bool) -> None:
    pa = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    import datetime

    import pyarrow.parquet as pq

    days = [datetime.date(2021, 5, d) for d in range(1, 8)]
    rows = [{"id": f"n{i}", "text": TEXT + f" No {i}.", "published": d, "more": i} for i, d in enumerate(days)]
    rows[3]["text"] = None
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "some.parquet", row_group_size=2)
    with (tmp_path / "some.jsonl").open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, default=str) + "\n" for row in rows)
    whole = list(iter_articles([str(tmp_path / "some.parquet")]))
    by_line = list(iter_articles([str(tmp_path / "some.jsonl")]))
    assert [i.path.replace(".parquet", ".jsonl") for i in whole] == [i.path for i in by_line]
    assert [i.published for i in whole if isinstance(i, Article)] == [str(d) for n, d in enumerate(days) if n != 3]
    assert [i.sha256 for i in whole if isinstance(i, Article)] == [i.sha256 for i in by_line if isinstance(i, Article)]
    for size in (1, 600, 10**6):
        assert apart([str(tmp_path / "some.parquet")], size, travel=travel) == whole


def test_parquet_that_is_none(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    import pyarrow.parquet as pq

    (tmp_path / "broken.parquet").write_bytes(b"PAR1 not really")
    pq.write_table(pa.Table.from_pylist([{"claims": 3}]), tmp_path / "other.parquet")
    found = list(iter_articles([str(tmp_path)]))
    assert [(i.path.rpartition("/")[2], i.code) for i in found if isinstance(i, Skipped)] == [
        ("broken.parquet", "FC910"),
        ("other.parquet", "FC920"),
    ]
    assert apart([str(tmp_path)], 5) == found


def test_without_pyarrow_parquet_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    (tmp_path / "some.parquet").write_bytes(b"PAR1")
    (item,) = iter_articles([str(tmp_path / "some.parquet")])
    assert isinstance(item, Skipped) and item.code == "FC911" and "factcheck-cli[parquet]" in item.hint
