"""Sentences that claim nothing: under 2 % of them may yield a claim (dates and clock times aside)."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.model import Article, Zone, ZoneKind

SENTENCES = Path(__file__).parent / "negatives" / "sentences.txt"
ASIDE = frozenset({"date", "clock_time"})  # "in 1984" in a name may stand for a date
CEILING = 0.02


def load() -> list[tuple[str, str]]:
    """(category, sentence) of each line; a line that begins with ``#`` opens a category."""
    out, category = [], ""
    for line in SENTENCES.read_text("utf-8").splitlines():
        if line.startswith("#"):
            category = line.strip("# ")
        elif line.strip():
            out.append((category, line.strip()))
    return out


def test_the_set_is_large_and_varied() -> None:
    sentences = load()
    assert len(sentences) >= 300
    assert len({s for _, s in sentences}) == len(sentences)
    assert len({c for c, _ in sentences}) >= 20
    assert sum(any(ch.isdigit() for ch in s) for _, s in sentences) >= 100, "digits must tempt the extractor"


@pytest.fixture(scope="module")
def offenders() -> list[str]:
    from factcheck.extraction.pipeline import extract

    articles = [
        Article(f"n{i}", s, "Test", published="2020-06-01", zones=(Zone(ZoneKind.BODY, 0, len(s)),))
        for i, (_, s) in enumerate(load())
    ]
    out = []
    for (category, sentence), found in zip(load(), extract(articles), strict=True):
        claims = [c for c in found.claims if c.type not in ASIDE]
        if claims or found.figures:
            what = ", ".join(f"{c.type} {getattr(c.value, 'text', '')!r}" for c in claims) or f"figures {found.figures}"
            out.append(f"[{category}] {sentence} -> {what}")
    return out


def test_under_two_percent_yield_a_claim(offenders: list[str]) -> None:
    assert len(offenders) < CEILING * len(load()), f"{len(offenders)} of {len(load())}:\n" + "\n".join(offenders)
