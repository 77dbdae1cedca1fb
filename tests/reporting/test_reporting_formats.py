"""Each CI format against its published schema, or its rules as coded here, and against the report it came from."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from reporting.fixture import ARTICLES, BY_ID, CHECK, CLAIMS, REPORT, VERDICTS
from reporting.formats_oracle import junit_schema, sarif_validator

from factcheck.errors import UsageError
from factcheck.model import (
    Article,
    Claim,
    JudgedStory,
    Known,
    Polarity,
    Qualifier,
    Quantity,
    Report,
    Suppressed,
    VerdictKind,
)
from factcheck.reporting import fragments, issues, summary
from factcheck.reporting.formats import BINARY, FORMATS, content, known, render
from factcheck.reporting.fragments import Places, figure_key, link, selectors
from factcheck.reporting.rows import COLUMNS, rows
from factcheck.reporting.sarif import artifact
from factcheck.reporting.style import Style

BY_ARTICLE = {a.id: a for a in ARTICLES}
EMPTY = Report("0.1.0", "en_core_web_sm 3.8.0", (), (), ())


def _many(count: int) -> Report:
    """The shared story ``count`` times over, each under its own name."""
    first = REPORT.stories[0]
    stories = tuple(
        JudgedStory(
            replace(first.story, id=f"s{n:04}", label=f"Story {n:04}"),
            tuple(replace(v, alignment=replace(v.alignment, id=f"s{n:04}/{i}")) for i, v in enumerate(first.verdicts)),
        )
        for n in range(count)
    )
    return replace(REPORT, stories=stories)


def _suppressed() -> Report:
    """The conflict known, the superseded row under a new figure, and an entry for something that is gone."""
    first = REPORT.stories[0]
    entries = (
        Known("aa", "FC101", "rider", "shots_fired", "shots", (("18 round", "tribune"),), "seen", "Ann"),
        Known("bb", "FC401", "rider", "injured", "hurt", (("2 person", "herald"),)),
        Known("cc", "FC101", "rider", "distance", "distance: gone", (("9 m", "herald"),)),
        Known("dd", "FC101", "elsewhere", "killed", "killed: gone with its article", (("9 person", "nobody"),)),
    )
    quiet = Suppressed("baseline", "rider", verdict=VERDICTS[0], reason="seen [twice]", who="Ann")
    stories = (JudgedStory(first.story, first.verdicts[1:]), *REPORT.stories[1:])
    return replace(REPORT, stories=stories, suppressed=(quiet,), baseline=entries)


# SARIF


@pytest.mark.parametrize("report", [REPORT, CHECK, EMPTY, _suppressed(), _many(30)])
def test_sarif_is_valid(report: Report) -> None:
    document = json.loads(render("sarif", report))
    sarif_validator().validate(document)
    run = document["runs"][0]
    rules = [r["id"] for r in run["tool"]["driver"]["rules"]]
    assert [rules[r["ruleIndex"]] for r in run["results"]] == [r["ruleId"] for r in run["results"]]
    marks = [r["partialFingerprints"]["factcheck/v1"] for r in run["results"]]
    assert len(set(marks)) == len(marks)


def _sarif(report: Report) -> Any:
    return json.loads(render("sarif", report))["runs"][0]


def test_sarif_points_at_the_figure_and_at_the_other_outlet() -> None:
    (conflict,) = [r for r in _sarif(REPORT)["results"] if r["ruleId"] == "FC101"]
    assert conflict["level"] == "error"
    places = [conflict["locations"][0], *conflict["relatedLocations"]]
    seen = {}
    for place in places:
        where = place["physicalLocation"]
        region = where["region"]
        seen[where["artifactLocation"]["uri"]] = region["snippet"]["text"]
        article = next(a for a in ARTICLES if a.path == where["artifactLocation"]["uri"])
        if article.line:
            line = article.text.split("\n")[region["startLine"] - article.line]
            assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
    assert set(seen) == {"corpus/herald.md", "corpus/tribune.md"}


def test_sarif_tells_skipped_inputs() -> None:
    (note,) = _sarif(REPORT)["invocations"][0]["toolExecutionNotifications"]
    assert note["descriptor"]["id"] == "FC911" and "the file is empty" in note["message"]["text"]


def test_sarif_tells_what_is_new_unchanged_updated_and_gone() -> None:
    results = {
        (r["ruleId"], r["properties"]["type"] if "properties" in r else ""): r for r in _sarif(_suppressed())["results"]
    }
    states = {key: r["baselineState"] for key, r in results.items()}
    assert states == {("FC101", "shots_fired"): "unchanged", ("FC401", "injured"): "updated", ("FC101", ""): "absent"}
    (suppression,) = results["FC101", "shots_fired"]["suppressions"]
    assert suppression == {"kind": "external", "status": "accepted", "justification": "seen [twice] — Ann"}
    assert "baselineState" not in _sarif(REPORT)["results"][0]
    fresh = _sarif(replace(REPORT, baseline=()))["results"]
    assert {r["baselineState"] for r in fresh} == {"new"}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("corpus/a b.md", "corpus/a%20b.md"),
        ("./a.md", "a.md"),
        ("a:b.md", "a%3Ab.md"),
        ("é#?.md", "%C3%A9%23%3F.md"),
        ("sub\\a.md", "sub/a.md"),
    ],
)
def test_a_path_is_a_relative_uri(path: str, uri: str) -> None:
    assert artifact(path) == {"uri": uri, "uriBaseId": "%SRCROOT%"}
    assert artifact("/tmp/a.md") == {"uri": "file:///tmp/a.md"}


# JUnit


@pytest.mark.parametrize("report", [REPORT, CHECK, EMPTY, _suppressed(), _many(3)])
def test_junit_is_valid_and_counts_right(report: Report) -> None:
    tree = etree.fromstring(render("junit", report).encode())
    junit_schema().assertValid(tree)
    assert int(tree.get("tests", "")) == len(tree.findall(".//testcase"))
    assert int(tree.get("failures", "")) == len(tree.findall(".//failure"))
    for suite in tree.findall("testsuite"):
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))


def test_junit_has_a_case_for_each_type_and_fails_the_conflict_with_both_quotes() -> None:
    tree = etree.fromstring(render("junit", REPORT).encode())
    cases = {c.get("name"): c for c in tree.findall("testsuite/testcase")}
    assert set(cases) == {"clock time", "date", "distance", "injured", "shots fired", "violation"}
    failed = [name for name, c in cases.items() if c.find("failure") is not None]
    assert failed == ["shots fired"]
    told = cases["shots fired"].findtext("failure")
    assert told and "«at least 30 rounds»" in told and "«18 shots»" in told
    assert "replaces 2" in (cases["injured"].findtext("system-out") or "")


# GitLab, rdjson


def test_gitlab_keeps_to_its_rules() -> None:
    found = json.loads(render("gitlab", _many(12)))
    assert isinstance(found, list) and len(found) == 24
    for one in found:
        assert set(one) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert one["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert one["description"] and "\n" not in one["description"]
        assert set(one["location"]) == {"path", "lines"} and one["location"]["lines"]["begin"] >= 1
        assert not one["location"]["path"].startswith(("/", "./"))
    assert len({one["fingerprint"] for one in found}) == len(found)
    assert not render("gitlab", REPORT).startswith("\ufeff")


def test_rdjson_counts_columns_in_bytes() -> None:
    words = "Héé — “früh” fired 18 shots.\nThe 五 men\nran."
    start = words.index("18 shots")
    article = replace(BY_ARTICLE["tribune"], text=words, line=4)
    claims = tuple(replace(c, start=start, end=start + 8) if c.id == "tribune/1" else c for c in CLAIMS)
    report = replace(CHECK, claims=claims, articles=(*ARTICLES[:2], article))
    document = json.loads(render("rdjson", report))
    assert document["source"] == {"name": "factcheck"} and document["severity"] == "WARNING"
    for one in document["diagnostics"]:
        assert set(one) <= {"message", "location", "severity", "code", "related_locations"}
        assert one["severity"] in ("ERROR", "WARNING", "INFO") and set(one["code"]) == {"value"}
    spot = document["diagnostics"][0]["location"]["range"]
    line = words.split("\n")[spot["start"]["line"] - 4].encode()
    assert line[spot["start"]["column"] - 1 : spot["end"]["column"] - 1].decode() == "18 shots"


# GitHub, concise, summary


def test_github_ranks_cuts_and_says_how_many_were_cut() -> None:
    lines = render("github", _many(13)).splitlines()
    kinds = [line.split(" ")[0] for line in lines]
    assert kinds.count("::error") == 10 and kinds.count("::warning") == 10 and kinds.count("::notice") == 1
    assert "3 errors and 3 warnings more" in lines[-1]
    assert "more than GitHub shows" not in render("github", _many(10))


def test_github_names_file_line_and_columns() -> None:
    first = render("github", REPORT).splitlines()[0]
    assert first.startswith("::error file=corpus/herald.md,line=6,endLine=6,col=19,endColumn=37,title=FC101 Figures")
    assert "%0AHerald, citing the Tribune: “Four guards fired «at least 30 rounds»" in first


def test_github_never_spends_more_notices_than_it_may() -> None:
    first = REPORT.stories[0]
    notes = tuple(
        replace(VERDICTS[2], code="FC302", alignment=replace(VERDICTS[2].alignment, id=f"n{n}")) for n in range(20)
    )
    report = replace(REPORT, stories=(JudgedStory(first.story, notes),))
    lines = render("github", report).splitlines()
    assert len(lines) == 10 and "11 notes more" in lines[-1]


def test_concise_is_one_line_an_issue_and_a_count() -> None:
    *found, last = render("concise", REPORT).splitlines()
    assert all(re.match(r"corpus/\w+\.md:\d+:\d+: FC\d{3} (error|warning|note): ", line) for line in found)
    assert last == "1 error, 1 warning"
    assert render("concise", EMPTY) == "nothing found\n"
    assert render("concise", _suppressed()).endswith("1 warning, 1 kept quiet\n")


def test_a_figure_of_one_outlet_is_no_issue_unless_asked_for() -> None:
    first = REPORT.stories[0]
    coded = tuple(replace(v, code=v.code or "FC301") for v in first.verdicts)
    report = replace(REPORT, stories=(JudgedStory(first.story, coded),))
    assert sum(i.code == "FC301" for i in issues.issues(report)) == 1  # the row two outlets agree on
    assert sum(i.code == "FC301" for i in issues.issues(report, singles=True)) == 4


def test_in_a_check_only_the_draft_is_told_of() -> None:
    found = issues.issues(CHECK)
    assert [(i.code, i.claim.article if i.claim else "") for i in found] == [("FC101", "tribune"), ("FC301", "tribune")]


def test_the_summary_is_the_markdown_report_where_it_fits() -> None:
    assert render("summary", REPORT).splitlines()[:8] == render("markdown", REPORT).splitlines()[:8]
    assert "Left out" not in render("summary", REPORT)


@pytest.mark.parametrize("limit", [6_000, 20_000, 200_000])
def test_the_summary_stays_below_its_limit_and_says_what_it_cut(limit: int) -> None:
    report = replace(_many(400), findings=CHECK.findings * 300)
    made = summary.render(report, limit=limit)
    assert len(made.encode()) <= limit
    assert "**Left out here" in made and re.search(r"\d+ findings", made)
    shown = made.count("## Story")
    assert f"{400 - shown} stories with {400 - shown} conflicts" in made


def test_the_summary_puts_stories_with_conflicts_first() -> None:
    quiet = JudgedStory(replace(REPORT.stories[0].story, id="a", label="A calm story"), VERDICTS[2:3])
    made = summary.render(replace(REPORT, stories=(quiet, REPORT.stories[0])))
    assert made.index("Rider shot") < made.index("A calm story")


def test_a_story_too_large_for_the_summary_keeps_its_conflicts() -> None:
    first = REPORT.stories[0]
    rows_ = tuple(
        replace(v, alignment=replace(v.alignment, id=f"{n}/{v.alignment.type}"))
        for n in range(200)
        for v in (VERDICTS[0], VERDICTS[2])
    )
    made = summary.render(replace(REPORT, stories=(JudgedStory(first.story, rows_),)), limit=40_000)
    assert "❌ conflict" in made and "✅ agree" not in made and re.search(r"[23]\d\d rows", made)


# CSV, Parquet


def test_csv_holds_every_claim_once_with_its_numbers() -> None:
    table = list(csv.DictReader(io.StringIO(render("csv", REPORT))))
    assert sorted(r["claim"] for r in table) == sorted(c.id for c in CLAIMS)
    row = next(r for r in table if r["claim"] == "herald/2")
    assert (row["low"], row["high"], row["unit"], row["value"]) == ("45.72", "45.72", "m", "150 ft (45.7 m)")
    assert (row["verdict"], row["sources"], row["start"], row["end"]) == ("agree", "2", "80", "88")
    checked = list(csv.DictReader(io.StringIO(render("csv", CHECK))))
    assert next(r for r in checked if r["claim"] == "tribune/1")["findings"].startswith("FC101 error: 18 is below")


def test_csv_keeps_numbers_numbers_and_disarms_formulas() -> None:
    cold = Quantity(-5.5, -5.5, -5.5, "=K", Qualifier.EXACT, "-5.5")
    claims = tuple(replace(c, value=cold, subject="@x") if c.id == "herald/2" else c for c in CLAIMS)
    table = list(csv.DictReader(io.StringIO(render("csv", replace(REPORT, claims=claims, stories=())))))
    row = next(r for r in table if r["claim"] == "herald/2")
    assert (row["low"], row["words"], row["unit"], row["subject"]) == ("-5.5", "'-5.5", "'=K", "'@x")
    assert row["story"] == "" and row["position"] == ""


def test_parquet_is_the_same_table() -> None:
    pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    import pyarrow.parquet as pq

    made = content("parquet", REPORT)
    assert made == content("parquet", REPORT)
    table = pq.read_table(io.BytesIO(made))
    assert table.column_names == list(COLUMNS)
    assert table.to_pylist() == [dict(r) for r in rows(REPORT)]
    assert {str(table.schema.field(n).type) for n, k in COLUMNS.items() if k == "number"} == {"double"}
    assert content("parquet", EMPTY)


def test_parquet_is_for_files() -> None:
    with pytest.raises(UsageError, match="-o parquet:"):
        known("parquet")
    assert known("parquet", file=True) == "parquet"


def test_a_missing_library_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"factcheck-cli\[parquet\]"):
        content("parquet", REPORT)


# schema.org


def test_jsonld_claims_say_where_they_appear_first_and_who_says_so() -> None:
    graph = json.loads(render("jsonld", REPORT))["@graph"]
    nodes = {n["@id"]: n for n in graph}
    assert {n["@type"] for n in graph} == {"NewsArticle", "Claim", "oa:Annotation"}  # no ClaimReview: nobody reviewed
    claim = nodes["urn:factcheck:claim:rider/distance-1/0"]
    assert [a["@id"] for a in claim["appearance"]] == ["urn:factcheck:article:herald", "urn:factcheck:article:tribune"]
    assert (
        claim["firstAppearance"] == {"@id": "urn:factcheck:article:herald"} and claim["datePublished"] == "2021-05-03"
    )
    assert {a["name"] for a in claim["author"]} == {"Herald", "Tribune"}
    for reference in re.findall(r'"(urn:[^"]+)"', json.dumps(graph)):
        assert reference in nodes
    assert sum(n["@type"] == "oa:Annotation" for n in graph) == len(CLAIMS)


# The ways back to the words


def _decoded(address: str) -> tuple[str, str, str]:
    directive = address.partition(":~:text=")[2]
    parts = directive.split(",")
    prefix = parts.pop(0)[:-1] if parts[0].endswith("-") else ""
    suffix = parts.pop()[1:] if parts[-1].startswith("-") else ""
    assert len(parts) == 1 and not re.search(r"[-,&\s]", prefix + parts[0] + suffix)
    return unquote(prefix), unquote(parts[0]), unquote(suffix)


def test_a_link_shows_the_figure_between_its_neighbours() -> None:
    claim = BY_ID["herald/1"]
    assert _decoded(link(claim, BY_ARTICLE["herald"])) == (
        "Four guards fired",
        "at least 30 rounds",
        "at the rider, the",
    )


@settings(deadline=None)
@given(
    st.lists(st.text(alphabet="ab1-,&%é\u2019.", min_size=1, max_size=6), min_size=1, max_size=8),
    st.integers(0, 7),
    st.integers(1, 3),
)
def test_a_link_always_decodes_to_words_that_stand_side_by_side(words: list[str], first: int, count: int) -> None:
    first = min(first, len(words) - 1)
    said = " ".join(words)
    start = len(" ".join(words[:first])) + (first > 0)
    end = start + len(" ".join(words[first : first + count]))
    article = Article("a", said, url="https://x.example/p?q=1#part")
    value = Quantity(1, 1, 1, "x", Qualifier.EXACT, said[start:end])
    claim = Claim("a/1", "a", "count", value, "", start, end, said)
    address = link(claim, article)
    assert address.startswith("https://x.example/p?q=1#part:~:text=")
    prefix, figure, suffix = _decoded(address)
    assert " ".join(p for p in (prefix, figure, suffix) if p) in said and figure == said[start:end]


def test_no_link_into_words_that_are_not_the_outlets() -> None:
    restated = replace(BY_ARTICLE["tribune"], url="https://tribune.example/1")
    assert link(BY_ID["tribune/1"], restated) == "https://tribune.example/1"
    assert link(BY_ID["gazette/1"], BY_ARTICLE["gazette"]) == ""


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x", "ftp://x/y", "https://", "http://[", ""]
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert fragments.web_address(url) == ""


def test_addresses_are_encoded_once() -> None:
    assert fragments.web_address('https://x.example/a%20b?c=d e"<>\n') == "https://x.example/a%20b?c=d%20e%22%3C%3E"


def test_selectors_quote_the_article() -> None:
    quote, position = selectors(BY_ID["herald/2"], BY_ARTICLE["herald"])
    text = BY_ARTICLE["herald"].text
    assert quote["type"] == "TextQuoteSelector" and position["type"] == "TextPositionSelector"
    assert text[position["start"] : position["end"]] == quote["exact"] == "150 feet"
    assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in text


@settings(deadline=None)
@given(st.text(alphabet="ab\né ", max_size=80), st.integers(0, 80), st.integers(0, 20), st.integers(1, 9))
def test_places_count_as_an_editor_does(text: str, start: int, length: int, first: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    claim = replace(BY_ID["herald/1"], article="a", start=start, end=end)
    place = Places().of(claim, Article("a", text, path="a.md", line=first))
    lines = text.split("\n")
    here, there = lines[place.line - first], lines[place.end_line - first]
    if place.line == place.end_line:
        assert here[place.column - 1 : place.end_column - 1] == text[start:end]
    else:
        assert text[start:end].startswith(here[place.column - 1 :] + "\n")
        assert text[start:end].endswith(there[: place.end_column - 1])


def test_places_in_other_files() -> None:
    claim = BY_ID["herald/1"]
    line = Places().of(claim, Article("a", "x", path="feed.jsonl:31"))
    assert (line.path, line.line, line.column) == ("feed.jsonl", 31, 0)
    page = Places().of(claim, Article("a", "x", path="a.html"))
    assert (page.path, page.line, page.column) == ("a.html", 1, 0)


def test_a_figure_has_one_name_whatever_its_words() -> None:
    feet = Quantity(45.72, 45.72, 45.72, "m", Qualifier.EXACT, "150 feet")
    assert figure_key(feet) == figure_key(replace(feet, text="50 yards")) == "45.72 m"
    least = Quantity(5, None, 5, "person", Qualifier.AT_LEAST, "at least five")
    more = replace(least, qualifier=Qualifier.MORE_THAN)
    keys = [figure_key(v) for v in (feet, least, more, replace(least, low=None, high=5))]
    assert len({*keys, figure_key(least, Polarity.DENIED), figure_key(least, Polarity.UNKNOWN)}) == 6


# All of them


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_an_empty_report_and_one_without_articles_can_be_written(name: str) -> None:
    assert isinstance(render(name, EMPTY), str)
    assert isinstance(render(name, replace(REPORT, articles=(), claims=()), Style(full=True, singles=True)), str)


def test_the_table_of_formats_is_in_the_config_that_init_writes() -> None:
    from importlib import resources

    text = resources.files("factcheck.data").joinpath("init.toml").read_text("utf-8")
    named = re.search(r"# (table, [^\n]*)\n#output-format", text)
    assert named and set(named[1].split(", ")) == set(FORMATS) and not set(BINARY) & set(FORMATS)


def test_a_conflict_is_placed_at_its_least_sourced_figure() -> None:
    positions = tuple(replace(p, sources=5 if n == 1 else 1) for n, p in enumerate(VERDICTS[0].positions))
    verdict = replace(VERDICTS[0], positions=positions)
    report = replace(REPORT, stories=(JudgedStory(REPORT.stories[0].story, (verdict,)),))
    (issue,) = issues.issues(report)
    assert issue.claim is BY_ID["tribune/1"] and issue.others == (BY_ID["herald/1"],)
    assert verdict.verdict is VerdictKind.CONFLICT and issue.level == "error"
