"""Groups that cover one event from different sides: told by their profiles, where single articles share too little."""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from factcheck.alignment import compact, days, vectors
from factcheck.alignment.compact import Row
from factcheck.alignment.linkage import Group
from factcheck.alignment.neighbours import Graph


def join_profiles(found: list[Group | None], near: Graph, rows: Sequence[Row]) -> list[Group]:
    """Join groups of the same days whose profiles (the sum of their articles) are alike, the most alike first.

    A subject that comes back month after month is no one event: two groups must be more alike than either is to
    groups of other months.
    """
    rule = vectors.settings()["stories"]
    at = [k for k, joined in enumerate(found) if joined is not None]
    place = {k: g for g, k in enumerate(at)}
    groups = [joined for joined in found if joined is not None]
    links: list[set[int]] = []
    for k in at:
        links.append({place[j] for j in near[k]})
        near[k] = {}
    for joined in groups:
        members = joined.members
        joined.profile = rows[members[0]] if len(members) == 1 else compact.total(rows[k] for k in members)
    length = [0.0] * len(groups)
    words = [0] * len(groups)
    held = [0.0] * len(groups)  # mean likeness of two articles of the group
    opened: tuple[int, compact.Held] = (-1, {})

    def across(i: int, j: int) -> float:
        """Scalar product of two profiles; the first is kept open, since it is asked for again and again."""
        nonlocal opened
        if opened[0] != i:
            opened = (i, groups[i].profile.held())
        return groups[j].profile.dot(opened[1])

    def measure(g: int) -> None:
        joined = groups[g]
        size = words[g] = sum(len(rows[k].words) for k in joined.members)
        square = sum(x * x for x in joined.profile.weights)
        number = len(joined.members)
        alone = sum(x * x for k in joined.members for x in rows[k].weights)
        held[g] = (square - alone) / (number * (number - 1)) if number > 1 else 0.0
        # A text of few words shares few with its like: the length of its profile is scaled by what it could hold.
        length[g] = square**0.5 * (size / (size + rule["short"])) ** 0.5

    def joins(i: int, j: int) -> float | None:
        """How alike two groups are, None where that is too little for one story."""
        a, b = groups[i], groups[j]
        gap = days.apart(a.span, b.span)
        if not (alive[i] and alive[j]) or gap is None or gap > rule["profile_days"]:
            return None
        product = across(i, j)
        how = product / (length[i] * length[j])
        scant = min(words[i], words[j]) <= rule["scant_words"]  # says too little to say something else
        floor = rule["profile_scant" if scant else "profile"] + rule["profile_gap"] * gap
        if how < (floor if scant else max(floor, rule["recurs"] * min(a.recurs, b.recurs))):
            return None
        # One of them at least is held together by hardly more than what would join the two.
        loose = product / (len(a.members) * len(b.members)) >= rule["profile_held"] * min(held[i], held[j])
        return how if loose else None

    for g in range(len(groups)):
        measure(g)
    for g, linked in enumerate(links):
        far = (j for j in sorted(linked) if (days.apart(groups[g].span, groups[j].span) or 0) >= rule["recurs_days"])
        alike = heapq.nlargest(rule["recurs_groups"], (across(g, j) / (length[g] * length[j]) for j in far))
        groups[g].recurs = sum(alike) / rule["recurs_groups"]
    alive = [bool(x) for x in length]
    heap: list[tuple[float, int, int, int]] = []

    def offer(i: int, j: int) -> None:
        how = joins(i, j)
        if how is not None:
            heapq.heappush(heap, (-how, min(i, j), max(i, j), len(groups[i].members) + len(groups[j].members)))

    for i, linked in enumerate(links):
        for j in sorted(linked):
            if i < j:
                offer(i, j)
    while heap:
        _, i, j, size = heapq.heappop(heap)
        a, b = groups[i], groups[j]
        if not alive[i] or not alive[j] or len(a.members) + len(b.members) != size:
            continue
        alive[j] = False
        a.recurs = (a.recurs * len(a.members) + b.recurs * len(b.members)) / size
        a.members += b.members
        a.span = days.wider(a.span, b.span)
        a.profile = compact.total((a.profile, b.profile))
        opened = (-1, {})
        measure(i)
        for k in links[j]:
            links[k].discard(j)
            if k != i:
                links[k].add(i)
                links[i].add(k)
        links[i].discard(j)
        for k in sorted(links[i]):
            offer(i, k)
    return [g for k, g in enumerate(groups) if alive[k] or not length[k]]
