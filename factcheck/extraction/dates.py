"""Dates in a sentence, each as precise as it was said or as the publication date safely makes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from factcheck.extraction.date_direction import is_happening
from factcheck.extraction.date_grammar import Found, data_set
from factcheck.extraction.date_reader import DateReader, openers
from factcheck.extraction.date_stamps import is_post_stamp, of_act, of_report
from factcheck.extraction.periods import Period, exact_day, reference_of
from factcheck.extraction.words import load, words_of
from factcheck.model import DateValue, Qualifier

_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date with half-open offsets into the text read. ``attributive``: it names something ("the 1953 armistice",
    "tonight's attack") rather than dating what the sentence tells. ``grain``: day, week, month, quarter, season, year,
    decade, span. ``weekday_mismatch``: the weekday said is not that day's."""

    start: int
    end: int
    value: DateValue
    qualifier: Qualifier = Qualifier.EXACT
    attributive: bool = False
    weekday_mismatch: bool = False
    grain: str = "day"
    relative: bool = False  # resolved by the publication date
    swings: bool = False  # a bare weekday, "this week" on a Sunday, "Jan. 19": the words do not say which one
    of_report: bool = False  # dates the saying, not the event: "officials said Friday", "SEOUL, Nov 13 (Reuters) -"
    act: bool = False  # the saying is what somebody did: "she tweeted on Friday"
    stamp: bool = False  # of a post: "— Jane Doe (@janedoe) October 13, 2016"

    @property
    def tells(self) -> bool:
        """Whether it may say when something was: the 1953 armistice does not, Thursday's release does."""
        return (self.act or not self.of_report) and (self.relative or not self.attributive)


@cache
def _trigger() -> re.Pattern[str]:
    """What every date has of the sentence in lower case: case left to the expression is three times as slow."""
    data = load("dates.toml")
    names = [
        *data["months"],
        *data["weekdays"],
        *data["seasons"],
        "today",
        "tonight",
        "yesterday",
        "tomorrow",
        "ago",
        "week",
        "weekend",
        "month",
        "year",
        "quarter",
        "night",
        "morning",
        "afternoon",
        "evening",
        "eve",
        "day",
        "holidays",
        *data["feasts"],
        *data["decades"],
    ]
    return re.compile(r"\d|\b(?:" + "|".join(sorted(names)) + r")")


@cache
def _opening() -> frozenset[str]:
    return openers() | {"from", "between"}


def find_dates(text: str, published: str | None, *, posted: bool = False) -> list[DateMention]:
    """The dates of one sentence in order, never overlapping. ``published`` resolves what is relative to it; without
    it "Nov. 13" stays --11-13, and "Monday" is not returned at all. ``posted``: a post of that day, which may write
    "12/26"."""
    if not _trigger().search(text.lower()):
        return []
    reader = DateReader(words_of(text), reference_of(published))
    reader.text, reader.posted = text, posted
    out: list[DateMention] = []
    i = 0
    opening = _opening()
    for first, low in enumerate(reader.low[: len(reader.words)]):
        if first < i or not (low in opening or low[0].isdigit()):
            continue
        i = first
        found = reader.read(i) or _nine_eleven(reader, i)
        if found is None:
            continue
        j, period, about = found
        if (period.grain == "year" and j == i + 1) or (reader.words[j - 1].is_number and j - 1 >= i):
            reader.previous_year = j - 1
        reader.told = period
        out.append(_mention(reader, i, j, period, about))
        if period.grain in ("day", "month") and _YEAR.search(out[-1].value.text):
            reader.dated = period
        i = max(j, i + 1)
    return out


def _nine_eleven(reader: DateReader, i: int) -> Found | None:
    words = reader.words[i : i + 3]
    if [w.text for w in words] != ["9", "/", "11"] or words[0].end != words[1].start or words[1].end != words[2].start:
        return None
    if reader.at(i + 3) in ("/", "-") or reader.at(i - 1) in ("/", "-"):
        return None
    period = exact_day(2001, 9, 11)
    return (i + 3, period, False) if period else None


