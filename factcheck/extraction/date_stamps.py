"""Dates of the telling and not of the event: what was said on Friday, the stamp of a page, of a post, of a dateline."""

from __future__ import annotations

import re

from factcheck.extraction.date_grammar import Grammar, data_set
from factcheck.extraction.periods import Period

_STAMP = re.compile(
    r"\W*(?:last |first )?(?:updated|posted|published|modified|created|printed)\b\W*(?:on |at )?\W*[\dA-Z]", re.I
)
_UPDATE = re.compile(
    r"\W*update\b\W*(?:at |on )?(?:\d{1,2}(?:[:.]\d\d| ?[ap]\.?m)|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? \d)",
    re.I,
)
_STORY = re.compile(r"(?::|[-–—])\s+(?=[A-Z]\w*(?:[\s,]+[\w'’.-]+){5})")  # a whole sentence behind a stamp
_HANDLE = 8  # words of a name behind its @
_AGENCY = 6  # words of an agency's name, brackets counted
_NEWS = 30  # days after which an announcement is history
_POST = 10  # words between "originally" or "shared" and the date


def stamp_end(text: str) -> int:
    """Where the stamp ends that a line begins with, 0 where it begins with none. It tells when its page was put up or
    changed, and nothing of the event: "Last updated: 30 May", and of "Updated at 4:45 p.m. ET: Police said …" what
    stands before the second colon; of an update, "Update, 4:45 p.m. Sunday: Police said …", what
    stands before its only one."""
    told = _STAMP.match(text)
    if not (told or _UPDATE.match(text)):
        return 0
    story = _STORY.search(text)
    if not told:
        return story.end() if story and _UPDATE.match(text, 0, story.start()) else 0
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


def of_report(reader: Grammar, i: int, j: int, period: Period) -> bool:
    """Does the date tell when something was said? The word before it, short of a preposition, shows it. A year does
    not: who told reporters in 2011 that it would fly told them long ago."""
    if reader.owns(j - 1) or period.grain in ("year", "decade"):
        return False
    k = _teller(reader, i)
    if reader.at(k) == "call" and "received" in (reader.at(k - 1), reader.at(k - 2), reader.at(k - 3)):
        return False  # of an emergency
    if reader.at(k) == "call" and reader.at(k - 1) == "on":
        return False  # who was on call
    if reader.at(k) == "reported" and reader.at(k - 1) in ("was", "were", "been"):
        return False  # strong winds were reported Sunday: that is when they blew
    issued = reader.at(k) in data_set("words", "issued") and reader.at(k - 1) in data_set("words", "reports")
    if issued or reader.at(k) in data_set("words", "reporting") | data_set("words", "reports"):
        return not (reader.at(k) == "announced" and _is_old(reader, period)) and not _is_got(reader, k)
    if reader.at(i - 1 - (reader.at(i - 1) in (":", "on", "at"))) in data_set("words", "stamps"):
        return True
    if reader.at(i - 1) == "(" and reader.at(j) == ")" and j + 1 < len(reader.words):
        credit = reader.words[j + 1].text
        if credit.isupper() and len(credit) > 1:
            return True  # (Feb. 6) AP
    agency = reader.at(j) == "(" and any(reader.at(k) == ")" for k in range(j + 2, j + _AGENCY))
    return reader.at(i - 1) == "," and agency and reader.words[j + 1].is_capital  # SEOUL, Nov 13 (Reuters)


def _teller(reader: Grammar, i: int) -> int:
    """Where the word stands that the date at ``i`` follows, short of a preposition."""
    k = i - 1
    while k > i - 4 and reader.at(k) in ("on", "in", "here", "late", "early", "by", "of"):
        k -= 1
    return k


def of_act(reader: Grammar, i: int) -> bool:
    """Is the saying at whose day the date at ``i`` stands told as what somebody did: "she tweeted on Monday"?"""
    return reader.at(_teller(reader, i)) in data_set("words", "acts")


def _is_old(reader: Grammar, period: Period) -> bool:
    """Is it no news any more? What was announced long ago is what happened on that day, and no source of the story."""
    day, printed = period.first, reader.ref.day
    return day is not None and printed is not None and period.grain == "day" and (printed - day).days > _NEWS


def _is_got(reader: Grammar, k: int) -> bool:
    """Is the update at ``k`` one of a device, and not of news: "is getting an update", but "in an update"?"""
    return reader.at(k) == "update" and any(
        reader.at(n) in data_set("words", "getting") for n in range(k - 1, max(-1, k - 5), -1)
    )
