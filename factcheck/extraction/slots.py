"""The parts of a claim that identity depends on: who is counted, where, which event, part of what, done by whom."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import takewhile

from spacy.tokens import Token

from factcheck.claim_types import lexicon
from factcheck.extraction.context import Context
from factcheck.extraction.verbs import clause_head
from factcheck.extraction.view import View, lemma_of, marked

_PLACE_PREPS = frozenset({"in", "at", "across", "near", "outside", "inside"})
_MAX_PLACE = 4
_SUPERLATIVE = frozenset({"JJS", "RBS"})
_COMPARED = 8  # words from "the highest" to "since"
_SINCE = 5  # words from "since" to the day
_FEW_MONTHS = 2
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_DEFINITE = frozenset({"the", "they", "them", "those", "whom"})
_PART = ("include", "among they", "of whom", "of which", "comprise")


def _phrase(token: Token) -> str:
    """A name with the names compounded on it, as written."""
    left = [t for t in token.lefts if t.dep_ == "compound" and t.pos_ == "PROPN"][-_MAX_PLACE:]
    return " ".join(t.text for t in (*left, token))


def place_of(c: Context) -> str | None:
    """A name after "in" or "at" in the figure's clause: "328 died in Iran". The nearest wins; a clause without one
    shares that of the clause it is joined to ("140 died and 860 were hurt in Iran")."""
    roots = [t for t in (c.noun_token, c.verb_token) if t is not None]
    if c.verb_token is not None:
        roots += [t for t in (*c.verb_token.conjuncts, c.verb_token.head) if t.pos_ in ("VERB", "AUX")]
    calendar = lexicon()["calendar"]
    for root in roots:
        for child in root.children:
            if child.dep_ == "prep" and child.lower_ in _PLACE_PREPS:
                for name in child.children:
                    if name.dep_ == "pobj" and name.pos_ == "PROPN" and name.lower_ not in calendar:
                        phrase = _phrase(name)
                        if phrase != name.text or not _occurrence(name):  # "near Erez Crossing" is a place
                            return phrase
    return None


def _occurrence(name: Token) -> bool:
    """A common noun that a headline writes large, which says what happened and not where: "Killed in Airstrikes"."""
    return not _other_events()["occurrence"].isdisjoint((name.lower_, name.lower_.removesuffix("s")))


def group_of(v: View, k: int, c: Context) -> str | None:
    """Who or what is counted, where narrower than people as such: children, police officer, "ten of them crew"."""
    if not c.noun:
        return _named_behind(v, k)
    generic = lexicon()["generic_people"]
    named = c.noun_token is not None and c.noun_token.tag_ == "NNPS"  # Tunisians
    if not (named or c.noun in lexicon()["people"]) or (c.noun in generic and not _telling(c)):
        return None
    telling = _telling(c)
    if c.noun in generic:
        return " ".join(telling)
    return " ".join((*telling, _joined(c)))


def _named_behind(v: View, k: int) -> str | None:
    """The people that a part of a whole is: "ten of them crew", "six of whom were children"."""
    words = [w for w, _ in marked(v, k)]
    at = words.index("#") if "#" in words else len(words)
    if words[at + 1 : at + 2] != ["of"] or words[at + 2 : at + 3] not in (["they"], ["whom"], ["who"], ["them"]):
        return None
    rest = words[at + 3 :]
    people = lexicon()["people"] - lexicon()["generic_people"]
    named = list(takewhile(people.__contains__, rest[1:] if rest[:1] == ["be"] else rest))
    return " ".join(named) or None


def _joined(c: Context) -> str:
    """The noun, with those that share its figure: "66 passengers and crew"."""
    nouns = [c.noun]
    token = c.noun_token
    if token is None or token.tag_ != "NNS":
        return c.noun
    for other in token.conjuncts:
        lemma = lemma_of(other)
        bare = not any(t.dep_ in ("nummod", "det", "poss") for t in other.children)
        if other.i > token.i and bare and other.tag_ in ("NN", "NNS") and lemma in lexicon()["people"] - set(nouns):
            nouns.append(lemma)
    return " and ".join(nouns)


def _telling(c: Context) -> tuple[str, ...]:
    """Modifiers that narrow a group: nationality, role, age; not "other", "more", "innocent"."""
    light = lexicon()["light"] | lexicon()["plain_modifiers"]
    return tuple(m for m in c.modifiers if m not in light and m[:1].isalpha())


def scope_of(v: View, k: int, c: Context) -> str | None:
    """ "part" for a subset ("58 people including 11 children", "five of them"), "additional" for "another 128",
    "dead_or_missing" where the two are counted as one."""
    if c.mention.additional:
        return "additional"
    words = [w for w, _ in marked(v, k)]
    at = words.index("#") if "#" in words else -1
    if at < 0:
        return None
    before = " ".join(words[max(0, at - 3) : at])
    after = words[at + 1 : at + 5]
    of_them = after[:1] == ["of"] and not _DEFINITE.isdisjoint(after[1:3])
    if c.mention.form == "partitive" or of_them:
        return "part"
    if any(p in before for p in _PART):
        return "part"
    rest = " ".join(words[at : at + 12])
    if "dead or missing" in rest or "missing or dead" in rest or "dead and missing" in rest:
        return "dead_or_missing"
    return None


def event_of(v: View, k: int, dates: Sequence[tuple[int, str]], published: str | None) -> str | None:
    """The other event that the figure is about: its year, or the words that set it apart ("new defector", "earlier
    crash"); ``dates`` are (offset, ISO value) in the sentence.

    A year at least one before the publication's, in the figure's own clause, marks it: "in 1990 … were killed".
    """
    first, last = v.spans[k]
    if last <= first:
        return None
    return _year_of(v, k, dates, published) or _set_apart(v, k)


def _year_of(v: View, k: int, dates: Sequence[tuple[int, str]], published: str | None) -> str | None:
    if not published or not published[:4].isdigit() or not dates:
        return None
    last = v.doc[v.spans[k][1] - 1]
    mine = clause_head(last)
    counted = (last, last.head)
    for offset, value in dates:
        year = value[:4]
        if not year.isdigit() or int(year) >= int(published[:4]) or "/" in value or _is_recent(value, published):
            continue
        token = next((t for t in v.doc if t.idx <= offset < t.idx + len(t) + 1), None)
        if token is None or _compared(token):
            continue
        clause = clause_head(token)
        if clause == mine or len(dates) == 1 or (clause.dep_ in ("acl", "relcl") and clause.head in counted):
            return year  # "the 200 kidnapped in 2014 …" has a clause of its own
    return None


def _compared(token: Token) -> bool:
    """ "the highest since the week of August 9, 2008", "for the first time since 1998": what the figure is measured
    against."""
    before = token.doc[max(0, token.i - _SINCE) : token.i]
    since = next((t.i for t in reversed(before) if t.lower_ == "since"), None)
    if since is None:
        return False
    return any(t.tag_ in _SUPERLATIVE or t.lower_ == "first" for t in token.doc[max(0, since - _COMPARED) : since])


def _is_recent(value: str, published: str) -> bool:
    """Whether a day or a month lies but a few months back: New Year's Eve, told on the second of January."""
    day, told = _MONTH.match(value), _MONTH.match(published)
    if day is None or told is None:
        return False
    months = [12 * int(found[1]) + int(found[2]) for found in (day, told)]
    return months[1] - months[0] <= _FEW_MONTHS


@cache
def _other_events() -> dict[str, frozenset[str]]:
    text = resources.files("factcheck.data").joinpath("other_events.toml").read_text("utf-8")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(text).items()}


