"""Fixed feasts that news dates by: killed on New Year's Eve, but not "the New Year's Eve party", which is a name."""

from __future__ import annotations

from factcheck.extraction.date_grammar import Found, Grammar, data_set
from factcheck.extraction.periods import exact_day
from factcheck.extraction.words import load

_BESIDE = 45  # days between a feast and the date that gives its year
_AHEAD = 8  # words behind a feast in which "two years ago" gives its year


class FeastGrammar(Grammar):
    """The rule of the feasts."""

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
        return None

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
