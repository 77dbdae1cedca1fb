"""Text from strangers, made fit to print: nothing that moves a cursor, turns a line round or breaks out of a cell."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable

from factcheck.model import Article, Attribution, Claim, ZoneKind

_JOINERS = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
_REPLACED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_RUNNER_LINE = re.compile(r"^([ \t]*:):", re.MULTILINE)
_RUNNER_MARK = re.compile(r"##(?=\w{0,40}\[)")


def clean(text: str) -> str:
    """One line of printable text: white space folded, invisible joiners dropped, control and direction marks shown as
    U+FFFD."""
    if text.isprintable():  # the usual case, and by its definition free of all of these
        return " ".join(text.split())
    out = []
    for char in text:
        if char.isspace():
            out.append(" ")
        elif char in _JOINERS:
            continue
        elif unicodedata.category(char) in _REPLACED:
            out.append("\ufffd")
        else:
            out.append(char)
    return " ".join("".join(out).split())


def inert(shown: str) -> str:
    """The same text, in which no CI runner finds a command: ``::error::`` at the start of a line (GitHub), ``##[…]``,
    ``##vso[…]`` and ``##teamcity[…]`` anywhere. One character of the mark becomes its look-alike; no length changes."""
    return _RUNNER_MARK.sub("#\u266f", _RUNNER_LINE.sub("\\1\u2236", shown))


def wrap(text: str, width: int, *, indent: str = "") -> list[str]:
    """Lines of at most ``width``, the second and later ones indented; never an empty list."""
    lines = textwrap.wrap(text, max(width, 8), subsequent_indent=indent, break_on_hyphens=False)
    return lines or [""]


def clip(text: str, width: int) -> str:
    """``text``, cut at a word with ``…`` where it is longer than ``width``."""
    if len(text) <= width:
        return text
    cut = text[: width - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > 0 and width - space < 30 else cut).rstrip(" ,;:") + "…"


def _clip_left(text: str, width: int) -> str:
    if len(text) <= width:
        return text
    cut = text[len(text) - width + 1 :]
    space = cut.find(" ")
    return "…" + (cut[space + 1 :] if 0 <= space < 30 else cut).lstrip(" ,;:")


def parts(claim: Claim, article: Article | None) -> tuple[str, str, str]:
    """The quote cut in three: what is before the figure, the figure, what is after; as written."""
    quote = claim.quote
    source = ""
    if article is not None:
        source = (article.title or "") if claim.field == "title" else article.text
    at = source.rfind(quote, 0, claim.start + len(quote)) if quote else -1
    start, end = claim.start - at, claim.end - at
    if at < 0 or not 0 <= start < end <= len(quote):
        said = claim.value.text
        start = quote.find(said) if said else -1
        if start < 0:
            return quote, "", ""
        end = start + len(said)
    return quote[:start], quote[start:end], quote[end:]


def quotation(claim: Claim, article: Article | None, budget: int, marks: tuple[str, str] = ("«", "»")) -> str:
    """The sentence with its figure marked, trimmed on both sides to about ``budget`` characters, in quotation marks."""
    before, figure, after = parts(claim, article)
    return f"“{trimmed(before, figure, after, budget, marks)}”"


def trimmed(before: str, figure: str, after: str, budget: int, marks: tuple[str, str] = ("«", "»")) -> str:
    """``before «figure» after``, cleaned, the sides cut at words so that all of it is about ``budget`` long."""
    left, right = before[-2 * budget :], after[: 2 * budget]
    opens = bool(before) and (before[-1:].isspace() or left == "")
    closes = after[:1].isspace()
    left, middle, right = clean(left), clip(clean(figure[: 2 * budget]), budget), clean(right)
    room = max(budget - len(middle) - 2, 0)
    half = room // 2
    for_left = max(half, room - len(right))
    left = _clip_left(left, for_left) if len(left) > for_left else left
    right = clip(right, max(room - len(left), 1))
    if not middle:
        return clip(f"{left} {right}".strip(), budget)
    return f"{left}{' ' if opens and left else ''}{marks[0]}{middle}{marks[1]}{' ' if closes and right else ''}{right}"


def chain(attribution: Iterable[Attribution]) -> str:
    """The sources as one reads them, nearest first: ``a JCS official via Yonhap``."""
    return " via ".join(clip(clean(a.source), 60) for a in attribution)


def who(claim: Claim, article: Article | None) -> str:
    """Outlet and line of descent: ``The Week, citing The Guardian``."""
    outlet = outlet_name(article)
    if claim.zone is ZoneKind.COMMENT:
        by = claim.speaker or chain(claim.attribution) or "a reader"
        return f"comment by {clip(clean(by), 40)} on {outlet}"
    sources = chain(claim.attribution)
    where = " (headline)" if claim.zone is ZoneKind.HEADLINE else " (caption)" if claim.zone is ZoneKind.CAPTION else ""
    return f"{outlet}{where}, citing {sources}" if sources else f"{outlet}{where}"


def outlet_name(article: Article | None) -> str:
    """The outlet, or the article's id where it names none."""
    if article is None:
        return "?"
    return clip(clean(article.outlet), 60) or clip(clean(article.id), 60)


def plural(count: int, noun: str, many: str = "") -> str:
    """``1 story``, ``3 stories``."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def human_type(type_id: str) -> str:
    """``shots_fired`` as words."""
    return re.sub(r"_+", " ", clean(type_id)).strip()
