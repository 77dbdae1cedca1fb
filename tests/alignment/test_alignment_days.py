"""Publication days and the distance between them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.alignment import days
from factcheck.model import Article


def _day(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("article", "first", "last"),
    [
        (Article("a", "", published="2017-11-13"), "2017-11-13", "2017-11-13"),
        (Article("a", "", published="2017-11-13T23:59:00+09:00"), "2017-11-13", "2017-11-13"),
        (Article("a", "", published="2017-02"), "2017-02-01", "2017-02-28"),
        (Article("a", "", published="2017"), "2017-01-01", "2017-12-31"),
        (Article("a", "", url="https://x.test/2016/05/19/plane-lost/"), "2016-05-19", "2016-05-19"),
        (Article("a", "", url="https://x.test/news/2016/05/plane-lost"), "2016-05-01", "2016-05-31"),
        (Article("a", "LONDON, July 28, 2004. A man said"), "2004-07-28", "2004-07-28"),
        (Article("a", "Posted 18th September 2013 at noon"), "2013-09-18", "2013-09-18"),
    ],
)
def test_day_is_read_from_metadata_then_address_then_dateline(article: Article, first: str, last: str) -> None:
    assert days.published(article) == (_day(first), _day(last))


@pytest.mark.parametrize(
    "article",
    [
        Article("a", "no day here"),
        Article("a", "", published="yesterday"),
        Article("a", "", published="2017-13-40"),
        Article("a", "on 31 February 2015"),
        Article("a", "x" * 400 + " July 28, 2004"),
    ],
)
def test_no_day_where_none_is_said(article: Article) -> None:
    assert days.published(article) is None


def test_what_was_given_wins_over_address_and_text() -> None:
    article = Article("a", "July 28, 2004", published="2017-11-13", url="https://x.test/2016/05/19/a-b/")
    assert days.published(article) == (_day("2017-11-13"), _day("2017-11-13"))


_spans = st.tuples(st.integers(1, 4000), st.integers(0, 40)).map(lambda p: (p[0], p[0] + p[1]))


@given(_spans, _spans)
def test_apart_is_the_least_distance_of_any_two_days(a: tuple[int, int], b: tuple[int, int]) -> None:
    slow = min(abs(x - y) for x in range(a[0], a[1] + 1) for y in range(b[0], b[1] + 1))
    assert days.apart(a, b) == days.apart(b, a) == slow


def test_apart_is_unknown_where_a_day_is() -> None:
    assert days.apart(None, (1, 2)) is None
