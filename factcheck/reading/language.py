"""Is a text English? A cheap look at its script and its function words; short and numeric texts pass."""

from __future__ import annotations

import re

from factcheck.reading.cues import cues
from factcheck.reading.lines import is_latin

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters looked at
_LEAST_OTHER = 0.05
_MANY = 60  # words after which a text without English function words is no list of names


def is_english(text: str) -> bool:
    """True unless a text of some length is mostly in another script, or nearly without English function words."""
    known = cues()
    words = _WORD.findall(text[:_SAMPLE])
    if sum(len(word) for word in words) < known.least_letters:
        return True
    latin = sum(1 for word in words if is_latin(word[0]))
    if latin < known.least_latin * len(words):
        return False
    if latin < known.least_words:
        return True
    lowered = [word.lower() for word in words]
    english = sum(1 for word in lowered if word in known.english) / latin
    if english >= known.few_english:
        return True
    # Lists of names, tables and headlines have few function words of any language.
    other = sum(1 for word in lowered if word in known.not_english) / latin
    none = latin >= _MANY and english < known.no_english
    return not (none or other > max(english, _LEAST_OTHER))
