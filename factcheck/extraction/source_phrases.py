"""The noun phrase that names a source, found in plain words: "Observatory director Rami Abdel Rahman", "a spokesman for
the US State Department", "South Korean officials". No parser; indices are into a list of words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from factcheck.extraction.words import Word, load, word_set

MAX_PHRASE = 16  # words; keeps reading linear


vocabulary = partial(word_set, "reporting.toml")  # a word list of reporting.toml, by its keys


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words ``first`` to ``last`` (inclusive) of a source; ``head`` is the word that shows what it is."""

    first: int
    last: int
    head: int


def _base(word: Word) -> str:
    lower = word.lower
    return lower[:-2] if lower.endswith("'s") else lower.rstrip("'")


def _calendar(word: str) -> bool:
    data = load("dates.toml")
    return word in data["weekdays"] or (word in data["months"] and word not in ("may", "mar", "jun", "april", "june"))


def is_name(words: list[Word], i: int) -> bool:
    """A capitalised word that can be part of a proper name."""
    word = words[i]
    return word.is_capital and _base(word) not in vocabulary("words", "not_names") and not _calendar(_base(word))


def is_source_noun(word: str) -> bool:
    """A common noun that can say something."""
    return any(word in vocabulary("nouns", kind) for kind in ("people", "groups", "media", "documents"))


def _belongs(words: list[Word], i: int) -> bool:
    """Can the word stand inside a source's name?"""
    word = words[i]
    lower = _base(word)
    return is_name(words, i) or is_source_noun(lower) or lower in vocabulary("nouns", "modifiers")


def _hyphen(words: list[Word], i: int) -> bool:
    return (
        0 < i < len(words) - 1
        and words[i].text in ("-", "‑", "–", "/")
        and words[i - 1].end == words[i].start
        and words[i].end == words[i + 1].start
    )


def _dot(words: list[Word], i: int) -> bool:
    """The full stop of an initial or a title inside a name: "Col. Roh", "U.S. officials"."""
    return 0 < i < len(words) - 1 and words[i].text == "." and words[i - 1].is_capital and len(words[i - 1].text) <= 4


def core_left(words: list[Word], last: int) -> Phrase | None:
    """The simple phrase that ends at word ``last``, or None where that word cannot be a source."""
    if last < 0:
        return None
    head = words[last]
    if head.lower in vocabulary("words", "pronouns"):
        return Phrase(last, last, last)
    hyphened = last >= 2 and _hyphen(words, last - 1) and words[last - 2].is_capital  # Geun-hye
    if not (is_name(words, last) or is_source_noun(_base(head)) or hyphened):
        return None
    i = last
    while i > 0 and last - i < MAX_PHRASE:
        if words[i - 1].lower in vocabulary("words", "determiners") | vocabulary("words", "possessives"):
            return Phrase(i - 1, last, last)
        step = _step_left(words, i)
        if not step:
            break
        i -= step
    return Phrase(i, last, last)


def _step_left(words: list[Word], i: int) -> int:
    """How many words before ``i`` belong to the phrase that ``i`` is in."""
    before = words[i - 1]
    lower = before.lower
    if _hyphen(words, i - 1):
        return 2
    if _dot(words, i - 1) and before.end < words[i].start + 1 and is_name(words, i - 2):
        return 2
    if words[i].is_capital and not before.is_capital and _base(before) in vocabulary("nouns", "before_nouns"):
        return 0
    if _belongs(words, i - 1):
        # "police" and "officials" end a phrase: "Police Reuters said" is two
        body = before.is_capital and _base(words[i]) in vocabulary("nouns", "groups")  # Aleppo Police Command
        closing = words[i].is_capital and not body and _base(before) in vocabulary("nouns", "closing")
        return 0 if closing else 1
    if i < 2:
        return 0
    if lower in ("and", "&"):
        return int(_joined(words, i))
    return int(lower in vocabulary("words", "name_particles") and is_name(words, i) and is_name(words, i - 2))


def _joined(words: list[Word], i: int) -> bool:
    """Does "and" before ``i`` join two names or two kinds of speakers?"""
    left, right = _base(words[i - 2]), _base(words[i])
    if is_name(words, i - 2) and (is_name(words, i) or right == "the"):
        return True
    return is_source_noun(left) and (right in vocabulary("nouns", "people") or is_name(words, i))


def phrase_left(words: list[Word], last: int, depth: int = 0) -> Phrase | None:
    """The whole phrase that ends at ``last``: with "for the ministry", an apposition between commas, a "who" clause or
    an acronym in brackets before its verb."""
    if last < 0 or depth > 2:
        return None
    text = words[last].text
    if text == "." and last and words[last - 1].end == words[last].start and words[last - 1].is_capital:
        return phrase_left(words, last - 1, depth + 1)  # Citigroup Inc. said
    if text == ")":
        for k in range(last - 1, max(-1, last - 8), -1):
            if words[k].text == "(":
                return phrase_left(words, k - 1, depth + 1)
        return None
    if text == ",":
        # "Enio Cubillo, director of Civil Aviation, said", else "his surgeon Lee Guk-jong, said"
        return _before_apposition(words, last, True) or core_left(words, last - 1)
    core = core_left(words, last)
    if core is not None:
        named = _prolonged(words, core)
        return None if named is core and _is_place(words, core) else named
    step = _any_noun(words, last)
    longer = _prolonged(words, step) if step else None
    if longer is not None and longer is not step:
        return longer
    for k in range(last - 1, max(0, last - 14), -1):
        if words[k].lower in ("who", "speaking"):
            found = core_left(words, k - 1 if words[k - 1].text != "," else k - 2)
            return _prolonged(words, found) if found else None
        if words[k].text in (",", ";", ":"):
            break
    return _before_apposition(words, last + 1, False)


