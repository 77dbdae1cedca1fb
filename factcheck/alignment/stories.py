"""Which articles tell the same story.

Near-identical articles are one; each article is compared with the few that share its rare words; then the closest are
joined first (average linkage). One article joins others easily; two groups that each hold together by themselves only
if they are very like or, being of the same days, have the same profile: look-alike events make tight groups of their
own, while articles that cover one event from different sides do not. No order of input and no chance plays a part.
"""

from __future__ import annotations

import hashlib
import heapq
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.alignment import days, vectors
from factcheck.alignment.labels import story_label
from factcheck.alignment.neighbours import Graph, graph
from factcheck.alignment.vectors import Vector
from factcheck.model import Article, Story


@dataclass(slots=True)
class _Group:
    """Articles joined so far: positions, their days, and the sum of their vectors."""

    members: list[int]
    span: days.Span | None
    profile: Vector = field(default_factory=dict)
    recurs: float = 0.0  # how like it groups of other months are


def group(articles: Sequence[Article]) -> list[Story]:
    """The stories that ``articles`` tell, each article in exactly one, sorted by first day and id.

    A story's id is made of its earliest article's id, so it does not depend on the order of ``articles``.
    """
    ordered = sorted(articles, key=lambda a: (a.published or "~", a.id, a.sha256, a.text))
    spans = [days.published(a) for a in ordered]
    copies = _copies(ordered, spans)
    first = [ordered[c[0]] for c in copies]
    when = [spans[c[0]] for c in copies]
    units, _ = vectors.weigh(first)
    rule = vectors.settings()["stories"]

    def likeness(i: int, j: int, product: float) -> float:
        gap = days.apart(when[i], when[j])
        return product * (max(rule["decay"] ** min(gap, 50), rule["decay_floor"]) if gap else 1.0)

    near = graph(units, likeness, rule["neighbours"], rule["effort"])
    groups = _join(near, when, rule["single"], rule["several"], rule["several_grows"])
    groups = _join_profiles(groups, near, units)
    stories = []
    for joined in groups:
        members = sorted(k for c in joined.members for k in copies[c])
        stories.append(_story([ordered[k] for k in members], [spans[k] for k in members], joined.profile))
    return sorted(stories, key=lambda s: (s.start or "~", s.id))


def _copies(articles: Sequence[Article], spans: Sequence[days.Span | None]) -> list[list[int]]:
    """Positions of the articles, verbatim copies within three days of the first together."""
    seen: dict[tuple[str, ...], list[int]] = defaultdict(list)
    out: list[list[int]] = []
    for k, article in enumerate(articles):
        key = tuple(vectors.words(vectors.own_text(article)))
        for c in seen[key]:
            if key and (days.apart(spans[out[c][0]], spans[k]) or 0) <= 3:
                out[c].append(k)
                break
        else:
            seen[key].append(len(out))
            out.append([k])
    return out


def _wider(a: days.Span | None, b: days.Span | None) -> days.Span | None:
    if a is None or b is None:
        return a or b
    return min(a[0], b[0]), max(a[1], b[1])


def _join(near: Graph, when: Sequence[days.Span | None], single: float, several: float, grows: float) -> list[_Group]:
    """Average linkage over the neighbour graph, the closest first; pairs that are no neighbours count as unlike."""
    total = [dict(row) for row in near]
    groups: list[_Group | None] = [_Group([k], span) for k, span in enumerate(when)]
    heap: list[tuple[float, int, int, int]] = []

    def offer(i: int, j: int) -> None:
        a, b = groups[i], groups[j]
        if a is None or b is None:
            return
        size_a, size_b = len(a.members), len(b.members)
        link = total[i][j] / (size_a * size_b)
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
        a.span = _wider(a.span, b.span)
        groups[j] = None
        for k, x in total[j].items():
            if k != i:
                total[i][k] = total[k][i] = total[i].get(k, 0.0) + x
                total[k].pop(j, None)
        total[i].pop(j, None)
        total[j] = {}
        for k in sorted(total[i]):
            offer(i, k)
    return [g for g in groups if g is not None]


