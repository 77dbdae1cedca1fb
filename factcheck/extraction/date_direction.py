"""Does a bare weekday, month or holiday lie ahead of the day of publication? What the words before it say.

The words are looked at from the date backwards, a bounded number of them, up to the end of the clause that the date
stands in: in "he will be tried after the fire that killed two on Monday" Monday is past.
"""

from __future__ import annotations

from collections.abc import Callable

from factcheck.extraction.words import word_set

_REACH = 12  # words before the date
_NAME = 5  # words of what a date names: "the Jan. 6 storming", "the 2016 Old Harbour Market attack"
_ONE, _MANY = frozenset({"it", "he", "she"}), frozenset({"they", "we", "you"})
_LEADS = frozenset({"on", "the", "early", "late", "later", "in", "at", ",", "next"})


def _set(name: str) -> frozenset[str]:
    return word_set("dates.toml", "direction", name)


def looks_ahead(at: Callable[[int], str], i: int) -> bool:
    """Whether the words before the date at ``i`` speak of what is to come; ``at`` gives a word in lower case."""
    k = i - 1
    while at(k) in _LEADS and k > i - 4:
        k -= 1
    near = _near(at, k, i)
    if near is not None:
        return near
    if at(k) == "but":
        return False  # "it will fade, but Tuesday's hearing was no help": a clause of its own
    lead = k
    for k in range(i - 1, max(-1, i - _REACH), -1):
        word = at(k)
        if word == "would":
            if at(lead) in _set("bounds") or (at(k + 1) != "have" and _told_before(at, k)):
                return True
        elif (word in _set("cues") and not _is_of_sum(at, k)) or word.endswith("'ll"):
            return True
        if word in word_set("dates.toml", "words", "reporting") or word in (";", ":"):
            return False
        if word in _set("clause_starts") and k < lead:
            return False
    return False


def _near(at: Callable[[int], str], k: int, i: int) -> bool | None:
    """What the words right before the date say, the last of them at ``k``: "as early as", "starting on", "meeting for
    later", "when it launches on"."""
    word = at(k)
    if put_off(at, i):
        return True
    if word == "as" and at(k - 1) in ("early", "soon") and at(k - 2) == "as":
        return True
    if word == "than" and at(k - 1) in ("earlier", "later", "sooner") and at(k - 2) in ("no", "not"):
        return True
    if word == "for" and at(i - 1) in ("for", "later", "late", "early") and at(k - 1) in _set("appointments"):
        return True
    if word in ("starting", "beginning"):
        back = [at(n) for n in range(k - 1, max(-1, k - 9), -1)]
        return not any(w in _set("past") for w in back)
    subject = at(k - 1)
    present = (word.endswith("s") and subject in _ONE) or (word in _set("coming") and subject in _MANY)
    if present and any(at(n) in _set("openings") for n in (k - 2, k - 3)):
        return True
    return None


def _is_of_sum(at: Callable[[int], str], k: int) -> bool:
    """ "bail was set Friday at …": a sum that was fixed, and no day."""
    return at(k) == "set" and not _set("sums").isdisjoint((at(k - 1), at(k - 2), at(k - 3)))


def put_off(at: Callable[[int], str], i: int) -> bool:
    """Do the words before name the day that something is put off to, or set for: "pushed back to", "slated for"?"""
    lead = at(i - 1)
    k = _setting(at, i)
    return (lead in ("to", "until", "till") and at(k) in _set("put_off")) or (lead == "for" and at(k) in _set("fixed"))


def _setting(at: Callable[[int], str], i: int) -> int:
    """Where the verb stands that a day "to" or "for" may go with, a particle skipped."""
    return i - 2 - (at(i - 2) in _set("particles"))


def still_ahead(at: Callable[[int], str], i: int) -> bool:
    """Is it put off to, or set for, a day that cannot have come: "is slated for", "was put off until"? What "was set"
    or "had been moved" may be over."""
    if not put_off(at, i):
        return False
    before = [at(k) for k in range(_setting(at, i) - 1, _setting(at, i) - 5, -1)]
    if "had" in before or "originally" in before:
        return False
    return at(i - 1) != "for" or ("was" not in before and not _set("settled").isdisjoint(before))


def begins_then(at: Callable[[int], str], i: int) -> bool:
    """ "changes, to take effect in November", "a road to open in May"."""
    k = i - 1 - (at(i - 1) in _LEADS)
    k -= at(k) in _set("taken") and at(k - 1) == "take"
    return at(k - 1) == "to" and (at(k) == "take" or at(k) in _set("opening"))


def is_happening(at: Callable[[int], str], j: int, *more: str) -> bool:
    """Do the words at ``j`` name what came over people and was not appointed: "the Jan. 6 riot"? What looks ahead in
    the clause, an inquiry to be held, says nothing of its day."""
    names = _set("happenings").union(*map(_set, more))
    for k in range(j, j + _NAME):
        if at(k) in names:
            return True
        if not at(k).isalpha() or at(k) in word_set("dates.toml", "words", "function_words"):
            return False
    return False


def _told_before(at: Callable[[int], str], k: int) -> bool:
    """Does somebody say that it "would" be: "said it would start Tuesday"?"""
    for n in range(k - 1, max(-1, k - _REACH), -1):
        word = at(n)
        if word in word_set("dates.toml", "words", "reporting"):
            return True
        if word in (";", ":", ".", "if"):
            return False
    return False
