"""The commands end to end on small articles of our own: real extraction, real verdicts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from reporting.schemas import validator
from typer.testing import CliRunner, Result

from factcheck.cli import app

HERALD = """---
outlet: Herald
published: 2021-05-03
title: Border guards fire at rider
---
Border guards at Norvale fired 40 rounds at a rider on Monday. Two men were injured. The rider fell 150 feet from the
Norvale gate.
"""
TRIBUNE = """---
outlet: Tribune
published: 2021-05-03
title: Rider shot at by guards
---
Guards at the Norvale border gate fired 15 rounds at a rider on Monday.

Two men were injured.

The rider fell 46 metres from the Norvale gate.

Comments

Anna Berg
May 4, 2021 at 10:12
I counted 900 rounds!
Reply
Carl
May 4, 2021 at 11:30
Who would do that?
Reply
"""


def run(*args: str, **more: Any) -> Result:
    return CliRunner().invoke(app, list(args), prog_name="factcheck", **more)


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with two articles that disagree on one figure."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "herald.md").write_text(HERALD, encoding="utf-8")
    (folder / "tribune.md").write_text(TRIBUNE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def _report(*args: str) -> Any:
    done = run("report", "--output-format", "json", *args)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def _shots(document: Any) -> Any:
    return next(a for s in document["stories"] for a in s["alignments"] if a["type"] == "shots_fired")


def test_claims_stream_valid_lines_in_input_order(corpus: Path) -> None:
    done = run("claims", "corpus/tribune.md", "corpus/herald.md", "--output-format", "jsonl")
    assert done.exit_code == 0
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["path"] for line in lines] == ["corpus/tribune.md", "corpus/herald.md"]
    for line in lines:
        validator("claims").validate(line)
    texts = {line["path"]: Path(line["path"]).read_text(encoding="utf-8").split("---\n", 2)[2] for line in lines}
    for line in lines:
        for claim in line["claims"]:
            source = line["title"] if claim["field"] == "title" else texts[line["path"]]
            assert source[claim["start"] : claim["end"]].split() == claim["value"]["text"].split()
    shots = [c["value"]["low"] for line in lines for c in line["claims"] if c["type"] == "shots_fired"]
    assert shots == [15, 40]


def test_report_finds_the_conflict_and_quotes_both(corpus: Path) -> None:
    document = _report()
    validator("report").validate(document)
    shots = _shots(document)
    assert shots["verdict"] == "conflict" and shots["code"] == "FC101"
    assert {p["value"]["low"] for p in shots["positions"]} == {15, 40}
    table = run("report").stdout
    assert "CONFLICT" in table and "«40 rounds»" in table and "«15 rounds»" in table
    assert table.rstrip().split("\n")[-1].startswith("1 story · 2 articles · ")
    assert max(map(len, table.split("\n"))) <= 100


def test_the_order_of_files_changes_no_byte(corpus: Path) -> None:
    one = run("report", "corpus/herald.md", "corpus/tribune.md", "--output-format", "json").stdout
    assert one == run("report", "corpus/tribune.md", "corpus/herald.md", "--output-format", "json").stdout


def test_a_comment_is_nobodys_claim_unless_asked_for(corpus: Path) -> None:
    assert "900" not in json.dumps(_report()["claims"])
    asked = _report("--include-comments")
    claims = [c for c in asked["claims"] if c["zone"] == "comment"]
    assert [c["value"]["low"] for c in claims if c["type"] != "date"][-1:] == [900]
    assert all(c["attribution"][-1]["source"] == "Anna Berg" for c in claims)
    aligned = {c for s in asked["stories"] for a in s["alignments"] for p in a["positions"] for c in p["claims"]}
    assert not aligned & {c["id"] for c in claims}


def test_as_of_leaves_later_articles_out(corpus: Path) -> None:
    (corpus / "tribune.md").write_text(TRIBUNE.replace("2021-05-03", "2021-05-05"), encoding="utf-8")
    assert {a["outlet"] for a in _report("--as-of", "2021-05-04")["articles"]} == {"Herald"}
    assert len(_report("--as-of", "2021-05-05")["articles"]) == 2


def test_fail_on_and_exit_zero(corpus: Path) -> None:
    assert run("report").exit_code == 0
    assert run("report", "--fail-on", "conflict").exit_code == 1
    assert run("report", "--fail-on", "conflict", "--exit-zero").exit_code == 0
    assert run("report", "--fail-on", "conflict", "--ignore", "FC101").exit_code == 0


def test_several_outputs_in_one_run(corpus: Path) -> None:
    done = run("report", "-o", "json:out/a.json", "-o", "markdown:out/a.md", "-qq")
    assert done.exit_code == 0 and done.stdout == "" and done.stderr == ""
    assert json.loads(Path("out/a.json").read_text(encoding="utf-8")) == _report()
    assert "CONFLICT" not in Path("out/a.md").read_text(encoding="utf-8")
    assert "❌ conflict" in Path("out/a.md").read_text(encoding="utf-8")
    assert sorted(p.name for p in Path("out").iterdir()) == ["a.json", "a.md"]


def test_check_judges_a_draft_against_the_corpus(corpus: Path) -> None:
    draft = Path("draft.md")
    draft.write_text(HERALD.replace("40 rounds", "90 rounds").replace("Herald", "Mine"), encoding="utf-8")
    done = run("check", "draft.md", "--corpus", "corpus", "--output-format", "json")
    assert done.exit_code == 1
    document = json.loads(done.stdout)
    validator("check").validate(document)
    claims = {c["id"]: c for c in document["claims"]}
    bad = [f for f in document["findings"] if f["severity"] == "error"]
    assert [claims[f["claim"]]["value"]["low"] for f in bad] == [90]
    assert {claims[i]["value"]["low"] for i in bad[0]["against"]} == {15, 40}
    assert "«90 rounds»" in run("check", "draft.md", "--corpus", "corpus").stdout
    assert run("check", "draft.md", "--corpus", "corpus", "--exit-zero").exit_code == 0


def test_check_of_a_draft_inside_the_corpus_is_not_held_against_itself(corpus: Path) -> None:
    done = run("check", "corpus/herald.md", "--corpus", "corpus", "--output-format", "json")
    document = json.loads(done.stdout)
    assert sorted(a["outlet"] for a in document["articles"]) == ["Herald", "Tribune"]


def test_check_from_standard_input(corpus: Path) -> None:
    draft = HERALD.replace("40 rounds", "90 rounds")
    done = run("check", "-", "--corpus", "corpus", "--stdin-filename", "wire.md", input=draft)
    assert done.exit_code == 1 and "wire.md" in done.stdout


def test_a_draft_about_nothing_in_the_corpus_says_so(corpus: Path) -> None:
    Path("draft.txt").write_text("A bakery in Lindhof sold 300 loaves before Easter.", encoding="utf-8")
    done = run("check", "draft.txt", "--corpus", "corpus")
    assert done.exit_code == 0 and "Nothing in the corpus tells the same story." in done.stdout


def test_compare_two_files(corpus: Path) -> None:
    done = run("compare", "corpus/herald.md", "corpus/tribune.md", "--output-format", "jsonl", "--fail-on", "conflict")
    assert done.exit_code == 1
    (line,) = [json.loads(x) for x in done.stdout.splitlines()]
    validator("compare").validate(line)
    assert line["relation"] == "conflict"


def test_compare_pairs_keeps_order_and_skips_what_is_no_pair(corpus: Path) -> None:
    rows = [
        {"id": "x", "a": "Guards fired 40 rounds at the rider.", "b": "Guards fired 15 rounds at the rider."},
        {"id": "y", "a": "It rained.", "b": "The sun shone."},
        {"id": "z", "a": 5},
    ]
    Path("pairs.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows) + "not json\n", encoding="utf-8")
    done = run("compare", "--pairs", "pairs.jsonl", "--output-format", "jsonl")
    lines = [json.loads(x) for x in done.stdout.splitlines()]
    assert [(x["id"], x["relation"]) for x in lines] == [("x", "conflict"), ("y", "not_comparable")]
    assert "pairs.jsonl:3: FC910" in done.stderr and "pairs.jsonl:4: FC910" in done.stderr


def test_explain_an_alignment_and_a_code(corpus: Path) -> None:
    name = _shots(_report())["id"]
    done = run("explain", name)
    assert done.exit_code == 0
    for part in ("verdict:  conflict (FC101)", "«40 rounds»", "«15 rounds»", "2021-05-03", "together:", "because:"):
        assert part in done.stdout
    assert run("explain", "fc101").stdout.startswith("FC101")


def test_explain_names_the_nearest_id(corpus: Path) -> None:
    name = _shots(_report())["id"]
    done = run("explain", name + "x")
    assert done.exit_code == 2 and f"did you mean '{name}'?" in done.stderr


def test_jobs_change_no_byte(tmp_path: Path) -> None:
    quiet = "Nobody there would say more, and the road stayed shut. " * 16
    rows = [
        {"id": f"a{n:03}", "outlet": f"Outlet {n % 7}", "text": f"{quiet}Guards at Norvale fired {n + 2} rounds."}
        for n in range(150)
    ]
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    one = run("claims", str(path), "--output-format", "jsonl", "--isolated")
    two = run("claims", str(path), "--output-format", "jsonl", "--isolated", "--jobs", "2")
    assert one.exit_code == two.exit_code == 0
    assert one.stdout == two.stdout and one.stdout.count("\n") == 150


def test_statistics_go_to_standard_error(corpus: Path) -> None:
    done = run("report", "--statistics")
    assert "shots fired" in done.stderr and "1  FC101" in done.stderr


def test_types_are_listed_shown_and_tested() -> None:
    listed = run("types").stdout
    assert listed == run("types", "list").stdout
    assert "shots_fired" in listed
    assert 'id = "killed"' in run("types", "show", "killed").stdout
    done = run("types", "show", "kiled")
    assert done.exit_code == 2 and "did you mean 'killed'?" in done.stderr
    done = run("types", "test", "magnitude")
    assert done.exit_code == 0 and ", 0 failed" in done.stdout


def test_a_failing_example_makes_types_test_fail(tmp_path: Path) -> None:
    (tmp_path / "odd.toml").write_text(
        'id = "odd"\n[[rule]]\nnoun = "unicorn"\n[[example]]\ntext = "He saw two cows."\nlow = 2\nhigh = 2\n'
        '[[example]]\ntext = "It rained."\nnone = true\n',
        encoding="utf-8",
    )
    done = run("types", "test", "odd", "--types", str(tmp_path), "--isolated")
    assert done.exit_code == 1 and "2 examples, 1 failed" in done.stdout and "He saw two cows." in done.stdout