def _join_profiles(groups: list[_Group], near: Graph, units: Sequence[Vector]) -> list[_Group]:
    """Join groups of the same days whose profiles (the sum of their articles) are alike, the most alike first.

    A subject that comes back month after month is no one event: two groups must be more alike than either is to
    groups of other months.
    """
    rule = vectors.settings()["stories"]
    where = {k: g for g, joined in enumerate(groups) for k in joined.members}
    for joined in groups:
        for k in joined.members:
            for word, x in units[k].items():
                joined.profile[word] = joined.profile.get(word, 0.0) + x
    links: list[set[int]] = [set() for _ in groups]
    for k, neighbours in enumerate(near):
        links[where[k]].update(where[j] for j in neighbours)
    for g, linked in enumerate(links):
        linked.discard(g)
    length = [0.0] * len(groups)
    words = [0] * len(groups)
    held = [0.0] * len(groups)  # mean likeness of two articles of the group

    def measure(g: int) -> None:
        joined = groups[g]
        size = words[g] = sum(len(units[k]) for k in joined.members)
        square = vectors.dot(joined.profile, joined.profile)
        number = len(joined.members)
        held[g] = (square - number) / (number * (number - 1)) if number > 1 else 0.0
        # A text of few words shares few with its like: the length of its profile is scaled by what it could hold.
        length[g] = square**0.5 * (size / (size + rule["short"])) ** 0.5

    def loose(i: int, j: int) -> bool:
        """Is either group held together by hardly more than what would join the two?"""
        across = vectors.dot(groups[i].profile, groups[j].profile) / (len(groups[i].members) * len(groups[j].members))
        return bool(across >= rule["profile_held"] * min(held[i], held[j]))

    def alike(i: int, j: int) -> float:
        return vectors.dot(groups[i].profile, groups[j].profile) / (length[i] * length[j])

    for g in range(len(groups)):
        measure(g)
    for g, linked in enumerate(links):
        far = (j for j in sorted(linked) if (days.apart(groups[g].span, groups[j].span) or 0) >= rule["recurs_days"])
        found = heapq.nlargest(rule["recurs_groups"], (alike(g, j) for j in far))
        groups[g].recurs = sum(found) / rule["recurs_groups"]
    alive = [bool(x) for x in length]
    heap: list[tuple[float, int, int, int]] = []

    def offer(i: int, j: int) -> None:
        a, b = groups[i], groups[j]
        gap = days.apart(a.span, b.span)
        if not (alive[i] and alive[j]) or gap is None or gap > rule["profile_days"]:
            return
        how = alike(i, j)
        scant = min(words[i], words[j]) <= rule["scant_words"]  # says too little to say something else
        floor = rule["profile_scant" if scant else "profile"] + rule["profile_gap"] * gap
        if how >= (floor if scant else max(floor, rule["recurs"] * min(a.recurs, b.recurs))) and loose(i, j):
            heapq.heappush(heap, (-how, min(i, j), max(i, j), len(a.members) + len(b.members)))

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
        a.span = _wider(a.span, b.span)
        for word, x in b.profile.items():
            a.profile[word] = a.profile.get(word, 0.0) + x
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


def _story(articles: Sequence[Article], spans: Sequence[days.Span | None], profile: Vector) -> Story:
    known = [s for s in spans if s is not None]
    ids = tuple(sorted(a.id for a in articles))
    first = min(articles, key=lambda a: (a.published or "~", a.id))
    mark = hashlib.sha256(first.id.encode()).hexdigest()[:8]
    return Story(
        id=f"story-{mark}",
        label=story_label(articles, profile),
        articles=ids,
        start=days.iso(min(s[0] for s in known)) if known else None,
        end=days.iso(max(s[1] for s in known)) if known else None,
    )
