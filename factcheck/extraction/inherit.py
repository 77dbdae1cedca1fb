"""Figures that share another figure's type: "killed 58 people, including 11 children", "ten tourists and two pilots
died", "five of them", "three Tunisians were among the 84 killed"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.claim_types import lexicon
from factcheck.extraction.classify import Typed
from factcheck.extraction.context import Context
from factcheck.extraction.view import View, lemma_of, marked

_NEAR, _FAR = 12, 120  # code points that the words around a figure may fill
_OF_THE = 5  # words from the whole to the comma before its part
_TOLD = 6  # words from the whole to the mark that opens its parts
_OPENING = (["-"], ["–"], ["—"], ["--"], ["("], [":"])
_PART = (("scope", "part"),)
_INCLUDING = frozenset({"include", "among", "comprise"})
_LISTED = 14  # words from the whole to a part that is told with one of these


def inherit(v: View, contexts: Sequence[Context], typed: list[list[Typed]]) -> list[list[Typed]]:
    """The types of a sentence's figures, where a mere count of persons takes the type of the figure it is joined to."""
    out = list(typed)
    given = [_given(c, found) for c, found in zip(contexts, out, strict=True)]
    for k, c in enumerate(contexts):
        if not _open(c, out[k]):
            continue
        for j in (*range(k - 1, -1, -1), *range(k + 1, len(contexts))):
            slots = _link(v, contexts[j], c) if given[j] and _reaches(contexts, out, j, k) else None
            if slots is not None:
                out[k] = [Typed(t.type, t.rule, slots) for t in given[j]]
                given[k] = _given(c, out[k])
                break
    for k, c in enumerate(contexts):  # "three Tunisians and three Algerians were among the 84": the first by the second
        if _open(c, out[k]):
            beside = (j for j in (k + 1, k - 1) if 0 <= j < len(contexts) and _side_by_side(v, c, contexts[j]))
            out[k] = next((out[j] for j in beside if out[j] and out[j][0].inherited), out[k])
    for k in range(1, len(contexts)):  # "killed 19, including 12 women and nine men", each with its own type
        if _a_share(v, contexts, out, k):
            out[k] = [replace(t, inherited=_PART) for t in out[k]]
    return [_without_apposed(c, found) for c, found in zip(contexts, out, strict=True)]


def _a_share(v: View, contexts: Sequence[Context], typed: Sequence[list[Typed]], k: int) -> bool:
    """Is a figure that has its own type a part of the one before it, or beside a part of it?"""
    before, own = typed[k - 1], typed[k]
    if not own or not before or own[0].type is not before[0].type or own[0].type.unit != "person":
        return False
    if own[0].inherited or dict(own[0].rule.slots).get("scope"):
        return False
    if before[0].inherited == _PART:
        return _side_by_side(v, contexts[k - 1], contexts[k])
    return not dict(before[0].rule.slots).get("scope") and _link(v, contexts[k - 1], contexts[k]) == _PART


def _reaches(contexts: Sequence[Context], typed: Sequence[list[Typed]], giver: int, taker: int) -> bool:
    """A count between the two that got no type from the first is what the second is a part of: "no one was hurt, but
    several people, including two children, were inside"; and a count of nobody has no parts."""
    if contexts[giver].mention.high == 0:
        return False
    between = range(giver + 1, taker) if giver < taker else ()
    return all(not _open(contexts[k], typed[k]) for k in between)


def _given(c: Context, typed: list[Typed]) -> list[Typed]:
    """The types of persons that a figure has to give, none where it wants one itself."""
    return [] if _open(c, typed) else [t for t in typed if t.type.unit == "person" and t.type.rules]


def _without_apposed(c: Context, typed: list[Typed]) -> list[Typed]:
    """ "her cousin, one of the crew, had died": the one is the cousin, who is counted already."""
    token = c.noun_token
    number = token.head.head if token is not None and token.dep_ == "pobj" else token
    if c.mention.form != "partitive" or number is None or number.dep_ != "appos":
        return typed
    return [] if number.head.tag_ in ("NN", "NNP") and lemma_of(number.head) in lexicon()["people"] else typed


def _side_by_side(v: View, one: Context, two: Context) -> bool:
    if one.noun_token is None or two.noun_token is None:
        return False
    return two.noun_token in one.noun_token.conjuncts or _listed(v, one, two)


def _open(c: Context, typed: Sequence[Typed]) -> bool:
    """A count that no type of its own wanted, of persons or of a noun left out."""
    return (
        c.mention.dimension == "count"
        and c.mention.form != "offspring"
        and bool(typed)
        and typed[0].type.id == "count"
        and (c.noun in lexicon()["people"] or c.noun in ("", "of") or _named(c))
    )


def _named(c: Context) -> bool:
    return c.noun_token is not None and c.noun_token.tag_ in ("NNPS",)


def _elliptic(v: View, giver: Context, taker: Context) -> bool:
    """ "killed 45 civilians in Aleppo and 22 in Idlib": the noun and the verb are left out, a place follows."""
    if taker.noun or giver.mention.start > taker.mention.start or giver.noun not in lexicon()["people"]:
        return False
    text = v.text
    after = text[taker.mention.end : taker.mention.end + _NEAR].split()
    before = text[giver.phrase_end : taker.mention.start]
    return before.split()[-1:] == ["and"] and after[:1] in (["in"], ["at"], ["near"], ["around"]) and len(before) < _FAR


def _listed(v: View, one: Context, two: Context) -> bool:
    """ "2 Teens, 3 Adults Shot": two counted nouns side by side, with no verb of its own for the first."""
    if one.mention.start > two.mention.start:
        one, two = two, one
    gap = v.text[one.phrase_end : two.mention.start].strip()
    apart = one.verb_token is not None and two.verb_token is not None and one.verb_token != two.verb_token
    return gap in (",", "and", ", and", "&") and not apart and bool(one.noun and two.noun)


def _link(v: View, giver: Context, taker: Context) -> tuple[tuple[str, str], ...] | None:
    """The slots that come with the type, or None where the two figures are not joined."""
    if giver.noun_token is not None and taker.noun_token is not None:
        joined = taker.noun_token in giver.noun_token.conjuncts
        if (joined or _listed(v, taker, giver)) and taker.noun:
            return ()
    if _elliptic(v, giver, taker):
        return ()
    words = [w for w, _ in marked(v, v.mentions.index(taker.mention))]
    others = [i for i, w in enumerate(words) if w == "N"]
    at = words.index("#") if "#" in words else -1
    before = giver.mention.start < taker.mention.start
    if at < 0 or not others:
        return None
    if before:
        last = max((i for i in others if i < at), default=0)
        between = words[last:at]
        if words[max(0, last - 2) : last] == ["of", "the"] and between[-1:] == [","] and len(between) <= _OF_THE:
            return _PART  # "of the 44 wounded, nine are children"
        fewer = (taker.mention.high or 0) < (giver.mention.low or 0)
        if len(between) <= _TOLD and between[-1:] in _OPENING and fewer:
            return _PART  # "four people - three adults and a child - were found dead"
        opened = max((i for i, w in enumerate(between) if w in _INCLUDING), default=None)
        if opened is not None and len(between) <= _LISTED and lexicon()["elsewhere"].isdisjoint(between[opened:]):
            return _PART
        return None
    after = words[at + 1 : min((i for i in others if i > at), default=at)]
    return _PART if len(after) <= 8 and "among" in after else None
