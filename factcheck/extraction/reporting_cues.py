"""Reporting clauses of one sentence: who says, with which word, and what stretch of the sentence they say.

Everything is read off the words: the verbs and nouns are data (reporting.toml), the subject is the phrase before the
verb or, turned round ("reports The Guardian"), after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from factcheck.extraction.source_phrases import Phrase, is_name, is_source_noun, phrase_left, phrase_right, vocabulary
from factcheck.extraction.words import Word, words_of

QUOTES = frozenset("\"“”„»«‘’'")
_CLOSERS = frozenset("\"”’»'")
_DASHES = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class Cue:
    """One reporting clause. ``start``/``end``: offsets of the clause itself; ``said``: the stretches it governs.

    ``source`` is the phrase as written ("" where it carries on from the clause before, as in "adding that");
    ``via``: who passed it on ("told Yonhap"). ``after``: the clause follows what is said.
    """

    start: int
    end: int
    cue: str
    source: str
    said: tuple[tuple[int, int], ...] = ()
    via: tuple[str, ...] = ()
    after: bool = False
    verb: int = -1  # offset of the verb, for a parser to check
    deep: bool = False  # the source behind the source: "citing officials"


@dataclass(frozen=True, slots=True)
class _Raw:
    first: int  # words of the clause
    last: int
    verb: int
    source: Phrase | None
    via: tuple[Phrase, ...] = ()
    form: str = "before"  # before, after, start ("according to X, …"), rest ("believed by X to …")


@cache
def _trigger() -> re.Pattern[str]:
    names: set[str] = {"according", "per", "by", "it"}
    for key in ("say", "judge", "relay", "participles"):
        names |= vocabulary("verbs", key)
    return re.compile(r"\b(?:" + "|".join(sorted(names)) + r")\b", re.IGNORECASE)


def cues_of(text: str) -> list[Cue]:
    """The reporting clauses of a sentence in order."""
    if not _trigger().search(text):
        return []
    words = words_of(text)
    reader = _Reader(text, words)
    raws: list[_Raw] = []
    for i in range(len(words)):
        if raws and i <= raws[-1].last:
            continue
        raw = reader.read(i, raws)
        if raw is not None and not (raws and raw.first <= raws[-1].last):
            raws.append(raw)
    return _scoped(text, words, raws)


class _Reader:
    def __init__(self, text: str, words: list[Word]) -> None:
        self.text, self.words = text, words

    def at(self, i: int) -> str:
        return self.words[i].lower if 0 <= i < len(self.words) else ""

    def read(self, i: int, raws: list[_Raw]) -> _Raw | None:
        """The reporting clause whose verb, or whose "according", stands at ``i``."""
        word = self.at(i)
        if (i and (self.words[i].is_capital or (self.at(i - 1) in _DASHES and self.glued(i - 1)))) or self.hyphened(i):
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
        return None

    def glued(self, i: int) -> bool:
        return 0 <= i < len(self.words) - 1 and self.words[i].end == self.words[i + 1].start

    def hyphened(self, i: int) -> bool:
        return self.at(i + 1) in _DASHES and self.glued(i) and self.glued(i + 1)

    def prepositional(self, i: int, at: int) -> _Raw | None:
        """according to X, per X."""
        source = phrase_right(self.words, at)
        if source is None:
            return None
        start = i == 0 or self.at(i - 1) in (";", ":") or all(w.text in QUOTES for w in self.words[:i])
        return _Raw(i, source.last, i, source, (), "start" if start else "after")

    def account(self, i: int) -> _Raw | None:
        """by the organisers' count, by the JCS account; "reported by X"."""
        if self.at(i - 1) in vocabulary("verbs", "carry"):
            source = phrase_right(self.words, i + 1)
            if source is None or self.at(source.head) in vocabulary("nouns", "documents"):
                return None
            form = "rest" if self.at(i - 1) in ("believed", "estimated") else "after"
            return _Raw(i - 1, source.last, i - 1, source, (), form)
        for k in range(i + 2, min(i + 8, len(self.words))):
            if self.at(k) in vocabulary("nouns", "accounts"):
                end = k - 1
                while end > i and self.words[end].text in ("'", "’"):
                    end -= 1
                source = phrase_right(self.words, i + 1)
                if source is None or source.last < end:
                    return None
                source = Phrase(source.first, end, end)
                return _Raw(i, k, k, source, (), "start" if i == 0 else "after")
        return None

    def had_it(self, i: int) -> _Raw | None:
        """as the BBC had it."""
        source = phrase_left(self.words, i - 2)
        if source is not None and self.at(source.first - 1) == "and":
            other = phrase_left(self.words, source.first - 2)
            source = Phrase(other.first, source.last, source.head) if other else source
        if source is None or self.at(source.first - 1) != "as":
            return None
        return _Raw(source.first - 1, i, i - 1, source, (), "after")

    def before_verb(self, i: int) -> tuple[int, bool] | None:
        """The last word before the verb's helpers, and whether the verb is passive; None where it is denied."""
        k, passive = i - 1, False
        while k >= 0 and i - k < 6:
            word = self.at(k)
            if word in vocabulary("verbs", "be"):
                passive = True
            elif (
                word in vocabulary("verbs", "negations")
                or word.endswith("n't")
                or word in vocabulary("verbs", "modals")
            ):
                return None
            elif word not in vocabulary("verbs", "have") and word not in vocabulary("verbs", "adverbs"):
                break
            k -= 1
        return k, passive

    def relay(self, i: int) -> _Raw | None:
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
            return _Raw(source.first, last, i, source, (via,) if via else (), "before")
        source = phrase_right(self.words, i + 1)
        if source is None:
            return None
        teller = phrase_left(self.words, k) if self.at(i) not in ("citing", "quoting") else None
        first = teller.first if teller else i
        form = "after" if teller is None or self.content_before(first) >= 3 else "before"
        return _Raw(first, source.last, i, source, (teller,) if teller else (), form)

    def participle(self, i: int, raws: list[_Raw]) -> _Raw | None:
        """with Hollande saying …; …, adding that …"""
        found = self.before_verb(i)
        if found is None:
            return None
        if found[0] >= 0 and self.words[found[0]].text not in (",", ".", ")") and not found[1]:
            source = phrase_left(self.words, found[0])
            if source is not None and self.at(source.first - 1) == "with":
                return _Raw(source.first, i, i, source)
        if raws:
            return _Raw(i, i, i, None)
        if self.at(i - 1) in (",", "and"):
            source = phrase_right(self.words, 0)
            if source is not None and source.last < i:
                return _Raw(i, i, i, source)
        return None

    def verb(self, i: int, raws: list[_Raw]) -> _Raw | None:
        """X said …, …, X said, …, said X."""
        word = self.at(i)
        found = self.before_verb(i)
        if found is None or found[1] or self.noun_here(i):
            return None
        k = found[0]
        judging = word in vocabulary("verbs", "judge")
        if word in ("informed", "briefed") and "that" not in [self.at(j) for j in range(i + 1, i + 8)]:
            return None
        if word in ("put", "puts") and "at" not in [self.at(j) for j in range(i + 1, i + 10)]:
            return None
        following = self.words[i + 1] if i + 1 < len(self.words) else None
        if word in ("named", "listed", "identified") and (following is None or following.is_capital):
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
            return _Raw(i, i, i, None) if raws and self.at(k) in ("and", "but") else None
        if not self.agrees(i, source) or self.at(source.first - 1) == "what":
            return None
        via: tuple[Phrase, ...] = ()
        last = i
        if word in ("told", "tells", "tell", "telling", "briefed", "informed"):
            heard = phrase_right(self.words, i + 1)
            if heard is not None:
                last = heard.last
                if is_name(self.words, heard.head):
                    via = (heard,)
            elif self.at(i + 1) in vocabulary("nouns", "addressees"):
                last = i + 1
            elif self.at(i + 2) in vocabulary("nouns", "addressees"):
                last = i + 2
        return _Raw(source.first, last, i, source, via, "after" if self.follows(source, last) else "before")

    def agrees(self, i: int, source: Phrase) -> bool:
        """A base form needs a plural subject: "officials say", but not "New York state"."""
        word = self.at(i)
        if word not in vocabulary("verbs", "base"):
            return True
        head = self.at(source.last)
        plural = head.endswith("s") or head in vocabulary("nouns", "plural") or head == "they"
        return plural or "and" in [w.lower for w in self.words[source.first : source.last]]

    def noun_here(self, i: int) -> bool:
        """Is "reports", "claims", "estimates" a noun here?"""
        word = self.at(i)
        if word in ("said", "says", "told", "added", "adds", "wrote", "tweeted"):
            return self.at(i - 1) in ("the", "a")
        before = self.at(i - 1)
        determined = before in vocabulary("words", "determiners") | vocabulary("words", "possessives")
        if determined and before not in ("that", "this", "these", "those"):
            return True
        return self.at(i + 1) == "of" or before in ("of", "in", "on", "from", "to", "other", "some", "any", "no", "new")

    def turned(self, i: int, k: int) -> _Raw | None:
        """…, reports The Guardian: the verb before its subject."""
        source = phrase_right(self.words, i + 1)
        if source is None:
            return None
        after = self.words[source.last + 1] if source.last + 1 < len(self.words) else None
        ended = after is not None and after.text == "." and source.last + 2 < len(self.words)  # U.S. tax
        bounded = after is None or (after.text in ",.:;)?!" and not ended) or after.text in QUOTES or after.text in _DASHES
        bounded = bounded or (after is not None and after.lower in _tail_words())
        if not bounded:
            return None
        opened = k >= 0 and (self.words[k].text in QUOTES or self.words[k].text in (",", "?", "!", "-", "–", "—"))
        if not opened and (k < 2 or phrase_left(self.words, k) is not None):
            return None
        issued = self.issuer(source)
        via: tuple[Phrase, ...] = issued[1:]
        return _Raw(i, issued[-1].last, i, issued[0], via, "after" if self.content_before(i) >= 1 else "before")

    def issuer(self, source: Phrase) -> tuple[Phrase, ...]:
        """ "a statement issued by X and carried by Y": the issuers stand for the paper."""
        if self.at(source.head) not in vocabulary("nouns", "documents"):
            return (source,)
        out: list[Phrase] = []
        at = source.last + 1
        for _ in range(2):
            if self.at(at) in ("and", ","):
                at += 1
            if self.at(at) not in vocabulary("verbs", "carry") or self.at(at + 1) != "by":
                break
            found = phrase_right(self.words, at + 2)
            if found is None:
                break
            out.append(found)
            at = found.last + 1
            if self.at(at) == "(" and self.at(at + 2) == ")":
                at += 3
            if self.at(at) == "of" and (inner := phrase_right(self.words, at + 1)) is not None:
                at = inner.last + 1
        return tuple(out) or (source,)

    def content_before(self, i: int) -> int:
        """Words between the last hard break and ``i``."""
        n = 0
        for k in range(i - 1, -1, -1):
            if self.words[k].text == ";" or n > 8:
                break
            n += self.words[k].text[0].isalnum()
        return n

    def follows(self, source: Phrase, last: int) -> bool:
        """Does the clause stand after what it reports? There must be something before, and only an adverbial behind."""
        before = self.at(source.first - 1)
        if before == "," and self.at(last + 1) == ",":
            return True
        if (
            self.content_before(source.first) < 3
            or before in vocabulary("words", "joints") - {"as"}
            or before == "that"
        ):
            return False
        at = last + 1
        if self.at(at) == "that" or self.at(at) == ":":
            return False
        n = 0
        while at < len(self.words) and self.words[at].text not in ",.;:!?—–" and self.words[at].text not in QUOTES:
            if n == 0 and self.at(at) not in _tail_words() | {"-"}:
                return False
            if self.at(at) == "-" and self.words[at].start > self.words[at - 1].end:
                return True
            if self.at(at) == "that" or n > 9:
                return False
            n += 1
            at += 1
        return True


