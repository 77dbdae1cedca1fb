"""Counts that are not written as figures: "a man was killed" is one, "his wife and son" two, a name one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from spacy.tokens import Doc, Token

from factcheck.claim_types import lexicon
from factcheck.extraction.mention import Mention
from factcheck.extraction.view import headline_verbs, lemma_of
from factcheck.model import Qualifier

_SINGULAR = frozenset({"NN", "NNP", "PRP"})
_MOST_BEFORE = 6  # words of a phrase before its head
_PAIRS = {"couple": 2, "pair": 2, "duo": 2, "trio": 3}
_BORN_TOGETHER = {"twins": 2, "triplets": 3, "quadruplets": 4}
_AGE_WORDS = 3  # of "3-year-" before the "old"
_AGES = frozenset({"year", "month", "week", "day"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "conj", "pobj", "acomp"})
_MULTIPLES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PLURAL = frozenset({"were", "are", "have"})
_SINGULAR_VERBS = frozenset({"was", "is", "has"})
_DASHES = frozenset({"-", "--", "–", "—"})


def _is_singular(token: Token) -> bool:
    """A singular, or a plural that tells its number: twins."""
    return token.tag_ in _SINGULAR or token.lower_ in _BORN_TOGETHER


def _counted(token: Token) -> bool:
    return any(c.dep_ in ("nummod", "quantmod") or c.like_num for c in token.lefts)


def implied_mentions(
    doc: Doc,
    taken: set[int],
    things: frozenset[str] = frozenset(),
    numbers: Mapping[int, float] = MappingProxyType({}),
) -> Iterator[Mention]:
    """A mention of 1 for each singular person that is a head of its phrase and has no figure; ``taken`` are token
    indices that a figure already counts. Pronouns and names come too, with form "implied". ``things`` are nouns that
    count one where "a" or "an" stands before them ("a shot rang out"); ``numbers`` gives the exact figure of counted
    nouns by token index, for those told with their own ("a mother and her two sons" are three)."""
    people = lexicon()["people"]
    for token in doc:
        aged = _is_aged(token)
        if token.i in taken or (not aged and (not _is_singular(token) or _qualifies(token) or _counted(token))):
            continue
        if _said_again(token, taken):
            continue
        if token.pos_ != "PROPN" and any(_leads(c, taken) for c in token.conjuncts if c.i < token.i):
            continue  # counted with the noun it is joined to
        if not aged and not _is_one(token, things):
            continue
        start = _first(token).idx
        also = [
            c
            for c in token.conjuncts
            if lemma_of(c) in people
            and (c.i in numbers or (c.tag_ in _SINGULAR and c.i not in taken and not _counted(c)))
        ]
        also = [c for c in also if c.i > token.i and not _same_person(token, c)] if token.pos_ == "NOUN" else []
        if not _all_told(token, also, numbers):
            also = [c for c in also if c.i not in numbers]
        count = sum(numbers.get(t.i) or _how_many(t) for t in (token, *also))
        yield Mention(
            start=start,
            end=max(t.idx + len(t) for t in (token, *also)),
            low=count,
            high=count,
            nominal=count,
            qualifier=Qualifier.EXACT,
            form="implied",
            number_start=token.idx,
            number_end=token.idx + len(token),
        )


def _first(token: Token) -> Token:
    """Where the phrase of a noun begins; a dateline before it ("LAS VEGAS - A gunman") is not its own."""
    left = token.left_edge
    if left.i < token.i - _MOST_BEFORE:
        return token
    before = token.doc[max(1, left.i) : token.i]
    dashes = [t.i for t in before if t.text in _DASHES and t.nbor(-1).whitespace_]
    return token.doc[dashes[-1] + 1] if dashes else left


def phrase_of(token: Token) -> tuple[int, int]:
    """The code points of a noun with what stands before it."""
    return _first(token).idx, token.idx + len(token)


def _said_again(token: Token, taken: set[int]) -> bool:
    """Whether the one is told of by another noun of the same phrase: "the victim, a mother of two, died"; the noun that
    tells more stays. A list that the parser took for such a phrase goes on with "and"."""
    if token.dep_ == "appos" and token.pos_ == "NOUN":
        head = token.head
        if head.pos_ == "PROPN" and not any(t.dep_ in ("det", "poss") for t in token.lefts):
            return True  # "Ben Hart, 58, chief of the works, died"
        return _leads(head, taken) and not _is_general(head) and not _lists(token)
    if not (token.pos_ == "NOUN" and _is_general(token)):
        return False
    return any(c.dep_ == "appos" and _leads(c, taken) and not _is_general(c) and not _lists(c) for c in token.children)


def _is_general(token: Token) -> bool:
    return lemma_of(token) in lexicon()["generic_people"] and lemma_of(token) not in lexicon()["adults"]


def _lists(token: Token) -> bool:
    return any(c.dep_ in ("conj", "cc") for c in token.children)


def _qualifies(token: Token) -> bool:
    """Whether a noun only qualifies the next; in a headline's capitals that may be its verb: "Man Dies After Crash"."""
    verb = token.head.i == token.i + 1 and token.head.is_title and token.head.lower_ in headline_verbs()
    return token.dep_ == "compound" and not (verb and lemma_of(token) in lexicon()["people"])


