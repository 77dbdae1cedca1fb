"""The sources an article has named so far, and which of them "he", "the doctor" or "Carroll" is."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from functools import cache

from factcheck.extraction.source_names import known_name, known_outlet
from factcheck.extraction.source_phrases import vocabulary
from factcheck.extraction.words import load, words_of

_NAME = r"[A-Z][\w'’-]+(?: (?:[A-Z][\w'’.-]*|al|bin|de|van)){1,3}"


MEMORY = 200  # sources back


@dataclass(frozen=True, slots=True)
class _Known:
    name: str
    words: frozenset[str]  # of the name and of what is said to describe it
    person: bool


class SourceMemory:
    """Remembers in order; the latest match wins."""

    def __init__(self) -> None:
        self._said: deque[_Known] = deque(maxlen=MEMORY)
        self._mentioned: deque[_Known] = deque(maxlen=MEMORY)

    def listen(self, text: str) -> None:
        """Take in people introduced with a role anywhere in a sentence: "his surgeon Lee Guk-jong"."""
        titled = not _first_words().isdisjoint(word.lower for word in words_of(text))
        for found in _introduction().finditer(text) if titled else ():
            role, name = found.group(1), found.group(2)
            words = frozenset(_words(f"{role} {name}"))
            self._mentioned.append(_Known(name, words, True))
        for found in _masthead().finditer(text):
            self._mentioned.append(_Known(found.group(), frozenset(_words(found.group())), False))

    def say(self, source: str, conduit: bool = False) -> None:
        """A source has spoken. ``conduit``: it only passed the words on, and is no person."""
        self._said.append(_Known(source, frozenset(_words(source)), not conduit and _is_person(source)))

    def resolve(self, source: str) -> str:
        """The full name of a source as it was written; "" where a pronoun has nobody to stand for."""
        lower = source.lower().strip()
        if lower in ("he", "she", "who"):
            return next((k.name for k in reversed(self._said) if k.person), "")
        if lower == "it":
            return next((k.name for k in reversed(self._said) if not k.person and not k.name.islower()), "")
        if lower == "they":
            return next((k.name for k in reversed(self._said) if not k.person), "")
        words = _words(source)
        if not words:
            return ""
        if source.islower():
            return self._definite(words) or source
        if len(words) == 1 or words[0] in vocabulary("words", "titles"):
            return self._fuller(words[-1], source) or source
        return source

    def foretold(self, source: str) -> str:
        """The first source named anywhere in the article that "a monitor" or "a monitoring group" turns out to be."""
        words = _words(source)
        if not source.islower() or not words or words[-1] not in vocabulary("words", "foreshadowed") or len(words) > 2:
            return source
        wanted = _class_of(words[-1])
        named = (known.name for known in self._said if known.words & wanted and not known.name.islower())
        return next(named, source)

    def _definite(self, words: list[str]) -> str:
        """ "the newspaper", "the doctor": the latest source that its class fits."""
        head = words[-1]
        if words == ["statement"]:
            return next((k.name for k in reversed(self._said) if not k.name.islower()), "")
        if head in vocabulary("words", "generic") or len(words) > 2:
            return ""
        wanted = _class_of(head)
        for known in (*reversed(self._said), *reversed(self._mentioned)):
            outlet = head in ("newspaper", "paper") and known_outlet(known.name) is not None
            if (known.words & wanted or outlet) and not known.name.islower():
                return known.name
        return ""

    def _fuller(self, last: str, source: str) -> str:
        """ "Carroll" after "UN Command spokesman Chad Carroll"; a name that stands for itself stays."""
        if known_outlet(source):
            return ""
        for known in (*reversed(self._said), *reversed(self._mentioned)):
            words = _words(known.name)
            if len(words) <= len(_words(source)):
                continue
            if known.person and words[-1] == last:
                return known.name
            if known.person and words[0] == last and "-" in known.name:  # Lee Guk-jong: Lee
                return known.name
        return ""


@cache
def _titles() -> frozenset[str]:
    return vocabulary("words", "titles") | {"surgeon", "spokesman", "spokeswoman"}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(word.lower() for title in _titles() for word in re.findall(r"[^\W\d_]+", title)[:1])


@cache
def _introduction() -> re.Pattern[str]:
    return re.compile(rf"\b((?i:{'|'.join(sorted(_titles()))}))\.? ({_NAME})")


@cache
def _masthead() -> re.Pattern[str]:
    """A name that ends as the names of papers and stations do: "the Ostland Courier", "Radio Varda"."""
    classes: dict[str, str] = load("reporting.toml")["classes"]
    ends = {word.title() for key in ("newspaper", "broadcaster") for word in classes[key].split()}
    weak = {word.title() for word in load("reporting.toml")["words"]["weak_titles"].split()}
    return re.compile(r"\b(?:The )?(?:[A-Z][\w'’-]+ ){1,3}(?:" + "|".join(sorted(ends - weak)) + r")\b")


def _class_of(noun: str) -> frozenset[str]:
    """Words by which a definite noun may know its bearer."""
    classes: dict[str, str] = load("reporting.toml")["classes"]
    return frozenset(classes.get(noun, noun).split())


def _words(name: str) -> list[str]:
    return [w.lower().removesuffix("'s") for w in re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", name)]


def _is_person(source: str) -> bool:
    """A role in the singular, or a name of two or more capitalised words without a group's noun."""
    words = _words(source)
    people = vocabulary("nouns", "people")
    if not words or words[-1] in vocabulary("nouns", "plural"):
        return False
    if words[-1] in people:
        return not words[-1].endswith("s") and words[-1] != "family"
    if any(w in people and not w.endswith("s") for w in words):
        return True
    bodies = vocabulary("nouns", "groups") | vocabulary("nouns", "media") | vocabulary("nouns", "documents")
    if any(w in bodies for w in words) or known_name(source):
        return False
    return len(source.split()) >= 2 and source[:1].isupper()
