"""One article a line, as JSON."""

from __future__ import annotations

import json

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
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise NoTextError('has no "text"', hint='give the article\'s words under "text"')
    record = record_from(fields, text)
    if record.title is None:
        record.title = first_line(blanked(record.text))
    return record
