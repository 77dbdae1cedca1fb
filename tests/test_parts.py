"""Extracts as JSON text and as Parquet parts: what comes back is what went in, to the last bit."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.engines import codec, parts
from factcheck.engines.here import extract
from factcheck.model import (
    Anchor,
    Article,
    Attribution,
    Category,
    Claim,
    ClockTime,
    DateValue,
    Extract,
    Polarity,
    Qualifier,
    Quantity,
    Skipped,
    Zone,
    ZoneKind,
)
from factcheck.reading import read

CORPUS = Path(__file__).parents[1] / "corpus"
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
number = st.none() | st.integers(-5, 10**18) | st.floats(allow_nan=False)
place = st.integers(0, 10**6)
texts = st.lists(text, max_size=3).map(tuple)
quantity = st.builds(Quantity, number, number, number, text, st.sampled_from(Qualifier), text)
value = (
    quantity
    | st.builds(Category, text, text)
    | st.builds(DateValue, text, text)
    | st.builds(ClockTime, text, text, st.none() | text, st.sampled_from(Qualifier))
)
anchor = st.builds(Anchor, text, texts, text, text, texts, texts, texts, place)
claim = st.builds(
    Claim,
    id=text,
    article=text,
    type=text,
    value=value,
    subject=text,
    start=place,
    end=place,
    quote=text,
    slots=st.lists(st.tuples(text, text), max_size=2).map(tuple),
    polarity=st.sampled_from(Polarity),
    attribution=st.lists(st.builds(Attribution, text, text), max_size=2).map(tuple),
    zone=st.sampled_from(ZoneKind),
    field=st.sampled_from(["text", "title"]),
    speaker=st.none() | text,
    implied=st.booleans(),
    anchor=anchor,
)
zones = st.lists(st.builds(Zone, st.sampled_from(ZoneKind), place, place, st.none() | text), max_size=3).map(tuple)


@given(st.lists(claim, max_size=3).map(tuple))
def test_claims_come_back(claims: tuple[Claim, ...]) -> None:
    back = codec.claims_from(codec.claims_text(claims))
    assert back == claims and repr(back) == repr(claims)  # 1 is not 1.0, "exact" not Qualifier.EXACT


@given(st.lists(st.tuples(text, quantity), max_size=3).map(tuple), zones)
def test_figures_and_zones_come_back(figures: tuple[tuple[str, Quantity], ...], found: tuple[Zone, ...]) -> None:
    assert repr(codec.figures_from(codec.figures_text(figures))) == repr(figures)
    assert repr(codec.zones_from(codec.zones_text(found))) == repr(found)


def test_open_and_endless_bounds_come_back() -> None:
    endless = Quantity(-math.inf, math.inf, None, "m", Qualifier.RANGE, "any")
    assert codec.figures_from(codec.figures_text((("width", endless),))) == (("width", endless),)


@pytest.fixture(scope="module")
def extracts() -> list[Extract]:
    return list(extract(read([str(CORPUS / "egyptair-804")])[0]))


def test_a_part_gives_back_what_it_was_given(extracts: list[Extract], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    lost = Skipped("x.jsonl:3", "FC919", "is no JSON", "mend it")
    given = [(0, extracts[0]), (1, lost), (1, extracts[1]), (4, replace(extracts[2], claims=(), figures=()))]
    made = parts.encoded(given)
    assert made == parts.encoded(given)
    file = tmp_path / "part.parquet"
    file.write_bytes(made)
    assert list(parts.rows(file)) == given
    assert list(parts.articles(file)) == [(s, i.article if isinstance(i, Extract) else i) for s, i in given]


def test_extracts_are_read_when_asked_for_whatever_the_part(extracts: list[Extract], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    places: dict[str, tuple[Path, int, Article]] = {}
    for number in range(20):  # more parts than are held
        file = tmp_path / f"{number}.parquet"
        file.write_bytes(parts.encoded([(0, Skipped("x", "FC912", "is empty")), *((1, e) for e in extracts[:2])]))
        for row, one in enumerate(extracts[:2], 1):
            renamed = replace(one.article, id=f"{number}/{row}")
            places[renamed.id] = (file, row, renamed)
    found = parts.Extracts(places, lambda e: replace(e, figures=()))
    assert len(found) == 40 and list(found) == list(places)
    for id_ in (*places, *reversed(places)):
        one = found[id_]
        was = extracts[places[id_][1] - 1]
        assert one.article is places[id_][2] and one.figures == ()
        assert [replace(c, id="", article="") for c in one.claims] == [
            replace(c, id="", article="") for c in was.claims
        ]
        assert [c.id for c in one.claims] == [f"{id_}#{n}" for n in range(1, len(was.claims) + 1)]


def test_without_ray_the_engine_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck import run
    from factcheck.config import Config
    from factcheck.errors import UsageError

    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    with pytest.raises(UsageError, match="needs Ray") as raised:
        run.report([str(CORPUS)], Config(engine="ray"))
    assert "factcheck-cli[ray]" in raised.value.hint
    with pytest.raises(UsageError, match="needs Ray"):
        next(run.claims([str(CORPUS)], Config(engine="ray")))


def test_what_happened_on_a_cluster_is_told_in_words() -> None:
    from factcheck.engines.cluster import fault

    lost = fault(None, RuntimeError("ray.exceptions.OutOfMemoryError: Task was killed due to the node running low"))
    assert lost.code == "FC903" and "ran out of memory" in lost.message and "--jobs" in lost.hint
    other = fault(None, RuntimeError("The actor died.\n\n  because of X \n"))
    assert other.message == "the cluster failed: because of X"
