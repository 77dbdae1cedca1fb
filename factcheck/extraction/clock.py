"""Clock times in a sentence, as HH:MM of a 24-hour day."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from factcheck.extraction.words import Word, load, word_set, words_of
from factcheck.model import ClockTime, Qualifier


@dataclass(frozen=True, slots=True)
class ClockMention:
    """A time of day with half-open offsets into the text read, its hedge and zone included.

    ``ambiguous``: nothing said whether it is before or after noon ("at 3:15"); the hour is then taken as written, or
    as near as possible to the time before it. ``same_as``: start of the mention that this one restates in another
    zone. ``until``: start of the mention that ends the span this one begins ("from 5:30 pm to 11:03 pm").
    """

    start: int
    end: int
    value: ClockTime
    ambiguous: bool = False
    same_as: int = -1
    until: int = -1

    @property
    def minutes(self) -> int:
        """Minutes after midnight."""
        return int(self.value.time[:2]) * 60 + int(self.value.time[3:])


@dataclass(frozen=True, slots=True)
class _Time:
    """A time before its surroundings are read: words ``first`` to ``after``; ``sure`` by its own form (am/pm, 15:11)."""

    hour: int
    minute: int
    first: int
    after: int
    sure: bool
    meridiem: bool = False
    named: bool = False


_TRIGGER = re.compile(r"\d|noon|midday|midnight|o['’]clock|\b(?:past|quarter|a\.?m|p\.?m)\b", re.IGNORECASE)


def _set(*keys: str) -> frozenset[str]:
    return word_set("dates.toml", "clock", *keys)


class _Reader:
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
        if not word.isascii() or not word.isdigit() or len(word) > 4 or (length and len(word) != length):
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

    def read(self, i: int) -> _Time | None:
        """The time at word ``i``."""
        if self.at(i) in _set("named"):
            if self.at(i + 1) == "-" and self.glued(i):
                return None
            return _Time(0 if self.at(i) == "midnight" else 12, 0, i, i + 1, True, named=True)
        if self.digits(i) is not None:
            if (
                i
                and self.glued(i - 1)
                and (self.at(i - 1) in (".", ":", ",", "$", "£", "€", "/", "#") or self.at(i - 1).isalpha())
            ):
                return None
            return self.paired(i) or self.military(i) or self.hour_only(i)
        return self.in_words(i)

    def paired(self, i: int) -> _Time | None:
        """3:11 p.m., 15:11, 3.11pm, 15h30."""
        hour, sign = self.digits(i), self.at(i + 1)
        minute = self.digits(i + 2, 2)
        if hour is None or minute is None or len(self.words[i].text) > 2 or hour > 24 or minute > 59:
            return None
        if sign not in (":", ".", "h") or not self.glued(i) or not self.glued(i + 1):
            return None
        j = i + 3
        if sign == ":" and self.at(j) == ":" and self.digits(j + 1, 2) is not None:  # seconds
            j += 2
        if self.at(j) in (":", ".", ",") and self.glued(j) and self.glued(j - 1) and self.digits(j + 1) is not None:
            return None
        half = self.half(hour, j)
        if half is not None:
            return _Time(half[0], minute, i, half[1], True, True)
        if hour == 24 and minute:
            return None
        if sign == "h":
            return _Time(hour % 24, minute, i, j, True)
        if sign == ".":
            return self.dotted(hour, minute, i, j)
        if self.at(i - 1) in _set("scores_before") or self.at(j) in _set("units_after") or self.at(j) in ("-", "to"):
            if not self.is_time_place(i, j):
                return None
        if self.words[i].text == "0":  # 0:55 is a place in a video
            return None
        padded = hour >= 13 or self.words[i].text.startswith("0")
        if not padded and not self.is_time_place(i, j):
            return None
        if padded and not self.is_time_place(i, j) and i and self.words[i - 1].is_capital and i > 1:
            return None  # John 13:15
        return _Time(hour % 24, minute, i, j, padded)

    def dotted(self, hour: int, minute: int, i: int, j: int) -> _Time | None:
        """3.11 is a decimal unless a zone or a part of the day stands by it."""
        if self.at(i - 1) not in _set("introducers") or self.at(j) in _set("units_after"):
            return None
        sure = self.zone(j) is not None or self.day_part(j) is not None
        return _Time(hour % 24, minute, i, j, hour >= 13) if sure else None

    def military(self, i: int) -> _Time | None:
        """1500 hours, 0030 GMT."""
        value = self.digits(i, 4)
        if value is None or value % 100 > 59 or value > 2400:
            return None
        hours = self.at(i + 1) in ("hours", "hrs", "h")
        zone = self.zone(i + 1)
        if hours and self.at(i + 2) != "of" and self.at(i - 1) in _set("introducers") | {"(", ","}:
            return _Time(value // 100 % 24, value % 100, i, i + 2, True)
        if zone and (self.at(i + 1) in _set("zones") or self.at(i - 1) in _set("introducers") | {"("}):
            return _Time(value // 100 % 24, value % 100, i, i + 1, True)
        return None

    def hour_only(self, i: int) -> _Time | None:
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
            return _Time(half[0], 0, i, half[1], True, True)
        if self.at(i + 1) == "o'clock":
            return _Time(hour, 0, i, i + 2, False)
        # "from 3 to 5 p.m.", "between 9 and 10pm": the first borrows from the second
        if self.at(i - 1) in ("from", "between") and self.at(i + 1) in ("to", "and", "until", "till", "-"):
            second = self.digits(i + 2)
            after = self.half(second, i + 3) if second is not None and 1 <= second <= 12 else None
            if second is not None and after is not None:
                pm = after[0] >= 12
                start = hour % 12 + (12 if pm and hour % 12 <= second % 12 else 0)
                return _Time(start, 0, i, i + 1, True, True)
        return None

    def half(self, hour: int | None, j: int) -> tuple[int, int] | None:
        """The 24-hour hour under am or pm at ``j``, and the index after."""
        found = self.meridiem(j)
        if found is None or hour is None or not 0 <= hour <= 23:
            return None
        if hour > 12:
            return (hour, found[1]) if found[0] == "p" else None
        return hour % 12 + (12 if found[0] == "p" else 0), found[1]

    def in_words(self, i: int) -> _Time | None:
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
        if self.at(j + 1) in _set("named"):
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
        sure = half is not None or self.at(j + 1) in _set("named")
        return _Time(at // 60 % 24, at % 60, i, after, sure, half is not None)

    def spoken_hour(self, i: int, hour: int, j: int) -> _Time | None:
        """The hour in words with am, pm or o'clock, and minutes in words between."""
        if self.at(j) == "o'clock":
            half = self.half(hour, j + 1)
            return _Time(half[0], 0, i, half[1], True, True) if half else _Time(hour, 0, i, j + 1, False)
        k = j + 1 if self.at(j) == "-" else j
        minute, after = 0, j
        found = self.spoken(k)
        if found is not None and found[0] >= 10:
            minute, after = found
        half = self.half(hour, after)
        return _Time(half[0], minute, i, half[1], True, True) if half else None

    # -- surroundings --------------------------------------------------------------------------------------------

    def is_time_place(self, i: int, j: int) -> bool:
        """Does a word before or after show that h:mm is a time of day?"""
        before = self.at(i - 1)
        if before in _set("introducers") and before not in ("of", "and", "to", "about"):
            return True
        if before in ("(", "about") and self.zone(j) is not None:
            return True
        return self.zone(j) is not None or self.day_part(j) is not None or self.at(j) in ("hours", "hrs")

    def zone(self, i: int) -> tuple[str, int] | None:
        """GMT, KST, local time, Iran time, New York time at ``i``: as said, and the index after."""
        word = self.at(i)
        if word in _set("zones") and self.words[i].text.isupper():
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

    def finish(self, time: _Time, previous: ClockMention | None) -> tuple[ClockMention, int]:
        """Add hedge, part of the day and zone."""
        hour, sure, after = time.hour, time.sure, time.after
        part = self.day_part(after)
        if part is not None and not time.named:
            after = part[1]
            if not time.meridiem and hour <= 12:
                late = part[0] == "p" or (part[0] == "n" and 5 <= hour < 12)
                hour, sure = hour % 12 + (12 if late else 0), True
        zone = self.zone(after)
        if zone is not None:
            after = zone[1]
        first, qualifier = self.hedge(time.first)
        if not sure and previous is not None and hour <= 12:
            near = ((hour % 12) * 60 + time.minute, (hour % 12 + 12) * 60 + time.minute)
            hour = min(near, key=lambda m: (abs(m - previous.minutes), m)) // 60
        said = self.text[self.words[first].start : self.words[after - 1].end]
        value = ClockTime(f"{hour:02d}:{time.minute:02d}", said, zone[0] if zone else None, qualifier)
        return ClockMention(self.words[first].start, self.words[after - 1].end, value, not sure), after

    def hedge(self, i: int) -> tuple[int, Qualifier]:
        """The first word of the hedge before ``i`` and what it does to the time."""
        if self.at(i - 1) in _set("hedges"):
            return i - 1, Qualifier.ABOUT
        if self.at(i - 1) in ("after", "before", "past") and self.at(i - 2) in _set("near"):
            return i - 2, Qualifier.ABOUT
        if self.at(i - 1) in ("after", "past"):
            return i, Qualifier.MORE_THAN
        if self.at(i - 1) == "before":
            return i, Qualifier.LESS_THAN
        if self.at(i - 1) == "by":
            return i, Qualifier.AT_MOST
        return i, Qualifier.EXACT


