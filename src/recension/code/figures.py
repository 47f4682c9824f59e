"""Figures: low, best and high of a collated quantity, over origins and over reports."""

from collections import Counter
from collections.abc import Sequence

from recension.collate.topic import whole_readings
from recension.model.collation import Collation, Reading
from recension.model.event import EventQuantity, PerReport
from recension.model.value import Quantity

RULE = (
    "low and high: the least and the greatest figure that any origin gives; best: the exact figure"
    " on which most origins rest, none where two tie or the figures conflict"
)
"""UCDP's practice (best is the most credible, never an average), each origin one voice."""


def figures_of(collation: Collation) -> EventQuantity | None:
    """The figures of a collation of one quantity; None where no reading is of the whole."""
    readings = [row for row in whole_readings(collation) if isinstance(row.value, Quantity)]
    if not readings:
        return None
    low, high = _bounds(readings)
    return EventQuantity(
        what=_unit(readings),
        low=low,
        best=None if collation.relation == "conflict" else _best(_voices(readings)),
        high=high,
        rule=RULE,
        collation=collation.id,
        per_report=PerReport(low, _best(_reports(readings)), high),
    )


def _unit(readings: Sequence[Reading]) -> str:
    return next(row.value.unit for row in readings if isinstance(row.value, Quantity))


def _bounds(readings: Sequence[Reading]) -> tuple[float | None, float | None]:
    """The least and the greatest figure named; an open end adds nothing that is not named."""
    named = [
        bound
        for row in readings
        if isinstance(row.value, Quantity)
        for bound in (row.value.low, row.value.high)
        if bound is not None
    ]
    return min(named, default=None), max(named, default=None)


def _voices(readings: Sequence[Reading]) -> Counter[float]:
    """How many origins stand behind each exact figure; unknown origins count as one."""
    return Counter(
        {
            figure: max(1, len(row.origins))
            for row in readings
            if (figure := _exact(row)) is not None
        }
    )


def _reports(readings: Sequence[Reading]) -> Counter[float]:
    return Counter(
        {figure: len(row.articles) for row in readings if (figure := _exact(row)) is not None}
    )


def _exact(reading: Reading) -> float | None:
    value = reading.value
    is_point = isinstance(value, Quantity) and value.low == value.high and not value.approximate
    return value.low if is_point and isinstance(value, Quantity) else None


def _best(votes: Counter[float]) -> float | None:
    ranked = votes.most_common()
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
