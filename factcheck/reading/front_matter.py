"""Text under a block of ``key: value`` lines between two ``---`` lines. Values stay the strings that were written."""

from __future__ import annotations

import re

import yaml

from factcheck.errors import FrontMatterError
from factcheck.reading.headline import first_line
from factcheck.reading.hidden import blanked
from factcheck.reading.record import Record, record_from

_OPEN = re.compile(r"\ufeff?---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_LONGEST = 65536  # characters of a front-matter block


def has_front_matter(text: str) -> bool:
    """Does the text start with a ``---`` line?"""
    return bool(_OPEN.match(text))


def read_front_matter(text: str) -> Record:
    """The article under its front matter; its text is exactly what stands after the closing ``---`` line.

    Raises FrontMatterError where the block is not closed, not YAML, or not ``key: value`` lines.
    """
    opened = _OPEN.match(text)
    if opened is None:
        raise FrontMatterError("has no front matter")
    closed = _CLOSE.search(text, opened.end(), opened.end() + _LONGEST)
    if closed is None:
        raise FrontMatterError(
            "has front matter that is not closed", hint="end it with a line of three dashes", place=":1"
        )
    block = text[opened.end() : closed.start()]
    try:
        # BaseLoader reads every scalar as a string: "time: 19:30" is not 1170, and a date stays as written.
        fields = yaml.load(block, Loader=yaml.BaseLoader)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        reason = getattr(problem, "problem", None) or "not YAML"
        hint = "put values that hold a colon or a quotation mark in quotes"
        raise FrontMatterError(f"has broken front matter: {reason}", hint=hint, place=f":{line}") from problem
    except (RecursionError, ValueError) as problem:
        raise FrontMatterError("has broken front matter", hint="write key: value lines", place=":1") from problem
    if fields is None or fields == "":
        fields = {}
    if not isinstance(fields, dict):
        raise FrontMatterError("has front matter without key: value lines", hint="write title: …", place=":2")
    record = record_from({str(key).lower(): value for key, value in fields.items()}, text[closed.end() :])
    record.line = text.count("\n", 0, closed.end()) + 1
    if record.title is None:
        record.title = first_line(blanked(record.text))
    return record