def find_clock_times(text: str, previous: ClockMention | None = None) -> list[ClockMention]:
    """The times of day of one sentence in order. ``previous``: the last time told before this sentence; a time that
    does not say whether it is before or after noon is then read as the one nearest to it."""
    if not _TRIGGER.search(text):
        return []
    reader = _Reader(text)
    out: list[ClockMention] = []
    i = last = 0
    while i < len(reader.words):
        time = reader.read(i)
        if time is None:
            i += 1
            continue
        mention, after = reader.finish(time, previous)
        if out:
            between = text[out[-1].end : mention.start].strip()
            if between.endswith("(") and between[:-1].strip().lower() in load("dates.toml")["weekdays"]:
                between = "("
            both_zoned = mention.value.tz is not None and mention.value.tz != out[-1].value.tz
            if both_zoned and between in ("(", "/", "or", ", or", "—", "-"):
                mention = replace(mention, same_as=out[-1].start)
            elif between in ("to", "until", "till", "and", "-", "–", "—") and _spans(reader, last, between):
                out[-1] = replace(out[-1], until=mention.start)
                if out[-1].ambiguous and not mention.ambiguous and out[-1].minutes + 720 <= mention.minutes:
                    later = f"{int(out[-1].value.time[:2]) + 12:02d}{out[-1].value.time[2:]}"
                    out[-1] = replace(out[-1], value=replace(out[-1].value, time=later), ambiguous=False)
        out.append(mention)
        previous, last = mention, time.first
        i = max(after, i + 1)
    return out


def _spans(reader: _Reader, first: int, joint: str) -> bool:
    """Is the pair of times a span? "and" needs its "between"."""
    lead = reader.at(first - 1)
    return lead == "between" if joint == "and" else True
