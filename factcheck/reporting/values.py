"""Values as people read them: bounds in words, canonical units back in the units of everyday, both systems shown.

``150 feet`` becomes ``150 ft (45.7 m)``, 2400 s ``40 min``, 5,000,000 GBP ``£5 million``.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

from factcheck.model import Category, ClockTime, DateValue, Estimate, Polarity, Qualifier, Quantity, Value

_PEOPLE = frozenset({"", "person", "people"})  # the row says who is counted
_HEDGE = {
    Qualifier.ABOUT: "about ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.MORE_THAN: "more than ",
    Qualifier.AT_MOST: "at most ",
    Qualifier.LESS_THAN: "less than ",
    Qualifier.NEARLY: "nearly ",
}


@cache
def _display() -> dict[str, Any]:
    return tomllib.loads(resources.files("factcheck.data").joinpath("display.toml").read_text("utf-8"))


def number(value: float) -> str:
    """A number with separators, and in words from a million on where that loses nothing: ``2,084``, ``1.2 million``."""
    if not math.isfinite(value):
        return "any number"
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        rounded = round(value / size, 3)
        if 1 <= abs(rounded) < 1000 and math.isclose(rounded * size, value, rel_tol=1e-15):
            return f"{rounded:.3f}".rstrip("0").rstrip(".") + f" {word}"
    if float(value).is_integer():
        return f"{int(value):,}" if abs(value) < 1e18 else f"{value:.3g}"
    return f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.0f}"


def _short(value: float) -> str:
    """Three significant digits, but never fewer than the whole part has."""
    if value == 0 or not math.isfinite(value):
        return "0" if value == 0 else "?"
    places = max(0, 2 - math.floor(math.log10(abs(value))))
    text = f"{value:,.{min(places, 9)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _bounds(q: Quantity) -> list[float]:
    """The one or two figures that the value names."""
    if q.qualifier is Qualifier.RANGE and q.low is not None and q.high is not None:
        return [q.low] if q.low == q.high else [q.low, q.high]
    for figure in (q.nominal, q.low, q.high):
        if figure is not None:
            return [figure]
    return []


def _in_steps(figures: Sequence[float], steps: Sequence[Sequence[Any]]) -> str:
    size = max(abs(f) for f in figures)
    _, divisor, symbol = next((s for s in steps if size >= s[0] * (1 - 1e-9)), steps[-1])
    return _with_unit([_short(f / divisor) for f in figures], symbol)


def _with_unit(numbers: Sequence[str], symbol: str) -> str:
    """``1 acre``, ``3–5 acres``, ``5 ft``."""
    single = list(numbers) == ["1"] and len(symbol) > 3 and symbol.endswith("s") and "/" not in symbol
    return f"{'–'.join(numbers)} {symbol[:-1] if single else symbol}"


def duration(seconds: float) -> str:
    """A stretch of time in the largest unit that shows it whole: ``40 min``, ``18 months``; else in two units."""
    steps = [(divisor, symbol) for _, divisor, symbol in _display()["s"]["steps"]]
    for divisor, symbol in steps:
        count = seconds / divisor
        if 1 <= count <= 100 and math.isclose(count, round(count), rel_tol=1e-6):
            return _counted(round(count), symbol)
    for (divisor, symbol), (finer, small) in pairwise(steps):
        if seconds >= divisor:
            whole = int(seconds // divisor)
            rest = round((seconds - whole * divisor) / finer)
            return _counted(whole, symbol) + (f" {_counted(rest, small)}" if rest else "")
    return f"{_short(seconds)} s"


def _counted(count: int, symbol: str) -> str:
    return f"{count:,} {symbol[:-1] if count == 1 and len(symbol) > 3 else symbol}"


def in_units(figures: Sequence[float], unit: str, *, other: bool = False) -> str:
    """Figures in a canonical unit, shown in the fitting everyday unit: ``[45.72], "m"`` gives ``45.7 m``, or
    ``150 ft`` with ``other``; "" where there is no other system."""
    if not figures:
        return ""
    if unit in ("K", "delta_K"):  # a difference has no zero of its own
        zero, freezing = (273.15, 32) if unit == "K" else (0, 0)
        low = [f - zero for f in figures]
        shown = [f * 9 / 5 + freezing for f in low] if other else low
        return "–".join(_short(f) for f in shown) + (" °F" if other else " °C")
    if unit in ("rad", "degree", "delta_degree"):
        return "" if other else "–".join(_short(math.degrees(f) if unit == "rad" else f) for f in figures) + "°"
    if unit == "s":
        return "" if other else " to ".join(duration(f) for f in figures)
    table = _display().get(unit)
    if not isinstance(table, dict) or "steps" not in table:
        return ""
    steps = table.get("other") if other else table["steps"]
    return _in_steps(figures, steps) if steps else ""


def _both_systems(q: Quantity, figures: Sequence[float]) -> str:
    """Figures with a unit: in the one they were said in, then in the other system; "" where the unit is not ours."""
    metric, other = in_units(figures, q.unit), in_units(figures, q.unit, other=True)
    if not metric or not other:
        return metric
    words = re.findall(r"[a-z]+", q.text.lower())
    if q.unit in ("K", "delta_K"):
        return f"{other} ({metric})" if {"fahrenheit", "f"} & set(words) else f"{metric} ({other})"
    units = _display()[q.unit].get("said", {})
    named = [(symbol, unit) for symbol, unit in units.items() if set(unit["words"].split()) & set(words)]
    if not named:
        named = (_as_numbered(figures, units, q.text) or [_roundest(figures, units)]) if units else []
    if not named:
        return f"{metric} ({other})"
    symbol, unit = named[0] if len(named) == 1 else ("", named[0][1])
    if symbol:
        said = _with_unit([_short(f / unit["size"]) for f in figures], symbol)
    else:  # "five feet nine inches": no one unit says it better
        said = metric if unit.get("metric") else other
    return f"{said} ({other if unit.get('metric') else metric})"


def _as_numbered(figures: Sequence[float], units: dict[str, Any], text: str) -> list[tuple[str, Any]]:
    """The one unit in which a figure is the number that its text names without a unit: "lost at about 10,000"."""
    numbers = {float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}
    fits = [
        (symbol, unit)
        for symbol, unit in units.items()
        if any(math.isclose(f / unit["size"], n, rel_tol=1e-6) for f in figures for n in numbers)
    ]
    return fits if len(fits) == 1 else []


def _roundest(figures: Sequence[float], units: dict[str, Any]) -> tuple[str, Any]:
    """The unit in which the figures have the fewest digits: 11,582.4 m was 38,000 feet before it was anything else."""

    def digits(unit: Any) -> tuple[int, bool, float]:
        sizes = [abs(f / unit["size"]) for f in figures]
        long = max(len(f"{s:.6g}".replace(".", "").split("e")[0].strip("0")) for s in sizes)
        far = max(abs(math.log10(s) - 1.5) if s else 0 for s in sizes)
        return (long, not unit.get("metric"), far)

    return min(units.items(), key=lambda item: digits(item[1]))


def quantity(q: Quantity) -> str:
    """A quantity with its bound in words and its unit; a vague word stays that word."""
    figures = _bounds(q)
    if not figures:
        return " ".join(q.text.split()) or "an unstated number"
    hedge = _HEDGE.get(q.qualifier, "")
    measured = _both_systems(q, figures)
    if measured:
        return hedge + measured
    shown = "–".join(number(f) for f in figures)
    if q.unit == "percent":
        return f"{hedge}{shown}%"
    if re.fullmatch(r"[A-Z]{3}", q.unit):
        symbol = _display()["currency"].get(q.unit)
        return f"{hedge}{symbol}{shown}" if symbol else f"{hedge}{q.unit} {shown}"
    if q.unit in _PEOPLE:
        return f"{hedge}{shown}"
    if q.unit == "magnitude":
        return f"{hedge}magnitude {shown}"
    one = len(figures) == 1 and figures[0] == 1
    return f"{hedge}{shown} {q.unit if one else _as_written(q) or plural(q.unit)}"


def _as_written(q: Quantity) -> str:
    """The counted noun in the plural that the text itself uses; "" where it does not stand in the figure's words."""
    head, _, last = q.unit.rpartition(" ")
    for word in re.findall(r"[^\W\d_]+", q.text.lower()):
        if word != last and word[:3] == last[:3] and word.endswith("s"):
            return f"{head} {word}".strip()
    return ""


