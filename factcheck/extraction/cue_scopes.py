"""What a reporting clause governs: the stretch of the sentence that its source says.

A clause before its statement reaches to the next contrast or the next source; a clause behind it reaches back to the
last one; an aside between dashes stays inside them.
"""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.extraction.source_phrases import Phrase, is_name, is_source_noun, vocabulary
from factcheck.extraction.words import Word

DASHES = frozenset("-–—")
_BEFORE_BREAK = frozenset((",", "-", "–", "—", "”", '"', ")"))


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
class Clause:
    """A reporting clause before its reach is known: word indices."""

    first: int  # words of the clause
    last: int
    verb: int
    source: Phrase | None
    via: tuple[Phrase, ...] = ()
    form: str = "before"  # before, after, start ("according to X, …"), rest ("believed by X to …")


def scoped(text: str, words: list[Word], clauses: list[Clause]) -> list[Cue]:
    """The clauses with the stretches of text that each governs."""
    breaks = _hard_breaks(words)
    out: list[Cue] = []
    for n, clause in enumerate(clauses):
        previous = out[-1] if out else None
        later = clauses[n + 1] if n + 1 < len(clauses) else None
        start, end = words[clause.first].start, words[clause.last].end
        left = max((b for b, strong in breaks if b < start and (strong or previous is not None)), default=0)
        right = min((b for b, _ in breaks if b >= end), default=len(text))
        right = max(end, min(right, _until(words, clause, later, right)))
        if clause.form == "after":
            if previous is not None and previous.after:
                joined = start - previous.end <= 3 and not previous.deep  # "…, X said, as Y had it"
                left = previous.said[0][0] if joined else max(left, previous.end)
            left = max(left, _dash_before(text, words, clause))
            said = [(left, start)]
            if _parenthetical(words, clause, left):
                said.append((end, right))
        elif clause.form == "rest":
            comma = text.find(",", end, right)
            said = [(end, comma if comma >= 0 else right)]
        else:
            said = [(end, right)]
        out.append(_cue(text, words, clause, tuple(said), previous))
    return out


def _cue(text: str, words: list[Word], clause: Clause, said: tuple[tuple[int, int], ...], previous: Cue | None) -> Cue:
    """A clause without a source of its own ("adding that") shares that of the clause before."""
    source = "" if clause.source is None else _slice(text, words, clause.source)
    via = tuple(_slice(text, words, p) for p in clause.via)
    if clause.source is None and previous is not None:
        source, via = previous.source, previous.via
    start, end, verb = words[clause.first].start, words[clause.last].end, words[clause.verb]
    deep = verb.lower in vocabulary("verbs", "relay")
    return Cue(start, end, _cue_word(words, clause), source, said, via, clause.form == "after", verb.start, deep)


def _until(words: list[Word], clause: Clause, later: Clause | None, right: int) -> int:
    """Where the next reporting clause takes over."""
    if later is None:
        return right
    begins = words[later.first].start
    if later.form == "before":
        return right if later.source is not None and _nested(words, clause, later) else begins
    turned = later.verb == later.first
    return begins if later.form == "after" and (later.source is None or not turned) else right


def _hard_breaks(words: list[Word]) -> list[tuple[int, bool]]:
    """Offsets where one main clause ends and another may begin; strong ones part even a statement with one source."""
    out = []
    weak = vocabulary("words", "breaks")
    for i, word in enumerate(words):
        lower = word.lower
        strong = lower in (";", "whereas")
        if strong or (lower in weak and i and words[i - 1].text in _BEFORE_BREAK):
            out.append((word.start, strong))
    return out[:400]


def _cue_word(words: list[Word], clause: Clause) -> str:
    word = words[clause.verb].lower
    if word == "according":
        return "according to"
    return "had it" if word == "had" else word


def _nested(words: list[Word], clause: Clause, later: Clause) -> bool:
    """Does the later clause begin what the former says? "He said officials believe …"."""
    gap = [w.lower for w in words[clause.last + 1 : later.first]]
    return clause.form == "before" and len(gap) <= 1 and set(gap) <= {"that", ",", "the"}


def _dash_before(text: str, words: list[Word], clause: Clause) -> int:
    """End of the spaced dash that opens the aside the clause stands in: "- about 40 rounds, the South says -"."""
    for k in range(clause.first - 1, max(-1, clause.first - 40), -1):
        word = words[k]
        spaced = text[word.start - 1 : word.start].isspace() and text[word.end : word.end + 1].isspace()
        if word.text == "—" or (word.text in DASHES and spaced):
            return word.end
    return 0


def _parenthetical(words: list[Word], clause: Clause, left: int) -> bool:
    """Does the clause interrupt one statement, so that it governs both sides? "The blast, police said, killed 12"."""
    after = words[clause.last + 1 : clause.last + 3]
    if len(after) == 2 and after[0].text == ":":
        return True
    if len(after) < 2 or after[0].text != ",":
        return False
    if after[1].lower in vocabulary("words", "joints") | vocabulary("words", "interrupts"):
        return False
    before = [w for w in words[max(0, clause.first - 30) : clause.first] if w.start >= left]
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
    named = words[phrase.first].text == "The" and phrase.first < first and is_name(words, first)
    if named and (is_source_noun(words[first].lower) or first == phrase.last):
        return "The " + said  # The Guardian, The Daily Telegraph
    return said