def _before_apposition(words: list[Word], end: int, closed: bool) -> Phrase | None:
    """The name before a comma that an apposition, an age or a "who" clause follows up to word ``end``. ``closed``: a
    second comma ends it, so that it may begin with any determiner."""
    for k in range(end - 1, max(0, end - 26), -1):
        if words[k].text in (";", ":"):
            break
        if words[k].text != "," or k + 1 >= len(words) or not is_name(words, k - 1):
            continue
        following = _base(words[k + 1])
        role = (
            _base(words[k + 2]) if following in vocabulary("nouns", "modifiers") and k + 2 < len(words) else following
        )
        told = following in ("who", "which") or role in vocabulary("nouns", "people")
        described = following in ("a", "an", "the", "its", "his", "her") or words[k + 1].is_number
        named = core_left(words, k - 1) if told or (described and closed) else None
        if named is not None:
            return _prolonged(words, named)
    return None


def _is_place(words: list[Word], core: Phrase) -> bool:
    """Is the name only where the speaker is? "A mayor near Lagos said": what speaks stands before the preposition."""
    before = words[core.first - 1].lower if core.first else ""
    named = is_name(words, core.head) and not is_source_noun(_base(words[core.head]))
    return named and before in vocabulary("words", "whereabouts")


def _prolonged(words: list[Word], core: Phrase) -> Phrase:
    """Take in "spokesman for", "director of", "a source close to" before the phrase."""
    first = core.first
    best = core
    for _ in range(3):
        at = first - 1
        if at < 1 or words[at].lower not in vocabulary("words", "prepositions"):
            break
        if words[at].lower == "to" and words[at - 1].lower == "close":
            at -= 1
        left = core_left(words, at - 1) or _any_noun(words, at - 1)
        if left is None or core.last - left.first > MAX_PHRASE + 8:
            break
        first = left.first
        lower = _base(words[left.last])
        placed = words[at].lower in vocabulary("words", "whereabouts") and is_name(words, core.head)
        body = lower in vocabulary("nouns", "groups") | vocabulary("nouns", "documents")
        speaks = lower in vocabulary("nouns", "people") or (body and (placed or words[at].lower in ("of", "for")))
        if speaks:
            best = Phrase(first, core.last, left.last)
    return best


def _any_noun(words: list[Word], i: int) -> Phrase | None:
    """ "the suburbs" in "a family in the suburbs of New York": a stepping stone, never a head."""
    if i >= 1 and words[i].text.isalpha() and (words[i - 1].lower in ("the", "a") or is_name(words, i - 1)):
        return Phrase(i - 1, i, i)
    return None


def phrase_right(words: list[Word], first: int, depth: int = 0) -> Phrase | None:
    """The phrase that starts at word ``first``: after "said", "according to", "per", "told"."""
    i = first
    if i >= len(words):
        return None
    if words[i].lower in vocabulary("words", "pronouns") - {"who"}:
        return Phrase(i, i, i)
    if words[i].lower in vocabulary("words", "determiners") | vocabulary("words", "possessives"):
        i += 1
    begin, last, head = i, -1, -1
    while i < len(words) and i - first < MAX_PHRASE:
        word = words[i]
        lower = word.lower
        if _hyphen(words, i):
            last = i + 1
            i += 2
            continue
        if _dot(words, i) and i + 1 < len(words) and is_name(words, i + 1) and i > begin:
            i += 1
            continue
        if _belongs(words, i):
            last = i
            if is_name(words, i) or is_source_noun(_base(word)):
                head = i
            i += 1
            continue
        if last == i - 1 and _carries_on(words, i, begin):
            i += 2 if words[i + 1].lower == "the" else 1
            continue
        if i > begin and last >= 0 and lower in ("of", "for", "from", "at", "in", "close") and head == last:
            deeper = _after_preposition(words, i, head, depth + 1)
            if deeper is not None:
                return Phrase(first, deeper, head)
        break
    if head < 0:
        return None
    if last > head and not _hyphen(words, last - 1):
        last = head
    return Phrase(first, last, head)


def _carries_on(words: list[Word], i: int, begin: int) -> bool:
    """Does the small word at ``i`` join the name before it to one after it? "al-Zor", "the Guardian and the BBC"."""
    if i <= begin or i + 1 >= len(words) or not is_name(words, i - 1):
        return False
    if words[i].lower in ("and", "&") and words[i + 1].lower == "the":
        return i + 2 < len(words) and is_name(words, i + 2)
    return words[i].lower in vocabulary("words", "particles") and is_name(words, i + 1)


def _after_preposition(words: list[Word], at: int, head: int, depth: int) -> int | None:
    """The last word of "for the US State Department" after a role; None where it is no part of the name."""
    lower = _base(words[head])
    role = lower in vocabulary("nouns", "people") | vocabulary("nouns", "groups") | vocabulary("nouns", "documents")
    start = at + 1
    if words[at].lower == "close" and start < len(words) and words[start].lower == "to":
        start += 1
    if not role or start >= len(words) or depth > 3:
        return None
    named = start + 1 if words[start].lower == "the" else start
    if words[at].lower in ("in", "from", "at") and not (named < len(words) and is_name(words, named)):
        return None
    inner = phrase_right(words, start, depth)
    return inner.last if inner else None