@cache
def _tail_words() -> frozenset[str]:
    return vocabulary("words", "tails") | vocabulary("verbs", "adverbs")


def _hard_breaks(text: str, words: list[Word]) -> list[int]:
    """Offsets where one main clause ends and another, unrelated one may begin."""
    out = []
    for i, word in enumerate(words):
        if (
            word.text == ";"
            or word.lower == "whereas"
            or (
                word.lower in vocabulary("words", "breaks")
                and i
                and words[i - 1].text in (",", "-", "–", "—", "”", '"', ")")
            )
        ):
            out.append(word.start)
    return out


def _scoped(text: str, words: list[Word], raws: list[_Raw]) -> list[Cue]:
    breaks = _hard_breaks(text, words)
    out: list[Cue] = []
    for n, raw in enumerate(raws):
        start, end = words[raw.first].start, words[raw.last].end
        left = max((b for b in breaks if b < start), default=0)
        right = min((b for b in breaks if b >= end), default=len(text))
        later = raws[n + 1] if n + 1 < len(raws) else None
        if (
            later is not None and later.form == "before" and later.source is not None and not _nested(words, raw, later)
        ) or (later is not None and later.form in ("before", "after") and later.source is None):
            right = min(right, words[later.first].start)
        elif later is not None and later.form == "after" and later.verb != later.first:
            right = max(end, min(right, words[later.first].start))
        previous = out[-1] if out else None
        if raw.form == "after":
            if previous is not None and previous.after:
                joined = start - previous.end <= 3 and not previous.deep  # "…, X said, as Y had it"
                left = previous.said[0][0] if joined else max(left, previous.end)
            left = max(left, _dash_before(text, words, raw))
            said = [(left, start)]
            if _parenthetical(text, words, raw, left):
                said.append((end, right))
        elif raw.form == "rest":
            comma = text.find(",", end)
            said = [(end, min(right, comma if comma >= 0 else len(text)))]
        else:
            said = [(end, right)]
        source = "" if raw.source is None else _slice(text, words, raw.source)
        via = tuple(_slice(text, words, p) for p in raw.via)
        verb = words[raw.verb].start
        cue = Cue(start, end, _cue_word(words, raw), source, tuple(said), via, raw.form == "after", verb)
        if words[raw.verb].lower in vocabulary("verbs", "relay"):
            cue = replace(cue, deep=True)
        if raw.source is None and previous is not None:
            cue = replace(cue, source=previous.source, via=previous.via)
        out.append(cue)
    return out


