"""Zones: golden pages (``zones/*.txt``, one label a line), exact tiling, and the articles beside the project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import OWN_ZONES, Zone, ZoneKind
from factcheck.reading import read
from factcheck.reading.quoted import introduced
from factcheck.reading.zones import find_zones

HERE = Path(__file__).parent
SHARED = HERE.parents[1].parent / "shared" / "data"
GOLDEN = sorted((HERE / "zones").glob("*.txt"))


def golden(path: Path) -> tuple[str, str, list[str]]:
    """Title, text, and the label of each line ("" for an empty one)."""
    head, _, page = path.read_text("utf-8").partition("===\n")
    title = next(line.removeprefix("title: ") for line in head.splitlines() if line.startswith("title: "))
    rows = [line.partition("|") for line in page.splitlines()]
    return title, "\n".join(text.strip() for _, _, text in rows), [label.strip() for label, _, _ in rows]


def labels(text: str, zones: tuple[Zone, ...]) -> list[str]:
    """The label of each line of the text by the zone that holds its first character."""
    out: list[str] = []
    at = 0
    for line in text.split("\n"):
        here = [zone for zone in zones if zone.start <= at < zone.end] if line.strip() else []
        out.append(here[0].kind.value + (f":{here[0].speaker}" if here[0].speaker else "") if here else "")
        at += len(line) + 1
    return out


def assert_tiles(text: str, zones: tuple[Zone, ...]) -> None:
    last = 0
    for zone in zones:
        assert last <= zone.start < zone.end <= len(text)
        assert not text[last : zone.start].strip()
        assert not text[zone.start].isspace()
        assert not text[zone.end - 1].isspace()
        last = zone.end
    assert not text[last:].strip()


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden_page(path: Path) -> None:
    title, text, wanted = golden(path)
    zones = find_zones(text, title)
    assert_tiles(text, zones)
    assert labels(text, zones) == wanted


def test_golden_pages_are_there() -> None:
    assert len(GOLDEN) >= 12


@pytest.mark.parametrize(
    ("text", "title", "headline"),
    [
        ("Two men shot in barn - KXYZ NewsBARTON - Two men were shot.", "Two men shot in barn - KXYZ News", 0),
        ("Sun 16 Apr 2017 Ten dead in blast. Ten people died.", "Ten dead in blast", 16),
        (
            "Ten dead as bus leaves mountain road in Peru A bus left the road.",
            "Ten dead as bus leaves mountain road in Peru",
            0,
        ),
    ],
)
def test_headline_run_together_with_the_body(text: str, title: str, headline: int) -> None:
    zones = find_zones(text, title)
    assert_tiles(text, zones)
    found = next(zone for zone in zones if zone.kind is ZoneKind.HEADLINE)
    assert found.start == headline
    assert text[found.start : found.end].rstrip(".") == title
    assert zones[-1].kind is ZoneKind.BODY


def test_a_lead_that_starts_like_the_title_is_not_cut() -> None:
    text = "Man shot in New York City park dies of his wounds."
    assert find_zones(text, "Man shot in New York") == (Zone(ZoneKind.BODY, 0, len(text)),)


def test_a_date_at_the_start_of_a_sentence_is_no_stamp() -> None:
    text = "July 5 2015 was the day on which 12 people died."
    assert find_zones(text) == (Zone(ZoneKind.BODY, 0, len(text)),)


def test_empty_text_has_no_zones() -> None:
    assert find_zones("") == ()
    assert find_zones(" \n\t\n") == ()


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Per Daily Mail:", "Daily Mail"),
        ("From the BBC:", "BBC"),
        ("via Reuters:", "Reuters"),
        ("According to The New York Times:", "New York Times"),
        ("The Associated Press reports:", "Associated Press"),
        ("From example.com:", "example.com"),
        ("Per Daily Mail", None),
        ("From left:", None),
        ("According to police:", None),
        ("Police reported:", None),
        ("From Monday:", None),
        ("The man has since recovered after several days in hospital:", None),
        ("He said:", None),
    ],
)
def test_lines_that_hand_over_to_an_outlet(line: str, outlet: str | None) -> None:
    assert introduced(line) == outlet


_PIECES = st.sampled_from(
    [
        "Comments",
        "Per Daily Mail:",
        "Bob says:",
        "Reply",
        "2 hours ago",
        "Автор",
        "Комментарии",
        "He was shot five times on Monday, the police said.",
        "Subscribe",
        "Related stories",
        "(Image credit: AP)",
        "FILE - In this photo, smoke.",
        "“Quoted.”",
        "A Title Of Five Words",
        "",
        "  ",
        "\r",
        "\u202e",
        "\0",
        "a",
    ]
)


@given(
    st.lists(st.one_of(_PIECES, st.text(max_size=30)), max_size=25),
    st.sampled_from([None, "", "A Title Of Five Words"]),
)
def test_zones_tile_any_text(pieces: list[str], title: str | None) -> None:
    text = "\n".join(pieces)
    assert_tiles(text, find_zones(text, title))


@given(st.lists(st.sampled_from(["Nice", "I saw 9 of them there myself", "wow", "No way!"]), min_size=1, max_size=8))
def test_nothing_under_a_label_with_a_count_is_the_outlets(remarks: list[str]) -> None:
    article = "Three people were hurt when a bus hit the wall on Monday.\n" * 3
    text = article + "\nComments (9)\n\n" + "\n\n".join(remarks)
    zones = find_zones(text)
    assert_tiles(text, zones)
    assert max(zone.end for zone in zones if zone.kind in OWN_ZONES) < len(article)


def _articles(folder: str) -> list[dict[str, str]]:
    path = SHARED / folder / "articles.jsonl"
    if not path.exists():
        pytest.skip(f"needs the data beside the project: {path.name} of {folder}")
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_the_three_pages_that_started_the_project() -> None:
    articles = {article["id"]: article for article in _articles("seeds")}
    for article in articles.values():
        zones = find_zones(article["text"], article["title"])
        assert_tiles(article["text"], zones)
        own = [article["text"][zone.start : zone.end] for zone in zones if zone.kind in OWN_ZONES]
        joined = "\n".join(own)
        # Every sentence that holds a claim is the outlet's; so is nothing that a gold line does not know of.
        assert all(sentence in joined for sentence in article["sentences"])
    video = articles["seed-000"]
    comments = [zone for zone in find_zones(video["text"], video["title"]) if zone.kind is ZoneKind.COMMENT]
    assert len(comments) == 20
    assert all(zone.speaker for zone in comments)
    assert [comments[0].speaker, comments[-1].speaker] == ["CobaltBob", "zeeblock"]
    blog = articles["seed-003"]
    quoted = [zone for zone in find_zones(blog["text"], blog["title"]) if zone.kind is ZoneKind.BODY and zone.speaker]
    assert {zone.speaker for zone in quoted} == {"Daily Mail"}
    assert blog["text"][quoted[0].start :].startswith("The video, which is divided")
    assert blog["text"][: quoted[-1].end].endswith("dragging him to safety.")


def test_pages_as_they_stood_are_read_like_their_lines() -> None:
    articles = {article["id"].removeprefix("seed-"): article for article in _articles("seeds")}
    pages = sorted((SHARED / "seeds").glob("*.txt"))
    assert len(pages) == 3
    for page in pages:
        (article,), skipped = read([str(page)])
        line = articles[page.name[:3]]
        assert skipped == []
        assert article.title == line["title"]

        def shape(text: str, zones: tuple[Zone, ...]) -> list[tuple[str, str | None, list[str]]]:
            return [(zone.kind.value, zone.speaker, text[zone.start : zone.end].split()) for zone in zones]

        assert shape(article.text, article.zones) == shape(line["text"], find_zones(line["text"], line["title"]))


@pytest.mark.parametrize(("folder", "most"), [("prose", 0.01), ("gvdb", 0.0), ("shootings", 0.0005), ("fakes", 0.005)])
def test_news_prose_is_kept(folder: str, most: float) -> None:
    total = dropped = 0
    for article in _articles(folder):
        zones = find_zones(article["text"], article["title"])
        assert_tiles(article["text"], zones)
        total += len(article["text"])
        dropped += sum(zone.end - zone.start for zone in zones if zone.kind not in OWN_ZONES)
    assert dropped <= most * total
