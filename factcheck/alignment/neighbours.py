"""Which articles are worth comparing: an index from rare words to articles, never all pairs."""

from __future__ import annotations

import heapq
from array import array
from collections import defaultdict
from collections.abc import Callable, Sequence

from factcheck.alignment.compact import Row
from factcheck.alignment.vectors import settings

Graph = list[dict[int, float]]


def graph(
    rows: Sequence[Row], likeness: Callable[[int, int, float], float], most: int, effort: int, least: float = 0.0
) -> Graph:
    """For each row its ``most`` nearest others and how like them it is, symmetric; none that is less alike than
    ``least``.

    The rarest words are looked up first, no more than about ``effort`` index entries for each row, and no word that
    has more than that many: the time is linear in the number of rows. ``likeness`` turns a scalar product of two rows
    into the likeness of the articles (for their dates).
    """
    within: dict[int, int] = defaultdict(int)
    for one in rows:
        for word in one.words:
            within[word] += 1
    telling = {word: n for word, n in within.items() if 1 < n <= effort}
    where = {word: array("i") for word in telling}
    weight = {word: array("d") for word in telling}
    for i, one in enumerate(rows):
        for word, x in zip(one.words, one.weights, strict=True):
            if word in telling:
                where[word].append(i)
                weight[word].append(x)
    near: Graph = [{} for _ in rows]
    for i, one in enumerate(rows):
        held = one.held()
        found: dict[int, float] = defaultdict(float)
        spent = 0
        whole = True
        for word in sorted((w for w in held if within[w] > 1), key=lambda w: (within[w], w)):
            spent += within[word]
            if spent > effort:
                whole = False
                break
            x = held[word]
            for j, y in zip(where[word], weight[word], strict=True):
                found[j] += x * y
        found.pop(i, None)
        likely = heapq.nlargest(3 * most, ((s, -j) for j, s in found.items()))
        hopeful = heapq.nlargest(most, ((likeness(i, -j, s), j, s) for s, j in likely))
        for _, j, s in hopeful:
            if -j not in near[i]:
                how = likeness(i, -j, s if whole else rows[-j].dot(held))
                if how >= least:
                    near[i][-j] = near[-j][i] = how
    return near


def faded(gap: int | None) -> float:
    """What ``gap`` days between two articles leave of their likeness, 0..1."""
    rule = settings()["stories"]
    return float(max(rule["decay"] ** min(gap, 50), rule["decay_floor"])) if gap else 1.0
