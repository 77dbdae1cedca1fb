"""Number words and digits against slow, obvious oracles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from text_to_num import text2num

from factcheck.extraction import numerals
from factcheck.extraction.tokens import count, tokenize

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905


def spell(n: int, joiner: str = "-", conjunction: str = " and ") -> str:
    """The number in English words, in the slowest and most obvious way."""
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + (joiner + ONES[n % 10] if n % 10 else "")
    if n < 1000:
        rest = n % 100
        return f"{ONES[n // 100]} hundred" + (conjunction + spell(rest, joiner) if rest else "")
    for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if n >= size:
            head, rest = divmod(n, size)
            link = conjunction if 0 < rest < 100 else " "
            return f"{spell(head, joiner, conjunction)} {name}" + (
                link + spell(rest, joiner, conjunction) if rest else ""
            )
    raise AssertionError(n)


def read(text: str) -> tuple[float, bool]:
    """The value of the number that starts ``text``, and whether it is all of it."""
    tokens = tokenize(text)
    number = numerals.find(tokens, 0)
    assert number is not None, text
    return number.value, number.end == count(tokens)


NUMBERS = st.integers(0, 10**14) | st.integers(0, 2000) | st.integers(0, 8).map(lambda e: 10**e)


@settings(max_examples=400, deadline=None)
@given(NUMBERS, st.sampled_from(["-", " "]), st.sampled_from([" and ", " "]))
def test_words_read_back(n: int, joiner: str, conjunction: str) -> None:
    assert read(spell(n, joiner, conjunction)) == (n, True)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**9))
def test_words_read_as_text2num_reads_them(n: int) -> None:
    words = spell(n)
    assert read(words)[0] == text2num(words, "en")


@settings(max_examples=200, deadline=None)
@given(st.integers(1000, 10**14), st.sampled_from([",", "\u2009", "\u202f", "\xa0", "'", "’"]))
def test_separators_change_nothing(n: int, separator: str) -> None:
    assert read(f"{n:,}".replace(",", separator)) == (n, True)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 999))
def test_decimals(whole: int, part: int) -> None:
    text = f"{whole:,}.{part:03d}"
    assert read(text)[0] == pytest.approx(float(f"{whole}.{part:03d}"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.3 million", 1.3e6), ("33-thousand", 33000), ("2½ million", 2.5e6), ("half a dozen", 6), ("half-dozen", 6),
        ("half a million", 5e5), ("a quarter of a million", 2.5e5), ("two and a half million", 2.5e6),
        ("twelve hundred", 1200), ("two dozen", 24), ("a hundred and five", 105), ("a million and a half", 1.5e6),
        ("2bn", 2e9), ("10k", 1e4), ("ninety nine", 99), ("70 000", 70000), ("3 crore", 3e7),
        ("a hundred thousand", 1e5),
    ],
)  # fmt: skip
def test_mixtures(text: str, value: float) -> None:
    assert read(text) == (pytest.approx(value), True)


@pytest.mark.parametrize(
    "text",
    ["several", "dozens", "tens of thousands", "a couple hundred", "several hundred thousand", "scores of", "100s"],
)
def test_vague_words_have_no_value(text: str) -> None:
    number = numerals.find(tokenize(text), 0)
    assert number is not None
    assert number.form == "vague"


@pytest.mark.parametrize("text", ["nineteen eighty two", "nineteen eighty-four", "twenty fifteen", "nineteen oh five"])
def test_years_in_words_are_no_numbers(text: str) -> None:
    number = numerals.find(tokenize(text), 0)
    assert number is not None
    assert number.form == "year"


@pytest.mark.parametrize("text", ["2.0.1", "007", "1" * 40, "13.11.2017", "192.168.0.1"])
def test_codes_are_no_numbers(text: str) -> None:
    tokens = tokenize(text)
    assert [token.kind for token in tokens[: count(tokens)]] == ["junk"]
    assert numerals.find(tokens, 0) is None


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 99))
def test_ordinals(n: int) -> None:
    suffix = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    assert numerals.ordinal(tokenize(f"{n}{suffix}"), 0) == (n, 2)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60) | st.text(alphabet="0123456789,.' ’\u2009-½", max_size=60))
def test_tokens_lie_in_order_in_the_text(text: str) -> None:
    last = 0
    tokens = tokenize(text)
    for token in tokens[: count(tokens)]:
        assert last <= token.start < token.end <= len(text)
        assert text[last : token.start].strip() == ""
        if token.kind == "num":
            assert float(token.text.translate({ord(c): None for c in ",'’ \u2009\u202f\xa0"})) == token.value
        last = token.end
    assert text[last:].strip() == ""
