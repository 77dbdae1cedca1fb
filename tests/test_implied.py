"""Counts that no figure is written for: one person, a couple, a triple homicide, and what is nobody."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from factcheck.claim_types import lexicon
from factcheck.extraction.context import context
from factcheck.extraction.implied import implied_mentions
from factcheck.extraction.pipeline import extract, parser
from factcheck.extraction.quantities import find_mentions
from factcheck.extraction.view import view
from factcheck.model import Article, Claim, Quantity


def parse(text: str) -> Doc:
    return next(iter(parser("en_core_web_sm").pipe([text])))


def counted(text: str) -> list[tuple[str, float | None]]:
    """The words and the count of every implied mention, where what a figure counts is taken."""
    doc = parse(text)
    v = view(doc, find_mentions(text))
    taken = {i for first, last in v.spans for i in range(first, last)}
    taken |= {noun.i for k in range(len(v.mentions)) if (noun := context(v, k).noun_token) is not None}
    return [(text[m.start : m.end], m.nominal) for m in implied_mentions(doc, taken)]


@cache
def claims(text: str, type_: str) -> tuple[Claim, ...]:
    (found,) = extract([Article("a", text)])
    return tuple(c for c in found.claims if c.type == type_ and c.implied)


def low(claim: Claim) -> float | None:
    assert isinstance(claim.value, Quantity)
    return claim.value.low


@pytest.mark.parametrize(
    ("text", "words", "count"),
    [
        ("A man was killed in Dorn.", "A man", 1),
        ("The driver died at the scene.", "The driver", 1),
        ("The blast killed a nurse and her son.", "a nurse and her son", 2),
        ("A couple died in the fire.", "A couple", 2),
        ("Police arrested him over a triple homicide.", "a triple homicide", 3),
        ("A 3-year-old was killed on Sunday.", "A 3-year-old", 1),
        ("The shell wounded two men and a boy.", "a boy", 1),
        ("Jane Orme was killed on the road.", "Jane Orme", 1),
        ("He shot himself.", "himself", 1),
        ("The clerk committed suicide.", "suicide", 1),
    ],
)
def test_counts(text: str, words: str, count: float) -> None:
    assert (words, count) in counted(text)


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("The woman's son was killed.", "woman"),  # a possessor is not who is killed
        ("The family was killed.", "family"),  # no one knows how many
        ("Two men were killed.", "men"),  # counted by their figure
        ("HARWICH, Maine -- Police say a guard was shot.", "HARWICH"),  # a dateline
        ("Monday was quiet.", "Monday"),
        ("The report on suicide was long.", "suicide"),
    ],
)
def test_is_nobody(text: str, nobody: str) -> None:
    assert not [words for words, _ in counted(text) if nobody in words.split() or words.startswith(nobody)]


@pytest.mark.parametrize(
    ("text", "type_", "count"),
    [
        ("A neighbour was shot and died in a driveway.", "killed", 1),
        ("A guard was fatally shot at the gate.", "killed", 1),
        ("A guard was stabbed to death at the gate.", "killed", 1),
        ("Woman killed, three others hurt in crash on Route 9", "killed", 1),
        ("He killed six students before killing himself.", "killed", 1),
        ("The strike killed six civilians including a child.", "killed", 1),
        ("The dead included a teacher from Brill.", "killed", 1),
        ("A teacher was hit by a stray bullet.", "injured", 1),
        ("An immigrant opened fire in the hall.", "shooters", 1),
        ("A student went on a rampage at the college.", "shooters", 1),
    ],
)
def test_claims(text: str, type_: str, count: float) -> None:
    assert [low(c) for c in claims(text, type_)] == [count]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The sheriff said deputies shot at the car.", "injured"),
        ("A man was killed when police opened fire.", "shooters"),
        ("An immigrant shot dead 13 people.", "killed"),
        ("He was the son of a robber.", "attackers"),
        ("The officer was hit by a car.", "injured"),
        ("A guard was shot at as he left the bank.", "injured"),
    ],
)
def test_no_claim(text: str, type_: str) -> None:
    assert claims(text, type_) == ()


def test_the_attackers_own_death_is_told_apart() -> None:
    (own,) = claims("He killed six students before committing suicide.", "killed")
    assert own.slot("group") == "attacker"


PEOPLE = sorted(w for w in lexicon()["adults"] | lexicon()["young"] if w.isalpha())


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(PEOPLE), st.sampled_from(["killed", "wounded"]))
def test_a_mention_stands_where_its_words_are(noun: str, verb: str) -> None:
    text = f"The {noun} was {verb} by a shell in Dorn."
    doc = parse(text)
    for m in implied_mentions(doc, set()):
        assert 0 <= m.start <= m.number_start < m.number_end <= m.end <= len(text)
        assert m.low == m.high == m.nominal == 1
