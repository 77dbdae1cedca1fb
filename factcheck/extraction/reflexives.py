"""Harm that somebody does to himself: "the 4-year-old shot herself" is told by the noun, and once in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.claim_types import lexicon
from factcheck.extraction.classify import Typed
from factcheck.extraction.context import Context
from factcheck.extraction.implied import phrase_of
from factcheck.extraction.mention import Mention
from factcheck.model import Claim, Quantity

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def words_of(c: Context, typed: Typed, mention: Mention) -> tuple[int, int]:
    """The words of an implied figure; for "herself" those of who "shot herself", unless the rule asks for the word."""
    token = c.noun_token
    if token is not None and c.noun in lexicon()["reflexives"] and c.noun not in typed.rule.noun:
        who = next((t for t in token.head.children if t.dep_ in _SUBJECTS), None)
        if who is not None and who.pos_ != "PRON":
            return phrase_of(who)
    return mention.start, mention.end


def without_echoes(implied: Iterable[tuple[Claim, bool]]) -> list[tuple[Claim, bool]]:
    """The implied counts of a sentence without a "herself" of one whose harm it tells: "a girl has died, days after she
    shot herself"."""
    every = list(implied)
    told = any(loud and _persons(c) and not _of_self(c) for c, loud in every)
    return [(c, loud) for c, loud in every if not (told and _of_self(c) and c.type != "killed")]


def _persons(claim: Claim) -> bool:
    return isinstance(claim.value, Quantity) and claim.value.unit == "person"


def _of_self(claim: Claim) -> bool:
    return isinstance(claim.value, Quantity) and claim.value.text.lower() in lexicon()["reflexives"]
