"""Attribution: golden cases over whole articles, zones, names of sources, wire credits."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extraction.attribution import SourceTracker, canonical_source, known_outlet, wire_credits
from factcheck.extraction.quotations import quotations
from factcheck.extraction.reporting_cues import cues_of
from factcheck.extraction.sentences import sentences_of
from factcheck.model import Article, Attribution, Zone, ZoneKind

GOLDEN = tomllib.loads((Path(__file__).parent / "golden/attribution/attribution.toml").read_text("utf-8"))


def _sources(marked: str, zones: tuple[Zone, ...] = ()) -> tuple[Attribution, ...]:
    """Attribute the stretch between [ and ]."""
    start, end = marked.index("["), marked.index("]") - 1
    article = Article("a", marked.replace("[", "").replace("]", ""), zones=zones)
    sentences = sentences_of(article)
    here = next(s for s in sentences if s.start <= start and end <= s.end)
    return SourceTracker(article, sentences).attribute(here.index, start - here.start, end - here.start)


@pytest.mark.parametrize("case", GOLDEN["case"], ids=lambda c: c["text"])
def test_golden(case: dict[str, Any]) -> None:
    assert [a.source for a in _sources(case["text"])] == case["sources"]


def test_the_cue_is_the_word_that_shows_it() -> None:
    assert _sources("According to police, [12] died.")[0].cue == "according to"
    assert _sources("[Twelve] died, reports The Guardian.")[0].cue == "reports"


def test_a_quoted_block_speaks_for_its_outlet_last() -> None:
    text = "They ran. [Five] hit him, police said."
    zone = Zone(ZoneKind.BODY, 0, len(text) - 2, "Daily Mail")
    found = _sources(text, (zone,))
    assert [(a.source, a.cue) for a in found] == [("police", "said"), ("Daily Mail", "per")]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    marked = '"It was loud," Ana Ruiz told the BBC. "We ran.\n\n"I counted [three] shots in the dark."'
    assert [a.source for a in _sources(marked)] == ["Ana Ruiz"]


def test_a_turn_of_a_transcript_belongs_to_its_speaker() -> None:
    marked = "SMITH: Good day.\nRUIZ: It was loud.\nI heard [three] shots.\nSMITH: Thanks.\n"
    assert [a.source for a in _sources(marked)] == ["Ruiz"]


def test_a_tagged_noun_is_no_reporting_verb() -> None:
    spacy = pytest.importorskip("spacy")
    text = "Aid groups report cards for 12 pupils."
    doc = spacy.tokens.Doc(spacy.blank("en").vocab, [*text.rstrip(".").split(), "."], pos=["NOUN"] * 7 + ["PUNCT"])
    article = Article("a", text)
    tracker = SourceTracker(article, sentences_of(article))
    at = text.index("12")
    assert [a.source for a in tracker.attribute(0, at, at + 2)] == ["Aid groups"]
    assert tracker.attribute(0, at, at + 2, doc) == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("AP", "the Associated Press"),
        ("JCS", "South Korean Joint Chiefs of Staff"),
        ("Joint Chiefs", "South Korea's Joint Chiefs of Staff"),
        ("The Guardian", "guardian"),
        ("UN Command", "United Nations Command"),
        ("UN Command spokesman Carroll", "Carroll"),
        ("Dr. Lee Guk-jong", "Lee Guk-jong"),
        ("SOHR", "British-based Syrian Observatory for Human Rights"),
    ],
)
def test_variants_of_a_name_fold(a: str, b: str) -> None:
    assert canonical_source(a) == canonical_source(b)


@pytest.mark.parametrize(
    ("a", "b"), [("Ana Ruiz", "Eva Ruiz"), ("South Korea", "North Korea"), ("police", "officials")]
)
def test_different_sources_stay_apart(a: str, b: str) -> None:
    assert canonical_source(a) != canonical_source(b)


@given(st.sampled_from(["AP", "Yonhap News Agency", "Ana Ruiz", "a UN official", "Daily Mail", "Col. Roh"]))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert canonical_source(canonical_source(name)) == canonical_source(name)


def test_only_outlets_are_outlets() -> None:
    assert known_outlet("the BBC") == "BBC"
    assert known_outlet("United Nations Command") is None


@pytest.mark.parametrize(
    ("outlet", "text", "credits"),
    [
        ("Herald", "SEOUL, Nov 22 (Reuters) - He fled.", ("Reuters",)),
        ("Herald", "SEOUL, South Korea (AP) — He fled.", ("Associated Press",)),
        ("Herald", "By Kim Tong-hyung\nAssociated Press\nHe fled.", ("Associated Press",)),
        ("Herald (AP)", "He fled.", ("Associated Press",)),
        ("Herald", "He fled over the line.\n--Reuters", ("Reuters",)),
        ("Reuters", "He fled.", ("Reuters",)),
        ("Herald", "He fled, Reuters reports.", ()),
        ("Herald", "The agency Reuters said (in a note) - he fled.", ()),
    ],
)
def test_wire_credits(outlet: str, text: str, credits: tuple[str, ...]) -> None:
    assert wire_credits(Article("a", text, outlet)) == credits


@settings(max_examples=60)
@given(st.text(alphabet='abS said, "“”.;-\n(The officials of ', max_size=120))
def test_any_article_can_be_read(text: str) -> None:
    article = Article("a", text)
    sentences = sentences_of(article)
    tracker = SourceTracker(article, sentences)
    for sentence in sentences:
        for cue in cues_of(sentence.text):
            assert 0 <= cue.start < cue.end <= len(sentence.text)
            assert all(0 <= a <= b <= len(sentence.text) for a, b in cue.said)
        found = tracker.attribute(sentence.index, 0, len(sentence.text))
        assert all(a.source.strip() for a in found)


@given(st.text(alphabet='ab "“”‘’.\n', max_size=80))
def test_quotations_are_sorted_and_apart(text: str) -> None:
    last = 0
    for quote in quotations(text):
        assert last <= quote.start < quote.end <= len(text)
        last = quote.end


def test_hostile_nesting_is_read_without_running_out_of_stack() -> None:
    for text in ("officials of " * 20000 + "said 5 died", "(a)" * 20000 + " said 5 died", "said " * 20000 + "5"):
        article = Article("a", text)
        sentences = sentences_of(article)
        at = text.rindex("5")
        assert len(SourceTracker(article, sentences).attribute(0, at, at + 1)) <= 2
