"""Web pages: the headline, standfirst, body, captions and comments, composed into one text with zones over it.

trafilatura says which paragraphs are the article; it drops headlines, standfirsts and captions, so those are taken from
the page itself, in the page's order. White space is collapsed; blocks are separated by a blank line.
"""

from __future__ import annotations

from typing import Any

from factcheck.errors import NoTextError
from factcheck.model import ZoneKind
from factcheck.reading import comments, headline
from factcheck.reading.lines import Line
from factcheck.reading.page_blocks import Block, Part, blocks_of
from factcheck.reading.page_meta import page_metadata
from factcheck.reading.record import Record, clean
from factcheck.reading.zones import settle

_KINDS = {
    Part.HEADLINE: ZoneKind.HEADLINE,
    Part.STANDFIRST: ZoneKind.BODY,
    Part.BODY: ZoneKind.BODY,
    Part.CAPTION: ZoneKind.CAPTION,
    Part.COMMENT: ZoneKind.COMMENT,
    Part.COMMENTER: ZoneKind.BOILERPLATE,
    Part.CHROME: ZoneKind.BODY,
}
_LONG = 12  # letters of a block that is looked for inside of trafilatura's lines
_LARGEST = 2_000_000  # characters of a page's text that are searched so
_NEAR = 6  # blocks between a caption or a standfirst and the article's body


def read_html(text: str) -> Record:
    """The article of a page. Raises NoTextError where the page holds none."""
    tree = _parsed(clean(text))
    if tree is None:
        raise NoTextError("holds no page", hint="save the whole page, or its words as .txt")
    record = page_metadata(tree)
    body = tree.find("body")
    blocks = blocks_of(tree if body is None else body)
    article = _article_blocks(blocks, _main_text(tree), record.title)
    record.title = record.title or next((block.text for block in article if block.part is Part.HEADLINE), None)
    if not any(_KINDS[block.part] is ZoneKind.BODY and _key(block.text) for block in article):
        raise NoTextError("holds no article text", hint="save the page as your browser shows it, or its words as .txt")
    lines = _lines(article, record.title)
    record.text = "\n\n".join(line.text for line in lines)
    record.zones = settle(lines)
    return record


def _parsed(text: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    data = text.replace("\0", "\ufffd").encode("utf-8")
    try:
        return html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _main_text(tree: Any) -> list[str]:
    """The lines that trafilatura takes for the article, letters and digits only; empty where it finds none."""
    from copy import deepcopy

    from trafilatura import extract

    found = extract(deepcopy(tree), include_comments=False, include_tables=True, favor_recall=True, deduplicate=False)
    return [key for line in (found or "").splitlines() if (key := _key(line))]


def _key(text: str) -> str:
    return "".join(char for char in text if char.isalnum()).casefold()


def _article_blocks(blocks: list[Block], main: list[str], title: str | None) -> list[Block]:
    """The blocks of the article and its comments.

    Body blocks are those that trafilatura chose, outside of boxes (all where it chose none); a headline says what the
    title says, or is the only one; standfirsts and captions stand close to body blocks.
    """
    whole, lines = "".join(main)[:_LARGEST], frozenset(main)
    keys = [_key(block.text) for block in blocks]
    for parts in ((Part.BODY, Part.STANDFIRST), (Part.CHROME,)):
        chosen = [
            block.part in parts and (key in lines or (len(key) >= _LONG and key in whole))
            for block, key in zip(blocks, keys, strict=True)
        ]
        if any(chosen):
            break
    else:
        chosen = [block.part is Part.BODY for block in blocks]
    places = [index for index, here in enumerate(chosen) if here] or [0]
    first, last = places[0], places[-1]
    headings = sum(block.part is Part.HEADLINE for block in blocks)
    kept: list[Block] = []
    for index, block in enumerate(blocks):
        near = first - _NEAR <= index <= last + _NEAR
        if (
            chosen[index]
            or block.part in (Part.COMMENT, Part.COMMENTER)
            or (block.part is Part.CAPTION and near)
            or (block.part is Part.STANDFIRST and first - _NEAR <= index <= first + _NEAR)
            or (block.part is Part.HEADLINE and (headings == 1 or not title or headline.same(block.text, title)))
        ):
            kept.append(block)
    return kept


def _lines(article: list[Block], title: str | None) -> list[Line]:
    """The blocks as lines of the text to come, with their kinds; quoting outlets are marked for blockquotes."""
    lines: list[Line] = []
    at = 0
    for number, block in enumerate(article):
        kind = _KINDS[block.part]
        if kind is ZoneKind.BODY and title and number < 4 and headline.same(block.text, title):
            kind = ZoneKind.HEADLINE
        lines.append(Line(at, at + len(block.text), block.text, number, kind, quote=block.quoted))
        at += len(block.text) + 2
    comments.mark_thread(
        [line for line, block in zip(lines, article, strict=True) if block.part in (Part.COMMENT, Part.COMMENTER)],
        {line.start for line, block in zip(lines, article, strict=True) if block.part is Part.COMMENTER},
    )
    return lines
