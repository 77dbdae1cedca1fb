"""What stands around a figure, by spaCy's parse of one sentence."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.tokens import Doc

from factcheck.extraction.context import Context, context
from factcheck.extraction.pipeline import parser
from factcheck.extraction.quantities import find_mentions
from factcheck.extraction.view import marked, singular, view


@cache
def parse(text: str) -> Doc:
    return next(iter(parser("en_core_web_sm").pipe([text])))


def of(text: str, k: int = 0) -> Context:
    """The context of the k-th figure of a sentence."""
    return context(view(parse(text), find_mentions(text)), k)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Soldiers fired over 40 rounds at him.", "round"),
        ("At least eight [shots] rang out.", "shot"),
        ("Five of his comrades ran after him.", "comrade"),
        ("She heard 5 gunshots - bang, bang.", "gunshot"),
        ("Dozens of heavily armed men came.", "man"),
        ("The defector was hit twice.", "time"),
        ("Police said 240,000.", ""),
        ("The toll rose to 304 late Saturday.", ""),
        ("The storm killed 12 early Sunday morning.", ""),
        ("They met on five Saturdays.", "saturday"),
        ("It had two Saturday matinees.", "matinee"),
    ],
)
def test_counted_noun(text: str, noun: str) -> None:
    assert of(text).noun == noun


@pytest.mark.parametrize(
    ("text", "verb", "agent"),
    [
        ("Four soldiers chased him to the huts.", "chase", True),
        ("He was chased by four soldiers.", "chase", True),
        ("Four soldiers were arrested.", "arrest", False),
    ],
)
def test_who_does_and_who_undergoes(text: str, verb: str, agent: bool) -> None:
    c = of(text)
    done, undergone = (c.agent_of, c.patient_of) if agent else (c.patient_of, c.agent_of)
    assert verb in done
    assert verb not in undergone


@pytest.mark.parametrize(
    ("text", "subject", "object_"),
    [
        ("The robber hit the clerk several times.", "robber", "clerk"),
        ("Deputies shot at the car nine times.", "deputy", "car"),
        ("The house was hit nine times.", "house", None),
        ("The man, who was shot five times, survived.", "man", None),
        ("She turned and shot him twice.", "she", "he"),
    ],
)
def test_subject_and_object_of_the_governing_verb(text: str, subject: str, object_: str | None) -> None:
    c = of(text)
    assert subject in c.subject
    assert c.object - {"*"} == (frozenset({object_}) if object_ else frozenset())


@pytest.mark.parametrize(
    ("text", "k", "string"),
    [
        ("He was shot twice.", 0, "he be shoot # time ."),
        ("Four men fired 40 rounds.", 1, "N man fire # round ."),
        ("“Several shots” were heard.", 0, "# shot be hear ."),
        ("At least eight [shots] rang out.", 0, "# shot ring out ."),
    ],
)
def test_the_string_that_patterns_run_over(text: str, k: int, string: str) -> None:
    assert of(text, k).string.strip() == string


def test_every_token_keeps_its_word() -> None:
    v = view(parse("Five of the 40 rounds struck him."), find_mentions("Five of the 40 rounds struck him."))
    assert [(w, t.text) for w, t in marked(v)][:4] == [("N", "Five"), ("of", "of"), ("the", "the"), ("N", "40")]


def test_pronouns_are_no_modifiers() -> None:
    assert of("Four of his armed comrades ran.").modifiers == ("armed",)


@pytest.mark.parametrize(("noun", "unit"), [("people", "person"), ("round", "round"), ("[", ""), ("", "")])
def test_unit_of_a_count(noun: str, unit: str) -> None:
    assert singular(noun) == unit
