"""The headline: the lines at the top of a text that say what the title says, and titles for texts that name none."""

from __future__ import annotations

import re
from collections import Counter

from factcheck.reading.lines import Line

_SITE = re.compile(r"\s+[-–—|«»·:]+\s+[^-–—|«»·]{1,60}$")
_TOKEN = re.compile(r"\w+")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)[a-z]{0,6}\.?,? )"
_STAMP = re.compile(
    rf"(?:(?:published|posted|updated|last updated):? {_WEEKDAY}?|{_WEEKDAY})"
    rf"(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}})"
    r"(?:,? (?:at )?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?)?[ .|·–—-]{0,3}",
    re.IGNORECASE,
)
_LONGEST_TITLE = 25  # words
_FIRST_LINES = 3  # a headline is among the first lines or not in the text


def variants(title: str) -> list[str]:
    """The title, and the title without the site's name at its end ("… - BBC News"); the longest first."""
    out = [title]
    while (found := _SITE.search(out[-1])) and len(out[-1][: found.start()].split()) >= 3:
        out.append(out[-1][: found.start()])
    return out


def _skip(char: str) -> bool:
    return char.isspace() or char in "\"'“”‘’`´«»‎‏"


def matched(text: str, start: int, title: str) -> int | None:
    """Where ``title`` ends in ``text`` from ``start`` on, spaces, quotation marks and case aside; None if not there."""
    at = start
    for char in title:
        if _skip(char):
            continue
        while at < len(text) and _skip(text[at]):
            at += 1
        if at >= len(text) or text[at].casefold() != char.casefold():
            return None
        at += 1
    return at if at > start else None


def stamp_end(text: str, start: int) -> int:
    """End of a date stamp that was run together with the text ("Sun 16 Apr 2017 Death toll …"), or ``start``."""
    found = _STAMP.match(text, start, start + 120)
    if not found or (text[found.end() : found.end() + 1] or "a").islower():
        return start
    return found.end()


def prefix_end(text: str, start: int, title: str) -> int | None:
    """Where a headline ends that was run together with the body behind it, or None.

    The title must stop where a sentence can: at the end of its line, at a full stop, where a capital is glued to it, or
    (six words and more) before a capital.
    """
    for variant in variants(title):
        end = matched(text, start, variant)
        if end is None:
            continue
        words = len(variant.split())
        while end < len(text) and text[end] in "\"'”’":
            end += 1
        following = text[end : end + 1]
        if not following or following in "\r\n":
            return end
        if following in ".!?" and not text[end + 1 : end + 2].isalnum():
            return end + 1
        if not following.isspace() and words >= 3 and (following.isupper() or following in '(“"‘['):
            return end
        after = (
            text[end:].lstrip(" \t\xa0")[:1] if len(text) < end + 200 else text[end : end + 200].lstrip(" \t\xa0")[:1]
        )
        if after in ("\r", "\n"):
            return end
        if words >= 6 and following.isspace() and (after.isupper() or after in '(“"‘['):
            return end
    return None


def same(line: str, title: str) -> bool:
    """Does the line say what the title says, but for a few words?"""
    said = Counter(_TOKEN.findall(line.casefold()))
    for variant in variants(title):
        wanted = Counter(_TOKEN.findall(variant.casefold()))
        total = said.total() + wanted.total()
        if total and 2 * (said & wanted).total() >= 0.85 * total:
            return True
    return False


def headline_lines(lines: list[Line], title: str) -> list[int]:
    """Indices of the lines among the first few that are the headline."""
    return [
        index
        for index, line in enumerate(lines[:_FIRST_LINES])
        if line.words <= 2 * _LONGEST_TITLE and same(line.text, title)
    ]


def first_line(text: str) -> str | None:
    """A title for a text that names none: a Markdown heading, or a short first line without a full stop above a gap."""
    lines = text.lstrip().split("\n", 2)
    first = lines[0].strip()
    if first.startswith("#") and first.strip("# \t"):
        return first.strip("# \t")
    if len(lines) < 3 or lines[1].strip() or not first or first[-1] in '.:;,…”"’':
        return None
    if len(first.split()) > _LONGEST_TITLE or len(first) > 200:
        return None
    return first
