"""Dates of the telling and not of the event: what was said on Friday, the stamp of a page, of a post, of a dateline."""

from __future__ import annotations

import re

from factcheck.extraction.date_grammar import Grammar, data_set

_STAMP = re.compile(
    r"\W*(?:last |first )?(?:updated|posted|published|modified|created|printed)\b\W*(?:on |at )?\W*[\dA-Z]", re.I
)
_STORY = re.compile(r"(?::|[-–—])\s+(?=[A-Z]\w*(?:[\s,]+[\w'’.-]+){5})")  # a whole sentence behind a stamp
_HANDLE = 8  # words of a name behind its @
_AGENCY = 6  # words of an agency's name, brackets counted
_POST = 10  # words between "originally" or "shared" and the date


def stamp_end(text: str) -> int:
    """Where the stamp ends that a line begins with, 0 where it begins with none. It tells when its page was put up or
    changed, and nothing of the event: "Last updated: 30 May", and of "Updated at 4:45 p.m. ET: Police said …" what
    stands before the second colon."""
    if not _STAMP.match(text):
        return 0
    story = _STORY.search(text)
    return story.end() if story and any(c.isdigit() for c in text[: story.start()]) else len(text)


def is_post_stamp(reader: Grammar, i: int) -> bool:
    """Is the date at ``i`` that of a post or of another page: "— Jane Doe (@janedoe) May 3", "A post shared by Jane
    (@jane) on May 3", "originally appeared on example.com on May 3"?"""
    k = i - 2 if reader.at(i - 1) == "on" else i - 1
    if reader.at(k) == ")":
        for n in range(k - 1, max(0, k - _HANDLE), -1):
            if reader.at(n) == "@":
                return reader.at(n - 1) == "("
        return False
    if k == i - 1:
        return False
    words = [reader.at(n) for n in range(k, max(-1, k - _POST), -1)]
    return "originally" in words and not data_set("words", "page_verbs").isdisjoint(words)


def of_report(reader: Grammar, i: int, j: int, grain: str) -> bool:
    """Does the date tell when something was said? The word before it, short of a preposition, shows it. A year does
    not: who told reporters in 2011 that it would fly told them long ago."""
    if reader.words[j - 1].lower.endswith("'s") or grain in ("year", "decade"):
        return False
    k = i - 1
    while k > i - 4 and reader.at(k) in ("on", "in", "here", "late", "early", "by", "of"):
        k -= 1
    if reader.at(k) == "call" and "received" in (reader.at(k - 1), reader.at(k - 2), reader.at(k - 3)):
        return False  # of an emergency
    if reader.at(k) == "reported" and reader.at(k - 1) in ("was", "were", "been"):
        return False  # strong winds were reported Sunday: that is when they blew
    if reader.at(k) in data_set("words", "reporting") | data_set("words", "reports"):
        return True
    if reader.at(k) in data_set("words", "issued") and reader.at(k - 1) in data_set("words", "reports"):
        return True
    if reader.at(i - 1 - (reader.at(i - 1) in (":", "on", "at"))) in data_set("words", "stamps"):
        return True
    agency = reader.at(j) == "(" and any(reader.at(k) == ")" for k in range(j + 2, j + _AGENCY))
    return reader.at(i - 1) == "," and agency and reader.words[j + 1].is_capital  # SEOUL, Nov 13 (Reuters)
