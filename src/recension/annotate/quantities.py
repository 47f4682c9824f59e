"""Quantities: counts and measures with the bounds that the words around them give."""

from recension.annotate.prepared import Prepared
from recension.model.annotation import Count, TimeExpression


def find_quantities(prepared: Prepared, times: tuple[TimeExpression, ...]) -> tuple[Count, ...]:
    """The counts of the text, in order."""
    return ()
