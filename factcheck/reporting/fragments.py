"""Ways back to the very words: text-fragment links, W3C selectors, places in files, and fingerprints."""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from factcheck.model import Article, Category, Claim, ClockTime, DateValue, Polarity, Position, Quantity
from factcheck.reporting import text

CONTEXT = 32  # characters on either side in a quote selector
_NEIGHBOURS = 4  # words on either side in a link
_LONGEST = 300  # characters of a figure in a link
_URL_SAFE = "!#$%&'()*+,-./:;=?@[]_~"
_LINE_IN_FILE = re.compile(r"(.+):(\d{1,11})")


def web_address(url: str | None) -> str:
    """``url`` percent-encoded where it must be; "" unless it is an http or https address with a host."""
    if not url:
        return ""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not host:
        return ""
    return quote(url.strip().encode("utf-8", "replace"), safe=_URL_SAFE)


def link(claim: Claim, article: Article | None) -> str:
    """The article's address with a text fragment, so that a browser shows the figure itself; "" without an address.

    ``#:~:text=prefix-,figure,-suffix`` with up to four words on either side from the figure's own sentence
    (https://wicg.github.io/scroll-to-text-fragment/). Where the words are not the outlet's, the address alone.
    """
    address = web_address(article.url).partition(":~:")[0] if article is not None else ""
    if not address or article is None or article.rendition is not None:
        return address
    before, figure, after = text.parts(claim, article)
    if not figure.strip() or len(figure) > _LONGEST:
        return address
    left, right = before.split()[-_NEIGHBOURS:], after.split()[:_NEIGHBOURS]
    if not before[-1:].isspace():  # "(5": a browser wants the context to end right before the figure
        left = []
    if after[:1].isalnum() or not any(c.isalnum() for word in right for c in word):
        right = []
    directive = _encoded(" ".join(figure.split()))
    if left:
        directive = f"{_encoded(' '.join(left))}-,{directive}"
    if right:
        directive += f",-{_encoded(' '.join(right))}"
    return f"{address}{'' if '#' in address else '#'}:~:text={directive}"


def _encoded(words: str) -> str:
    return quote(words.encode("utf-8", "replace"), safe="").replace("-", "%2D")


def selectors(claim: Claim, article: Article | None) -> list[dict[str, Any]]:
    """The W3C Web Annotation selectors of the figure: quote with 32 characters of context, and position, in code points
    of the article's text (or title)."""
    source = _source(claim, article)
    if not source:
        return [{"type": "TextQuoteSelector", "exact": claim.value.text or claim.quote}]
    return [
        {
            "type": "TextQuoteSelector",
            "exact": source[claim.start : claim.end],
            "prefix": source[max(claim.start - CONTEXT, 0) : claim.start],
            "suffix": source[claim.end : claim.end + CONTEXT],
        },
        {"type": "TextPositionSelector", "start": claim.start, "end": claim.end},
    ]


def _source(claim: Claim, article: Article | None) -> str:
    if article is None:
        return ""
    source = (article.title or "") if claim.field == "title" else article.text
    return source if 0 <= claim.start <= claim.end <= len(source) else ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands in its file: lines and columns from 1, columns in code points, the end exclusive.

    ``column`` is 0 where only the line is known, ``line`` 1 at least. ``before`` is the line's text up to the figure
    and ``figure`` the words themselves ("" where unknown).
    """

    path: str
    line: int = 1
    column: int = 0
    end_line: int = 1
    end_column: int = 0
    before: str = ""
    figure: str = ""


class Places:
    """Finds places; knows the line starts of each article it was asked about."""

    def __init__(self) -> None:
        self._starts: dict[str, list[int]] = {}

    def of(self, claim: Claim, article: Article | None) -> Place:
        """The place of a claim's figure."""
        if article is None:
            return Place(claim.article)
        if article.line < 1 or claim.field == "title":
            found = _LINE_IN_FILE.fullmatch(article.path) if article.line < 1 else None
            if found and int(found[2]):  # a line of a .jsonl file
                return Place(found[1], int(found[2]), 0, int(found[2]))
            return Place(article.path or article.id)
        starts = self._starts.get(article.id)
        if starts is None:
            starts = self._starts[article.id] = [0, *(m.end() for m in re.finditer("\n", article.text))]
        end = max(claim.end, claim.start)
        first, last = bisect_right(starts, claim.start) - 1, bisect_right(starts, end) - 1
        return Place(
            path=article.path or article.id,
            line=article.line + first,
            column=claim.start - starts[first] + 1,
            end_line=article.line + last,
            end_column=end - starts[last] + 1,
            before=article.text[starts[first] : claim.start],
            figure=article.text[claim.start : end],
        )


def figure_key(value: Quantity | Category | DateValue | ClockTime, polarity: Polarity = Polarity.ASSERTED) -> str:
    """A value in a form that does not depend on its words: ``18 round``, ``30.. round``, ``not crossing_line``."""
    match value:
        case Quantity():
            bounds = [_bare(value.low), _bare(value.high)]
            said = bounds[0] if bounds[0] == bounds[1] and bounds[0] else "..".join(bounds)
            if said == "..":
                said = text.clean(value.text).casefold() if value.nominal is None else f"~{_bare(value.nominal)}"
            hedge = "" if str(value.qualifier) not in ("about", "more_than", "less_than") else f"{value.qualifier} "
            said = f"{hedge}{said} {value.unit}"
        case Category():
            said = value.category
        case DateValue():
            said = value.date
        case ClockTime():
            said = value.time + (f" {value.tz}" if value.tz else "")
    before = {Polarity.ASSERTED: "", Polarity.DENIED: "not ", Polarity.UNKNOWN: "unclear "}[polarity]
    return text.clean(before + said)


def _bare(number: float | None) -> str:
    return "" if number is None else f"{number:.10g}"


def position_keys(position: Position, claims: Iterable[Claim]) -> frozenset[str]:
    """Every form in which a position's value was given: its own, and those of its claims that round to the same."""
    return frozenset(
        {figure_key(position.value, position.polarity), *(figure_key(c.value, c.polarity) for c in claims)}
    )


def fingerprint(*parts: str | Sequence[str]) -> str:
    """Sixteen hex digits of SHA-256 over the parts; the same for the same parts on every machine."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode("ascii")).hexdigest()[:16]
