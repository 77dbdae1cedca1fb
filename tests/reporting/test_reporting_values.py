"""Values as people read them."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Category, ClockTime, DateValue, Estimate, Polarity, Qualifier, Quantity
from factcheck.reporting import documents, values


def _q(low: float | None, high: float | None, unit: str, text: str = "", how: str = "exact") -> Quantity:
    nominal = low if low is not None else high
    return Quantity(low, high, nominal, unit, Qualifier(how), text)


@pytest.mark.parametrize(
    ("quantity", "shown"),
    [
        (_q(5, None, "gunshot wound", "at least five times", "at_least"), "at least 5 gunshot wounds"),
        (_q(40, None, "round", "over 40 rounds", "more_than"), "more than 40 rounds"),
        (_q(None, 50, "person", "nearly 50", "nearly"), "nearly 50"),
        (_q(None, 30, "person", "up to 30", "at_most"), "at most 30"),
        (_q(None, 30, "person", "fewer than 30", "less_than"), "less than 30"),
        (_q(40, 40, "person", "about 40", "about"), "about 40"),
        (_q(20, 25, "person", "20 to 25", "range"), "20–25"),
        (_q(None, None, "person", "several\n dozen", "vague"), "several dozen"),
        (_q(0, 0, "person", "nobody"), "0"),
        (_q(2084, 2084, "person", "2,084"), "2,084"),
        (_q(1.2e6, 1.2e6, "person", "1.2 million"), "1.2 million"),
        (_q(1234567, 1234567, "person", "1,234,567"), "1,234,567"),
        (_q(1, 1, "shop", "one shop"), "1 shop"),
        (_q(3, 3, "shop", "three"), "3 shops"),
        (_q(10, 10, "crew", "10 crew"), "10 crew"),
        (_q(2, 2, "man", "two men"), "2 men"),
        (_q(2, 2, "policeman", "two policemen"), "2 policemen"),
        (_q(2, 2, "church", "two"), "2 churches"),
        (_q(2, 2, "city", "two"), "2 cities"),
        (_q(2, 2, "police officer", "two officers"), "2 police officers"),
        (_q(45.72, 45.72, "m", "150 feet"), "150 ft (45.7 m)"),
        (_q(11277.6, 11277.6, "m", "37,000ft"), "37,000 ft (11.3 km)"),
        (_q(4572, 4572, "m", "15,000"), "15,000 ft (4.57 km)"),
        (_q(46, 46, "m", "46 metres"), "46 m (151 ft)"),
        (_q(4023.36, 4023.36, "m", "2.5 miles"), "2.5 mi (4.02 km)"),
        (_q(0.27, 0.27, "m", "27 cm"), "27 cm (10.6 in)"),
        (_q(1.7526, 1.7526, "m", "five feet nine inches"), "5.75 ft (1.75 m)"),
        (_q(3.048, 6.096, "m", "10 to 20 feet", "range"), "10–20 ft (3.05–6.1 m)"),
        (_q(4046.8564224, 4046.8564224, "m2", "one acre"), "1 acre (4,047 m²)"),
        (_q(68.0388555, 68.0388555, "kg", "150 pounds"), "150 lb (68 kg)"),
        (_q(19.4444, 19.4444, "m/s", "about 70 kilometres per hour", "about"), "about 70 km/h (43.5 mph)"),
        (_q(310.95, 310.95, "K", "37.8 degrees"), "37.8 °C (100 °F)"),
        (_q(310.95, 310.95, "K", "100 degrees Fahrenheit"), "100 °F (37.8 °C)"),
        (_q(2, 2, "delta_K", "2C"), "2 °C (3.6 °F)"),
        (_q(108, 108, "degree", "108 degrees"), "108°"),
        (_q(10, 30, "delta_degree", "10 to 30 degrees", "range"), "10–30°"),
        (_q(math.pi / 2, math.pi / 2, "rad", "90 degrees"), "90°"),
        (_q(2400, 2400, "s", "40 minutes"), "40 min"),
        (_q(526, 526, "s", "eight minutes and 46 seconds"), "8 min 46 s"),
        (_q(5400, 5400, "s", "an hour and a half"), "90 min"),
        (_q(3600, 3600, "s", "an hour"), "1 h"),
        (_q(86400, 86400, "s", "a day"), "1 day"),
        (_q(18 * 2629800, None, "s", "at least 18 months", "at_least"), "at least 18 months"),
        (_q(33 * 31557600, 33 * 31557600, "s", "33 years"), "33 years"),
        (_q(0.5, 0.5, "s", "half a second"), "0.5 s"),
        (_q(5e6, 5e6, "GBP", "£5m"), "£5 million"),
        (_q(12.5, 12.5, "CHF", "12.50 francs"), "CHF 12.5"),
        (_q(15.5, 15.5, "percent", "15.5 per cent"), "15.5%"),
        (_q(7.3, 7.3, "magnitude", "a 7.3 quake"), "magnitude 7.3"),
        (_q(17, 17, "year", "17-year-old"), "17 years"),
    ],
)
def test_quantities(quantity: Quantity, shown: str) -> None:
    assert values.shown(quantity) == shown


@pytest.mark.parametrize(
    ("n", "shown"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (112, "112th"), (23, "23rd")]
)
def test_ordinals(n: int, shown: str) -> None:
    assert values.shown(_q(float(n), float(n), "floor"), type_="ordinal") == shown


def test_other_values_and_polarity() -> None:
    crossing = Category("crossing_line", "crossed the line")
    assert values.shown(crossing) == "crossing line"
    assert values.shown(crossing, Polarity.DENIED) == "not crossing line"
    assert values.shown(crossing, Polarity.UNKNOWN) == "unclear: crossing line"
    assert values.shown(DateValue("2017-10/2017-12", "fourth quarter")) == "2017-10 to 2017-12"
    assert values.shown(ClockTime("03:15", "about 3:15", "GMT", Qualifier.ABOUT)) == "about 03:15 GMT"


@pytest.mark.parametrize(
    ("estimate", "shown"),
    [
        (Estimate(4, 5, 7), "4–7, best 5"),
        (Estimate(4, 4, 4), "4"),
        (Estimate(4, 5, None), "at least 4, best 5"),
        (Estimate(None, 5, 7), "at most 7, best 5"),
        (Estimate(None, 5, None), "5"),
        (Estimate(None, None, None), ""),
    ],
)
def test_estimates(estimate: Estimate, shown: str) -> None:
    assert values.estimate(estimate, _q(1, 1, "person")) == shown


def test_an_estimate_of_something_that_is_no_figure_is_left_out() -> None:
    assert values.estimate(Estimate(1, 1, 1), Category("a", "a")) == ""


finite = st.floats(allow_nan=False, allow_infinity=False)


@given(finite)
def test_json_numbers_keep_ten_digits_and_integers_stay_integers(x: float) -> None:
    got = documents.number(x)
    assert got is not None
    assert math.isclose(got, x, rel_tol=1e-9, abs_tol=1e-300)
    if float(x).is_integer() and abs(x) < 1e9:
        assert isinstance(got, int)
    assert json.loads(json.dumps(got)) == got


@given(st.integers(0, 10**15))
def test_whole_numbers_can_be_read_back(n: int) -> None:
    said = values.number(n)
    sizes = {"million": 10**6, "billion": 10**9, "trillion": 10**12}
    head, _, word = said.partition(" ")
    assert round(float(head.replace(",", "")) * sizes.get(word, 1)) == n


@given(st.floats(0.001, 1e7), st.sampled_from(["m", "kg", "m/s", "m2", "m3", "s", "K", "rad", "J", "W"]))
def test_no_unit_breaks_and_the_figure_survives_to_three_digits(x: float, unit: str) -> None:
    assert values.in_units([x], unit)
    assert values.shown(_q(x, x, unit, "x"))


@pytest.mark.parametrize(
    ("text", "number"),
    [("Dozens of shots", 12), ("hundreds of thousands", 100_000), ("several times", None), ("scores", 20)],
)
def test_a_vague_plural_names_a_round_number(text: str, number: float | None) -> None:
    assert values.named_unit(text) == number
