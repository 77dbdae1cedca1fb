"""Clock times in a sentence, as HH:MM of a 24-hour day."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from factcheck.extraction.clock_grammar import ClockGrammar, TimeOfDay, clock_openers, clock_words
from factcheck.extraction.words import load
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


_TRIGGER = re.compile(r"\d|noon|midday|midnight|o['’]clock|\b(?:past|quarter|a\.?m|p\.?m)\b")  # in lower case


class _Reader(ClockGrammar):
    """Times with what stands around them."""

    def finish(self, time: TimeOfDay, previous: ClockMention | None) -> tuple[ClockMention, int]:
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
        if self.at(i - 1) in clock_words("hedges"):
            return i - 1, Qualifier.ABOUT
        if self.at(i - 1) in ("after", "before", "past") and self.at(i - 2) in clock_words("near"):
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
    if not _TRIGGER.search(text.lower()):
        return []
    reader = _Reader(text)
    out: list[ClockMention] = []
    i = last = 0
    openers = clock_openers()
    for first, word in enumerate(reader.words):
        if first < i or not (word.lower in openers or word.text[0].isdigit()):
            continue
        i = first
        time = reader.read(i)
        if time is None:
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
