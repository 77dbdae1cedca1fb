"""An article's own figures: golden articles of our own, the steps of the ladder, and sums against a slow oracle.

A file in ``tests/golden/figures`` holds ``text`` (and ``title``) and ``figures``: per type the number, several that
would do, ``"none"`` where there must be no figure, ``"vague"`` where it must be a word.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claim_types import builtin
from factcheck.extraction.casualties import casualties
from factcheck.extraction.figures import figures_of
from factcheck.extraction.tellings import main_incident, tellings
from factcheck.model import Anchor, Article, Claim, Extract, Polarity, Qualifier, Quantity, ZoneKind

FOLDER = Path(__file__).parent / "golden" / "figures"
FILES = sorted(FOLDER.glob("*.toml"))


@cache
def gold(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


@cache
def extracts() -> dict[str, Extract]:
    from factcheck.extraction.pipeline import extract

    articles = [Article(id=p.stem, text=gold(p)["text"], title=gold(p).get("title")) for p in FILES]
    return {e.article.id: e for e in extract(articles)}


def number(value: Quantity | None) -> float | str:
    if value is None:
        return "none"
    if value.qualifier is Qualifier.VAGUE:
        return "vague"
    return next(bound for bound in (value.nominal, value.low, value.high) if bound is not None)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_golden_figures(path: Path) -> None:
    found = extracts()[path.stem]
    have = {name: number(value) for name, value in found.figures}
    told = [(c.type, c.value, dict(c.slots)) for c in found.claims]
    for name, wanted in gold(path)["figures"].items():
        accepted = wanted if isinstance(wanted, list) else [wanted]
        assert have.get(name, "none") in accepted, (gold(path)["behaviour"], gold(path)["text"], told)


def test_each_file_is_one_behaviour() -> None:
    assert len({gold(p)["behaviour"] for p in FILES}) == len(FILES) >= 30


def claim(
    text: str, words: str, count: float | None, type_: str = "killed", *, sentence: int = 1, implied: bool = False,
    zone: ZoneKind = ZoneKind.BODY, polarity: Polarity = Polarity.ASSERTED, quote: str = "", noun: str = "",
    **slots: str,
) -> Claim:  # fmt: skip
    """A claim made of ``words`` where they stand in ``text``."""
    start = text.index(words)
    qualifier = Qualifier.VAGUE if count is None else Qualifier.EXACT
    return Claim(
        id=f"a#{start}",
        article="a",
        type=type_,
        value=Quantity(count, count, count, "person", qualifier, words),
        subject=type_,
        start=start,
        end=start + len(words),
        quote=quote or text,
        slots=tuple(sorted(slots.items())),
        polarity=polarity,
        zone=zone,
        implied=implied,
        anchor=Anchor(noun=noun, sentence=sentence),
    )


def both(text: str, *claims: Claim) -> dict[str, float | str]:
    return {name: number(value) for name, value in casualties(Article("a", text), claims, ()).items()}


def test_other_voices_do_not_count() -> None:
    text = "Two died. Three died. Four died. Five died."
    kept = claim(text, "Two", 2)
    others = (
        claim(text, "Three", 3, zone=ZoneKind.COMMENT),
        claim(text, "Four", 4, polarity=Polarity.DENIED),
        claim(text, "Five", 5, event="1984"),
    )
    assert main_incident(Article("a", text), [kept, *others]) == [kept]


def test_a_sentence_about_another_incident_does_not_count() -> None:
    text = "Two died. In a separate shooting three died."
    here = claim(text, "Two", 2, quote="Two died.")
    there = claim(text, "three", 3, quote="In a separate shooting three died.")
    assert main_incident(Article("a", text), [here, there]) == [here]


def test_a_past_year_is_another_incident_and_an_address_is_no_year() -> None:
    text = "Two died in May 2016. In 2013 three died. Four died at 2025 Elm Street."
    claims = [
        claim(text, "Two", 2, quote="Two died in May 2016."),
        claim(text, "three", 3, quote="In 2013 three died."),
        claim(text, "Four", 4, quote="Four died at 2025 Elm Street."),
    ]
    assert main_incident(Article("a", text), claims) == [claims[0], claims[2]]


def test_a_sum_that_restates_the_first_figure_is_that_figure() -> None:
    text = "Three, a woman and two men, died."
    parts = [claim(text, "Three", 3), claim(text, "a woman", 1), claim(text, "two men", 2)]
    assert [t.number for t in tellings(Article("a", text), parts)] == [3]


def test_words_between_two_figures_part_them() -> None:
    text = "Two died of burns, the hospital in Brae said and one died."
    apart = tellings(Article("a", text), [claim(text, "Two", 2), claim(text, "one", 1)])
    assert [t.number for t in apart] == [2, 1]


def test_a_claim_inside_another_is_counted_once() -> None:
    text = "He shot a woman and another person."
    found = [claim(text, "a woman and another person", 2, implied=True), claim(text, "another", 1)]
    assert [t.number for t in tellings(Article("a", text), found)] == [2]


def test_the_shot_less_the_dead() -> None:
    text = "Six were shot. Two died."
    shot = claim(text, "Six", 6, "injured", scope="shot", harm="shot")
    assert both(text, shot, claim(text, "Two", 2, sentence=2)) == {"killed": 2, "injured": 4}


def test_a_vague_toll_takes_nobody_from_the_shot() -> None:
    text = "Six were shot. Some died."
    shot = claim(text, "Six", 6, "injured", scope="shot", harm="shot")
    assert both(text, shot, claim(text, "Some", None, sentence=2)) == {"killed": "vague", "injured": 6}


def test_all_who_were_shot_may_have_died() -> None:
    text = "Two were shot. Two died."
    shot = claim(text, "Two", 2, "injured", scope="shot", harm="shot")
    dead = claim("Two were shot. TWO died.", "TWO", 2, sentence=2)
    assert both(text, shot, dead) == {"killed": 2}


def test_a_death_long_after_the_wounded_is_buried() -> None:
    text = "Six were hurt. Two died."
    hurt = claim(text, "Six", 6, "injured")
    assert both(text, hurt, claim(text, "Two", 2, sentence=3)) == {"killed": 2, "injured": 6}
    assert both(text, hurt, claim(text, "Two", 2, sentence=30)) == {"injured": 6}


def test_types_that_are_not_single_have_no_figure() -> None:
    text = "Two were arrested."
    assert figures_of(Article("a", text), [claim(text, "Two", 2, "arrested")], (), builtin()) == ()


def test_other_single_types_take_their_first_total() -> None:
    text = "Some are missing. Nine are missing, two of them children. Ten are missing."
    claims = [
        claim(text, "Some", None, "missing"),
        claim(text, "Nine", 9, "missing", sentence=2),
        claim(text, "two", 2, "missing", sentence=2, scope="part"),
        claim(text, "Ten", 10, "missing", sentence=3),
    ]
    assert [(n, number(v)) for n, v in figures_of(Article("a", text), claims, (), builtin())] == [("missing", 9)]


counts = st.lists(st.integers(1, 400), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@given(counts)
def test_joined_figures_are_their_sum(numbers: list[int]) -> None:
    words = [f"{n} of group{chr(97 + i)}" for i, n in enumerate(numbers)]
    text = ", ".join(words[:-1]) + (" and " if len(words) > 1 else "") + words[-1] + " died."
    claims = [claim(text, w, n) for w, n in zip(words, numbers, strict=True)]
    total = 0
    for n in numbers:
        total += n
    restated = len(numbers) > 2 and numbers[0] == total - numbers[0]
    assert [t.number for t in tellings(Article("a", text), claims)] == [numbers[0] if restated else total]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 50), st.integers(0, 50))
def test_the_dead_and_the_hurt_are_never_more_than_the_shot(shot: int, dead: int) -> None:
    text = "AAA were shot. BBB died."
    claims = [
        claim(text, "AAA", shot, "injured", scope="shot", harm="shot"),
        claim(text, "BBB", dead, sentence=2),
    ]
    found = casualties(Article("a", text), claims, ())
    lost = found["killed"].nominal if "killed" in found else 0
    assert lost == dead
    if "injured" in found and shot > dead:
        assert found["injured"].nominal == shot - dead
    else:
        assert shot <= dead