def _all_told(token: Token, also: list[Token], numbers: Mapping[int, float]) -> bool:
    """Whether counted persons joined to one are told with that one as a whole: "a mother and her two sons", "a man, two
    women and a child"; "a man and two women" are two figures side by side."""
    counted = [c for c in also if c.i in numbers]
    theirs = any(t.tag_ == "PRP$" for c in counted for t in c.lefts)
    inside = bool(counted) and counted[-1].i < also[-1].i
    return lemma_of(token) in lexicon()["people"] and (inside or (theirs and len(counted) == 1))


def _same_person(token: Token, other: Token) -> bool:
    """ "a husband and father of two", "our president and CEO": a second role without an article of its own. The number
    of the verb decides, where it shows one."""
    if any(t.dep_ in ("det", "poss") for t in other.lefts):
        return False
    number = _number_of_verb(token)
    if number:
        return number == "one"
    pair = f"{lemma_of(token)}+{lemma_of(other)}"
    led = any(t.dep_ in ("det", "poss") for t in token.lefts)
    return led and lemma_of(other) in lexicon()["second_roles"] and pair not in lexicon()["two_of_kin"]


def _number_of_verb(token: Token) -> str:
    """ "one" before "was killed", "two" before "were killed", "" where the verb shows no number."""
    if token.dep_ not in _SUBJECTS:
        return ""
    verb = token.head
    shown = [verb.lower_, *(c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass"))]
    if not _PLURAL.isdisjoint(shown):
        return "two"
    return "one" if not _SINGULAR_VERBS.isdisjoint(shown) or verb.tag_ == "VBZ" else ""


def _how_many(token: Token) -> int:
    """A couple is two, a triple homicide three, anybody else one."""
    times = [_MULTIPLES[t.lower_] for t in token.lefts if t.lower_ in _MULTIPLES]
    return times[0] if times else _BORN_TOGETHER.get(token.lower_) or _PAIRS.get(lemma_of(token), 1)


def _leads(token: Token, taken: set[int]) -> bool:
    """Whether a noun counts those joined to it along with itself: "a man and his son"; not "two men and a boy"."""
    singular = token.pos_ == "NOUN" and token.tag_ in _SINGULAR and token.i not in taken and not _counted(token)
    return singular and lemma_of(token) in lexicon()["people"]


def _is_one(token: Token, things: frozenset[str]) -> bool:
    """Whether a singular stands for a person (or for one of the ``things``): a noun for people, a pronoun, a name where
    a person is named, the suicide that somebody commits."""
    lemma = lemma_of(token)
    if lemma in _PAIRS:
        return any(t.lower_ in ("a", "the", "another", "this") for t in token.lefts)
    if token.dep_ == "poss":  # "the woman's son": the son
        return False
    if any(t.lower_ in _MULTIPLES for t in token.lefts):
        return token.pos_ == "NOUN"
    if lemma in lexicon()["collectives"]:  # a family is no one person
        return False
    if lemma in things and any(t.lower_ in ("a", "an", "single") for t in token.lefts):
        return True
    if lemma in lexicon()["self_killing"]:
        return lemma_of(token.head) == "commit"
    if lemma in lexicon()["ended_by_oneself"]:
        return any(t.lower_ == "own" for t in token.lefts)
    if token.pos_ == "NOUN" or (token.pos_ == "PROPN" and lemma in lexicon()["people"]):
        return lemma in lexicon()["people"]
    if token.pos_ == "PRON":
        return lemma in lexicon()["pronouns"]
    named = token.pos_ == "PROPN" and token.dep_ in ("nsubj", "nsubjpass", "dobj", "conj", "appos")
    return named and lemma not in lexicon()["calendar"] and not _is_dateline(token)


def _is_aged(token: Token) -> bool:
    """ "a 3-year-old was hurt": an age that stands for a person."""
    if (
        token.lower_ != "old"
        or token.i < _AGE_WORDS
        or token.nbor(-1).text != "-"
        or token.nbor(-2).lower_ not in _AGES
    ):
        return False
    if token.dep_ in _ARGUMENTS or (token.dep_ == "compound" and token.head.pos_ == "VERB"):
        return True
    if token.i + 1 < len(token.doc) and token.nbor(1).lower_ in lexicon()["befell"]:
        return True  # "17-year-old dies", "the family of a 17-year-old shot and killed": no noun, whatever parsers say
    harmed = lexicon()["dead"] | lexicon()["injured_adj"]  # "left a 3-year-old dead"
    return token.dep_ == "amod" and token.head.i == token.i + 1 and token.head.lower_ in harmed


def _is_dateline(token: Token) -> bool:
    """ "TAMPA, Fla. -- Deputies say": a place in capitals that opens a sentence of mixed case."""
    opens = token.i < 3 and token.doc[0].text.isupper() and len(token.doc[0]) > 2
    return (
        opens and not token.doc[-1].text.isupper() and any(t.text in _DASHES for t in token.doc[token.i : token.i + 8])
    )
