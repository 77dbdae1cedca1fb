"""spaCy's tagger, parser, attribute rules and lemmas over the sentences of an article, faster than ``nlp.pipe`` and
with the same annotations.

The sentences of one article are parsed together, and never with another article's: a matrix product rounds a row in a
way that depends on how many rows there are and on its place among them, and what an article says must not depend on
its company.

Four things make the speed. Matrix products go through numpy's BLAS, which is about three times as fast as the one
bundled with spaCy, and single words are looked at once (``vectors.py``). The parser's steps are taken in numpy as well
(``transitions.py``). The attribute ruler matches 179 patterns at
every token though what it sets depends on the token's tag, label and, for some 130 words, the word: it is asked once
for each such combination. Likewise the lemmatizer, once for each word, part of speech and morphology, with its word
lists as sets. A pipeline built in another way than spaCy's English ones (rules over other attributes, a morphologizer)
goes through ``nlp.pipe`` unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factcheck.extraction.transitions import transitions_of
from factcheck.extraction.vectors import vectors_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 256  # sentences of an article parsed together, at most
WORDS = 8_000  # words after which no other sentence joins them: the parser holds some 4 kB a word at once
_PIPES = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer")
_KNOWN = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
_ASKED = ("attribute_ruler", "lemmatizer")
_MOST = 200_000  # words with tag and label remembered
_Effect = tuple[int, int, int, int, int]  # part of speech, morphology, lemma (0: none), tag, label


class Parser:
    """One spaCy pipeline with what its attribute ruler and lemmatizer have answered so far."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        rules = _read(nlp) if tuple(nlp.pipe_names) == _PIPES else None
        self._fast = rules is not None
        if rules is None:
            return
        from thinc.api import NumpyOps

        plain = NumpyOps(use_blis=False)
        for name in ("tok2vec", "tagger", "parser"):
            for node in nlp.get_pipe(name).model.walk():  # type: ignore[attr-defined]
                node.ops = plain
        lemmatizer: Any = nlp.get_pipe("lemmatizer")
        index = lemmatizer.lookups.get_table("lemma_index")
        for key in index:
            index[key] = frozenset(index[key])  # the lemmatizer only asks what is in it
        self._vectors = vectors_of(nlp)
        self._steps = transitions_of(nlp)
        self._rules = rules
        self._effects: dict[tuple[int, int, int, int], _Effect] = {}  # by word where a rule names it, tag, label, space
        self._answers: dict[tuple[int, int, int], _Effect] = {}  # by word, tag, label

    def pipe(self, texts: Sequence[str]) -> Iterator[Doc]:
        """The sentences of one article as spaCy parses them, in order."""
        if not self._fast:
            yield from self.nlp.pipe(texts, batch_size=BATCH)
            return
        docs: list[Doc] = []
        words = 0
        for text in texts:
            docs.append(self.nlp.make_doc(text))
            words += len(docs[-1])
            if len(docs) == BATCH or words >= WORDS:
                yield from self._together(docs)
                docs, words = [], 0
        if docs:
            yield from self._together(docs)

    def _together(self, docs: list[Doc]) -> list[Doc]:
        if self._vectors is not None:
            self._vectors.set(docs)
        for name in _PIPES[self._vectors is not None : 3]:
            pipe: Any = self.nlp.get_pipe(name)
            predicting = self._steps if name == "parser" and self._steps is not None else pipe
            pipe.set_annotations(docs, predicting.predict(docs))
        for doc in docs:
            self._annotate(doc)
        return docs

    def _annotate(self, doc: Doc) -> None:
        """Part of speech, morphology and lemma of every token, as the attribute ruler and the lemmatizer set them."""
        import numpy
        from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, ORTH, POS, TAG

        columns = doc.to_array([ORTH, LOWER, TAG, DEP, IS_SPACE])
        orths, lowers, tags, deps, _ = columns.T.tolist()
        if self._rules.may_run(lowers, tags, deps) and self._rules.runs_in(doc, columns.tolist()):
            for name in _ASKED:
                self.nlp.get_pipe(name)(doc)
            return
        if len(self._answers) > _MOST:
            self._answers.clear()
        keys = list(zip(orths, tags, deps, strict=True))
        known = self._answers
        answers = [known.get(key) for key in keys]
        for i, answer in enumerate(answers):
            if answer is None:
                answers[i] = known[keys[i]] = self._ask(doc[i], *columns[i].tolist())
        for i, (answer, dep) in enumerate(zip(answers, deps, strict=True)):
            if answer is not None and answer[-1] != dep:
                doc[i].dep = answer[-1]
        if answers:
            table: Any = numpy.array(answers, dtype="uint64")
            doc.from_array([POS, MORPH, LEMMA, TAG], table[:, :4])

    def _ask(self, token: Any, orth: int, lower: int, tag: int, dep: int, space: int) -> _Effect:
        """Part of speech, morphology, lemma, tag and label of a word with a tag and a label."""
        told = lower if self._rules.names(token.lower_, lower) else 0
        effect = self._effects.get((told, tag, dep, space))
        if effect is None:
            effect = self._effects[told, tag, dep, space] = self._ask_ruler(token.text, tag, dep)
        pos, morph, lemma, tag, label = effect
        return pos, morph, lemma or self._ask_lemmatizer(token, pos, morph), tag, label

    def _ask_ruler(self, word: str, tag: int, dep: int) -> _Effect:
        """What the attribute ruler makes of a word with a tag and a label."""
        from spacy.tokens import Doc

        doc = Doc(self.nlp.vocab, words=[word])
        token: Any = doc[0]
        token.tag, token.dep = tag, dep
        self.nlp.get_pipe("attribute_ruler")(doc)
        return token.pos, token.morph.key, token.lemma, token.tag, token.dep

    def _ask_lemmatizer(self, token: Any, pos: int, morph: int) -> int:
        token.pos = pos
        token.set_morph(morph)
        lemmatizer: Any = self.nlp.get_pipe("lemmatizer")
        return int(self.nlp.vocab.strings.add(lemmatizer.lemmatize(token)[0]))


