"""What a draft says against the corpus, and what is odd inside one article, with the words on both sides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.model import Estimate, Finding, Report
from factcheck.reporting import text, values
from factcheck.reporting.findings_table import ranked
from factcheck.reporting.html_words import Words, words
from factcheck.reporting.view import Lookup

WITNESSES = 8


@dataclass(frozen=True, slots=True)
class Row:
    """One finding."""

    severity: str
    code: str
    message: str
    said: str
    words: Words | None
    corpus: str
    supporting: tuple[Words, ...]
    opposing: tuple[Words, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one draft or, without a name, of single articles; ``quiet``: claims with nothing against them."""

    name: str
    company: int
    rows: tuple[Row, ...]
    quiet: tuple[Row, ...]


def groups(report: Report, look: Lookup) -> tuple[Group, ...]:
    """A group for each draft, the gravest finding first; without drafts, one for all articles if there is anything."""
    if not report.drafts:
        rows = _rows(report.findings, look)
        return (Group("", 0, rows, ()),) if rows else ()
    made = []
    for draft in report.drafts:
        article = look.articles.get(draft)
        name = text.clip(text.clean((article.title or article.path or draft) if article else draft), 200)
        company = {a for j in report.stories if draft in j.story.articles for a in j.story.articles}
        mine = [f for f in report.findings if f.claim in look.claims and look.claims[f.claim].article == draft]
        loud = _rows((f for f in mine if f.severity != "note"), look)
        quiet = _rows((f for f in mine if f.severity == "note"), look)
        made.append(Group(name, len(company - set(report.drafts)), loud, quiet))
    return tuple(made)


def _rows(findings: Iterable[Finding], look: Lookup) -> tuple[Row, ...]:
    return tuple(_row(f, look) for f in ranked(tuple(findings)))


def _row(finding: Finding, look: Lookup) -> Row:
    claim = look.claims.get(finding.claim)
    supporting, opposing = (_witnesses(ids, look) for ids in (finding.supporting, finding.opposing))
    return Row(
        severity=text.clean(finding.severity),
        code=text.clean(finding.code),
        message=text.clip(text.clean(finding.message), 400),
        said=text.clip(text.clean(values.shown(claim.value, claim.polarity, claim.type)), 60) if claim else "",
        words=words(claim, look.article(claim)) if claim is not None else None,
        corpus=_range(finding.corpus, finding.claim, look),
        supporting=supporting,
        opposing=opposing,
        more=max(0, len(finding.supporting) - WITNESSES) + max(0, len(finding.opposing) - WITNESSES),
    )


def _witnesses(ids: Iterable[str], look: Lookup) -> tuple[Words, ...]:
    known = [look.claims[i] for i in ids if i in look.claims]
    return tuple(words(c, look.article(c)) for c in known[:WITNESSES])


def _range(estimate: Estimate | None, id_: str, look: Lookup) -> str:
    claim = look.claims.get(id_)
    if estimate is None or claim is None:
        return ""
    return text.clip(text.clean(values.estimate(estimate, claim.value)), 120)
