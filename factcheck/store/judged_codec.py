"""Judged stories as compact JSON and back, the same to the last bit: each class as a list of its fields, in order.

A claim is told by its place in its alignment, an alignment by its place in the story: both are named many times.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from factcheck.model import (
    Alignment,
    Estimate,
    Finding,
    JudgedStory,
    Polarity,
    Position,
    Relation,
    RelationKind,
    Story,
    Verdict,
    VerdictKind,
)
from factcheck.store.codec import of_value, value_of

_POLARITY = {p.value: p for p in Polarity}
_RELATION = {r.value: r for r in RelationKind}
_VERDICT = {v.value: v for v in VerdictKind}


def packed(judged: JudgedStory, findings: Iterable[Finding]) -> bytes:
    """One judged story, and the findings on its articles."""
    s = judged.story
    place = {alignment: k for k, alignment in enumerate(s.alignments)}
    row = [
        [s.id, s.label, s.articles, s.start, s.end],
        [_of_alignment(a) for a in s.alignments],
        [_of_verdict(v, place) for v in judged.verdicts],
        [_of_finding(f) for f in findings],
    ]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpacked(data: bytes) -> tuple[JudgedStory, tuple[Finding, ...]]:
    """What ``packed`` was given."""
    (id_, label, articles, start, end), alignments, verdicts, findings = json.loads(
        data.decode("utf-8", "surrogatepass")
    )
    whole = tuple([_alignment(row) for row in alignments])
    story = Story(id_, label, tuple(articles), whole, start, end)
    return JudgedStory(story, tuple([_verdict(row, whole) for row in verdicts])), tuple(map(_finding, findings))


def _of_alignment(a: Alignment) -> list[Any]:
    return [a.id, a.type, a.subject, a.claims, a.why]


def _alignment(row: list[Any]) -> Alignment:
    id_, type_, subject, claims, why = row
    return Alignment(id_, type_, subject, tuple(claims), why)


def _of_verdict(v: Verdict, place: Mapping[Alignment, int]) -> list[Any]:
    claims = {id_: k for k, id_ in enumerate(v.alignment.claims)}
    return [
        place[v.alignment] if v.alignment in place else _of_alignment(v.alignment),
        v.verdict,
        v.code,
        v.reason,
        [
            [of_value(p.value), p.polarity, [claims.get(c, c) for c in p.claims], p.outlets, p.sources]
            for p in v.positions
        ],
        [[r.a, r.b, r.relation, r.reason] for r in v.relations],
        _of_estimate(v.estimate),
        v.sources,
    ]


def _verdict(row: list[Any], alignments: Sequence[Alignment]) -> Verdict:
    of, verdict, code, reason, positions, relations, estimate, sources = row
    alignment = alignments[of] if isinstance(of, int) else _alignment(of)
    ids = alignment.claims
    return Verdict(
        alignment,
        _VERDICT[verdict],
        code,
        reason,
        tuple(
            [
                Position(
                    value_of(value),
                    _POLARITY[polarity],
                    tuple([ids[c] if isinstance(c, int) else c for c in claims]),
                    tuple(outlets),
                    origins,
                )
                for value, polarity, claims, outlets, origins in positions
            ]
        ),
        tuple([Relation(a, b, _RELATION[relation], why) for a, b, relation, why in relations]),
        _estimate(estimate),
        sources,
    )


def _of_estimate(e: Estimate | None) -> list[Any] | None:
    return None if e is None else [e.low, e.best, e.high]


def _estimate(row: list[Any] | None) -> Estimate | None:
    return None if row is None else Estimate(*row)


def _of_finding(f: Finding) -> list[Any]:
    return [f.claim, f.code, f.severity, f.relation, f.message, _of_estimate(f.corpus), f.supporting, f.opposing]


def _finding(row: list[Any]) -> Finding:
    claim, code, severity, relation, message, corpus, supporting, opposing = row
    return Finding(
        claim, code, severity, _RELATION[relation], message, _estimate(corpus), tuple(supporting), tuple(opposing)
    )
