"""Tokens of the figure grammar: numbers, words and signs with exact offsets, in one linear pass.

Not a linguistic tokenizer: it only has to keep numbers whole ("1,200", "3.5", "40 000") and say what is glued to what
("37,000ft", "AK-47"). Every repetition in the expression is possessive, so no input makes it backtrack.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

V = TypeVar("V")

_FRACTION_SIGNS = {
    "¼": 0.25,
    "½": 0.5,
    "¾": 0.75,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "⅛": 0.125,
    "⅜": 0.375,
    "⅝": 0.625,
    "⅞": 0.875,
}
_F = "".join(_FRACTION_SIGNS)
_TOKEN = re.compile(
    rf"(?P<num>(?<![\w.])\.\d++|\d++(?:[.,'’\u00a0\u2009\u202f]\d++|\x20(?=\d\d\d(?!\d))\d++)*)"
    rf"|(?P<frac>[{_F}])"
    rf"|(?P<poss>['’]s(?!\w))"
    rf"|(?P<word>[^\W\d_{_F}]++(?:['’](?!s(?!\w))[^\W\d_{_F}]++)*)"
    rf"|(?P<sym>[^\w\s]|_)"
)
_PARTS = re.compile(r"\d+|\D")
_MAX_DIGITS = 15  # beyond that it is a code, not a figure, and a float could not hold it

HYPHENS = frozenset("-‐‑–—−")
BY = frozenset({"by", "x", "×"})  # between the sides of a thing


@dataclass(slots=True)
class Token:
    """``kind``: num, frac, word, poss ('s), sym, junk (a version, an over-long number), blocked, end.

    ``lower`` is what rules match on; it is emptied where a token must match nothing. ``glued``: no white space before.
    """

    kind: str
    start: int
    end: int
    text: str
    lower: str
    glued: bool
    value: float = 0.0

    def block(self) -> None:
        """Take the token out of the grammar."""
        self.kind = "blocked"
        self.lower = ""


END = Token("end", 0, 0, "", "", False)
PAD = 12  # sentinels behind the last token; they also serve negative look-back


def _split_number(blob: str, at: int, glued: bool) -> list[Token]:
    """One run of digits and separators as the numbers it really is: "1,200", "5,6" (two), "2.0.1" (none)."""
    if len(blob) == 1 or blob.isdecimal():
        return [_number(blob, blob, at, glued)]
    if blob[0] == ".":
        return [_number(blob, "0" + blob, at, glued)]
    out: list[Token] = []
    parts = _PARTS.findall(blob)
    k, pos, n = 0, at, len(parts)
    while k < n:
        head = parts[k]
        if not head[0].isdecimal():
            if not head.isspace():
                out.append(Token("sym", pos, pos + 1, head, head, True))
            pos, k = pos + 1, k + 1
            continue
        digits, j = [head], k + 1
        if len(head) <= 3 and head[0] != "0" and j < n and parts[j] != "." and len(parts[j + 1]) == 3:
            sep = parts[j]
            while j < n and parts[j] == sep and len(parts[j + 1]) == 3:
                digits.append(parts[j + 1])
                j += 2
            # A plain space groups digits only where nothing else makes sense: "70 000", not "12 345".
            if sep == " " and len(digits) == 2 and not digits[-1].endswith("00"):
                digits, j = [head], k + 1
        grouped = len(digits) > 1
        odd = grouped and parts[j - 2] == "," and j < n and parts[j] == ","
        decimals = 0
        tail = ""
        while j < n and parts[j] == ".":
            decimals, tail, j = decimals + 1, parts[j + 1], j + 2
        written = "".join(parts[k:j])
        plain = "".join(digits) + ("." + tail if tail else "")
        token = _number(written, plain, pos, glued if k == 0 else not parts[k - 1].isspace())
        if decimals > 1 or odd:
            token.kind = "junk"
        out.append(token)
        pos, k = pos + len(written), j
    return out


def _number(written: str, plain: str, at: int, glued: bool) -> Token:
    whole = plain.partition(".")[0]
    code = len(whole) > 1 and whole[0] == "0"
    if code or len(plain) > _MAX_DIGITS + 1:
        return Token("junk", at, at + len(written), written[:20], "", glued)
    return Token("num", at, at + len(written), written, written, glued, float(plain))


def tokenize(text: str) -> list[Token]:
    """Tokens of ``text`` followed by ``PAD`` end sentinels, so that looking a few places either way is always safe."""
    out: list[Token] = []
    last = 0
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        glued = start == last and start > 0
        kind = found.lastgroup or "sym"
        if kind == "num":
            out.extend(_split_number(found.group(), start, glued))
        else:
            word = found.group()
            value = _FRACTION_SIGNS[word] if kind == "frac" else 0.0
            out.append(Token(kind, start, end, word, word.lower().replace("’", "'"), glued, value))
        last = end
    out.extend([END] * PAD)
    return out


def count(tokens: Sequence[Token]) -> int:
    """How many real tokens there are."""
    return len(tokens) - PAD


class Phrases(Generic[V]):
    """Phrases of one or more tokens, each standing for a value; the longest match wins."""

    def __init__(self, table: Mapping[str, V], *, exact: bool = False) -> None:
        self._exact = exact
        self._first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        self._last: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for phrase, value in table.items():
            words = tuple((t.text if exact else t.lower) for t in tokenize(phrase)[:-PAD])
            self._first.setdefault(words[0], []).append((words, value))
            self._last.setdefault(words[-1], []).append((words, value))
        for index in (self._first, self._last):
            for entries in index.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    def first_words(self) -> frozenset[str]:
        """The words that phrases start with."""
        return frozenset(self._first)

    def _word(self, token: Token) -> str:
        return (token.text if self._exact else token.lower) if token.lower else ""

    def at(self, tokens: Sequence[Token], i: int) -> tuple[int, V] | None:
        """The longest phrase that starts at token ``i``: (token after it, its value)."""
        entries = self._first.get(self._word(tokens[i]))
        if entries is None:
            return None
        follow = self._word(tokens[i + 1])
        for words, value in entries:
            if len(words) > 1 and words[1] != follow:
                continue
            if all(self._word(tokens[i + k]) == word for k, word in enumerate(words)):
                return i + len(words), value
        return None

    def before(self, tokens: Sequence[Token], i: int, floor: int = 0) -> tuple[int, V] | None:
        """The longest phrase that ends just before token ``i`` and starts at or after ``floor``: (its start, value)."""
        if i <= floor:
            return None
        for words, value in self._last.get(self._word(tokens[i - 1]), ()):
            start = i - len(words)
            if start >= floor and all(self._word(tokens[start + k]) == word for k, word in enumerate(words)):
                return start, value
        return None


def after_hyphen(tokens: Sequence[Token], i: int) -> int:
    """``i + 1`` if token ``i`` is a hyphen with nothing around it ("twenty-five"), else ``i``."""
    if tokens[i].text in HYPHENS and tokens[i].glued and tokens[i + 1].glued:
        return i + 1
    return i
