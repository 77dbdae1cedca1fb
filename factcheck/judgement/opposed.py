"""One figure, two statements that cannot both be true: denied by one text, or the opposite said with it."""

from __future__ import annotations

import re
from functools import cache

from factcheck.alignment import values
from factcheck.judgement.explained import conditional
from factcheck.judgement.place import Place, barer, forms, is_moment, meaning, meanings, settings, weight, words
from factcheck.judgement.relations import label
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
    """Two words that exclude each other, one near each figure, neither said by the other text."""
    tables = ["antonyms"] if is_moment(x.claim) else ["antonyms", "antonyms_of_amounts"]
    mine, yours = _lemmas(x), _lemmas(y)
    for table in tables:
        sides = _sides(table)
        for word in mine:
            for line, side in sides.get(word, ()):
                other = next((w for w in yours if (line, 1 - side) in sides.get(w, ())), None)
                if other is not None and not _says(y, word) and not _says(x, other):
                    return word, other
    return None


def _says(p: Place, lemma: str) -> bool:
    """Does the statement around the figure say the word, or one that means the same?"""
    wanted = meaning(lemma)
    return any(wanted in map(meaning, forms(w)) for w in _statement(p))


def _lemmas(p: Place) -> list[str]:
    """Lemmas of the figure's clause that are no part of a name."""
    anchor = p.claim.anchor
    named = {part for name in anchor.names for part in name.lower().split()}
    said = dict.fromkeys(f for w in (anchor.verb, *anchor.modifiers, *anchor.terms) for f in forms(w.lower()))
    return [w for w in said if w not in named]


def _rest(x: Place, y: Place, pair: tuple[str, str]) -> float:
    """How much of the barer statement the other holds, the two opposite words left out."""
    out = {meaning(w) for w in pair}
    thin, other = barer(x, y)
    kept = {w: v for w, v in thin.near.items() if w not in out}
    total = sum(kept.values())
    return sum(v for w, v in kept.items() if other.holds(w)) / total if total else 0.0
