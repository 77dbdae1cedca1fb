"""Which part of a text is headline, body, caption, comment or boilerplate, with exact offsets.

One pass over the lines, linear in the text. Doubt decides for the body: a line is boilerplate only where its own words
say so (``data/reading.toml``), and comments only where a thread shows itself.
"""

from __future__ import annotations

from factcheck.model import Zone, ZoneKind
from factcheck.reading import comments, headline, hidden, quoted
from factcheck.reading.cues import cues
from factcheck.reading.lines import Line, kind_of, lines_of

_FIGURES = frozenset('0123456789"“”')
_CAPTION_BLOCK = 4  # lines of a block that a credit line can make a caption
_LINK_WORDS = 25
_BOX_LINES = 3  # paragraphs of one box


def find_zones(text: str, title: str | None = None) -> tuple[Zone, ...]:
    """The zones of ``text``: sorted, never overlapping, and together covering all that is not white space."""
    return hidden.carve(text, settle(_lines(hidden.blanked(text), title)))


def settle(lines: list[Line]) -> tuple[Zone, ...]:
    """The zones of lines of which some already have a kind; what is BODY is still to be looked at."""
    for line in lines:
        if line.kind is ZoneKind.BODY:
            line.kind = kind_of(line)
    _captions(lines)
    _link_lists(lines)
    _boxes(lines)
    if not any(line.kind is ZoneKind.COMMENT for line in lines):
        comments.mark([line for line in lines if line.kind is not ZoneKind.HEADLINE])
    quoted.mark(lines)
    return tuple(_merged(lines))


def _lines(text: str, title: str | None) -> list[Line]:
    """The lines, with the headline marked; a headline run together with its body becomes a line of its own."""
    start = len(text) - len(text.lstrip())
    stamp = headline.stamp_end(text, start)
    end = headline.prefix_end(text, stamp, title) if title else None
    head: list[Line] = []
    if stamp > start:
        head.append(_piece(text, start, stamp, ZoneKind.BOILERPLATE))
    if end is not None:
        head.append(_piece(text, stamp, end, ZoneKind.HEADLINE))
    at = end if end is not None else stamp
    lines = lines_of(text, at)
    if end is None and title:
        for index in headline.headline_lines(lines, title):
            lines[index].kind = ZoneKind.HEADLINE
    if lines and head and not text[at : lines[0].start].count("\n"):
        head[-1].unit = -1  # the rest of the line must not be merged into it
    return head + lines


def _piece(text: str, start: int, end: int, kind: ZoneKind) -> Line:
    while end > start and text[end - 1].isspace():
        end -= 1
    return Line(start, end, text[start:end], -1, kind)


def _captions(lines: list[Line]) -> None:
    """The short lines above a credit in the same block are its caption."""
    credit = cues().credit
    blocks: dict[int, list[Line]] = {}
    for line in lines:
        blocks.setdefault(line.block, []).append(line)
    for block in blocks.values():
        if 1 < len(block) <= _CAPTION_BLOCK and len(blocks) > 1 and credit.fullmatch(block[-1].text):
            for line in block:
                if line.kind is ZoneKind.BODY:
                    line.kind = ZoneKind.CAPTION


def _link_lists(lines: list[Line]) -> None:
    """Headlines of other articles under "Related stories" and the like, down to the next line of prose."""
    known, inside = cues().link_lists, False
    for line in lines:
        if line.plain in known:
            inside = True
        elif inside:
            if line.is_prose or line.words > _LINK_WORDS or line.text.endswith(":"):
                inside = False
            elif line.kind is ZoneKind.BODY:
                line.kind = ZoneKind.BOILERPLATE


def _boxes(lines: list[Line]) -> None:
    """Paragraphs between two lines that ask for a subscription: they speak to "you", with no figure or quotation."""
    known = cues()
    run: list[Line] | None = None
    for line in lines:
        if line.kind is ZoneKind.BOILERPLATE:
            promotion = known.promotion.search(line.text)
            if run and promotion:
                for inside in run:
                    inside.kind = ZoneKind.BOILERPLATE
            run = [] if promotion else None
        elif run is not None:
            fits = (
                len(run) < _BOX_LINES
                and line.kind is ZoneKind.BODY
                and len(line.text) <= known.longest_line
                and not _FIGURES.intersection(line.text)
                and known.box.search(line.text)
            )
            run = [*run, line] if fits else None


def _merged(lines: list[Line]) -> list[Zone]:
    """Neighbours of one kind, speaker and unit as one zone."""
    out: list[Zone] = []
    last: Line | None = None
    for line in lines:
        if last and (last.kind, last.speaker, last.unit) == (line.kind, line.speaker, line.unit):
            out[-1] = Zone(line.kind, out[-1].start, line.end, line.speaker)
        else:
            out.append(Zone(line.kind, line.start, line.end, line.speaker))
        last = line
    return out
