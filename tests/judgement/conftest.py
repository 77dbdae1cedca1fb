"""Hand-made values, claims, articles and stories for the tests of the judgement room."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from factcheck.judgement.judge import judge
from factcheck.model import (
    Alignment,
    Article,
    Attribution,
    Category,
    Claim,
    ClockTime,
    DateValue,
    Polarity,
    Qualifier,
    Quantity,
    Story,
    Value,
    Verdict,
    ZoneKind,
)

_FORMS = [
    ("at least ", Qualifier.AT_LEAST),
    ("more than ", Qualifier.MORE_THAN),
    ("up to ", Qualifier.AT_MOST),
    ("less than ", Qualifier.LESS_THAN),
    ("about ", Qualifier.ABOUT),
    ("nearly ", Qualifier.NEARLY),
]
_UNITS = {"cm": ("m", 0.01), "in": ("m", 0.0254), "ft": ("m", 0.3048), "feet": ("m", 0.3048), "m": ("m", 1.0)}
_UNITS |= {"metres": ("m", 1.0), "yards": ("m", 0.9144), "km": ("m", 1000.0), "mi": ("m", 1609.344)}
_UNITS |= {"miles": ("m", 1609.344), "hours": ("s", 3600.0), "minutes": ("s", 60.0), "days": ("s", 86400.0)}
_UNITS |= {"kg": ("kg", 1.0), "pounds": ("kg", 0.45359237), "km/h": ("m/s", 1 / 3.6), "mph": ("m/s", 0.44704)}
_UNITS |= {"percent": ("percent", 1.0), "dollars": ("USD", 1.0), "euros": ("EUR", 1.0), "": ("person", 1.0)}
_SCALES = {"million": 1e6, "billion": 1e9, "thousand": 1e3}


def figure(text: str) -> Quantity:
    """A quantity from a plain wording: "at least 5", "27 cm", "20 to 25", "several shots", "$"-free."""
    qualifier, rest = Qualifier.EXACT, text
    for words, kind in _FORMS:
        if text.startswith(words):
            qualifier, rest = kind, text[len(words) :]
    numbers = re.findall(r"\d[\d,]*(?:\.\d+)?", rest)
    words = re.sub(r"\d[\d,]*(?:\.\d+)?", "", rest).split()
    scale = next((_SCALES[w] for w in words if w in _SCALES), 1.0)
    known = [w for w in words if w in _UNITS]
    noun = next((w for w in words if w not in _UNITS and w not in _SCALES and w != "to"), "")
    unit, factor = _UNITS[known[-1]] if known else (noun.rstrip("s") or "person", 1.0)
    values = [float(n.replace(",", "")) * scale * factor for n in numbers]
    if not values:
        return Quantity(None, None, None, unit, Qualifier.VAGUE, text)
    if len(values) == 2:
        return Quantity(values[0], values[1], None, unit, Qualifier.RANGE, text)
    n = values[0]
    low = None if qualifier in (Qualifier.AT_MOST, Qualifier.LESS_THAN, Qualifier.NEARLY) else n
    high = None if qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN) else n
    return Quantity(low, high, n, unit, qualifier, text)


def value(text: str) -> Value:
    """A value of any kind: "date:2017-11-13", "clock:15:11", "clock:about 15:10", "category:x", else a figure."""
    kind, _, rest = text.partition(":")
    if kind == "date":
        return DateValue(rest, rest)
    if kind == "clock":
        about, time = rest.startswith("about "), rest.removeprefix("about ")
        clock, _, tz = time.partition(" ")
        return ClockTime(clock, rest, tz or None, Qualifier.ABOUT if about else Qualifier.EXACT)
    return Category(rest, rest) if kind == "category" else figure(text)


class World:
    """A small corpus: articles, claims in one alignment, and its verdict."""

    figure = staticmethod(figure)
    value = staticmethod(value)

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.claims: dict[str, Claim] = {}

    def article(
        self, id: str, text: str = "", *, published: str | None = None, outlet: str = "", title: str = ""
    ) -> None:
        """Add an article; its outlet defaults to its id."""
        self.articles[id] = Article(id, text, outlet or id, title or None, published)

    def claim(
        self,
        article: str,
        said: str | Value,
        *,
        by: Sequence[str] = (),
        type: str = "killed",
        quote: str = "",
        id: str = "",
        polarity: Polarity = Polarity.ASSERTED,
        slots: Mapping[str, str] | None = None,
        headline: bool = False,
        **more: Any,
    ) -> Claim:
        """Add a claim, placed where its words stand in the article's text (or title) if they do."""
        if article not in self.articles:
            self.article(article)
        known = value(said) if isinstance(said, str) else said
        text = (self.articles[article].title or "") if headline else self.articles[article].text
        at = max(text.find(known.text), 0)
        claim = Claim(
            id=id or f"{article}/{len(self.claims)}",
            article=article,
            type=type,
            value=known,
            subject="people killed",
            start=at,
            end=at + len(known.text) if known.text in text else at,
            quote=quote or next((s for s in re.split(r"(?<=[.!?])\s", text) if known.text in s), known.text),
            slots=tuple((slots or {}).items()),
            polarity=polarity,
            attribution=tuple(Attribution(s, "said") for s in by),
            zone=ZoneKind.HEADLINE if headline else ZoneKind.BODY,
            field="title" if headline else "text",
            **more,
        )
        self.claims[claim.id] = claim
        return claim

    def story(self) -> Story:
        """One story with one alignment that holds every claim."""
        kind = next(iter(self.claims.values())).type
        alignment = Alignment(f"s/{kind}-1", kind, "people killed", tuple(self.claims))
        return Story("s", "a story", tuple(sorted(self.articles)), (alignment,))

    def verdict(self, **options: Any) -> Verdict:
        """The verdict on that alignment."""
        (only,) = judge(self.story(), self.claims, self.articles, **options).verdicts
        return only


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture(scope="session")
def make() -> type[World]:
    return World
