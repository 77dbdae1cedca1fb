"""What the oldest Python that the project promises to run on cannot do."""

from __future__ import annotations

import re
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "factcheck"
POSSESSIVE_GROUP = re.compile(r"(?<![\\(])\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>")


def test_no_pattern_has_a_possessive_group() -> None:
    """Python 3.11.2 gives back what such a group took in part: "12 people" was a number of one digit more. Possessive
    repeats of one character are read rightly."""
    assert POSSESSIVE_GROUP.search(r"\d++(?:,\d+)*+")
    assert not POSSESSIVE_GROUP.search(r"\d++(?:,\d+)* \)?+")
    found = [
        f"{path.relative_to(PACKAGE)}:{number}"
        for pattern in ("*.py", "*.toml")
        for path in sorted(PACKAGE.rglob(pattern))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if POSSESSIVE_GROUP.search(line)
    ]
    assert found == []
