"""How a text format is to look. The command line decides it; a format only obeys."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """``width`` in columns; ``ascii`` draws lines a terminal without UTF-8 can show; ``singles`` lists what only one
    outlet says; ``full`` shows every position and the ids."""

    width: int = 100
    color: bool = False
    ascii: bool = False
    singles: bool = False
    full: bool = False


PLAIN = Style()
