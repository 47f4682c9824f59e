"""Decoding: the best lawful row of labels under the network's scores (Viterbi 1967)."""

import numpy as np
from numpy.typing import NDArray

from recension.model.span import Offsets

Scores = NDArray[np.float32]

OUTSIDE, BEGIN, INSIDE, END, ONLY = range(5)
_FROM_CLOSED = (OUTSIDE, END, ONLY)
NEVER = -1e4
"""The score of what is not lawful."""


def lawful() -> Scores:
    """Which label may follow which, shape (5, 5): 0 where it may, `NEVER` where it may not."""
    follow = np.full((5, 5), NEVER, dtype=np.float32)
    for label in _FROM_CLOSED:
        follow[label, [OUTSIDE, BEGIN, ONLY]] = 0.0
    follow[BEGIN, [INSIDE, END]] = 0.0
    follow[INSIDE, [INSIDE, END]] = 0.0
    return follow


def best_spans(scores: Scores, follow: Scores) -> tuple[tuple[Offsets, ...], ...]:
    """The spans [first, last) of each row's best path; `scores` (rows, length, 5), `follow`
    (rows, 5, 5).
    """
    return tuple(_spans(path) for path in best_paths(scores, follow))


def _spans(path: list[int]) -> tuple[Offsets, ...]:
    spans, begun = [], 0
    for at, label in enumerate(path):
        if label in (BEGIN, ONLY):
            begun = at
        if label in (END, ONLY):
            spans.append((begun, at + 1))
    return tuple(spans)


def best_paths(scores: Scores, follow: Scores) -> list[list[int]]:
    """Each row's best labels; a path begins with outside, begin or only, and ends closed."""
    rows, length, _ = scores.shape
    if not length:
        return [[] for _ in range(rows)]
    best = scores[:, 0].copy()
    best[:, [INSIDE, END]] += NEVER
    before = np.zeros(scores.shape, dtype=np.int8)
    for at in range(1, length):
        paths = best[:, :, None] + follow
        before[:, at] = paths.argmax(axis=1)
        best = paths.max(axis=1) + scores[:, at]
    best[:, [BEGIN, INSIDE]] += NEVER
    ends = best.argmax(axis=1).tolist()
    return [_path(before[row].tolist(), int(end)) for row, end in enumerate(ends)]


def _path(before: list[list[int]], end: int) -> list[int]:
    path = [end]
    for at in range(len(before) - 1, 0, -1):
        path.append(before[at][path[-1]])
    return path[::-1]
