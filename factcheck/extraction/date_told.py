"""Dates said from another of the same sentence: "the previous month", "the night before", "after the Tuesday vote"."""

from __future__ import annotations

from factcheck.extraction.date_grammar import Found, Grammar, data_set
from factcheck.extraction.periods import period_before, weekday_period


class ToldGrammar(Grammar):
    """Rules that need the date told before."""

    def before_told(self, i: int) -> Found | None:
        """ "more than in the previous month", where the sentence has told of a month: the one before that. Without a
        preposition it may go back to another sentence: "they split the previous year"."""
        if self.told is None or self.at(i) != "the":
            return None
        unit, parts = self.at(i + 2), data_set("words", "day_parts")
        if self.at(i + 2) == "before" and self.at(i + 1) in parts:
            unit = "day" if self._ends_clause(i + 3) else ""
        elif self.at(i + 1) not in ("previous", "prior", "preceding"):
            return None
        elif unit in parts:
            unit = "day"
        elif self.at(i - 1) not in data_set("words", "compared"):
            return None
        period = period_before(self.told, unit)
        return (i + 3, period, False) if period else None

    def _ends_clause(self, i: int) -> bool:
        """Is nothing named behind "the night before" that it was the night before of?"""
        return not self.at(i).isalpha() or self.at(i) in data_set("words", "no_nouns")

    def appointed(self, i: int, end: int) -> bool:
        """Does the weekday at ``i`` date what is planned ("Tuesday's planned launch"), or what was appointed to come
        before a day to come: "may come on Thursday, after the Wednesday meeting"?"""
        if self.at(end) in data_set("direction", "appointing"):
            return True
        told, day = self.told, self.ref.day
        if told is None or told.first is None or day is None or told.first <= day:
            return False
        coming = weekday_period(self.weekdays[self.at(i)], day, "next").first
        named = self.at(i - 1) == "the" and self.at(i - 2) in ("after", "following", "before")
        return (
            named
            and self.at(end) in data_set("direction", "appointments")
            and coming is not None
            and coming <= told.first
        )
