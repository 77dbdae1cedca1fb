"""Years and decades: numbers of four digits in places where years stand, and no counts."""

from __future__ import annotations

from factcheck.extraction.date_grammar import Found, Grammar, data_set
from factcheck.extraction.periods import decade_period, join, year_period
from factcheck.extraction.words import load

_NAME = 5  # words of what a year names: "the 1986 Australian action comedy film"
_HEAT = 8  # words before "in the nineties" that make it one of degrees


class YearGrammar(Grammar):
    """The rules of bare years."""

    text = ""
    previous_year = -9  # index of the last word of the year read last

    def decade(self, i: int) -> Found | None:
        """the 1970s."""
        named = load("dates.toml")["decades"].get(self.at(i))
        if named is not None:
            return self._named_decade(i, named)
        year = self.year(i, 1500, 2090)
        apostrophe = self.at(i + 1) in ("'", "’") and self.glued(i)
        j = i + 2 if apostrophe else i + 1
        if year is None or year % 10 or self.at(j) != "s" or not self.glued(j - 1):
            return None
        return j + 1, decade_period(year), False

    def _named_decade(self, i: int, tens: int) -> Found | None:
        """ "the Thirties", "the aughts": the last such years that are over; "her thirties" are an age."""
        k = i - 1 - (self.at(i - 1) in data_set("words", "decade_names"))
        if self.at(k) != "the" or not self.ref.year or self.dash(i + 1):
            return None
        if any(self.at(n) in data_set("words", "degrees") for n in range(k - 1, max(-1, k - _HEAT), -1)):
            return None
        century = self.ref.year // 100 * 100
        year = century + tens if century + tens + 10 <= self.ref.year else century - 100 + tens
        return i + 1, decade_period(year), False

    def names_occasion(self, i: int, strict: bool = False) -> bool:
        """Do the words at ``i`` name what is held or made in a year: "Harbour Games", "action comedy film"?
        ``strict``: by a name in capitals."""
        for k in range(i, min(i + _NAME, len(self.words))):
            word = self.words[k]
            if self.at(k) in data_set("words", "occasions"):
                return word.is_capital or not strict
            hyphen = self.dash(k) and self.glued(k - 1) and self.glued(k)
            if hyphen or (strict and self.at(k) in ("of", "the")):
                continue
            named = word.text[:1].isalpha() and self.at(k) not in data_set("words", "function_words")
            if not named or (strict and not word.is_capital):
                return False
        return False

    def plain_year(self, i: int) -> Found | None:
        """A year where the words around it leave no doubt."""
        year = self.year(i)
        return (i + 1, year_period(year), False) if year and not self.counts(i) else None

    def counts(self, i: int) -> bool:
        """Does the number at ``i`` count or measure what follows?"""
        after = self.at(i + 1)
        if after in ("block", "blk") or after in data_set("words", "measures") or after in ("%", "°", "hours", "hrs"):
            return True
        if self.glued(i) and after.isalpha() and after != "s":  # 2000m
            return not self.words[i + 1].lower.endswith("'s")
        if self.at(i - 1) in data_set("words", "number_heads"):
            return True
        lower = i + 1 < len(self.words) and self.words[i + 1].text.islower()
        round_number = self.words[i].text.endswith("00")
        return bool(lower and round_number and after.endswith("s") and after not in data_set("words", "function_words"))

    def year_only(self, i: int) -> Found | None:
        """A year, a list of years or a span of years, in a place where years stand."""
        year = self.year(i)
        if year is None or self.counts(i):
            return None
        if self.dash(i + 1) and self.glued(i) and self.glued(i + 1):
            return self._span(i, year)
        return (i + 1, year_period(year), False) if self._stands_for_year(i, year) else None

    def _span(self, i: int, year: int) -> Found | None:
        """1950-53, 2010-2014."""
        until = self.year(i + 2) or self.number(i + 2, 0, 99, 2)
        if until is None:
            return None
        until = until if until > 99 else year // 100 * 100 + until
        if until <= year or year < 1100 or until - year >= 200 or self.counts(i + 2):
            return None
        joined = join(year_period(year), year_period(until))
        return (i + 3, joined, False) if joined else None

    def _stands_for_year(self, i: int, year: int) -> bool:
        before, after = self.at(i - 1), self.at(i + 1)
        function = i + 1 >= len(self.words) or not after.isalpha() or after in data_set("words", "function_words")
        if before in ("least", "most") and self.at(i - 2) == "at" and function:
            return self.at(i - 3) in ("since", "until", "till", "through") and 1400 <= year <= 2100
        if self.fiscal(i) != i:
            return True
        past = not self.ref.year or year <= self.ref.year + 30
        prior = before == "to" and self.at(i - 2) == "prior"
        if (prior or before in ("in", "since", "until", "till", "during", "circa", "year")) and past:
            return True
        if not 1400 <= year <= 2100:
            return False
        if function and before in data_set("words", "year_prepositions"):
            return True
        if function and before in data_set("words", "year_governors"):
            return True
        if function and before in ("to", "with") and self.at(i - 2) in ("compared", "relative"):
            return True
        if not function and past and (before in data_set("words", "determiners") or self.possessive(i - 1)):
            return True
        if past and not function and self.names_occasion(i + 1, strict=True):
            return True
        if function and before in data_set("words", "held") and self.words[i - 1].is_capital:
            return True  # "Super Bowl 2018"
        if before == "(" and after in (")", ",", "-", "–"):
            return True
        if self.words[i].end < len(self.text) and self.text[self.words[i].end :][:2] in ("'s", "’s"):
            return True
        joint = before in ("and", "or", ",")
        if joint and self.previous_year == i - 2:
            return True
        opens = i == 0 or before in ("as", "when", "since", "after", "before", "until")
        return opens and year >= 1900 and after in data_set("words", "year_verbs")

    def fiscal(self, i: int) -> int:
        """The first word of "fiscal year (FY) 2021", "FY 2021" before the year at ``i``, else ``i``."""
        if self.at(i - 1) == "fy":
            return i - 1
        if [self.at(i - k) for k in (1, 2, 3, 4)] != [")", "fy", "(", "year"]:
            return i
        return i - 5 if self.at(i - 5) in ("fiscal", "financial") else i - 4

    def possessive(self, i: int) -> bool:
        """Does a possessive end at ``i``: "the firm's", "the executives'"?"""
        if i < 0:
            return False
        plural = self.words[i].text in "'’" and self.at(i - 1).endswith("s") and self.glued(i - 1)
        return plural or self.words[i].lower.endswith("'s")