def _set_apart(v: View, k: int) -> str | None:
    """ "new defector", "earlier crash": a person or an occurrence beside the figure, marked as not the report's own."""
    words = _other_events()
    first, last = v.spans[k]
    mine = clause_head(v.doc[last - 1])
    roots = [mine, *(t for t in v.doc[max(0, first - 1) : last] if t.dep_ not in ("nummod", "punct"))]
    for root in roots:
        for token in _beside(root):
            if first <= token.i < last or any(first <= t.i < last for t in token.children):
                continue  # what the figure counts itself
            lemma = lemma_of(token)
            marks = words["people"] if lemma in lexicon()["people"] else words["occurrences"]
            if lemma in words["occurrence"] or marks is words["people"]:
                mark = next((t.lower_ for t in token.lefts if t.dep_ in ("amod", "det") and t.lower_ in marks), None)
                if mark is not None:
                    return f"{mark} {lemma}"
    return None


def _beside(head: Token) -> Iterator[Token]:
    """Subjects, objects and the nouns of the prepositional phrases of a word, two prepositions deep."""
    for child in head.children:
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj"):
            yield child
        if child.dep_ in ("prep", "agent"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield inner
                    yield from (o for p in inner.children if p.dep_ == "prep" for o in p.children if o.dep_ == "pobj")


def actors(c: Context) -> dict[str, str]:
    """Agent and target of the figure's verb, as lemmas of their heads: who fired, at whom."""
    out: dict[str, str] = {}
    if c.verb_token is None:
        return out
    figure = _span(c)
    for child in c.verb_token.children:
        if child == c.noun_token or child.i in figure:
            continue
        if child.dep_ in ("nsubj", "agent"):
            out.setdefault("agent", _head(child))
        elif child.dep_ in ("nsubjpass", "dobj", "dative"):
            out.setdefault("target", _head(child))
        elif child.dep_ == "prep" and child.lower_ == "at":
            for target in child.children:
                if target.dep_ == "pobj" and target != c.noun_token:
                    out.setdefault("target", _head(target))
    shared = _shared_subject(c.verb_token)
    if shared is not None and shared != c.noun_token and shared.i not in figure:
        out.setdefault("agent", _head(shared))
    return {k: w for k, w in out.items() if w}


def _shared_subject(verb: Token) -> Token | None:
    """ "Police opened fire and killed the driver": the subject of the verb that another is joined to, where neither
    is passive."""
    while verb.dep_ == "conj" and verb.pos_ == "VERB":
        if any(t.dep_ in ("nsubj", "nsubjpass", "auxpass") for t in verb.children):
            return None
        verb = verb.head
    if any(t.dep_ in ("nsubjpass", "auxpass") for t in verb.children):
        return None
    return next((t for t in verb.children if t.dep_ == "nsubj"), None)


def _span(c: Context) -> range:
    doc = c.verb_token.doc if c.verb_token is not None else None
    span = doc.char_span(c.mention.start, c.mention.end, alignment_mode="expand") if doc is not None else None
    return range(span.start, span.end) if span is not None else range(0)


def _head(token: Token) -> str:
    if token.dep_ == "agent":
        for child in token.children:
            if child.dep_ == "pobj":
                return _head(child)
        return ""
    if token.like_num or token.pos_ not in ("NOUN", "PROPN", "PRON"):
        return ""
    return lemma_of(token)
