"""Ages: "17-year-old", "aged 49", "in his mid-20s", "40-something", "twenties or thirties", "Smith, 42, of …"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extraction import numerals
from factcheck.extraction.figure import Figure, words
from factcheck.extraction.tokens import Token, after_hyphen
from factcheck.extraction.unit_words import lasting
from factcheck.model import Qualifier

YEAR = 31557600.0  # seconds; ages are told in years
_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "": (0, 9)}
_TEENS = {"early": (13, 15), "mid": (14, 16), "late": (17, 19), "": (13, 19)}
_OLDEST = 120
_LABELLED = frozenset(":-–—")  # "Age – 17", a line of a form
_LEAST_AT = 13  # "died at 10" may be of the clock


def make_age(figure: Figure) -> None:
    """Turn a time or a bare number into an age in years."""
    if figure.dimension == "time":
        figure.low = None if figure.low is None else round(figure.low / YEAR, 4)
        figure.high = None if figure.high is None else round(figure.high / YEAR, 4)
        figure.nominal = None if figure.nominal is None else round(figure.nominal / YEAR, 4)
    figure.dimension, figure.code, figure.noun = "age", "year", ""


def old(tokens: Sequence[Token], figure: Figure) -> None:
    """ "17 years old", "17-year-old", "20 months of age": extend the figure and make it an age; "the two-year-old war"
    has lasted so long."""
    k = after_hyphen(tokens, figure.j)
    if tokens[k].lower in ("old", "olds"):
        figure.j = k + 1
        if (end := lasting(tokens, figure.j)) > figure.j:
            figure.j = end
            return
    elif tokens[k].lower == "of" and tokens[k + 1].lower == "age":
        figure.j = k + 2
    else:
        return
    make_age(figure)


def decade(tokens: Sequence[Token], i: int) -> Figure | None:
    """ "in his 20s", "late 20s", "her mid-thirties", "teens", "20-something", "twenties or thirties"."""
    something = _something(tokens, i) or _yo(tokens, i)
    if something is not None:
        return something
    found = _decade_word(tokens, i)
    if found is None:
        return None
    tens, j = found
    part, k = "", i
    if tokens[k - 1].text == "-" and tokens[k - 1].glued:
        k -= 1
    if tokens[k - 1].lower in ("early", "mid", "late"):
        part, k = tokens[k - 1].lower, k - 1
    elif k != i:
        return None
    owner = tokens[k - 1].lower
    if not (owner in words("possessives") or (part and owner not in ("the", "in", "since", "until", "by"))):
        return None
    low, high = _TEENS[part] if tens == 10 else (tens + _PARTS[part][0], tens + _PARTS[part][1])
    if tokens[j].lower in ("or", "and", "to") or tokens[j].text in ("-", "–"):
        m = j + 1
        part = ""
        if tokens[m].lower in ("early", "mid", "late"):
            part, m = tokens[m].lower, after_hyphen(tokens, m + 1)
        second = _decade_word(tokens, m)
        if second is not None and second[0] > tens:
            high, j = second[0] + _PARTS[part][1], second[1]
    return Figure(
        k, j, k, j, float(low), float(high), None, Qualifier.RANGE, dimension="age", code="year", closed=True,
        form="digits" if tokens[i].kind == "num" else "words",
    )  # fmt: skip


def _yo(tokens: Sequence[Token], i: int) -> Figure | None:
    """ "14yo", "14-yo", "14 yo"."""
    k = after_hyphen(tokens, i + 1)
    value = tokens[i].value
    toy = tokens[k + 1].text == "-" and tokens[k + 1].glued  # "20 yo-yos"
    if tokens[i].kind != "num" or tokens[k].lower != "yo" or toy or not 0 < value <= _OLDEST:
        return None
    return Figure(
        i, k + 1, i, i + 1, value, value, value, Qualifier.EXACT, dimension="age", code="year", closed=True,
        form="digits",
    )  # fmt: skip


def _decade_word(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    token = tokens[i]
    if token.kind == "num":
        after = tokens[i + 1]
        plural = after.glued and after.lower in ("s", "'s")
        return (token.value, i + 2) if plural and token.value % 10 == 0 and 10 <= token.value <= 110 else None
    if token.lower == "teens":
        return 10.0, i + 1
    value = numerals.tables().decades.get(token.lower)
    return None if value is None else (value, i + 1)


def _something(tokens: Sequence[Token], i: int) -> Figure | None:
    found = numerals.find(tokens, i) if tokens[i].kind == "num" or tokens[i].lower in numerals.tables().tens else None
    if found is None or found.value % 10 or not 20 <= found.value <= 90:
        return None
    k = after_hyphen(tokens, found.end)
    if k == found.end or tokens[k].lower not in ("something", "somethings", "ish"):
        return None
    return Figure(
        i, k + 1, i, found.end, found.value, found.value + 9, None, Qualifier.RANGE, dimension="age", code="year",
        form=found.form, closed=True,
    )  # fmt: skip


def by_context(tokens: Sequence[Token], figure: Figure) -> None:
    """Make a bare number an age where the words around it say so: "aged 49", "ages 6 and 7", "Oh, 24, was hit"."""
    if figure.dimension == "time" and tokens[figure.j - 1].lower in ("older", "younger"):
        make_age(figure)  # "65 years and older"
    if figure.dimension != "count" or figure.form == "vague" or figure.noun or figure.additional:
        return
    top = figure.high if figure.high is not None else figure.low
    if top is None or top > _OLDEST:
        return
    before = tokens[figure.i - 1]
    if (
        figure.aged
        or before.lower in ("aged", "age", "ages")
        or (before.text in _LABELLED and tokens[figure.i - 2].lower == "age" and tokens[figure.i - 2].text.istitle())
        or _beyond(tokens, figure)
        or _phrase_before(tokens, figure.i)
        or _who_was(tokens, figure)
        or _died_at(tokens, figure)
        or _as_young_as(tokens, figure)
        or _people_of(tokens, figure)
        or (figure.qualifier is Qualifier.EXACT and figure.form == "digits" and _apposed(tokens, figure))
    ):
        make_age(figure)
        _bounded(tokens, figure)


def _bounded(tokens: Sequence[Token], figure: Figure) -> None:
    """ "under the age of 18": a bound before the words that make it an age."""
    i = figure.i
    if (
        tokens[i - 1].lower != "of"
        or tokens[i - 2].lower not in ("age", "ages")
        or figure.qualifier is not Qualifier.EXACT
    ):
        return
    k = i - 4 if tokens[i - 3].lower == "the" else i - 3
    bounds = {"under": Qualifier.LESS_THAN, "below": Qualifier.LESS_THAN}
    bounds |= {"over": Qualifier.MORE_THAN, "above": Qualifier.MORE_THAN}
    qualifier = bounds.get(tokens[k].lower)
    if qualifier is not None and k >= 0:
        figure.i, figure.qualifier = k, qualifier
        figure.low = None if qualifier is Qualifier.LESS_THAN else figure.nominal
        figure.high = None if qualifier is Qualifier.MORE_THAN else figure.nominal


def _beyond(tokens: Sequence[Token], figure: Figure) -> bool:
    """ "for people over 65": a bare number behind "over" or "under" and those whose age it bounds."""
    group, word, after = tokens[figure.i - 1], tokens[figure.i].lower, tokens[figure.j]
    ends = after.kind == "end" or after.lower in words("function") or after.text in ".,;:)"
    return (
        ends
        and word in ("over", "under")
        and figure.j == figure.i + 2
        and (group.lower in words("person") or group.lower in words("of_ages"))
    )


def _phrase_before(tokens: Sequence[Token], i: int) -> bool:
    """ "the age of 17", "between the ages of 6 and 7", "he is 24."."""
    one, two, three = tokens[i - 1].lower, tokens[i - 2].lower, tokens[i - 3].lower
    if one == "of" and two in ("age", "ages"):
        return True
    if one == "between" and two == "aged":
        return True
    after = tokens[i + 1]
    ends = after.kind == "end" or after.text in ".,;"
    if one in ("turn", "turns", "turned", "turning") and tokens[i].kind == "num":  # not "turned 17 people away"
        return ends or after.kind != "word" or after.lower in words("function") or after.lower in words("when")
    subject = two if one != "just" and one != "only" else three
    verb = one if one not in ("just", "only") else two
    return ends and verb in ("is", "was", "turned", "turns") and subject in ("he", "she") and tokens[i].kind == "num"


def _as_young_as(tokens: Sequence[Token], figure: Figure) -> bool:
    """ "people as young as 18 who work": a hedge that is said of ages only."""
    k = figure.ni - 1
    return tokens[k].lower == "as" and tokens[k - 1].lower in ("young", "old") and tokens[k - 2].lower == "as"


def _people_of(tokens: Sequence[Token], figure: Figure) -> bool:
    """ "those 18 to 64 with risks": a range right behind those whose ages it tells."""
    group, after = tokens[figure.i - 1].lower, tokens[figure.j]
    ends = after.kind == "end" or after.lower in words("function") or after.text in ".,;:)"
    return ends and figure.qualifier is Qualifier.RANGE and group in words("of_ages")


def _who_was(tokens: Sequence[Token], figure: Figure) -> bool:
    """ "a boy, who a neighbour thinks was around 10, …": a bare number said of somebody."""
    i, after = figure.i, tokens[figure.j]
    ends = after.kind == "end" or after.text in ",.;)"
    if figure.form != "digits" or tokens[i - 1].lower not in ("is", "was") or not ends:
        return False
    for k in range(i - 2, max(i - 7, -1), -1):
        if tokens[k].kind != "word":
            return False
        if tokens[k].lower == "who":
            return True
    return False


def _died_at(tokens: Sequence[Token], figure: Figure) -> bool:
    """ "the actor dies at 77", "died on Sunday at 77": a bare number too great for an hour."""
    i, after = figure.i, tokens[figure.j]
    ends = after.kind == "end" or after.text in ".,;:)–—" or after.lower in ("after", "following", "from")
    if tokens[i - 1].lower != "at" or not ends or figure.nominal is None or figure.nominal < _LEAST_AT:
        return False
    return any(tokens[k].lower in ("die", "dies", "died", "dead") for k in (i - 2, i - 3, i - 4) if k >= 0)


def _apposed(tokens: Sequence[Token], figure: Figure) -> bool:
    """A number set off by commas or brackets behind a name or a person noun."""
    i, j = figure.i, figure.j
    if figure.nominal is None or not figure.nominal.is_integer() or figure.nominal < 1 or figure.nominal > 110:
        return False
    opener, named, after = tokens[i - 1], tokens[i - 2], tokens[j]
    if opener.kind == "word" and after.lower in ("said", "says", "told", "added") and 10 <= figure.nominal < 100:
        return opener.text.istitle() and opener.lower not in words("months")  # "Ahmed 24 said": commas were lost
    if named.text == "." and tokens[i - 3].lower in ("jr", "sr"):
        named = tokens[i - 3]
    if opener.text == "(" and after.text == ")":
        return named.text[:1].isupper() and tokens[i - 3].text[:1].isupper() and figure.nominal >= 5
    if opener.text != "," or named.kind != "word" or named.lower in words("no_age") or named.lower in words("months"):
        return False
    if after.text in (",", ";", ")") or after.lower in ("of", "from", "told", "said", "and"):
        return named.text[0].isupper() or (named.lower in words("person") and after.text == ",")
    if after.kind == "end" or after.text in ".-–—":
        return named.text[0].isupper()
    return False
