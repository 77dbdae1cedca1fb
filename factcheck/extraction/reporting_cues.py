"""Reporting clauses of one sentence: who says, with which word, and what stretch of the sentence they say.

Everything is read off the words: the verbs and nouns are data (reporting.toml), the subject is the phrase before the
verb or, turned round ("reports The Guardian"), after it.
"""

from __future__ import annotations

from functools import cache

from factcheck.extraction.cue_scopes import DASHES, Clause, Cue, scoped
from factcheck.extraction.reporting_grammar import QUOTES, ReportingGrammar, tail_words
from factcheck.extraction.source_phrases import (
    Phrase,
    core_left,
    is_name,
    is_source_noun,
    phrase_left,
    phrase_right,
    vocabulary,
)
from factcheck.extraction.words import Word, words_of

_LABEL = 4  # words of a source beside a colon
MAX_CLAUSES = 40  # a sentence; no real one has as many


@cache
def _trigger_words() -> frozenset[str]:
    names = frozenset({"according", "per", "by", "it"})
    return names.union(*(vocabulary("verbs", key) for key in ("say", "judge", "relay", "participles", "speaking")))


def cues_of(text: str) -> list[Cue]:
    """The reporting clauses of a sentence in order."""
    words = words_of(text)
    triggers = _trigger_words()
    places = [i for i, word in enumerate(words) if word.lower in triggers]
    reader = _Reader(text, words)
    raws: list[Clause] = []
    for i in places:
        if raws and i <= raws[-1].last:
            continue
        if len(raws) >= MAX_CLAUSES:
            break
        raw = reader.read(i, raws)
        if raw is not None and not (raws and raw.first <= raws[-1].last):
            raws.append(raw)
    if not raws and (label := _label(words)) is not None:
        raws = [label]
    return scoped(text, words, raws) if raws else []


def _label(words: list[Word]) -> Clause | None:
    """A headline's source beside its colon or dash: "Police: 12 dead in blast", "12 dead in blast: police", "Company to
    close plant - union"."""
    for k in range(1, min(_LABEL + 1, len(words) - 1)):
        if words[k].text == ":" and words[k + 1].start > words[k].end:
            source = core_left(words, k - 1)
            if source is not None and source.first == 0 and _is_label(words, source):
                return Clause(0, k, k, source)
    last = len(words) - 1
    source = core_left(words, last) if last > _LABEL else None
    if source is None or source.last - source.first >= _LABEL - 1 or not _is_label(words, source):
        return None
    mark = source.first - 1
    spaced = words[mark].start > words[mark - 1].end or words[mark].text == ":"
    if words[mark].text not in (":", "-", "–", "—") or not spaced or words[mark + 1].start == words[mark].end:
        return None
    return Clause(mark, last, mark, source, (), "after")


def _is_label(words: list[Word], source: Phrase) -> bool:
    noun = words[source.head].lower
    return is_source_noun(noun) and noun not in vocabulary("nouns", "not_labels")


