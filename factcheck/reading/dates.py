"""Publication dates as pages write them, brought to ISO form. No guessing between day and month."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?)?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{4,6}Z?)?")
_UNPADDED = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NAMED = re.compile(
    r"(?:[A-Za-z]{3,9}\.?,?\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?|([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?)\s+"
    r"(\d{4})\b"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def iso_date(text: str) -> str | None:
    """``text`` as an ISO date, date-time or coarser ("2017-11", "2017"); None where it is none or cannot exist.

    What is ISO already stays as it is written. ``03/04/2018`` is None: nobody can say which number is the month.
    """
    text = text.strip()
    if len(text) > 80:
        return None
    found = _ISO.fullmatch(text)
    if found:
        year, month, day = (int(part) if part else 1 for part in found.group(1, 2, 3))
        hour, minute, second = (int(part) if part else 0 for part in found.group(4, 5, 6))
        try:
            datetime(year, month, day, hour, minute, min(second, 59))
        except ValueError:
            return None
        return text
    compact = _COMPACT.fullmatch(text) or _UNPADDED.fullmatch(text)
    if compact:
        return _date(*(int(part) for part in compact.group(1, 2, 3)))
    named = _NAMED.search(text)
    if named:
        name = (named.group(2) or named.group(3)).lower()[:3]
        if name in _MONTHS:
            number = int(named.group(1) or named.group(4))
            return _rfc(text) or _date(int(named.group(5)), _MONTHS.index(name) + 1, number)
    return None


def _rfc(text: str) -> str | None:
    """An RFC 2822 date-time ("Wed, 22 Nov 2017 10:00:00 GMT"), kept to the second."""
    if ":" not in text:
        return None
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _date(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
