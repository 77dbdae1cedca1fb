"""Persons told of one by one: "a man was shot dead", "his wife and son", a name; each counted once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from factcheck.extraction.tellings import Telling, data, value_of, words
from factcheck.model import Claim, Quantity

_FULL = 2  # words of a full name


@cache
def _attacker_dies() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(" ".join(p.split()) for p in str(data()["attacker_dies"]).split(" |")) + ")")


@cache
def _other() -> re.Pattern[str]:
    nouns = words("attacker") - words("reflexive")
    return re.compile(r";|\b(?:" + "|".join(sorted(nouns)) + r")\b")


def persons_told(described: Sequence[Claim], named: Sequence[Claim], sums: Sequence[Telling]) -> Quantity | None:
    """The persons told of one by one, each counted once, or the most told of in one list; attackers only where there is
    nobody else."""
    people: dict[str, Claim] = {}
    attackers: list[Claim] = []
    for claim in described:
        if is_attacker(claim):
            attackers.append(claim)
        else:
            people.setdefault(_who(claim.anchor.noun), claim)
    names = {value_of(c).text.split()[-1]: c for c in named if _is_full_name(value_of(c).text) and not is_attacker(c)}
    apart = [c for who, c in people.items() if who != "somebody"]
    listed = max((t.number or 0 for t in sums), default=0) if people else 0
    count = max(sum(value_of(c).nominal or 1 for c in apart), float(len(names)), listed)
    first = next(iter((*people.values(), *names.values(), *attackers, *named)), None)
    if first is None:
        return None
    count = count or 1.0
    return replace(value_of(first), low=count, high=count, nominal=count)


def _is_full_name(text: str) -> bool:
    """Two capitalised words at the end: people are brought in by their full names, and called by half of it later."""
    last = text.split()[-2:]
    return len(last) == _FULL and all(word[:1].isupper() and word[1:2].islower() for word in last)


def is_attacker(claim: Claim) -> bool:
    """Whether the person is the one who attacked: by name of the deed, or dying in the act of it."""
    if claim.anchor.noun in words("attacker") or claim.slot("group") == "attacker":
        return True
    subject = claim.anchor.role.startswith("nsubj") and claim.type == "killed"
    return subject and bool(_attacker_dies().search(_said_of(claim)))


def _said_of(claim: Claim) -> str:
    """The sentence in lower case, up to another named as the attacker: "they died; the gunman killed himself"."""
    quote = claim.quote.lower()
    end = quote.find(value_of(claim).text.lower()) + len(value_of(claim).text)
    other = _other().search(quote, end)
    return quote[: other.start()] if other else quote


def _who(noun: str) -> str:
    if noun in words("male"):
        return noun if noun not in ("man", "male", "guy") else "man"
    if noun in words("female"):
        return noun if noun not in ("woman", "lady", "female") else "woman"
    return "somebody"
