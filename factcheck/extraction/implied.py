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


def implied_mentions(doc: Doc, taken: set[int], things: frozenset[str] = frozenset()) -> Iterator[Mention]:
    """A mention of 1 for each singular person that is a head of its phrase and has no figure; ``taken`` are token
    indices that a figure already counts. Pronouns and names come too, with form "implied". ``things`` are nouns that
    count one where "a" or "an" stands before them ("a shot rang out")."""
    people, pronouns = lexicon()["people"], lexicon()["pronouns"]
    for token in doc:
        if token.i in taken or token.tag_ not in _SINGULAR or token.dep_ == "compound" or _counted(token):
            continue
        lemma = lemma_of(token)
        if any(c in token.conjuncts for c in doc[: token.i]) and token.pos_ != "PROPN":
            continue  # counted with the noun it is joined to
        a_thing = lemma in things and any(t.lower_ in ("a", "an", "single") for t in token.lefts)
        is_person = (
            a_thing
            or (token.pos_ == "NOUN" and lemma in people)
            or (token.pos_ == "PRON" and lemma in pronouns)
            or (token.pos_ == "PROPN" and token.dep_ in ("nsubj", "nsubjpass", "dobj", "conj", "appos"))
        )
        if is_person:
            left = token.left_edge
            start = left.idx if left.i >= token.i - 6 else token.idx
            also = [c for c in token.conjuncts if c.tag_ in _SINGULAR and c.i not in taken and lemma_of(c) in people]
            also = also if token.pos_ == "NOUN" and not any(_counted(c) for c in also) else []
            yield Mention(
                start=start,
                end=max(t.idx + len(t) for t in (token, *also)),
                low=1 + len(also),
                high=1 + len(also),
                nominal=1 + len(also),
                qualifier=Qualifier.EXACT,
                form="implied",
                number_start=token.idx,
                number_end=token.idx + len(token),
            )
