"""What a claim is about, in the sentence's own words: who did what where, without the figure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from spacy.tokens import Doc, Token

from factcheck.claim_types import ClaimType
from factcheck.extraction.context import Context
from factcheck.extraction.view import View

_MOST = 8  # words
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "acomp", "oprd", "prt", "agent", "xcomp"})
_ON_NOUN = frozenset({"amod", "compound", "nmod", "poss"})
_UNTYPED = frozenset({"count", "measure", "ordinal"})
_LIGHT = frozenset({"be", "have", "do", "get", "take", "make", "give", "put", "see"})
_HALVES = frozenset({"am", "pm", "a.m.", "p.m."})
_APART = re.compile(r" (['’])")  # an ending is a token of its own
_GAP = 3  # small words between two kept ones
_SMALL = frozenset({"DET", "AUX", "PART", "PRON", "ADP", "CCONJ"})


def _phrase(token: Token) -> Iterable[Token]:
    """A noun with the adjectives and nouns before it."""
    yield token
    for t in token.lefts:
        if t.dep_ in _ON_NOUN and t.pos_ not in ("PRON", "DET") and not t.like_num:
            yield t
            yield from (u for u in t.lefts if u.dep_ == "compound")  # Costa Rica's capital


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
    span = v.doc.char_span(c.mention.start, c.mention.end, alignment_mode="expand")
    at = span.start if span is not None else 0
    never = {i for first, last in v.spans for i in range(first, last)} | _measures(v)
    if span is not None and c.mention.dimension != "count":
        never.update(range(span.start, span.end))
    words = _told(c)
    near = sorted((i for i in words if i not in never), key=lambda i: (abs(i - at), i))[:_MOST]
    label = set(claim_type.label.split()) if claim_type.id not in _UNTYPED else set()
    kept = {i for i in near if words[i].lower_ not in label}  # "operations: had operations" says it twice
    kept = {i for i in kept if words[i].pos_ != "ADP" or any(g.i in kept for g in words[i].children)}
    if label and all(words[i].lemma_ in _LIGHT for i in kept):
        return claim_type.label
    told = " ".join(_written(v.doc[i]) for i in _joined(sorted(kept), v.doc, never))
    told = _APART.sub(r"\1", told)
    if not label:
        return told or c.noun
    return f"{claim_type.label}: {told}"


def _beside(noun: Token | None) -> Iterable[Token]:
    """The nouns that a noun is enumerated with, before it."""
    while noun is not None and noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN", "NUM"):
        noun = noun.head
        yield noun


def _told(c: Context) -> dict[int, Token]:
    """The words around a figure's noun and verb, by position."""
    words: dict[int, Token] = {}
    if c.noun_token is not None:
        words |= {t.i: t for t in (*_phrase(c.noun_token), *_arguments(c.noun_token))}
    verb = c.verb_token
    if verb is not None:
        beside = {u.i for t in _beside(c.noun_token) for u in _phrase(t)}  # 56 passengers and 10 crew: not of the crew
        arguments = {t.i: t for t in _arguments(verb) if t.i not in beside}
        if verb.lemma_ != "be" and (verb.lemma_ != "have" or any(i < verb.i for i in arguments)):
            words[verb.i] = verb
        words |= arguments
    return {i: t for i, t in words.items() if t.lower_ not in _HALVES}


def _measures(v: View) -> set[int]:
    """The tokens of every measure in the sentence, units and all: "feet" is no part of what another figure tells."""
    out: set[int] = set()
    for mention in v.mentions:
        if mention.dimension != "count":
            span = v.doc.char_span(mention.start, mention.end, alignment_mode="expand")
            out.update(range(span.start, span.end) if span is not None else ())
    return out


def _joined(kept: list[int], doc: Doc, never: set[int]) -> list[int]:
    """The kept words with the small words between neighbours: "joined by the organisers' count"."""
    out = kept[:1]
    for before, after in pairwise(kept):
        between = range(before + 1, after)
        if len(between) <= _GAP and all(i not in never and doc[i].pos_ in _SMALL for i in between):
            out += between
        out.append(after)
    return out


def _written(token: Token) -> str:
    """A word as it stands, but for the capital of a sentence's first."""
    first = not any(t.is_alpha for t in token.doc[: token.i])
    return token.lower_ if first and token.pos_ != "PROPN" and token.text[1:].islower() else token.text
