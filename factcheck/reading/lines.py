"""The lines of a text with exact offsets, and what each looks like by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.model import ZoneKind
from factcheck.reading.cues import cues
from factcheck.reading.teasers import is_teasers

_LINE = re.compile(r"[^\r\n]+")
_DECORATION = " \t\xa0—–-|•·*»«›‹→←↓↑▼▶►:…[]()#>_=~"
_WORD = re.compile(r"\w+")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_LONGEST_LABEL = 6  # words of a label in another script


@dataclass(slots=True)
class Line:
    """One line, trimmed, and what it was found to be. ``block`` counts the blank-line-separated blocks."""

    start: int
    end: int
    text: str
    block: int
    kind: ZoneKind = ZoneKind.BODY
    speaker: str | None = None
    unit: int = 0  # the comment it belongs to; lines of different units are never one zone
    quote: int = 0  # the blockquote of the page it stands in, 0 for none

    @property
    def plain(self) -> str:
        """Case-folded and without the dashes and bullets around it."""
        return self.text.strip(_DECORATION).casefold()

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def is_prose(self) -> bool:
        """Reads like a sentence of an article: long enough, and closed by a full stop."""
        return self.words >= 8 and bool(_SENTENCE_END.search(self.text[-8:]))


def lines_of(text: str, start: int = 0) -> list[Line]:
    """Every line of ``text[start:]`` that holds more than white space, in order."""
    out: list[Line] = []
    block, last = 0, start
    for found in _LINE.finditer(text, start):
        raw = found.group()
        stripped = raw.strip()
        if not stripped:
            continue
        begin = found.start() + len(raw) - len(raw.lstrip())
        if out and text.count("\n", last, begin) + text.count("\r", last, begin) - text.count("\r\n", last, begin) > 1:
            block += 1
        last = begin + len(stripped)
        out.append(Line(begin, last, stripped, block))
    return out


def foreign(text: str) -> bool:
    """Is a short line written mostly in another script? On an English page that is a button or a label."""
    if text.isascii():
        return False
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(map(is_latin, letters)) < len(letters) / 2


def is_latin(letter: str) -> bool:
    """Latin script, accents included."""
    return letter <= "\u024f" or "\u1e00" <= letter <= "\u1eff"


def kind_of(line: Line) -> ZoneKind:
    """Boilerplate, caption or body, by the line's own words (``data/reading.toml``)."""
    known = cues()
    text = line.text
    if is_teasers(text):
        return ZoneKind.BOILERPLATE
    if len(text) > known.longest_line:
        return ZoneKind.BODY
    plain = line.plain
    if (
        plain in known.boilerplate_lines
        or plain in known.link_lists
        or not _WORD.search(text)
        or _IDENTIFIER.fullmatch(text)
        or (line.words <= _LONGEST_LABEL and foreign(text))
    ):
        return ZoneKind.BOILERPLATE
    if known.caption_end.search(text) or known.caption.match(text):
        return ZoneKind.CAPTION
    if known.boilerplate.match(text):
        return ZoneKind.BOILERPLATE
    return ZoneKind.BODY
