"""Are two figures said of one person? By the names beside ages, and those who act in the sentences of other figures."""

from __future__ import annotations

import re

from factcheck.alignment.names import name_beside
from factcheck.judgement.happenings import settings
from factcheck.judgement.place import Place, sure
from factcheck.judgement.said import bounds
from factcheck.model import Claim, Quantity

_WORD = re.compile(r"[a-z]+")


def of_two_named(c: Claim, d: Claim) -> bool:
    """Do both sentences name somebody who did it, or to whom it was done, and not the same: Hart's 15 years and Kolm's
    30?"""
    one, other = _actors(c), _actors(d)
    return bool(one and other) and one.isdisjoint(_words_of(d)) and other.isdisjoint(_words_of(c))


def _actors(claim: Claim) -> frozenset[str]:
    """The names among those who act in a claim's clause, lower case."""
    said = {claim.slot("agent"), claim.slot("target")} - {None}
    return frozenset(n.lower() for name in claim.anchor.names for n in name.split() if n.lower() in said)


def _words_of(claim: Claim) -> frozenset[str]:
    return frozenset(_WORD.findall(claim.quote.lower()))


def one_person(x: Place, y: Place) -> bool:
    """Do the names beside two ages share a part? Where either age has none beside it, both must be told of as a man's
    or as a woman's; the words around decide, and no more than a birthday or a slip may part the two: ages years apart
    are rather of two people."""
    one, other = name_beside(x.claim), name_beside(y.claim)
    if one and other:
        return not one.isdisjoint(other)
    one_sex = bool(x.subject.sex) and x.subject.sex == y.subject.sex
    return one_sex and sure(x, y) and _gap(x.claim, y.claim) <= int(settings()["person"]["slip"])


def _gap(c: Claim, d: Claim) -> float:
    """What lies between two figures, 0 where they meet."""
    if not (isinstance(c.value, Quantity) and isinstance(d.value, Quantity)):
        return 0.0
    (low, high), (least, most) = bounds(c.value), bounds(d.value)
    return max(least - high, low - most, 0.0)
