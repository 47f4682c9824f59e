"""Average linkage: stories from what holds every two articles together."""

import numpy as np

from recension.group.shelf import Scores


def average_linkage(pairs: Scores) -> list[list[int]]:
    """Clusters of 0..n-1, each ascending, by first member, from a symmetric table of log-odds.

    The two clusters whose members hold together best on average are joined while that average
    is above 0 (UPGMA; Sokal and Michener 1958). Among equals the earliest rows are joined first.
    """
    sums = pairs.astype(np.float64).copy()
    count = len(sums)
    members = [[at] for at in range(count)]
    sizes = np.ones(count)
    means = sums.copy()
    np.fill_diagonal(means, -np.inf)
    while count > 1:
        left, right = divmod(int(np.argmax(means)), len(means))
        if means[left, right] <= 0:
            break
        left, right = min(left, right), max(left, right)
        members[left] += members[right]
        members[right] = []
        sums[left] += sums[right]
        sums[:, left] += sums[:, right]
        sizes[left] += sizes[right]
        means[left] = sums[left] / (sizes[left] * sizes)
        means[left][means[right] == -np.inf] = -np.inf
        means[left, left] = means[left, right] = -np.inf
        means[:, left] = means[left]
        means[right] = -np.inf
        means[:, right] = -np.inf
    return [sorted(found) for found in members if found]
