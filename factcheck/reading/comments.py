"""Readers' comments: where their section starts, which lines are one comment, and who wrote it.

A section starts at a label ("Comments", "12 comments", "Комментарии") that stands alone on its line and is followed by
the marks of a thread, or that says so plainly below other lines. Whether names stand before or after their comments
is read off the thread itself; nothing after a section's start is ever the article again.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import Enum, auto

from factcheck.model import ZoneKind
from factcheck.reading.cues import cues
from factcheck.reading.lines import Line, kind_of

_NEAR = 16  # lines after a label in which a thread must show itself
_NAME_WORDS = 3
_SENTENCE = re.compile(r"(?:\S+\s+){3}.*[.!?…][\"'”’»)]*$")
_NAME_LENGTH = 32


class _Role(Enum):
    TEXT = auto()
    NAME = auto()
    LABEL = auto()
    FURNITURE = auto()


def _name_in(line: Line) -> str | None:
    """The commenter named by a line that says so: "Bob says:", "Bob, 2 hours ago"."""
    text = line.text
    if len(text) > 90:
        return None
    known = cues()
    for header in known.headers:
        found = header.match(text)
        if found:
            return _tidy(found.group("name"))
    found = known.when.search(text, max(0, len(text) - 50))
    if found and found.end() == len(text) and 0 < found.start() <= 60:
        name = _tidy(text[: found.start()])
        if name and _like_a_name(name):
            return name
    return None


def _tidy(name: str) -> str:
    return name.strip(" \t\xa0·•|,-–—:()")


def _like_a_name(text: str) -> bool:
    return len(text) <= _NAME_LENGTH and len(text.split()) <= _NAME_WORDS and text[-1] not in ".!?…:;,\"'”’)"


def _opens(line: Line) -> bool:
    plain, known = line.plain, cues()
    return len(plain) <= 60 and (
        plain in known.openers or plain in known.weak_openers or bool(known.counted.match(line.text.strip("—–-|•· ：")))
    )


def _is_furniture(line: Line) -> bool:
    known = cues()
    return len(line.text) <= 80 and bool(known.furniture.match(line.plain) or known.when.fullmatch(line.text))


def _thread_marks(lines: list[Line]) -> int:
    known = cues()
    marks = 0
    for line in lines:
        if line.plain in known.author_labels or _name_in(line):
            marks += 1
        elif line.plain.startswith(("reply", "report", "ответить", "répondre", "antworten", "responder")):
            marks += _is_furniture(line)
    return marks


def section_start(lines: list[Line]) -> int | None:
    """Index of the line that opens the comments, or None."""
    prose = 0
    for index, line in enumerate(lines):
        if line.is_prose:
            prose += 1
        elif _opens(line):
            marks = _thread_marks(lines[index + 1 : index + 1 + _NEAR])
            # A plain label below a sentence needs no visible thread: a comment taken for the article is worse than
            # the reverse. (Above the first sentence it is a button of the share bar.)
            told = any(_SENTENCE.match(above.text) for above in lines[:index])
            plain = line.plain not in cues().weak_openers and told
            if marks >= (2 if prose >= 2 else 4) or (plain and index + 1 < len(lines)):
                return index
    return None


def mark(lines: list[Line]) -> None:
    """Set kind, speaker and unit of the comments among ``lines``; lines before the section are left alone."""
    start = section_start(lines)
    if start is None:
        return
    lines[start].kind = ZoneKind.BOILERPLATE
    mark_thread(lines[start + 1 :])


def mark_thread(section: list[Line], commenters: Collection[int] = ()) -> None:
    """The same for lines known to be a thread; ``commenters`` are the offsets of lines known to be names."""
    for index, line in enumerate(section):
        line.kind = ZoneKind.COMMENT
        if line.plain in cues().link_lists and index:
            for rest in section[index:]:
                rest.kind = ZoneKind.BOILERPLATE
            section = section[:index]
            break
    roles, names = _roles(section, commenters)
    for line, role in zip(section, roles, strict=True):
        if role is not _Role.TEXT:
            line.kind = ZoneKind.BOILERPLATE
    _assign(section, roles, names)


def _roles(section: list[Line], commenters: Collection[int]) -> tuple[list[_Role], list[str]]:
    known = cues()
    roles: list[_Role] = []
    names: list[str] = []
    for line in section:
        name = _name_in(line)
        names.append(name or line.text)
        if line.start in commenters:
            roles.append(_Role.NAME)
        elif line.plain in known.author_labels:
            roles.append(_Role.LABEL)
        elif name:
            roles.append(_Role.NAME)
        elif _is_furniture(line) or _opens(line) or kind_of(line) is ZoneKind.BOILERPLATE:
            roles.append(_Role.FURNITURE)
        else:
            roles.append(_Role.TEXT)
    for index, line in enumerate(section[1:]):
        before = section[index].text
        if roles[index] is _Role.TEXT and known.when.fullmatch(line.text) and _like_a_name(before):
            roles[index] = _Role.NAME
    if _Role.NAME in roles:
        return roles, names
    bare = [role is _Role.TEXT and _like_a_name(line.text) for role, line in zip(roles, section, strict=True)]
    labels = [index for index, role in enumerate(roles) if role is _Role.LABEL]
    if len(labels) >= 3:  # the label stands beside every name: above it or below it
        above = [index - 1 for index in labels if index]
        below = [index + 1 for index in labels if index + 1 < len(section)]
        beside = max((above, below), key=lambda places: sum(bare[place] for place in places))
        bare = [here and (index in beside or index == len(bare) - 1) for index, here in enumerate(bare)]
    for index, here in enumerate(bare):
        # Two short lines in a row: a short comment beside its name, or a name and its badge; the first is the name.
        if here and not (index and roles[index - 1] is _Role.NAME):
            roles[index] = _Role.NAME
    return roles, names


def _assign(section: list[Line], roles: list[_Role], names: list[str]) -> None:
    told = [role for role in roles if role in (_Role.NAME, _Role.TEXT)]
    name_follows = bool(told) and told[0] is _Role.TEXT and told[-1] is _Role.NAME
    unit = 0
    speaker: str | None = None
    order = range(len(section) - 1, -1, -1) if name_follows else range(len(section))
    for index in order:
        if roles[index] is _Role.NAME:
            speaker = names[index]
            unit += 1
        elif roles[index] is _Role.TEXT:
            section[index].speaker = speaker
            section[index].unit = unit
