"""The grammar of one time of day: "3:11 p.m.", "15:11", "1500 hours", "half past three", "three thirty-one PM"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from factcheck.extraction.words import Word, load, word_set, words_of


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time before its surroundings are read, words ``first`` to ``after``. ``sure``: its form tells am from pm."""

    hour: int
    minute: int
    first: int
    after: int
    sure: bool
    meridiem: bool = False
    named: bool = False


def clock_words(*keys: str) -> frozenset[str]:
    """A word list of the clock table in dates.toml."""
    return word_set("dates.toml", "clock", *keys)


@cache
def clock_openers() -> frozenset[str]:
    """The words, digits aside, that a time may begin with."""
    return clock_words("named") | frozenset(load("dates.toml")["numbers"]) | {"a", "half", "quarter"}


class ClockGrammar:
    """The words of one sentence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[Word] = words_of(text)
        self.numbers: dict[str, int] = load("dates.toml")["numbers"]

    def at(self, i: int) -> str:
        """The lower-case word at ``i``, "" past the ends."""
        return self.words[i].lower if 0 <= i < len(self.words) else ""

    def glued(self, i: int) -> bool:
        """No space between word ``i`` and the next."""
        return 0 <= i < len(self.words) - 1 and self.words[i].end == self.words[i + 1].start

    def digits(self, i: int, length: int = 0) -> int | None:
        """Up to four ASCII digits at ``i``."""
        if not 0 <= i < len(self.words):
            return None
        word = self.words[i].text
        if len(word) > 4 or not word.isascii() or not word.isdigit() or (length and len(word) != length):
            return None
        return int(word)

    def meridiem(self, i: int) -> tuple[str, int] | None:
        """am, a.m., PM … at ``i``; "a" or "p" and the index after."""
        word = self.at(i)
        if word in ("am", "pm"):
            return word[0], i + 1
        if word in ("a", "p") and self.at(i + 1) == "." and self.at(i + 2) == "m" and self.glued(i + 1):
            stop = self.at(i + 3) == "." and self.glued(i + 2)
            return word, i + 4 if stop else i + 3
        return None

    def spoken(self, i: int) -> tuple[int, int] | None:
        """A number word below 60 at ``i`` ("thirty-one"), and the index after."""
        value = self.numbers.get(self.at(i), 0)
        if not 1 <= value < 60 or self.at(i) in ("a", "an"):
            return None
        if value >= 20 and value % 10 == 0:
            j = i + 2 if self.at(i + 1) == "-" else i + 1
            unit = self.numbers.get(self.at(j), 0)
            if 1 <= unit <= 9 and self.at(j) not in ("a", "an"):
                return value + unit, j + 1
        return value, i + 1

    # -- forms ---------------------------------------------------------------------------------------------------

    def read(self, i: int) -> TimeOfDay | None:
        """The time at word ``i``."""
        if self.at(i) in clock_words("named"):
            if (self.at(i + 1) == "-" and self.glued(i)) or self.names_next(i):
                return None
            return TimeOfDay(0 if self.at(i) == "midnight" else 12, 0, i, i + 1, True, named=True)
        if self.digits(i) is not None:
            if (
                i
                and self.glued(i - 1)
                and (self.at(i - 1) in (".", ":", ",", "$", "£", "€", "/", "#") or self.at(i - 1).isalpha())
            ):
                return None
            return self.paired(i) or self.military(i) or self.hour_only(i)
        return self.in_words(i)

    def names_next(self, i: int) -> bool:
        """ "Bush's midnight rules": the hour names what follows it."""
        after = self.at(i + 1)
        follows = after.isalpha() and after.islower() and not self.words[i + 1].is_capital
        free = after in word_set("dates.toml", "words", "function_words") or after in (
            "today",
            "tonight",
            "yesterday",
            "local",
        )
        return follows and not free and self.at(i - 1) not in clock_words("introducers")

    def paired(self, i: int) -> TimeOfDay | None:
        """3:11 p.m., 15:11, 3.11pm, 15h30."""
        hour, sign = self.digits(i), self.at(i + 1)
        minute = self.digits(i + 2, 2)
        if hour is None or minute is None or len(self.words[i].text) > 2 or hour > 24 or minute > 59:
            return None
        j = i + 3
        told = self.half(hour, j) or self.zone(j) or self.at(j) in ("hours", "hrs")
        spaced = sign == ":" and not self.glued(i + 1) and told  # "at 06: 00 BST": the space came in printing
        if sign not in (":", ".", "h") or not self.glued(i) or not (self.glued(i + 1) or spaced):
            return None
        if sign == ":" and self.at(j) == ":" and self.digits(j + 1, 2) is not None:  # seconds
            j += 2
        if self.at(j) in (":", ".", ",") and self.glued(j) and self.glued(j - 1) and self.digits(j + 1) is not None:
            return None
        half = self.half(hour, j)
        if half is not None:
            return TimeOfDay(half[0], minute, i, half[1], True, True)
        if hour == 24 and minute:
            return None
        if sign == "h":
            return TimeOfDay(hour % 24, minute, i, j, True)
        if sign == ".":
            return self.dotted(hour, minute, i, j)
        other = self.at(i - 1) in clock_words("scores_before") or self.at(j) in clock_words("units_after") | {"-", "to"}
        if other and not self.is_time_place(i, j):
            return None
        if self.words[i].text == "0":  # 0:55 is a place in a video
            return None
        padded = hour >= 13 or self.words[i].text.startswith("0")
        if not padded and not self.is_time_place(i, j):
            return None
        if padded and not self.is_time_place(i, j) and i and self.words[i - 1].is_capital and i > 1:
            return None  # John 13:15
        return TimeOfDay(hour % 24, minute, i, j, padded)

    def dotted(self, hour: int, minute: int, i: int, j: int) -> TimeOfDay | None:
        """3.11 is a decimal unless a zone or a part of the day stands by it."""
        if self.at(i - 1) not in clock_words("introducers") or self.at(j) in clock_words("units_after"):
            return None
        sure = self.zone(j) is not None or self.day_part(j) is not None
        return TimeOfDay(hour % 24, minute, i, j, hour >= 13) if sure else None

    def military(self, i: int) -> TimeOfDay | None:
        """1500 hours, 0030 GMT."""
        value = self.digits(i, 4)
        if value is None or value % 100 > 59 or value > 2400:
            return None
        hours = self.at(i + 1) in ("hours", "hrs", "h")
        zone = self.zone(i + 1)
        if hours and self.at(i + 2) != "of" and self.at(i - 1) in clock_words("introducers") | {"(", ","}:
            return TimeOfDay(value // 100 % 24, value % 100, i, i + 2, True)
        if zone and (self.at(i + 1) in clock_words("zones") or self.at(i - 1) in clock_words("introducers") | {"("}):
            return TimeOfDay(value // 100 % 24, value % 100, i, i + 1, True)
        return None

    def hour_only(self, i: int) -> TimeOfDay | None:
        """3 p.m., 9pm, 3 o'clock."""
        hour = self.digits(i)
        if hour is None or hour > 12 or hour == 0 or len(self.words[i].text) > 2:
            return None
        j = i + 2 if self.at(i + 1) == "-" else i + 1
        half = self.half(hour, j)
        if half is not None:
            # "from 9 am" is a time, "9 am I" hardly; a bare "am" needs no dot but must not be the verb
            if (
                self.at(j) == "am"
                and not self.glued(i)
                and self.at(i - 1) in ("i", "and")
                and self.at(j + 1) in ("i", "not")
            ):
                return None
            return TimeOfDay(half[0], 0, i, half[1], True, True)
        if self.at(i + 1) == "o'clock":
            return TimeOfDay(hour, 0, i, i + 2, False)
        if self.day_part(i + 1) is not None and self.at(i - 1) in clock_words("introducers"):  # at 4 in the afternoon
            return TimeOfDay(hour, 0, i, i + 1, False)
        # "from 3 to 5 p.m.", "between 9 and 10pm": the first borrows from the second
        if self.at(i - 1) in ("from", "between") and self.at(i + 1) in ("to", "and", "until", "till", "-"):
            second = self.digits(i + 2)
            after = self.half(second, i + 3) if second is not None and 1 <= second <= 12 else None
            if second is not None and after is not None:
                pm = after[0] >= 12
                start = hour % 12 + (12 if pm and hour % 12 <= second % 12 else 0)
                return TimeOfDay(start, 0, i, i + 1, True, True)
        return None

    def half(self, hour: int | None, j: int) -> tuple[int, int] | None:
        """The 24-hour hour under am or pm at ``j``, and the index after."""
        found = self.meridiem(j)
        if found is None or hour is None or not 0 <= hour <= 23:
            return None
        if hour > 12:
            return (hour, found[1]) if found[0] == "p" else None
        return hour % 12 + (12 if found[0] == "p" else 0), found[1]

    def in_words(self, i: int) -> TimeOfDay | None:
        """three thirty-one PM, nine o'clock, half past three, quarter to nine, ten past four."""
        if self.at(i) in ("half", "quarter") or (self.at(i) == "a" and self.at(i + 1) == "quarter"):
            k = i + 1 if self.at(i) == "a" else i
            minutes, j = (30 if self.at(k) == "half" else 15), k + 1
        else:
            first = self.spoken(i)
            if first is None:
                return None
            if first[0] <= 12:
                found = self.spoken_hour(i, first[0], first[1])
                if found is not None:
                    return found
            minutes, j = first
            if self.at(j) in ("minutes", "minute"):
                j += 1
        if self.at(j) not in ("past", "to") or (self.at(j) == "to" and minutes == 30):
            return None
        hour = self.spoken(j + 1)
        value, after = hour if hour is not None else (self.digits(j + 1) or 0, j + 2)
        if self.at(j + 1) in clock_words("named"):
            value = 12 if self.at(j + 1) != "midnight" else 24
        elif self.at(j) == "to" and self.at(i) not in ("quarter", "a") and self.meridiem(after) is None:
            return None  # "five to nine" is a range of anything
        if not 1 <= value <= 24 or (self.at(j) == "to" and self.at(i) == "half"):
            return None
        at = value * 60 + (minutes if self.at(j) == "past" else -minutes)
        half = self.half(value, after)
        if half is not None:
            at, after = half[0] * 60 + (minutes if self.at(j) == "past" else -minutes), half[1]
        elif self.at(after) == "o'clock":
            after += 1
        sure = half is not None or self.at(j + 1) in clock_words("named")
        return TimeOfDay(at // 60 % 24, at % 60, i, after, sure, half is not None)

    def spoken_hour(self, i: int, hour: int, j: int) -> TimeOfDay | None:
        """The hour in words with am, pm or o'clock, and minutes in words between."""
        if self.at(j) == "o'clock":
            half = self.half(hour, j + 1)
            return TimeOfDay(half[0], 0, i, half[1], True, True) if half else TimeOfDay(hour, 0, i, j + 1, False)
        k = j + 1 if self.at(j) == "-" else j
        minute, after = 0, j
        found = self.spoken(k)
        if found is not None and found[0] >= 10:
            minute, after = found
        half = self.half(hour, after)
        return TimeOfDay(half[0], minute, i, half[1], True, True) if half else None

    # -- surroundings --------------------------------------------------------------------------------------------

    def is_time_place(self, i: int, j: int) -> bool:
        """Does a word before or after show that h:mm is a time of day?"""
        before = self.at(i - 1)
        weak = ("of", "and", "to", "about")
        if before in clock_words("introducers") and before not in weak:
            return True
        if before == "about" and self.at(i - 2) in ("at", "by", "until", "since", "from"):
            return True
        if before in ("and", "to") and self.at(i - 3) == ":" and self.digits(i - 2, 2) is not None:
            lead = self.at(i - 5)  # between 8:42 and 8:46
            return lead in clock_words("introducers") and lead not in weak
        if before in ("(", "about") and self.zone(j) is not None:
            return True
        return self.zone(j) is not None or self.day_part(j) is not None or self.at(j) in ("hours", "hrs")

    def zone(self, i: int) -> tuple[str, int] | None:
        """GMT, KST, local time, Iran time, New York time at ``i``: as said, and the index after."""
        word = self.at(i)
        if word in clock_words("zones") and self.words[i].text.isupper():
            after = i + 1
            if self.at(after) in ("+", "-") and self.digits(after + 1) is not None and self.glued(after):
                after += 2
            return self.text[self.words[i].start : self.words[after - 1].end], after
        if word == "local" and self.at(i + 1) == "time":
            return "local time", i + 2
        for length in (1, 2, 3):
            names = self.words[i : i + length]
            if not names or not all(w.is_capital and w.text.isalpha() for w in names):
                break
            if self.at(i + length) == "time" or (self.at(i + length) == "local" and self.at(i + length + 1) == "time"):
                after = i + length + (1 if self.at(i + length) == "time" else 2)
                return self.text[names[0].start : names[-1].end], after
        return None

    def day_part(self, i: int) -> tuple[str, int] | None:
        """in the morning, in the afternoon, in the evening, at night: "a" or "p", and the index after."""
        if self.at(i) == "in" and self.at(i + 1) == "the" and self.at(i + 2) in ("morning", "afternoon", "evening"):
            return ("a" if self.at(i + 2) == "morning" else "p"), i + 3
        if self.at(i) == "at" and self.at(i + 1) == "night":
            return "n", i + 2
        return None
