"""Words and their weights, against slow and obvious oracles."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.alignment import vectors
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
    rare = vectors.rarity([{"people", "panmunjom"}, {"people"}], 2)
    assert rare["panmunjom"] > rare["people"] > 0


_vectors = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.1, 2.0), max_size=8)


@given(_vectors, _vectors)
def test_dot_is_the_sum_over_shared_words(a: dict[str, float], b: dict[str, float]) -> None:
    slow = sum(a[w] * b[w] for w in set(a) & set(b))
    assert math.isclose(vectors.dot(a, b), slow, abs_tol=1e-9)
    assert math.isclose(vectors.dot(a, b), vectors.dot(b, a), abs_tol=1e-12)


@given(st.lists(_vectors, max_size=9))
def test_graph_of_few_vectors_is_all_pairs_that_share_a_word(found: list[Mapping[str, float]]) -> None:
    near = graph(found, lambda i, j, product: product, most=20, effort=10_000)
    for i, a in enumerate(found):
        for j, b in enumerate(found):
            if i != j:
                shared = set(a) & set(b)
                assert (j in near[i]) == bool(shared)
                if shared:
                    assert math.isclose(near[i][j], vectors.dot(a, b), abs_tol=1e-9)


def test_graph_keeps_the_nearest_and_stays_within_its_effort() -> None:
    found = [{"all": 0.5, f"only{k // 2}": 0.8} for k in range(400)]
    near = graph(found, lambda i, j, product: product, most=3, effort=50)
    assert all(max(row, key=lambda j: row[j]) == k ^ 1 for k, row in enumerate(near))
    assert max(len(row) for row in near) <= 3
