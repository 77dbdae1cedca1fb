"""The examples inside claim types, run through the whole extraction: `factcheck types test` and the tests use them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isclose

from factcheck.claim_types import ClaimType, Example, load
from factcheck.extraction.pipeline import extract
from factcheck.model import Article, Category, Claim, ClockTime, DateValue, Quantity, Value

_PUBLISHED = "2017-11-22"  # examples are read as if printed that day


@dataclass(frozen=True, slots=True)
class Outcome:
    """One example of one type, whether it came out as written there, and every claim that was found in it."""

    type: ClaimType
    example: Example
    passed: bool
    found: tuple[Claim, ...]


def fits(value: Value, example: Example) -> bool:
    """Whether a value is the one an example names; bounds are compared as said."""
    match value:
        case Quantity():
            return _same(value.low, example.low) and _same(value.high, example.high)
        case Category():
            return value.category == example.value
        case DateValue():
            return value.date == example.value
        case ClockTime():
            return value.time == example.value


def _same(a: float | None, b: float | None) -> bool:
    return a is b if a is None or b is None else isclose(a, b, rel_tol=1e-4)


def run_examples(types_dirs: Sequence[str] = (), *, only: str | None = None) -> Iterator[Outcome]:
    """Every example of every type (or of the one named), in order of id."""
    cases = [(t, e) for t in load(types_dirs).values() if only in (None, t.id) for e in t.examples]
    articles = [Article(id=str(n), text=e.text, published=_PUBLISHED) for n, (_, e) in enumerate(cases)]
    for (claim_type, example), got in zip(cases, extract(articles, types_dirs=types_dirs), strict=True):
        mine = [c for c in got.claims if c.type == claim_type.id]
        passed = not mine if example.none else any(fits(c.value, example) for c in mine)
        yield Outcome(claim_type, example, passed, got.claims)
