"""SARIF 2.1.0 for code scanning: one result an issue, the other outlets as related locations.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/. Columns are code points; paths are relative to the repository.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from factcheck.judgement.codes import codes
from factcheck.model import Claim, Known, Report
from factcheck.reporting import documents, text
from factcheck.reporting.fragments import Place, Places
from factcheck.reporting.issues import Issue, issues, said_by
from factcheck.reporting.style import PLAIN, Style
from factcheck.reporting.view import Lookup

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_KIND = {"baseline": "external", "inline": "inSource"}
_DEFAULT = {"FC1": "error", "FC2": "warning", "FC3": "note", "FC4": "warning", "FC9": "warning"}


def render(report: Report, style: Style = PLAIN) -> str:
    """One run with its rules, results and, for inputs that could not be used, notifications."""
    look, places = Lookup.of(report), Places()
    found = issues(report, singles=style.singles, suppressed=True)
    gone = _gone(report, found)
    used = sorted({i.code for i in found} | {k.code for k in gone} | {s.code for s in report.skipped})
    index = {code: n for n, code in enumerate(used)}
    results = [_result(i, index, report, look, places) for i in found]
    results += [r for r in (_absent(k, index, look) for k in gone) if r]
    run = {
        "tool": {
            "driver": {
                "name": "factcheck",
                "version": report.version,
                "properties": {"model": report.model},
                "rules": [_rule(code) for code in used],
            }
        },
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notifications(report)}],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder that factcheck ran in."}}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return documents.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def message(said: str) -> dict[str, str]:
    """A plain-text message: brackets would make a link, braces a placeholder (3.11.5, 3.11.6)."""
    plain = text.clean(said).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return {"text": plain.replace("{", "{{").replace("}", "}}")}


def _rule(code: str) -> documents.Json:
    known = codes().get(code) or codes()["FC910"]
    return {
        "id": code,
        "shortDescription": {"text": f"{known.title}."},
        "fullDescription": {"text": known.text},
        "help": {"text": known.text},
        "defaultConfiguration": {"level": _DEFAULT.get(code[:3], "warning")},
    }


def _result(issue: Issue, index: dict[str, int], report: Report, look: Lookup, places: Places) -> documents.Json:
    result: documents.Json = {
        "ruleId": issue.code,
        "ruleIndex": index[issue.code],
        "level": issue.level,
        "message": message(issue.message),
    }
    if issue.claim is not None:
        result["locations"] = [_location(issue.claim, look, places)]
    if issue.others:
        result["relatedLocations"] = [
            {"id": n, **_location(c, look, places), "message": message(said_by(c, look))}
            for n, c in enumerate(issue.others, 1)
        ]
    result["partialFingerprints"] = {"factcheck/v1": issue.fingerprint}
    if report.baseline is not None:
        result["baselineState"] = _state(issue, report.baseline)
    if issue.suppressed is not None:
        reason = " — ".join(s for s in (issue.suppressed.reason, issue.suppressed.who) if s)
        suppression = {"kind": _KIND.get(issue.suppressed.by, "external"), "status": "accepted"}
        result["suppressions"] = [suppression | ({"justification": text.clean(reason)} if reason else {})]
    result["properties"] = {"story": issue.story, "type": issue.type, "sources": issue.sources}
    return result


def _state(issue: Issue, baseline: tuple[Known, ...]) -> str:
    if issue.suppressed is not None and issue.suppressed.by == "baseline":
        return "unchanged"
    mine = (issue.code, issue.story, issue.type)
    return "updated" if any((k.code, k.story, k.type) == mine for k in baseline) else "new"


def _gone(report: Report, found: list[Issue]) -> list[Known]:
    """The entries of the baseline that nothing in the report stands for; a check sees too little to tell."""
    if report.baseline is None or report.drafts:
        return []
    there = {(i.code, i.story, i.type) for i in found}
    return [k for k in report.baseline if (k.code, k.story, k.type) not in there]


def _absent(known: Known, index: dict[str, int], look: Lookup) -> documents.Json | None:
    """A result that is no more; it needs a place, so that an entry whose articles are gone too is left out."""
    article = next((look.articles[a] for _, a in known.figures if a in look.articles), None)
    if article is None:
        return None
    place = Place(article.path or article.id)
    return {
        "ruleId": known.code,
        "ruleIndex": index[known.code],
        "level": _DEFAULT.get(known.code[:3], "warning"),
        "message": message(f"{known.what}: no longer reported"),
        "locations": [{"physicalLocation": _physical(place)}],
        "partialFingerprints": {"factcheck/v1": known.fingerprint},
        "baselineState": "absent",
    }


def _location(claim: Claim, look: Lookup, places: Places) -> documents.Json:
    return {"physicalLocation": _physical(places.of(claim, look.article(claim)))}


def _physical(place: Place) -> documents.Json:
    region: dict[str, Any] = {"startLine": place.line}
    if place.column:
        region |= {"startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column}
        region["snippet"] = {"text": place.figure}
    return {"artifactLocation": artifact(place.path), "region": region}


def artifact(path: str) -> dict[str, str]:
    """A path as a URI reference: relative to the root, or ``file://`` where it was given as absolute."""
    plain = path.replace("\\", "/")
    encoded = quote(plain.encode("utf-8", "replace"), safe="/-._~")
    if plain.startswith("/"):
        return {"uri": f"file://{encoded}"}
    return {"uri": encoded.removeprefix("./"), "uriBaseId": _ROOT}


def _notifications(report: Report) -> list[documents.Json]:
    return [
        {
            "descriptor": {"id": s.code},
            "level": "warning",
            "message": message(f"{s.reason} ({s.hint})" if s.hint else s.reason),
            "locations": [{"physicalLocation": {"artifactLocation": artifact(s.path)}}],
        }
        for s in report.skipped
    ]