def plural(noun: str) -> str:
    """The plural of a counted noun, by the regular rules and the few nouns that the news counts against them."""
    head, _, last = noun.rpartition(" ")
    table = _display()["plural"]
    if last in table["same"].split():
        made = last
    elif last in table["irregular"]:
        made = table["irregular"][last]
    elif last.endswith("man") and last not in table["regular_man"].split():
        made = last[:-3] + "men"
    elif re.search(r"(?:s|x|z|ch|sh)$", last):
        made = last + "es"
    elif re.search(r"[^aeiou]y$", last):
        made = last[:-1] + "ies"
    else:
        made = last + "s" if last[-1:].isalpha() else last
    return f"{head} {made}".strip()


def ordinal(n: int) -> str:
    """``1st``, ``12th``, ``23rd``."""
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n:,}{ending}"


def shown(value: Value, polarity: Polarity = Polarity.ASSERTED, type_: str = "") -> str:
    """Any value, with ``not`` or ``unclear`` before it where it was denied or left open; an ordinal as ``4th``."""
    match value:
        case Quantity() if type_ == "ordinal" and value.nominal is not None and value.nominal.is_integer():
            text = f"{_HEDGE.get(value.qualifier, '')}{ordinal(int(value.nominal))}"
        case Quantity():
            text = quantity(value)
        case Category():
            text = value.category.replace("_", " ")
        case DateValue():
            text = value.date.replace("/", " to ")
        case ClockTime():
            text = (_HEDGE.get(value.qualifier, "")) + value.time + (f" {value.tz}" if value.tz else "")
    before = {Polarity.ASSERTED: "", Polarity.DENIED: "not ", Polarity.UNKNOWN: "unclear: "}[polarity]
    return before + text


def estimate(e: Estimate, like: Value) -> str:
    """``4–7, best 5`` in the unit of ``like``; "" where nothing is known or like is no quantity."""
    if not isinstance(like, Quantity):
        return ""

    def one(low: float | None, high: float | None, how: Qualifier = Qualifier.EXACT) -> str:
        return quantity(Quantity(low, high, None, like.unit, how, like.text))

    if e.low is None and e.high is None:
        return "" if e.best is None else one(e.best, e.best)
    if e.low is None:
        span = one(None, e.high, Qualifier.AT_MOST)
    elif e.high is None:
        span = one(e.low, None, Qualifier.AT_LEAST)
    else:
        span = one(e.low, e.high, Qualifier.RANGE)
    return span if e.best is None or e.low == e.high else f"{span}, best {one(e.best, e.best)}"


def named_unit(text: str) -> float | None:
    """The round number that a vague word names: a dozen for "dozens", 100,000 for "hundreds of thousands"; None for
    words that name none ("several"). It is a figure to show or sort by, never a bound."""
    sizes: dict[str, float] = _display()["vague"]
    named = [sizes[word] for word in re.findall(r"[a-z]+", text.lower()) if word in sizes]
    return math.prod(named) if named else None
