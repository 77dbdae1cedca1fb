"""Fixed feasts that news dates by: killed on New Year's Eve, but not "the New Year's Eve party", which is a name."""

from __future__ import annotations

from factcheck.extraction.date_grammar import Found, Grammar, data_set
from factcheck.extraction.periods import exact_day, month_period
from factcheck.extraction.words import load

_BESIDE = 45  # days between a feast and the date that gives its year
_QUOTES = "\"'“”‘’"
_GONE_BY = frozenset({"over", "since", "after", "during"})  # before a feast that is over
_SOON = 14  # days to a feast that may be meant all the same
_WINTER = frozenset({11, 12, 1, 2, 3})
_AHEAD = 8  # words behind a feast in which "two years ago" gives its year


class FeastGrammar(Grammar):
    """The rules of the feasts."""

    text = ""

    def feast(self, i: int) -> Found | None:
        """New Year's Eve and the few fixed days that news dates by."""
        days: dict[str, list[int]] = load("dates.toml")["days"]
        for length in (3, 2):
            month_day = days.get(" ".join(w.lower for w in self.words[i : i + length]))
            if month_day:
                j = i + length
                end, year = self.year_after(j)
                if year is None and self.at(j) == "in" and (year := self.year(j + 1)) is not None:
                    end = j  # "on New Year's Eve in 2015": the year is a date of its own
                if year is None and self._is_name(i, j):
                    return None
                year = year or self._years_ago(j) or self._year_beside(*month_day)
                period = self.place_day(month_day[0], month_day[1], year, None, i)
                return (end, period, False) if period else None
        return self._bare_feast(i) or self._holidays(i)

    def _bare_feast(self, i: int) -> Found | None:
        """ "over Christmas", "since Halloween": the day, or some days about it."""
        month_day: list[int] | None = load("dates.toml")["feasts"].get(self.at(i))
        end, year = self.year_after(i + 1)
        if month_day is None or self.at(i - 1) not in data_set("words", "feast_prepositions") or self._repeated(i):
            return None
        if year is None and self.at(end).isalpha() and self.at(end) not in data_set("words", "function_words"):
            return None  # "after Christmas dinner"
        year = year or self._year_beside(*month_day)
        day = self.ref.day
        if year is None and day and (coming := exact_day(day.year, *month_day)) and coming.first:
            if self.future(i):
                year = day.year + (coming.first < day)
            elif self.at(i - 1) in _GONE_BY:
                year = day.year - ((coming.first - day).days > _SOON)
        period = self.place_day(month_day[0], month_day[1], year, None, i)
        return (end, period, self.at(i - 1) in ("over", "around", "during")) if period else None

    def _holidays(self, i: int) -> Found | None:
        """ "over the holidays", said in winter: those of December."""
        if self.at(i) != "the" or self.at(i + 1) != "holidays" or self.at(i - 1) not in ("over", "during"):
            return None
        ref = self.ref
        if ref.year is None or ref.month not in _WINTER:
            return None
        return i + 2, month_period(ref.year - (ref.month <= 3), 12), True

    def _repeated(self, i: int) -> bool:
        """Do quotation marks hold no more than the feast and its preposition: 'not "over Christmas", as she put it'?"""
        start, end = self.words[i - 1].start, self.words[i].end
        before = self.text[max(0, start - 2) : start].rstrip()[-1:]
        after = self.text[end : end + 3].lstrip(" ,.")[:1]
        return bool(before and after) and before in _QUOTES and after in _QUOTES

    def _is_name(self, i: int, j: int) -> bool:
        """Is the feast what is held or kept, and not when: "its New Year's Eve gala", "celebrate New Year's Eve",
        "that wild New Year's Eve"?"""
        for k in (j, j + 1, j + 2):
            if self.at(k) in data_set("words", "festivities"):
                return True
            if not self.at(k).isalpha() or self.at(k) in data_set("words", "function_words"):
                break
        before = [self.at(i - 1), self.at(i - 2), self.at(i - 3)]
        for word in before[: 2 if before[0] in data_set("words", "determiners") else 3]:
            if word in data_set("words", "keeping"):
                return True
            if word in data_set("words", "function_words") - data_set("words", "determiners"):
                break
        after = self.at(j)
        heads = not after.isalpha() or after in data_set("words", "function_words")
        one_of = data_set("words", "determiners") | data_set("words", "repeated")
        return heads and (before[0] in one_of or (before[1] in one_of and before[0].isalpha()))

    def _year_beside(self, month: int, day: int) -> int | None:
        """The year that puts the feast beside the month told before it: "in January 2016, after New Year's Eve"."""
        near = self.dated
        if near is None or near.first is None:
            return None
        for year in (near.first.year - 1, near.first.year):
            at = exact_day(year, month, day)
            if at and at.first and abs((at.first - near.first).days) <= _BESIDE:
                return year
        return None

    def _years_ago(self, j: int) -> int | None:
        """The year of "New Year's Eve in several cities two years ago"; a clause of its own tells of another time."""
        for k in range(j, min(j + _AHEAD, len(self.words))):
            if self.at(k) in (",", ".", ";", ":", "—", "–") or self.at(k) in data_set("words", "reporting"):
                return None
            amount = self.numbers.get(self.at(k)) or self.number(k, 1, 99)
            if amount and self.at(k + 1) in ("year", "years") and self.at(k + 2) == "ago" and self.ref.day:
                # said in December, two years ago is the feast of two years before the next one
                return self.ref.day.year - amount
            if self.at(k) == "last" and self.at(k + 1) == "year" and self.ref.day:
                return self.ref.day.year - 1
        return None
