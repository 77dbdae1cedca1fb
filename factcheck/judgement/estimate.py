"""Low, best and high of one thing, as casualty recorders publish it.

Low and high are the span of the standing figures (Standards for Casualty Recording: on disagreement publish lowest to
highest); best is the figure with the most independent origins, then the one told latest, then the most conservative
(ACLED). Overtaken, denied and doubtful figures do not count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from factcheck.judgement.ladder import ladder
from factcheck.model import Estimate, Polarity, Position, Qualifier, Quantity

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Standing:
    """A position with what weighs in the estimate: independent origins, and when it was last told (None: unknown)."""

    position: Position
    sources: int
    latest: datetime | None
    overtaken: bool = False


def figure(value: Quantity, vague: Mapping[str, float] | None = None) -> float | None:
    """The one number of a quantity: the figure named, the middle of a range, a vague word by the chosen table."""
    if value.nominal is not None:
        return value.nominal
    if value.low is not None and value.high is not None:
        return (value.low + value.high) / 2
    if value.low is not None or value.high is not None:
        return value.low if value.low is not None else value.high
    words = value.text.lower()
    for word in sorted(vague or {}, key=lambda w: (-len(w), w)):
        if word in words:
            return (vague or {})[word]
    return None


def estimate(standings: Sequence[Standing], *, vague: str = "none") -> tuple[Estimate | None, str]:
    """The estimate over asserted, standing quantities, and the rule that chose its best figure; None without figures.

    ``vague``: "none", "acled" or "ccc", the published table by which a vague word counts as a number.
    """
    table = ladder().vague.get(vague)
    live = [
        s
        for s in standings
        if isinstance(s.position.value, Quantity) and s.position.polarity is Polarity.ASSERTED and not s.overtaken
    ]
    rated = [
        (s, v, n) for s in live if isinstance(v := s.position.value, Quantity) and (n := figure(v, table)) is not None
    ]
    if not rated:
        return None, ""
    if len(rated) == 1:
        rule = "best: the only figure" + (" not overtaken" if any(s.overtaken for s in standings) else " named")
    else:
        rule = "best: most origins, then latest, then lowest"
    best = min(rated, key=lambda r: (-r[0].sources, -_age(r[0].latest), _loose(r[1]), r[2], r[1].text))
    values = [v for _, v, _ in rated]
    lows = [v.low for v in values if v.low is not None] or [n for _, v, n in rated if v.qualifier is Qualifier.NEARLY]
    highs = [v.high for v in values if v.high is not None]
    lows += [n for _, v, n in rated if v.low is None and v.high is None]
    highs += [n for _, v, n in rated if v.low is None and v.high is None]
    low = min(lows) if lows and (not highs or min(lows) <= min(highs)) else None
    high = max(highs) if highs and (not lows or max(highs) >= max(lows)) else None
    return Estimate(low, best[2], high), rule


def _age(latest: datetime | None) -> float:
    return ((latest or _NEVER) - _NEVER).total_seconds()


def _loose(value: Quantity) -> int:
    """Exact figures speak before bounds, bounds before vague words."""
    if value.low is not None and value.low == value.high:
        return 0 if value.qualifier is Qualifier.EXACT else 1
    return 3 if value.low is None and value.high is None else 2
