"""What a figure of a type is about, where the type alone leaves it open: bullets taken out or left in, who counted.

``data/synonyms.toml`` lists the facets of each type and what shows them; claims of different facets
are different things.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from factcheck.alignment import synonyms
from factcheck.model import Claim

_NEAR = 45  # characters around a figure in which a word may show a facet
_FORM = 4  # letters that the forms of a word share
_JOINS = re.compile(r"; | (?:and|but|while) ")  # between the parts of a sentence that say two things
_BESIDE = 2  # words directly before and behind a figure that may show a facet


def facet(claim: Claim, rows: Iterable[Mapping[str, Any]], words: frozenset[str], quote: str) -> str:
    """The first facet that shows: by the deed that the claim's rule names, a word of the clause, a phrase of the
    sentence, or a word beside the figure."""
    if deed := claim.slot("deed"):
        return deed
    before, behind = _beside(claim, quote)
    for row in rows:
        if claim.type in row["types"].split():
            single = bool(row.get("single"))
            part = quote if single else _member(claim, quote)
            found = {w for w in words & set(row.get("terms", "").split()) if _near_figure(w, claim, part)}
            if found and single:
                return next(iter(found)) if len(found) == 1 and claim.slot("scope") != "sites" else ""
            if found or any(phrase in part for phrase in row.get("near", "").split("|") if phrase):
                return str(row["name"])
            if before & set(row.get("before", "").split()) or behind & set(row.get("behind", "").split()):
                return str(row["name"])
    return ""


def _member(claim: Claim, quote: str) -> str:
    """What the sentence says with the figure, without what it joins to that: "Two are behind him and one more is due"
    tells two things."""
    head, figure, tail = quote.partition(claim.value.text.lower())
    return _JOINS.split(head)[-1] + figure + _JOINS.split(tail)[0] if figure else quote


def _near_figure(word: str, claim: Claim, part: str) -> bool:
    """Does a word, in any of its forms, stand near the figure in a part of its sentence? True where that cannot be
    told."""
    head, figure, tail = part.partition(claim.value.text.lower())
    window = f"{head[-_NEAR:]} {figure} {tail[:_NEAR]}"
    return not figure or word[:_FORM] in window or word[:_FORM] not in claim.quote.lower()


@cache
def part_facets() -> frozenset[str]:
    """The facets that may be parts of a sum: each place on the body."""
    return frozenset(w for row in synonyms.data()["facet"] if row.get("single") for w in row["terms"].split())


def _beside(claim: Claim, quote: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words directly before and directly behind a figure in its sentence."""
    head, figure, tail = quote.partition(claim.value.text.lower())
    if not figure:
        return frozenset(), frozenset()
    return frozenset(head[-40:].split()[-_BESIDE:]), frozenset(tail[:40].partition(",")[0].split()[:_BESIDE])
