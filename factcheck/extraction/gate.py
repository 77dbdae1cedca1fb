"""Whether a sentence without a figure can hold a claim at all, told from its words before anything is parsed.

The rules for counts that are only implied ("a man was killed") and for categories name the lemmas that they ask for. A
sentence is worth parsing where, for some rule, one word of each of its sets may be a form of one of the lemmas: the
lemma with any ending of English inflection, or a form listed in ``data/forms.toml``. That is more than a lemmatizer
would allow, so that no sentence is passed over in which a rule could hold. A rule that asks for a determiner ("a man")
asks for that very word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from factcheck.claim_types import ClaimType, Rule, Words, lexicon
from factcheck.extraction.words import load

Asked = tuple[tuple[Words, ...], tuple[Words, ...]]

_WORD = re.compile(r"[^\W\d_]+")
_WRITTEN = "="  # before a word that is asked for as written, and not as a lemma
_MOST = 50_000  # words remembered
_NONE: Words = frozenset()
_ENDINGS = ("", "s", "es", "ed", "d", "ing", "er", "r", "est", "st", "en", "n", "t")
_VOWELS = frozenset("aeiou")
_ENDS = {"i": "y", "v": "f", "ve": "fe", "men": "man"}  # before an ending: carri-es, halv-es, live-s; and women


def asked(rule: Rule) -> Iterable[Asked]:
    """For each pattern of an implied rule, the sets of lemmas and the sets of words of which one each must be there."""
    every = (rule.noun, rule.modifier, rule.of, rule.patient_of, rule.agent_of, rule.acts, rule.clause, rule.sentence)
    sets = tuple(sorted(filter(None, every), key=len))
    for needs in [p.needs for p in rule.patterns] or [()]:
        yield sets, needs


def _before(rule: Rule) -> Words:
    """The words, marked as written, one of which must stand before what a rule counts; none where nothing may."""
    return _NONE if "none" in rule.determiner else frozenset(_WRITTEN + word for word in rule.determiner)


class Gate:
    """What the rules of a set of claim types ask of a sentence without a figure."""

    def __init__(self, types: Mapping[str, ClaimType]) -> None:
        rules = [(one, _before(rule)) for t in types.values() for rule in t.implied for one in asked(rule)]
        rules += [(one, _NONE) for t in types.values() if t.kind == "category" for r in t.rules for one in asked(r)]
        always = frozenset(load("forms.toml")["always"].split())
        self.asked: list[tuple[Words, ...]] = []  # of each alternative, sets of which one lemma each must be there
        for (sets, needs), before in rules:
            telling = {s for s in (*sets, *needs) if all(_is_word(lemma) and lemma not in always for lemma in s)}
            self.asked.append(tuple(sorted(telling | {before} - {_NONE}, key=len)))
        self._words = frozenset(word for _, before in rules for word in before)
        self._lemmas = _forms(frozenset().union(*(s for one in self.asked for s in one)))
        self._known: dict[str, Words] = {}

    def opens(self, text: str) -> bool:
        """Whether any rule may hold in a sentence."""
        lemmas = self.lemmas_in(text)
        for sets in self.asked:
            for one in sets:
                if one.isdisjoint(lemmas):
                    break
            else:
                return True
        return False

    def lemmas_in(self, text: str) -> set[str]:
        """The lemmas that rules ask for and that words of a sentence may be forms of."""
        known = self._known
        lemmas: set[str] = set()
        for word in _WORD.findall(text.lower()):
            may_be = known.get(word)
            if may_be is None:
                may_be = self.lemmas_of(word)
            if may_be:
                lemmas |= may_be
        return lemmas

    def lemmas_of(self, word: str) -> Words:
        """The same for one word in lower case."""
        if len(self._known) >= _MOST:
            self._known.clear()
        found = frozenset().union(*(self._lemmas.get(base, _NONE) for base in _bases(word)))
        as_written = _WRITTEN + word
        self._known[word] = found = found | {as_written} if as_written in self._words else found
        return found


def _bases(word: str) -> set[str]:
    """What a word may be a form of, spelled as a lemma or as a listed form."""
    out = set()
    for ending in _ENDINGS:
        base = word.removesuffix(ending) if word.endswith(ending) else ""
        if not base:
            continue
        out.add(base)
        if ending[:1] in _VOWELS:  # din-ed is of dine, di-d not of die
            out.add(base + "e")
        if base[-1:] == base[-2:-1]:
            out.add(base[:-1])
        for end, was in _ENDS.items():
            if base.endswith(end):
                out.add(base.removesuffix(end) + was)
        if ending == "ing" and base.endswith("y"):  # dying
            out.add(base[:-1] + "ie")
    return out


def _is_word(lemma: str) -> bool:
    return lemma[:1].isalpha() and lemma != "N"


def _forms(lemmas: Words) -> dict[str, Words]:
    """The lemmas by how they are spelled, of several words the first, and by their listed forms."""
    out: dict[str, set[str]] = {}
    for lemma in lemmas:
        first = _WORD.match(lemma)
        for form in (first.group() if first else lemma, *_irregular().get(lemma, ())):
            out.setdefault(form, set()).add(lemma)
    return {form: frozenset(found) for form, found in out.items()}


@cache
def _irregular() -> dict[str, set[str]]:
    """Forms by lemma: those listed, headline verbs that a tagger takes for names, and the "kill" that death adds."""
    out: dict[str, set[str]] = {}
    for line in load("forms.toml")["irregular"].strip().splitlines():
        lemma, *forms = line.split()
        out.setdefault(lemma, set()).update(forms)
    for pair in lexicon()["headline_verbs"]:
        form, _, lemma = pair.partition("=")
        if lemma:
            out.setdefault(lemma, set()).add(form)
    out.setdefault("kill", set()).update(lexicon()["fatally"], ("death", "deaths"))
    return out
