"""The grammar of one calendar expression: "Monday, Nov. 13", "13-15 November", "last November", "two years ago".

Each rule of ``Grammar`` takes the index of a word and gives ``(index after, Period, about)`` or None. A rule looks a
bounded number of words ahead, so that reading a text is linear.
"""

from __future__ import annotations

from datetime import date

from factcheck.extraction.date_direction import begins_then, is_happening, looks_ahead, still_ahead
from factcheck.extraction.periods import (
    Period,
    Reference,
    exact_day,
    month_period,
    nearest,
)
from factcheck.extraction.words import Word, load, word_set

Found = tuple[int, Period, bool]
_NOTHING = [""] * 16  # more than any rule looks back


def data_set(*keys: str) -> frozenset[str]:
    """A word list of dates.toml."""
    return word_set("dates.toml", *keys)


class Grammar:
    """The words of one sentence and the day it was published on."""

    def __init__(self, words: list[Word], reference: Reference) -> None:
        self.words = words
        self.low = [w.lower.removesuffix("'s") for w in words]
        self.low += _NOTHING  # also what a look before the first word finds
        self.ref = reference
        self.told: Period | None = None  # the date read last in the sentence
        self.dated: Period | None = None  # the last with its month and its year said
        self.mismatches: set[int] = set()  # first word of each date whose weekday is another
        data = load("dates.toml")
        self.months: dict[str, int] = data["months"]
        self.weekdays: dict[str, int] = data["weekdays"]
        self.short: dict[str, int] = data["weekdays_short"]
        self.seasons: dict[str, int] = data["seasons"]
        self.numbers: dict[str, int] = data["numbers"]

    # -- words ---------------------------------------------------------------------------------------------------

    def at(self, i: int) -> str:
        """The word at ``i`` in lower case without a possessive ending, "" past the ends."""
        try:
            return self.low[i]
        except IndexError:
            return ""

    def number(self, i: int, low: int, high: int, digits: int = 0) -> int | None:
        """Digits at ``i`` within bounds, not part of a decimal or of a grouped number."""
        if not 0 <= i < len(self.words):
            return None
        word = self.words[i]
        if len(word.text) > 4 or not word.text.isascii() or not word.is_number or (digits and len(word.text) != digits):
            return None
        for side, far in ((i - 1, i - 2), (i + 1, i + 2)):
            if self.at(side) in (".", ",") and self.glued(min(side, i)) and self.glued(min(side, far)):
                other = self.words[far] if 0 <= far < len(self.words) else None
                if other is not None and other.is_number and (len(other.text) == 3 or self.at(side) == "."):
                    return None
        value = int(word.text)
        return value if low <= value <= high else None

    def glued(self, i: int) -> bool:
        """No space between word ``i`` and the next."""
        return 0 <= i < len(self.words) - 1 and self.words[i].end == self.words[i + 1].start

    def dash(self, i: int) -> bool:
        """A hyphen or dash at ``i``."""
        return self.at(i) in ("-", "–", "—", "‑")

    def month(self, i: int) -> tuple[int, int] | None:
        """A capitalised month name at ``i`` and the index after it and its full stop."""
        number = self.months.get(self.at(i))
        if number is None or not self.words[i].is_capital:
            return None
        short = len(self.at(i)) <= 4 and self.at(i) not in ("may", "june", "july")
        return number, i + 2 if short and self.at(i + 1) == "." and self.glued(i) else i + 1

    def day_number(self, i: int) -> tuple[int, int] | None:
        """``13``, ``13th`` at ``i`` and the index after it."""
        value = self.number(i, 1, 31)
        if value is None or len(self.words[i].text) > 2:
            return None
        if self.at(i + 1) in ("st", "nd", "rd", "th") and self.glued(i):
            return value, i + 2
        return value, i + 1

    def year(self, i: int, low: int = 1000, high: int = 2100) -> int | None:
        """A four-digit year at ``i``."""
        return self.number(i, low, high, 4)

    def future(self, i: int, j: int = -1) -> bool:
        """Do the few words before ``i`` speak of what is to come? Not of what they name with the date up to ``j``:
        "a panel is set to study the Jan. 6 riot"."""
        return looks_ahead(self.at, i) and not self.names_happening(i, j)

    def names_happening(self, i: int, j: int) -> bool:
        """Does the date from ``i`` to ``j`` name something that has happened: "the Jan. 6 riot", "Monday's attack"?"""
        named = self.at(i - 1) in data_set("words", "determiners") or (j > i and self.owns(j - 1))
        return j > i and named and is_happening(self.at, j, "aftermath")

    def nearest(self, near: list[Period], anchor: date, i: int, j: int = -1) -> Period:
        """Which of the periods the date from ``i`` to ``j`` means: the nearest in the direction that the words show."""
        if still_ahead(self.at, i):
            near = [p for p in near if p.last and p.last >= anchor] or near
        return nearest(near, anchor, self.future(i, j) or begins_then(self.at, i))

    def owns(self, k: int) -> bool:
        """Is the word at ``k`` a possessive, or a weekday that has lost its apostrophe ("Fridays raids")?"""
        word = self.words[k].lower
        return word.endswith("'s") or word[:-1] in self.weekdays

    def habitual(self, i: int) -> bool:
        """Do the words before ``i`` tell what is so every year: "it usually reports in January"?"""
        before = [self.at(k) for k in range(i - 1, max(-1, i - 12), -1)]
        return not data_set("words", "habits").isdisjoint(before)

    # -- days ----------------------------------------------------------------------------------------------------

    def dated_day(self, i: int) -> Found | None:
        """[Weekday] Month day [year] and its cousins."""
        weekday, j = self.lead_weekday(i)
        begin: tuple[int, int, int] | None = None  # month, day, index after
        last_day: int | None = None
        month = self.month(j)
        if month:
            day = self.day_number(month[1])
            if day and not (self.at(day[1]) in (".", ":", "%") and self.number(day[1] + 1, 0, 9999) is not None):
                begin = (month[0], day[0], day[1])
                joined = self.dash(day[1]) or (self.at(i - 1) != "between" and self.second_day(day[1]))
                if joined and not self.month(day[1] + 1):
                    until = self.day_number(day[1] + 1)
                    if until and until[0] > day[0]:
                        last_day, begin = until[0], (month[0], day[0], until[1])
        else:
            day = self.day_number(j)
            if day:
                k = day[1]
                if self.at(k) == "of":
                    k += 1
                if self.dash(k) or self.at(k) in ("to", "and"):
                    until = self.day_number(k + 1)
                    if until and until[0] > day[0] and self.month(until[1]):
                        last_day, k = until[0], until[1]
                elif self.dash(k) and self.month(k + 1):
                    k += 1
                month = self.month(k)
                if month:
                    begin = (month[0], day[0], month[1])
        if begin is None:
            return None
        end, year = self.year_after(begin[2])
        first = self.place_day(begin[0], begin[1], year, weekday, i, end)
        if first is None:
            return None
        if last_day is not None:
            if first.first is None:
                return None
            final = exact_day(first.first.year, begin[0], last_day)
            return (end, Period(f"{first.iso}/{final.iso}", first.first, final.last, "span"), False) if final else None
        return end, first, False

    def second_day(self, i: int) -> bool:
        """Does "and" at ``i`` lead to another day: "on June 15 and 16", but not "on June 15 and 16 people"?"""
        after = self.at(i + 2)
        ends = not after.isalpha() or after in data_set("words", "function_words")
        return self.at(i) == "and" and ends and after not in ("%", "-", ":", "/", "of")

    def lead_weekday(self, i: int) -> tuple[int | None, int]:
        """An optional weekday with its comma, "the" or part of the day before a date."""
        weekday = self.weekdays.get(self.at(i), self.short.get(self.at(i)))
        if weekday is None or not self.words[i].is_capital:
            return None, i
        j = i + 1
        if self.at(i) in self.short and self.at(j) == ".":
            j += 1
        if self.at(j) in data_set("words", "day_parts"):
            j += 1
        if self.at(j) in (",", "("):
            j += 1
        if self.at(j) == "the":
            j += 1
        return weekday, j

    def year_after(self, i: int) -> tuple[int, int | None]:
        """ ", 2016", "2016", "last year", "this year" after a day or a month; the index after and the year."""
        j = i + 1 if self.at(i) in (",", "of") else i
        year = self.year(j, 1000, 2200)
        if year is not None and self.at(j + 1) not in data_set("words", "measures"):
            return j + 1, year
        if self.at(j) in ("last", "this", "next") and self.at(j + 1) == "year" and self.ref.year:
            return j + 2, self.ref.year + {"last": -1, "this": 0, "next": 1}[self.at(j)]
        return i, None

    def place_day(
        self, month: int, day: int, year: int | None, weekday: int | None, i: int, j: int = -1
    ) -> Period | None:
        """A day of the year given, else of the year that puts it nearest to the publication."""
        if year is None and self.ref.year is None:
            return Period(f"--{month:02d}-{day:02d}", None, None, "day") if exact_day(2000, month, day) else None
        if year is not None:
            period = exact_day(year, month, day)
        else:
            assert self.ref.year
            anchor = self.ref.day or month_period(self.ref.year, self.ref.month or 12).last
            near = [p for y in (-1, 0, 1) if (p := exact_day(self.ref.year + y, month, day))]
            if not near or anchor is None:
                return None
            period = self.nearest(near, anchor, i, j)
            right = [p for p in near if p.first and p.first.weekday() == weekday]
            far = period.first is not None and abs((period.first - anchor).days) > 60
            if weekday is not None and right and far:
                # The weekday may know the year better than nearness does, unless the day is too near to doubt.
                period = self.nearest(right, anchor, i, j)
        if period and period.first and weekday is not None and period.first.weekday() != weekday:
            self.mismatches.add(i)
        return period
