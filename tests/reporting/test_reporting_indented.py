"""Indented JSON is what the standard library writes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import VerdictKind
from factcheck.reporting.indented import dumps

TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=9)  # lone surrogates and controls too
LEAF = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT
DOCUMENT = st.recursive(
    LEAF | st.sampled_from(VerdictKind),
    lambda part: st.lists(part, max_size=3) | st.lists(part, max_size=3).map(tuple) | st.dictionaries(TEXT, part),
    max_leaves=20,
)


@given(DOCUMENT, st.integers(0, 4))
def test_it_is_what_the_standard_library_writes(document: object, indent: int) -> None:
    assert dumps(document, indent) == json.dumps(document, ensure_ascii=False, allow_nan=False, indent=indent)


@pytest.mark.parametrize(
    ("document", "error"),
    [([float("nan")], ValueError), ({"a": [float("-inf")]}, ValueError), ([b"x"], TypeError), ({1: 2}, TypeError)],
)
def test_what_is_no_json_is_an_error(document: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        dumps(document, 1)
