"""What a claim is about, in the sentence's own words: who did what where, without the figure."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from factcheck.claim_types import ClaimType
from factcheck.extraction.context import Context, View

_MOST = 8  # words
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "acomp", "oprd", "prt", "agent", "xcomp"})
_ON_NOUN = frozenset({"amod", "compound", "nmod", "poss"})
_UNTYPED = frozenset({"count", "measure", "ordinal"})


def _phrase(token: Token) -> Iterable[Token]:
    """A noun with the adjectives and nouns before it."""
    yield token
    yield from (t for t in token.lefts if t.dep_ in _ON_NOUN and t.pos_ not in ("PRON", "DET") and not t.like_num)


def _arguments(head: Token) -> Iterable[Token]:
    """What completes a verb or a noun: its arguments and the phrases after its prepositions."""
    for child in head.children:
        if child.dep_ in _ARGUMENTS and child.pos_ != "PRON":
            yield from _phrase(child)
        if child.dep_ in ("prep", "agent"):
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.pos_ != "PRON":
                    yield child
                    yield from _phrase(inner)
                elif inner.dep_ == "prep":  # south of the border
                    yield from (child, inner, *(t for o in inner.children if o.dep_ == "pobj" for t in _phrase(o)))
        if (
            child.dep_ in ("advmod", "npadvmod")
            and child.pos_ == "ADV"
            and any(g.dep_ == "prep" for g in child.children)
        ):
            yield child
            yield from _arguments(child)


def subject_of(claim_type: ClaimType, c: Context, v: View) -> str:
    """The words of a figure's noun, verb and arguments in text order, nearest kept, the figures left out."""
    inside = {i for first, last in v.spans for i in range(first, last)}
    span = v.doc.char_span(c.mention.start, c.mention.end, alignment_mode="expand")
    at = span.start if span is not None else 0
    words: dict[int, Token] = {}
    if c.noun_token is not None:
        words |= {t.i: t for t in (*_phrase(c.noun_token), *_arguments(c.noun_token))}
    if c.verb_token is not None:
        if c.verb_token.lemma_ != "be":
            words[c.verb_token.i] = c.verb_token
        words |= {t.i: t for t in _arguments(c.verb_token)}
    own = set(range(span.start, span.end)) if span is not None and c.mention.dimension != "count" else set()
    near = sorted((i for i in words if i not in inside | own), key=lambda i: (abs(i - at), i))[:_MOST]
    kept = set(near)
    near = [i for i in near if words[i].pos_ != "ADP" or any(g.i in kept for g in words[i].children)]
    told = " ".join(words[i].text if words[i].pos_ == "PROPN" else words[i].lower_ for i in sorted(near))
    if claim_type.id in _UNTYPED:
        return told or c.noun
    if set(told.lower().split()) <= set(claim_type.label.split()):  # "times hit: hit times" says it twice
        return claim_type.label
    return f"{claim_type.label}: {told}"
