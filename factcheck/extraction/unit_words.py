"""Units without a number: "about an hour", "a month later", "in the last week", "for months"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction import units
from factcheck.extraction.figure import Figure, whole, words
from factcheck.extraction.tokens import Token, after_hyphen
from factcheck.model import Qualifier


def one_unit(tokens: Sequence[Token], i: int) -> Figure | None:
    """ "about an hour", "a month later", "an hour and a half": one of a unit; "1,000 a year" is a rate and is not."""
    if tokens[i].lower == "the":
        return _past_unit(tokens, i)
    if tokens[i].lower not in ("a", "an"):
        return None
    k = after_hyphen(tokens, i + 1)
    found = units.tables().names.at(tokens, k) if tokens[k].kind == "word" else None
    if found is None or found[1].dimension not in ("time", "length") or tokens[k].lower.endswith("s"):
        return None
    if tokens[k].lower in ("foot", "yard", "minute", "day") and not (_hedged(tokens, i) or _day_from(tokens, i, k)):
        return None
    if tokens[k].lower == "yard" and tokens[i - 1].lower in ("in", "into", "at", "through", "across", "on"):
        return None  # "in a yard nearby"
    if tokens[k].lower == "second" and tokens[k + 1].lower not in words("after_one"):
        return None
    end = found[0]
    figure = whole(i, end, 1.0, "implied")
    if tokens[end].lower == "and" and tokens[end + 1].lower == "a" and tokens[end + 2].lower in ("half", "quarter"):
        figure.raw = 1.5 if tokens[end + 2].lower == "half" else 1.25
        figure.j = end + 3
    elif not (
        _hedged(tokens, i)
        or _filled(tokens, i, end)
        or tokens[end].lower in words("after_one")
        or tokens[end].lower == "'s"
    ):
        return None
    figure.nj = figure.j
    figure.set_unit(found[1])
    return figure


def _filled(tokens: Sequence[Token], i: int, end: int) -> bool:
    """ "after a week of talks", "amid a month of rain": what went on so long."""
    before = tokens[i - 1].lower
    return tokens[end].lower == "of" and (before == "after" or before in words("before_span"))


def _day_from(tokens: Sequence[Token], i: int, k: int) -> bool:
    """ "he died, a day after the crash"; "120m a day after tax" is a rate."""
    before = tokens[i - 1]
    opens = i == 0 or before.text in tuple(",–—(") or before.lower.endswith("ed") or before.lower in words("came")
    return tokens[k].lower == "day" and opens and tokens[k + 1].lower in ("after", "before", "earlier", "later")


def _past_unit(tokens: Sequence[Token], i: int) -> Figure | None:
    """ "in the last week", "over the past year": one of a unit."""
    if tokens[i + 1].lower not in ("last", "past", "next") or tokens[i - 1].lower not in (
        "in",
        "over",
        "during",
        "within",
        "for",
    ):
        return None
    found = units.tables().names.at(tokens, i + 2)
    if found is None or found[1].dimension != "time" or tokens[i + 2].lower.endswith("s"):
        return None
    figure = whole(i, found[0], 1.0, "implied")
    figure.set_unit(found[1])
    return figure


def _hedged(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i - 1].lower in words("before_one")


def many_units(tokens: Sequence[Token], i: int) -> Figure | None:
    """ "for months", "took minutes", "hours later", "days before the vote", "some minutes": a span of some length; the
    figure is the plural unit."""
    if not tokens[i].lower.endswith("s"):
        return None
    found = units.tables().names.at(tokens, i)
    if found is None or found[1].dimension != "time" or tokens[found[0]].lower in ("old", "off", "ago"):
        return None
    if tokens[found[0]].lower == "to" and tokens[found[0] + 1].lower in ("come", *words("plural_times")):
        return None
    some = tokens[i - 1].lower == "some" and i > 0
    if not (_opened(tokens, i) or _some(tokens, i, found[0]) or _counted_from(tokens, i, found[0])):
        return None
    first = i - 1 if some else i
    figure = Figure(first, found[0], first, found[0], None, None, None, Qualifier.VAGUE, form="vague", closed=True)
    figure.set_unit(found[1])
    return figure


def _opened(tokens: Sequence[Token], i: int) -> bool:
    """ "for months", "spent days"; "after hours" is when shops are shut, "after hours of talks" a time, as is
    "enduring decades of drought"."""
    before = tokens[i - 1].lower
    if before == "after":
        return tokens[i + 1].lower in ("of", "in", "without")
    return before in words("before_many") or (before in words("before_span") and tokens[i + 1].lower == "of")


def _some(tokens: Sequence[Token], i: int, j: int) -> bool:
    """ "some minutes", but "some days I stay in bed"."""
    if tokens[i - 1].lower != "some":
        return False
    brief = tokens[i].lower not in ("days", "years", "decades")
    return brief or tokens[i - 2].lower in words("before_many") or tokens[j].lower in words("counted_from")


def _counted_from(tokens: Sequence[Token], i: int, j: int) -> bool:
    """ "hours later", "just weeks before the vote"; "the dark days before it" are those days."""
    before = tokens[i - 1]
    if tokens[j].lower not in words("counted_from") or before.kind in ("num", "frac") or before.text in tuple("-–—'’"):
        return False
    if before.lower in words("not_many") or before.lower.endswith("ing"):
        return False
    if before.lower.endswith(("ment", "tion", "sion")):
        return True  # "made the announcement weeks after it"; "the dark days" has an adjective
    return tokens[i - 2].lower not in words("articles") or before.lower in ("only", "just", "mere")


def lasting(tokens: Sequence[Token], j: int) -> int:
    """The end of the state of things that is so old, with a word between at most ("the two-year-old border dispute"),
    or ``j``: "a 22-year-old law student" is a person."""
    first = tokens[j]
    if first.kind != "word":
        return j  # "the 7-year-old's murder"
    led = first.text.islower() and first.lower not in words("lasting") | words("person") | words("function")
    noun, after = tokens[j + led], tokens[j + led + 1]
    if noun.kind != "word" or noun.lower not in words("lasting"):
        return j
    goes_on = after.lower in words("function") or after.lower in words("subject_verbs") or after.lower.endswith("ed")
    return j + led + 1 if goes_on or not after.text.islower() else j
