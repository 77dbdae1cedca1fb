"""What ``check`` has to say of a draft: each of its claims against what the corpus says of the same thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.judgement.judge import figure_estimate
from factcheck.judgement.relations import relate
from factcheck.judgement.sources import outlet_of
from factcheck.judgement.values import label
from factcheck.model import (
    OWN_ZONES,
    Article,
    Claim,
    Estimate,
    Finding,
    JudgedStory,
    Quantity,
    RelationKind,
    Verdict,
)

ERROR, WARNING, NOTE = "error", "warning", "note"
_LONGEST = 160  # characters of a quote in a message


def check(
    drafts: Sequence[str],
    stories: Sequence[JudgedStory],
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    *,
    vague: str = "none",
) -> tuple[Finding, ...]:
    """One finding for each claim of the drafts, in the order of the text.

    ``error``: another outlet's figure cannot be true together with the draft's. ``warning``: the draft prints an
    overtaken figure, or nobody else says so. ``note``: the corpus bears the draft out. Claims of several drafts are
    never held against each other. ``vague``: the table by which vague words count in the corpus's span.
    """
    mine = frozenset(drafts)
    out: list[tuple[tuple[str, str, int, str], Finding]] = []
    for story in stories:
        alone = all(a in mine for a in story.story.articles)
        for verdict in story.verdicts:
            for cid in verdict.alignment.claims:
                claim = claims.get(cid)
                if claim is None or claim.article not in mine or claim.zone not in OWN_ZONES:
                    continue
                finding = _finding(claim, verdict, mine, claims, articles, alone=alone, vague=vague)
                key = (claim.article, "" if claim.field == "title" else "text", claim.start, claim.id)
                out.append((key, finding))
    return tuple(finding for _, finding in sorted(out, key=lambda pair: pair[0]))


def _finding(
    claim: Claim,
    verdict: Verdict,
    mine: frozenset[str],
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    *,
    alone: bool,
    vague: str,
) -> Finding:
    where = {c: i for i, p in enumerate(verdict.positions) for c in p.claims}
    between = {(min(r.a, r.b), max(r.a, r.b)): r.relation for r in verdict.relations}
    others = [claims[c] for c in verdict.alignment.claims if c in claims and claims[c].article not in mine]
    said = f"“{label(claim.value)}”"
    if not others:
        text = "the corpus holds nothing on this story" if alone else "no other outlet says anything of it"
        return Finding(claim.id, "FC301", NOTE if alone else WARNING, RelationKind.NOT_COMPARABLE, f"{said}: {text}")
    relation_to: dict[str, RelationKind] = {}
    for other in others:
        i, j = sorted((where[claim.id], where[other.id]))
        relation_to[other.id] = RelationKind.AGREE if i == j else between[i, j]
    by_kind = {kind: [o for o in others if relation_to[o.id] is kind] for kind in RelationKind}
    supporting = tuple(o.id for o in (*by_kind[RelationKind.AGREE], *by_kind[RelationKind.COMPATIBLE]))
    against, later = by_kind[RelationKind.CONFLICT], _later(claim, by_kind[RelationKind.SUPERSEDED], verdict)
    corpus = figure_estimate(verdict, others, articles, claims, vague=vague)
    place = _place(claim, corpus)
    if later:
        message = f"{said} has been overtaken: {_quoted(later, articles)}"
        opposing = tuple(o.id for o in later)
        return Finding(claim.id, "FC401", WARNING, RelationKind.SUPERSEDED, message, corpus, supporting, opposing)
    if against:
        kind, why = _why(claim, against[0])
        code = verdict.code if verdict.code in _CONFLICTS else _code(claim, against[0])
        head = f"{said} {place}" if place else why if kind is RelationKind.CONFLICT else said
        message = (
            f"{head}; {_names(against, articles)} {_verb(against, articles)} otherwise: {_quoted(against, articles)}"
        )
        opposing = tuple(o.id for o in against)
        return Finding(claim.id, code, ERROR, RelationKind.CONFLICT, message, corpus, supporting, opposing)
    overtook = by_kind[RelationKind.SUPERSEDED]
    best = next(
        (k for k in (RelationKind.AGREE, RelationKind.COMPATIBLE) if by_kind[k]),
        RelationKind.SUPERSEDED if overtook else RelationKind.NOT_COMPARABLE,
    )
    if best is RelationKind.SUPERSEDED:
        message = f"{said} is later than every figure of the corpus: {_quoted(overtook, articles)}"
        return Finding(claim.id, "FC401", NOTE, best, message, corpus, (), ())
    if best is RelationKind.NOT_COMPARABLE:
        message = f"{said} cannot be compared with what {_names(others, articles)} {_verb(others, articles)}"
        return Finding(claim.id, "FC301", WARNING, best, message, corpus, (), ())
    backed = by_kind[best]
    word = "agrees with" if best is RelationKind.AGREE else "can be true together with"
    message = f"{said} {word} {_names(backed, articles)}" + (f" and {place}" if place else "")
    code = "FC302" if verdict.code == "FC302" else ""
    return Finding(claim.id, code, NOTE, best, message, corpus, supporting, ())


_CONFLICTS = frozenset({"FC303"})


def _code(claim: Claim, other: Claim) -> str:
    if claim.polarity is not other.polarity:
        return "FC102"
    kind = type(claim.value).__name__
    return {"Quantity": "FC101", "Category": "FC103"}.get(kind, "FC104")


def _why(claim: Claim, other: Claim) -> tuple[RelationKind, str]:
    return relate(claim.value, other.value, claim.polarity, other.polarity, type=claim.type)


def _later(claim: Claim, superseded: Sequence[Claim], verdict: Verdict) -> list[Claim]:
    """Those of the superseding relation that overtook the draft's figure (and were not overtaken by it)."""
    where = {c: i for i, p in enumerate(verdict.positions) for c in p.claims}
    old = {(r.a, r.b) for r in verdict.relations if r.relation is RelationKind.SUPERSEDED}
    return [o for o in superseded if (where[claim.id], where[o.id]) in old]


