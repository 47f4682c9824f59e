"""Topic: what a collation is about, for those who read it without its making."""

from collections.abc import Sequence

from recension.collate.lexicon import happenings, statuses
from recension.model.collation import Collation, Reading
from recension.model.value import Quantity, Status

APART = "(apart from this story"
"""How the question of a collation about another happening than the story's own goes on."""


def topic_of(collation: Collation) -> str | None:
    """The happening or status that the collation asks after; None for quotations and the like."""
    for reading in collation.readings:
        if topic := _topic(reading):
            return topic
    return None


def _topic(reading: Reading) -> str | None:
    value = reading.value
    if isinstance(value, Quantity):
        return next((row.name for row in happenings().happening if row.unit == value.unit), None)
    if isinstance(value, Status):
        return next(
            (row.name for row in statuses().status if value.state in {row.yes, row.no}), None
        )
    return None


def is_apart(collation: Collation) -> bool:
    """Whether it is about another happening than the story's own ("the quake of 2003")."""
    return APART in collation.question


def whole_readings(collation: Collation) -> Sequence[Reading]:
    """The readings that are limited to no part of what is asked."""
    return [row for row in collation.readings if not row.label.endswith(")") or _is_status(row)]


def _is_status(reading: Reading) -> bool:
    return isinstance(reading.value, Status) and reading.label.endswith("”)")
