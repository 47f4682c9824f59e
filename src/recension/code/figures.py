"""Figures: low, best and high of a collated quantity, over origins and over reports."""

from collections import Counter
from collections.abc import Sequence

from recension.code.aggregate import Model, spread_of_voices
from recension.collate.topic import whole_readings
from recension.model.collation import Collation, Reading
from recension.model.event import Disagreement, EventQuantity, PerReport
from recension.model.value import Quantity

_BOUNDS = "low and high: the least and the greatest figure that any origin gives; best: "
RULES: dict[Model, str] = {
    "conservative": f"{_BOUNDS}the least that any origin gives as its own (most conservative)",
    "informative": f"{_BOUNDS}the greatest that any origin gives as its own (most informative)",
    "representative": (
        f"{_BOUNDS}the exact figure"
        " on which most origins rest, none where two tie or the figures conflict"
    ),
}
"""How the best figure is chosen. The last is UCDP's practice, the most credible and never an
average, each origin one voice; the others bound it (van Baalen & Höglund's eventreport)."""


def figures_of(collation: Collation, model: Model = "representative") -> EventQuantity | None:
    """The figures of a collation of one quantity; None where no reading is of the whole."""
    readings = [row for row in whole_readings(collation) if isinstance(row.value, Quantity)]
    if not readings:
        return None
    low, high = _bounds(readings)
    return EventQuantity(
        what=_unit(readings),
        low=low,
        best=_chosen(collation, readings, model),
        high=high,
        rule=RULES[model],
        collation=collation.id,
        per_report=PerReport(low, _best(_reports(readings)), high),
        disagreement=_disagreement(readings),
    )


def _chosen(collation: Collation, readings: Sequence[Reading], model: Model) -> float | None:
    """The best figure; what an origin gives as its own includes "at least 20" and "around 50"."""
    own = [figure for row in readings if (figure := _own(row)) is not None]
    if model == "conservative":
        return min(own, default=None)
    if model == "informative":
        return max(own, default=None)
    return None if collation.relation == "conflict" else _best(_voices(readings))


def _own(reading: Reading) -> float | None:
    """The figure that a reading names, the lower of two; None for one without any."""
    value = reading.value
    bounds = (value.low, value.high) if isinstance(value, Quantity) else ()
    return next((bound for bound in bounds if bound is not None), None)


def _disagreement(readings: Sequence[Reading]) -> Disagreement | None:
    """Over the origins, each with the figure of its reading that most articles carry.

    Of equals it is the least. A reading without a known origin is a voice by itself.
    """
    voices: dict[str, list[tuple[int, float]]] = {}
    for at, row in enumerate(readings):
        figure = _own(row)
        for origin in row.origins or (f"reading {at}",):
            if figure is not None:
                voices.setdefault(origin, []).append((-len(row.articles), figure))
    return spread_of_voices([min(rows)[1] for rows in voices.values()]) if voices else None


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
