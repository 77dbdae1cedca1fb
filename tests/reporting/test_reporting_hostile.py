"""Two hundred hostile strings wherever text from outside can stand, through every format: nothing is injected."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from reporting.fixture import CHECK, REPORT
from reporting.formats_oracle import junit_schema, sarif_validator

from factcheck.model import (
    Article,
    Attribution,
    Claim,
    JudgedStory,
    Qualifier,
    Quantity,
    Report,
    Skipped,
    Suppressed,
    Value,
)
from factcheck.reporting import explanation
from factcheck.reporting.formats import FORMATS, render
from factcheck.reporting.rows import COLUMNS
from factcheck.reporting.style import Style

HOSTILE: list[str] = json.loads((Path(__file__).parent / "hostile.json").read_text("utf-8"))
HOSTILE += ["w" * 3000, "a " * 1000, "=" * 1000]
FULL = Style(singles=True, full=True)
SHOWN = ("table", "markdown", "summary", "concise", "github", "junit", "csv")  # for eyes: every mark is cleaned
LOGGED = sorted(set(FORMATS) - {"html"})  # the page goes to no log, and has tests of its own
DOCUMENTS = ("json", "sarif", "gitlab", "rdjson", "jsonld")
UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffc\ufffe\uffff\ud800-\udfff\ue000]"
)
RUNNER = re.compile(r"##\w*\[")
LINE_COMMAND = re.compile(r"(?m)^\s*::")


def poisoned(bad: str, report: Report) -> Report:
    """The report with ``bad`` as every word that an article, its file or its metadata could bring."""
    quote = f"{bad} It said {bad} and 30 men fell. {bad}"
    start = quote.index("It said ") + 8

    def value(old: Value) -> Value:
        if isinstance(old, Quantity):
            return Quantity(None, None, None, bad, Qualifier.VAGUE, bad)
        return replace(old, text=bad)

    def claim(old: Claim) -> Claim:
        said = (Attribution(bad, bad),)
        return replace(
            old,
            article=old.article + bad,
            value=value(old.value),
            subject=bad,
            quote=quote,
            start=start,
            end=start + len(bad),
            attribution=said,
            slots=(("agent", bad),),
        )

    def article(old: Article) -> Article:
        return replace(
            old,
            id=old.id + bad,
            text=quote,
            outlet=bad,
            title=bad,
            published=bad,
            url="https://x.example/" + bad,
            path=bad or "x",
            rendition=None,
        )

    claims = tuple(claim(c) for c in report.claims)
    values = {c.id: c.value for c in claims}
    stories = []
    for judged in report.stories:
        verdicts = tuple(
            replace(
                v,
                alignment=replace(v.alignment, subject=bad, why=bad),
                reason=bad,
                positions=tuple(replace(p, value=values[p.claims[0]], outlets=(bad, bad)) for p in v.positions),
                relations=tuple(replace(r, reason=bad) for r in v.relations),
            )
            for v in judged.verdicts
        )
        articles = tuple(a + bad for a in judged.story.articles)
        stories.append(JudgedStory(replace(judged.story, label=bad, articles=articles), verdicts))
    return replace(
        report,
        articles=tuple(article(a) for a in report.articles),
        claims=claims,
        stories=tuple(stories),
        findings=tuple(replace(f, message=bad) for f in report.findings),
        skipped=(Skipped(bad, "FC911", bad, bad),),
        drafts=tuple(d + bad for d in report.drafts),
        suppressed=(Suppressed("baseline", "rider", stories[0].verdicts[0], None, bad, bad),),
        baseline=(),
    )


@cache
def _both(bad: str) -> tuple[Report, Report]:
    return poisoned(bad, REPORT), poisoned(bad, CHECK)


def test_there_are_two_hundred_different_ones() -> None:
    assert len(set(HOSTILE)) >= 200


@pytest.mark.parametrize("bad", HOSTILE, ids=range(len(HOSTILE)))
def test_no_escape_sequence_and_no_command_of_a_runner(bad: str) -> None:
    for report in _both(bad):
        for name in LOGGED:
            made = render(name, report, FULL)
            made.encode("utf-8")
            assert not RUNNER.search(made), name
            if name != "github":
                assert not LINE_COMMAND.search(made), name
            assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", made), name
            if name in SHOWN:
                assert not UNSEEN.search(made), name
        reasons = [explanation.render(v, report) for j in report.stories for v in j.verdicts]
        assert not any(LINE_COMMAND.search(r) or RUNNER.search(r) or UNSEEN.search(r) for r in reasons)


@pytest.mark.parametrize("bad", HOSTILE, ids=range(len(HOSTILE)))
def test_documents_stay_what_they_are(bad: str) -> None:
    for report, clean in zip(_both(bad), (REPORT, CHECK), strict=True):
        for name in DOCUMENTS:
            _same_shape(name, json.loads(render(name, report, FULL)), json.loads(render(name, clean, FULL)))
        document = json.loads(render("sarif", report, FULL))
        sarif_validator().validate(document)
        for text in _messages(document):
            assert not re.search(r"(?<!\\)(?:\\\\)*\[", text) and not re.search(r"(?<!\{)(?:\{\{)*\{(?!\{)", text)
        for result in document["runs"][0]["results"]:
            for place in result["locations"] + result.get("relatedLocations", []):
                uri = place["physicalLocation"]["artifactLocation"]["uri"]
                assert re.fullmatch(r"(?:file://)?[\w./%~-]*", uri, re.ASCII)
        jsonld = render("jsonld", report)
        assert not re.search("[<>&]", jsonld)
        for diagnostic in json.loads(render("rdjson", report))["diagnostics"]:
            _no_markdown(diagnostic["message"])
            for other in diagnostic.get("related_locations", []):
                _no_markdown(other["message"])
        for line in render("jsonl", report).splitlines():
            assert json.loads(line)["kind"] in ("alignment", "finding")


def _same_shape(name: str, bad: Any, clean: Any) -> None:
    """As many findings as without the poison."""
    count = {
        "json": lambda d: (len(d["claims"]), len(d["stories"]), len(d["findings"])),
        "sarif": lambda d: sum("suppressions" not in r for r in d["runs"][0]["results"]),
        "gitlab": lambda d: (len(d), len({i["fingerprint"] for i in d})),
        "rdjson": lambda d: len(d["diagnostics"]),
        "jsonld": lambda d: sorted(str(n["@type"]) for n in d["@graph"]),
    }[name]
    assert count(bad) == count(clean), name


def _messages(document: Any) -> list[str]:
    run = document["runs"][0]
    found = [r["message"]["text"] for r in run["results"]]
    found += [o["message"]["text"] for r in run["results"] for o in r.get("relatedLocations", [])]
    return found + [n["message"]["text"] for i in run["invocations"] for n in i["toolExecutionNotifications"]]


def _no_markdown(message: str) -> None:
    bare = re.sub(r"\\.", "", message)
    assert not re.search(r"[`*_\[\]<>#|~$&]|://|www\.|@(?!\u2060)", bare), message


@pytest.mark.parametrize("bad", HOSTILE, ids=range(len(HOSTILE)))
def test_annotations_are_ours_alone(bad: str) -> None:
    for report, clean in zip(_both(bad), (REPORT, CHECK), strict=True):
        lines = render("github", report).split("\n")
        assert len(lines) == len(render("github", clean).split("\n"))
        for line in lines[:-1]:
            found = re.fullmatch(r"::(error|warning|notice) ([^:]*)::([^\r\n]*)", line)
            assert found, line
            keys = [part.split("=")[0] for part in found[2].split(",")]
            assert len(set(keys)) == len(keys)
            assert set(keys) <= {"file", "line", "endLine", "col", "endColumn", "title"}
            assert "%" not in re.sub(r"%(?:25|0A|0D|3A|2C)", "", line)


@pytest.mark.parametrize("bad", HOSTILE, ids=range(len(HOSTILE)))
def test_no_cell_is_a_formula(bad: str) -> None:
    for report in _both(bad):
        table = list(csv.reader(io.StringIO(render("csv", report)), strict=True))
        assert table[0] == list(COLUMNS) and {len(row) for row in table} == {len(COLUMNS)}
        assert len(table) == 1 + len(report.claims)
        for row in table[1:]:
            for (name, kind), cell in zip(COLUMNS.items(), row, strict=True):
                if kind == "text":
                    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")), name
                elif cell:
                    float(cell)


@pytest.mark.parametrize("bad", HOSTILE, ids=range(len(HOSTILE)))
def test_markup_stays_ours(bad: str) -> None:
    for report, clean in zip(_both(bad), (REPORT, CHECK), strict=True):
        tree = etree.fromstring(render("junit", report).encode("utf-8"))
        junit_schema().assertValid(tree)
        assert len(list(tree.iter())) == len(list(etree.fromstring(render("junit", clean).encode()).iter()))
        for name in ("markdown", "summary"):
            page = render(name, report)
            tags = set(re.findall(r"<(/?[a-zA-Z!?][^\s>]*)", page))
            assert tags <= {"br", "b", "/b", "code", "/code", "details", "/details", "summary", "/summary"}, name
            assert page.count("<details>") == page.count("</details>")
            assert "](" not in page.replace("\\](", "")
        lines = render("concise", report).split("\n")
        assert len(lines) == len(render("concise", clean).split("\n"))
