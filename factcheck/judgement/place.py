"""Do two figures of two texts fill the same place? Told by the words around them, with nothing known of a story.

The caller says that the texts are about one event, so the question is not which event but which thing: the same
counted noun, the same verb, and the words of the barer sentence held by the other one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from factcheck.alignment import subjects
from factcheck.alignment.subjects import Subject
from factcheck.judgement.wording import meaning, meanings, prefix, same_word, settings, weight, words
from factcheck.model import Category, Claim, ClockTime, DateValue, Quantity

_DIGITS = re.compile(r"\d[\d.,:]*(?<![.,:])")
_LONGEST = 1500  # characters of a sentence that are looked at
_EVERY: Mapping[str, float] = MappingProxyType({})
_NAMES = 40  # names of a sentence that are shortened


@cache
def _alike() -> Mapping[str, int]:
    return {type_: k for k, row in enumerate(settings()["place"]["alike"]) for type_ in row.split()}


def specific(type_: str) -> bool:
    """Does the type itself say what is counted (killed, rescuers), rather than only how (count, money, date)?"""
    return type_ not in _alike()


@cache
def single(type_: str) -> bool:
    """Has an event one figure of this type (killed, shots_fired …)?"""
    from factcheck.claim_types import load

    return any(t.id == type_ and t.single for t in load(()).values())


@dataclass(frozen=True, slots=True)
class Place:
    """What stands around one figure. ``near``: concepts of its clause → weight, nearest first; ``whole``: those of the
    sentence, by their first letters; ``subject`` as alignment reads it."""

    claim: Claim
    near: Mapping[str, float]
    said: Mapping[str, str]  # concept → the lemma that was used
    whole: Mapping[str, tuple[str, ...]]
    numbers: frozenset[str]  # written in the rest of the sentence
    size: float  # weight of all the sentence's words
    noun: str
    verb: str
    bare: str
    subject: Subject

    def holds(self, word: str) -> bool:
        """Is a concept said in the sentence, in this or a kindred form?"""
        return any(same_word(word, other) for other in self.whole.get(prefix(word), ()))


def place_of(claim: Claim, worth: Mapping[str, float] = _EVERY) -> Place:
    """The place of one claim's figure. ``worth``: what is left of a concept's weight, 1 where it is not listed."""
    anchor = claim.anchor
    noun, verb = anchor.noun.lower(), anchor.verb.lower()
    unit = {noun} if isinstance(claim.value, Quantity) and claim.type in _alike() and claim.type != "count" else set()
    if claim.type == "count" and noun in words("place", "periods"):  # "helped 1,000 last year"
        unit = {noun}
    said = meanings(
        w for w in (noun, *anchor.modifiers, *anchor.terms[:2], verb, *anchor.terms[2:]) if w.lower() not in unit
    )
    near = list(said)
    whole: dict[str, list[str]] = {}
    named = (part for name in anchor.names for part in name.split())
    all_ = dict.fromkeys((*near, *meanings((*anchor.sentence_terms, *named))))
    for word in (*all_, *_initials(anchor.names)):
        whole.setdefault(prefix(word), []).append(word)
    return Place(
        claim=claim,
        near={w: weight(w) * worth.get(w, 1.0) for w in near},
        said=said,
        whole={k: tuple(v) for k, v in whole.items()},
        numbers=frozenset(_DIGITS.findall(claim.quote.replace(claim.value.text, " ", 1)[:_LONGEST])),
        size=sum(weight(w) for w in all_),
        noun=meaning(noun) if noun and noun not in unit else "",
        verb=meaning(verb) if verb and verb not in words("light") else "",
        bare=_bare(claim),
        subject=subjects.read(claim),
    )


def _initials(names: Sequence[str]) -> list[str]:
    """What two to four names in a row may be shortened to: General Motors, GM."""
    first = [name[0].lower() for name in names if name[:1].isupper()][:_NAMES]
    return ["".join(first[k : k + n]) for n in (2, 3, 4) for k in range(len(first) - n + 1)]


def _bare(claim: Claim) -> str:
    """The sentence with the figure taken out, in lower case."""
    before, figure, after = claim.quote.partition(claim.value.text)
    bare = " ".join(f"{before} # {after}".lower().split()).strip(" .")
    return bare if figure and bare != "#" else ""


def alike(a: Claim, b: Claim) -> bool:
    """Are the two claims of types that answer one question?"""
    if a.type == b.type:
        return True
    kinds = _alike()
    return a.type in kinds and kinds.get(a.type) == kinds.get(b.type)


def same_noun(x: Place, y: Place) -> bool:
    """Do both count the same, as far as they say what? "50 outlets" and "20 outlet stores" do."""
    if not x.noun or not y.noun:
        return True
    if same_word(x.noun, y.noun):
        return True
    mods = [frozenset(meaning(m) for m in p.claim.anchor.modifiers) for p in (x, y)]
    if x.noun in mods[1] or y.noun in mods[0]:
        return True
    return bool(x.subject.group) and x.subject.group == y.subject.group


def covered(x: Place, y: Place) -> float:
    """Weighed share of the words around the figure of the barer sentence that the other sentence holds: 0..1."""
    thin, other = barer(x, y)
    if thin.noun and same_word(thin.noun, other.noun) and not thin.size:
        return 1.0  # "only 3 people came": nothing but the count is told
    return coverage(thin, other)


def barer(x: Place, y: Place) -> tuple[Place, Place]:
    """The figure of the sentence that says less, and the other one."""
    return (x, y) if (x.size, sum(x.near.values())) <= (y.size, sum(y.near.values())) else (y, x)


def coverage(thin: Place, other: Place) -> float:
    """Weighed share of the words around ``thin``'s figure that ``other``'s sentence holds."""
    total = sum(thin.near.values())
    return sum(w for word, w in thin.near.items() if other.holds(word)) / total if total else 0.0


def shared(x: Place, y: Place) -> list[str]:
    """The lemmas near both figures, nearest to the first one first."""
    return [x.said[w] for w in x.near if any(same_word(w, v) for v in y.near)]


def same_place(x: Place, y: Place) -> float:
    """How surely two figures of comparable values answer one question: 0 where they do not, 1 where they must."""
    a, b = x.claim, y.claim
    if not alike(a, b) or x.subject.event != y.subject.event or x.subject.facet != y.subject.facet:
        return 0.0
    if x.subject.counter and y.subject.counter and x.subject.counter != y.subject.counter:
        return 0.0
    if a.type == b.type and (single(a.type) or isinstance(a.value, Category)):
        return 1.0
    if isinstance(a.value, Quantity) and not same_noun(x, y):
        return 0.0
    if x.bare and x.bare == y.bare:
        return 1.0
    return covered(x, y)


def sure(x: Place, y: Place) -> bool:
    """Is the place so surely the same that a difference of the figures may be called a conflict?"""
    a, b = x.claim, y.claim
    if {a.type, b.type} & words("place", "never"):
        return False
    if a.type == b.type and single(a.type):
        return True
    if x.bare and x.bare == y.bare:
        return True
    rule = settings()["place"]
    share = covered(x, y)
    same_verb = bool(x.verb) and x.verb == y.verb
    if not (a.anchor.noun and b.anchor.noun) and {a.type, b.type} & {"count", "crowd_size"}:
        return same_verb and a.anchor.role == b.anchor.role and share >= rule["covered_alone"]
    anchored = same_verb or bool(x.noun and y.noun) or _meet(x, y, int(rule["next"]))
    common = len(shared(*barer(x, y))) + len(x.numbers & y.numbers)
    close = _meet(x, y, int(rule["nearest"])) or (share >= rule["covered_all"] and common > 1)
    if is_moment(a) and x.verb and y.verb and not same_verb and not _doing(x, y):
        return False
    close = close or not barer(x, y)[0].size
    return close and share >= (rule["covered"] if anchored else rule["covered_alone"])


def _doing(x: Place, y: Place) -> bool:
    """Do the clauses of two moments share more than names (who did something, but not what)?"""
    named = {part.lower() for p in (x, y) for name in p.claim.anchor.names for part in name.split()}
    return not (x.size and y.size) or any(w not in named for w in shared(x, y))


def _meet(x: Place, y: Place, nearest: int) -> bool:
    """Is one of the words nearest to the figure the same?"""
    return any(same_word(v, w) for v in list(x.near)[:nearest] for w in list(y.near)[:nearest])


def is_moment(claim: Claim) -> bool:
    """A date or a time of day."""
    return isinstance(claim.value, DateValue | ClockTime)