@dataclass(frozen=True, slots=True)
class _Rules:
    """What the attribute ruler's patterns ask about: words (by hash and by expression), and for each pattern over
    several tokens what each of them must be one of: words, labels or tags (empty: told by an expression; None: any)."""

    words: frozenset[int]
    expressions: tuple[re.Pattern[str], ...]
    runs: tuple[tuple[frozenset[int] | None, ...], ...]
    openers: frozenset[int]  # one of these is in every run

    def names(self, word: str, key: int) -> bool:
        """Whether any pattern tells this word from others."""
        return key in self.words or any(e.search(word) for e in self.expressions)

    def may_run(self, *columns: list[int]) -> bool:
        """Whether the first thing that a pattern over several tokens asks for is among these."""
        return not all(map(self.openers.isdisjoint, columns))

    def runs_in(self, doc: Doc, rows: list[list[int]]) -> bool:
        """Whether a pattern over several tokens may hold; ``rows``: word, lower-case word, tag, label and more."""
        for run in self.runs:
            for at in range(len(rows) - len(run) + 1):
                if all(self._fits(asked, doc, at + k, rows[at + k]) for k, asked in enumerate(run)):
                    return True
        return False

    def _fits(self, asked: frozenset[int] | None, doc: Doc, i: int, row: list[int]) -> bool:
        if asked:
            return not asked.isdisjoint(row[1:4])
        return asked is None or any(e.search(doc[i].lower_) for e in self.expressions)


def _read(nlp: Language) -> _Rules | None:
    """The rules of a pipeline, or None where they are not of the kind that can be asked word by word."""
    ruler: Any = nlp.get_pipe("attribute_ruler")
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    if "morphologizer" in nlp.pipe_names or lemmatizer.mode != "rule" or lemmatizer.overwrite:
        return None
    words: set[int] = set()
    expressions: list[re.Pattern[str]] = []
    runs: list[tuple[frozenset[int] | None, ...]] = []
    for pattern in (p for entry in ruler.patterns for p in entry["patterns"]):
        run: list[frozenset[int] | None] = []
        for spec in pattern:
            asked = spec.get("LOWER")
            if isinstance(asked, dict) and set(asked) == {"REGEX"}:
                expressions.append(re.compile(asked["REGEX"]))
                run.append(frozenset())
                continue
            text = _hashes(nlp, asked)
            if (asked is not None and text is None) or not _KNOWN.issuperset(spec):
                return None
            words |= text or set()
            run.append(text or _hashes(nlp, spec.get("DEP")) or _hashes(nlp, spec.get("TAG")))
        if len(run) > 1:
            runs.append(tuple(run))
    openers = [next((asked for asked in run if asked), None) for run in runs]
    if None in openers:
        return None
    return _Rules(frozenset(words), tuple(expressions), tuple(runs), frozenset().union(*(o for o in openers if o)))


def _hashes(nlp: Language, asked: Any) -> frozenset[int] | None:
    """The strings that a token pattern asks for, one of them to hold, or None where it asks for none in particular."""
    listed = asked.get("IN") if isinstance(asked, dict) and len(asked) == 1 else asked
    if isinstance(listed, str):
        listed = [listed]
    return frozenset(nlp.vocab.strings.add(word) for word in listed) if listed else None
