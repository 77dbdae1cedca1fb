"""Known conflicts stay quiet until a figure is new, and a draft's own ignores do what they say and no more."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reporting.fixture import CHECK, REPORT
from reporting.schemas import validator
from typer.testing import CliRunner, Result

from factcheck import baseline, ignores
from factcheck.cli import app
from factcheck.errors import ConfigError
from factcheck.model import (
    Article,
    JudgedStory,
    Known,
    Position,
    Qualifier,
    Quantity,
    Relation,
    RelationKind,
    Report,
    Skipped,
    ZoneKind,
)
from factcheck.reading import hidden
from factcheck.reading.zones import find_zones
from factcheck.reporting import documents, statistics
from factcheck.reporting.formats import render
from factcheck.reporting.selection import fails
from factcheck.reporting.style import Style

NOW = "2024-06-01"
KNOWN = baseline.entries(REPORT)


def _codes(report: Report) -> list[str]:
    return [v.code for j in report.stories for v in j.verdicts if v.code] + [f.code for f in report.findings if f.code]


def _with_new_figure() -> Report:
    """The shared report with a fourth outlet's figure in its conflict."""
    first = REPORT.stories[0]
    conflict = first.verdicts[0]
    claim = replace(
        REPORT.claims[7], id="sun/1", article="sun", value=Quantity(9, 9, 9, "round", Qualifier.EXACT, "nine")
    )
    position = Position(claim.value, claim.polarity, ("sun/1",), ("Sun",), 1)
    relations = (*conflict.relations, Relation(1, 3, RelationKind.CONFLICT, "at least 30 and 9 cannot both be right"))
    grown = replace(conflict, positions=(*conflict.positions, position), relations=relations)
    stories = (JudgedStory(first.story, (grown, *first.verdicts[1:])), *REPORT.stories[1:])
    return replace(REPORT, claims=(*REPORT.claims, claim), stories=stories)


def test_what_was_written_keeps_everything_quiet() -> None:
    told, messages = baseline.apply(REPORT, KNOWN, NOW)
    assert _codes(told) == [] and messages == []
    assert [s.verdict.code for s in told.suppressed if s.verdict] == ["FC101", "FC401"]
    assert not fails(told, "any") and fails(REPORT, "any")


def test_a_new_figure_brings_a_conflict_back_and_the_rest_stays_quiet() -> None:
    told, _ = baseline.apply(_with_new_figure(), KNOWN, NOW)
    assert _codes(told) == ["FC101"]


def test_a_figure_that_went_away_brings_nothing_back() -> None:
    told, _ = baseline.apply(REPORT, baseline.entries(_with_new_figure()), NOW)
    assert _codes(told) == []


def test_other_words_for_the_same_figure_bring_nothing_back() -> None:
    claims = tuple(
        replace(c, value=replace(c.value, text="eighteen bullets")) if isinstance(c.value, Quantity) else c
        for c in REPORT.claims
    )
    assert _codes(baseline.apply(replace(REPORT, claims=claims), KNOWN, NOW)[0]) == []


def test_an_older_article_that_gives_the_story_another_id_brings_nothing_back() -> None:
    first = REPORT.stories[0]
    moved = JudgedStory(replace(first.story, id="other", articles=("older", *first.story.articles)), first.verdicts)
    told, messages = baseline.apply(replace(REPORT, stories=(moved,)), KNOWN, NOW)
    assert _codes(told) == [] and messages == []
    foreign = JudgedStory(replace(first.story, id="other", articles=("older",)), first.verdicts)
    assert _codes(baseline.apply(replace(REPORT, stories=(foreign,)), KNOWN, NOW)[0]) == ["FC101", "FC401"]


@pytest.mark.parametrize("change", [{"code": "FC103"}, {"type": "killed"}, {"figures": (("18 round", "tribune"),)}])
def test_another_code_type_or_set_of_figures_is_another_thing(change: dict[str, Any]) -> None:
    known = [replace(k, **change) for k in KNOWN if k.code == "FC101"]
    assert "FC101" in _codes(baseline.apply(REPORT, known, NOW)[0])


def test_an_expired_entry_reports_again_and_warns() -> None:
    known = [replace(k, expires="2024-06-01") for k in KNOWN]
    told, messages = baseline.apply(REPORT, known, "2024-05-31")
    assert _codes(told) == [] and messages == []
    told, messages = baseline.apply(REPORT, known, "2024-06-01")
    assert _codes(told) == ["FC101", "FC401"]
    assert len(messages) == 2 and "known until 2024-06-01, reported again" in messages[0]


