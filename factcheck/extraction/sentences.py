"""Sentences of an article, zone by zone, with exact offsets; no spaCy, linear time."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from factcheck.model import Article, Zone, ZoneKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """A half-open stretch of ``Article.text`` (or of the title where ``field`` is "title") that one sentence fills."""

    index: int
    start: int
    end: int
    text: str
    zone: ZoneKind = ZoneKind.BODY
    field: str = "text"
    speaker: str | None = None
    paragraph: int = 0


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    data = tomllib.loads(resources.files("factcheck.data").joinpath("abbreviations.toml").read_text("utf-8"))
    weak = frozenset(data["weak"].split())
    return frozenset(data["strong"].split()) | weak, weak


@cache
def _day_of_time() -> re.Pattern[str]:
    """What goes on after a time of day: "10 p.m. Monday in the hall", "5 a.m. Nov. 9", "6 p.m. Eastern"; but not a day
    that begins a sentence: "… until 10 p.m. Monday was calm"."""
    data = tomllib.loads(resources.files("factcheck.data").joinpath("abbreviations.toml").read_text("utf-8"))
    days, months, verbs = ("|".join(data[key].split()) for key in ("days", "months", "day_verbs"))
    return re.compile(rf"(?:{days})\b(?!['’]s|\s+(?:{verbs})\b)|(?:{months})[a-z]{{0,6}}\.?\s\d")


MAX_LENGTH = 1500  # code points
# the last of these: "… police said.Dewayne Hill was shot", the space that some sites lose between paragraphs; and
# "Back to Gallery  Six people were hurt", two spaces or more that a line break was turned into
_END = re.compile(
    r"([.!?…]+)([\"'”’»)\]]*)(?=\s|$|"
    r"(?<=[a-z]{3}[.!?])(?=[A-Z][a-z]+[ '’-]))|\n[ \t]*\n\s*|\n(?=[ \t]*\S)|(?<=[\w)])[ \t\xa0]{2,}(?=[\"“]?[A-Z])"
)
_LAST_WORD = re.compile(r"[^\s(\[\"“‘]{1,40}$")


def _ends_here(text: str, dot: int, after: int) -> bool:
    """Does the full stop at ``dot`` end its sentence? ``after`` is where the next word would start."""
    if text[dot] == "…" or text[dot : dot + 2] == "..":
        return not text[after : after + 1].islower()
    if text[dot] != ".":
        return True
    found = _LAST_WORD.search(text, max(0, dot - 40), dot)
    word = found.group(0).lower() if found else ""
    following = text[after : after + 1]
    if following and following.islower():
        return False
    if re.fullmatch(r"[a-z]", word) and word != "i":  # an initial: "J. Smith"
        return False
    known, weak = _abbreviations()
    if word in known:
        if word in ("a.m", "p.m") and _day_of_time().match(text, after):
            return False
        return word in weak and following.isupper() and not text[after : after + 2].isupper()
    return True


def split(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Half-open sentence spans of ``text[start:end]``, trimmed of white space. A line break ends a sentence only where
    the line before it is not running on (it ends in punctuation, or the next line starts a new block)."""
    stop = len(text) if end is None else end
    at = start
    for found in _END.finditer(text, start, stop):
        if found.start() < at:
            continue
        mark = found.group(1)
        if mark is None:
            here = found.start()
            nxt = found.end()
            if "\n" in text[here + 1 : nxt] or not text[nxt : nxt + 1].islower():
                yield from _trim(text, at, here)
                at = nxt
            continue
        after = found.end()
        while after < stop and text[after] in " \t\xa0":
            after += 1
        if _ends_here(text, found.start(1), after):
            yield from _trim(text, at, found.end())
            at = found.end()
    yield from _trim(text, at, stop)


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_LENGTH:  # no writer's sentence: cut it, so that the parser's work stays linear
        at = text.rfind(" ", start, start + MAX_LENGTH)
        at = at if at > start else start + MAX_LENGTH
        yield start, at
        start = at
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def sentences_of(article: Article) -> list[Sentence]:
    """Every sentence of the title (first) and of each zone, in text order."""
    out: list[Sentence] = []
    if article.title:
        for s, e in split(article.title):
            out.append(Sentence(len(out), s, e, article.title[s:e], ZoneKind.HEADLINE, "title", None, -1))
    zones = article.zones or (Zone(ZoneKind.BODY, 0, len(article.text)),)
    paragraph = 0
    for zone in zones:
        last = zone.start
        for s, e in split(article.text, zone.start, zone.end):
            if "\n" in article.text[last:s]:
                paragraph += 1
            last = e
            out.append(Sentence(len(out), s, e, article.text[s:e], zone.kind, "text", zone.speaker, paragraph))
        paragraph += 1
    return out
