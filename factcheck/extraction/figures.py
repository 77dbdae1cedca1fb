"""An article's own figure for its main incident, one per single-valued claim type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.claim_types import ClaimType
from factcheck.extraction.casualties import casualties
from factcheck.model import OWN_ZONES, Article, Claim, Polarity, Qualifier, Quantity

_NOT_WHOLE = frozenset({"part", "sites", "casings"})  # a share, where he was hit, what lay on the ground


def figures_of(
    article: Article, claims: Sequence[Claim], silent: Sequence[Claim], types: Mapping[str, ClaimType]
) -> tuple[tuple[str, Quantity], ...]:
    """The figure per single-valued type, types in order of id; types the article tells nothing of are left out.

    The first total wins (news tells the latest first), a bare figure before a part or an addition; where no figure is
    written, implied persons are counted, each name or noun once.
    """
    harmed = casualties(article, claims, silent)
    out = []
    for claim_type in types.values():
        if not claim_type.single:
            continue
        if claim_type.id in ("killed", "injured"):
            if claim_type.id in harmed:
                out.append((claim_type.id, harmed[claim_type.id]))
            continue
        mine = [c for c in claims if c.type == claim_type.id and _about_this(c)]
        figure = _consolidate([c for c in mine if not c.implied])
        if figure is None:
            figure = _implied([c for c in (*mine, *silent) if c.implied and c.type == claim_type.id and _about_this(c)])
        if figure is not None:
            out.append((claim_type.id, figure))
    return tuple(out)


def _about_this(claim: Claim) -> bool:
    return claim.zone in OWN_ZONES and claim.polarity is not Polarity.DENIED and claim.slot("event") is None


def _consolidate(claims: Sequence[Claim]) -> Quantity | None:
    totals = [c for c in claims if c.slot("scope") not in _NOT_WHOLE and isinstance(c.value, Quantity)]
    for claim in totals:
        if isinstance(claim.value, Quantity) and claim.value.qualifier is not Qualifier.VAGUE:
            return claim.value
    for claim in totals:
        if isinstance(claim.value, Quantity):
            return claim.value
    return None


def _implied(claims: Sequence[Claim]) -> Quantity | None:
    for claim in claims:
        if isinstance(claim.value, Quantity):
            return claim.value
    return None
