"""Categorical claims: patterns of a type's TOML over the lemmas of a sentence, with their place and polarity."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from factcheck.claim_types import ClaimType, Rule
from factcheck.extraction.view import View, marked
from factcheck.model import Category, Polarity


@dataclass(frozen=True, slots=True)
class Found:
    """A category said in a sentence: half-open code-point offsets into the sentence."""

    type: ClaimType
    value: Category
    start: int
    end: int
    polarity: Polarity


def categories(v: View, types: Mapping[str, ClaimType], polarity: Callable[[int, int], Polarity]) -> Iterator[Found]:
    """Each category that a sentence states, once, at its first place, the types in order of id."""
    wanted = [t for t in types.values() if t.kind == "category"]
    if not wanted:
        return
    words = marked(v)
    string = " ".join(w for w, _ in words) + " "
    lemmas, said_words = frozenset(v.lemmas), frozenset(string.split(" "))
    for claim_type in wanted:
        seen: set[str] = set()
        for rule in sorted(claim_type.rules, key=lambda r: -r.weight):
            if rule.category in seen or (seen and rule.category == "other"):
                continue
            place = _place(rule, string, lemmas, said_words)
            if place is None:
                continue
            first, last = (words[string.count(" ", 0, at)][1] for at in place)
            start, end = first.idx, last.idx + len(last)
            said = polarity(start, end)
            if rule.polarity and said.value not in rule.polarity:
                continue
            seen.add(rule.category)
            yield Found(claim_type, Category(rule.category, v.text[start:end]), start, end, said)


def _place(rule: Rule, string: str, lemmas: frozenset[str], words: frozenset[str]) -> tuple[int, int] | None:
    """First and last offset in ``string`` of the pattern that holds, or None."""
    if rule.sentence and rule.sentence.isdisjoint(lemmas):
        return None
    best: tuple[int, int] | None = None
    for pattern in rule.patterns:
        found = pattern.search(string, words)
        if found and (best is None or found.start() < best[0]):
            best = (found.start(), max(found.start(), found.end() - 2))
    if best is None or any(p.search(string, words) for p in rule.not_patterns):
        return None
    return best
