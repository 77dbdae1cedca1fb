"""HTML comments inside a text (``<!-- … -->``): notes to machines and editors, never anybody's words."""

from __future__ import annotations

import re

from factcheck.model import Zone, ZoneKind

_VISIBLE = re.compile(r"[^\r\n]")


def spans(text: str) -> list[tuple[int, int]]:
    """Each comment's half-open offsets, in order; one that is not closed is text."""
    out = []
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        out.append((start, end + 3))
        start = text.find("<!--", end + 3)
    return out


def blanked(text: str, by: str = " ") -> str:
    """The text with ``by`` for each character of a comment; every offset and line stays."""
    pieces, at = [], 0
    for start, end in spans(text):
        pieces += [text[at:start], _VISIBLE.sub(by, text[start:end])]
        at = end
    return "".join([*pieces, text[at:]]) if pieces else text


def carve(text: str, zones: tuple[Zone, ...]) -> tuple[Zone, ...]:
    """``zones``, found on the blanked text, with each comment cut out of them and a zone of boilerplate itself."""
    hidden = spans(text)
    if not hidden:
        return zones
    out: list[Zone] = []
    number = 0
    for zone in zones:
        at = zone.start
        while number < len(hidden) and hidden[number][1] <= at:
            out.append(Zone(ZoneKind.BOILERPLATE, *hidden[number]))
            number += 1
        while number < len(hidden) and hidden[number][0] < zone.end:
            start, end = hidden[number]
            out += _trimmed(text, zone, at, start)
            out.append(Zone(ZoneKind.BOILERPLATE, start, end))
            at = end
            number += 1
        out += _trimmed(text, zone, at, zone.end)
    out += [Zone(ZoneKind.BOILERPLATE, *span) for span in hidden[number:]]
    return tuple(out)


def _trimmed(text: str, zone: Zone, start: int, end: int) -> list[Zone]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return [Zone(zone.kind, start, end, zone.speaker)] if end > start else []
