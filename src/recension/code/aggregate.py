"""Aggregate: one figure of an event from several reports, copies of one origin counted once.

The three models to choose from are those of van Baalen & Höglund's eventreport (2019): the most
conservative report, the most informative and the most representative. Low and high are always the
least and the greatest that any report gives, whichever model chooses the best.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import log2
from statistics import pstdev
from typing import Literal

import msgspec

Model = Literal["conservative", "informative", "representative"]


class Report(msgspec.Struct, frozen=True):
    """What one report gives; `origin` is who gathered it, so that copies can be told."""

    origin: str
    low: float
    best: float
    high: float


class Aggregate(msgspec.Struct, frozen=True):
    """The figure of the event; `best` null where the model finds no single answer."""

    low: float
    best: float | None
    high: float


def aggregate(reports: Sequence[Report], model: Model) -> Aggregate:
    """The event's figure over origins; raises ValueError where there is no report.

    conservative: the lowest best of any origin; informative: the highest; representative: the one
    most origins give, none where two tie. An origin's own best is the one that it gives most often,
    the lowest of equals.
    """
    if not reports:
        raise ValueError("no report to aggregate")
    low = min(report.low for report in reports)
    high = max(report.high for report in reports)
    return Aggregate(low, _best(_voices(reports), model), high)


def _voices(reports: Sequence[Report]) -> list[float]:
    """One best figure for each origin."""
    by_origin: dict[str, Counter[float]] = {}
    for report in reports:
        by_origin.setdefault(report.origin, Counter())[report.best] += 1
    return [min(votes, key=lambda best: (-votes[best], best)) for votes in by_origin.values()]


def _best(voices: Sequence[float], model: Model) -> float | None:
    if model == "conservative":
        return min(voices)
    if model == "informative":
        return max(voices)
    ranked = Counter(voices).most_common(2)
    tied = len(ranked) > 1 and ranked[0][1] == ranked[1][1]
    return None if tied else ranked[0][0]


def disagreement(
    events: Iterable[Sequence[Mapping[str, Hashable]]],
    key: str,
    silent: frozenset[Hashable] = frozenset(),
) -> float:
    """The share 0..1 of events with several reports whose reports give different values of `key`.

    The values in `silent` are no answers (an actor left blank contradicts nobody).

    Raises ValueError where no event has several reports.
    """
    several = [reports for reports in events if len(reports) > 1]
    if not several:
        raise ValueError("no event with several reports")
    differing = sum(len({report[key] for report in reports} - silent) > 1 for reports in several)
    return differing / len(several)


class Spread(msgspec.Struct, frozen=True):
    """How far the origins of one event differ: how many voices, how many figures, and how evenly.

    `range` is greatest less least; `deviation` the standard deviation over the voices; `entropy` in
    bits, 0 where all say the same. The naive ones over reports are those of `spread_of` with every
    report its own origin.
    """

    voices: int
    figures: int
    range: float
    deviation: float
    entropy: float


def spread_of(reports: Sequence[Report]) -> Spread:
    """The measures of disagreement of an event's best figures; raises ValueError for no report."""
    if not reports:
        raise ValueError("no report to compare")
    voices = _voices(reports)
    shares = [count / len(voices) for count in Counter(voices).values()]
    return Spread(
        voices=len(voices),
        figures=len(shares),
        range=max(voices) - min(voices),
        deviation=pstdev(voices),
        entropy=abs(sum(share * log2(share) for share in shares)),
    )