def test_entries_that_fit_nothing_are_told_of() -> None:
    gone = Known("x", "FC101", "rider", "killed", "killed", (("9 person", "herald"),))
    _, messages = baseline.apply(REPORT, [*KNOWN, gone], NOW)
    assert messages == ["1 entry fits nothing any more; --write-baseline drops what is gone"]


def test_a_row_that_is_no_conflict_stays_and_loses_its_code() -> None:
    first = REPORT.stories[0]
    rows = tuple(replace(v, code="FC302") if not v.code and v.sources == 2 else v for v in first.verdicts)
    report = replace(REPORT, stories=(JudgedStory(first.story, rows),))
    told, _ = baseline.apply(report, baseline.entries(report), NOW)
    assert len(told.stories[0].verdicts) == len(rows) - 2 and _codes(told) == []


def test_findings_of_a_draft_are_known_too() -> None:
    known = baseline.entries(CHECK)
    assert [k.code for k in known] == ["FC101", "FC301"]
    told, _ = baseline.apply(CHECK, known, NOW)
    assert _codes(replace(told, stories=())) == [] and not fails(told, "any")


def test_what_the_report_knows_holds_for_the_draft_that_repeats_it() -> None:
    told, _ = baseline.apply(CHECK, KNOWN, NOW)
    assert [f.code for f in told.findings if f.code] == ["FC301"]


# The file


def test_the_file_reads_back_and_is_the_same_every_time() -> None:
    text = baseline.dump(KNOWN)
    assert sorted(baseline.parse(text, "b"), key=str) == sorted(KNOWN, key=str)
    assert baseline.dump(reversed(KNOWN)) == text == baseline.dump(baseline.parse(text, "b"))
    assert not any(word in text for word in ("time", "date", "20"))


@settings(deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_entries_changes_no_byte(order: list[int]) -> None:
    many = [replace(KNOWN[0], story=f"s{n % 2}", fingerprint=f"{n}") for n in range(6)]
    assert baseline.dump([many[n] for n in order]) == baseline.dump(many)


def test_writing_anew_keeps_reasons_and_drops_what_is_gone_and_what_changed() -> None:
    old = [replace(k, reason="counted twice", who="Ann", expires="2024-01-01") for k in KNOWN]
    old.append(Known("x", "FC101", "rider", "killed", "killed", (("9 person", "herald"),), "old"))
    new = baseline.entries(REPORT, old, today=NOW)
    assert {(k.type, k.reason, k.who, k.expires) for k in new} == {
        ("shots_fired", "counted twice", "Ann", None),
        ("injured", "counted twice", "Ann", None),
    }
    lasting = baseline.entries(REPORT, [replace(k, expires="2025-01-01") for k in KNOWN], today=NOW)
    assert {k.expires for k in lasting} == {"2025-01-01"}
    changed = {k.type: k.reason for k in baseline.entries(_with_new_figure(), old, today=NOW)}
    assert changed == {"shots_fired": "", "injured": "counted twice"}


def test_what_a_run_cannot_see_stays_in_the_file() -> None:
    gone = Known("x", "FC104", "rider", "date", "date", (("2021", "herald"),))
    assert gone in baseline.entries(REPORT, [*KNOWN, gone], select=["FC101"])
    assert gone in baseline.entries(CHECK, [*KNOWN, gone])
    assert gone not in baseline.entries(REPORT, [*KNOWN, gone])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "no JSON"),
        ("[]", "no baseline"),
        ('{"known": []}', "no baseline"),
        ('{"format_version": "1", "known": [1]}', "no object"),
        ('{"format_version": "1", "known": [{"expire": null}]}', "did you mean 'expires'"),
        ('{"format_version": "1", "known": [{"code": "FC101", "type": "x", "figures": {"1": 2}}]}', "needs figures"),
        ('{"format_version": "1", "known": [{"code": "FC101", "type": "x", "figures": {}}]}', "needs code"),
        (
            '{"format_version": "1", "known": [{"code": "x", "type": "x", "figures": {"1": "a"}, "expires": "soon"}]}',
            "no date",
        ),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_a_broken_file_is_a_coded_error_with_its_place(text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        baseline.parse(text, "known.json")
    assert said in str(caught.value) and caught.value.place.startswith("known.json") and caught.value.code == "FC901"


def test_formats_tell_what_is_quiet_and_why() -> None:
    known = [replace(k, reason="<b>counted</b> twice", who="Ann") for k in KNOWN]
    told, _ = baseline.apply(REPORT, known, NOW)
    validator("report").validate(json.loads(documents.dumps(documents.report(told))))
    assert statistics.of_report(told).endswith("kept quiet: 2\n       1  FC101\n       1  FC401\n")
    assert "2 kept quiet" in render("table", told) and "counted" not in render("table", told)
    full = " ".join(render("table", told, Style(full=True)).split())
    assert (
        "FC101 shots fired: rounds fired at the rider — kept quiet by the baseline: <b>counted</b> twice (Ann)" in full
    )
    assert "&lt;b&gt;counted&lt;/b&gt; twice" in render("markdown", told)


# Ignores in a draft

DRAFT = """First paragraph: 18 shots. <!-- factcheck: ignore[FC101] the ministry's count -->

<!-- factcheck: ignore[FC1,FC301] -->

Second paragraph: 46 metres.
<!-- an editor's note: 12 dead? -->

Third paragraph at 15:10.
"""


def _found(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    found, _ = ignores.find(Article("d", text, path="d.md", line=5))
    return [("*" if i.whole else text[i.start : i.end].strip()[:6], i.codes, i.reason) for i in found]


def test_an_ignore_counts_for_its_paragraph_or_alone_for_the_next() -> None:
    assert _found(DRAFT) == [("First ", ("FC101",), "the ministry's count"), ("Second", ("FC1", "FC301"), "")]
    assert [i.line for i in ignores.find(Article("d", DRAFT, line=5))[0]] == [5, 7]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("<!-- factcheck: ignore -->\n\nOne.", [("One.", (), "")]),
        (
            "<!--factcheck:ignore[fc101]-->\n\n<!-- factcheck: ignore[FC4] -->\n\nOne.\n\nTwo.",
            [("One.", ("FC101",), ""), ("One.", ("FC4",), "")],
        ),
        ("One.\n\n<!-- factcheck: ignore-file[FC301] fine -->", [("*", ("FC301",), "fine")]),
        ("One.\r\n\r\n<!-- factcheck: ignore why\nnot -->\r\nTwo.", [("<!-- f", (), "why not")]),
        ("One. <!-- factcheck: ignore[FC101] never closed", []),
        ("One. <!-- ignore[FC101] -->", []),
        ("One.\n\n<!-- factcheck: ignore -->", [("", (), "")]),
    ],
)
def test_ways_to_write_one(text: str, wanted: list[tuple[str, tuple[str, ...], str]]) -> None:
    assert _found(text) == wanted


