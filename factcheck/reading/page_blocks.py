"""The blocks of text of a web page in reading order, with the part of the page that each stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from factcheck.reading.cues import cues


class Part(Enum):
    """Where on the page a block stands."""

    HEADLINE = auto()
    STANDFIRST = auto()
    BODY = auto()
    CAPTION = auto()
    COMMENT = auto()
    COMMENTER = auto()
    CHROME = auto()  # navigation, share bars, boxes: never the article


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item, caption or cell; ``quoted`` counts the blockquote it stands in (0: none)."""

    text: str
    part: Part
    quoted: int = 0
    section: int = 0  # numbers the innermost comment item, list or block around it


_SPLIT = re.compile(r"[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])")
_HIDDEN = re.compile(r"display\s?:\s?none|visibility\s?:\s?hidden")
_LARGEST_BOX = 1500  # characters; what holds more is the page, not a box on it ("content-with-sidebar")
_TOP = frozenset(("html", "body", "main"))


@dataclass(slots=True)
class _Place:
    part: Part
    quoted: int
    section: int


def blocks_of(tree: Any) -> list[Block]:
    """Every block of the page's body, white space collapsed; linear in the page, without recursion."""
    out: list[Block] = []
    buffer: list[str] = []
    places: list[_Place] = [_Place(Part.BODY, 0, 0)]
    quotes = sections = 0
    inline = cues().page["inline_tags"]

    def flush() -> None:
        text = " ".join("".join(buffer).split())
        buffer.clear()
        if text:
            place = places[-1]
            out.append(Block(text, place.part, place.quoted, place.section))

    for event, element in _events(tree):
        tag = element.tag
        if event == "text":
            buffer.append(element.text or "")
        elif event == "tail":
            buffer.append(element.tail or "")
        elif event == "start":
            if tag == "br":
                flush()
                places.append(places[-1])
                continue
            part = _part(element, places[-1].part)
            if tag in inline and part is places[-1].part:
                places.append(places[-1])
                continue
            flush()
            quotes += tag == "blockquote"
            sections += 1
            quoted = quotes if tag == "blockquote" else places[-1].quoted
            places.append(_Place(part, quoted, sections))
        else:
            if places[-1] is not places[-2]:
                flush()
            places.pop()
    flush()
    return out


def _events(tree: Any) -> Iterator[tuple[str, Any]]:
    """The pairs ("start", e), ("text", e), ("end", e), ("tail", e) of each element in reading order."""
    stack: list[tuple[Any, bool]] = [(tree, False)]
    while stack:
        element, done = stack.pop()
        if done:
            yield "end", element
            if element is not tree:
                yield "tail", element
            continue
        if not isinstance(element.tag, str) or _wordless(element):
            if element is not tree:
                yield "tail", element
            continue
        yield "start", element
        yield "text", element
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _wordless(element: Any) -> bool:
    """Scripts, buttons, navigation and what is hidden; an ``<aside>`` may hold the readers' comments."""
    if element.tag in cues().page["skipped_tags"]:
        return element.tag != "aside" or _part(element, Part.BODY) is not Part.COMMENT
    return _hidden(element)


def _hidden(element: Any) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and len(style) < 2000 and _HIDDEN.search(style.lower()))


def names_of(element: Any) -> frozenset[str]:
    """The words of an element's class and id, lower case, whole and split: ``wp-caption-text`` is four of them."""
    raw = f"{element.get('class') or ''} {element.get('id') or ''}"[:2000]
    words: set[str] = set()
    for name in raw.split():
        words.add(name.lower())
        words.update(piece.lower() for piece in _SPLIT.split(name) if piece)
    return frozenset(words)


def _part(element: Any, outer: Part) -> Part:
    tag, page = element.tag, cues().page
    names = names_of(element) if tag not in _TOP else frozenset()
    if outer in (Part.COMMENT, Part.COMMENTER):
        if (
            outer is Part.COMMENT
            and tag != "p"
            and names & page["commenter"]
            and not names & page["comments"] - {"comment"}
        ):
            return Part.COMMENTER if _short(element) else outer
        return outer
    if names & page["comments"] and not names & page["not_comments"] and tag not in ("a", "article", "button"):
        return Part.COMMENT
    if outer is not Part.BODY:
        return outer
    if tag == "h1":
        return Part.HEADLINE
    if tag == "figcaption" or (tag != "figure" and names & page["captions"] and _short(element, 600)):
        return Part.CAPTION
    if names & page["standfirsts"] and _short(element, 600):
        return Part.STANDFIRST
    if names & page["chrome"] and _short(element, _LARGEST_BOX):
        return Part.CHROME
    return outer


def _short(element: Any, limit: int = 80) -> bool:
    """Holds an element at most ``limit`` characters of text? Looks no further than that."""
    length = 0
    for number, piece in enumerate(element.itertext()):
        length += len(piece.strip())
        if length > limit or number > limit:
            return False
    return True
