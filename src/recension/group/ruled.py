"""Clusters of weighed items that never go against what a person decided."""

from collections.abc import Sequence

import numpy as np

from recension.group.dates import Dated
from recension.group.likeness import Floats
from recension.group.linkage import average_linkage
from recension.group.rulings import Rulings, kept_apart


def ruled_clusters(
    odds: Floats,
    ids: Sequence[Sequence[str]],
    rulings: Rulings,
    least: float,
    sizes: Sequence[int] | None = None,
    dated: Dated | None = None,
) -> list[list[int]]:
    """Average linkage of the rows of `odds`, each of them the articles `ids`.

    What is kept together is one item from the start, and what is kept apart is as unlike as can be.
    `sizes` says how many items each row stands for, one where it is not given, and `dated` where
    their dates clash.
    """
    if not rulings.given:
        return average_linkage(odds, least, sizes, dated)
    counted = [1] * len(odds) if sizes is None else list(sizes)
    odds = _forbidden(odds, ids, rulings)
    bound = bound_together(ids, rulings)
    if all(len(places) == 1 for places in bound):
        return average_linkage(odds, least, counted, dated)
    order = [place for places in bound for place in places]
    counts = [len(places) for places in bound]
    weighted = means(odds[np.ix_(order, order)], counts)
    heavy = [sum(counted[place] for place in places) for places in bound]
    together = dated and dated.ordered(order).summed(counts)
    found = average_linkage(weighted, least, heavy, together)
    return [sorted(place for group in cluster for place in bound[group]) for cluster in found]


def means(odds: Floats, sizes: Sequence[int]) -> Floats:
    """The mean over the blocks of `odds` that so many rows after each other make."""
    starts = [0, *np.cumsum(sizes)[:-1].tolist()]
    sums = np.add.reduceat(np.add.reduceat(odds, starts, axis=0), starts, axis=1)
    found: Floats = (sums / np.outer(sizes, sizes)).astype(np.float32)
    return found


def bound_together(ids: Sequence[Sequence[str]], rulings: Rulings) -> list[list[int]]:
    """The places of items that a person keeps together, each such group and each other item."""
    groups = {place: [place] for place in range(len(ids))}
    seen: dict[str, int] = {}
    for place, part in enumerate(ids):
        for each in part:
            if each in rulings.together:
                first = seen.setdefault(rulings.together[each][0], place)
                if groups[first] is not groups[place]:
                    groups[first] += groups[place]
                    for moved in groups[place]:
                        groups[moved] = groups[first]
    return [sorted(group) for place, group in groups.items() if place == min(group)]


def _forbidden(odds: Floats, ids: Sequence[Sequence[str]], rulings: Rulings) -> Floats:
    """The odds, nothing as unlike as what a person keeps apart."""
    ruled = [place for place, part in enumerate(ids) if any(x in rulings.apart for x in part)]
    odds = odds.copy()
    for one in ruled:
        for other in ruled:
            if other < one and kept_apart(rulings, ids[one], ids[other]):
                odds[one, other] = odds[other, one] = -np.inf
    return odds
