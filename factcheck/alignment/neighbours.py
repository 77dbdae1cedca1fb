"""Which articles are worth comparing: an index from rare words to articles, never all pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

Graph = list[dict[int, float]]


def graph(
    vectors: Sequence[Mapping[str, float]], likeness: Callable[[int, int, float], float], most: int, common: int
) -> Graph:
    """For each vector its ``most`` nearest others and how like them it is, symmetric.

    Words that stand in more than ``common`` vectors do not make two of them neighbours. ``likeness`` turns a scalar
    product of two vectors into the likeness of the articles (for their dates).
    """
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for i, vector in enumerate(vectors):
        for word, x in vector.items():
            postings[word].append((i, x))
    near: Graph = [{} for _ in vectors]
    for i, vector in enumerate(vectors):
        found: dict[int, float] = defaultdict(float)
        for word, x in vector.items():
            row = postings[word]
            if 1 < len(row) <= common:
                for j, y in row:
                    found[j] += x * y
        found.pop(i, None)
        ranked = sorted(((likeness(i, j, s), j) for j, s in found.items()), key=lambda p: (-p[0], p[1]))
        for s, j in ranked[:most]:
            near[i][j] = near[j][i] = s
    return near
