"""Things told in the plural without a figure ("shots were fired", "a hail of bullets") and the parts of a body that
were hit, where more than one is named ("in elbow and shoulder"). Both are vague quantities: they say that there were
some, and quote the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from factcheck.claim_types import lexicon
from factcheck.extraction.mention import Mention
from factcheck.extraction.view import lemma_of
from factcheck.model import OWN_ZONES, Claim, Qualifier, Quantity

BARE, SITES = "bare", "sites"
_LEFT = frozenset({"det", "poss", "nummod", "quantmod"})
_ON_PART = frozenset({"det", "poss", "amod", "compound", "nummod", "predet"})
_INSIDE = frozenset({"DET", "ADJ", "PRON", "NOUN", "NUM"})
_MOST_PARTS = 8


def unnumbered(doc: Doc, taken: set[int], things: frozenset[str]) -> Iterator[Mention]:
    """The vague mentions of one sentence in text order. ``taken`` are token indices that a figure counts; ``things``
    the lemmas that may stand bare. Offsets are code points into the sentence."""
    body = lexicon()["body"] & things
    last = -1
    for token in doc:
        if token.i <= last:
            continue
        lemma = lemma_of(token)
        if lemma in body and token.i not in taken and _part(token):
            parts = _parts(doc, token, body)
            end = _owner(doc, parts[-1], body)
            last = parts[-1].i
            if end is not None and len(parts) > 1:  # one place alone is no count
                yield _mention(doc, _first(parts[0]), end, parts[0], SITES)
        elif lemma in things and lemma not in body and token.i not in taken and _bare(token):
            yield _mention(doc, token, token, token, BARE)


def _bare(token: Token) -> bool:
    """A plural, or gunfire, that no article, number or "more" bounds."""
    if token.tag_ not in ("NNS", "NNPS") and lemma_of(token) not in lexicon()["uncounted"]:
        return False
    if token.dep_ == "compound":  # gunshot wounds
        return False
    return not any(c.dep_ in _LEFT or c.like_num or c.lower_ in ("more", "other", "further") for c in token.lefts)


def _part(token: Token) -> bool:
    """A body part that heads its phrase or names a wound ("leg wounds"); not "the back seat", "on foot"."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "ADV"):
        return False
    if token.dep_ in ("compound", "amod", "advmod") and lemma_of(token.head) not in lexicon()["wound_noun"]:
        return token.dep_ == "advmod" and token.pos_ == "NOUN"
    before = token.nbor(-1).lower_ if token.i else ""
    if lemma_of(token) == "side":  # "the left side", not "the Southwest Side"
        return before in ("left", "right")
    return not (before == "on" and lemma_of(token) == "foot")


def _owner(doc: Doc, part: Token, body: frozenset[str]) -> Token | None:
    """The last word of a part, past "of his body"; None for the part of a thing ("the back of a car")."""
    at = part.i + 1
    if at >= len(doc) or doc[at].lower_ != "of":
        return part
    for token in doc[at + 1 : at + 4]:
        if lemma_of(token) in body | {"body"}:
            return token
    return None


def _first(token: Token) -> Token:
    """The first word of a body part's phrase: its article, side and owner."""
    at = token
    for left in reversed(list(token.lefts)):
        if left.dep_ not in _ON_PART or left.i != at.i - 1:
            break
        at = left
    return at


def _parts(doc: Doc, token: Token, body: frozenset[str]) -> list[Token]:
    """The parts that are listed from ``token`` on, by words: "hip, both shoulders, knee and back"."""
    parts = [token]
    at = token.i + 1
    while len(parts) < _MOST_PARTS:
        while at < len(doc) and doc[at].lower_ in (",", "and", "or", "&"):
            at += 1
        ahead = next((t for t in doc[at : at + 4] if lemma_of(t) in body), None)
        if at == parts[-1].i + 1 or ahead is None or any(t.pos_ not in _INSIDE for t in doc[at : ahead.i]):
            return parts
        parts.append(ahead)
        at = ahead.i + 1
    return parts


def _mention(doc: Doc, first: Token, last: Token, noun: Token, form: str) -> Mention:
    start, end = first.idx, last.idx + len(last)
    return Mention(
        start, end, None, None, None, Qualifier.VAGUE, form=form, number_start=noun.idx, number_end=end
    )  # fmt: skip


def without_bare(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one article without those that say no more than "some" of what it gives a figure for."""
    told = {c.type for c in claims if c.zone in OWN_ZONES and not _is_bare(c)}
    return [c for c in claims if c.type not in told or not _is_bare(c)]


def _is_bare(c: Claim) -> bool:
    some = isinstance(c.value, Quantity) and c.value.qualifier is Qualifier.VAGUE
    return some and c.implied and c.slot("scope") is None
