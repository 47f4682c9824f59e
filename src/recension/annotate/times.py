"""Times: expressions that place something in time."""

from recension.annotate.prepared import Prepared
from recension.model.annotation import TimeExpression


def find_times(prepared: Prepared, anchor: str | None) -> tuple[TimeExpression, ...]:
    """The time expressions of the text, in order."""
    return ()
