"""Counts that are not written as figures: "a man was killed" is one, "his wife and son" two, a name one."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from factcheck.claim_types import lexicon
from factcheck.extraction.context import lemma_of
from factcheck.extraction.mention import Mention
from factcheck.model import Qualifier

_SINGULAR = frozenset({"NN", "NNP", "PRP"})


def _counted(token: Token) -> bool:
    return any(c.dep_ in ("nummod", "quantmod") or c.like_num for c in token.lefts)


def implied_mentions(doc: Doc, taken: set[int]) -> Iterator[Mention]:
    """A mention of 1 for each singular person that is a head of its phrase and has no figure; ``taken`` are token
    indices that a figure already counts. Pronouns and names come too, with form "implied"."""
    people, pronouns = lexicon()["people"], lexicon()["pronouns"]
    for token in doc:
        if token.i in taken or token.tag_ not in _SINGULAR or token.dep_ == "compound" or _counted(token):
            continue
        lemma = lemma_of(token)
        is_person = (
            (token.pos_ == "NOUN" and lemma in people)
            or (token.pos_ == "PRON" and lemma in pronouns)
            or (token.pos_ == "PROPN" and token.dep_ in ("nsubj", "nsubjpass", "dobj", "conj", "appos"))
        )
        if is_person:
            left = token.left_edge
            start = left.idx if left.i >= token.i - 6 else token.idx
            yield Mention(
                start=start,
                end=token.idx + len(token),
                low=1,
                high=1,
                nominal=1,
                qualifier=Qualifier.EXACT,
                form="implied",
                number_start=token.idx,
                number_end=token.idx + len(token),
            )
