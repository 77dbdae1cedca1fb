"""Lists of the places where somebody was hit: one that accounts for every hit leaves no room for another place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from factcheck.claim_types import lexicon
from factcheck.judgement.values import is_exact
from factcheck.judgement.wording import settings, words
from factcheck.model import Claim, Polarity, Quantity

SITES = "sites"  # the scope of a claim that lists places
_WORD = re.compile(r"[a-z]+")


def places(text: str) -> Counter[str]:
    """Body parts named in a list → how many of each: "hip, both shoulders" are one and two; 0 where a plural leaves
    that open ("legs")."""
    body = lexicon()["body"]
    found: Counter[str] = Counter()
    pair = False
    for word in _WORD.findall(text.lower()):
        one = word[:-1] if word.endswith("s") and word[:-1] in body else word
        if one in body:
            found[one] += 2 if pair else one == word
            pair = False
        else:
            pair = pair or word in words("hit_places", "pair")
    return found


def all_told(claim: Claim, around: Iterable[Claim]) -> bool:
    """Does the list hold as many places as its sentence tells hits: "hit five times, in hip, both shoulders, knee and
    back"? ``around``: claims of the same article."""
    found = places(claim.value.text) if claim.slot("scope") == SITES else Counter()
    return (
        bool(found)
        and all(found.values())
        and any(
            c.type == claim.type
            and c.quote == claim.quote
            and c.slot("scope") != SITES
            and is_exact(c.value)
            and isinstance(c.value, Quantity)
            and c.value.low == sum(found.values())
            for c in around
        )
    )


def apart(whole: Claim, others: Sequence[Claim]) -> bool:
    """Does each of the other lists name a place that ``whole``, which holds all hits, does not: neither the place nor
    what it is a part of? All of them are lists, none of them denied."""
    known = places(whole.value.text)
    return whole.polarity is Polarity.ASSERTED and all(
        c.slot("scope") == SITES
        and c.polarity is Polarity.ASSERTED
        and any(not any(_may_be_one(place, k) for k in known) for place in places(c.value.text))
        for c in others
    )


@cache
def _regions() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.split()) for line in settings()["hit_places"]["regions"].strip().splitlines())


def _may_be_one(a: str, b: str) -> bool:
    return a == b or any({a, b} <= region for region in _regions())
