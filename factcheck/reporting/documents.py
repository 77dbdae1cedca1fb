"""The model as plain JSON values, in the order of keys that every run keeps. ``data/schema/*.json`` says the same."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any

from factcheck.model import (
    Alignment,
    Article,
    Category,
    Claim,
    ClockTime,
    Comparison,
    DateValue,
    Estimate,
    Extract,
    Finding,
    Position,
    Qualifier,
    Quantity,
    Relation,
    Report,
    Skipped,
    Story,
    Suppressed,
    Value,
    Verdict,
)
from factcheck.reporting import indented
from factcheck.reporting.values import named_unit

FORMAT_VERSION = "1"
Json = dict[str, Any]
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]|(?<=#)#(?=\\w{0,40}\\[)")


def number(value: float | None) -> int | float | None:
    """Integers as integers, the rest to 10 significant digits; JSON has no infinity, so that is open too."""
    if value is None or not math.isfinite(value):
        return None
    rounded = float(f"{value:.10g}")
    if not math.isfinite(rounded):  # the largest floats round up to infinity
        return float(value)
    return int(rounded) if rounded.is_integer() and abs(rounded) < 1e15 else rounded


def dumps(document: Any, *, indent: int | None = None) -> str:
    """JSON text in the given order of keys. Escaped is what UTF-8 cannot hold (a lone surrogate) and what some readers
    of lines take for the end of one (U+0085, U+2028, U+2029), and the mark of a CI runner's command (``##[error]``)."""
    if indent is None:
        text = json.dumps(document, ensure_ascii=False, allow_nan=False)
    else:
        text = indented.dumps(document, indent)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def value(v: Value) -> Json:
    """One claim's value: a quantity's bounds as said, or a category, a date, a clock time."""
    match v:
        case Quantity():
            return {
                "low": number(v.low),
                "high": number(v.high),
                "nominal": number(named_unit(v.text) if v.qualifier is Qualifier.VAGUE else v.nominal),
                "unit": v.unit,
                "qualifier": str(v.qualifier),
                "text": v.text,
            }
        case Category():
            return {"category": v.category, "text": v.text}
        case DateValue():
            return {"date": v.date, "text": v.text}
        case ClockTime():
            out: Json = {"time": v.time, "text": v.text}
            if v.tz is not None:
                out["tz"] = v.tz
            if v.qualifier is not Qualifier.EXACT:
                out["qualifier"] = str(v.qualifier)
            return out


def claim(c: Claim) -> Json:
    """One claim."""
    return {
        "id": c.id,
        "article": c.article,
        "type": c.type,
        "value": value(c.value),
        "subject": c.subject,
        "slots": dict(sorted(c.slots)),
        "polarity": str(c.polarity),
        "attribution": [{"source": a.source, "cue": a.cue} for a in c.attribution],
        "zone": str(c.zone),
        "field": c.field,
        "start": c.start,
        "end": c.end,
        "quote": c.quote,
    }


def extract(e: Extract) -> Json:
    """One article with its claims: a line of ``claims``."""
    a = e.article
    return {
        "format_version": FORMAT_VERSION,
        "id": a.id,
        "outlet": a.outlet,
        "title": a.title,
        "published": a.published,
        "url": a.url,
        "path": a.path,
        "claims": [claim(c) for c in e.claims],
        "figures": {name: value(v) for name, v in sorted(e.figures)},
    }


def article(a: Article) -> Json:
    """One article without its text."""
    out: Json = {
        "id": a.id,
        "outlet": a.outlet,
        "title": a.title,
        "published": a.published,
        "url": a.url,
        "path": a.path,
        "sha256": a.sha256,
    }
    if a.rendition is not None:
        out["rendition"] = a.rendition
    return out


def estimate(e: Estimate | None) -> Json | None:
    """Low, best, high."""
    return None if e is None else {"low": number(e.low), "best": number(e.best), "high": number(e.high)}


def position(p: Position) -> Json:
    """One distinct value of an alignment."""
    return {
        "value": value(p.value),
        "polarity": str(p.polarity),
        "claims": list(p.claims),
        "outlets": list(p.outlets),
        "sources": p.sources,
    }


def relation(r: Relation) -> Json:
    """How two positions stand to each other."""
    return {"a": r.a, "b": r.b, "relation": str(r.relation), "reason": r.reason}


def alignment(v: Verdict) -> Json:
    """One thing claimed, with its verdict."""
    a: Alignment = v.alignment
    return {
        "id": a.id,
        "type": a.type,
        "subject": a.subject,
        "verdict": str(v.verdict),
        "code": v.code or None,
        "reason": v.reason,
        "why": a.why,
        "positions": [position(p) for p in v.positions],
        "relations": [relation(r) for r in v.relations],
        "estimate": estimate(v.estimate),
        "sources": v.sources,
    }


def story(s: Story, verdicts: tuple[Verdict, ...]) -> Json:
    """One story with all its alignments."""
    return {
        "id": s.id,
        "label": s.label,
        "from": s.start,
        "to": s.end,
        "articles": list(s.articles),
        "alignments": [alignment(v) for v in verdicts],
    }


def finding(f: Finding) -> Json:
    """One finding about one claim."""
    return {
        "claim": f.claim,
        "code": f.code,
        "severity": f.severity,
        "relation": str(f.relation),
        "corpus": estimate(f.corpus),
        "for": list(f.supporting),
        "against": list(f.opposing),
        "message": f.message,
    }


def skipped(s: Skipped) -> Json:
    """One input that could not be used."""
    return {"path": s.path, "code": s.code, "reason": s.reason, "hint": s.hint}


def suppressed(s: Suppressed) -> Json:
    """What was taken out of the report, and why."""
    return {
        "by": s.by,
        "reason": s.reason,
        "who": s.who,
        "story": s.story,
        "alignment": alignment(s.verdict) if s.verdict is not None else None,
        "finding": finding(s.finding) if s.finding is not None else None,
    }


def report(r: Report) -> Json:
    """The whole report; ``drafts`` only where some article was under check, ``suppressed`` only where something was."""
    return {name: list(made) if isinstance(made, Iterator) else made for name, made in parts(r)}


def parts(r: Report) -> Iterator[tuple[str, Any]]:
    """The same key by key; each list as an iterator, whose entries are made as they are asked for."""
    yield "format_version", FORMAT_VERSION
    yield "tool", {"name": "factcheck", "version": r.version, "model": r.model}
    yield "articles", map(article, r.articles)
    yield "claims", map(claim, r.claims)
    yield "stories", (story(j.story, j.verdicts) for j in r.stories)
    yield "findings", map(finding, r.findings)
    yield "skipped", map(skipped, r.skipped)
    if r.drafts:
        yield "drafts", iter(r.drafts)
    if r.suppressed:
        yield "suppressed", map(suppressed, r.suppressed)


def comparison(c: Comparison) -> Json:
    """Two texts: a line of ``compare``."""
    return {
        "id": c.id,
        "relation": str(c.relation),
        "evidence": [
            {"a": claim(e.a), "b": claim(e.b), "relation": str(e.relation), "reason": e.reason} for e in c.evidence
        ],
    }
