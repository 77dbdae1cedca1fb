"""Independence: which claims go back to one origin.

Nine outlets that print one wire story, or one spokesman, are one source (Standards for Casualty Recording: a
cross-check needs "outlets using different primary sources"). An origin is, in this order: the nearest named source; the
wire service credited; the origin of a near-identical passage; else the outlet itself.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

from factcheck.extraction.source_names import canonical_source, known_outlet, wire_credits
from factcheck.judgement.values import value_key
from factcheck.model import Article, Claim, Quantity

SHINGLE = 4  # words
NEAR = 0.6  # share of the smaller passage's shingles that the other holds
LONGEST = 1200  # characters
SHORTEST = 8  # words: below, sentences resemble each other by chance


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Source nouns that name nobody, and words dropped from a name."""
    data = tomllib.loads(resources.files("factcheck.data").joinpath("origins.toml").read_text("utf-8"))
    return frozenset(data["anonymous"]), frozenset(data["dropped"])


_TOKEN = re.compile(r"[^\W_]+")


def outlet_of(article: Article | None, fallback: str = "") -> str:
    """The name under which an article's outlet is counted: its outlet, or its own id where none is known."""
    if article is None:
        return fallback
    return article.outlet.strip() or article.id


@lru_cache(maxsize=4096)
def source_key(name: str) -> str:
    """A named source in the form by which it is compared: ``"The Guardian"`` and ``"Guardian newspaper"`` are one."""
    name = canonical_source(name).lower().replace("’s", "").replace("'s", "")
    return " ".join(t for t in _TOKEN.findall(name) if t not in _words()[1])


def _credits(article: Article) -> tuple[str, ...]:
    """Whose words an article carries: the wire services it credits, or the outlet in brackets after its own name
    ("Toronto Star (USA TODAY)")."""
    wires = wire_credits(article)
    bracket = re.search(r"\(([^()]{2,40})\)\s*$", article.outlet)
    known = known_outlet(bracket[1]) if bracket and not wires else None
    return wires or ((known,) if known else ())


def is_anonymous(name: str) -> bool:
    """Does the source name nobody in particular ("witnesses", "officials", "reports")? Then each outlet has its own."""
    tokens = source_key(name).split()
    return not tokens or all(t in _words()[0] for t in tokens)


def origins(claims: Mapping[str, Claim], articles: Mapping[str, Article]) -> dict[str, str]:
    """Claim id → key of its origin; the keys are equal exactly where the claims share one line of descent.

    The claims given should be about one thing (one alignment), since a cited outlet's own article is followed to its
    own source only where it speaks of that thing too. Deterministic in any order of the input.
    """
    order = sorted(claims)
    told = _told_again(claims)
    named: dict[str, str] = {}
    for cid in order:
        source = told.get(cid) or _nearest(claims[cid], articles.get(claims[cid].article))
        if source:
            named[cid] = source
    by_outlet: dict[str, list[str]] = defaultdict(list)
    for cid in order:
        by_outlet[source_key(outlet_of(articles.get(claims[cid].article)))].append(cid)
    out: dict[str, str] = {}
    for cid in order:
        if cid in named:
            out[cid] = _follow(named[cid], cid, named, by_outlet)
    _inherit(order, claims, articles, out)
    return out


def credited(key: str, claims: Sequence[Claim]) -> str:
    """The shortest name by which a claim credits an origin, "" where none does."""
    names = {a.source for c in claims for a in c.attribution if source_key(a.source) == key}
    return min(names, key=lambda n: (len(n), n), default="")


def _told_again(claims: Mapping[str, Claim]) -> dict[str, str]:
    """Claim id → key of the source of a figure that the same article gives once with and once without it: a headline
    and the lead below it are one line of descent. Nothing where the article names two sources for it."""
    sources: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for c in claims.values():
        sources[_figure(c)].update(source_key(a.source) for a in c.attribution[:1] if not is_anonymous(a.source))
    return {i: min(found) for i, c in claims.items() if not c.attribution and len(found := sources[_figure(c)]) == 1}


def _figure(claim: Claim) -> tuple[object, ...]:
    """What an article gives again: the number as said, whatever hedges it, or a value of another kind."""
    value = claim.value
    number = value.nominal if isinstance(value, Quantity) and value.nominal is not None else value_key(value)
    return claim.article, claim.polarity, number


def _nearest(claim: Claim, article: Article | None) -> str | None:
    """Key of the first source that names somebody, else of the wire that the article credits."""
    for attribution in claim.attribution:
        if not is_anonymous(attribution.source):
            return source_key(attribution.source)
    if claim.attribution:  # "witnesses said": the outlet's own reporting
        return None
    if article is not None:
        for credit in _credits(article):
            return source_key(credit)
    return None


def _follow(key: str, cid: str, named: Mapping[str, str], by_outlet: Mapping[str, Sequence[str]]) -> str:
    """Where the source is itself an outlet that tells this thing, go on to that outlet's single source."""
    seen: set[str] = set()
    while key in by_outlet and key not in seen:
        seen.add(key)
        onward = {named[c] for c in by_outlet[key] if c in named and c != cid}
        if len(onward) != 1 or any(c not in named for c in by_outlet[key]):
            break
        key = next(iter(onward))
    return key


@lru_cache(maxsize=1024)  # a story's; each takes some 3 kB
def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Word sequences of a passage, or none where it is too short to be told from chance. Only the first LONGEST
    characters count: that is more than any sentence, and a hostile one costs no more."""
    words = _TOKEN.findall(text[:LONGEST].lower())
    if len(words) < SHORTEST:
        return frozenset()
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def near(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> bool:
    """Are two passages so alike that one was copied from the other or both from a third?"""
    return bool(a and b) and len(a & b) >= NEAR * min(len(a), len(b))


def _inherit(
    order: Sequence[str], claims: Mapping[str, Claim], articles: Mapping[str, Article], out: dict[str, str]
) -> None:
    """Claims without a source of their own take that of a near-identical passage, else of their outlet."""
    grams = {cid: shingles(claims[cid].quote) for cid in order}
    index: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for cid in order:
        for gram in grams[cid]:
            index[gram].append(cid)
    parent = {cid: cid for cid in order if cid not in out}

    def root(c: str) -> str:
        while parent[c] != c:
            parent[c] = parent[parent[c]]
            c = parent[c]
        return c

    heirs: dict[str, list[str]] = defaultdict(list)
    for cid in sorted(parent):
        for other in sorted({c for gram in grams[cid] for c in index[gram][:200]} - {cid}):
            if not near(grams[cid], grams[other]):
                continue
            if other in out:
                heirs[cid].append(out[other])
            elif other in parent:
                x, y = sorted((root(cid), root(other)))
                parent[y] = x
    groups: dict[str, list[str]] = defaultdict(list)
    for cid in sorted(parent):
        groups[root(cid)].append(cid)
    for members in groups.values():
        inherited = sorted({key for c in members for key in heirs[c]})
        first = min(members, key=lambda c: (_published(c, claims, articles), c))
        article = articles.get(claims[first].article)
        own = source_key(outlet_of(article)) or claims[first].article
        for c in members:
            out[c] = inherited[0] if inherited else own


def _published(cid: str, claims: Mapping[str, Claim], articles: Mapping[str, Article]) -> str:
    article = articles.get(claims[cid].article)
    return (article.published or "9999") if article else "9999"
