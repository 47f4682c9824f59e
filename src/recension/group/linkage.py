"""Average linkage: the two most alike clusters join until none are alike enough."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from recension.group.dates import Dated

Floats = NDArray[np.float32]


def average_linkage(
    alike: Floats,
    least: float,
    sizes: Sequence[int] | None = None,
    dated: Dated | None = None,
) -> list[list[int]]:
    """Clusters of the rows of `alike` (n, n), symmetric, joined while their mean is >= `least`.

    `sizes` says how many items each row stands for, one where it is not given. `alike` holds what
    clashes of dates weigh pair by pair; with `dated` they weigh as much as they do between the
    clusters as they grow.

    The unweighted average (UPGMA, Sokal and Michener 1958) by the nearest-neighbour chain
    (Murtagh 1983): n² time, and with ties broken by row the result is a function of the rows alone.
    """
    weight = [1] * len(alike) if sizes is None else list(sizes)
    if dated is not None:
        return _with_dates(alike, least, weight, dated)
    members = {row: [row] for row in range(len(alike))}
    table = alike.astype(np.float64)
    np.fill_diagonal(table, -np.inf)
    for one, other in _reciprocal_pairs(table, least):
        size, added = weight[one], weight[other]
        mean = (table[one] * size + table[other] * added) / (size + added)
        table[one], table[:, one] = mean, mean
        table[one, one] = -np.inf
        table[other], table[:, other] = -np.inf, -np.inf
        members[one] += members.pop(other)
        weight[one] += added
    return sorted(sorted(rows) for rows in members.values())


def _reciprocal_pairs(table: NDArray[np.float64], least: float) -> Iterator[tuple[int, int]]:
    """Pairs of rows that are each other's nearest and alike enough, one after another."""
    settled: set[int] = set()
    for start in range(len(table)):
        chain = [start]
        while chain and chain[-1] not in settled:
            here = chain[-1]
            nearest = int(np.argmax(table[here]))
            if len(chain) > 1 and table[here, chain[-2]] >= table[here, nearest]:
                nearest = chain[-2]
            if not table[here, nearest] >= least:
                # Nothing joins what is not alike enough: joining others can only lower the mean.
                settled.add(chain.pop())
            elif len(chain) > 1 and nearest == chain[-2]:
                one, other = sorted((chain.pop(), chain.pop()))
                yield one, other
                settled.add(other)
                if not chain:
                    chain.append(one)
            else:
                chain.append(nearest)


class _Merging:
    """Sums over pairs of articles between clusters, and how alike the clusters are by them."""

    def __init__(self, alike: Floats, sizes: Sequence[int], dated: Dated) -> None:
        self.sizes = np.array(sizes, np.float64)
        self.dating = dated.dating
        self.clash, self.told = dated.clash.copy(), dated.told.copy()
        self.sums = alike.astype(np.float64) * np.outer(self.sizes, self.sizes)
        self.sums -= dated.dating.alone * self.clash.sum(0)

    def beside(self, row: int) -> NDArray[np.float64]:
        """How alike the cluster of `row` and each other is: the mean of words, and the dates."""
        means = self.sums[row] / (self.sizes[row] * self.sizes)
        dates = self.clash[:, row] / (self.told[:, row] + self.dating.doubt)
        found: NDArray[np.float64] = means + self.dating.times * dates.sum(0)
        return found

    def join(self, one: int, other: int) -> None:
        """Make `other` part of `one`."""
        for sums in (self.sums, *self.clash, *self.told):
            sums[one] += sums[other]
            sums[:, one] = sums[one]
        self.sizes[one] += self.sizes[other]


def _with_dates(alike: Floats, least: float, sizes: Sequence[int], dated: Dated) -> list[list[int]]:
    """The two most alike clusters join first: what dates weigh can rise as clusters grow."""
    merging = _Merging(alike, sizes, dated)
    table = np.array([merging.beside(row) for row in range(len(alike))])
    np.fill_diagonal(table, -np.inf)
    nearest = table.argmax(axis=1)
    most = table[np.arange(len(table)), nearest]
    members = {row: [row] for row in range(len(alike))}
    gone = np.zeros(len(alike), np.bool_)
    while len(most) and most[place := int(np.argmax(most))] >= least:
        one, other = sorted((place, int(nearest[place])))
        merging.join(one, other)
        members[one] += members.pop(other)
        gone[other] = True
        row = np.where(gone, -np.inf, merging.beside(one))
        row[one] = -np.inf
        table[one], table[:, one] = row, row
        table[other], table[:, other] = -np.inf, -np.inf
        most[other] = -np.inf
        _look_again(table, nearest, most, one, other)
    return sorted(sorted(rows) for rows in members.values())


def _look_again(
    table: NDArray[np.float64],
    nearest: NDArray[np.intp],
    most: NDArray[np.float64],
    one: int,
    other: int,
) -> None:
    """Find the nearest of each row anew, now that `one` is changed and `other` is gone."""
    stale = (nearest == one) | (nearest == other)
    stale[one] = True
    closer = ~stale & (table[one] > most)
    nearest[closer], most[closer] = one, table[one, closer]
    for row in np.flatnonzero(stale & (most > -np.inf)):
        nearest[row] = table[row].argmax()
        most[row] = table[row, nearest[row]]
