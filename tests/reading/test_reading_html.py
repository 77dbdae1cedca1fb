"""Web pages: metadata, headline, standfirst, captions, comments, and markup that nobody closed."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import NoTextError
from factcheck.model import OWN_ZONES, Article, ZoneKind
from factcheck.reading import read
from factcheck.reading.html import read_html

PAGES = Path(__file__).parent / "pages"


def page(name: str) -> Article:
    (article,), skipped = read([str(PAGES / name)])
    assert skipped == []
    return article


def words(article: Article, *kinds: ZoneKind, speaker: str | None = None) -> list[str]:
    return [
        article.text[zone.start : zone.end]
        for zone in article.zones
        if zone.kind in kinds and (speaker is None or zone.speaker == speaker)
    ]


def test_json_ld_is_believed_before_open_graph() -> None:
    article = page("json_ld.html")
    assert (article.title, article.outlet) == ("Ferry runs aground off Larne", "The Harbour Post")
    assert article.published == "2019-03-04T08:15:00+00:00"
    assert article.url == "https://harbourpost.example/2019/ferry"


def test_open_graph_before_the_title_element() -> None:
    article = page("open_graph.html")
    assert (article.title, article.outlet) == ("Bridge closed after lorry fire", "Valley Times")
    assert (article.published, article.url) == ("2018-06-02T10:00:00Z", "https://valleytimes.example/bridge")


def test_meta_and_title_where_there_is_nothing_else() -> None:
    article = page("meta_only.html")
    assert (article.title, article.outlet) == ("Storm cuts power to 3,000 homes", "Coast Herald")
    assert (article.published, article.url) == ("2020-01-12", "https://coastherald.example/storm")
    assert len(words(article, ZoneKind.BODY)[0].split("\n\n")) == 2


def test_headline_standfirst_and_caption_are_kept_in_the_pages_order() -> None:
    article = page("json_ld.html")
    assert words(article, ZoneKind.HEADLINE) == ["Ferry runs aground off Larne"]
    assert words(article, ZoneKind.CAPTION) == ["The ferry lies 300 metres from the harbour wall. Photo: Ann Example"]
    assert words(article, ZoneKind.BODY)[0].startswith("All 212 passengers")
    assert article.text.index("All 212") < article.text.index("300 metres") < article.text.index("Four lifeboats")


def test_boxes_navigation_and_footer_are_not_in_the_text() -> None:
    text = page("json_ld.html").text
    for absent in ("14 goals", "cruise", "newsletter", "Copyright", "NewsArticle"):
        assert absent not in text


def test_comments_carry_their_writers() -> None:
    article = page("json_ld.html")
    assert words(article, ZoneKind.COMMENT, speaker="seadog77") == [
        "I heard that 900 people were on it, no way it was 212."
    ]
    (second,) = words(article, ZoneKind.COMMENT, speaker="Mairead")
    assert second.startswith("My sister was on board.")
    assert second.endswith("only 2 lifeboats.")
    assert "900" not in "".join(words(article, *OWN_ZONES))


def test_thread_without_classes_is_read_by_its_shape() -> None:
    article = page("thread_without_classes.html")
    assert words(article, ZoneKind.COMMENT, speaker="Tom Barrow") == ["There were at least 11 of them when we passed."]
    assert words(article, ZoneKind.COMMENT, speaker="Jill") == ["No there were not. I counted 7."]


def test_blockquote_is_the_whole_of_a_quoted_block() -> None:
    article = page("open_graph.html")
    (quoted,) = words(article, ZoneKind.BODY, speaker="Hill Radio")
    assert quoted.startswith("The driver, who is 54")
    assert quoted.endswith("both hands.")
    assert "Nine arrested" not in article.text


def test_hostile_markup_keeps_the_words_and_drops_what_is_hidden() -> None:
    text = page("hostile.html").text
    assert "One man was hurt" in text
    for absent in ("99", "77", "88"):
        assert absent not in text


def test_zones_of_a_page_tile_its_text() -> None:
    for path in sorted(PAGES.glob("*.html")):
        article = page(path.name)
        last = 0
        for zone in article.zones:
            assert not article.text[last : zone.start].strip()
            assert zone.start >= last
            last = zone.end
        assert last == len(article.text)


@pytest.mark.parametrize("markup", ["", "<p></p>", "<!-- x -->", "<script>1</script>", "\0", "<p hidden>Five</p>"])
def test_page_without_words_is_an_error(markup: str) -> None:
    with pytest.raises(NoTextError):
        read_html(markup)


def test_class_of_the_page_itself_makes_no_comment_of_it() -> None:
    record = read_html('<html class="comments"><body class="comments"><p>Five people were hurt.</p></body></html>')
    assert record.zones is not None
    assert [zone.kind for zone in record.zones] == [ZoneKind.BODY]


def test_deep_and_broken_markup_is_read() -> None:
    assert "Five" in read_html("<div>" * 200 + "<p>Five people were hurt.</p>").text
    assert "Five" in read_html("<p>Five people <b>were <i>hurt</b> on</i> Monday.").text
