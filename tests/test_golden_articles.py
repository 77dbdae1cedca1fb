"""Short articles of our own with the claims a careful reader would take from them, one behaviour a file.

A file in ``tests/golden/articles`` holds ``text`` (and ``title``, ``published``, ``outlet`` where they matter) and:

- ``claims``: each ``at`` words of the text that the figure must touch, ``type`` (or several that would do), and what is
  to be held of it: ``low``, ``high`` (left out = open), ``qualifier``, ``unit``, ``category``, ``date``, ``time``,
  ``polarity`` (asserted unless said), ``source`` (part of the nearest one's name; "" for the outlet itself),
  ``sources`` (the chain, nearest first), ``slots``, ``has_slots``, ``not_slots``, ``implied``, ``field``, ``zone``.
- Nothing else may be claimed, but for ``allow`` (words whose figures may be), ``ignore`` (types) and ``ignore_zones``.
- ``never``: what must not be claimed; ``figures``: the article's own figure per type, or several that would do.

``KNOWN_GAPS.txt`` names the files that do not pass yet; it may only shrink.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from factcheck.model import OWN_ZONES, Article, Category, Claim, ClockTime, DateValue, Extract, Quantity

FOLDER = Path(__file__).parent / "golden" / "articles"
FILES = sorted(FOLDER.glob("*.toml"))
GAPS = FOLDER / "KNOWN_GAPS.txt"
ACTORS = frozenset({"shooters", "attackers", "pursuers", "rescuers"})
QUANTITY_KEYS = frozenset({"low", "high", "qualifier", "unit"})
CONTEXT_KEYS = frozenset(
    {"polarity", "source", "sources", "slots", "has_slots", "not_slots", "implied", "field", "zone"}
)
CLAIM_KEYS = frozenset({"at", "type", "category", "date", "time"}) | QUANTITY_KEYS | CONTEXT_KEYS
ALLOWANCES = frozenset({"allow", "ignore", "ignore_zones", "never"})
FILE_KEYS = frozenset({"behaviour", "text", "title", "published", "claims", "figures"}) | ALLOWANCES


@cache
def gold(path: Path) -> dict[str, Any]:
    data = tomllib.loads(path.read_text("utf-8"))
    data["text"] = data["text"].strip("\n")
    return data


@cache
def extracts() -> dict[str, Extract]:
    """All the articles through zones and extraction in one go, as the command does it."""
    from factcheck.extraction.pipeline import extract
    from factcheck.reading.zones import find_zones

    articles = []
    for path in FILES:
        g = gold(path)
        title = g.get("title")
        zones = find_zones(g["text"], title)
        articles.append(Article(path.stem, g["text"], "Test", title, g.get("published"), zones=zones))
    return {e.article.id: e for e in extract(articles)}


def near(have: float | None, want: float | None) -> bool:
    if have is None or want is None:
        return have is want
    return abs(have - want) <= 0.005 * abs(want)


def bounds(value: Quantity, want: dict[str, Any]) -> bool:
    return near(value.low, want.get("low")) and near(value.high, want.get("high"))


def types(want: dict[str, Any]) -> list[str]:
    return [want["type"]] if isinstance(want["type"], str) else want["type"]


def touches(claim: Claim, at: str, extract: Extract) -> bool:
    text = (extract.article.title or "") if claim.field == "title" else extract.article.text
    start = text.find(at)
    while start >= 0:
        if claim.start < start + len(at) and start < claim.end:
            return True
        start = text.find(at, start + 1)
    return False


def wrong(claim: Claim, want: dict[str, Any], extract: Extract) -> list[str]:
    """What of ``want`` the claim does not meet; the first entry is the gravest."""
    out = []
    if claim.type not in types(want):
        out.append(f"type is {claim.type}")
    match claim.value:
        case Quantity() as value:
            if not bounds(value, want):
                out.append(f"bounds are {value.low}..{value.high}")
            if "qualifier" in want and value.qualifier != want["qualifier"]:
                out.append(f"qualifier is {value.qualifier}")
            if "unit" in want and value.unit != want["unit"]:
                out.append(f"unit is {value.unit}")
        case Category(category=have):
            if have != want.get("category"):
                out.append(f"category is {have}")
        case DateValue(date=have):
            if have != want.get("date"):
                out.append(f"date is {have}")
        case ClockTime(time=have):
            if have != want.get("time"):
                out.append(f"time is {have}")
    if claim.polarity != want.get("polarity", "asserted"):
        out.append(f"polarity is {claim.polarity}")
    names = [a.source for a in claim.attribution]
    wanted = want.get("sources", [want["source"]] if want.get("source") else [])
    if want.get("source") == "" and names:
        out.append(f"sources are {names}, and should be none")
    if len(names) < len(wanted) or any(w not in n for w, n in zip(wanted, names, strict=False)):
        out.append(f"sources are {names}")
    slots = dict(claim.slots)
    for key, value in want.get("slots", {}).items():
        if slots.get(key) != value:
            out.append(f"slot {key} is {slots.get(key)!r}")
    out += [f"slot {key} is missing" for key in want.get("has_slots", ()) if key not in slots]
    out += [f"slot {key} is {slots[key]!r}" for key in want.get("not_slots", ()) if key in slots]
    if "implied" in want and claim.implied != want["implied"]:
        out.append(f"implied is {claim.implied}")
    if claim.field != want.get("field", "text"):
        out.append(f"field is {claim.field}")
    if claim.zone != want.get("zone", "body"):
        out.append(f"zone is {claim.zone}")
    return out


def faults(path: Path, extract: Extract) -> list[str]:
    """Everything in which an extract differs from its golden file."""
    g = gold(path)
    out = []
    left = [c for c in extract.claims if c.zone not in g.get("ignore_zones", ())]
    for want in g["claims"]:
        here = [c for c in left if touches(c, want["at"], extract)]
        if not here:
            out.append(f"missed {want['at']!r} ({want['type']})")
            continue
        best = min(here, key=lambda c: (len(wrong(c, want, extract)), c.type not in types(want)))
        left.remove(best)
        out += [f"{want['at']!r}: {why}" for why in wrong(best, want, extract)]
    for claim in left:
        tolerated = claim.type in g.get("ignore", ()) or (claim.implied and claim.type in ACTORS)
        if not tolerated and not any(touches(claim, at, extract) for at in g.get("allow", ())):
            out.append(f"one too many: {show(claim)}")
    for ban in g.get("never", ()):
        for claim in extract.claims:
            same = ban.get("type") in (None, claim.type) and ban.get("polarity") in (None, claim.polarity)
            value = claim.value
            if "low" in ban:
                same = same and isinstance(value, Quantity) and ban["low"] in (value.low, value.high, value.nominal)
            if same and claim.zone in OWN_ZONES:
                out.append(f"forbidden: {show(claim)}")
    figures = dict(extract.figures)
    for type_, accepted in g.get("figures", {}).items():
        figure = figures.get(type_)
        have = (
            next((v for v in (figure.nominal, figure.low, figure.high) if v is not None), "none") if figure else "none"
        )
        if have not in (accepted if isinstance(accepted, list) else [accepted]):
            out.append(f"the article's own figure for {type_} is {have}, not {accepted}")
    return out


def show(claim: Claim) -> str:
    return f"{claim.type} {claim.value} {claim.polarity} {dict(claim.slots)}"


def gaps() -> set[str]:
    lines = GAPS.read_text("utf-8").splitlines() if GAPS.exists() else []
    return {line.split("#")[0].strip() for line in lines} - {""}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_file_is_well_formed(path: Path) -> None:
    g = gold(path)
    assert set(g) <= FILE_KEYS
    assert g["behaviour"].endswith(".")
    for want in g["claims"]:
        assert set(want) <= CLAIM_KEYS
        assert want["at"] in (g["title"] if want.get("field") == "title" else g["text"])
    for at in g.get("allow", ()):
        assert at in g["text"]


def test_there_are_forty_behaviours() -> None:
    assert len(FILES) >= 40
    assert len({gold(p)["behaviour"] for p in FILES}) == len(FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_golden_article(path: Path) -> None:
    found = faults(path, extracts()[path.stem])
    if path.stem in gaps():
        assert found, f"{path.stem} passes now: take it off {GAPS.name}"
    else:
        assert not found, "\n".join([gold(path)["text"], *found])


def test_known_gaps_name_files() -> None:
    assert gaps() <= {p.stem for p in FILES}
