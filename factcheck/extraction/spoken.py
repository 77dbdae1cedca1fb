"""Who says a clause, read off the parse: the subject of a verb of saying that governs it. It serves where the words
alone show no source, because the speaker's noun is on no list ("the prefect said")."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from factcheck.extraction.sentences import Sentence
from factcheck.extraction.words import word_set
from factcheck.model import Attribution

_STEPS = 12
_NAME = re.compile(r"(?:[A-Z][\w'’-]+ ){1,3}[A-Z][\w'’-]+")
_PERSONAL = frozenset({"he", "she"})
_NOBODY = frozenset({"it", "i", "we", "you", "they", "that", "which", "who", "this", "there", "what", "nobody", "one"})
_LOOK_BACK = 2  # sentences in which a pronoun's name may stand


def _says(token: Token) -> bool:
    return token.lemma_.lower() in word_set("reporting.toml", "verbs", "governing")


def _subject(verb: Token) -> Token | None:
    """The subject; the name of two, as an apposition behind the verb is read ("said the coxswain, Rhys Penry")."""
    found = [c for c in verb.children if c.dep_ == "nsubj"]
    behind = [c for c in found if c.i > verb.i]
    named = next((c for c in behind if c.pos_ == "PROPN"), None)
    return named if len(behind) > 1 and named is not None else next(iter(found), None)


def spoken_by(doc: Doc, start: int, end: int) -> tuple[Token, Token] | None:
    """The verb of saying over the half-open stretch of a sentence and its subject, or None."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    at = span.root
    for _ in range(_STEPS):
        head = at.head
        if head == at:
            break
        if at.dep_ in ("ccomp", "parataxis", "advcl") and _says(head):
            subject = _subject(head)
            after = subject is not None and at.dep_ == "advcl" and head.i < at.i
            if subject is not None and not after and not span.start <= subject.i < span.end:
                return head, subject
        at = head
    for child in at.children:  # "…, the fire brigade reported, because …"
        if child.dep_ in ("parataxis", "ccomp") and _says(child) and child.i > span.start:
            subject = _subject(child)
            if subject is not None and any(t.text == "," for t in doc[max(0, child.left_edge.i - 1) : subject.i]):
                return child, subject
    return None


def _phrase(subject: Token) -> str:
    """The words of a source: a name in apposition, else the noun with what belongs to it, without its article."""
    for child in subject.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            subject = child
            break
    parts = [t for t in subject.lefts if t.dep_ in ("compound", "amod", "nmod", "poss", "nummod") and t.pos_ != "PRON"]
    right = [c.right_edge for c in subject.rights if c.dep_ == "prep" and c.lower_ in ("of", "for", "at", "from")]
    first = min((t.left_edge.i for t in parts), default=subject.i)
    last = max((t.i for t in right), default=subject.i)
    while subject.doc[first].pos_ == "DET" and first < subject.i:
        first += 1
    return subject.doc[first : last + 1].text


def source_of(doc: Doc, start: int, end: int, sentences: list[Sentence], index: int) -> tuple[Attribution, ...]:
    """The source of a stretch of sentence ``index``, as a tuple of one or none. "He" and "she" lead back to the last
    full name in the two sentences before."""
    found = spoken_by(doc, start, end)
    if found is None:
        return ()
    verb, subject = found
    word = subject.lower_
    if word in _PERSONAL:
        for back in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
            names = _NAME.findall(sentences[back].text)
            if names and sentences[back].field == sentences[index].field:
                return (Attribution(names[-1], verb.text),)
        return ()
    mute = word_set("reporting.toml", "nouns", "mute")
    if word in _NOBODY or word in mute or subject.pos_ not in ("NOUN", "PROPN"):
        return ()
    return (Attribution(_phrase(subject), verb.text),)
