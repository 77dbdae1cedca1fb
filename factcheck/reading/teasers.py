"""Lines of teasers: headlines of other articles run together, each behind a kicker in capitals.

"… on the way OUT OF TUNE Choir told to stop ROAD RAGE Van hits wall": the kicker stands where no sentence ended.
"""

from __future__ import annotations

import re
from itertools import islice

_KICKER = re.compile(
    r"(?<=[a-z0-9’'”\"?!)] )(?=[^a-z]{0,40}[A-Z]{3})(?:[A-Z][A-Z’'&-]{0,20}[!?,]? ){2,6}(?=[A-Z‘'][a-z‘'])",
)
_STOP = re.compile(r"[a-z0-9][.][\"'”’)]{0,2} (?=[A-Z“\"])")
_LEAST = 2  # kickers
_LONGEST = 3000  # code points of a line that is looked through
_LABEL = re.compile(r"(?:related|more|other) (?:stories|articles|news|headlines) (?=[A-Z‘'])", re.IGNORECASE)


def is_teasers(text: str) -> bool:
    """Whether a line is made of teasers: two kickers or more and fewer full stops, or headlines behind "Related
    stories"."""
    if len(text) > _LONGEST:
        return False
    kickers = sum(1 for _ in islice(_KICKER.finditer(text), _LONGEST))
    stops = sum(1 for _ in _STOP.finditer(text))
    return (kickers >= _LEAST and stops < kickers) or (_LABEL.match(text) is not None and kickers > 0 and stops <= 1)
