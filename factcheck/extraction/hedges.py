"""Bounds and hedges around a figure ("at least", "nearly", "or more", "another"), from ``data/hedges.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from factcheck.extraction.figure import Figure
from factcheck.extraction.tokens import Phrases, Token, after_hyphen
from factcheck.model import Qualifier

_REACH = 3  # words between a figure and a hedge behind its noun: "five bullet hits at least"
_MANY = 100  # more than is taken over at once
_MONEY = frozenset("$€£¥₹")
_COUNTED = frozenset({"after", "before", "later", "earlier", "ago"})
_OF_AGES = frozenset({"over", "under", "older", "younger", "up"})
_OPENERS, _CLOSERS = frozenset("\"'“‘[("), frozenset("\"'”’])")


@dataclass(frozen=True, slots=True)
class Hedges:
    """The tables of ``hedges.toml``."""

    before: Phrases[Qualifier]
    after: Phrases[Qualifier]
    after_stop: Phrases[Qualifier]
    takes: frozenset[str]
    verbs: frozenset[str]
    phrasal: frozenset[str]
    needing: frozenset[str]
    moved: frozenset[str]
    eras: frozenset[str]
    spread: frozenset[str]
    additional_before: Phrases[bool]
    additional_after: frozenset[str]
    ranging: frozenset[str]


@cache
def tables() -> Hedges:
    """The hedge tables, read once."""
    data = tomllib.loads(resources.files("factcheck.data").joinpath("hedges.toml").read_text("utf-8"))

    def phrases(section: str) -> Phrases[Qualifier]:
        return Phrases({phrase: Qualifier(name) for name, rows in data[section].items() for phrase in rows})

    more = data["words"]
    return Hedges(
        before=phrases("before"),
        after=phrases("after"),
        after_stop=phrases("after_stop"),
        takes=frozenset(more["takes"].split()),
        verbs=frozenset(more["verbs"].split()),
        phrasal=frozenset(more["phrasal"].split()),
        needing=frozenset(more["needing"].split()),
        moved=frozenset(more["moved"].split()),
        eras=frozenset(more["eras"].split()),
        spread=frozenset(more["spread"].split()),
        additional_before=Phrases(dict.fromkeys(more["additional_before"], True)),
        additional_after=frozenset(more["additional_after"].split()),
        ranging=frozenset(more["ranging"].split()),
    )


def apply(tokens: Sequence[Token], figure: Figure, floor: int) -> None:
    """Widen ``figure`` over the hedges around it and set its bounds; ``floor`` is the first token it may take."""
    qualifier = _look_back(tokens, figure, floor)
    _look_ahead_for_more(tokens, figure)
    later = _look_ahead(tokens, figure)
    if figure.form == "vague":
        return
    if figure.qualifier is Qualifier.RANGE:
        return
    strong = [q for q in (qualifier, later) if q is not None and q is not Qualifier.ABOUT]
    chosen = strong[0] if strong else qualifier or later
    if chosen is not None:
        bound(figure, chosen)


def bound(figure: Figure, qualifier: Qualifier) -> None:
    """Set the bounds that ``qualifier`` gives a named figure."""
    value = figure.nominal
    if value is None:
        return
    figure.qualifier = qualifier
    figure.low = value if qualifier not in (Qualifier.AT_MOST, Qualifier.LESS_THAN, Qualifier.NEARLY) else None
    figure.high = value if qualifier not in (Qualifier.AT_LEAST, Qualifier.MORE_THAN) else None


def _look_back(tokens: Sequence[Token], figure: Figure, floor: int) -> Qualifier | None:
    known = tables()
    outer: Qualifier | None = None
    at = figure.i
    for _ in range(4):  # "at least some 40", "up to another 12"
        if _of_a_known_figure(tokens, at):
            break
        hedge = known.before.before(tokens, at, floor) or _quoted(tokens, at, floor)
        if hedge is not None and _fits(tokens, figure, *hedge, at):
            start, qualifier = hedge
            if outer is None or qualifier is not Qualifier.ABOUT:
                outer = qualifier
            at = figure.i = start
            continue
        more = known.additional_before.before(tokens, at, floor)
        if more is not None and figure.form != "vague":
            figure.additional = True
            at = figure.i = more[0]
            continue
        if (
            at - 1 > floor
            and tokens[at - 1].lower in ("only", "just", "the", "a", "an", "even", "well")
            and at != figure.i
        ):
            break
        break
    return outer


def _of_a_known_figure(tokens: Sequence[Token], at: int) -> bool:
    """ "higher than the estimated 3.6 percent", "more than the 870,000 foreseen": what follows is exactly known, and it
    is another figure that is higher; "more than 40" bounds its own."""
    the = at - 2 if tokens[at - 1].lower == "estimated" else at - 1
    compared = tokens[the - 1].lower == "than" or (the < at - 1 and tokens[the - 1].lower in ("above", "below"))
    return tokens[the].lower in ("the", "its", "their") and compared


def _quoted(tokens: Sequence[Token], at: int, floor: int) -> tuple[int, Qualifier] | None:
    """A hedge in marks of its own: '"more than" 50', "[about] 40"."""
    if tokens[at - 1].text not in _CLOSERS or at - 2 <= floor:
        return None
    hedge = tables().before.before(tokens, at - 1, floor + 1)
    if hedge is None or tokens[hedge[0] - 1].text not in _OPENERS:
        return None
    return hedge[0] - 1, hedge[1]


def _fits(tokens: Sequence[Token], figure: Figure, start: int, qualifier: Qualifier, at: int) -> bool:
    """Is this word really a hedge here? "over two days" is a span, "passed two checkpoints" a deed."""
    known = tables()
    if tokens[start].text in _OPENERS:
        return True
    word = tokens[start].lower
    single = at - start == 1
    if single and word == "over" and figure.dimension == "time":
        # "over a century of failure" is more than one, "spread over a year" in its course
        one = figure.form == "implied" and tokens[at].lower in ("a", "an") and tokens[at + 1].lower in known.eras
        later = figure.form == "implied" and tokens[figure.j].lower in _COUNTED  # "over a week after his rival"
        return tokens[start - 1].lower in known.takes or later or (one and tokens[start - 1].lower not in known.spread)
    if single and word == "over" and tokens[start - 1].lower in known.phrasal:
        return tokens[start - 1].lower in known.needing and _is_needed(tokens, figure, start - 1)
    if word == "up" and tokens[start + 1].lower == "to" and tokens[start - 1].lower in known.moved:
        return False  # "was revised up to 371,000": where it went
    if single and word in known.verbs:
        return figure.form == "digits" and (figure.dimension != "count" or (figure.nominal or 0) >= 20)
    if single and word in ("under", "below", "above") and figure.dimension == "count" and figure.form != "digits":
        return False
    if single and word in ("like", "some") and figure.form == "vague":
        return False
    if word == "not" and tokens[start + 1].lower == "just":
        return figure.form == "digits"
    return True


def _is_needed(tokens: Sequence[Token], figure: Figure, verb: int) -> bool:
    """ "the climb took over 3 miles", "it took over 12 men": what was needed; "took over two towns" is a conquest."""
    return figure.unit is not None or tokens[verb - 1].lower in ("it", "that") or (figure.nominal or 0) >= _MANY


def _look_ahead_for_more(tokens: Sequence[Token], figure: Figure) -> None:
    """ "three more", "12 others", "two other ones"."""
    k = figure.j
    if figure.unit is None and tokens[k].lower in tables().additional_after and not _comparative(tokens, k):
        figure.additional = True


def _comparative(tokens: Sequence[Token], k: int) -> bool:
    """ "two more than" compares; "three more likely" does too."""
    return tokens[k].lower == "more" and tokens[k + 1].lower in ("than", "likely", "or")


def _look_ahead(tokens: Sequence[Token], figure: Figure) -> Qualifier | None:
    """A hedge behind the figure, or behind its noun within a few words; "-plus" and "+"."""
    known = tables()
    j = figure.j
    k = after_hyphen(tokens, j)
    if tokens[j].text == "+" and tokens[j].glued:
        figure.j = j + 1
        return Qualifier.AT_LEAST
    if tokens[k].lower == "plus" and k > j:
        figure.j = k + 1
        return Qualifier.AT_LEAST
    if tokens[k].lower in ("odd", "ish", "some") and k > j:  # "a dozen-odd"
        figure.j = k + 1
        return Qualifier.ABOUT
    if k > j and (hung := _hung(tokens, k)) is not None:
        figure.j = hung[0]
        figure.aged = figure.dimension == "count" and tokens[hung[0] - 1].lower in _OF_AGES
        return hung[1]
    for at in range(j, j + _REACH + 1):
        if at > j and not _plain_word(tokens[at - 1]):
            return None
        found = known.after.at(tokens, at)
        if found is not None and _closes(tokens, found[0], at):
            figure.j = found[0]
            figure.aged = at == j and _of_age(tokens, figure, found[0])
            return found[1]
        found = known.after_stop.at(tokens, at)
        if found is not None and _clause_ends(tokens[found[0]]):
            figure.j = found[0]
            return found[1]
    return None


def _hung(tokens: Sequence[Token], k: int) -> tuple[int, Qualifier] | None:
    """ "an 18-and-over show", "the 16-and-under team": a bound on ages, hung on the number word by word."""
    last = after_hyphen(tokens, k + 1)
    found = tables().after.at([tokens[k], tokens[last], tokens[-1]], 0) if last > k + 1 else None
    return None if found is None or found[0] != 2 else (last + 1, found[1])


def _of_age(tokens: Sequence[Token], figure: Figure, end: int) -> bool:
    """ "adults 18 and older", "everyone 16 and over"."""
    last = tokens[end - 1].lower
    over = last in ("over", "under", "above", "up") and tokens[end - 2].lower == "and"
    return figure.dimension == "count" and figure.form != "vague" and (last in ("older", "younger") or over)


def _plain_word(token: Token) -> bool:
    return token.kind == "word" and token.lower not in ("and", "or", "but", "the", "to", "than", "with", "at", "in")


def _closes(tokens: Sequence[Token], end: int, start: int) -> bool:
    """ "or more" behind a noun, but not "or more than", "roughly 40" or "roughly $40"."""
    after = tokens[end]
    if after.lower == "the" and tokens[end - 1].lower in ("above", "below", "over", "under"):
        return False  # "350 and below the 900 of June"
    if after.text in _MONEY or (tokens[end + 1].text in _MONEY and tokens[end + 1].glued):  # "US$40"
        return False
    return after.kind not in ("num", "frac") and after.lower not in ("than", "a", "an", "of")


def _clause_ends(token: Token) -> bool:
    return token.kind == "end" or token.text in '.,;:)!?—–-"”'