@pytest.mark.parametrize(
    "inside", ["factcheck: ignore[E501]", "factcheck: ignored", "factcheck: off", "factcheck: ignore[]"]
)
def test_one_that_cannot_be_read_is_told_of(inside: str) -> None:
    found, (note,) = ignores.find(Article("d", f"One.\n<!-- {inside} -->", path="d.md", line=3))
    assert found == [] and (note.code, note.path) == ("FC924", "d.md:4")


def _check(text: str) -> Report:
    """The shared check with its draft's text replaced; claims stand where their figures do."""
    claims = []
    for claim in CHECK.claims:
        if claim.article == "tribune":
            start = text.index(claim.value.text)
            claim = replace(claim, start=start, end=start + len(claim.value.text))
        claims.append(claim)
    articles = (*CHECK.articles[:2], replace(CHECK.articles[2], text=text, line=5))
    return replace(CHECK, claims=tuple(claims), articles=articles)


def test_ignored_findings_go_with_their_reason_and_idle_ignores_are_told() -> None:
    told = ignores.apply(_check(DRAFT))
    assert [f.code for f in told.findings] == ["", "FC301"]  # 46 metres agree; 15:10 is in the third paragraph
    (quiet,) = told.suppressed
    assert (quiet.by, quiet.reason, quiet.story) == ("inline", "the ministry's count", "rider")
    assert told.skipped == (
        Skipped("corpus/tribune.md:7", "FC925", "holds an ignore that fits no finding", "delete it"),
    )
    validator("check").validate(json.loads(documents.dumps(documents.report(told))))
    result = json.loads(render("sarif", told))["runs"][0]["results"][-1]
    assert result["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "the ministry's count"}
    ]


def test_an_ignore_for_the_file_takes_all_of_its_codes() -> None:
    told = ignores.apply(_check(DRAFT.replace("ignore[FC101]", "ignore-file")))
    assert [f.code for f in told.findings] == [""]


