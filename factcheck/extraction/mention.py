"""What the figure grammars hand to the rest of the room."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model import Qualifier


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in a text, with its bounds as said. Offsets are half-open, in code points, into the text that was read.

    ``dimension``: length, time, mass, money, percentage, speed, temperature, angle, volume, area, energy, power,
    age, count (a bare number that counts a noun yet to be found), ordinal, ratio, fraction, magnitude.
    ``unit`` is canonical ("m", "s", "USD", "percent") or "" for counts. Values are already in that unit.
    ``form``: digits, words, vague (several, dozens), adverb (twice), compound (17-year-old, five-time, 16-shot),
    implied (a pair of, no/none/nobody = 0),
    ayes, noes (the greater and the smaller side of a vote), bare (shots, gunfire), sites (elbow and shoulder),
    partitive ("one of the three": the "one"), again ("the same number": as the count before it).
    """

    start: int  # of the whole figure, with its hedge and its unit word
    end: int
    low: float | None
    high: float | None
    nominal: float | None
    qualifier: Qualifier
    dimension: str = "count"
    unit: str = ""
    form: str = "digits"
    number_start: int = -1  # of the bare number words
    number_end: int = -1
    noun: str = ""  # the counted noun where the grammar itself holds it: "16-shot" -> shot, "twice" -> time
    additional: bool = False  # "another 128", "a further 20", "three more", "12 others"
    same_as: int = -1  # start of the mention this one restates in other units: "27 cm (11 in)"
