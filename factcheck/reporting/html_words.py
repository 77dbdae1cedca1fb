"""A figure in its paragraph, as the page quotes it: cut in pieces around the highlight, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count

from factcheck.model import Article, Claim, ZoneKind
from factcheck.reporting import fragments, text

CONTEXT = 420  # characters of the paragraph on either side of the sentence
SENTENCE = 600  # characters of the sentence on either side of the figure
_BREAK = re.compile(r"\n[ \t\r]*\n")


class Anchors:
    """Ids of elements: made of the ids of the report, unique, and safe in an address."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str], str] = {}
        self._taken: set[str] = set()

    def __call__(self, kind: str, id_: str) -> str:
        """The element id for the thing of that ``kind`` with that id; the same one each time."""
        key = (kind, id_)
        if key not in self._made:
            stem = f"{kind}-{re.sub(r'[^A-Za-z0-9]+', '-', id_).strip('-')[:80]}".rstrip("-")
            name = stem
            for n in count(2):
                if name not in self._taken:
                    break
                name = f"{stem}-{n}"
            self._taken.add(name)
            self._made[key] = name
        return self._made[key]


@dataclass(frozen=True, slots=True)
class Words:
    """One claim quoted: ``before`` and ``after`` are the rest of the paragraph, ``lead`` and ``trail`` the rest of the
    sentence, ``figure`` what is highlighted. ``url`` is "" where the article
    has none that is safe to follow."""

    before: str
    lead: str
    figure: str
    trail: str
    after: str
    outlet: str
    title: str
    published: str
    sources: str
    where: str
    restated: bool
    url: str
    path: str


def words(claim: Claim, article: Article | None) -> Words:
    """The claim's words and where they stand."""
    lead, figure, trail = text.parts(claim, article)
    before, after = _around(claim, article, len(lead)) if article is not None else ("", "")
    lead, trail = _left(lead, SENTENCE), _right(trail, SENTENCE)
    return Words(
        before=before,
        lead=lead,
        figure=text.clip(text.clean(figure[: 2 * SENTENCE]), SENTENCE),
        trail=trail,
        after=after,
        outlet=text.outlet_name(article),
        title=text.clip(text.clean((article.title if article else None) or ""), 160),
        published=day(article),
        sources=text.chain(claim.attribution),
        where="" if claim.zone is ZoneKind.BODY else str(claim.zone),
        restated=article is not None and article.rendition is not None,
        url=fragments.link(claim, article),
        path=text.clip(text.clean(article.path), 200) if article is not None else "",
    )


def day(article: Article | None) -> str:
    """The day of publication as the article has it; "" where it has none."""
    return text.clean((article.published or "")[:10]) if article is not None else ""


def _around(claim: Claim, article: Article, lead: int) -> tuple[str, str]:
    """The rest of the figure's paragraph, within its zone, before and after its sentence."""
    if claim.field == "title":
        return "", ""
    begin = claim.start - lead
    end = begin + len(claim.quote)
    if begin < 0 or article.text[begin:end] != claim.quote:
        return "", ""
    zone = next((z for z in article.zones if z.start <= claim.start < z.end), None)
    first, last = (zone.start, zone.end) if zone is not None else (0, len(article.text))
    left = article.text[max(first, begin - 2 * CONTEXT) : begin]
    right = article.text[end : min(last, end + 2 * CONTEXT)]
    breaks = list(_BREAK.finditer(left))
    if breaks:
        left = left[breaks[-1].end() :]
    stop = _BREAK.search(right)
    if stop:
        right = right[: stop.start()]
    return _left(left, CONTEXT), _right(right, CONTEXT)


def _left(said: str, room: int) -> str:
    """The end of ``said``, cleaned and cut at a word, keeping the space behind it."""
    kept = text.clean(said[-2 * room :])
    if len(said) > 2 * room or len(kept) > room:
        cut = kept[-room:]
        space = cut.find(" ")
        kept = "…" + (cut[space + 1 :] if 0 <= space < 40 else cut)
    return kept + " " * (bool(kept) and said[-1:].isspace())


def _right(said: str, room: int) -> str:
    """The beginning of ``said``, cleaned and cut at a word, keeping the space before it."""
    kept = text.clean(said[: 2 * room])
    if len(said) > 2 * room and len(kept) <= room:
        kept += "…"
    kept = text.clip(kept, room)
    return " " * (bool(kept) and said[:1].isspace()) + kept
