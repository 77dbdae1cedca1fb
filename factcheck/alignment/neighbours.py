"""Which articles are worth comparing: an index from rare words to articles, never all pairs."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from factcheck.alignment.vectors import dot

Graph = list[dict[int, float]]


def graph(
    vectors: Sequence[Mapping[str, float]], likeness: Callable[[int, int, float], float], most: int, effort: int
) -> Graph:
    """For each vector its ``most`` nearest others and how like them it is, symmetric.

    The rarest words are looked up first, and no more than about ``effort`` index entries for each vector, so the time
    is linear in the number of vectors. ``likeness`` turns a scalar product of two vectors into the likeness of the
    articles (for their dates).
    """
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for i, vector in enumerate(vectors):
        for word, x in vector.items():
            postings[word].append((i, x))
    near: Graph = [{} for _ in vectors]
    for i, vector in enumerate(vectors):
        found: dict[int, float] = defaultdict(float)
        spent = 0
        for word in sorted(vector, key=lambda w: (len(postings[w]), w)):
            row = postings[word]
            if len(row) < 2:
                continue
            spent += len(row)
            if spent > effort and found:
                break
            x = vector[word]
            for j, y in row:
                found[j] += x * y
        found.pop(i, None)
        whole = spent <= effort
        likely = heapq.nlargest(3 * most, ((s, -j) for j, s in found.items()))
        hopeful = [-j for _, j in heapq.nlargest(most, ((likeness(i, -j, s), j) for s, j in likely))]
        for j in hopeful:
            if j not in near[i]:
                product = found[j] if whole else dot(vector, vectors[j])
                near[i][j] = near[j][i] = likeness(i, j, product)
    return near
