"""Whose age a claim tells, by what stands beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.alignment.likeness import same_thing
from factcheck.alignment.names import name_beside, repeats, sex_beside, whole_names
from factcheck.model import Anchor, Claim, Qualifier, Quantity


def age(number: int, text: str, quote: str, article: str = "a") -> Claim:
    value = Quantity(number, number, number, "year", Qualifier.EXACT, text)
    at = quote.index(text)
    anchor = Anchor(verb="shoot", terms=("shoot", "bar"))
    return Claim(article, article, "age", value, "age", start=at, end=at + len(text), quote=quote, anchor=anchor)


@pytest.mark.parametrize(
    ("text", "quote", "name", "sex"),
    [
        ("31", "Tom Brandal, 31, was shot in the bar.", {"tom", "brandal"}, ""),
        ("31-year-old", "A 31-year-old Tom Brandal was shot.", {"tom", "brandal"}, ""),
        ("32", "A woman, 32, was shot in the bar.", set(), "female"),
        ("32-year-old", "The 32-year-old mother was shot.", set(), "female"),
        ("17", "Four boys, ages 15, 17, and 18, were shot.", set(), "male"),
        ("9", "Two girls aged 9 were shot.", set(), "female"),
        ("22", "Ann Pohl, 22, and Tim Reiss, 22, were shot.", set(), ""),
        ("47", "The comedian, 47, tweeted Monday from Oslo.", set(), ""),
        ("49-year-old", "The 49-year-old Norwegian actor was there.", set(), ""),
        ("14", "Boy, 14, Shot Near Harbour", set(), "male"),
        ("3-year-old", "The 3-year-old was shot in Sundal on Friday.", set(), ""),
        ("40", "She was with a 40 strong crowd of women.", set(), ""),
    ],
)
def test_the_name_and_the_sex_beside_an_age(text: str, quote: str, name: set[str], sex: str) -> None:
    told = age(int(text[:2].rstrip("-")), text, quote)
    assert name_beside(told) == name
    assert sex_beside(told) == sex


BRANDAL = age(31, "31", "Tom Brandal, 31, was shot in the bar.")


@pytest.mark.parametrize(
    ("text", "quote", "one"),
    [
        ("31", "Brandal, 31, was shot in the bar.", True),
        ("31", "Hans Kolm, 31, was shot in the bar.", False),
        ("31-year-old", "A 31-year-old was shot in the bar.", True),
    ],
)
def test_people_of_two_names_share_no_age(text: str, quote: str, one: bool) -> None:
    assert (same_thing(BRANDAL, age(31, text, quote, "b")) > 0.5) is one


def test_a_man_and_a_woman_share_no_age() -> None:
    woman, man = "A woman, 32, was shot in the bar.", "A man, 32, was shot in the bar."
    assert same_thing(age(32, "32", woman), age(32, "32", man, "b")) == 0.0
    assert same_thing(age(32, "32", woman), replace(age(32, "32", woman, "b"))) > 0.5


def test_of_two_ages_alike_each_is_told_by_its_own_name() -> None:
    quote = "The dead are Ann Pohl, 22, Tim Reiss, 31, and Ute Kolm, 22."
    first = age(22, "22", quote)
    second = replace(first, id="b", start=quote.rindex("22"))
    which = repeats([second, first])
    assert which == {id(first): 0, id(second): 1}
    assert name_beside(first, which[id(first)]) == {"ann", "pohl"}
    assert name_beside(second, which[id(second)]) == {"ute", "kolm"}
    assert name_beside(first) == frozenset()


def test_a_part_of_one_name_stands_for_the_whole() -> None:
    pohl, ann, whole = frozenset({"pohl"}), frozenset({"ann"}), frozenset({"ann", "pohl"})
    assert whole_names([pohl, ann, whole]) == {pohl: whole, ann: whole}
    assert whole_names([pohl, ann, whole, frozenset({"tim", "pohl"})]) == {ann: whole}
    assert whole_names([pohl, ann]) == {}
