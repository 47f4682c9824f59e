"""Dating: when an event happened, by the dates in the sentences that tell of it."""

from collections.abc import Sequence

from recension.code.testimony import Testimony
from recension.model.annotation import TimeExpression
from recension.model.event import EventDate
from recension.model.span import Span, span_of

_DATE_LENGTH = {"day": 10, "month": 7, "year": 4}


def date_of(testimony: Sequence[Testimony]) -> EventDate | None:
    """The one date that the testimony gives, the most exact precision first; None where it differs.

    Dates that do not exclude each other ("2025-08", "2025-08-10") are one date.
    """
    dated = sorted(
        ((row, time) for row in testimony for time in _times(row)),
        key=lambda pair: (-len(_cut(pair[1])), _cut(pair[1]), pair[0].claim.id, pair[1].start),
    )
    if not dated:
        return None
    value, precision = _cut(dated[0][1]), dated[0][1].precision
    if any(not value.startswith(_cut(time)) for _, time in dated):
        return None
    basis = sorted({_span(row, time) for row, time in dated if _cut(time) == value})
    return _event_date(value, precision or "", tuple(basis))


def _times(row: Testimony) -> list[TimeExpression]:
    """The dates of the sentence, where it has a single one."""
    start, end = row.sentence
    inside = [
        time
        for time in row.annotation.times
        if start <= time.start and time.end <= end and time.value and time.precision in _DATE_LENGTH
    ]
    return inside if len({time.value for time in inside}) == 1 else []


def _cut(time: TimeExpression) -> str:
    return (time.value or "")[: _DATE_LENGTH[time.precision or "day"]]


def _span(row: Testimony, time: TimeExpression) -> Span:
    return span_of(row.annotation.id, row.annotation.text, (time.start, time.end))


def _event_date(value: str, precision: str, basis: tuple[Span, ...]) -> EventDate | None:
    if precision == "day":
        return EventDate(value, value, "day", basis)
    if precision == "month":
        return EventDate(value, value, "month", basis)
    return EventDate(value, value, "year", basis) if precision == "year" else None
