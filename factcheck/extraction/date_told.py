"""Dates said from another of the same sentence: "the previous month", "the night before", "after the Tuesday vote"."""

from __future__ import annotations

from datetime import timedelta

from factcheck.extraction.date_grammar import Found, Grammar, data_set
from factcheck.extraction.periods import Period, day_period, period_before, week_period, weekday_period

_WEEK = 24  # words back to a week and the day that it ended on


class ToldGrammar(Grammar):
    """Rules that need the date told before."""

    def before_told(self, i: int) -> Found | None:
        """ "more than in the previous month", where the sentence has told of a month: the one before that. Without a
        preposition it may go back to another sentence: "they split the previous year"."""
        if self.told is None or self.at(i) != "the":
            return self._week_earlier(i) if self.told else None
        unit, parts = self.at(i + 2), data_set("words", "day_parts")
        if self.at(i + 2) == "before" and (self.at(i + 1) in parts or self.at(i + 1) == "day"):
            unit = "day" if self._ends_clause(i + 3) else ""
        elif self.at(i + 1) == "week" and unit in ("prior", "before", "earlier"):
            return self._week_earlier(i)
        elif self.at(i + 1) not in ("previous", "prior", "preceding"):
            return None
        elif unit in parts:
            unit = "day"
        elif self.at(i - 1) not in data_set("words", "compared"):
            return None
        told = self._week_told(i) if unit == "week" else self.told
        period = period_before(told, unit) if told else None
        return (i + 3, period, False) if period else None

    def _week_earlier(self, i: int) -> Found | None:
        """ "claims fell last week from 300,000 a week earlier", "… the week prior": the one before the
        week that was told."""
        if self.at(i + 1) != "week" or not self._ends_clause(i + 3) or not (told := self._week_told(i)):
            return None
        if (self.at(i), self.at(i + 2)) not in (
            ("a", "earlier"),
            ("the", "earlier"),
            ("the", "prior"),
            ("the", "before"),
        ):
            return None
        day = self.told.first if self.told and self.told.grain == "day" else None
        period = day_period(day - timedelta(days=7)) if day else period_before(told, "week")
        return (i + 3, period, False) if period else None

    def _week_told(self, i: int) -> Period | None:
        """The week told before word ``i``, by its name or by the day that it ended on: "the week ended May 8"."""
        told = self.told
        if told is None or told.grain != "day" or told.first is None:
            return told
        ended = any(self.at(k) == "week" and self.at(k + 1) in ("ended", "ending") for k in range(max(0, i - _WEEK), i))
        return week_period(told.first) if ended else None

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
