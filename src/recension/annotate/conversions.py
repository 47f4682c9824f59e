"""Conversions: a measure in another unit, beside the one it was given in."""

from functools import cache

import msgspec

from recension.model.value import Measure, Quantity
from recension.text.word_lists import word_list


class Conversions(msgspec.Struct, frozen=True):
    """conversions.toml: unit → the unit it is converted to, and the factor."""

    conversion: dict[str, tuple[str, float]]


@cache
def conversions() -> dict[str, tuple[str, float]]:
    """The shipped table."""
    return word_list(__package__, "conversions.toml", Conversions).conversion


def converted(value: Quantity) -> Quantity:
    """The quantity with its measure in a unit of the SI beside it; a count or a sum as it is.

    What was given stays as it was: a converted figure is no more exact than its original.
    """
    row = conversions().get(value.unit)
    if row is None or row[0] == value.unit:
        return value
    unit, factor = row
    low, high = (None if bound is None else bound * factor for bound in (value.low, value.high))
    return msgspec.structs.replace(value, converted=Measure(low, high, unit))
