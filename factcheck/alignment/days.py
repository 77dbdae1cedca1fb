"""When an article was published, as a span of days, and how far two such spans lie apart."""

from __future__ import annotations

import calendar
import datetime
import re

from factcheck.model import Article

Span = tuple[int, int]  # first and last day as proleptic ordinals, both included

_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?!\d)")
_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)(?:[/-](\d\d?))?(?=[/-])")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_NTH = r"(\d{1,2})(?:st|nd|rd|th)?"
_SAID = re.compile(rf"\b(?:{_MONTH}\.? {_NTH},? ((?:19|20)\d\d)|{_NTH} {_MONTH}\.?,? ((?:19|20)\d\d))\b", re.IGNORECASE)
_HEAD = 300  # characters in which a dateline is looked for


def _span(year: int, month: int | None, day: int | None) -> Span | None:
    try:
        first = datetime.date(year, month or 1, day or 1)
        last_month = month or 12
        last = datetime.date(year, last_month, day or calendar.monthrange(year, last_month)[1])
    except ValueError:
        return None
    return first.toordinal(), last.toordinal()


def published(article: Article) -> Span | None:
    """Day or days of publication: as given, else in the address, else a full date in the first lines, else None."""
    found = _ISO.match(article.published or "")
    if found:
        year, month, day = found.groups()
        return _span(int(year), int(month) if month else None, int(day) if day else None)
    found = _URL.search((article.url or "")[:2000])
    if found:
        return _span(int(found[1]), int(found[2]), int(found[3]) if found[3] else None)
    found = _SAID.search(article.text[:_HEAD])
    if found:
        name = (found[1] or found[5]).lower()
        return _span(int(found[3] or found[6]), _MONTHS.index(name[:3]) + 1, int(found[2] or found[4]))
    return None


def apart(a: Span | None, b: Span | None) -> int | None:
    """Whole days between two spans, 0 where they touch, None where one is unknown."""
    if a is None or b is None:
        return None
    return max(0, b[0] - a[1], a[0] - b[1])


def wider(a: Span | None, b: Span | None) -> Span | None:
    """The days of both; an unknown one adds none."""
    if a is None or b is None:
        return a or b
    return min(a[0], b[0]), max(a[1], b[1])


def iso(day: int) -> str:
    """An ordinal as YYYY-MM-DD."""
    return datetime.date.fromordinal(day).isoformat()
