"""JUnit XML, for CI servers that show tests: one test case a story and claim type, a failure for what conflicts.

Follows the Jenkins xUnit schema (junit-10.xsd). There is no clock here, so that no times are given.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as Tree

from factcheck.model import Report
from factcheck.reporting import text, view
from factcheck.reporting.issues import Issue, issues, said_by
from factcheck.reporting.style import PLAIN, Style
from factcheck.reporting.view import Lookup

_RUNNER_LINE = re.compile(r"^([ \t]*:):", re.MULTILINE)
_RUNNER_MARK = re.compile(r"##(?=\w{0,40}\[)")
_QUOTES = 12


def render(report: Report, style: Style = PLAIN) -> str:
    """A suite a story (of a check: a draft), in it a case for each claim type; the worst issues become failures, the
    others are told in ``system-out``."""
    look = Lookup.of(report)
    by_case: dict[tuple[str, str], list[Issue]] = {}
    for issue in issues(report, singles=style.singles):
        home = issue.claim.article if report.drafts and issue.claim else issue.story
        by_case.setdefault((home, issue.type), []).append(issue)
    cases: dict[tuple[str, str], dict[str, list[Issue]]] = {}
    for (home, name), types in _expected(report, look).items():
        cases[home, name] = {t: by_case.pop((home, t), []) for t in types}
    for (home, type_), rest in by_case.items():  # what is odd inside one article
        article = look.articles.get(home)
        name = text.clean((article.path or article.id) if article else home)
        cases.setdefault((home, name), {})[type_] = rest
    root = Tree.Element("testsuites", name="factcheck")
    for (_, name), types_of in cases.items():
        _suite(root, name, types_of, look)
    for key in ("tests", "failures"):
        root.set(key, str(sum(int(s.get(key, "0")) for s in root)))
    root.set("errors", "0")
    Tree.indent(root, " ")
    body = Tree.tostring(root, encoding="unicode")
    # A runner that reads its log for commands must find none in the words quoted.
    body = _RUNNER_MARK.sub("#&#35;", _RUNNER_LINE.sub(r"\1&#58;", body))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _expected(report: Report, look: Lookup) -> dict[tuple[str, str], list[str]]:
    """Each suite (what it is about, its name) with the claim types looked at, whatever came of them."""
    out: dict[tuple[str, str], list[str]] = {}
    if report.drafts:
        for draft in report.drafts:
            article = look.articles.get(draft)
            name = text.clean((article.path or article.id) if article else draft)
            checked = {f.claim for f in report.findings}
            types = {c.type for c in report.claims if c.article == draft and c.id in checked}
            out[draft, name] = sorted(types)
        return out
    for judged in report.stories:
        if view.shared(judged):
            out[judged.story.id, view.label(judged)] = sorted({v.alignment.type for v in judged.verdicts})
    return out


def _suite(root: Tree.Element, name: str, types: dict[str, list[Issue]], look: Lookup) -> None:
    failed = sum(any(i.level == "error" for i in found) for found in types.values())
    suite = Tree.SubElement(root, "testsuite", name=name, tests=str(len(types)), failures=str(failed), errors="0")
    for type_, found in types.items():
        case = Tree.SubElement(suite, "testcase", classname=name, name=text.human_type(type_) if type_ else "finding")
        errors = [i for i in found if i.level == "error"]
        for issue in errors[:1]:  # several servers keep only the first failure of a case
            failure = Tree.SubElement(case, "failure", type=issue.code, message=issue.message)
            failure.text = "\n\n".join(_told(i, look) for i in errors)
        others = [i for i in found if i.level != "error"]
        if others:
            Tree.SubElement(case, "system-out").text = "\n\n".join(_told(i, look) for i in others)


def _told(issue: Issue, look: Lookup) -> str:
    people = [c for c in (issue.claim, *issue.others) if c is not None]
    lines = [f"{issue.code} {issue.title}: {issue.message}", *(said_by(c, look) for c in people[:_QUOTES])]
    return "\n".join(lines)
