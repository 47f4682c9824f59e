"""Shifts."""

from collections.abc import Sequence

from recension.model.lineage import Shift
from recension.trace.passages import Aligned
from recension.trace.witness import Witness


def shifts_of(source: Witness, to: Witness, aligned: Sequence[Aligned]) -> tuple[Shift, ...]:
    """Shifts."""
    return ()
