"""Is what a clause says denied, and does the denial reach the figure?"""

from __future__ import annotations

from factcheck.extraction.polarity_clause import Clause, ended, listed, negates, phrases


def denied(clause: Clause, before: str) -> bool:
    """Is it denied in the clause? ``before``: the clause up to the figure, in lower case."""
    words = clause.words
    if phrases("deny_phrases").search(before):
        return True
    adjunct, presupposed = _adjunct(clause), _presupposed(clause)
    for i in range(clause.a - 1, clause.first - 1, -1):
        word = words[i].lower
        if word in listed("deniers"):
            opens = clause.next(i) in listed("openers") or clause.next(i).endswith("ing")
            aside = i > 0 and word == "denying" and words[i - 1].lower in listed("adjuncts")
            if aside and any(w.text == "," for w in words[i + 1 : clause.a]):
                continue  # "in denying a motion, he called the killing cold"
            passive = i > 0 and (words[i - 1].lower in listed("finite") or words[i - 1].lower in ("been", "being"))
            if (opens or i + 1 == clause.a) and not passive:
                return True
            continue
        denies = (
            word in listed("negators")
            or word.endswith("n't")
            or (word == "no" and i + 1 < clause.a and clause.next(i) != ".")
        )
        if not denies or clause.next(i) in listed("harmless_after_not") or clause.next(i) in listed("not_told"):
            continue
        if not (adjunct or presupposed or ended(words, i, clause.a)):
            return True
    if _denied_inside(clause):
        return True
    return not adjunct and _denied_after(clause, listed("harms") if presupposed else listed("events"))


def _adjunct(clause: Clause) -> bool:
    """Does the figure stand in a prepositional phrase of time, place or company, outside what is denied?"""
    k = clause.a - 1
    while k >= clause.first and clause.words[k].lower in listed("hedging"):
        k -= 2 if clause.words[k].lower in ("least", "most") else 1
    return k >= clause.first and clause.words[k].lower in listed("adjuncts")


def _presupposed(clause: Clause) -> bool:
    """ "the other three": known beforehand, whatever is denied of them; but "not the 20 first reported"."""
    k = clause.a - 1
    while k > clause.first and clause.words[k].lower in ("other", "first", "last", "remaining", "same"):
        k -= 1
    definite = k >= clause.first and clause.words[k].lower in listed("definite")
    before = [w.lower for w in clause.words[max(clause.first, k - 2) : k]]
    return definite and not ({"none", "neither"} & set(before) or (before and negates(clause.words[k - 1])))


def _denied_inside(clause: Clause) -> bool:
    """A negation within a longer stretch: a category's words, not a figure's."""
    inner = clause.words[clause.a : clause.b]
    if any(negates(word) for word in inner):
        return not any(w.lower in listed("harmless_after_not") for w in inner[1:4])
    first = inner[0].lower if len(inner) > 3 or (inner and inner[0].lower == "neither") else ""
    return first in ("none", "neither", "no") and len(inner) > 1 and inner[1].lower not in listed("harmless_after_not")


def _denied_after(clause: Clause, events: frozenset[str]) -> bool:
    """A negated event whose subject the figure is: "40 shots were not fired", but not "three are not cooperating". Of
    those known beforehand ("the two officers") only harm is denied."""
    words = clause.words
    if clause.a > clause.first and words[clause.a - 1].lower == "if":
        return False
    for i in range(clause.b, min(clause.b + 6, clause.last)):
        word = words[i]
        if word.text in (",", "(", ")") or word.lower in ("who", "which", "that", "and"):
            return False
        if word.lower.endswith("n't") and word.lower[:-3] in listed("finite"):
            return any(w.lower in events for w in words[i + 1 : i + 3])
        if negates(word) and words[i - 1].lower in listed("finite"):
            return any(w.lower in events for w in words[i + 1 : i + 3])
    return False
