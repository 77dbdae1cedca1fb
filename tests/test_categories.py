"""Violations and other categories: who did what across which line, asserted, denied or open."""

from __future__ import annotations

import pytest

from factcheck.extraction.pipeline import extract
from factcheck.model import Article, Category, Claim


def found(text: str) -> list[Claim]:
    (extracted,) = extract([Article(id="a", text=text, published="2020-05-01")])
    return [c for c in extracted.claims if c.type == "violation"]


CASES = [
    ("Shooting over the border broke the armistice.", ["firing_across_line"], "asserted"),
    ("The command said the North violated the truce by firing over the line and by crossing it.",
     ["firing_across_line", "crossing_line"], "asserted"),
    ("Whether any bullet went over the line is not known.", ["firing_across_line"], "unknown"),
    ("It is unclear whether bullets crossed the border.", ["firing_across_line"], "unknown"),
    ("None of the shots came over into the South.", ["firing_across_line"], "denied"),
    ("The soldiers did not cross the line, the command said.", ["crossing_line"], "denied"),
    ("Nor is it clear that the troops stepped over the line.", ["crossing_line"], "unknown"),
    ("Bringing rifles into the JSA is a breach of the armistice.", ["weapons_in_jsa"], "asserted"),
    ("Forty times they fired, breaching the armistice.", ["other"], "asserted"),
    ("The defector crossed the line on foot.", [], ""),
    ("Sales crossed the one million line.", [], ""),
    ("The goalkeeper stepped over the line.", [], ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "categories", "polarity"), CASES, ids=lambda v: v if isinstance(v, str) else None)
def test_frames(text: str, categories: list[str], polarity: str) -> None:
    claims = found(text)
    assert [c.value.category for c in claims if isinstance(c.value, Category)] == categories
    assert all(c.polarity == polarity for c in claims)


@pytest.mark.parametrize("text", [text for text, categories, _ in CASES if categories])
def test_the_words_of_a_category_are_quoted(text: str) -> None:
    for claim in found(text):
        assert text[claim.start : claim.end] == claim.value.text
        assert claim.value.text.strip() == claim.value.text != ""


def test_a_category_is_stated_once_a_sentence() -> None:
    text = "Firing over the line, and again firing over the border, violated the truce."
    assert len(found(text)) == 1


def test_how_often_is_a_claim_beside_what() -> None:
    text = "The North broke the truce twice: by firing over the line and by crossing it."
    (extracted,) = extract([Article(id="a", text=text, published="2020-05-01")])
    assert [(c.type, c.value.text) for c in extracted.claims if c.type == "violation_count"] == [
        ("violation_count", "twice")
    ]
