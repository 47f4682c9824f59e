"""Average linkage joins what is alike on average, and nothing by a chain."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from recension.group.linkage import average_linkage


def _table(rows: list[list[float]]) -> np.ndarray:
    return np.array(rows, np.float32)


def test_two_pairs_are_two_clusters() -> None:
    alike = _table([[1, 0.9, 0, 0], [0.9, 1, 0, 0], [0, 0, 1, 0.8], [0, 0, 0.8, 1]])
    assert average_linkage(alike, 0.5) == [[0, 1], [2, 3]]


def test_a_bridge_between_two_stories_does_not_glue_them() -> None:
    alike = _table([[1, 0.9, 0.1], [0.9, 1, 0.6], [0.1, 0.6, 1]])
    assert average_linkage(alike, 0.5) == [[0, 1], [2]]


@given(st.lists(st.floats(0, 1), min_size=36, max_size=36), st.permutations(range(6)))
def test_the_clusters_do_not_depend_on_the_order_of_the_rows(
    drawn: list[float], order: list[int]
) -> None:
    square = np.array(drawn, np.float32).reshape(6, 6)
    noise = np.arange(36, dtype=np.float32).reshape(6, 6) * 1e-4  # no two likenesses tie
    alike = np.triu(square + noise, 1)
    alike = alike + alike.T
    shuffled = alike[np.ix_(order, order)]
    back = sorted(sorted(order[row] for row in rows) for rows in average_linkage(shuffled, 0.5))
    assert back == average_linkage(alike, 0.5)
