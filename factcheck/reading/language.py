"""Is a text English? A cheap look at its script and its function words; short and numeric texts pass."""

from __future__ import annotations

import re

from factcheck.reading.cues import cues
from factcheck.reading.lines import is_latin

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 200_000  # characters looked at


def is_english(text: str) -> bool:
    """True unless a text of some length is mostly in another script, or nearly without English function words."""
    known = cues()
    words = _WORD.findall(text[:_SAMPLE])
    if sum(len(word) for word in words) < known.least_letters:
        return True
    latin = sum(1 for word in words if is_latin(word[0]))
    if latin < known.least_latin * len(words):
        return False
    if len(words) < known.least_words:
        return True
    # Names and labels in capitals are no evidence either way.
    common = sum(1 for word in words if word.lower() in known.english)
    return common >= known.least_share * latin
