"""Which claim type a figure is of: the rule of greatest weight among those whose every condition holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.claim_types import ClaimType, Pattern, Rule, Words, lexicon
from factcheck.extraction.context import Context
from factcheck.extraction.gate import Asked, asked

_COUNT = frozenset({"count"})  # what a rule is about that names no dimension
_MOST_NOUNS = 20_000  # remembered, with their dimension
_ASKED = frozenset({"bare", "sites", "offspring"})  # forms that only a rule that names them is about


@dataclass(frozen=True, slots=True)
class Typed:
    """The type chosen, and the rule that chose it."""

    type: ClaimType
    rule: Rule
    inherited: tuple[tuple[str, str], ...] = ()

    @property
    def slots(self) -> tuple[tuple[str, str], ...]:
        """Slots that the rule names, or that came with the type from another figure."""
        return (*self.rule.slots, *self.inherited)


def holds(rule: Rule, c: Context) -> bool:
    """Whether every condition of a rule holds for a figure in its sentence."""
    m = c.mention
    if m.dimension not in (rule.dimension or _COUNT):
        return False
    if m.form in rule.not_form or (rule.least and (m.low or 0) < rule.least):
        return False
    if m.form in _ASKED and m.form not in rule.form:
        return False
    if rule.article and rule.article.isdisjoint(c.article):
        return False
    if rule.determiner and (c.determiner or "none") not in rule.determiner:
        return False
    if rule.unit and m.unit not in rule.unit:
        return False
    if rule.form and m.form not in rule.form:
        return False
    if rule.noun and c.noun not in rule.noun:
        return False
    if rule.not_noun and c.noun in rule.not_noun:
        return False
    if rule.modifier and rule.modifier.isdisjoint(c.modifiers):
        return False
    if rule.not_modifier and not rule.not_modifier.isdisjoint(c.modifiers):
        return False
    if rule.of and rule.of.isdisjoint(c.of):
        return False
    if rule.patient_of and rule.patient_of.isdisjoint(c.patient_of):
        return False
    if rule.agent_of and rule.agent_of.isdisjoint(c.agent_of):
        return False
    if rule.acts and not _does(rule.acts, c):
        return False
    if rule.not_acts and _does(rule.not_acts, c):
        return False
    if not rule.not_subject.isdisjoint(c.subject) or not rule.not_object.isdisjoint(c.object):
        return False
    if rule.role and c.role not in rule.role:
        return False
    if rule.prep and c.prep not in rule.prep:
        return False
    return _words(rule, c) and _patterns(rule, c)


def _does(acts: Words, c: Context) -> bool:
    """Whether what is counted undergoes or does one of these, or the verb that governs it is one."""
    return c.verb in acts or not acts.isdisjoint(c.patient_of) or not acts.isdisjoint(c.agent_of)


def _words(rule: Rule, c: Context) -> bool:
    if rule.clause and rule.clause.isdisjoint(c.clause):
        return False
    if rule.sentence and rule.sentence.isdisjoint(c.clause) and rule.sentence.isdisjoint(c.sentence):
        return False
    if not rule.not_sentence.isdisjoint(c.clause) or not rule.not_sentence.isdisjoint(c.sentence):
        return False
    return rule.not_clause.isdisjoint(c.clause)


def _patterns(rule: Rule, c: Context) -> bool:
    if not (rule.patterns or rule.not_patterns):
        return True
    words = words_of_string(c.string)
    if rule.patterns and not _any_matches(rule.patterns, c.string, words):
        return False
    return not _any_matches(rule.not_patterns, c.string, words)


def _any_matches(patterns: Iterable[Pattern], string: str, words: Words) -> bool:
    """``any(p.search(string, words) for p in patterns)`` without a call a pattern: rules ask for a hundred a figure."""
    for pattern in patterns:
        for need in pattern.needs:
            if need.isdisjoint(words):
                break
        else:
            if pattern.expression.search(string) is not None:
                return True
    return False


@lru_cache(maxsize=64)
def words_of_string(string: str) -> frozenset[str]:
    """The words of a marked sentence; asked by many rules in a row."""
    return frozenset(string.split(" "))


def classify(c: Context, types: Mapping[str, ClaimType]) -> list[Typed]:
    """The type of a figure first, then those it is of beside that one ("four chased him and fired"); empty where no
    type, not even count or measure, wants it."""
    ordered = _ordered(types)
    best = _best(c, ordered.said)
    if best is None:
        return []
    return [best, *(also for one in ordered.beside.get(best.type.id, ()) if (also := _best(c, one)) is not None)]


def classify_implied(c: Context, types: Mapping[str, ClaimType]) -> Typed | None:
    """The type of a count that is only implied ("a man was killed")."""
    return _best(c, _ordered(types).implied)


def implied_nouns(types: Mapping[str, ClaimType]) -> frozenset[str]:
    """The nouns that some type's implied rules name."""
    return _ordered(types).nouns