def test_ignores_in_the_corpus_are_not_read() -> None:
    report = _check(DRAFT)
    assert ignores.apply(replace(report, drafts=("herald",))).findings == report.findings


# Comments are nobody's words


def test_a_comment_is_boilerplate_and_cuts_the_zones_around_it() -> None:
    zones = find_zones(DRAFT)
    said = [DRAFT[z.start : z.end] for z in zones if z.kind is ZoneKind.BODY]
    assert said == ["First paragraph: 18 shots.", "Second paragraph: 46 metres.", "Third paragraph at 15:10."]
    assert sum(z.kind is ZoneKind.BOILERPLATE for z in zones) == 3


@settings(deadline=None)
@given(st.lists(st.sampled_from(["<!--", "-->", "<!-", "->", "a b.", "\n", "\n\n", " "]), max_size=14).map("".join))
def test_zones_never_overlap_and_cover_all_that_is_written(text: str) -> None:
    zones = find_zones(text)
    covered: set[int] = set()
    for zone in zones:
        here = set(range(zone.start, zone.end))
        assert zone.start < zone.end and not covered & here
        covered |= here
    assert [z.start for z in zones] == sorted(z.start for z in zones)
    assert all(text[i].isspace() for i in set(range(len(text))) - covered)
    inside = {i for start, end in hidden.spans(text) for i in range(start, end)}
    assert not inside & {i for z in zones if z.kind is not ZoneKind.BOILERPLATE for i in range(z.start, z.end)}
    plain = hidden.blanked(text)
    assert len(plain) == len(text) and all(plain[i].isspace() for i in inside)


# On the command line

HERALD = """---
outlet: Herald
published: 2021-05-03
---
Border guards at Norvale fired 40 rounds at a rider on Monday. Two men were injured at the Norvale gate.
"""
TRIBUNE = """---
outlet: Tribune
published: 2021-05-03
---
Guards at the Norvale border gate fired 15 rounds at a rider on Monday.
"""


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


def test_a_written_baseline_silences_until_a_new_figure_comes(corpus: Path) -> None:
    assert run("report", "--fail-on", "conflict").exit_code == 1
    written = run("report", "--fail-on", "conflict", "--write-baseline", "known.json")
    assert written.exit_code == 0 and "known.json: 1 entry; give each a reason" in written.stderr
    quiet = run("report", "--fail-on", "conflict", "--baseline", "known.json")
    assert quiet.exit_code == 0 and "1 kept quiet" in quiet.stdout
    Path("factcheck.toml").write_text('baseline = "known.json"\nfail-on = "conflict"\n', encoding="utf-8")
    assert run("report").exit_code == 0 and run("report", "--isolated", "--fail-on", "conflict").exit_code == 1
    (corpus / "post.md").write_text(HERALD.replace("Herald", "Post").replace("40 r", "70 r"), encoding="utf-8")
    assert run("report").exit_code == 1


def test_an_expiry_date_is_held_against_as_of(corpus: Path) -> None:
    run("report", "--write-baseline", "known.json")
    document = json.loads(Path("known.json").read_text(encoding="utf-8"))
    document["known"][0]["expires"] = "2022-01-01"
    Path("known.json").write_text(json.dumps(document), encoding="utf-8")
    flags = ("report", "--fail-on", "conflict", "--baseline", "known.json", "--as-of")
    assert run(*flags, "2021-12-31").exit_code == 0
    late = run(*flags, "2022-01-01")
    assert late.exit_code == 1 and "known until 2022-01-01, reported again" in late.stderr


def test_a_baseline_that_is_not_there_is_wrong_usage_with_the_way_out(corpus: Path) -> None:
    done = run("report", "--baseline", "missing.json")
    assert done.exit_code == 2 and "factcheck report --write-baseline missing.json writes it" in done.stderr


def test_check_honours_an_ignore_in_the_draft(corpus: Path) -> None:
    text = TRIBUNE.replace("Tribune", "Mine").replace("15 rounds", "90 rounds")
    Path("draft.md").write_text(text, encoding="utf-8")
    assert run("check", "draft.md").exit_code == 1
    Path("draft.md").write_text(text + "<!-- factcheck: ignore[FC101] our own count, 700 of it -->\n", encoding="utf-8")
    done = run("check", "draft.md", "--output-format", "json")
    document = json.loads(done.stdout)
    assert done.exit_code == 0 and [s["reason"] for s in document["suppressed"]] == ["our own count, 700 of it"]
    assert not any(c["value"].get("nominal") in (101, 700) for c in document["claims"])
