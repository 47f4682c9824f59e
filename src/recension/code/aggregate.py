"""Aggregate: one figure of an event from several reports, copies of one origin counted once.

The three models to choose from are those of van Baalen & Höglund's eventreport ("Trials and
triangulations", 2025): the most conservative takes the least figure, the most informative the
greatest, the most representative the most frequent. Low and high are always the least and the
greatest that any report gives, whichever model chooses the best. Unlike there, two figures that are
equally frequent give no best one: the least of them would be no more credible than the other.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import log2
from statistics import pstdev
from typing import Literal

import msgspec

from recension.model.event import Disagreement

Model = Literal["conservative", "informative", "representative"]
MODELS: tuple[Model, ...] = ("conservative", "informative", "representative")


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


def spread_of(reports: Sequence[Report]) -> Disagreement:
    """The measures of disagreement of an event's best figures over its origins.

    They are eventreport's: `figures` less one is its divergence score, `modal` its modal confidence
    and one less that its event-level disagreement, `range` and `deviation` what its mean_range and
    mean_sd average; entropy is ours. With every report its own origin they are the naive ones.
    Raises ValueError for no report.
    """
    if not reports:
        raise ValueError("no report to compare")
    return spread_of_voices(_voices(reports))


def spread_of_voices(voices: Sequence[float]) -> Disagreement:
    """The same over one figure a voice; raises ValueError for no voice."""
    if not voices:
        raise ValueError("no voice to compare")
    shares = [count / len(voices) for count in Counter(voices).values()]
    return Disagreement(
        voices=len(voices),
        figures=len(shares),
        range=max(voices) - min(voices),
        deviation=pstdev(voices),
        entropy=abs(sum(share * log2(share) for share in shares)),
        modal=max(shares),
    )
