"""Words and their weights, against slow and obvious oracles."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.alignment import compact, vectors
from factcheck.alignment.neighbours import graph
from factcheck.model import Article, Zone, ZoneKind


def test_words_drop_stop_words_genitives_and_plurals() -> None:
    assert list(vectors.words("The soldier’s comrades fired 1,000 shots at him")) == [
        "soldier",
        "comrade",
        "fired",
        "1,000",
        "shot",
    ]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://x.test/2017/11/soldier-flees-under-fire.html?id=3", "soldier flees under fire"),
        ("https://x.test/view.php?ud=20171122000894", ""),
        ("https://x.test/news/world-asia-41979423", ""),
        (None, ""),
    ],
)
def test_slug_is_the_headline_in_an_address(url: str | None, said: str) -> None:
    assert vectors.slug(url) == said


def test_comments_say_nothing_about_the_article() -> None:
    text = "Quake in Iran.\nGo Liverpool!"
    article = Article("a", text, zones=(Zone(ZoneKind.BODY, 0, 15), Zone(ZoneKind.COMMENT, 15, len(text))))
    assert set(vectors.counts(article)) == {"quake", "iran"}


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    weighed = compact.weigh([Article("a", "people panmunjom"), Article("b", "people")])
    assert weighed.rare[weighed.number["panmunjom"]] > weighed.rare[weighed.number["people"]] > 0


def test_rows_have_length_one_and_notes_a_little_more() -> None:
    note, long = compact.weigh(
        [Article("a", "quake iran"), Article("b", " ".join(f"word{k}x" for k in range(400)))]
    ).rows
    assert math.isclose(sum(x * x for x in note.weights), (2 + 4) / 2)
    assert 1 < sum(x * x for x in long.weights) < 1.02


_rows = st.dictionaries(st.integers(0, 7), st.floats(0.1, 2.0), max_size=8).map(compact.row)


def _dot(a: compact.Row, b: compact.Row) -> float:
    """Slow and obvious."""
    x, y = a.held(), b.held()
    return sum(x[w] * y[w] for w in set(x) & set(y))


@given(_rows, _rows)
def test_dot_is_the_sum_over_shared_words(a: compact.Row, b: compact.Row) -> None:
    assert math.isclose(a.dot(b.held()), _dot(a, b), abs_tol=1e-9)
    assert math.isclose(a.dot(b.held()), b.dot(a.held()), abs_tol=1e-12)


@given(st.lists(_rows, max_size=6))
def test_a_total_adds_every_row(found: list[compact.Row]) -> None:
    held = compact.total(found).held()
    assert held.keys() == {w for one in found for w in one.words}
    for word, x in held.items():
        assert math.isclose(x, sum(one.held().get(word, 0.0) for one in found), abs_tol=1e-9)


@given(st.lists(_rows, max_size=9))
def test_graph_of_few_rows_is_all_pairs_that_share_a_word(found: list[compact.Row]) -> None:
    near = graph(found, lambda i, j, product: product, most=20, effort=10_000)
    for i, a in enumerate(found):
        for j, b in enumerate(found):
            if i != j:
                shared = set(a.words) & set(b.words)
                assert (j in near[i]) == bool(shared)
                if shared:
                    assert math.isclose(near[i][j], _dot(a, b), abs_tol=1e-9)


def test_graph_keeps_the_nearest_and_stays_within_its_effort() -> None:
    found = [compact.row({0: 0.5, 1 + k // 2: 0.8}) for k in range(400)]
    near = graph(found, lambda i, j, product: product, most=3, effort=50)
    assert all(max(row, key=lambda j: row[j]) == k ^ 1 for k, row in enumerate(near))
    assert max(len(row) for row in near) <= 3


def test_graph_leaves_out_what_is_hardly_alike() -> None:
    found = [compact.row({0: 1.0}), compact.row({0: 0.5, 1: 1.0}), compact.row({1: 0.01})]
    near = graph(found, lambda i, j, product: product, most=3, effort=50, least=0.1)
    assert near == [{1: 0.5}, {0: 0.5}, {}]
