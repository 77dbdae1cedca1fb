"""Whose age a claim tells: the name or the word for a man or a woman beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from factcheck.alignment import synonyms, vectors
from factcheck.model import Claim

_NAMED = r"[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+))*"
_NAME_BEFORE = re.compile(rf"(?P<name>{_NAMED}),? (?:who is |is |was |aged? )?(?:the )?$")
# one word in capitals before a small one may be a nation's or a town's: "a 31-year-old British actor"
_NAME_BEHIND = re.compile(rf"^,? (?P<told>(?:[a-z-]+ ){{0,3}})(?![A-Z][\w’'-]* [a-z])(?P<name>{_NAMED})")
_WORD_BEFORE = re.compile(r"([a-z]+),? (?:who (?:is|was) )?(?:ages?|aged)? ?(?:\d\d?,? )*(?:and )?$")
_WORD_BEHIND = re.compile(r"^(?:-| )?(?:year-old |year old )?([a-z]+)")
_OLD = "old"
_BESIDE = 100  # characters
_PART = re.compile(r"[a-z]{3,}")


def name_beside(claim: Claim, which: int | None = None) -> frozenset[str]:
    """The parts of the name beside a figure, lower case: "Tom Brandal, 31", "31-year-old Tom Brandal"; none where no
    name stands beside it. ``which`` of the places where its sentence gives that figure, counted from 0, is meant; where
    that is not told, there must be only one."""
    before, figure, behind = _at(claim, which)
    found = _NAME_BEFORE.search(before[-_BESIDE:])
    if found is None and _OLD in figure:  # "the comedian, 47, tweeted Monday" names nobody
        found = _NAME_BEHIND.search(behind[:_BESIDE])
        if found is not None and not vectors.stop_words().isdisjoint(found["told"].split()):
            return frozenset()  # "the 3-year-old was shot in Sunman" does not either
    if found is None:
        return frozenset()
    return frozenset(_PART.findall(found["name"].lower())) - vectors.stop_words() - _people()


@cache
def _people() -> frozenset[str]:
    """Nouns for people, which a headline writes like names: "Boy, 14, Shot"."""
    sexes = " ".join(synonyms.data()["sexes"].values())
    return frozenset(synonyms.groups()) | frozenset(sexes.split())


def _at(claim: Claim, which: int | None) -> tuple[str, str, str]:
    """The sentence before the figure, the figure and what is behind it; three empty texts where it cannot be told."""
    figure = claim.value.text
    places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(figure)}(?!\w)", claim.quote)] if figure else []
    if which is None and len(places) == 1:
        which = 0
    if which is None or which >= len(places):
        return "", "", ""
    end = places[which] + len(figure)
    return claim.quote[: places[which]], figure, claim.quote[end:]


def repeats(claims: Iterable[Claim]) -> dict[int, int]:
    """Of claims of one figure in one sentence, by their identity, which comes first, second, …, from 0: "Ana Lopez, 20,
    Tom Ruiz, 21, and Paula Nin, 20"."""
    told: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.article, claim.field, claim.type, claim.quote, claim.value.text].append(claim)
    out: dict[int, int] = {}
    for group in told.values():
        if len(group) > 1:
            out |= {id(c): n for n, c in enumerate(sorted(group, key=lambda c: c.start))}
    return out


def sex_beside(claim: Claim) -> str:
    """ "female" for "a woman, 32" and "the 32-year-old mother", "male" for "four boys, ages 15, 17"; "" where no such
    word stands beside the figure."""
    before, figure, behind = claim.quote.lower().partition(claim.value.text.lower())
    if not figure or figure in behind:
        return ""
    near = _WORD_BEHIND.search(behind[:_BESIDE]), _WORD_BEFORE.search(before[-_BESIDE:])
    beside = [found[1] for found in near if found]
    said = {form for word in beside for form in (word, word.removesuffix("s"))}
    sexes: dict[str, str] = synonyms.data()["sexes"]
    return next((sex for sex, words in sexes.items() if said & set(words.split())), "")


def whole_names(persons: Iterable[frozenset[str]]) -> dict[frozenset[str], frozenset[str]]:
    """For each part of a name that stands alone, the one whole name it belongs to among those told: "Silverman" and
    "Sarah" are Sarah Silverman, unless another Silverman is told of."""
    told = frozenset(persons)
    whole: dict[str, list[frozenset[str]]] = defaultdict(list)
    for name in told:
        for part in name if len(name) > 1 else ():
            whole[part].append(name)
    return {part: whole[word][0] for part in told if len(part) == 1 for word in part if len(whole.get(word, ())) == 1}
