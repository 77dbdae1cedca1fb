"""Whose age a claim tells: the name or the word for a man or a woman beside it."""

from __future__ import annotations

import re

from factcheck.alignment import synonyms, vectors
from factcheck.model import Claim

_NAMED = r"[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+))*"
_NAME_BEFORE = re.compile(rf"({_NAMED}),? (?:who is |is |was |aged? )?(?:the )?$")
_NAME_BEHIND = re.compile(rf"^,? (?:[a-z-]+ ){{0,3}}({_NAMED})")
_WORD_BEFORE = re.compile(r"([a-z]+),? (?:who (?:is|was) )?(?:ages?|aged)? ?(?:\d\d?,? )*(?:and )?$")
_WORD_BEHIND = re.compile(r"^(?:-| )?(?:year-old |year old )?([a-z]+)")
_BESIDE = 100  # characters
_PART = re.compile(r"[a-z]{3,}")


def name_beside(claim: Claim) -> frozenset[str]:
    """The parts of the name beside a figure, lower case: "Tom Brandal, 31", "31-year-old Tom Brandal"; none where no
    name stands beside it, or where the sentence gives the figure twice."""
    before, figure, behind = claim.quote.partition(claim.value.text)
    if not figure or figure in behind:
        return frozenset()
    found = _NAME_BEFORE.search(before[-_BESIDE:]) or _NAME_BEHIND.search(behind[:_BESIDE])
    return frozenset(_PART.findall(found[1].lower())) - vectors.stop_words() if found else frozenset()


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
