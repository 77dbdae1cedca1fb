"""What a format reader gives: an article's words and metadata, before identity, zones and language are settled."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from factcheck.errors import LanguageError, NoTextError
from factcheck.model import Article, Skipped, Zone
from factcheck.reading.dates import iso_date
from factcheck.reading.language import is_english
from factcheck.reading.zones import find_zones

BAD_DATE = "FC923"

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Record:
    """One article as its file tells it. ``zones`` is None where they are yet to be found."""

    text: str
    id: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    rendition: str | None = None
    zones: tuple[Zone, ...] | None = None
    line: int = 0  # of the file, on which the text begins word for word; 0 where it does not


def record_from(fields: Mapping[str, object], text: str) -> Record:
    """A record from front matter or a JSON object; unknown keys are ignored, numbers become their digits."""

    def field(*names: str) -> str | None:
        for name in names:
            value = fields.get(name)
            if isinstance(value, str | int | float) and not isinstance(value, bool):
                cleaned = clean(str(value)).strip()
                if cleaned:
                    return cleaned
        return None

    return Record(
        text=clean(text),
        id=field("id"),
        outlet=field("outlet"),
        title=field("title"),
        published=field("published", "date"),
        url=field("url"),
        rendition=field("rendition"),
    )


def clean(text: str) -> str:
    """Lone surrogates, which no output can carry, become U+FFFD; the length stays."""
    return _SURROGATE.sub("\ufffd", text)


def finish(record: Record, *, path: str, default_id: str) -> tuple[Article, list[Skipped]]:
    """The article, and notes on what of it could not be used.

    Raises NoTextError where there is no text and LanguageError where it is not English.
    """
    notes: list[Skipped] = []
    if not record.text.strip():
        raise NoTextError("holds no article text", hint="give the article's words in its text", place=path)
    if not is_english(record.text):
        raise LanguageError("is not written in English", hint="factcheck reads English only", place=path)
    published = iso_date(record.published) if record.published else None
    if record.published and published is None:
        reason = f"has a date that cannot be understood, and is left out: {record.published[:60]!r}"
        notes.append(Skipped(path, BAD_DATE, reason, "write it as 2017-11-22 or 2017-11-22T15:11:00Z"))
    outlet = record.outlet or site_of(record.url)
    zones = find_zones(record.text, record.title) if record.zones is None else record.zones
    article = Article(
        id=record.id or default_id,
        text=record.text,
        outlet=outlet,
        title=record.title,
        published=published,
        url=record.url,
        path=path,
        sha256=fingerprint(record.text, record.title, published, outlet, record.url),
        zones=zones,
        rendition=record.rendition,
        line=record.line,
    )
    return article, notes


def fingerprint(text: str, title: str | None, published: str | None, outlet: str, url: str | None) -> str:
    """SHA-256 of what decides an article's results, as lower-case hex."""
    return hashlib.sha256(json.dumps([text, title, published, outlet, url]).encode("ascii")).hexdigest()


def site_of(url: str | None) -> str:
    """The host of an address without ``www.``, an outlet's name where none is given; "" where there is none."""
    if not url:
        return ""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
