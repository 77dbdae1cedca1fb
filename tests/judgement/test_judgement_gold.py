"""Relations and verdicts on the gold alignments of the shared data, which is not part of the project."""

from __future__ import annotations

import json
import runpy
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from factcheck.judgement.relations import relate
from factcheck.model import Category, ClockTime, DateValue, Polarity, Qualifier, Quantity, Value

SHARED = Path(__file__).parents[2].parent / "shared"
needs_shared = pytest.mark.skipif(
    not (SHARED / "eval" / "score.py").exists(), reason="the shared gold data is not here"
)


def value(g: dict[str, Any]) -> Value:
    """The value that extraction would give for a gold claim."""
    text = str(g.get("text") or g.get("source_figure") or g.get("word") or "")
    if g.get("value") is not None:
        said = g["value"][0] if isinstance(g["value"], list) and g["type"] == "clock_time" else g["value"]
        if g["type"] == "date":
            return DateValue(str(said), text or str(said))
        if g["type"] == "clock_time":
            clock, _, tz = str(said).partition(" ")
            return ClockTime(clock, text or clock, tz or None, Qualifier.ABOUT if g["approx"] else Qualifier.EXACT)
        return Category(str(said), text)
    low, high, unit = g.get("low"), g.get("high"), g.get("unit") or "person"
    if low is None and high is None:
        return Quantity(None, None, None, unit, Qualifier.VAGUE, g.get("word") or text or "several")
    note = str(g.get("note") or "")
    if note.startswith(">"):
        named = float(note[1:].split(";")[0].split()[0])
        return Quantity(named, None, named, unit, Qualifier.MORE_THAN, text or f"more than {named:g}")
    if g.get("more_than"):
        return Quantity(low, None, low, unit, Qualifier.MORE_THAN, text or f"more than {low:g}")
    if low == high:
        kind = Qualifier.ABOUT if g.get("approx") else Qualifier.EXACT
        return Quantity(low, high, low, unit, kind, text or f"{low:g}")
    if high is None:
        return Quantity(low, None, low, unit, Qualifier.AT_LEAST, text or f"at least {low:g}")
    if low is None:
        kind = Qualifier.NEARLY if g.get("approx") else Qualifier.AT_MOST
        return Quantity(None, high, high, unit, kind, text or f"up to {high:g}")
    return Quantity(low, high, None, unit, Qualifier.RANGE, text or f"{low:g} to {high:g}")


def pairs(folder: Path, inferred: Any) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Gold claims of two articles about one thing."""
    slots: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        for g in row["claims"]:
            if not inferred(g):
                slots[g["slot"]].append((row["id"], g))
    for claims in slots.values():
        yield from ((x, y) for (a, x), (b, y) in combinations(claims, 2) if a != b)


# Accuracy below 1 comes from where we differ on purpose: "27 cm" and "11 in" agree, and dates that contain each other.
@needs_shared
@pytest.mark.parametrize(
    ("folder", "accuracy", "recall"),
    [
        ("stories/jsa", 0.99, 0.94),
        ("stories/iran_quake_2017", 0.91, 0.89),
        ("stories/hk_march_2019", 1.0, 1.0),
        ("stories/egyptair_804", 0.93, 0.88),
        ("prose", 0.93, 0.36),
        ("seeds", 1.0, 1.0),
    ],
)
def test_relations_of_gold_pairs(folder: str, accuracy: float, recall: float) -> None:
    score = runpy.run_path(str(SHARED / "eval" / "score.py"))
    seen: Counter[tuple[str, str]] = Counter()
    for x, y in pairs(SHARED / "data" / folder, score["inferred"]):
        want = score["gold_relation"](x, y)
        if want is not None:
            got, _ = relate(value(x), value(y), Polarity(x["polarity"]), Polarity(y["polarity"]), type=x["type"])
            seen[want, str(got)] += 1
    total, right = sum(seen.values()), sum(n for (w, o), n in seen.items() if w == o)
    conflicts = sum(n for (w, _), n in seen.items() if w == "conflict")
    assert sum(n for (w, o), n in seen.items() if o == "conflict" != w) == 0, "a false conflict"
    assert right >= accuracy * total
    assert seen["conflict", "conflict"] >= recall * conflicts