def may_imply(types: Mapping[str, ClaimType], lemmas: Words, words: Words) -> bool:
    """Whether any implied rule can hold in a sentence, by the lemmas that its contexts may name and the words of its
    marked string. Most sentences hold none of what the rules ask for, and need no context to show it."""
    for sets, needs in _ordered(types).asked:
        for one in sets:
            if one.isdisjoint(lemmas):
                break
        else:
            for need in needs:
                if need.isdisjoint(words):
                    break
            else:
                return True
    return False


class _Choices:
    """Rules by dimension, the greatest weight first; for each noun that was met, those that may be about it."""

    def __init__(self, rules: Iterable[tuple[ClaimType, tuple[Rule, ...]]]) -> None:
        out: dict[str, list[Typed]] = {}
        for claim_type, own in rules:
            for rule in own:
                for dimension in rule.dimension or _COUNT:
                    out.setdefault(dimension, []).append(Typed(claim_type, rule))
        self._every = {dimension: sorted(typed, key=lambda t: -t.rule.weight) for dimension, typed in out.items()}
        self._met: dict[tuple[str, str], Sequence[Typed]] = {}

    def about(self, dimension: str, noun: str) -> Sequence[Typed]:
        """The rules of a dimension that do not ask for another noun."""
        met = self._met.get((dimension, noun))
        if met is None:
            if len(self._met) >= _MOST_NOUNS:
                self._met.clear()
            every = self._every.get(dimension, ())
            met = [t for t in every if (not t.rule.noun or noun in t.rule.noun) and noun not in t.rule.not_noun]
            self._met[dimension, noun] = met
        return met


@dataclass(frozen=True, slots=True)
class _Ordered:
    """The rules of a set of types, in the order in which they are asked."""

    types: tuple[ClaimType, ...]
    said: _Choices
    implied: _Choices
    nouns: frozenset[str]  # that implied rules ask for
    asked: tuple[Asked, ...]  # of each pattern of an implied rule: sets of lemmas and of words, one of each to be there
    beside: Mapping[str, tuple[_Choices, ...]]  # by type, the rules of those that may hold beside it


_known: dict[tuple[int, ...], _Ordered] = {}  # by the identities of the types, which it keeps alive


def _ordered(types: Mapping[str, ClaimType]) -> _Ordered:
    key = tuple(map(id, types.values()))
    found = _known.get(key)
    if found is None:
        every = tuple(types.values())
        beside = {b for t in every for b in t.beside.union(*(r.beside for r in t.rules))}
        if len(_known) > 100:
            _known.clear()
        found = _known[key] = _Ordered(
            types=every,
            said=_Choices((t, tuple(r for r in t.rules if not r.beside)) for t in every if t.kind == "quantity"),
            implied=_Choices((t, t.implied) for t in every),
            asked=tuple(one for t in every for rule in t.implied for one in asked(rule)),
            nouns=frozenset().union(*(rule.noun for t in every for rule in t.implied)),
            beside={b: tuple(_Choices([(t, r)]) for t in every if (r := _rules_beside(t, b))) for b in beside},
        )
    return found


def _rules_beside(claim_type: ClaimType, other: str) -> tuple[Rule, ...]:
    """The rules of a type that may hold where a figure is already of another."""
    return tuple(r for r in claim_type.rules if other in (r.beside or claim_type.beside))


def _best(c: Context, choices: _Choices) -> Typed | None:
    thing = c.mention.form == "compound" and c.noun not in lexicon()["people"]  # "a single-engine plane": no persons
    for typed in choices.about(c.mention.dimension, c.noun):
        if thing and typed.type.unit == "person":
            continue
        if holds(typed.rule, c):
            return typed
    return None
