"""Which claim type a figure is of: the rule of greatest weight among those whose every condition holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factcheck.claim_types import ClaimType, Rule
from factcheck.extraction.context import Context

_COUNT = frozenset({"count"})  # what a rule is about that names no dimension
_ASKED = frozenset({"bare", "sites"})  # forms that only a rule that names them is about


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
    acts = c.patient_of | c.agent_of | {c.verb}
    if rule.acts and rule.acts.isdisjoint(acts):
        return False
    if rule.not_acts and not rule.not_acts.isdisjoint(acts):
        return False
    if not rule.not_subject.isdisjoint(c.subject) or not rule.not_object.isdisjoint(c.object):
        return False
    if rule.role and c.role not in rule.role:
        return False
    if rule.prep and c.prep not in rule.prep:
        return False
    return _words(rule, c) and _patterns(rule, c.string)


def _words(rule: Rule, c: Context) -> bool:
    if rule.clause and rule.clause.isdisjoint(c.clause):
        return False
    if rule.sentence and rule.sentence.isdisjoint(c.clause) and rule.sentence.isdisjoint(c.sentence):
        return False
    if not rule.not_sentence.isdisjoint(c.clause) or not rule.not_sentence.isdisjoint(c.sentence):
        return False
    return rule.not_clause.isdisjoint(c.clause)


def _patterns(rule: Rule, string: str) -> bool:
    if rule.patterns and not any(p.search(string) for p in rule.patterns):
        return False
    return not any(p.search(string) for p in rule.not_patterns)


def classify(c: Context, types: Mapping[str, ClaimType]) -> list[Typed]:
    """The type of a figure first, then those it is of beside that one ("four chased him and fired"); empty where no
    type, not even count or measure, wants it."""
    best = _best(c, ((t, t.rules) for t in types.values() if t.kind == "quantity"))
    if best is None:
        return []
    beside = (t for t in types.values() if best.type.id in t.beside)
    return [best, *(also for t in beside if (also := _best(c, [(t, t.rules)])) is not None)]


def classify_implied(c: Context, types: Mapping[str, ClaimType]) -> Typed | None:
    """The type of a count that is only implied ("a man was killed")."""
    return _best(c, ((t, t.implied) for t in types.values()))


def _best(c: Context, choices: Iterable[tuple[ClaimType, tuple[Rule, ...]]]) -> Typed | None:
    best: Typed | None = None
    for claim_type, rules in choices:
        for rule in rules:
            if (best is None or rule.weight > best.rule.weight) and holds(rule, c):
                best = Typed(claim_type, rule)
    return best
