"""Who says so: for any stretch of a sentence, the sources it is credited to, nearest first.

The sentence's own reporting clauses come first, then the speaker of the quotation it stands in, then the outlet whose
words the zone quotes. Pronouns and definite nouns ("he said", "the newspaper says") are resolved to a source named
before. Nothing found means the outlet itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.extraction.cue_scopes import Cue
from factcheck.extraction.quotations import Quotation, quotations
from factcheck.extraction.reporting_cues import cues_of
from factcheck.extraction.sentences import Sentence
from factcheck.extraction.source_memory import SourceMemory
from factcheck.extraction.source_names import canonical_source, known_outlet, wire_credits
from factcheck.model import Article, Attribution

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["SourceTracker", "canonical_source", "known_outlet", "wire_credits"]

_TURN = re.compile(r"^\s*([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})(?:, [A-Z ]+)?:\s")


class SourceTracker:
    """The sources of one article; reads all its sentences once, in order."""

    def __init__(self, article: Article, sentences: list[Sentence]) -> None:
        self._article = article
        self._sentences = sentences
        self._memory = SourceMemory()
        self._cues: list[tuple[Cue, ...]] = []
        self._turns: list[str | None] = []
        turn: tuple[int, str] | None = None
        labelled = sum(_TURN.match(s.text) is not None for s in sentences if s.field == "text") > 2  # a transcript
        for sentence in sentences:
            self._memory.listen(sentence.text)
            resolved = tuple(self._resolved(cue) for cue in cues_of(sentence.text))
            self._cues.append(tuple(cue for cue in resolved if cue.source))
            turn = self._turn(sentence, turn) if labelled else None
            self._turns.append(turn[1] if turn else None)
        # "a monitor said" in the lead is the Observatory named below
        self._cues = [tuple(replace(c, source=self._memory.foretold(c.source)) for c in cues) for cues in self._cues]
        self._quotes = quotations(article.text)
        self._starts = [quote.start for quote in self._quotes]
        self._by_offset = [(s.start, k) for k, s in enumerate(sentences) if s.field == "text"]
        self._speakers: list[Attribution | None] = []
        for n in range(len(self._quotes)):
            self._speakers.append(self._speaker(n))

    def attribute(self, index: int, start: int, end: int, doc: Doc | None = None) -> tuple[Attribution, ...]:
        """The sources of ``sentences[index].text[start:end]``, nearest first; empty is the outlet itself. ``doc``: that
        sentence parsed, to drop a reporting verb that the tagger knows to be a noun."""
        sentence = self._sentences[index]
        hits: list[tuple[bool, int, int, Cue]] = []
        for cue in self._cues[index]:
            for a, b in cue.said:
                if a <= start and end <= b and not (doc is not None and _is_noun(doc, cue)):
                    hits.append((not cue.deep, b - a, cue.start, cue))
                    break
        out: list[Attribution] = []
        for _, _, _, cue in sorted(hits, key=lambda hit: hit[:3]):
            out.append(Attribution(cue.source, cue.cue))
            out += [Attribution(name, cue.cue) for name in cue.via]
        if sentence.field == "text":
            speaker = self._quoted(sentence.start + start, sentence.start + end)
            out += [speaker] if speaker else []
        turn = self._turns[index]
        out += [Attribution(turn, "says")] if turn else []
        out += [Attribution(sentence.speaker, "per")] if sentence.speaker else []
        return tuple(_distinct(out))

    def heard(self, index: int, start: int, end: int, spoken: tuple[Attribution, ...]) -> None:
        """A parse has shown who speaks the quotation around a stretch of a sentence, and so those that carry it on
        where nobody else is named."""
        sentence = self._sentences[index]
        n = bisect_right(self._starts, sentence.start + start) - 1
        if not spoken or sentence.field != "text" or n < 0 or self._speakers[n] is not None:
            return
        if not _holds(self._quotes[n], sentence.start + start, sentence.start + end):
            return
        self._speakers[n] = spoken[0]
        for k in range(n + 1, len(self._quotes)):
            if self._speakers[k] is not None or (carried := self._carried(k)) is None:
                break
            self._speakers[k] = carried

    # -- reading -------------------------------------------------------------------------------------------------

    def _resolved(self, cue: Cue) -> Cue:
        """The cue with its source named in full, and remembered."""
        source = self._memory.resolve(cue.source)
        if not source:
            return replace(cue, source="")
        self._memory.say(source)
        for name in cue.via:
            self._memory.say(name, conduit=True)
        return replace(cue, source=source)

    def _turn(self, sentence: Sentence, turn: tuple[int, str] | None) -> tuple[int, str] | None:
        """The speaker of a transcript's turn, "HORSLEY: …", until the next one."""
        found = _TURN.match(sentence.text) if sentence.field == "text" else None
        if found is None:
            return turn if sentence.field == "text" else None
        name = self._memory.resolve(found.group(1).title())
        return (sentence.paragraph, name) if name else None

    def _speaker(self, n: int) -> Attribution | None:
        """Who speaks the ``n``-th quotation: the clause after its end or before its start, else the speaker of the
        quotation it carries on."""
        quote = self._quotes[n]
        for k in self._sentences_at(max(quote.start, quote.end - 2), quote.end + 1):
            base = self._sentences[k].start
            for cue in self._cues[k]:
                gap = base + cue.start - quote.end
                if 0 <= gap <= 2 and (
                    cue.after or gap == 0 or not self._article.text[quote.end : base + cue.start].strip(" ,")
                ):
                    return Attribution(cue.source, cue.cue)
        for k in self._sentences_at(quote.start, quote.start + 1):
            base = self._sentences[k].start
            for cue in self._cues[k]:
                if not cue.after and cue.end + base <= quote.start and quote.start - base - cue.end <= 60:
                    return Attribution(cue.source, cue.cue)
        return self._carried(n)

    def _carried(self, n: int) -> Attribution | None:
        """A quotation without a clause of its own, begun where another has just ended."""
        quote = self._quotes[n]
        if n == 0 or self._speakers[n - 1] is None:
            return None
        between = self._article.text[self._quotes[n - 1].end : quote.start]
        last = self._article.text[max(quote.start, quote.end - 3) : quote.end].rstrip(' "”’»')[-1:]
        whole = last in (".", "!", "?", "…") or (quote.end - quote.start > 25 and last == ",")
        same_paragraph = "\n" not in between and len(between) < 200
        next_paragraph = (
            "\n" in between and len(between.strip()) <= 160 and not between.rstrip(" ").rpartition("\n")[2].strip()
        )
        if quote.carried or (whole and (same_paragraph or next_paragraph)):
            return self._speakers[n - 1]
        return None

    def _sentences_at(self, start: int, end: int) -> Iterable[int]:
        """Sentences of the text that overlap a stretch."""
        first = max(0, bisect_right(self._by_offset, (start, len(self._sentences))) - 1)
        for offset, k in self._by_offset[first : first + 4]:
            if offset < end and self._sentences[k].end > start:
                yield k

    def _quoted(self, start: int, end: int) -> Attribution | None:
        """The speaker of the quotation that holds a stretch of the article's text."""
        n = bisect_right(self._starts, start) - 1
        quote = self._quotes[n] if n >= 0 else None
        return self._speakers[n] if quote and _holds(quote, start, end) else None


def _holds(quote: Quotation, start: int, end: int) -> bool:
    return quote.start <= start and end <= quote.end


def _is_noun(doc: Doc, cue: Cue) -> bool:
    """Does the tagger take the cue's verb for a noun?"""
    span = doc.char_span(cue.verb, cue.verb + 1, alignment_mode="expand") if cue.verb >= 0 else None
    if span is None or span[0].idx != cue.verb:
        return False
    return span[0].pos_ in ("NOUN", "PROPN") and span[0].text.lower() not in ("said", "says", "told")


def _distinct(found: Iterable[Attribution]) -> Iterable[Attribution]:
    seen: set[str] = set()
    for one in found:
        name = canonical_source(one.source)
        if name not in seen:
            seen.add(name)
            yield one
