"""Which claims of a story are about the same thing.

Claims are read one by one (``subjects``) and in the light of their article (``siblings``), weighed in pairs
(``likeness``) and joined closest first by average linkage, so that a chain of look-alikes does not join its ends.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from factcheck.alignment import event_day, labels, names, siblings, subjects, synonyms, values, vectors
from factcheck.alignment.likeness import block, happenings, score
from factcheck.alignment.likeness import same_thing as same_thing
from factcheck.alignment.subjects import Subject
from factcheck.model import OWN_ZONES, Alignment, Claim, Extract, Quantity, Story

_UNTYPED = ("count", "measure")


def align(story: Story, extracts: Sequence[Extract]) -> Story:
    """``story`` with every own claim of its articles in exactly one alignment, sorted by type and first claim.

    Comments and boilerplate align with nothing. The order of ``extracts`` plays no part, nor do verbatim copies: a
    sentence that several articles share word for word counts once.
    """
    mine = set(story.articles)
    claims = sorted(
        (c for e in extracts if e.article.id in mine for c in e.claims if c.zone in OWN_ZONES),
        key=lambda c: (c.article, c.field != "title", c.start, c.end, c.type, c.id),
    )
    again = names.repeats(claims)
    copies: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        copies[_wording(claim, again)].append(claim)
    nodes = [c[0] for c in copies.values()]
    settled = _settled(claims, story, {e.article.id: dict(e.figures) for e in extracts if e.article.id in mine}, again)
    read = [settled[id(c)] for c in nodes]
    rare = subjects.rarity(read, len(read))
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for k, claim in enumerate(nodes):
        blocks[block(claim)].append(k)
    figures = [name for name in sorted(blocks) if name[0] not in happenings()]
    things = [thing for name in figures for thing in _cluster(blocks[name], nodes, read, rare)]
    read = event_day.beside(nodes, read, things)  # what a date dates is told by the figures beside it
    things += [
        thing for name in sorted(blocks.keys() - set(figures)) for thing in _cluster(blocks[name], nodes, read, rare)
    ]
    numbers: Counter[str] = Counter()
    out = []
    for thing in sorted(things, key=lambda t: (_type([nodes[k] for k in t]), t)):
        chosen = [c for k in thing for c in copies[_wording(nodes[k], again)]]
        type_ = _type([nodes[k] for k in thing])
        numbers[type_] += 1
        out.append(
            Alignment(
                id=f"{story.id}/{type_}-{numbers[type_]}",
                type=type_,
                subject=labels.thing_label([k for k in thing if nodes[k].type == type_], nodes, read),
                claims=tuple(
                    c.id for c in sorted(chosen, key=lambda c: (c.article, c.field != "title", c.start, c.id))
                ),
                why=_why(thing, nodes, read, rare),
            )
        )
    return replace(story, alignments=tuple(out))


def _settled(
    claims: Sequence[Claim], story: Story, figures: Mapping[str, Mapping[str, Quantity]], again: Mapping[int, int]
) -> dict[int, Subject]:
    """The subject of each claim by its identity, read in the light of its article."""
    years = _years(story)
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article].append(claim)
    told: list[Claim] = []
    read: list[Subject] = []
    for article, own in by_article.items():
        told += own
        read += siblings.settle(own, [subjects.read(c, years) for c in own], figures.get(article, {}))
    read = _persons(told, read, again)
    read = event_day.far_off(told, siblings.doubt(told, read), story.start, story.end)
    return {id(c): s for c, s in zip(told, read, strict=True)}


def _persons(claims: Sequence[Claim], read: Sequence[Subject], again: Mapping[int, int]) -> list[Subject]:
    """The subjects with the whole names of those whose ages they tell."""
    out = list(read)
    for k, claim in enumerate(claims):
        if id(claim) in again and claim.type in synonyms.listed("of_one"):
            out[k] = replace(out[k], person=names.name_beside(claim, again[id(claim)]))
    whole = names.whole_names(s.person for s in out)
    return [replace(s, person=whole.get(s.person, s.person)) if s.person in whole else s for s in out]


def _wording(claim: Claim, again: Mapping[int, int]) -> tuple[object, ...]:
    """What two claims share that stand in the same sentence, copied word for word; a claim of no quote is alone, and so
    is each place where a sentence repeats a figure (``again``)."""
    if not claim.quote:
        return (claim.id,)
    which = again.get(id(claim), 0)
    return (claim.type, claim.value, claim.slots, claim.polarity, claim.anchor.terms, claim.quote, which)


def _pairs(members: Sequence[int], claims: Sequence[Claim], read: Sequence[Subject]) -> Iterator[tuple[int, int]]:
    """The pairs to weigh: all of a small block; of a large one each claim with those next to it by figure and words."""
    rule = vectors.settings()["claims"]
    if len(members) <= rule["block"]:
        yield from combinations(members, 2)
        return
    orders = (
        sorted(members, key=lambda k: (values.rank(claims[k].value), k)),
        sorted(members, key=lambda k: (read[k].group, read[k].verb, read[k].noun, values.rank(claims[k].value), k)),
    )
    seen: set[tuple[int, int]] = set()
    for order in orders:
        for place, i in enumerate(order):
            for j in order[place + 1 : place + 1 + rule["window"]]:
                pair = (min(i, j), max(i, j))
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _years(story: Story) -> frozenset[str]:
    """The years in which the story was told, as written."""
    if not story.start or not story.end:
        return frozenset()
    return frozenset(str(year) for year in range(int(story.start[:4]), int(story.end[:4]) + 1))


def _cluster(
    members: Sequence[int], claims: Sequence[Claim], read: Sequence[Subject], rare: Mapping[str, float]
) -> list[list[int]]:
    """Average linkage over one block; pairs that can never be one thing keep their groups apart."""
    floor = vectors.settings()["claims"]["join"]
    groups: dict[int, list[int]] = {k: [k] for k in members}
    total: dict[int, dict[int, tuple[float, int]]] = {k: {} for k in members}  # likeness summed over pairs, how many
    heap: list[tuple[float, int, int, int]] = []

    def offer(i: int, j: int) -> None:
        likeness, pairs = total[i][j]
        if likeness >= floor * pairs:
            heapq.heappush(heap, (-likeness / pairs, min(i, j), max(i, j), len(groups[i]) + len(groups[j])))

    for i, j in _pairs(members, claims, read):
        likeness = score(claims[i], claims[j], read[i], read[j], rare)
        if likeness is not None:
            total[i][j] = total[j][i] = likeness, 1
            offer(i, j)
    while heap:
        _, i, j, size = heapq.heappop(heap)
        if i not in groups or j not in groups or len(groups[i]) + len(groups[j]) != size:
            continue
        groups[i] += groups.pop(j)
        for k, (likeness, pairs) in total.pop(j).items():
            if k == i:
                continue
            before, number = total[i].get(k, (0.0, 0))
            total[i][k] = total[k][i] = before + likeness, number + pairs
            del total[k][j]
        total[i].pop(j, None)
        for k in sorted(total[i]):
            offer(i, k)
    return [sorted(g) for g in groups.values()]


def _type(claims: Sequence[Claim]) -> str:
    """The type most of the claims have, a named type before ``count`` and ``measure`` where half of them have one."""
    tally = Counter(c.type for c in claims)
    named = sum(n for t, n in tally.items() if t not in _UNTYPED)
    return min(tally, key=lambda t: (2 * named >= len(claims) and t in _UNTYPED, -tally[t], t))


def _why(thing: Sequence[int], claims: Sequence[Claim], read: Sequence[Subject], rare: Mapping[str, float]) -> str:
    """A sentence that says what holds the claims together."""
    if len(thing) == 1:
        return "No other claim of the story is about this."
    said: Counter[str] = Counter(w for k in thing for w in read[k].terms)
    shared = sorted(
        (w for w, n in said.items() if n >= max(2, 0.4 * len(thing))), key=lambda w: (-said[w] * rare[w], w)
    )
    types = sorted({claims[k].type for k in thing})
    parts = [f"all are of type {types[0]}" if len(types) == 1 else f"all are of types {', '.join(types)}"]
    first = read[thing[0]]
    if first.group not in ("", "everybody") and all(read[k].group in ("", first.group) for k in thing):
        parts.append(f"count {first.group}")
    if first.facet:
        parts.append(f"concern {first.facet}")
    if first.event:
        parts.append(f"belong to {first.event}")
    reach = {read[k].reach for k in thing}
    if siblings.WHOLE in reach:
        parts.append("count the whole where a place is told beside it")
    elif first.reach and reach == {first.reach} and first.place:
        parts.append(f"are of {first.place.title()} alone")
    if 2 * sum(read[k].main for k in thing) > len(thing):
        date = claims[thing[0]].type == "date"
        parts.append("are the articles' dates for the event" if date else "are the articles' own figures")
    if shared:
        parts.append("share the words " + ", ".join(shared[:5]))
    return "The claims " + (" and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]) + "."
