"""Blocks in another outlet's words: "Per Daily Mail:" on a line of its own, and what follows it."""

from __future__ import annotations

from factcheck.model import ZoneKind
from factcheck.reading.cues import cues
from factcheck.reading.lines import Line

_INTRO_WORDS = 10
_OPENING = "\"“‘«'"
_CLOSING = ('"', "”", "’", "»", "'")


def introduced(text: str) -> str | None:
    """The outlet that a line such as ``Per Daily Mail:`` hands over to, or None."""
    if not text.endswith(":") or len(text) > 120 or len(text.split()) > _INTRO_WORDS:
        return None
    known = cues()
    for intro in known.intros:
        found = intro.match(text)
        if found:
            name: str = found.group("name").removeprefix("the ").removeprefix("The ").strip()
            first = name.split()[0].casefold() if name else ""
            if first and first not in known.not_outlets:
                return name
    return None


def mark(lines: list[Line]) -> None:
    """Set ``speaker`` of the body lines that are another outlet's words.

    A block ends at the next line that hands over (it ends in a colon), at a subhead, at a line that says so ("Read
    more"), where its quotation marks close, and where the text goes on to speak of that outlet. Adverts and captions
    in the middle do not end it. On a web page a blockquote that follows is the whole block.
    """
    speaker: str | None = None
    quoted = False  # the block stands in quotation marks
    closed = False  # its last line ended in a closing mark
    fresh = False  # no line of the block has been seen yet
    inside = 0  # the page's blockquote that is the block
    ends = cues().quote_ends
    for line in lines:
        if line.kind in (ZoneKind.COMMENT, ZoneKind.HEADLINE):
            speaker = None
            continue
        if line.kind is not ZoneKind.BODY:
            if ends.match(line.text):
                speaker = None
            continue
        outlet = introduced(line.text)
        if outlet or line.text.endswith(":"):
            speaker, fresh, quoted = outlet, True, False
            continue
        if speaker is None:
            continue
        if fresh:
            quoted = line.text[0] in _OPENING
            inside = line.quote
        elif inside:
            if line.quote != inside:
                speaker = None
                continue
        elif (quoted and line.text[0] not in _OPENING and closed) or not _goes_on(line, speaker):
            speaker = None
            continue
        closed = line.text.endswith(_CLOSING)
        fresh = False
        line.speaker = speaker


def _goes_on(line: Line, speaker: str) -> bool:
    """Can this line still be the quoted outlet's own words?"""
    subhead = line.words <= 8 and line.text[-1] not in ".!?…\"”’'»)"
    return not subhead and speaker not in line.text