def _mention(reader: DateReader, i: int, j: int, period: Period, about: bool) -> DateMention:
    words, first = reader.words, i
    said = words[i].lower
    before = [reader.at(i - k) for k in (1, 2, 3)]
    bounded = before[0] == "than" and before[1] in ("more", "less") and reader.at(j - 1) == "ago"
    hedged = before[0] in ("over", "nearly", "almost") and reader.at(j - 1) == "ago"
    owns = reader.owns(j - 1) and not said.startswith("new")  # "more about Tuesday's launch"
    if hedged or (before[0] in data_set("words", "hedges") and not owns):
        first, about = i - 1, True
    elif bounded or before[:2] in (["of", "most"], ["least", "at"]):
        first, about = i - 2, True
    elif before == ["the", "of", "most"]:
        first, about = i - 3, True
    elif period.grain == "year" and j == i + 1:
        first = reader.fiscal(i)
    last = words[j - 1]
    end = last.end - 2 if last.lower.endswith("'s") and not said.startswith("new") else last.end
    if words[j - 1].lower.endswith("'s") and said.startswith("new"):
        end = last.end - 2
    start = words[first].start
    value = DateValue(period.iso, reader.text[start:end])
    stamp = is_post_stamp(reader, i)
    relative = _YEAR.search(reader.text[start:end]) is None
    return DateMention(
        start,
        end,
        value,
        Qualifier.ABOUT if about else Qualifier.EXACT,
        _attributive(reader, i, j, period) and not _pictured(reader, j),
        i in reader.mismatches,
        period.grain,
        relative and reader.ref.year is not None,
        _swings(reader, i, j, period),
        stamp or of_report(reader, i, j, period),
        not stamp and of_act(reader, i),
        stamp,
    )


_TWO_DAYS = 21  # code points of two days with a stroke between


def _swings(reader: DateReader, i: int, j: int, period: Period) -> bool:
    if reader.names_happening(i, j):
        return False
    said = [reader.at(k) for k in range(i, j)]
    fixed = ("last", "next", "this", "past", "coming")
    days = period.grain == "day" or (period.grain == "span" and len(period.iso) == _TWO_DAYS)
    if days and reader.months.keys() & said and not any(w.isdigit() and len(w) > 2 for w in said):
        return reader.ref.day is not None and not any(w in reader.weekdays or w in fixed for w in said)
    if said == ["this", "week"]:
        return reader.ref.day is not None and reader.ref.day.weekday() == 6
    return (
        period.grain == "day"
        and any(word in reader.weekdays for word in said)
        and not any(word.isdigit() or word in fixed or word in reader.months for word in said)
    )


def _attributive(reader: DateReader, i: int, j: int, period: Period) -> bool:
    """Does the date stand before a noun, as a name for it? "the 1953 armistice", "last year's attack"."""
    words = reader.words
    if words[i].text == "9" and reader.at(i + 1) == "/":
        return True
    possessive = reader.owns(j - 1) or reader.text[words[j - 1].end :][:2] in ("'s", "’s")
    if possessive:
        return True
    if j >= len(words) or not words[j].text[:1].isalpha() or words[j].lower in data_set("words", "function_words"):
        return False
    before = reader.at(i - 1)
    if reader.possessive(i - 1) or before in data_set("words", "owners"):
        return words[j].is_capital  # "the firm's 2016 profit" is that of 2016, "the firm's 2016 Beetle" a name
    if before not in data_set("words", "determiners"):
        return False
    bare = period.grain == "year" and reader.at(i).isdigit()  # "the 2011 uprising" was that year
    if bare and (is_happening(reader.at, j) or reader.names_occasion(j)):
        return False  # "the 2016 Berlin attack" too, and "the 2016 Winter Games"
    named = words[j].text != words[j].lower  # "a 2017 iPad" too
    return not bare or named or words[j].lower in data_set("words", "dated_names")


def _pictured(reader: DateReader, j: int) -> bool:
    """Does a picture follow: "in this Dec. 13, 2016 file photo"? Its date says when what it shows was."""
    return not data_set("words", "pictures").isdisjoint(
        (reader.at(j), reader.at(j + 1) if reader.at(j) == "file" else "")
    )
