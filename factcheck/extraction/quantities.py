"""The figures of one sentence: numbers with their units, bounds, ranges and hedges, as ``Mention``s.

A grammar of our own over regex tokens: ``notclaims`` takes out what is no figure; ``figure``, ``ages`` and ``special``
read one figure each; ``compounds`` and ``ranges`` join them ("8 minutes and 46 seconds", "35 to 40"), ``hedges`` bounds
them, ``leaning`` lends them units. Every step looks at a fixed number of tokens around a figure, so the whole is linear
in the length of the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction import ages, compounds, degrees, hedges, leaning, notclaims, numerals, ranges, special, votes
from factcheck.extraction.figure import Figure, measured, whole, words
from factcheck.extraction.mention import Mention
from factcheck.extraction.pronoun_one import is_pronoun_one
from factcheck.extraction.tokens import Token, count, tokenize
from factcheck.model import Qualifier


def find_mentions(text: str, masked: Sequence[tuple[int, int]] = ()) -> list[Mention]:
    """The figures of one sentence, by start. ``masked``: half-open spans already taken (dates, clock times)."""
    tokens = tokenize(text)
    notclaims.block(tokens, masked)
    figures = read(tokens)
    degrees.resolve(tokens, figures)
    leaning.restate(tokens, figures)
    leaning.lend_units(tokens, figures)
    leaning.inherit_units(tokens, figures)
    return [_mention(tokens, figure) for figure in figures]


def read(tokens: Sequence[Token]) -> list[Figure]:
    """The figures over ``tokens``, in order and apart."""
    out: list[Figure] = []
    n, i, floor = count(tokens), 0, 0
    starters, times = special.starters(), words("plural_times")
    while i < n:
        token = tokens[i]
        if token.kind == "word":  # most words of a sentence can start no figure, and cost no more than this
            may_start = token.lower in starters or token.lower in times
        else:
            may_start = token.kind in ("num", "frac")
        if not may_start:
            i += 1
            continue
        for figure in _again(tokens, i, out) or _at(tokens, i):
            if not figure.closed or figure.dimension == "age":
                hedges.apply(tokens, figure, floor)
            if not figure.closed:
                ages.by_context(tokens, figure)
            if figure.i < floor:
                continue
            out.append(figure)
            floor = figure.j
        i = max(floor, i + 1)
    return out


def _again(tokens: Sequence[Token], i: int, told: Sequence[Figure]) -> list[Figure]:
    """ "12,000 homes were lost; about the same number were damaged": the count told before, once more."""
    if tokens[i].lower != "the" or tokens[i + 1].lower != "same" or tokens[i + 2].lower != "number":
        return []
    last = next((f for f in reversed(told) if f.dimension == "count" and f.nominal is not None), None)
    return [] if last is None else [whole(i, i + 3, last.nominal or 0.0, "again")]


def _at(tokens: Sequence[Token], i: int) -> list[Figure]:
    """The figure that starts at ``i``, or the two of a change ("from 38,000 to 15,000 feet") or a vote, or none."""
    age = ages.decade(tokens, i)
    if age is not None:
        return [age]
    sides = votes.tally(tokens, i)
    if sides:
        return sides
    for reader in special.READERS:
        figure = reader(tokens, i)
        if figure is not None:
            return [figure]
    figure = _number(tokens, i)
    if figure is None:
        return []
    return _extend(tokens, figure)


def _extend(tokens: Sequence[Token], figure: Figure) -> list[Figure]:
    """Join ``figure`` with what follows it: one figure, or two for a change."""
    compounds.magnitude(tokens, figure)
    compounds.compound(tokens, figure, _number)
    if figure.dimension == "count" and (share := compounds.one_in(tokens, figure, _number)) is not None:
        return [share]
    if figure.dimension == "fraction" and figure.form == "vague":
        return [figure]
    return ranges.extend_range(tokens, figure, _number)


def _number(tokens: Sequence[Token], i: int) -> Figure | None:
    """A measured or bare number that is a figure."""
    token = tokens[i]
    if token.kind == "num" and numerals.ordinal(tokens, i) is not None:
        return None
    if token.kind == "num" and tokens[i + 1].glued and tokens[i + 1].lower in ("s", "'s") and token.value < 100:
        return None  # a decade that is no age
    figure = measured(tokens, i)
    if figure is None:
        return None
    if token.lower == "one" and figure.nj == i + 1 and figure.unit is None and is_pronoun_one(tokens, i):
        return None
    if figure.form == "vague" and not _vague_counts(tokens, figure):
        return None
    if token.lower == "couple" and tokens[i - 1].kind == "sym" and tokens[i - 2].lower in ("a", "the"):
        figure.i = i - 2  # behind a mark that cuts it off from its article
    if figure.dimension == "time":
        ages.old(tokens, figure)
    if figure.dimension == "count" and tokens[figure.nj].lower == "of" and token.kind == "word" and figure.raw == 1:
        figure.form = "partitive"
    if tokens[figure.j].lower == "times" and figure.dimension == "count":
        _ratio(tokens, figure)
    if tokens[i - 1].lower == "of" and tokens[i - 2].lower == "factor" and figure.dimension == "count":
        figure.dimension = "ratio"  # "by a factor of two"
    return figure


def _vague_counts(tokens: Sequence[Token], figure: Figure) -> bool:
    """ "many" and "few" are a figure of events only; "a couple" may be two people wed; "how many" asks."""
    word, before, after = tokens[figure.i].lower, tokens[figure.i - 1].lower, tokens[figure.nj]
    bare = figure.nj - figure.i == 1
    if before in ("how", "as", "so", "too", "not", "very") and word in ("many", "few", "several"):
        return False
    if bare and word == "few" and figure.dimension == "time" and before in words("before_few"):
        return True  # "the next few days"
    if bare and word in ("many", "few"):
        return after.lower in words("eventful")
    if word == "a" and tokens[figure.i + 1].lower == "couple" and figure.nj - figure.i == 2:
        return (
            after.kind == "word" and after.lower not in words("function") and after.lower not in words("subject_verbs")
        )
    if word == "some":
        return after.lower in ("the", "them", "those", "these", "his", "her", "its", "their")
    if word == "a" and tokens[figure.i + 1].lower == "few" and figure.unit is not None:
        return tokens[figure.j].lower != "ago"
    return True


def _ratio(tokens: Sequence[Token], figure: Figure) -> None:
    """ "five times more likely", "ten times as many", "three times the rate"."""
    after = tokens[figure.j + 1].lower
    if after == "as" and tokens[figure.j + 2].lower not in words("as_many"):
        return
    if after in words("compared"):
        figure.dimension = "ratio"


def _mention(tokens: Sequence[Token], figure: Figure) -> Mention:
    if figure.form == "vague":
        figure.qualifier = Qualifier.VAGUE
        figure.low = figure.high = figure.nominal = None
    form = figure.form
    if form == "partitive" and figure.dimension != "count":
        form = "words"
    return Mention(
        start=tokens[figure.i].start, end=tokens[figure.j - 1].end, low=figure.low, high=figure.high,
        nominal=figure.nominal, qualifier=figure.qualifier, dimension=figure.dimension, unit=figure.code, form=form,
        number_start=tokens[figure.ni].start, number_end=tokens[figure.nj - 1].end, noun=figure.noun,
        additional=figure.additional, same_as=tokens[figure.same_as].start if figure.same_as >= 0 else -1,
    )  # fmt: skip
