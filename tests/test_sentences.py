"""Sentence splitting: exact offsets, abbreviations, headline lines, hostile input."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extraction.sentences import MAX_LENGTH, sentences_of, split
from factcheck.model import Article, Zone, ZoneKind


def cut(text: str) -> list[str]:
    return [text[s:e] for s, e in split(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One fell. Two ran.", ["One fell.", "Two ran."]),
        ("Col. Roh spoke at 3:31 p.m. on Monday. He left.", ["Col. Roh spoke at 3:31 p.m. on Monday.", "He left."]),
        ("It ended at 3 p.m. The crowd left.", ["It ended at 3 p.m.", "The crowd left."]),
        ("It fell at 9 p.m. Monday in the hall.", ["It fell at 9 p.m. Monday in the hall."]),
        ("It fell at 9 p.m. Nov. 9 in the hall.", ["It fell at 9 p.m. Nov. 9 in the hall."]),
        ("It ended at 9 p.m. Monday was calm.", ["It ended at 9 p.m.", "Monday was calm."]),
        ("It ended at 9 p.m. Monday's game was off.", ["It ended at 9 p.m.", "Monday's game was off."]),
        ("The U.S. Army came.", ["The U.S. Army came."]),
        ("J. Smith was 24. He ran 1.5 miles.", ["J. Smith was 24.", "He ran 1.5 miles."]),
        ("“He fell.” She said so.", ["“He fell.”", "She said so."]),
        ("Was he hit? Nobody knows!", ["Was he hit?", "Nobody knows!"]),
        ("It happened on Nov. 13. The film shows it.", ["It happened on Nov. 13.", "The film shows it."]),
        ("A headline without a stop\n\nThe body starts.", ["A headline without a stop", "The body starts."]),
        ("A line that runs\non to the next.", ["A line that runs\non to the next."]),
        ("First line\nSecond line", ["First line", "Second line"]),
        (
            "One of 3 Back to Gallery  Six men fell  “Run!” he said.",
            ["One of 3 Back to Gallery", "Six men fell", "“Run!”", "he said."],
        ),
        ("Pulled out by  hand, of  40 men.  Jim fell.", ["Pulled out by  hand, of  40 men.", "Jim fell."]),
        ("They waited ... and waited.", ["They waited ... and waited."]),
    ],
)
def test_split(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@given(st.text(alphabet="ab .!?\n\"”'A1,", max_size=200))
def test_sentences_cover_every_word_once_in_order(text: str) -> None:
    spans = list(split(text))
    assert all(0 <= s < e <= len(text) for s, e in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join("".join(text[s:e].split()) for s, e in spans) == "".join(text.split())


def test_a_sentence_without_an_end_is_cut_at_a_space() -> None:
    text = "word " * 2000
    parts = cut(text)
    assert len(parts) > 1
    assert all(len(p) <= MAX_LENGTH for p in parts)
    assert " ".join(parts).split() == text.split()


def test_zones_and_title_keep_their_own_offsets() -> None:
    text = "Lead here. More here.\nA reader writes."
    zones = (Zone(ZoneKind.BODY, 0, 21), Zone(ZoneKind.COMMENT, 22, len(text), "Jo"))
    found = sentences_of(Article(id="a", text=text, title="Five hurt", zones=zones))
    assert [(s.field, s.zone, s.speaker) for s in found] == [
        ("title", ZoneKind.HEADLINE, None),
        ("text", ZoneKind.BODY, None),
        ("text", ZoneKind.BODY, None),
        ("text", ZoneKind.COMMENT, "Jo"),
    ]
    assert all(text[s.start : s.end] == s.text for s in found[1:])
    assert [s.index for s in found] == [0, 1, 2, 3]
