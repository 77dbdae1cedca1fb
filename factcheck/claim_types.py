"""Claim types: TOML in, checked ``ClaimType`` out.

A type is one TOML file: ``id``, ``kind`` (quantity, category, date, clock), ``label``, ``unit``, ``single``
(one figure per article for its main incident), ``cumulative`` (its figure only rises), ``[[rule]]`` tables that say
when a figure is of this type, and ``[[example]]`` tables, at least one of them negative, that run as tests.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from factcheck.errors import TypesError

KINDS = ("quantity", "category", "date", "clock")
Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A lemma pattern compiled. ``needs``: of each of these sets a word is in every string that it matches."""

    expression: re.Pattern[str]
    needs: tuple[Words, ...] = ()

    def search(self, string: str, words: Words | None = None) -> re.Match[str] | None:
        """The first match. ``words``: those of the string, which show most strings to be none without a search."""
        if words is not None:
            for need in self.needs:
                if need.isdisjoint(words):
                    return None
        return self.expression.search(string)


@dataclass(frozen=True, slots=True)
class Rule:
    """When a figure is of a type: every condition given must hold; the rule of greatest weight wins.

    Sets hold lemmas; ``patient_of`` and ``agent_of`` name verbs that the counted thing undergoes or does, ``acts``
    either; of dates ``form`` is the grain (day, week …). ``patterns`` run over the sentence's lemmas with the figure
    as ``#`` and other figures as ``N``.
    """

    weight: int = 10
    dimension: Words = frozenset()
    unit: Words = frozenset()
    form: Words = frozenset()
    not_form: Words = frozenset()
    determiner: Words = frozenset()
    noun: Words = frozenset()
    not_noun: Words = frozenset()
    modifier: Words = frozenset()
    not_modifier: Words = frozenset()
    of: Words = frozenset()
    patient_of: Words = frozenset()
    agent_of: Words = frozenset()
    acts: Words = frozenset()
    not_acts: Words = frozenset()
    not_subject: Words = frozenset()  # of the verb that governs the figure: who or what did or was
    not_object: Words = frozenset()  # … to what, at what; "*" for anything
    role: Words = frozenset()
    prep: Words = frozenset()
    clause: Words = frozenset()
    sentence: Words = frozenset()
    not_clause: Words = frozenset()
    not_sentence: Words = frozenset()
    article: Words = frozenset()  # words as written, one of which the whole article must have
    polarity: Words = frozenset()
    patterns: tuple[Pattern, ...] = ()
    not_patterns: tuple[Pattern, ...] = ()
    category: str = ""
    beside: Words = frozenset()  # types beside which alone the rule is asked: the dead passengers were aboard
    least: float = 0
    slots: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, and what a type finds in it; ``none`` where it must find nothing."""

    text: str
    none: bool = False
    low: float | None = None
    high: float | None = None
    value: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimType:
    """One kind of claim. ``place`` is the file it came from."""

    id: str
    kind: str = "quantity"
    label: str = ""
    unit: str = ""
    single: bool = False
    cumulative: bool = False
    rules: tuple[Rule, ...] = ()
    implied: tuple[Rule, ...] = ()
    unless: Words = frozenset()  # lemmas of which a sentence with a claim of this type has none: golf has shots too
    beside: Words = frozenset()  # types that one figure may be of as well: four chased him and fired
    examples: tuple[Example, ...] = ()
    levels: tuple[str, ...] = ()
    place: str = ""


_SETS = {f.name for f in fields(Rule) if f.type == "Words"}
_TOP = {f.name for f in fields(ClaimType)} - {"rules", "examples", "place"} | {"rule", "example"}
_EXAMPLE = {f.name for f in fields(Example)}
_RULE = {f.name for f in fields(Rule)}
_GAPS = {
    "*": r"(?:(?![.;:?!]+ )\S+ ){0,4}",
    "**": r"(?:(?![.;?!]+ )\S+ ){0,18}",
    "~": r"(?:(?!(?:and|or|but|N|#) )(?![.;:?!,]+ )\S+ ){0,3}",
    "_": r"\S+ ",
}


@cache
def lexicon() -> Mapping[str, Words]:
    """The named word sets that rules and patterns call ``@name``."""
    data = tomllib.loads(resources.files("factcheck.data").joinpath("lexicon.toml").read_text("utf-8"))
    sets: dict[str, Words] = {}
    for name, words in data.items():
        out: set[str] = set()
        for word in words.split():
            out |= sets[word[1:]] if word.startswith("@") else {word.replace("_", " ")}
        sets[name] = frozenset(out)
    return sets


def _set_of(name: str, place: str) -> Words:
    try:
        return lexicon()[name]
    except KeyError:
        near = get_close_matches(name, lexicon(), 1)
        hint = f"did you mean @{near[0]}?" if near else "the sets are in data/lexicon.toml"
        raise TypesError(f"no word set @{name}", hint=hint, place=place) from None


def expand(words: Iterable[str], place: str = "") -> Words:
    """The words, with each ``@name`` replaced by its set."""
    out: set[str] = set()
    for word in words:
        out |= _set_of(word[1:], place) if word.startswith("@") else {word}
    return frozenset(out)


def compile_pattern(pattern: str, place: str = "") -> Pattern:
    """A lemma pattern: words, ``a|b``, ``@set``, ``#`` the figure, ``?word`` optional, ``_`` one word, ``~`` up to
    three words of one phrase, ``*`` up to four words and ``**`` up to eighteen, none of them across a full stop. It
    runs over lemmas joined by single spaces."""
    out = []
    needs = []
    for part in pattern.split():
        gap = _GAPS.get(part.lstrip("?"))
        if gap is not None:  # the other gaps may always be empty, so "?*" says the same as "*"
            out.append(f"(?:{gap})?" if part == "?_" else gap)
            continue
        optional = part.startswith("?") and len(part) > 1
        choices = sorted(expand(part[optional:].split("|"), place), key=lambda w: (-len(w), w))
        if not optional:
            needs.append(frozenset(c.split(" ")[0] for c in choices))
        group = "|".join(re.escape(c) for c in choices)
        out.append(f"(?:(?:{group}) )" + ("?" if optional else ""))
    needs.sort(key=len)  # the rarest first
    return Pattern(re.compile("(?:^|(?<= ))" + "".join(out)), tuple(needs))


def _unknown(keys: Iterable[str], known: Iterable[str], what: str, place: str) -> None:
    for key in keys:
        if key not in known:
            near = get_close_matches(key, list(known), 1)
            hint = f"did you mean {near[0]!r}?" if near else "known: " + ", ".join(sorted(known))
            raise TypesError(f"unknown key {key!r} in {what}", hint=hint, place=place)


def _rule(data: Mapping[str, Any], place: str) -> Rule:
    _unknown(data, _RULE, "[[rule]]", place)
    made: dict[str, Any] = {}
    for key, value in data.items():
        if key in _SETS:
            if not isinstance(value, str | list):
                raise TypesError(f"{key} must be words", hint='write them as "word word @set" or a list', place=place)
            made[key] = expand(value.split() if isinstance(value, str) else value, place)
        elif key in ("patterns", "not_patterns"):
            made[key] = tuple(compile_pattern(p, place) for p in value)
        elif key == "slots":
            made[key] = tuple(sorted((str(k), str(v)) for k, v in value.items()))
        else:
            made[key] = value
    return Rule(**made)


def _without(rule: Rule, unless: Words) -> Rule:
    return replace(rule, not_sentence=rule.not_sentence | unless)


def parse(text: str, place: str) -> ClaimType:
    """One type from its TOML text. Raises TypesError with the place, what is wrong and what to do."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        hint = "see `factcheck types show killed` for a model"
        raise TypesError(f"not TOML: {error}", hint=hint, place=place) from None
    _unknown(data, _TOP, "the claim type", place)
    if not re.fullmatch(r"[a-z][a-z0-9_]*", str(data.get("id", ""))):
        raise TypesError("a claim type needs an id", hint="lower-case letters, digits and _", place=place)
    if data.get("kind", "quantity") not in KINDS:
        raise TypesError(f"unknown kind {data['kind']!r}", hint="one of " + ", ".join(KINDS), place=place)
    unless = expand(str(data.get("unless", "")).split(), place)
    rules = tuple(_without(_rule(r, place), unless) for r in data.get("rule", []))
    implied = tuple(_without(_rule(r, place), unless) for r in data.get("implied", []))
    examples = []
    for example in data.get("example", []):
        _unknown(example, _EXAMPLE, "[[example]]", place)
        if "text" not in example:
            raise TypesError("an example needs its text", hint='text = "…"', place=place)
        examples.append(Example(**example))
    if not any(e.none for e in examples) or all(e.none for e in examples):
        raise TypesError(
            f"{data['id']} needs an example that it finds and one that it does not",
            hint="add [[example]] tables, one of them with none = true",
            place=place,
        )
    for level in data.get("levels", ()):
        if level not in _levels():
            raise TypesError(
                f"{data['id']} lists an unknown level {level!r}", hint="one of " + ", ".join(_levels()), place=place
            )
    return ClaimType(
        id=data["id"],
        kind=data.get("kind", "quantity"),
        label=data.get("label", data["id"].replace("_", " ")),
        unit=data.get("unit", ""),
        single=bool(data.get("single", False)),
        cumulative=bool(data.get("cumulative", False)),
        unless=unless,
        beside=frozenset(str(data.get("beside", "")).split()),
        rules=rules,
        implied=implied,
        examples=tuple(examples),
        levels=tuple(data.get("levels", ())),
        place=place,
    )


@cache
def _levels() -> tuple[str, ...]:
    """The names of the comparison levels of ``ladder.toml``; the null and the else level are nobody's to list."""
    data = tomllib.loads(resources.files("factcheck.data").joinpath("ladder.toml").read_text("utf-8"))
    return tuple(str(level["test"]) for level in data["level"])


@cache
def builtin() -> Mapping[str, ClaimType]:
    """The types that come with the package, by id, in order of id."""
    folder = resources.files("factcheck.data").joinpath("types")
    found = {}
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            made = parse(file.read_text("utf-8"), f"types/{file.name}")
            found[made.id] = made
    return dict(sorted(found.items()))


def load(dirs: Sequence[str] = ()) -> dict[str, ClaimType]:
    """The package's types and those of the folders named; a folder's type replaces one of the same id.

    Raises TypesError for a folder that is not there or a file that is wrong.
    """
    types = dict(builtin())
    for name in dirs:
        folder = Path(name)
        if not folder.is_dir():
            raise TypesError("no such folder of claim types", hint="check the path in the config", place=name)
        for file in sorted(folder.glob("*.toml")):
            made = parse(file.read_text("utf-8"), file.as_posix())
            types[made.id] = made
    return types
