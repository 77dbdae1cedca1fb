"""Time: when a figure was told, and whether a later one overtook it.

Tolls rise. A figure is superseded where the text says so ("rises to 70", "a previous toll of 20"), or where one source
raised its own figure later; a difference that time does not explain stays a conflict.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources

from factcheck.extraction.words import load
from factcheck.judgement.calendar import days
from factcheck.judgement.ladder import Ladder, ladder
from factcheck.model import Article, Claim

BEFORE, AFTER, BETWEEN = 90, 60, 40  # characters looked at around a figure, and between a cue and its figure
LONGEST = 1200  # characters of a sentence in which the day of a statement is looked for
DATELINE = 200  # characters at the top of an article in which a dateline stands
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """First and last instant (UTC) at which something may have been published."""

    first: datetime
    last: datetime

    def before(self, other: Moment) -> bool:
        """Surely earlier than ``other``?"""
        return self.last < other.first


class Cue(StrEnum):
    """What the words around a figure say of its age."""

    OLD = "old"
    NEW = "new"
    NONE = "none"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads(resources.files("factcheck.data").joinpath("revisions.toml").read_text("utf-8"))
    out = {
        name: re.compile("|".join(f"(?:{p})" for p in data[name]))
        for name in ("old_before", "old_after", "new_before", "new_after")
    }
    out["old_noun"] = re.compile(data["old_noun"])
    for kind, rules in data["moving"].items():
        out[f"moving {kind}"] = re.compile("|".join(f"(?:{p})" for p in rules))
    verbs, names = "|".join(data["said"]), "|".join(data["weekdays"])
    out["told_on"] = re.compile(rf"\b(?:{verbs})(?: [\w']+){{0,3}}? (?:on )?({names})\b")
    out["on_told"] = re.compile(rf"\bon ({names})\b,?(?: [\w'-]+){{0,8}}? (?:{verbs})\b")
    short = "|".join(f"{n[:3]}(?:{n[3:]})?" for n in data["weekdays"])
    months = "|".join(load("dates.toml")["months"])
    out["dateline"] = re.compile(rf"\b({short}),? (?:\d{{1,2}} )?(?:{months})\b")
    return out


@lru_cache(maxsize=4096)
def moment(published: str | None) -> Moment | None:
    """The time of an ISO date, date-time or coarser date; None where there is none. Without a zone: UTC."""
    if not published:
        return None
    text = published.strip()
    if len(text) > 10 and text[10] in "T ":
        try:
            at = datetime.fromisoformat(text.replace("Z", "+00:00"))
        except ValueError:
            text = text[:10]
        else:
            at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
            return Moment(at, at)
    span = None if text.startswith("--") else days(text)
    if span is None:
        return None
    first = datetime.combine(span[0], time.min, UTC)
    return Moment(first, datetime.combine(span[1], time.min, UTC) + timedelta(days=1, microseconds=-1))


def known_by(article: Article, as_of: str | None) -> bool:
    """Could the article be read at ``as_of`` (inclusive)? An undated one always."""
    limit, published = moment(as_of), moment(article.published)
    return limit is None or published is None or published.first <= limit.last


def told_at(claim: Claim, article: Article | None) -> Moment | None:
    """When the figure was told: the publication time, narrowed by "said on Sunday" in its sentence."""
    published = moment(article.published) if article else None
    if published is None or (published.last - published.first) > timedelta(days=1):
        return published
    quote = claim.quote[:LONGEST].lower()
    found = _patterns()["told_on"].search(quote) or _patterns()["on_told"].search(quote)
    if not found and article is not None:  # "Saturday 25 Jun 2016" over the text
        found = _patterns()["dateline"].search(article.text[:DATELINE].lower())
    if not found:
        return published
    back = (published.first.weekday() - _WEEKDAYS.index(found[1][:3])) % 7
    if back == 0:
        return published
    day = datetime.combine(published.first.date() - timedelta(days=back), time.min, UTC)
    return Moment(day, day + timedelta(days=1, microseconds=-1))


def undated(claims: Iterable[Claim], articles: Mapping[str, Article]) -> bool:
    """Does no claim have a day on which it was told, but a month or a year at most?"""
    found = [told_at(c, articles.get(c.article)) for c in claims]
    return all(m is None or m.last - m.first > timedelta(days=2) for m in found)


def cue(claim: Claim, article: Article | None) -> Cue:
    """Do the words at the figure call it the older or the newer one?"""
    text = (article.title or "" if claim.field == "title" else article.text) if article else ""
    if not text or not (0 <= claim.start <= claim.end <= len(text)):
        return Cue.NONE
    before = _within_sentence(text[max(0, claim.start - BEFORE) : claim.start].lower(), last=True)
    after = _within_sentence(text[claim.end : claim.end + AFTER].lower(), last=False)
    patterns = _patterns()
    if patterns["old_after"].search(after):
        return Cue.OLD
    best, kind = -1, Cue.NONE
    for name, what in (("new_before", Cue.NEW), ("old_before", Cue.OLD)):
        for found in patterns[name].finditer(before):
            gap = before[found.end() :]
            if len(gap) > BETWEEN or found.end() <= best:
                continue
            if not re.search(r"\d", gap) or patterns["old_noun"].fullmatch(found.group()):
                best, kind = found.end(), what
    if kind is Cue.NONE and patterns["new_after"].search(after):
        return Cue.NEW
    return kind


def _within_sentence(text: str, *, last: bool) -> str:
    parts = re.split(r"[.!?;\n](?=\s|$)", text)
    return parts[-1] if last else parts[0]


@lru_cache(maxsize=4096)
def _moving(text: str, kind: str) -> bool:
    return _patterns()[f"moving {kind}"].search(text) is not None


def moving(article: Article | None, type: str) -> bool:
    """Does the article say that its toll of this type is rising or has been revised?"""
    kind = type if f"moving {type}" in _patterns() else "other"
    return article is not None and _moving(f"{article.title or ''}\n{article.text}".lower(), kind)


def overtakes(
    low: Sequence[Claim],
    high: Sequence[Claim],
    articles: Mapping[str, Article],
    origins: Mapping[str, str],
    *,
    type: str,
    rising: bool,
    steps: Ladder | None = None,
    also: Sequence[Claim] = (),
) -> tuple[bool, str] | None:
    """Whether the lower of two conflicting figures (else the higher) is the overtaken one, and why; None where time
    explains nothing.

    ``rising``: an article of this alignment says that the toll moves. ``also``: claims that give the lower number
    under another bound, which tell when it was known. The reasons are sentences without a full stop.
    """
    cues_low = {cue(c, articles.get(c.article)) for c in low}
    cues_high = {cue(c, articles.get(c.article)) for c in high}
    if Cue.OLD in cues_low and Cue.OLD not in cues_high:
        return True, "the text itself calls the lower figure the earlier one"
    if Cue.OLD in cues_high and Cue.OLD not in cues_low:
        return False, "the text itself calls the higher figure the earlier one"
    table = steps or ladder()
    if type in table.changing and (_before(low, high, articles) or _before(high, low, articles)):
        return _before(low, high, articles), "such a number goes up and down, and the other was told later"
    if type not in table.cumulative:
        return None
    if Cue.NEW in cues_high and Cue.NEW not in cues_low and not _before(high, low, articles):
        return True, "the text itself says that the figure rose to the higher one"
    shared = {origins.get(c.id) for c in low} & {origins.get(c.id) for c in high}
    for key in sorted(k for k in shared if k):
        mine = [c for c in low if origins.get(c.id) == key]
        theirs = [c for c in high if origins.get(c.id) == key]
        if _before(mine, theirs, articles):
            return True, "the same source raised its figure later"
    if _disputed(low, high, origins):
        return None
    if rising and not _before(high, low, articles):
        return True, "the toll was rising, and the reports say so"
    if _before([*low, *also], high, articles) and (_unattributed(low) or _unattributed(high)):
        return True, "the higher figure was published later, and such a toll only rises"
    return None


def _disputed(low: Sequence[Claim], high: Sequence[Claim], origins: Mapping[str, str]) -> bool:
    """Does one article set two tellers side by side, named or its own word? A dispute, which time does not settle."""
    return any(
        a.article == b.article and (a.attribution or b.attribution) and origins.get(a.id) != origins.get(b.id)
        for a in low
        for b in high
    )


def _unattributed(claims: Iterable[Claim]) -> bool:
    return all(not c.attribution for c in claims)


def _before(a: Sequence[Claim], b: Sequence[Claim], articles: Mapping[str, Article]) -> bool:
    """Was the first telling of ``a`` surely before the first telling of ``b``? Unknown dates decide nothing."""
    times_a = [told_at(c, articles.get(c.article)) for c in a]
    times_b = [told_at(c, articles.get(c.article)) for c in b]
    known_a = [t for t in times_a if t is not None]
    if not known_a or not times_b or any(t is None for t in times_b):
        return False
    first = min(known_a, key=lambda t: t.last)
    return all(t is not None and first.before(t) for t in times_b)
