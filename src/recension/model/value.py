"""Values: what a claim says, in a form that two claims can be compared in."""

import msgspec


class Measure(msgspec.Struct, frozen=True):
    """A measure in a unit that it was converted to."""

    low: float | None
    high: float | None
    unit: str


class Quantity(msgspec.Struct, frozen=True, tag="quantity"):
    """A count or measure. "at least around 20" is low 20, high null, approximate.

    The unit is the one that was written; `converted` is the same in a unit of the SI, null for what
    is counted, for money and where it is in that unit already.
    """

    low: float | None
    high: float | None
    unit: str
    approximate: bool = False
    converted: Measure | None = None


class Status(msgspec.Struct, frozen=True, tag="status"):
    """A state somebody or something is in; `holds` null where that is not known."""

    state: str
    holds: bool | None


class Time(msgspec.Struct, frozen=True, tag="time"):
    """An interval of dates, ISO 8601, both ends included, cut to `precision`."""

    start: str | None
    end: str | None
    precision: str


class Place(msgspec.Struct, frozen=True, tag="place"):
    """A place, by entity id."""

    entity: str


class Quotation(msgspec.Struct, frozen=True, tag="quotation"):
    """Exact words between quotation marks."""

    text: str


class Text(msgspec.Struct, frozen=True, tag="text"):
    """Words that no finer type holds."""

    text: str


Value = Quantity | Status | Time | Place | Quotation | Text
