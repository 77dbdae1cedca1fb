"""Lists of the places where somebody was hit; how they stand to each other in a story is in ``golden/doubts.toml``."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from factcheck.judgement.hit_places import all_told, apart, places
from factcheck.model import Polarity

SITES = (("scope", "sites"),)


def listed(world: Any, text: str, **more: Any) -> Any:
    claim = world.claim("a", "5", type="wounds", quote=f"He was shot four times, in {text}.")
    value = replace(claim.value, text=text, low=None, high=None, nominal=None)
    return replace(claim, value=value, slots=SITES, **more)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("the knee, hip and wrist", {"knee": 1, "hip": 1, "wrist": 1}),
        ("both knees and the hip", {"knee": 2, "hip": 1}),
        ("two knees, a hip", {"knee": 2, "hip": 1}),
        ("the knees and the hip", {"knee": 0, "hip": 1}),
        ("a wall", {}),
    ],
)
def test_places(text: str, want: dict[str, int]) -> None:
    assert places(text) == want


@pytest.mark.parametrize(
    ("text", "hits", "want"),
    [
        ("both knees, the hip and the neck", "4", True),
        ("both knees, the hip and the neck", "5", False),
        ("the knees, the hip and the neck", "4", False),  # two or more knees
        ("the knees, the hip and the neck", "2", False),
    ],
)
def test_a_list_is_whole_by_the_number_of_hits(world: Any, text: str, hits: str, want: bool) -> None:
    whole = listed(world, text)
    count = replace(world.claim("a", hits, type="wounds", quote=whole.quote), id="count")
    assert all_told(whole, [whole, count]) is want
    assert not all_told(whole, [whole, replace(count, quote="Elsewhere.")])
    assert not all_told(count, [whole, count])


@pytest.mark.parametrize(
    ("other", "want"),
    [
        ("the wrist and hip", True),
        ("the hip and knee", False),
        ("the leg and hip", False),  # a knee is part of a leg
        ("the throat and hip", False),
    ],
)
def test_a_whole_list_leaves_no_room(world: Any, other: str, want: bool) -> None:
    whole = listed(world, "both knees, the hip and the neck")
    theirs = listed(world, other)
    assert apart(whole, [theirs]) is want
    assert not apart(whole, [replace(theirs, polarity=Polarity.DENIED)])
    assert not apart(replace(whole, polarity=Polarity.DENIED), [theirs])
    assert not apart(whole, [replace(theirs, slots=())])
