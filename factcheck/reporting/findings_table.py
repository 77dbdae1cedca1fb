"""Findings as a table: what a draft says against the corpus, and what is odd inside one article."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Finding, RelationKind, Report
from factcheck.reporting import text, values
from factcheck.reporting.grid import Column, Grid, paint
from factcheck.reporting.style import Style
from factcheck.reporting.view import Lookup

COLUMNS = (Column("Severity", 8), Column("Code", 8), Column("Claim, and what stands against it", 0))
_RANK = {"error": 0, "warning": 1, "note": 2}
_WITNESSES = 3


def drafts(report: Report, look: Lookup, style: Style) -> str:
    """Every draft with its findings, the gravest first; a draft that nothing in the corpus speaks of says so."""
    blocks = []
    for draft in report.drafts:
        article = look.articles.get(draft)
        found = [f for f in report.findings if f.claim in look.claims and look.claims[f.claim].article == draft]
        name = text.clean((article.title or article.path or draft) if article else draft)
        company = {a for j in report.stories if draft in j.story.articles for a in j.story.articles} - set(
            report.drafts
        )
        heading = text.wrap(text.clip(f"Draft: {name}", 200), style.width)
        if style.color:
            heading[0] = paint(heading[0], "bold")
        if not company:
            blocks.append("\n".join([*heading, "Nothing in the corpus tells the same story."]))
            continue
        against = f"against {text.plural(len(company), 'article')} of the corpus"
        told = [f for f in found if style.full or f.severity != "note"]
        quiet = len(found) - len(told)
        lines = [*heading, f"{text.plural(len(found), 'finding')} {against}"]
        if told:
            lines.append(_grid(told, look, style))
        if quiet:
            noun, them = ("claim has", "it") if quiet == 1 else ("claims have", "them")
            lines.append(f"{quiet:,} {noun} nothing against {them} (-v lists {them}).")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def inside(report: Report, look: Lookup, style: Style) -> str:
    """What the rules for one article alone found."""
    return "\n".join(["Inside single articles", _grid(report.findings, look, style)])


def ranked(findings: Sequence[Finding]) -> list[Finding]:
    """The gravest first, then as the report has them."""
    return sorted(findings, key=lambda f: _RANK.get(f.severity, 3))


def _grid(findings: Sequence[Finding], look: Lookup, style: Style) -> str:
    grid = Grid(COLUMNS, style)
    for finding in ranked(findings):
        severity = text.clean(finding.severity)
        shown = paint(severity, severity) if style.color else severity
        grid.add([[shown], [text.clean(finding.code)], _body(finding, look, style, grid.room)])
    return grid.text()


def _body(finding: Finding, look: Lookup, style: Style, room: int) -> list[str]:
    claim = look.claims.get(finding.claim)
    lines: list[str] = []
    if claim is not None:
        article = look.article(claim)
        place = text.clean(article.path) if article is not None else ""
        label = text.human_type(claim.type)
        head = f"{label}: {text.clean(values.shown(claim.value, claim.polarity, claim.type))}"
        lines += text.wrap(text.clip(f"{head}  ({place})" if place else head, 2 * room), room, indent="  ")
        lines += text.wrap(text.quotation(claim, article, 2 * room - 8), room, indent="  ")
    lines += text.wrap(text.clip(text.clean(finding.message), 4 * room), room)
    if finding.corpus is not None and claim is not None:
        span = text.clean(values.estimate(finding.corpus, claim.value))
        if span:
            lines += text.wrap(f"corpus: {span}", room, indent="  ")
    sides = [("against", finding.opposing)]
    if style.full or finding.relation is RelationKind.CONFLICT:
        sides.append(("for", finding.supporting))
    for name, ids in sides:
        lines += _witnesses(name, ids, look, style, room)
    return lines


def _witnesses(name: str, ids: Sequence[str], look: Lookup, style: Style, room: int) -> list[str]:
    known = [look.claims[i] for i in ids if i in look.claims]
    limit = len(known) if style.full else _WITNESSES
    lines: list[str] = []
    for claim in known[:limit]:
        article = look.article(claim)
        said = f"{name}: {text.who(claim, article)}: {text.quotation(claim, article, room)}"
        lines += text.wrap(said, room, indent="  ")
    rest = len(known) - limit
    if rest > 0:
        lines.append(f"{name}: and {text.plural(rest, 'other')} (-v lists all)")
    return lines
