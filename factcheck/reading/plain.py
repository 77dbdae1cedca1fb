"""Plain text: the first line is the title where it looks like one."""

from __future__ import annotations

from factcheck.reading.headline import first_line
from factcheck.reading.hidden import blanked
from factcheck.reading.record import Record, clean


def read_plain(text: str) -> Record:
    """The whole text as the article."""
    text = clean(text)
    return Record(text=text, title=first_line(blanked(text)), line=1)
