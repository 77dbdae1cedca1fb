"""Average linkage: the closest groups of articles joined first."""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.alignment import days
from factcheck.alignment.compact import Row
from factcheck.alignment.neighbours import Graph


@dataclass(slots=True)
class Group:
    """Articles joined so far: positions, their days, and the sum of their rows."""

    members: list[int]
    span: days.Span | None
    profile: Row = field(default_factory=Row)
    recurs: float = 0.0  # how like it groups of other months are


def join(
    near: Graph, when: Sequence[days.Span | None], single: float, several: float, grows: float
) -> list[Group | None]:
    """Average linkage over the neighbour graph, the closest first; pairs that are no neighbours count as unlike.

    Groups stand at the position of one of their articles. ``near`` is used up: what is left in it is the sum of the
    likenesses between each group and its neighbours.
    """
    groups: list[Group | None] = [Group([k], span) for k, span in enumerate(when)]
    heap: list[tuple[float, int, int, int]] = []

    def offer(i: int, j: int) -> None:
        a, b = groups[i], groups[j]
        if a is None or b is None:
            return
        size_a, size_b = len(a.members), len(b.members)
        link = near[i][j] / (size_a * size_b)
        least = min(size_a, size_b)
        # The mean over many pairs is surer, so two large groups must be nearer to what one story is like.
        if link >= (single if least == 1 else several * (1 + grows * math.log(least / 2))):
            heapq.heappush(heap, (-link, min(i, j), max(i, j), size_a + size_b))

    for i, row in enumerate(near):
        for j in row:
            if i < j:
                offer(i, j)
    while heap:
        _, i, j, size = heapq.heappop(heap)
        a, b = groups[i], groups[j]
        if a is None or b is None or len(a.members) + len(b.members) != size:
            continue
        a.members += b.members
        a.span = days.wider(a.span, b.span)
        groups[j] = None
        for k, x in near[j].items():
            if k != i:
                near[i][k] = near[k][i] = near[i].get(k, 0.0) + x
                near[k].pop(j, None)
        near[i].pop(j, None)
        near[j] = {}
        for k in sorted(near[i]):
            offer(i, k)
    return groups
