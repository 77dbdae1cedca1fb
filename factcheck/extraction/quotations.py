"""Quotations that run over sentences and paragraphs, by their quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPEN = {"“": "”", "‘": "’", "«": "»", "„": "“"}
_MARKS = re.compile("[" + "".join({'"', *_OPEN, *_OPEN.values()}) + "]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Half-open stretch of the text with its marks. ``carried``: it is taken up from the paragraph before, which ended
    without a closing mark."""

    start: int
    end: int
    carried: bool = False


def quotations(text: str, start: int = 0, end: int | None = None) -> list[Quotation]:
    """The quotations of ``text[start:end]``, in order, outermost only. A paragraph that does not close its mark is
    quoted to its end; straight marks alternate within a paragraph."""
    stop = len(text) if end is None else end
    out: list[Quotation] = []
    at = start
    unclosed = False
    while at < stop:
        line_end = text.find("\n", at, stop)
        line_end = stop if line_end < 0 else line_end
        if text[at:line_end].strip():
            found, unclosed = _paragraph(text, at, line_end, unclosed)
            out += found
        at = line_end + 1
    return out


def _paragraph(text: str, start: int, end: int, carried: bool) -> tuple[list[Quotation], bool]:
    out: list[Quotation] = []
    opened, closer = -1, ""
    first = True
    for mark in _MARKS.finditer(text, start, end):
        i, char = mark.start(), mark.group()
        if opened < 0:
            if char == '"':
                opened, closer = i, '"'
            elif char in _OPEN and (char != "‘" or _opens_single(text, i)):
                opened, closer = i, _OPEN[char]
            elif char == "”":  # its opening mark was lost
                out.append(Quotation(out[-1].end if out else start, i + 1))
        elif char == closer and (char != "’" or _closes_single(text, i, end)):
            out.append(Quotation(opened, i + 1, carried and first))
            opened, first = -1, False
    if opened >= 0 and closer != "’":
        out.append(Quotation(opened, end, carried and first))
        return out, True
    return out, False


def _opens_single(text: str, i: int) -> bool:
    return i == 0 or not text[i - 1].isalnum()


def _closes_single(text: str, i: int, end: int) -> bool:
    """A closing single mark, not an apostrophe."""
    before, after = text[i - 1], text[i + 1] if i + 1 < end else " "
    return before in ",.!?…" or (not after.isalnum() and before != "s")
