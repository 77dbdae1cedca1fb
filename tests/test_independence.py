"""What an article says does not depend, to the last bit, on which articles are read with it, before it or after it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from factcheck.claim_types import load
from factcheck.extraction.candidates import candidates
from factcheck.extraction.parser import Parser
from factcheck.extraction.pipeline import extract, installed
from factcheck.model import Article
from factcheck.reading import read

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    found = read([str(CORPUS)])[0][::3]
    assert len(found) > 15
    return found


def texts(article: Article) -> list[str]:
    return [c.sentence.text for c in candidates(article, load(()))[1]]


def parsed(parser: Parser, article: Article) -> list[tuple[str, bytes, list[tuple[object, ...]]]]:
    """Each sentence with the bits of its words' vectors and what was read off them."""
    return [
        (
            doc.text,
            doc.tensor.tobytes(),
            [(t.tag_, t.pos_, t.lemma_, str(t.morph), t.dep_, t.head.i) for t in doc],
        )
        for doc in parser.pipe(texts(article))
    ]


def fresh() -> Parser:
    import spacy

    return Parser(spacy.load(installed("en_core_web_sm"), exclude=["ner"]))


def test_vectors_are_the_same_bits_whatever_was_read_before(articles: list[Article]) -> None:
    forth, back = fresh(), fresh()
    one = [parsed(forth, article) for article in articles]
    other = [parsed(back, article) for article in reversed(articles)]
    assert one == other[::-1]
    assert one == [parsed(forth, article) for article in articles]  # all words known
    assert all(bits for article in one for _, bits, _ in article)


def test_claims_are_the_same_alone_in_pairs_and_in_any_order(articles: list[Article]) -> None:
    together = list(extract(articles))
    assert any(e.claims for e in together)
    assert [next(iter(extract([a]))) for a in articles] == together
    assert list(extract(reversed(articles))) == together[::-1]
    assert [tuple(extract(pair)) for pair in pairwise(articles)] == list(pairwise(together))


def test_an_article_read_amid_others_is_the_one_read_first(articles: list[Article]) -> None:
    known, new = fresh(), fresh()
    for article in articles:
        parsed(known, article)
    assert parsed(known, articles[-1]) == parsed(new, articles[-1])
