"""One article as named fields: a line of JSON, a row of a table."""

from __future__ import annotations

import json
from collections.abc import Mapping

from factcheck.errors import JsonLineError, NoTextError
from factcheck.reading.headline import first_line
from factcheck.reading.hidden import blanked
from factcheck.reading.record import Record, record_from


def read_line(line: str) -> Record:
    """The article of one line. Raises JsonLineError where it is no JSON object, NoTextError where it has no text."""
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as problem:
        reason = problem.msg if isinstance(problem, json.JSONDecodeError) else "too deep or too large"
        raise JsonLineError(f"is no JSON: {reason}", hint="write one JSON object a line") from problem
    if not isinstance(fields, dict):
        raise JsonLineError("is no JSON object", hint='write {"text": …} on each line')
    return read_fields(fields)


def read_fields(fields: Mapping[str, object]) -> Record:
    """The article that the fields tell. Raises NoTextError where there is no text."""
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise NoTextError('has no "text"', hint='give the article\'s words under "text"')
    record = record_from(fields, text)
    if record.title is None:
        record.title = first_line(blanked(record.text))
    return record
