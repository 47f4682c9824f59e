"""Intervals: whether any of many spans holds or touches a given one, without looking at each."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from recension.model.span import Offsets


class Intervals:
    """A fixed set of spans; each question takes logarithmic time."""

    def __init__(self, spans: Iterable[Offsets]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def holds(self, start: int, end: int) -> bool:
        """Whether one span begins at or before `start` and ends at or after `end`."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._reach[before - 1] >= end

    def touches(self, start: int, end: int) -> bool:
        """Whether one span has a character in common with [start, end)."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start
