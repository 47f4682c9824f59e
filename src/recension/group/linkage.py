"""Average linkage: the two most alike clusters join until none are alike enough."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def average_linkage(
    alike: Floats, least: float, sizes: Sequence[int] | None = None
) -> list[list[int]]:
    """Clusters of the rows of `alike` (n, n), symmetric, joined while their mean is >= `least`.

    `sizes` says how many items each row stands for, one where it is not given.

    The unweighted average (UPGMA, Sokal and Michener 1958) by the nearest-neighbour chain
    (Murtagh 1983): n² time, and with ties broken by row the result is a function of the rows alone.
    """
    members = {row: [row] for row in range(len(alike))}
    weight = [1] * len(alike) if sizes is None else list(sizes)
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
