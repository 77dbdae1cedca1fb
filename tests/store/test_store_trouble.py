"""A store that is damaged, foreign, newer, held or out of reach costs a note and time, never a byte of the report."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from cli.test_cli_commands import HERALD, TRIBUNE
from store.world import Extractor, article, opened
from typer.testing import CliRunner, Result

from factcheck.cli import app
from factcheck.config import Config
from factcheck.errors import UsageError
from factcheck.model import Skipped
from factcheck.store import FILE_NAME, Store
from factcheck.store.extracts import Extracts
from factcheck.store.place import folder_of


def run(*args: str) -> Result:
    return CliRunner().invoke(app, list(args), prog_name="factcheck")


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "herald.md").write_text(HERALD, encoding="utf-8")
    (folder / "tribune.md").write_text(TRIBUNE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def foreign(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE recipes (name TEXT)")
    db.execute("INSERT INTO recipes VALUES ('soup')")
    db.commit()
    db.close()


def newer(path: Path) -> None:
    opened(path.parent).close()
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 99")
    db.close()


def damaged(path: Path) -> None:
    path.write_bytes(b"no database " * 500)


def shortened(path: Path) -> None:
    run("index", "corpus")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def tables_gone(path: Path) -> None:
    opened(path.parent).close()
    db = sqlite3.connect(path)
    db.execute("DROP TABLE entries")
    db.close()


TROUBLES = [(foreign, "FC932"), (newer, "FC933"), (damaged, "FC931"), (shortened, "FC931"), (tables_gone, "FC931")]


@pytest.mark.parametrize(("trouble", "code"), TROUBLES, ids=[t.__name__ for t, _ in TROUBLES])
def test_a_run_goes_on_and_says_why(corpus: Path, trouble, code: str) -> None:  # type: ignore[no-untyped-def]
    whole = run("report", "--no-cache", "--output-format", "json")
    path = Path(".factcheck") / FILE_NAME
    path.parent.mkdir()
    trouble(path)
    before = path.read_bytes()
    found = run("report", "--output-format", "json")
    assert found.exit_code == 0 and found.stdout == whole.stdout
    assert found.stderr.count(code) == 1 and FILE_NAME in found.stderr
    assert path.read_bytes() == before, "left as it was"
    assert run("report", "-q").stderr == ""


def test_a_folder_that_cannot_be_made(corpus: Path) -> None:
    whole = run("report", "--no-cache", "--output-format", "json")
    Path(".factcheck").write_text("a file is in the way", encoding="utf-8")
    found = run("report", "--output-format", "json")
    assert found.exit_code == 0 and found.stdout == whole.stdout and found.stderr.count("FC930") == 1
    assert "--cache-dir" in found.stderr


def test_a_folder_marked_read_only_is_left_alone(corpus: Path) -> None:
    """Even for one whom the system would let write there."""
    here = Path.cwd()
    here.chmod(0o555)
    try:
        found = run("report", "--output-format", "json")
        assert found.exit_code == 0 and found.stderr.count("FC930") == 1
        assert [p.name for p in here.iterdir()] == ["corpus"]
    finally:
        here.chmod(0o755)


def test_a_store_that_can_only_be_read_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [article(n) for n in range(5)]
    list(Extracts(opened(tmp_path).shelf("extracts", b"v")).through(articles[:4], Extractor()))
    monkeypatch.setattr("factcheck.store.database._make_folder", lambda folder: False)
    before = (tmp_path / FILE_NAME).read_bytes()
    notes: list[Skipped] = []
    store, extract = opened(tmp_path, notes), Extractor()
    assert len(list(Extracts(store.shelf("extracts", b"v")).through(articles, extract))) == 5
    assert extract.seen == ["a-4"] and [n.code for n in notes] == ["FC930"]
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_store_that_another_process_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.store.database.PATIENCE", 0.05)
    opened(tmp_path).close()
    holder = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    notes: list[Skipped] = []
    store = opened(tmp_path, notes)
    articles = [article(n) for n in range(40)]
    assert len(list(Extracts(store.shelf("extracts", b"v")).through(articles, Extractor()))) == 40
    assert [n.code for n in notes] == ["FC934"]
    holder.execute("ROLLBACK")
    holder.execute("PRAGMA journal_mode = DELETE")
    holder.execute("BEGIN EXCLUSIVE")
    assert Store.open(tmp_path, note=notes.append) is None
    assert [n.code for n in notes] == ["FC934", "FC934"]
    holder.close()


def test_random_damage_never_changes_a_result(tmp_path: Path) -> None:
    """Bytes overwritten anywhere in the file: each article comes out right, from the store or made again."""
    articles = [article(n) for n in range(60)]
    right = list(Extractor()(articles))
    list(Extracts(opened(tmp_path / "whole").shelf("extracts", b"v")).through(articles, Extractor()))
    whole = (tmp_path / "whole" / FILE_NAME).read_bytes()
    chance = random.Random(5)
    told = 0
    for _ in range(150):
        broken = bytearray(whole)
        for _ in range(chance.choice([1, 1, 5, 100])):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        folder = tmp_path / "broken"
        folder.mkdir(exist_ok=True)
        (folder / FILE_NAME).write_bytes(broken)
        notes: list[Skipped] = []
        store = Store.open(folder, note=notes.append)
        if store is not None:
            assert list(Extracts(store.shelf("extracts", b"v")).through(articles, Extractor())) == right
            store.close()
        told += bool(notes)
    assert told, "some of the damage was seen"


def test_index_fills_it_and_the_next_run_imports_no_spacy(corpus: Path) -> None:
    done = run("index")
    assert done.exit_code == 0 and done.stdout.startswith("2 articles read, 2 extracted, 0 kept from before; ")
    assert run("index").stdout.startswith("2 articles read, 0 extracted, 2 kept from before; ")
    code = (
        "import sys\nfrom factcheck.cli import app\n"
        "try: app(sys.argv[1:])\nexcept SystemExit as e: assert not e.code, e.code\n"
        "assert not {'spacy', 'thinc', 'numpy'} & set(sys.modules), 'imported'"
    )
    for args in (["report"], ["claims"], ["check", "corpus/herald.md", "--exit-zero"], ["index"]):
        done2 = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=False)
        assert done2.returncode == 0, done2.stderr
    changed = subprocess.run([sys.executable, "-c", code, "report", "--no-cache"], capture_output=True, check=False)
    assert b"imported" in changed.stderr


def test_results_are_the_same_with_and_without(corpus: Path) -> None:
    for args in (["report", "--output-format", "json"], ["claims", "--output-format", "jsonl"]):
        without = run(*args, "--no-cache").stdout
        assert not Path(".factcheck").exists() or args[0] == "claims"
        assert run(*args).stdout == without == run(*args).stdout
        assert run(*args, "--include-comments").stdout == run(*args, "--include-comments", "--no-cache").stdout


def test_clear_deletes_the_store_and_nothing_else(corpus: Path) -> None:
    assert "nothing was kept" in run("index", "--clear").stdout
    run("index")
    Path(".factcheck/mine.txt").write_text("mine", encoding="utf-8")
    assert "deleted" in run("index", "--clear").stdout
    assert [p.name for p in Path(".factcheck").iterdir()] == ["mine.txt"]
    damaged(Path(".factcheck") / FILE_NAME)
    assert "deleted" in run("index", "--clear").stdout
    foreign(Path(".factcheck") / FILE_NAME)
    done = run("index", "--clear")
    assert done.exit_code == 2 and "another program" in done.stderr
    assert (Path(".factcheck") / FILE_NAME).exists()


def test_config_and_flags_say_where(corpus: Path) -> None:
    Path("factcheck.toml").write_text("cache = false\n", encoding="utf-8")
    run("report")
    assert not Path(".factcheck").exists()
    run("report", "--cache-dir", "elsewhere")
    assert not Path("elsewhere").exists()
    Path("factcheck.toml").write_text('cache-dir = "kept"\n', encoding="utf-8")
    run("report")
    assert (Path("kept") / FILE_NAME).exists() and not Path(".factcheck").exists()
    run("report", "--cache-dir", "elsewhere")
    assert (Path("elsewhere") / FILE_NAME).exists()


def test_it_lies_beside_the_corpus_and_never_above_the_working_directory(corpus: Path) -> None:
    here = Path.cwd()
    assert folder_of(["corpus"], Config()) == here / ".factcheck"
    assert folder_of(["corpus/herald.md"], Config()) == here / ".factcheck", "one store for a corpus and its parts"
    assert folder_of(["corpus/herald.md"], Config(corpus="other")) == here / "corpus" / ".factcheck"
    assert folder_of(["."], Config()) == folder_of(["-", "./"], Config()) == here / ".factcheck"
    assert folder_of([".."], Config()) == here.parent / ".factcheck"
    assert folder_of(["-"], Config()) is None and folder_of(["nowhere"], Config()) is None
    assert folder_of(["-"], Config(cache_dir="x")) == Path("x")


def test_what_is_gone_is_still_an_error(corpus: Path) -> None:
    from factcheck import run as flow
    from factcheck.errors import TypesError

    Path("types").mkdir()
    config = Config(types=("types",), cache=True)
    assert flow.report(["corpus"], config).articles
    Path("types").rmdir()
    with pytest.raises(TypesError):
        flow.report(["corpus"], config)
    with pytest.raises(UsageError):
        flow.index(["nowhere"], config)
    assert run("report", "nowhere").exit_code == run("index", "nowhere").exit_code == 2
