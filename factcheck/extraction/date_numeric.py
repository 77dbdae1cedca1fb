"""Days written in digits: 2017-11-13, 13.11.2017, 11/13/2017, and in a post 12/26."""

from __future__ import annotations

from factcheck.extraction.date_grammar import Found, Grammar
from factcheck.extraction.periods import Period, exact_day

_LATELY = 7  # days before a post


class NumericGrammar(Grammar):
    """The rules of digits."""

    posted = False  # is the text a post, whose day the reference is?

    def numeric_day(self, i: int) -> Found | None:
        """2017-11-13, 13.11.2017, 11/13/2017; a day and a month that cannot be told apart are left alone."""
        sign = self.at(i + 1)
        if sign not in ("-", "/", ".") or self.at(i + 3) != sign or not all(self.glued(k) for k in range(i, i + 4)):
            return None
        a, b, c = (self.words[k].text if k < len(self.words) else "" for k in (i, i + 2, i + 4))
        if not (a + b + c).isascii() or not (a.isdigit() and b.isdigit() and c.isdigit()) or len(b) > 2:
            return None
        joined = self.glued(i + 4) and self.at(i + 5) in ("-", "/", ".") and self.glued(i + 5)
        if joined and self.words[i + 6].is_number:
            return None
        if i and self.glued(i - 1) and self.at(i - 1) in ("-", "/", "."):
            return None
        if len(a) == 4 and sign != ".":
            period = exact_day(int(a), int(b), int(c)) if len(c) <= 2 and 1000 <= int(a) <= 2200 else None
        elif len(c) == 4 and len(a) <= 2 and (sign != "-" or len(a + b) == 4) and 1000 <= int(c) <= 2200:
            readings = {p for m, d in ((int(a), int(b)), (int(b), int(a))) if (p := exact_day(int(c), m, d))}
            if sign == ".":
                readings = {p for p in (exact_day(int(c), int(b), int(a)),) if p}
            if len(readings) == 2 and self.ref.day:
                day = self.ref.day
                readings = {p for p in readings if p.first and -7 <= (day - p.first).days <= 45}
            period = readings.pop() if len(readings) == 1 else None
        else:
            period = self._short_year(a, b, c) if sign == "/" else None
        return (i + 5, period, False) if period else None

    def _short_year(self, a: str, b: str, c: str) -> Period | None:
        """12/31/17 near the end of 2017 or in 2018, where only one reading is a day."""
        year = self.ref.day.year if self.ref.day else None
        if year is None or len(a) > 2 or len(c) != 2 or int(c) not in (year % 100, (year - 1) % 100):
            return None
        full = year if int(c) == year % 100 else year - 1
        readings = {p for m, d in ((int(a), int(b)), (int(b), int(a))) if (p := exact_day(full, m, d))}
        return readings.pop() if len(readings) == 1 else None

    def short_day(self, i: int) -> Found | None:
        """ "12/26" in a post of the days after it; anywhere else that may be a score, a share or a sequel."""
        alone = not (self.glued(i - 1) or self.glued(i + 2))
        if (
            not self.posted
            or self.ref.day is None
            or self.at(i + 1) != "/"
            or not (self.glued(i) and self.glued(i + 1))
        ):
            return None
        a, b = self.number(i, 1, 31), self.number(i + 2, 1, 31)
        if a is None or b is None or not alone:
            return None
        days = [p for m, d in {(a, b), (b, a)} for y in (-1, 0) if (p := exact_day(self.ref.day.year + y, m, d))]
        near = [p for p in days if p.first and 0 <= (self.ref.day - p.first).days <= _LATELY]
        return (i + 3, near[0], False) if len(near) == 1 else None