def _cue_word(words: list[Word], raw: _Raw) -> str:
    word = words[raw.verb].lower
    if word == "according":
        return "according to"
    return "had it" if word == "had" else word


def _nested(words: list[Word], raw: _Raw, later: _Raw) -> bool:
    """Does the later clause begin what the former says? "He said officials believe …"."""
    gap = [w.lower for w in words[raw.last + 1 : later.first]]
    return raw.form == "before" and len(gap) <= 1 and set(gap) <= {"that", ",", "the"}


def _dash_before(text: str, words: list[Word], raw: _Raw) -> int:
    """End of the spaced dash that opens the aside the clause stands in: "- about 40 rounds, the South says -"."""
    for k in range(raw.first - 1, max(-1, raw.first - 40), -1):
        word = words[k]
        if (
            word.text in _DASHES
            and text[word.start - 1 : word.start].isspace()
            and text[word.end : word.end + 1].isspace()
        ):
            return word.end
        if word.text in _DASHES and word.text == "—":
            return word.end
    return 0


def _parenthetical(text: str, words: list[Word], raw: _Raw, left: int) -> bool:
    """Does the clause interrupt one statement, so that it governs both sides? "The blast, police said, killed 12"."""
    after = words[raw.last + 1 : raw.last + 3]
    if len(after) == 2 and after[0].text == ":":
        return True
    if len(after) < 2 or after[0].text != ",":
        return False
    if after[1].lower in vocabulary("words", "joints") | vocabulary("words", "interrupts"):
        return False
    before = [w for w in words if left <= w.start < words[raw.first].start]
    return len([w for w in before if w.text[0].isalnum()]) <= 5 and not any(w.is_number for w in before)


def _slice(text: str, words: list[Word], phrase: Phrase) -> str:
    """The phrase without its determiner; a possessive and a lower-case role go where a full name follows them."""
    first = phrase.first
    possessive = words[first].lower in vocabulary("words", "possessives") and first < phrase.last
    if possessive or (words[first].lower in vocabulary("words", "determiners") and first < phrase.last):
        first += 1
    if possessive:
        k = first
        while k < phrase.last and not words[k].is_capital:
            k += 1
        if k < phrase.last and k > first:
            first = k
    said = text[words[first].start : words[phrase.last].end]
    if said.endswith(("'s", "’s")):
        said = said[:-2]
    if (
        text[words[phrase.first].start : words[phrase.first].end] == "The"
        and is_name(words, first)
        and phrase.first < first
    ):
        if is_source_noun(words[first].lower) or first == phrase.last:
            return "The " + said  # The Guardian, The Daily Telegraph
    return said
