"""Units and currencies behind (or before) a number, from ``data/units.toml``, in canonical units."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from factcheck.extraction.tokens import HYPHENS, Phrases, Token, after_hyphen, tokenize

_GRAVITY = 9.80665  # m/s2, standard: what makes a mass a force


@dataclass(frozen=True, slots=True)
class Unit:
    """``value * factor + offset`` is in the canonical unit ``code``. ``rank`` > 0: part of a compound, falling."""

    dimension: str
    code: str
    factor: float
    offset: float = 0.0
    rank: int = 0

    def canonical(self, value: float) -> float:
        """``value`` of this unit in the canonical unit, without the noise of binary fractions."""
        return float(f"{value * self.factor + self.offset:.12g}")


# Degrees of heat whose scale nobody named: "108 degrees" is Fahrenheit here and Celsius there, and stays as said.
DEGREE = Unit("temperature", "degree", 1.0)


@dataclass(frozen=True, slots=True)
class Units:
    """The tables of ``units.toml``."""

    names: Phrases[Unit]
    short: Phrases[Unit]
    signs: Phrases[Unit]
    guarded: dict[str, tuple[Unit, float]]
    cues: dict[str, frozenset[str]]


@cache
def tables() -> Units:
    """The unit tables, read once."""
    data = tomllib.loads(resources.files("factcheck.data").joinpath("units.toml").read_text("utf-8"))
    names: dict[str, Unit] = {}
    short: dict[str, Unit] = {}
    signs: dict[str, Unit] = {}
    for row in data["unit"]:
        dimension = row["dimension"]
        unit = Unit(dimension, data["canonical"][dimension], row["factor"], row.get("offset", 0.0), row.get("rank", 0))
        names.update(dict.fromkeys(row["names"], unit))
        names.update((name.replace(" ", "-"), unit) for name in row["names"] if " " in name)  # "500-square-foot"
        short.update(dict.fromkeys(row.get("short", ()), unit))
    for row in data["currency"]:
        unit = Unit("money", row["code"], 1.0)
        names.update(dict.fromkeys(row["names"], unit))
        signs.update(dict.fromkeys(row["signs"], unit))
    for name, (code, factor) in data["small_money"].items():
        names[name] = Unit("money", code, factor)
    guarded = {name: (Unit("money", row["code"], 1.0), row["from"]) for name, row in data["guarded"].items()}
    cues = {name: frozenset(words.split()) for name, words in data["cues"].items()}
    return Units(Phrases(names), Phrases(short, exact=True), Phrases(signs, exact=True), guarded, cues)


def find(tokens: Sequence[Token], i: int, value: float, *, digits: bool) -> tuple[int, Unit] | None:
    """The unit that starts at token ``i`` behind a number ``value``: (token after it, unit).

    ``digits``: the number is written in digits, without which an abbreviation is not a unit.
    """
    found = _simple(tokens, i, value, digits=digits)
    return None if found is None else _derived(tokens, *found)


def _derived(tokens: Sequence[Token], end: int, unit: Unit) -> tuple[int, Unit]:
    """A length per time is a speed ("miles per second", "metres an hour"), a mass "of thrust" a force."""
    if unit.dimension == "length":
        k = after_hyphen(tokens, end)
        word = tokens[k].lower
        if word not in ("per", "a", "an", "/", "each"):
            return end, unit
        k = after_hyphen(tokens, k + 1)
        time = tables().names.at(tokens, k) or (tables().short.at(tokens, k) if word in ("per", "/") else None)
        if time is None or time[1].dimension != "time" or time[1].factor <= 0:
            return end, unit
        if word != "per" and (tokens[k].lower.endswith("s") or tokens[time[0]].lower in tables().cues["since"]):
            return end, unit  # "ran 10 miles a day later"
        return time[0], Unit("speed", "m/s", unit.factor / time[1].factor)
    if unit.dimension == "mass" and (pushed := _thrust(tokens, end)):
        return pushed, Unit("force", "N", unit.factor * _GRAVITY)
    return end, unit


def _thrust(tokens: Sequence[Token], k: int) -> int:
    """The token after "of liftoff thrust", "of force" at ``k``, or 0."""
    if tokens[k].lower != "of":
        return 0
    for at in (k + 1, k + 2, k + 3):
        if tokens[at].lower in ("thrust", "force"):
            return at + 1
        if tokens[at].kind != "word":
            return 0
    return 0


def _simple(tokens: Sequence[Token], i: int, value: float, *, digits: bool) -> tuple[int, Unit] | None:
    known = tables()
    token = tokens[i]
    if digits and token.kind == "word" and (found := known.short.at(tokens, i)) is not None and _plausible(tokens, i):
        return found
    found = known.names.at(tokens, i)
    if found is None:
        if digits and token.kind == "sym":
            found = known.short.at(tokens, i)
        if found is None and token.lower in known.guarded:
            unit, least = known.guarded[token.lower]
            if value >= least and tokens[i + 1].lower not in ("the", "a", "an", "their", "his", "its", "her"):
                return i + 1, unit
        if found is None and digits and _prime(tokens, i):
            return i + 1, named("foot")  # 5'9
        if found is None and digits and token.text == "in" and _inches(tokens, i):
            return i + 1, named("inch")
        return found
    end, unit = found
    if unit.dimension == "volume" and tokens[end].lower in known.cues["made_of"]:
        return None
    if (
        unit.dimension == "angle"
        and tokens[end].lower not in known.cues["directions"]
        and _cue(tokens, i, "temperature", 20)
        and not _cue(tokens, i, "angles", 4)
    ):
        return end, DEGREE
    if unit.dimension == "mass" and token.lower in ("pound", "pounds") and _is_money(tokens, i):
        return end, Unit("money", "GBP", 1.0)
    return found


_EXTENTS = frozenset({"long", "tall", "wide", "deep", "high", "thick"})


@cache
def named(name: str) -> Unit:
    """The unit of that name in ``units.toml``."""
    found = tables().names.at(tokenize(name), 0)
    assert found is not None
    return found[1]


def percent() -> Unit:
    """The unit of percentages."""
    return named("percent")


def _prime(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].text in "'’" and tokens[i].glued and tokens[i + 1].kind == "num" and tokens[i + 1].glued


def _inches(tokens: Sequence[Token], i: int) -> bool:
    """ "11in", "11 in)" and "11 in long" are inches; "11 in hospital" is not."""
    after = tokens[i + 1]
    return tokens[i].glued or after.text == ")" or after.lower in _EXTENTS


def _plausible(tokens: Sequence[Token], i: int) -> bool:
    """A one-letter unit must be near its number and end there: "50 m past", "30C", but not "5 C-130s" or "5G"."""
    token, after = tokens[i], tokens[i + 1]
    if len(token.text) > 1:
        return True
    if token.text in "CF" and not token.glued:
        below = tokens[i - 2].lower == "minus" or (tokens[i - 2].text in HYPHENS and tokens[i - 1].glued)
        named = after.kind == "word" and after.lower not in ("and", "or", "to", "in", "on", "at", "by", "when")
        if not (below and not tokens[i - 2].glued) or named:
            return False
    if after.glued and after.text in HYPHENS and tokens[i + 2].glued and tokens[i + 2].lower in _EXTENTS:
        return True  # "80m-deep"
    return not (after.glued and (after.kind in ("num", "poss") or after.text in "-'’&"))


def _is_money(tokens: Sequence[Token], i: int) -> bool:
    if tokens[i + 1].lower == "of" and (of := _of_money(tokens, i + 2)) is not None:
        return of
    if tokens[i - 1].lower in ("million", "billion", "trillion"):
        return True
    money, weight = tables().cues["money"], tables().cues["weight"]
    for step in (-1, 1):  # the nearest cue decides, before it sooner than behind it, and only in its own clause
        for k in range(i + step, i + 9 * step, step):
            word = tokens[max(k, 0)].lower
            if k < 0 or word in (";", ":", ".", ""):
                break
            if word in weight:
                return False
            if word in money:
                return True
    return False


def _of_money(tokens: Sequence[Token], i: int) -> bool | None:
    """Is the thing that there are pounds of money ("debt", "taxpayers' money")? None if it is not named there."""
    cues = tables().cues
    for k in range(i, i + 5):
        word = tokens[k].lower
        if word in cues["riches"]:
            return True
        if word in cues["heavy"]:
            return False
        if tokens[k].kind == "poss" or tokens[k].text in "-'’":
            continue
        if tokens[k].kind != "word" or word in cues["closing"]:
            return False if k > i else None
    return False


def _cue(tokens: Sequence[Token], i: int, cue: str, reach: int = 25) -> bool:
    """Does a cue word stand within ``reach`` tokens of token ``i``?"""
    words = tables().cues[cue]
    return any(tokens[k].lower in words for k in range(max(0, i - reach), min(len(tokens), i + reach)))


def near(tokens: Sequence[Token], i: int, cue: str, reach: int = 25) -> bool:
    """Is token ``i`` near one of the cue words that ``units.toml`` lists under ``cue``?"""
    return _cue(tokens, i, cue, reach)


def sign_before(tokens: Sequence[Token], i: int) -> tuple[int, Unit] | None:
    """The currency sign or code just before token ``i``: (its first token, the currency)."""
    before = tokens[i - 1]
    if before.kind == "end" or not before.lower:
        return None
    if before.kind == "word" and not (before.text.isupper() or tokens[i].glued or before.text in ("Rs", "Re", "Euro")):
        return None
    found = tables().signs.before(tokens, i)
    if found is not None and not all(tokens[k].glued for k in range(found[0] + 1, i)):  # "A $900 grant"
        alone = tables().signs.at(tokens, i - 1)
        return (i - 1, alone[1]) if alone is not None else None
    return found


def is_adjective(token: Token) -> bool:
    """May this word stand between a number and its unit ("three further months")?"""
    return token.lower in tables().cues["adjectives"]
