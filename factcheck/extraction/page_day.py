"""The day of a page, from the stamp that it opens with: "Fire in the harbour May 3, 2013 8:31 AM ET Crews were out all
night". It settles "yesterday" and "Tuesday" where no publication is named, and tells nothing of the event itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from factcheck.extraction.dates import find_dates
from factcheck.extraction.periods import reference_of
from factcheck.extraction.words import word_set

_HEAD = 260  # characters of headline and stamp
_NEAR = 7  # days between the stamp and the day that the publication is known by
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PUT_UP = re.compile(r"\b(?:date|posted|published|updated?|modified|printed|released?)\b\W*(?:on\W*)?$", re.I)
_CLOCK = re.compile(
    r"[\s,|@•·/–—-]*(?:at\s+)?\d{1,2}\s?[:.]\s?\d\d(?:\s?:\s?\d\d)?(?:\s?[ap]\.?\s?m?\b\.?)?(?:\s+[A-Z]{2,4}\b)?[\s.|–—-]*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class PageDay:
    """A stamp's day, the half-open offsets of the date in the text, and the end of the time behind it."""

    day: str
    start: int
    end: int
    clock_end: int

    def is_of(self, published: str) -> bool:
        """Whether the day is about that of the publication; a day far from it is one that the page tells of."""
        day, printed = date.fromisoformat(self.day), reference_of(published).day
        return printed is not None and abs((day - printed).days) <= _NEAR


def page_day(text: str, published: str | None = None) -> PageDay | None:
    """The first full date near the head of a text that stands between a headline and a sentence, tied to neither. The
    day of publication tells which way round "05-07-2015" is."""
    head = text[:_HEAD]
    if not _YEAR.search(head):
        return None
    for found in find_dates(head, published):
        full = found.grain == "day" and len(found.value.date) == 10 and _YEAR.search(found.value.text)
        if full and (end := _stands_apart(text, found.start, found.end)) is not None:
            return PageDay(found.value.date, found.start, found.end, end)
    return None


def _stands_apart(text: str, start: int, end: int) -> int | None:
    """The end of a date, and of the time of the day behind it, that no word before or behind it belongs to."""
    before = text[max(0, start - 30) : start].rstrip()
    last = before.split()[-1].lower() if before else ""
    tied = last.endswith((":", "(", "/")) or last in word_set("dates.toml", "words", "ties")
    if tied and not _PUT_UP.search(before):
        return None
    behind = text[end : end + 40]
    clock = _CLOCK.match(behind)
    if clock is None and behind[:1] in (",", ".", "'", "’"):
        return None
    at = clock.end() if clock else 0
    behind = behind[at:].lstrip(" |@•·–—-")
    if behind and (behind[0].islower() or behind[0].isdigit() or behind[0] == ")"):
        return None
    return end + at
