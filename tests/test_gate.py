"""The gate passes over sentences in which no rule can hold, and never over a claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.claim_types import load
from factcheck.extraction import candidates
from factcheck.extraction.candidates import gate_of
from factcheck.extraction.pipeline import extract, parser
from factcheck.model import Article, Claim, Value, Zone, ZoneKind
from factcheck.reading import read

CORPUS = Path(__file__).parents[1] / "corpus"
SHARED = Path(__file__).parents[2] / "shared" / "data"
SETS = {"g5w1h": 12, "gvdb": 12, "shootings": 12, "prose": 2, "allsides": 40, "ecbplus": 40, "fakes": 12, "seeds": 1}
Said = tuple[list[tuple[Claim, str, int, int]], tuple[tuple[str, Value], ...]]


class Open:
    """A gate that every sentence passes."""

    def opens(self, text: str) -> bool:
        return True


def said(articles: list[Article]) -> list[Said]:
    return [
        (
            [(c.type, c.value, c.polarity, c.field, c.start, c.end, c.quote, c.slots, c.attribution) for c in e.claims],
            e.figures,
        )
        for e in extract(articles)
    ]


def compare(articles: list[Article], monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """Hold that the claims are the same; how many sentences were parsed with the gate, and how many without."""
    types = load(())
    few = sum(len(candidates.candidates(a, types)[1]) for a in articles)
    gated = said(articles)
    monkeypatch.setattr(candidates, "gate_of", lambda types: Open())
    every = sum(len(candidates.candidates(a, types)[1]) for a in articles)
    for article, one, two in zip(articles, gated, said(articles), strict=True):
        assert one == two, article.id
    return few, every


def test_no_claim_of_the_corpus_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    few, every = compare(read([str(CORPUS)])[0], monkeypatch)
    assert few < every


@pytest.mark.skipif(not SHARED.is_dir(), reason="the articles of ../shared/data are not here")
@pytest.mark.parametrize("name", SETS)
def test_no_claim_of_a_sample_of_the_data_is_lost(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    few, every = compare(read([str(SHARED / name)])[0][:: SETS[name]], monkeypatch)
    assert few < 0.85 * every or name == "seeds"


@pytest.mark.parametrize(
    "text",
    [
        "A man was killed.",
        "Gunmen opened fire on the crowd.",
        "She was hit in both knees.",
        "They were dying.",
        "A robber fled.",
        "He took his own life and another man lost his.",
        "It was a burnt-out house in which a woman was burnt.",
        "A driver attacked the guards.",
        "The dying were dined by candle-light.",
    ],
)
def test_a_sentence_in_which_a_rule_may_hold_passes(text: str) -> None:
    assert gate_of(load(())).opens(text)


@pytest.mark.parametrize(
    "text",
    [
        "The weather was fine and the lake was calm.",
        "He called it an open letter and drove home.",
        "A missile mission was a misspelling.",
        "The hospital opened its doors to the press.",
        "The weather did what it always did.",
        "The attack was condemned.",
        "",
        "…",
    ],
)
def test_a_sentence_that_no_rule_is_about_does_not_pass(text: str) -> None:
    assert not gate_of(load(())).opens(text)


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("The 1953 armistice held.", False),
        ("The weather was fine, officials said Friday.", False),
        ("Last updated: 30 May 2018", False),
        ("The bridge was opened on 30 May 2018.", True),
        ("Thursday's release of the papers was a surprise.", True),
        ("The bridge was opened at 9:15 am.", True),
    ],
)
def test_a_date_that_tells_of_nothing_is_no_reason_to_parse(text: str, parsed: bool) -> None:
    article = Article("a", text, published="2018-06-01")
    sentences, found = candidates.candidates(article, load(()))
    assert len(sentences) == 1
    assert len(found) == parsed


def test_every_form_that_the_lemmatizer_knows_is_known() -> None:
    gate = gate_of(load(()))
    known = frozenset().union(*(words for alternative in gate.asked for words in alternative))
    table = parser("en_core_web_sm").nlp.get_pipe("lemmatizer").lookups.get_table("lemma_exc")
    forms = {
        (form, lemma) for pos in table for form, lemmas in table[pos].items() for lemma in lemmas if lemma in known
    }
    assert len(forms) > 100
    missed = {(form, lemma) for form, lemma in forms if form.isalpha() and lemma not in gate.lemmas_of(form)}
    assert missed <= {("bani", "ban")}  # the money of Romania


def test_lemmas_of_parsed_sentences_are_known_from_their_words() -> None:
    from factcheck.extraction.sentences import sentences_of
    from factcheck.extraction.view import lemma_of

    gate = gate_of(load(()))
    known = frozenset().union(*(words for alternative in gate.asked for words in alternative))
    seen = 0
    for article in read([str(CORPUS)])[0][::4]:
        for doc in parser("en_core_web_sm").pipe([s.text for s in sentences_of(article)]):
            guessed = gate.lemmas_in(doc.text)
            for token in doc:
                lemma = lemma_of(token)
                seen += lemma in known
                assert lemma not in known or lemma in guessed, (token.text, lemma, doc.text)
    assert seen > 200


def test_boilerplate_is_never_parsed() -> None:
    article = Article("a", "Five men were killed.", zones=(Zone(ZoneKind.BOILERPLATE, 0, 21),))
    assert candidates.candidates(article, load(()))[1] == []


def test_no_more_figures_are_looked_at_than_a_sentence_may_hold() -> None:
    (found,) = candidates.candidates(Article("a", "There were " + "5 m, " * 200 + "and 6 m."), load(()))[1]
    assert len(found.mentions) == 60
    assert found.mentions[0].start < found.mentions[-1].start < 400
