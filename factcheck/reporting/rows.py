"""The report as one flat table, a row for each claim: what CSV and Parquet hold."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Claim, Finding, Position, Quantity, Report, Verdict
from factcheck.reporting import text, values, view
from factcheck.reporting.documents import number
from factcheck.reporting.fragments import link, web_address
from factcheck.reporting.view import Lookup

Cell = str | int | float | None

# The kind of each column: "text" (never null), "number" or "whole" (null where there is none).
COLUMNS: dict[str, str] = {
    "story": "text",
    "story_label": "text",
    "alignment": "text",
    "verdict": "text",
    "code": "text",
    "type": "text",
    "subject": "text",
    "position": "whole",
    "polarity": "text",
    "value": "text",
    "low": "number",
    "high": "number",
    "nominal": "number",
    "unit": "text",
    "qualifier": "text",
    "words": "text",
    "outlet": "text",
    "attribution": "text",
    "position_sources": "whole",
    "sources": "whole",
    "estimate_low": "number",
    "estimate_best": "number",
    "estimate_high": "number",
    "published": "text",
    "zone": "text",
    "quote": "text",
    "claim": "text",
    "article": "text",
    "title": "text",
    "path": "text",
    "field": "text",
    "start": "whole",
    "end": "whole",
    "url": "text",
    "link": "text",
    "findings": "text",
}


def rows(report: Report) -> Iterator[dict[str, Cell]]:
    """Story by story and row by row as the report has them, a claim at a time; last what is aligned with nothing (a
    reader's comment). Text is one clean line; ``position`` counts from 0."""
    look = Lookup.of(report)
    findings: dict[str, list[Finding]] = {}
    for finding in report.findings:
        findings.setdefault(finding.claim, []).append(finding)
    told: set[str] = set()
    for judged in report.stories:
        home: dict[str, Cell] = {"story": judged.story.id, "story_label": view.label(judged)}
        for verdict in judged.verdicts:
            for index, position in enumerate(verdict.positions):
                for id_ in position.claims:
                    claim = look.claims.get(id_)
                    if claim is not None:
                        told.add(id_)
                        aligned = _aligned(verdict, position, index)
                        yield _row(claim, look, findings.get(id_, []), home | aligned)
    for claim in report.claims:
        if claim.id not in told:
            yield _row(claim, look, findings.get(claim.id, []), {})


def _aligned(verdict: Verdict, position: Position, index: int) -> dict[str, Cell]:
    spread = verdict.estimate
    return {
        "alignment": verdict.alignment.id,
        "verdict": str(verdict.verdict),
        "code": verdict.code,
        "subject": text.clean(verdict.alignment.subject),
        "position": index,
        "position_sources": position.sources,
        "sources": verdict.sources,
        "estimate_low": number(spread.low) if spread else None,
        "estimate_best": number(spread.best) if spread else None,
        "estimate_high": number(spread.high) if spread else None,
    }


def _row(claim: Claim, look: Lookup, findings: list[Finding], aligned: dict[str, Cell]) -> dict[str, Cell]:
    article = look.article(claim)
    quantity = claim.value if isinstance(claim.value, Quantity) else None
    known: dict[str, Cell] = {
        "type": claim.type,
        "subject": text.clean(claim.subject),
        "polarity": str(claim.polarity),
        "value": text.clean(values.shown(claim.value, claim.polarity, claim.type)),
        "low": number(quantity.low) if quantity else None,
        "high": number(quantity.high) if quantity else None,
        "nominal": number(quantity.nominal) if quantity else None,
        "unit": text.clean(quantity.unit) if quantity else "",
        "qualifier": str(quantity.qualifier) if quantity else "",
        "words": text.clean(claim.value.text),
        "outlet": text.outlet_name(article),
        "attribution": text.chain(claim.attribution),
        "zone": str(claim.zone),
        "quote": text.clean(claim.quote),
        "claim": text.clean(claim.id),
        "article": text.clean(claim.article),
        "field": claim.field,
        "start": claim.start,
        "end": claim.end,
        "findings": "; ".join(text.clean(f"{f.code} {f.severity}: {f.message}") for f in findings),
    }
    if article is not None:
        known |= {
            "published": text.clean(article.published or ""),
            "title": text.clean(article.title or ""),
            "path": text.clean(article.path),
            "url": web_address(article.url),
            "link": link(claim, article),
        }
    merged = known | aligned
    return {name: merged.get(name, "" if kind == "text" else None) for name, kind in COLUMNS.items()}
