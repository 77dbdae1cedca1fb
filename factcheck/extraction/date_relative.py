"""Dates said from the day of publication: "two years ago", "last week", "this spring", "Thursday night"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from factcheck.extraction.date_direction import is_happening
from factcheck.extraction.date_grammar import Found, data_set
from factcheck.extraction.date_told import ToldGrammar
from factcheck.extraction.periods import (
    Period,
    day_period,
    exact_day,
    month_period,
    months_period,
    nearest,
    shift_months,
    week_period,
    weekday_period,
    weekend_before,
    year_period,
)
from factcheck.extraction.words import load

_YEARS = {"decade": 10, "century": 100}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}


def _singular(unit: str) -> str:
    return "century" if unit == "centuries" else unit.removesuffix("s")


class RelativeGrammar(ToldGrammar):
    """Rules that need the publication date; without it none of them finds anything."""

    def ago(self, i: int) -> Found | None:
        """ "two years ago", "half a century ago", "a few months ago", as precise as the unit: a year, a month, a
        week, a day; "20 years ago today" is a day."""
        span = self._few(i) or self._amount(i)
        if span is None:
            return None
        amount, unit, j, few = span
        if self.at(j) != "ago" or self.ref.year is None:
            return None
        if few:
            vague = self._some_time_ago(unit, amount)
            return (j + 1, vague, True) if vague else None
        unit, years = ("year", amount * _YEARS[unit]) if unit in _YEARS else (unit, amount)
        period: Period | None = None
        if unit == "year" and self.ref.year > years and years == int(years):
            day = self.ref.day
            if self.at(j + 1) in ("today", "tonight") and day:
                period = exact_day(day.year - int(years), day.month, day.day)
                return (j + 2, period, False) if period else None
            period = year_period(self.ref.year - int(years))
        elif unit == "month" and self.ref.month:
            period = shift_months(self.ref.year, self.ref.month, -int(amount))
        elif self.ref.day and unit in _DAYS:
            day = self.ref.day - timedelta(days=int(amount * _DAYS[unit]))
            period = day_period(day) if unit == "day" else week_period(day)
        return (j + 1, period, unit != "day") if period else None

    def _amount(self, i: int) -> tuple[float, str, int, bool] | None:
        """ "two years", "thirty-three years", "a century", "half a century", "a half-century", "a quarter century"."""
        j = i + 1 if self.at(i) in ("a", "an") else i
        part = {"half": 0.5, "quarter": 0.25}.get(self.at(j))
        if part is not None:
            j += 1
            while self.dash(j) or self.at(j) in ("of", "a", "an"):
                j += 1
            unit = self.at(j)
            return (part, unit, j + 1, False) if unit in ("century", "decade") else None
        amount = self.number(i, 1, 999) if self.words[i].is_number else self.numbers.get(self.at(i))
        j = i + 1
        if amount and amount >= 20 and self.dash(j) and self.numbers.get(self.at(j + 1), 99) < 10:
            amount, j = amount + self.numbers[self.at(j + 1)], j + 2
        return (amount, _singular(self.at(j)), j + 1, False) if amount else None

    def _few(self, i: int) -> tuple[float, str, int, bool] | None:
        """ "a few days", "a couple of months", "several weeks", "months": their greatest number and unit."""
        j, most = i + 2, 6
        if self.at(i) == "a" and self.at(i + 1) in ("few", "couple"):
            j += self.at(j) == "of"
            most = 3 if self.at(i + 1) == "couple" else 6
        elif self.at(i) in ("several", "some"):
            j, most = i + 1, 9
        elif self.at(i) in ("days", "weeks", "months") and not self._counted(i - 1):
            j, most = i, 9
        else:
            return None
        return most, _singular(self.at(j)), j + 1, True

    def _counted(self, i: int) -> bool:
        """Does a number or a word of number stand at ``i``, which the rules of numbers read?"""
        word = self.at(i)
        return (
            word.isdigit() or word in self.numbers or self.dash(i) or word in ("few", "several", "many", "half", "of")
        )

    def _some_time_ago(self, unit: str, most: float) -> Period | None:
        """The month, else the year, that holds every day from two to ``most`` units ago; None where none does."""
        if self.ref.year is None or self.ref.month is None:
            return None
        if unit == "month":
            first, last = (shift_months(self.ref.year, self.ref.month, -int(n)).first for n in (most, 2))
        elif unit in _DAYS and self.ref.day:
            first, last = (self.ref.day - timedelta(days=int(n * _DAYS[unit])) for n in (most, 2))
        else:
            return None
        if first is None or last is None or first.year != last.year:
            return None
        return month_period(first.year, first.month) if first.month == last.month else year_period(first.year)

    def today(self, i: int) -> Found | None:
        """today, tonight, this morning, last night."""
        table: dict[str, int] = load("dates.toml")["today"]
        for length in (2, 1):
            offset = table.get(" ".join(self.at(k) for k in range(i, i + length)))
            if offset is not None and self.ref.day:
                if self.at(i) == "today" and i + 1 < len(self.words) and self.words[i].text == self.words[i + 1].text:
                    return None
                if self.at(i) == "today" and (self._is_paper(i) or self._nowadays(i)):
                    return None
                end = i + length
                return self.day_part_after(end), day_period(self.ref.day + timedelta(days=offset)), False
        return None

    def _is_paper(self, i: int) -> bool:
        """ "USA Today", "NBC/Today", "on the Today show": who tells it."""
        slashed = self.at(i - 1) == "/" and self.glued(i - 1)
        return (
            slashed or self.at(i - 1) == "usa" or (self.words[i].is_capital and self.at(i + 1) in ("show", "programme"))
        )

    def _nowadays(self, i: int) -> bool:
        """ "the tallest tower in the world today", "bigger than any other flying today"."""
        if self.at(i - 1) not in data_set("words", "nowadays"):
            return False
        before = [self.at(k) for k in range(i - 2, max(-1, i - 12), -1)]
        return any(w in ("most", "any", "least", "few", "only") or (w.endswith("est") and len(w) > 5) for w in before)

    def modified(self, i: int) -> Found | None:
        """last, this, next, the past … week, month, year, weekend, quarter, season, weekday or month name."""
        which = {"previous": "last", "past": "last", "coming": "next"}.get(self.at(i), self.at(i))
        j = i + 1
        if which == "this" and self.at(j) in ("past", "coming", "last"):
            j += 1
        what = self.at(j)
        ref = self.ref
        if which not in ("last", "this", "next") or (what != "weekend" and self.at(i) in ("past", "previous")):
            return None
        if (
            which == "last"
            and self.at(i - 1) == "the"
            and self.at(i - 2) in ("in", "over", "during", "for", "of", "within")
        ):
            return None  # "in the last week" is a length of time
        if which == "next" and self.at(i) == "next" and self.at(i - 1) == "the":
            return None  # "spent the next year" goes on from what was told
        step = {"last": -1, "this": 0, "next": 1}[which]
        period: Period | None = None
        if what == "year" and ref.year:
            period = year_period(ref.year + step)
        elif what == "month" and ref.year and ref.month:
            period = shift_months(ref.year, ref.month, step)
        elif what == "week" and ref.day:
            period = week_period(ref.day + timedelta(days=7 * step))
        elif what == "weekend" and ref.day:
            back = {"last": int(ref.day.weekday() >= 5), "this": 0, "next": -1}[which]
            period = replace(weekend_before(ref.day, back), grain="week")
        elif what == "quarter" and ref.year and ref.month:
            month = (ref.month - 1) // 3 * 3 + 1
            at = shift_months(ref.year, month, 3 * step)
            period = months_period(int(at.iso[:4]), int(at.iso[5:]), 3, "quarter")
        elif what in self.weekdays and ref.day and which != "this":
            period = weekday_period(self.weekdays[what], ref.day, which)
        elif what in self.seasons and ref.year and ref.day:
            period = self.season_near(what, which)
        elif (month_at := self.month(j)) and ref.year and ref.day and self.number(month_at[1], 0, 9999) is None:
            near = [month_period(ref.year + k, month_at[0]) for k in (-1, 0, 1)]
            ended = [p for p in near if p.last and p.last < ref.day]
            to_come = [p for p in near if p.first and p.first > ref.day]
            period = {"last": ended[-1], "this": near[1], "next": to_come[0]}[which]
            return month_at[1], period, False
        if period is None:
            return None
        return self.day_part_after(j + 1, what in self.weekdays), period, False

    def season_near(self, name: str, which: str) -> Period:
        """The last, this or next season of that name."""
        assert self.ref.year and self.ref.day
        day = self.ref.day
        near = [months_period(self.ref.year + k, self.seasons[name], 3, "season") for k in (-2, -1, 0, 1)]
        if which == "last":
            return [p for p in near if p.last and p.last < day][-1]
        if which == "next":
            return next(p for p in near if p.first and p.first > day)
        return nearest(near, day, future=False)

    def day_part_after(self, i: int, allowed: bool = True) -> int:
        """Skip "morning", "night" and the like."""
        return i + 1 if allowed and self.at(i) in data_set("words", "day_parts") else i

    def _owns_happening(self, i: int) -> bool:
        """ "Saturdays blast", whose apostrophe was lost: a day in the plural right before what happened on one. On
        Saturdays, as on most of them, things happen that are no news."""
        if self.at(i - 1) in ("on", "and", "or", "to", "through", *data_set("words", "repeated")):
            return False
        return is_happening(self.at, i + 1, "appointments", "owned")

    def weekday(self, i: int) -> Found | None:
        """A bare weekday with its part of the day."""
        number = self.weekdays.get(self.at(i))
        if number is None and self.at(i).endswith("days") and self.words[i].is_capital and self._owns_happening(i):
            number = self.weekdays.get(self.at(i)[:-1])
        if number is None or self.ref.day is None:
            return None
        if self.at(i - 1) in data_set("words", "weekday_names_before") | data_set("words", "repeated"):
            return None
        if self.at(i + 1) in data_set("words", "weekday_names_after") and self.words[i + 1].is_capital:
            return None
        end = self.day_part_after(i + 1)
        if (
            self.at(i - 1) == "a"
            and not self.glued(i - 2)
            and (not self.at(end).isalpha() or self.at(end) in data_set("words", "function_words"))
        ):
            return None  # "it was a Thursday night"; a Thursday vote has its day
        ahead = self.future(i, end) or self.appointed(i, end)
        which = "next" if ahead and self.ref.day.weekday() != number else ""
        return end, weekday_period(number, self.ref.day, which), False
