"""Figures that are no plain numbers: "twice", "no one", "a pair of", "another victim", "a third was"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from factcheck.extraction import numerals, units
from factcheck.extraction.degrees import decade_of_heat, triple_digits
from factcheck.extraction.figure import Figure, whole, words
from factcheck.extraction.ordinals import game, ordinal
from factcheck.extraction.tokens import HYPHENS, Token, after_hyphen, tokenize
from factcheck.extraction.unit_words import many_units, one_unit
from factcheck.model import Qualifier

Reader = Callable[[Sequence[Token], int], Figure | None]

_ASIDE = frozenset({",", ".", "(", ")", *HYPHENS})


def adverb(tokens: Sequence[Token], i: int) -> Figure | None:
    """ "twice", "thrice", and "once" where it is one time and not formerly; "twice the" and "twice as" are ratios."""
    value = numerals.tables().adverbs.get(tokens[i].lower)
    if value is None:
        return None
    after = tokens[i + 1]
    if value == 1 and not _one_time(tokens, i):
        return None
    figure = whole(i, i + 1, value, "adverb", "time")
    if value > 1 and after.lower in ("as", "the", "that", "its", "their", "his", "what"):
        figure.dimension, figure.noun = "ratio", ""
    return figure


def _one_time(tokens: Sequence[Token], i: int) -> bool:
    before, after = tokens[i - 1], tokens[i + 1]
    if after.lower == "in" and any(tokens[i - d].lower in words("hit") for d in (2, 3) if i >= d):
        return True  # "shot Long once in the head"
    if before.lower not in words("hit") and not (before.lower.endswith("ed") and tokens[i - 2].lower in words("be")):
        return False
    return (
        after.kind == "end" or after.text in ".,;:)" or after.lower in ("in", "on", "by", "and", "or", "at", "through")
    )


def none(tokens: Sequence[Token], i: int) -> Figure | None:
    """ "nobody", "no one", "none of", "no survivors", "no other passengers": nought of something that counts."""
    word, after = tokens[i].lower, tokens[i + 1]
    if word == "nobody" or (word == "no" and after.lower == "one" and tokens[i + 2].lower != "'s"):
        j = i + (1 if word == "nobody" else 2)
        if tokens[j].lower == "else":
            j += 1
        if word == "no" and tokens[j].kind == "word" and tokens[j].text == "thing":
            return None
        return whole(i, j, 0.0, "implied", "person") if _happens(tokens[j]) else None
    if word == "no" and after.text == "-" and tokens[i + 2].lower == "one":
        return whole(i, i + 3, 0.0, "implied", "person") if _happens(tokens[i + 3]) else None
    if word == "none":
        return whole(i, i + 1, 0.0, "implied") if after.lower == "of" or _happens(after) else None
    if word not in ("no", "zero"):
        return None
    for k in range(i + 1, i + 4):
        here = tokens[k]
        if here.kind != "word" or here.lower in words("function") or here.lower in words("on_what"):
            return None  # "no information about injured people"
        if here.lower in words("person") or here.lower in words("countable") or (k == i + 1 and _nationals(here)):
            return whole(i, i + 1, 0.0, "implied" if word == "no" else "words")
        if here.lower in words("numbered"):
            return whole(i, i + 1, 0.0, "implied") if word == "no" and _have_done(tokens, k + 1) else None
    return None


def _have_done(tokens: Sequence[Token], k: int) -> bool:
    """ "(no state) or territory has passed it": behind those who might have, what none of them has done."""
    if tokens[k].lower == "or" and tokens[k + 1].kind == "word":
        k += 2
    return tokens[k].lower in ("has", "have", "had", "was", "were") and _participle(tokens[k + 1].lower)


def _participle(word: str) -> bool:
    return word.endswith(("ed", "en")) or word in words("participles")


def _happens(token: Token) -> bool:
    return token.kind == "end" or token.text in ".,;" or token.lower in words("subject_verbs")


def _nationals(token: Token) -> bool:
    return token.text[0].isupper() and token.lower.endswith(("ans", "ians", "ns", "ish", "ese", "ons", "is"))


def collective(tokens: Sequence[Token], i: int) -> Figure | None:
    """ "a pair of", "a trio of"."""
    if tokens[i].lower not in ("a", "the") or tokens[i + 2].lower != "of":
        return None
    value = numerals.tables().collectives.get(tokens[i + 1].lower)
    if value is not None:
        return whole(i, i + 3, value, "implied")
    thing = tokens[i + 3]
    if tokens[i].lower != "a" or tokens[i + 1].lower != "score" or thing.kind != "word" or not thing.text.islower():
        return None
    if not thing.lower.endswith("s") and thing.lower not in words("person") and thing.lower != "them":
        return None
    if thing.lower in numerals.tables().game_scores:
        return None
    figure = whole(i, i + 2, 20.0, "words")  # "a score of bullets"
    figure.qualifier = Qualifier.ABOUT
    return figure


def next_one(tokens: Sequence[Token], i: int) -> Figure | None:
    """ "another victim", "a third was wounded", "a second man": one more person."""
    word = tokens[i].lower
    if word == "another" and tokens[i + 1].lower in words("person") and tokens[i + 1].lower[-1] != "s":
        figure = whole(i, i + 1, 1.0, "implied", tokens[i + 1].lower)
        figure.additional = True
        return figure
    if word != "a":
        return None
    found = numerals.ordinal(tokens, i + 1)
    if found is None or not 2 <= found[0] <= 20:
        return None
    after = tokens[found[1]]
    person = after.lower in words("person") and after.lower[-1] != "s"
    person = person or (after.lower == "co" and tokens[found[1] + 1].text == "-")  # a third co-worker
    if not person and after.lower not in words("next_one"):
        return None
    if not person and tokens[i - 1].lower in (
        "by",
        "than",
        "about",
        "nearly",
        "almost",
        "around",
        "over",
        "for",
        "within",
    ):
        return None
    if found[0] == 2 and not person and after.kind != "word":
        return None
    fellow = 3 if person and after.lower == "co" else 0
    figure = whole(i, found[1] + fellow, 1.0, "implied", after.lower if person and not fellow else "")
    figure.additional = True
    return figure


def place_of_next(text: str) -> tuple[float, int] | None:
    """The place in a row that "a third" names beside the one person it counts, and where it starts in the text."""
    tokens = tokenize(text)
    found = numerals.ordinal(tokens, 1) if tokens[0].lower == "a" else None
    return None if found is None else (found[0], tokens[1].start)


def both(tokens: Sequence[Token], i: int) -> Figure | None:
    """ "both men", "both apps", "both were hurt" are two; "both sides" and "were both parents" tell no number,
    ", both nurses," none that is new."""
    if tokens[i].lower != "both" or tokens[i - 1].lower in words("be"):
        return None
    if tokens[i + 1].lower in words("befell_both"):
        figure = whole(i, i + 1, 2.0, "implied")
        figure.closed = True
        return figure
    noun, after = tokens[i + 1], tokens[i + 2]
    plural = noun.lower in ("men", "women") or (noun.lower[-1:] == "s" and noun.lower[-2:] not in ("ss", "us", "is"))
    if noun.kind != "word" or not noun.text.islower() or not plural or noun.lower in words("not_both"):
        return None
    apposed = tokens[i - 1].text in _ASIDE and (after.kind == "end" or after.text in _ASIDE)
    if noun.lower in words("function") or after.lower == "and" or apposed:
        return None
    figure = whole(i, i + 1, 2.0, "implied")
    figure.closed = True
    return figure


def single(tokens: Sequence[Token], i: int) -> Figure | None:
    """ "a single shot", "single-engine", "twin-engine"."""
    word = tokens[i].lower
    if word not in ("single", "twin"):
        return None
    k = after_hyphen(tokens, i + 1)
    noun = tokens[k + 1] if k == i + 1 and tokens[k].text in '"“‘' else tokens[k]
    if noun.kind != "word" or noun.lower in words("not_single"):
        return None
    if k > i + 1:
        figure = whole(i, k + 1, 1.0 if word == "single" else 2.0, "compound", noun.lower)
        figure.closed = True
        return figure
    if word == "single" and tokens[i - 1].lower in ("a", "one", "than"):
        if tokens[i - 2].lower == "not":
            return whole(i - 2, i + 1, 0.0, "implied")  # "not a single shot was fired"
        return whole(i, i + 1, 1.0, "implied")
    return None


@cache
def starters() -> frozenset[str]:
    """The words that a figure may start with."""
    names = numerals.tables()
    listed = [names.small, names.tens, names.scales, names.ordinals, names.fractions, names.decades, names.adverbs]
    heads = names.vague_heads.first_words() | names.vague_plurals | words("starters")
    return frozenset(word for table in listed for word in table) | heads


def majority(tokens: Sequence[Token], i: int) -> Figure | None:
    """ "the majority of", "a vast majority of": more than half."""
    if tokens[i].lower not in ("a", "the"):
        return None
    k = i + 2 if tokens[i + 1].lower in ("vast", "great", "large", "overwhelming", "clear", "slim") else i + 1
    if tokens[k].lower != "majority" or tokens[k + 1].lower != "of":
        return None
    figure = whole(i, k + 1, 50.0, "implied")
    figure.set_unit(units.percent())
    figure.qualifier, figure.high, figure.closed = Qualifier.MORE_THAN, None, True
    return figure


READERS: tuple[Reader, ...] = (
    decade_of_heat,
    triple_digits,
    majority,
    adverb,
    none,
    collective,
    both,
    next_one,
    single,
    one_unit,
    many_units,
    ordinal,
    game,
)
