"""One figure, two statements that cannot both be true: denied by one text, or the opposite said with it."""

from __future__ import annotations

import re
from functools import cache

from factcheck.alignment import values
from factcheck.judgement.moments import conditional
from factcheck.judgement.place import Place, barer, is_moment
from factcheck.judgement.values import label
from factcheck.judgement.wording import forms, meaning, meanings, settings, weight, words
from factcheck.model import Polarity

LONGEST = 600  # characters of a statement that are looked at
_WORD = re.compile(r"n't\b|[a-z]+(?=n't)|[a-z]+|[;:—–]")


@cache
def _harmless() -> re.Pattern[str]:
    phrases = [" ".join(p.split()) for p in settings()["opposed"]["harmless"].split("|")]
    return re.compile("|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True)))


@cache
def _sides(table: str) -> dict[str, list[tuple[int, int]]]:
    """Lemma → (line, side) of the antonyms it stands in."""
    out: dict[str, list[tuple[int, int]]] = {}
    for k, line in enumerate(settings()["opposed"][table].strip().splitlines()):
        for side, listed in enumerate(line.split("|")):
            for word in listed.split():
                out.setdefault(word, []).append((k, side))
    return out


def _statement(p: Place) -> list[str]:
    """The words of the statement that the figure stands in, as written, in lower case."""
    quote, figure = p.claim.quote.lower().replace("’", "'"), p.claim.value.text.lower().replace("’", "'")
    at = max(quote.find(figure), 0)
    left = _plain(quote[max(0, at - LONGEST) : at])
    right = _plain(quote[at + len(figure) : at + len(figure) + LONGEST])
    breaks = words("opposed", "breaks")
    if left and left[-1] == "since":  # "since 1995": no clause begins here
        left.pop()
    first = max((k + 1 for k, w in enumerate(left) if w in breaks or not w[-1].isalpha()), default=0)
    last = next((k for k, w in enumerate(right) if w in breaks or not w[-1].isalpha()), len(right))
    return [*left[first:], *right[:last]]


def _plain(text: str) -> list[str]:
    return _WORD.findall(_harmless().sub(" ", text))


def denied(p: Place) -> bool:
    """Does the statement around the figure deny, whatever the figure's own polarity? Two negations are none."""
    said = _statement(p)
    until = max((k for k, w in enumerate(said) if w == "until"), default=-1)  # "did not start until 9:32" asserts 9:32
    count = sum(w in words("opposed", "negators") for w in said[until + 1 :])
    return count % 2 == 1 or (count == 0 and p.claim.polarity is Polarity.DENIED)


def opposed(x: Place, y: Place) -> str:
    """For two claims of one figure: the sentence that says why they cannot both be true, "" where they can."""
    rule = settings()["opposed"]
    a, b = x.claim, y.claim
    if Polarity.UNKNOWN in (a.polarity, b.polarity) or "ordinal" in (a.type, b.type):
        return ""
    if conditional(a) or conditional(b):
        return ""
    one, other = denied(x), denied(y)
    if one is not other:
        no, yes = (x, y) if one else (y, x)
        flat = not words("opposed", "flat").isdisjoint(_statement(no))
        if _held(no, yes) >= rule["covered_flat" if flat else "covered"]:
            return str(rule["sentence_denied"].format(a=label(x.claim.value)))
        return ""
    pair = _antonyms(x, y)
    if pair is None or _rest(x, y, pair) < rule["rest"]:
        return ""
    return str(rule["sentence_opposed"].format(a=label(x.claim.value), x=pair[0], y=pair[1]))


def _held(no: Place, yes: Place) -> float:
    """Weighed share of the denied statement's words that the other sentence holds; 0 for a statement of one word that
    does not name a telling figure besides, and for one that names somebody whom the other does not."""
    rule_words = float(settings()["opposed"]["words"])
    said = meanings(w for w in _statement(no) if w not in words("opposed", "negators"))
    weights = {w: weight(w) for w in said}
    if len(weights) + values.telling(no.claim.value) < rule_words:
        return 0.0
    names = meanings(part for name in no.claim.anchor.names for part in name.split())
    if any(w in names and not yes.holds(w) for w in weights):
        return 0.0
    held = sum(v for w, v in weights.items() if yes.holds(w))
    if no.verb and no.verb not in weights and yes.holds(no.verb):  # "paid": the words are not lemmas
        held += next((v for w, v in weights.items() if w[0] == no.verb[0] and not yes.holds(w)), 0.0)
    return held / sum(weights.values())


def _antonyms(x: Place, y: Place) -> tuple[str, str] | None:
    """Two words that exclude each other, one in each statement, where neither statement holds words of both sides."""
    mine, yours = _lemmas(x), _lemmas(y)
    for table in ["antonyms"] if is_moment(x.claim) else ["antonyms", "antonyms_of_amounts"]:
        a, b = _taken(table, mine), _taken(table, yours)
        for line in a.keys() & b.keys():
            if len(a[line]) == len(b[line]) == 1 and a[line].keys() != b[line].keys():
                return next(iter(a[line].values())), next(iter(b[line].values()))
    return None


def _taken(table: str, lemmas: list[str]) -> dict[int, dict[int, str]]:
    """Line of the table → side → the first lemma that stands on it."""
    out: dict[int, dict[int, str]] = {}
    for word in lemmas:
        for line, side in _sides(table).get(word, ()):
            out.setdefault(line, {}).setdefault(side, word)
    return out


def _lemmas(p: Place) -> list[str]:
    """Lemmas of the figure's statement that are no part of a name, those of its clause first."""
    anchor = p.claim.anchor
    named = {part for name in anchor.names for part in name.lower().split()}
    begin = {w[0] for w in _statement(p)}  # enough to tell the statement from the rest of its sentence: "fell", "fall"
    said = dict.fromkeys(
        f
        for w in (anchor.verb, *anchor.modifiers, *anchor.terms, *anchor.sentence_terms)
        if w and w[0].lower() in begin
        for f in forms(w.lower())
    )
    return [w for w in said if w not in named]


def _rest(x: Place, y: Place, pair: tuple[str, str]) -> float:
    """How much of the barer statement the other holds, the two opposite words left out."""
    out = {meaning(w) for w in pair}
    thin, other = barer(x, y)
    kept = {w: v for w, v in thin.near.items() if w not in out}
    total = sum(kept.values())
    if not total:  # "the figures will triple": no word of weight is left
        return float(not (set(_lemmas(x)) & set(_lemmas(y))).isdisjoint(_light()))
    return sum(v for w, v in kept.items() if other.holds(w)) / total


def _light() -> frozenset[str]:
    """Nouns that say little, but are all that a short statement is about."""
    return words("opposed", "plain")
