"""An extract written and read again is the same, whatever it holds."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from store.world import Extractor, article

from factcheck.model import (
    Anchor,
    Attribution,
    Category,
    Claim,
    ClockTime,
    DateValue,
    Extract,
    Polarity,
    Qualifier,
    Quantity,
    ZoneKind,
)
from factcheck.store.codec import packed, unpacked

TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=12)  # lone surrogates too
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
NUMBER = st.none() | st.floats(allow_nan=False) | st.integers(-(10**30), 10**30)
QUANTITY = st.builds(Quantity, NUMBER, NUMBER, NUMBER, TEXT, st.sampled_from(Qualifier), TEXT)
VALUE = st.one_of(
    QUANTITY,
    st.builds(Category, TEXT, TEXT),
    st.builds(DateValue, TEXT, TEXT),
    st.builds(ClockTime, TEXT, TEXT, st.none() | TEXT, st.sampled_from(Qualifier)),
)
CLAIM = st.builds(
    Claim,
    id=TEXT,
    article=st.just("a-1") | TEXT,
    type=TEXT,
    value=VALUE,
    subject=TEXT,
    start=st.integers(0),
    end=st.integers(0),
    quote=TEXT,
    slots=st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple),
    polarity=st.sampled_from(Polarity),
    attribution=st.lists(st.builds(Attribution, TEXT, TEXT), max_size=2).map(tuple),
    zone=st.sampled_from(ZoneKind),
    field=st.sampled_from(["text", "title"]),
    speaker=st.none() | TEXT,
    implied=st.booleans(),
    anchor=st.builds(Anchor, TEXT, TEXTS, TEXT, TEXT, TEXTS, TEXTS, TEXTS, st.integers(0)),
)
EXTRACT = st.builds(
    Extract,
    st.just(article(1)),
    st.lists(CLAIM, max_size=3).map(tuple),
    st.lists(st.tuples(TEXT, QUANTITY), max_size=3).map(tuple),
)


def _shape(value: Any) -> Any:
    """The value with the class of every part: 5 is not 5.0, a list no tuple."""
    if hasattr(value, "__dataclass_fields__"):
        return type(value), [_shape(getattr(value, f.name)) for f in fields(value)]
    if isinstance(value, tuple):
        return tuple, [_shape(v) for v in value]
    return type(value), repr(value)


@settings(deadline=None, max_examples=300)
@given(EXTRACT)
def test_an_extract_comes_back_the_same(extract: Extract) -> None:
    assert _shape(unpacked(packed(extract), extract.article)) == _shape(extract)


def test_every_field_of_a_claim_is_kept() -> None:
    """A field added to the model and forgotten in the codec fails here."""
    (plain,) = Extractor()([article(1)])
    one = plain.claims[0]
    other = Claim(
        id="x",
        article="y",
        type="date",
        value=DateValue("2017", "in 2017"),
        subject="s",
        start=3,
        end=4,
        quote="q",
        slots=(("agent", "b"),),
        polarity=Polarity.DENIED,
        attribution=(Attribution("AP", "per"),),
        zone=ZoneKind.CAPTION,
        field="title",
        speaker="Anna",
        implied=True,
        anchor=Anchor("n", ("m",), "v", "obj", ("t",), ("u",), ("N",), 7),
    )
    for field in fields(Claim):
        assert getattr(one, field.name) != getattr(other, field.name), field.name
        changed = Extract(plain.article, (replace(one, **{field.name: getattr(other, field.name)}),))
        assert unpacked(packed(changed), plain.article) == changed


def test_words_that_come_again_are_held_once() -> None:
    one, other = (article(n) for n in (1, 2))
    said = Quantity(3, 3, 3, "person", Qualifier.EXACT, " ".join(["three", "people"]))
    claims = tuple(
        Claim(
            f"{a.id}#1",
            a.id,
            "killed",
            said,
            "people killed",
            0,
            5,
            "Q",
            attribution=(Attribution("the mayor", "said"),),
        )
        for a in (one, other)
    )
    a, b = (unpacked(packed(Extract(x, (c,))), x).claims[0] for x, c in zip((one, other), claims, strict=True))
    assert isinstance(a.value, Quantity) and isinstance(b.value, Quantity)
    assert a.subject is b.subject and a.value.text is b.value.text and a.field is b.field
    assert a.attribution[0].source is b.attribution[0].source
