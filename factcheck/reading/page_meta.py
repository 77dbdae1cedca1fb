"""What a web page says about itself: JSON-LD, then OpenGraph, then ``<meta>``, then ``<title>`` and ``<time>``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from factcheck.reading.record import Record, record_from

_ARTICLE_TYPES = ("article", "newsarticle", "posting", "report", "webpage", "videoobject")  # ends of schema.org types
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "title"),
    "published": (
        "article:published_time",
        "og:published_time",
        "datepublished",
        "date",
        "pubdate",
        "publishdate",
        "publish-date",
        "dc.date",
        "dc.date.issued",
        "dcterms.created",
        "dcterms.date",
        "sailthru.date",
        "parsely-pub-date",
        "cxenseparse:recs:publishtime",
    ),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "cre", "twitter:site"),
    "url": ("og:url", "twitter:url"),
}
_MAX_OBJECTS = 2000  # of JSON-LD looked at


def page_metadata(tree: Any) -> Record:
    """Title, outlet, publication date and address of a parsed page; no text."""
    found: dict[str, object] = {}
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        _take(found, _from_json(script.text or ""))
    named: dict[str, str] = {}
    for meta in tree.iterfind(".//meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        named.setdefault(name.strip().lower(), (meta.get("content") or "").strip())
    _take(found, {key: _first(named, names) for key, names in _META.items()})
    _take(found, {"title": _words(tree.find(".//title")), "url": _canonical(tree), "published": _time(tree)})
    outlet = found.get("outlet")
    if isinstance(outlet, str):
        found["outlet"] = outlet.removeprefix("@")
    return record_from(found, "")


def _take(found: dict[str, object], more: dict[str, str]) -> None:
    for key, value in more.items():
        if value and not found.get(key):
            found[key] = value


def _first(named: dict[str, str], names: tuple[str, ...]) -> str:
    return next((named[name] for name in names if named.get(name)), "")


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _canonical(tree: Any) -> str:
    for link in tree.iterfind(".//link[@rel='canonical']"):
        return (link.get("href") or "").strip()
    return ""


def _time(tree: Any) -> str:
    """The page's one ``<time datetime>``; of several, that marked as the publication date."""
    times = list(tree.iterfind(".//time[@datetime]"))
    for time in times:
        if "datepublished" in (time.get("itemprop") or "").lower() or time.get("pubdate") is not None:
            return (time.get("datetime") or "").strip()
    return (times[0].get("datetime") or "").strip() if len(times) == 1 else ""


def _from_json(text: str) -> dict[str, str]:
    """The first object of an article's type in a JSON-LD script; {} where there is none or the script is broken."""
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return {}
    best: dict[str, str] = {}
    for item in _objects(data):
        kinds = item.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if not any(isinstance(kind, str) and kind.lower().endswith(_ARTICLE_TYPES) for kind in kinds):
            continue
        fields = {
            "title": _text(item.get("headline") or item.get("name")),
            "published": _text(item.get("datePublished") or item.get("uploadDate") or item.get("dateCreated")),
            "outlet": _text(item.get("publisher")),
            "url": _text(item.get("url") or item.get("mainEntityOfPage")),
        }
        for key, value in fields.items():
            if value and not best.get(key):
                best[key] = value
    return best


def _objects(data: object) -> Iterator[dict[str, Any]]:
    """Every object in the data, outermost first, without recursion."""
    queue = [data]
    for seen, item in enumerate(queue):
        if seen >= _MAX_OBJECTS:
            return
        if isinstance(item, dict):
            yield item
            queue.extend(value for value in item.values() if isinstance(value, dict | list))
        elif isinstance(item, list):
            queue.extend(item)


def _text(value: object) -> str:
    """A string, or the name or address of an object that stands for one."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id") or value.get("url") or ""
    if not isinstance(value, str):
        return ""
    from html import unescape

    return " ".join(unescape(value).split())
