"""Measures in other units, with what was written kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.annotate.conversions import conversions, converted
from recension.annotate.prepared import prepare
from recension.annotate.quantities import find_quantities
from recension.annotate.times import find_times
from recension.model.value import Measure, Quantity


@pytest.mark.parametrize(
    ("text", "given_as", "becomes"),
    [
        ("The climber fell 3,000 feet.", (3000, "foot"), (914.4, "metre")),
        ("It lies 60 miles away.", (60, "mile"), (96560.64, "metre")),
        ("Police found 12 pounds of it.", (12, "pound"), (5.44310844, "kilogram")),
        ("The fire burned 200 acres.", (200, "acre"), (80.937128448, "hectare")),
        ("Winds of 100 mph.", (100, "mile per hour"), (160.9344, "kilometre per hour")),
        ("Two tonnes of rice were lost.", (2, "tonne"), (2000, "kilogram")),
        ("The depth was 10 kilometres.", (10, "kilometre"), (10000, "metre")),
    ],
)
def test_a_measure_is_converted_and_what_was_written_is_kept(
    text: str, given_as: tuple[float, str], becomes: tuple[float, str]
) -> None:
    prepared = prepare(text)
    value = find_quantities(prepared, find_times(prepared, None))[0].value
    assert (value.low, value.unit) == given_as
    assert value.converted is not None
    assert value.converted.low == pytest.approx(becomes[0])
    assert value.converted.unit == becomes[1]


@pytest.mark.parametrize("unit", ["person", "USD", "metre", "ton", "magnitude", ""])
def test_counts_and_money_and_what_is_metric_already_are_not_converted(unit: str) -> None:
    assert converted(Quantity(3, 3, unit)) == Quantity(3, 3, unit)


@given(st.sampled_from(sorted(conversions())), st.floats(0, 1e6), st.floats(0, 1e6))
def test_bounds_stay_in_order_and_an_open_end_stays_open(
    unit: str, one: float, other: float
) -> None:
    low, high = sorted((one, other))
    closed, open_ = converted(Quantity(low, high, unit)), converted(Quantity(low, None, unit))
    for value in (closed, open_):
        assert (value.low, value.unit) == (low, unit)
    if closed.converted is not None and open_.converted is not None:
        assert closed.converted.low is not None
        assert closed.converted.high is not None
        assert closed.converted.low <= closed.converted.high
        assert open_.converted == Measure(closed.converted.low, None, closed.converted.unit)
