"""Web pages: to be filled in."""

from __future__ import annotations

from factcheck.reading.record import Record, clean


def read_html(text: str) -> Record:
    """The article of a page."""
    return Record(text=clean(text))
