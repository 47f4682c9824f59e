"""Rates: what one currency is worth in another, as a story's own pages give it.

"2m euros (£1.7m; $2.6m)" gives three sums that are one. The rate that follows tells whether sums in
two currencies elsewhere in the story are one too; no rate is taken from anywhere else.
"""

from collections.abc import Iterator, Mapping
from statistics import median

from recension.model.annotation import Annotation, Count
from recension.model.value import Quantity

Rates = Mapping[tuple[str, str], float]
"""(currency, other currency) → how much of the other one of the first is."""

_NEAR = 30  # characters between a sum and the same in another currency
_ROUNDED = 0.03  # a sum rounded to two figures is at most so far off


def rates_of(annotations: Mapping[str, Annotation]) -> Rates:
    """The rates that the articles give by setting sums side by side in brackets."""
    found: dict[tuple[str, str], list[float]] = {}
    for article in sorted(annotations):
        for one, other in _pairs(annotations[article]):
            worth = (_sum(one) or 0) / (_sum(other) or 1)
            found.setdefault((one.value.unit, other.value.unit), []).append(1 / worth)
            found.setdefault((other.value.unit, one.value.unit), []).append(worth)
    return {key: median(sorted(values)) for key, values in sorted(found.items())}


def _pairs(annotation: Annotation) -> Iterator[tuple[Count, Count]]:
    """Each sum before a bracket with each in another currency inside it."""
    sums = [count for count in annotation.quantities if _sum(count) is not None]
    for at, one in enumerate(sums):
        for other in sums[at + 1 :]:
            between = annotation.text[one.end : other.start]
            if other.start - one.end > _NEAR or "\n" in between or ")" in between:
                break
            if between.count("(") == 1 and one.value.unit != other.value.unit:
                yield one, other


def _sum(count: Count) -> float | None:
    value = count.value
    money = len(value.unit) == 3 and value.unit.isupper()
    return value.low if money and value.low and value.low == value.high else None


def same_sum(one: Quantity, other: Quantity, rates: Rates) -> bool:
    """Whether two sums in different currencies are one, by the story's rate, but for rounding."""
    rate = rates.get((one.unit, other.unit))
    if rate is None or one.low is None or other.low is None or not _is_point(one, other):
        return False
    return abs(one.low * rate - other.low) <= _ROUNDED * other.low


def _is_point(*values: Quantity) -> bool:
    return all(value.low == value.high for value in values)


def is_rounding(one: Quantity, other: Quantity) -> bool:
    """Whether the first is the second, rounded to fewer figures: 600 for 612, 80m for 82m.

    Only from a hundred on: ten for twelve is no rounding but another figure.
    """
    if one.low is None or other.low is None or not _is_point(one, other) or one.low < _LEAST:
        return False
    figures = _figures(one.low)
    return figures < _figures(other.low) and float(f"{other.low:.{figures - 1}e}") == one.low


_LEAST = 100


def _figures(value: float) -> int:
    """How many figures that are not zeros at the end a number has: 2 for 26,000."""
    return len(f"{value:.6f}".rstrip("0").rstrip(".").replace(".", "").rstrip("0").lstrip("0")) or 1