class _Reader(ReportingGrammar):
    """One rule for each way to name a source."""

    def read(self, i: int, raws: list[Clause]) -> Clause | None:
        """The reporting clause whose verb, or whose "according", stands at ``i``."""
        word = self.at(i)
        if (i and (self.words[i].is_capital or (self.at(i - 1) in DASHES and self.glued(i - 1)))) or self.hyphened(i):
            return None  # State Department, state-run
        if word == "according" and self.at(i + 1) == "to":
            return self.prepositional(i, i + 2)
        if word == "per" and self.at(i + 1) not in vocabulary("words", "per_units") and self.at(i + 1) not in ("", "-"):
            named = self.at(i + 1) == "the" or is_name(self.words, i + 1)
            number = i > 0 and self.words[i - 1].is_number
            return self.prepositional(i, i + 1) if named and not number else None
        if word == "by":
            return self.account(i)
        if word == "it" and self.at(i - 1) == "had":
            return self.had_it(i)
        if word in vocabulary("verbs", "relay"):
            return self.relay(i)
        if word in vocabulary("verbs", "participles"):
            return self.participle(i, raws)
        if word in vocabulary("verbs", "say") or word in vocabulary("verbs", "judge"):
            return self.verb(i, raws)
        if word in vocabulary("verbs", "speaking") and self.at(i + 1) == "of":
            return self.verb(i, raws)
        return None

    def prepositional(self, i: int, at: int) -> Clause | None:
        """according to X, per X."""
        source = phrase_right(self.words, at)
        if source is None:
            return None
        start = i == 0 or self.at(i - 1) in (";", ":") or all(w.text in QUOTES for w in self.words[:i])
        return Clause(i, source.last, i, source, (), "start" if start else "after")

    def account(self, i: int) -> Clause | None:
        """by the organisers' count, by the JCS account; "reported by X"."""
        if self.at(i - 1) in vocabulary("verbs", "carry"):
            source = phrase_right(self.words, i + 1)
            if source is None or self.at(source.head) in vocabulary("nouns", "documents"):
                return None
            form = "rest" if self.at(i - 1) in ("believed", "estimated") else "after"
            return Clause(i - 1, source.last, i - 1, source, (), form)
        for k in range(i + 2, min(i + 8, len(self.words))):
            if self.at(k) in vocabulary("nouns", "accounts"):
                end = k - 1
                while end > i and self.words[end].text in ("'", "’"):
                    end -= 1
                source = phrase_right(self.words, i + 1)
                if source is None or source.last < end:
                    return None
                source = Phrase(source.first, end, end)
                return Clause(i, k, k, source, (), "start" if i == 0 else "after")
        return None

    def had_it(self, i: int) -> Clause | None:
        """as the BBC had it."""
        source = phrase_left(self.words, i - 2)
        if source is not None and self.at(source.first - 1) == "and":
            other = phrase_left(self.words, source.first - 2)
            source = Phrase(other.first, source.last, source.head) if other else source
        if source is None or self.at(source.first - 1) != "as":
            return None
        return Clause(source.first - 1, i, i - 1, source, (), "after")

    def relay(self, i: int) -> Clause | None:
        """X quoted Y, X citing Y, Y was quoted as saying."""
        found = self.before_verb(i)
        if found is None:
            return None
        k, passive = found
        if passive:
            source = phrase_left(self.words, k)
            via = phrase_right(self.words, i + 2) if self.at(i + 1) == "by" else None
            last = via.last if via else i
            if source is None:
                return None
            while self.at(last + 1) in ("as", "saying"):
                last += 1
            if via is None and self.at(last + 1) == "by":
                via = phrase_right(self.words, last + 2)
                last = via.last if via else last
            form = "after" if self.follows(source, last) else "before"
            return Clause(source.first, last, i, source, (via,) if via else (), form)
        source = phrase_right(self.words, i + 1)
        if source is None:
            return None
        teller = phrase_left(self.words, k) if self.at(i) not in ("citing", "quoting") else None
        first = teller.first if teller else i
        form = "after" if teller is None or self.content_before(first) >= 3 else "before"
        return Clause(first, source.last, i, source, (teller,) if teller else (), form)

    def participle(self, i: int, raws: list[Clause]) -> Clause | None:
        """with Hollande saying …; …, adding that …"""
        found = self.before_verb(i)
        if found is None:
            return None
        if found[0] >= 0 and self.words[found[0]].text not in (",", ".", ")") and not found[1]:
            source = phrase_left(self.words, found[0])
            if source is not None and self.at(source.first - 1) == "with":
                return Clause(source.first, i, i, source)
        if raws:
            return Clause(i, i, i, None)
        if self.at(i - 1) in (",", "and"):
            source = phrase_right(self.words, 0)
            if source is not None and source.last < i:
                return Clause(i, i, i, source)
        return None

    def verb(self, i: int, raws: list[Clause]) -> Clause | None:
        """X said …, …, X said, …, said X."""
        word = self.at(i)
        found = self.before_verb(i)
        if found is None or found[1] or self.noun_here(i):
            return None
        k = found[0]
        judging = word in vocabulary("verbs", "judge")
        if word in ("informed", "briefed") and "that" not in [self.at(j) for j in range(i + 1, i + 8)]:
            return None
        if word in ("put", "puts") and not {"at", "toll", "number"} & {self.at(j) for j in range(i + 1, i + 10)}:
            return None
        following = self.words[i + 1] if i + 1 < len(self.words) else None
        if word in ("named", "listed", "identified") and (
            following is None or following.is_capital or following.lower == "as"
        ):
            return None
        if not judging:
            turned = self.turned(i, k)
            if turned is not None:
                return turned
        if judging and k >= 0 and self.words[k].text == ",":
            return None
        source = phrase_left(self.words, k)
        if source is None:
            # "have said …, but warned that …"
            return Clause(i, i, i, None) if raws and self.at(k) in ("and", "but") else None
        if not self.agrees(i, source) or self.at(source.last).endswith("'s") or self.at(source.first - 1) == "what":
            return None
        via: tuple[Phrase, ...] = ()
        last = i
        if word in ("told", "tells", "tell", "telling", "briefed", "informed"):
            heard = phrase_right(self.words, i + 1)
            if heard is not None:
                last = heard.last
                if is_name(self.words, heard.head) or self.named_medium(heard):
                    via = (heard,)
            elif self.at(i + 1) in vocabulary("nouns", "addressees"):
                last = i + 1
            elif self.at(i + 2) in vocabulary("nouns", "addressees"):
                last = i + 2
        return Clause(source.first, last, i, source, via, "after" if self.follows(source, last) else "before")

    def turned(self, i: int, k: int) -> Clause | None:
        """…, reports The Guardian: the verb before its subject. Those who are told something do not say it."""
        if self.at(i) in ("told", "tell", "tells", "telling"):
            return None
        source = phrase_right(self.words, i + 1)
        if source is None:
            return None
        after = self.words[source.last + 1] if source.last + 1 < len(self.words) else None
        ended = after is not None and after.text == "." and source.last + 2 < len(self.words)  # U.S. tax
        bounded = (
            after is None or (after.text in ",.:;)?!" and not ended) or after.text in QUOTES or after.text in DASHES
        )
        bounded = bounded or (after is not None and after.lower in tail_words())
        if not bounded:
            return None
        opened = k >= 0 and (self.words[k].text in QUOTES or self.words[k].text in (",", "?", "!", "-", "–", "—"))
        left = None if opened or k < 0 else phrase_left(self.words, k)
        weak = left is not None and self.at(left.last) in vocabulary("nouns", "weak")
        if not opened and (k < 2 or (left is not None and not weak)):
            return None
        issued = self.issuer(source)
        via: tuple[Phrase, ...] = issued[1:]
        return Clause(i, issued[-1].last, i, issued[0], via, "after" if self.content_before(i) >= 1 else "before")
