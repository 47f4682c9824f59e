"""Log odds beside how crowded it is about the two articles: look-alike stories stay apart."""

import numpy as np
from numpy.typing import NDArray

from recension.group.likeness import Crowd

Floats = NDArray[np.float32]

COPY = 12.0
"""Log odds that only a copy has, whole or next to it: the article once more makes no crowd."""


def beside_crowds(odds: Floats, crowd: Crowd) -> Floats:
    """`odds` (n, n), symmetric, less a share of how crowded it is about the row and the column.

    Among reports that differ in next to nothing, one that differs in more is of another story;
    where nothing else is near, as much would be proof. After cross-domain similarity local scaling
    (Conneau et al. 2018) and self-tuning clustering (Zelnik-Manor and Perona 2004). Log odds below
    `crowd.least` count as that much, so that articles on other things change nothing, however many.
    """
    if crowd.share == 0 or len(odds) == 0:
        return odds
    about = np.float32(crowd.share / 2) * crowded(odds, crowd)
    apart: Floats = odds - about[:, None] - about[None, :]
    return apart


def crowded(odds: Floats, crowd: Crowd) -> Floats:
    """For each row of `odds` the mean of its `near` greatest, itself left out, (n,) float32.

    Where there are fewer others, those that are missing count as the least, and copies do, too:
    however often a text was printed, that says nothing of how alike its story's reports are.
    """
    raised = np.maximum(odds, np.float32(crowd.least))
    raised[odds >= COPY] = crowd.least
    # An article counts itself as the least, which is what one that is missing counts as.
    np.fill_diagonal(raised, crowd.least)
    if crowd.near < len(raised):
        raised = np.partition(raised, len(raised) - crowd.near, axis=1)[:, -crowd.near :]
    # In order of size, so that rounding does not tell in which order the articles came.
    sums = np.sort(raised, axis=1).sum(axis=1, dtype=np.float64)
    missing = max(0, crowd.near - len(odds))
    about: Floats = ((sums + missing * crowd.least) / crowd.near).astype(np.float32)
    return about
