"""Whole date expressions: the rules of ``date_grammar`` joined by "between", "late", "the end of"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from factcheck.extraction.date_direction import put_off
from factcheck.extraction.date_feasts import FeastGrammar
from factcheck.extraction.date_grammar import Found, data_set
from factcheck.extraction.date_numeric import NumericGrammar
from factcheck.extraction.date_relative import RelativeGrammar
from factcheck.extraction.date_years import YearGrammar
from factcheck.extraction.periods import (
    Period,
    edge,
    exact_day,
    join,
    month_period,
    months_period,
    nearest,
    part,
    week_period,
    weekend_before,
    year_period,
)
from factcheck.extraction.words import load

_SATURDAY = 5


@cache
def openers() -> frozenset[str]:
    """Words that a date may begin with."""
    data = load("dates.toml")
    keys = ["months", "weekdays", "weekdays_short", "seasons", "ordinals", "numbers", "today"]
    keys += ["days", "feasts", "decades"]
    firsts = {name.split()[0].removesuffix("'s") for key in keys for name in data[key]}
    firsts |= {f"{name}s" for name in data["weekdays"]}
    lists = ("parts", "edges_end", "edges_start")
    return frozenset(firsts).union(*(data_set("words", key) for key in lists), data["words"]["opening"].split())


class DateReader(RelativeGrammar, FeastGrammar, NumericGrammar, YearGrammar):
    """Whole date expressions, longest rule first."""

    def read(self, i: int) -> Found | None:
        """The date expression at word ``i``."""
        word = self.at(i)
        if word in ("from", "between"):
            return self.between(i)
        if self.words[i].text[0].isdigit():
            return self.numeral(i)
        if word not in openers():
            return None
        return self.edged(i) or self.parted(i) or self.atom(i)

    def numeral(self, i: int) -> Found | None:
        """One expression that begins with digits."""
        if len(self.words[i].text) > 4:
            return None
        if len(self.words[i].text) == 4:
            return self.numeric_day(i) or self.decade(i) or self.year_only(i)
        return self.numeric_day(i) or self.short_day(i) or self.dated_day(i) or self.ago(i) or self.bare_day(i)

    def atom(self, i: int) -> Found | None:
        """One expression without "late" or "the end of"."""
        if i >= len(self.words):
            return None
        return (
            self.numeric_day(i)
            or self.dated_day(i)
            or self.feast(i)
            or self.today(i)
            or self.ago(i)
            or self.modified(i)
            or self.before_told(i)
            or self.quarter(i)
            or self.season(i)
            or self.month_only(i)
            or self.weekend(i)
            or self.weekday(i)
            or self.decade(i)
            or self.year_only(i)
            or self.bare_day(i)
        )

    def between(self, i: int) -> Found | None:
        """from … to …, between … and …; the second end may be a bare day: "between Feb 8 and 25"."""
        first = self.atom(i + 1) or self.plain_year(i + 1)
        if first is None:
            return None
        j = first[0]
        joints = ("and",) if self.at(i) == "between" else data_set("words", "range_ends")
        if self.at(j) not in joints and not self.dash(j):
            return None
        second = self.atom(j + 1) or self.plain_year(j + 1)
        if second is None and first[1].grain == "day" and first[1].first:
            day = self.day_number(j + 1)
            month = first[1].first
            period = exact_day(month.year, month.month, day[0]) if day else None
            second = (day[1], period, False) if day and period else None
        if second is None:
            return None
        joined = join(first[1], second[1])
        return (second[0], joined, False) if joined else None

    def edged(self, i: int) -> Found | None:
        """(the) end of 2016, the beginning of the year: a day; the tail end of it: its last third."""
        j = i + 1 if self.at(i) == "the" else i
        tail = self.at(j) == "tail" and self.at(j + 1) == "end"
        j += tail
        end = self.at(j) in data_set("words", "edges_end")
        if not (end or self.at(j) in data_set("words", "edges_start")) or self.at(j + 1) != "of":
            return None
        j += 2
        inner = self.modified(j) or self.month_only(j, True) or self.plain_year(j)
        if self.at(j) == "the" and self.at(j + 1) == "week" and self.ref.day:
            return j + 2, week_period(self.ref.day), True  # whose last day some take for Friday and some for Sunday
        if inner is None and self.at(j) == "the" and self.at(j + 1) in ("year", "month") and self.ref.year:
            if self.at(j + 1) == "year":
                inner = (j + 2, year_period(self.ref.year), False)
            elif self.ref.month:
                inner = (j + 2, month_period(self.ref.year, self.ref.month), False)
        if inner and tail:
            return inner[0], part(inner[1], "late"), True
        period = edge(inner[1], end) if inner else None
        return (inner[0], period, False) if inner and period else None

    def parted(self, i: int) -> Found | None:
        """late November, mid-January, early 2017, early on Monday, earlier this week, later today."""
        which = self.at(i)
        j = i + 1
        if which in ("earlier", "later"):
            return self.today(j) or (self.modified(j) if self.at(j) == "this" else None)
        if which not in data_set("words", "parts"):
            return None
        if self.dash(j):
            j += 1
        if self.at(j) in ("on", "in"):
            j += 1
        inner = self.weekday(j) or self.today(j) or self.month_only(j, True)
        inner = inner or self.modified(j) or self.decade(j) or self.plain_year(j)
        if inner is None:
            return None
        if inner[1].grain in ("month", "year"):
            return inner[0], part(inner[1], which), True
        return inner

    def quarter(self, i: int) -> Found | None:
        """fourth quarter, final quarter of 2017, Q4, Q4 2017, the first half of 2016."""
        number = load("dates.toml")["ordinals"].get(self.at(i))
        j = i + 1
        if self.at(i) == "q" and self.glued(i):
            number, j = self.number(i + 1, 1, 4), i + 2
            if number is None:
                return None
        elif number is not None:
            if self.dash(j):
                j += 1
            if (months := self._months_of(number, j)) is not None:
                return months
            half = self.at(j) == "half"
            if self.at(j) != "quarter" and not half:
                return None
            j += 1
            end, year = self.year_after(j)
            if half:
                if year is None or (number > 2 and self.at(i) == "third"):
                    return None
                return end, months_period(year, 1 if number == 1 else 7, 6, "span"), False
            if self.at(i) == "last" and year is None:
                return None  # "last quarter" is the one before
        else:
            return None
        end, year = self.year_after(j)
        if self.at(j) == "of" and self.at(j + 1) in ("last", "this", "next") and year is None:
            return None
        if year is not None:
            return end, months_period(year, 3 * number - 2, 3, "quarter"), False
        if self.ref.day is None or self.ref.year is None:
            return None
        near = [months_period(self.ref.year + k, 3 * number - 2, 3, "quarter") for k in (-1, 0, 1)]
        return j, nearest(near, self.ref.day, self.future(i)), False

    def _months_of(self, place: int, j: int) -> Found | None:
        """ "the first three months of this year", "the last two months of 2016", from the number on."""
        count = self.number(j, 2, 11) or self.numbers.get(self.at(j), 0)
        if place not in (1, 4) or not 2 <= count <= 11 or self.at(j + 1) != "months" or self.at(j + 2) != "of":
            return None
        end, year = self.year_after(j + 2)
        if year is None:
            return None
        return end, months_period(year, 1 if place == 1 else 13 - count, count, "span"), False

    def season(self, i: int) -> Found | None:
        """spring 2014, the summer of 1997; a bare season is no date."""
        month = self.seasons.get(self.at(i))
        if month is None:
            return None
        end, year = self.year_after(i + 1)
        return (end, months_period(year, month, 3, "season"), False) if year and end > i + 1 else None

    def month_only(self, i: int, licensed: bool = False) -> Found | None:
        """A month with or without its year."""
        found = self.month(i)
        if found is None:
            return None
        month, j = found
        end, year = self.year_after(j)
        if year is not None:
            return end, month_period(year, month), False
        before = self.at(i - 1)
        if not licensed and self.at(i) in data_set("words", "doubtful_months"):
            loose = before in ("of", "to", "for", "with", "and") and not put_off(self.at, i)
            if before not in data_set("words", "month_prepositions") or loose:
                return None
            after = self.words[j] if j < len(self.words) else None
            if after is not None and after.is_capital and after.text.isalpha():  # "by April Ryan"
                return None
        elif not licensed and i + 1 < len(self.words) and self.words[i + 1].is_capital and before == "":
            return None
        if self.number(j, 0, 9999) is not None or self.words[i].text.isupper():
            return None
        if self.ref.year is None or (before == "in" and self.habitual(i)):
            return j, Period(f"--{month:02d}", None, None, "month"), False
        anchor = self.ref.day or month_period(self.ref.year, self.ref.month or 12).last
        near = [month_period(self.ref.year + k, month) for k in (-1, 0, 1)]
        return (j, self.nearest(near, anchor, i), False) if anchor else None

    def weekend(self, i: int) -> Found | None:
        """over the weekend, at the weekend: the last one, or the next where the words look ahead."""
        day = self.ref.day
        if self.at(i) != "weekend" or self.at(i - 1) != "the" or day is None:
            return None
        if self.at(i - 2) not in ("over", "at", "on", "during", "through", "throughout"):
            return None
        ahead = self.future(i - 1) and day.weekday() < _SATURDAY
        period = weekend_before(day, -1 if ahead else 0)
        lasting = self.at(i - 2) in ("through", "throughout")  # how long, and not about when
        return i + 1, replace(period, grain="week") if lasting else period, False

    def bare_day(self, i: int) -> Found | None:
        """on the 13th: of the month of publication, if that day has come."""
        day = self.day_number(i)
        if day is None or day[1] != i + 2 or self.at(i - 1) != "the" or self.at(i - 2) != "on" or self.ref.day is None:
            return None
        after = self.words[day[1]] if day[1] < len(self.words) else None
        if after is not None and after.text.isalpha() and after.lower not in data_set("words", "function_words"):
            return None
        period = exact_day(self.ref.day.year, self.ref.day.month, day[0])
        return (day[1], period, False) if period and period.first and period.first <= self.ref.day else None