def _place(claim: Claim, corpus: Estimate | None) -> str:
    """Where the draft's figure lies in the corpus's span: within, at the edge of it, or outside."""
    if corpus is None or not isinstance(claim.value, Quantity):
        return ""
    low = claim.value.low if claim.value.low is not None else claim.value.nominal
    high = claim.value.high if claim.value.high is not None else claim.value.nominal
    if low is None or high is None:
        return ""
    if (corpus.high is not None and low > corpus.high) or (corpus.low is not None and high < corpus.low):
        return "lies outside what the other outlets say"
    if corpus.low == corpus.high:
        return ""
    if (corpus.low is not None and low <= corpus.low) or (corpus.high is not None and high >= corpus.high):
        return "lies at the edge of what the other outlets say"
    return "lies within what the other outlets say"


def _outlets(claims: Sequence[Claim], articles: Mapping[str, Article]) -> list[str]:
    return sorted({outlet_of(articles.get(c.article), c.article) for c in claims})


def _names(claims: Sequence[Claim], articles: Mapping[str, Article], most: int = 3) -> str:
    names = _outlets(claims, articles)
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _verb(claims: Sequence[Claim], articles: Mapping[str, Article]) -> str:
    return "says" if len(_outlets(claims, articles)) == 1 else "say"


def _quoted(claims: Sequence[Claim], articles: Mapping[str, Article]) -> str:
    """The words of the first claim of each outlet, at most two."""
    seen: dict[str, Claim] = {}
    for c in claims:
        seen.setdefault(outlet_of(articles.get(c.article), c.article), c)
    parts = []
    for name in sorted(seen)[:2]:
        quote = " ".join(seen[name].quote.split())
        quote = quote if len(quote) <= _LONGEST else quote[: _LONGEST - 1].rstrip() + "…"
        parts.append(f"“{quote}” ({name})")
    return ", ".join(parts)
