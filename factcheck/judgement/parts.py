"""Differences of parts and wholes: a part against the whole, an addition, a group, what was found, the doers."""

from __future__ import annotations

import re

from factcheck.judgement.place import Place, is_moment
from factcheck.judgement.values import is_physical
from factcheck.judgement.wording import limit, meanings, words
from factcheck.model import Claim, Quantity

NEAR = 60  # characters behind a figure in which a word makes it a part
_AT, _LAST = "prep:at", "last"
_WORD = re.compile(r"[a-z]+")
_OF = re.compile(r"\bof (?:the|its|his|her|their|them|those|these)\b")
_FROM = re.compile(r"\s*(?:\w+ )?from (?:the )?[A-Z]")


def relative(p: Place) -> bool:
    """A part of something, or an addition to it, rather than the whole figure."""
    claim = p.claim
    near = {t.lower() for t in (*claim.anchor.terms[:3], *claim.anchor.modifiers, claim.anchor.verb)}
    if _LAST not in p.subject.terms:
        near.discard(_LAST)  # "last seen at 15,000 feet" is where it was lost
    if claim.anchor.role == _AT:
        near.discard(claim.anchor.verb.lower())  # and "lost at 10,000 feet" tells of no loss of feet
    said = set(_WORD.findall(claim.value.text.lower())) - {"more", "less", "fewer", "later", "earlier", "than"}
    return part(p) or bool((near | said) & words("explained", "relative"))


def part(p: Place) -> bool:
    """ "five of the nine", "10 from the US", "5 among 12", "$500 more than last year"."""
    claim = p.claim
    if claim.slot("scope") in ("part", "additional", "implied") or _OF.search(claim.value.text.lower()):
        return True
    after = claim.quote.partition(claim.value.text)[2][:NEAR]
    if not is_moment(claim) and _FROM.match(after):
        return True
    behind = _WORD.findall(after.lower())[:2]
    return bool(behind) and behind[0] in words("explained", "behind") and behind[1:] != ["to"]


def smaller_group(x: Place, y: Place) -> bool:
    """Is one figure for some of the people that the other counts, and no greater than it? Or each for its own group?"""
    a, b = _group(x), _group(y)
    if a == b:
        return False
    if a and b:
        return True
    some, all_ = (x.claim.value, y.claim.value) if a else (y.claim.value, x.claim.value)
    if not isinstance(some, Quantity) or not isinstance(all_, Quantity):
        return False
    low = some.low if some.low is not None else some.nominal
    high = all_.high if all_.high is not None else all_.nominal
    return low is None or high is None or low <= high


def narrower(x: Place, y: Place) -> bool:
    """Is the smaller figure said of a kind that the other sentence does not name ("six local workers"), or of what was
    found so far ("35 bodies")?"""
    a, b = x.claim.value, y.claim.value
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or is_physical(a.unit):
        return False
    if a.nominal is None or b.nominal is None:
        return False
    small, large = (x, y) if a.nominal < b.nominal else (y, x)
    if small.claim.anchor.noun in words("explained", "found") and large.claim.anchor.noun != small.claim.anchor.noun:
        return True
    kinds = meanings(small.claim.anchor.modifiers)
    return any(not large.holds(w) for w in kinds)


def _group(p: Place) -> str:
    if p.subject.group == "everybody" or not (p.subject.group or p.claim.slot("group")):
        return ""
    return p.subject.group or str(p.claim.slot("group"))


def doer(a: Claim, b: Claim) -> bool:
    """May one text count the attackers among the victims? It takes a word of them, and a small difference."""
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return False
    if a.value.nominal is None or b.value.nominal is None:
        return False
    gap = abs(a.value.nominal - b.value.nominal)
    if gap > limit("doer_most"):
        return False
    for claim in (a, b):
        said = set(_WORD.findall(claim.quote.lower()))
        if gap <= 1 and said & words("explained", "doer_deeds"):
            return True
        if said & words("explained", "doer_words") and said & words("explained", "doer"):
            return True
    return False
