"""Log odds are taken beside how crowded it is about an article."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from recension.group.crowding import beside_crowds, crowded
from recension.group.likeness import Crowd
from recension.group.linkage import average_linkage

Rows = list[list[float]]


def _symmetric(rows: Rows) -> np.ndarray:
    upper = np.triu(np.array(rows, np.float32), 1)
    return upper + upper.T


def test_where_nothing_is_near_the_log_odds_stay_as_they_are() -> None:
    odds = np.full((4, 4), -6, np.float32)
    assert np.array_equal(beside_crowds(odds, Crowd(near=2, least=0, share=0.8)), odds)


def test_a_crowd_is_the_mean_of_the_nearest_and_those_missing_count_as_the_least() -> None:
    odds = _symmetric([[0, 4, 2], [0, 0, -3], [0, 0, 0]])
    assert crowded(odds, Crowd(near=2, least=0)).tolist() == [3, 2, 1]
    assert crowded(odds, Crowd(near=4, least=-1)).tolist() == [1, 0.25, -0.25]


def test_copies_make_it_no_more_crowded() -> None:
    odds = _symmetric([[0, 4, 15], [0, 0, 4], [0, 0, 0]])
    assert crowded(odds, Crowd(near=2, least=0)).tolist() == [2, 4, 2]


def test_two_trials_of_one_woman_stay_apart_where_reports_of_each_are_much_more_alike() -> None:
    odds = np.full((8, 8), 2, np.float32)
    odds[:4, :4] = odds[4:, 4:] = 9
    together = [list(range(8))]
    assert average_linkage(odds, -2.5) == together
    apart = beside_crowds(odds, Crowd(near=3, least=0, share=0.8))
    assert average_linkage(apart, -2.5) == [[0, 1, 2, 3], [4, 5, 6, 7]]
    # As far apart, but nothing nearer: one story, told in many ways.
    loose = np.full((8, 8), 2, np.float32)
    assert average_linkage(beside_crowds(loose, Crowd(3, 0, 0.8)), -2.5) == together


@given(
    st.lists(st.floats(-8, 8, width=32), min_size=25, max_size=25),
    st.lists(st.floats(-20, -0.5), min_size=1, max_size=4),
)
def test_articles_on_other_things_change_nothing(drawn: list[float], others: list[float]) -> None:
    crowd = Crowd(near=3, least=0, share=0.8)
    odds = _symmetric(np.array(drawn).reshape(5, 5).tolist())
    size = 5 + len(others)
    more = np.full((size, size), min(others), np.float32)
    more[:5, :5] = odds
    assert np.allclose(beside_crowds(more, crowd)[:5, :5], beside_crowds(odds, crowd))


@given(st.lists(st.floats(-8, 8, width=32), min_size=25, max_size=25), st.permutations(range(5)))
def test_the_order_of_the_rows_does_not_show(drawn: list[float], order: list[int]) -> None:
    crowd = Crowd(near=3, least=0, share=0.8)
    odds = _symmetric(np.array(drawn).reshape(5, 5).tolist())
    shuffled = beside_crowds(odds[np.ix_(order, order)], crowd)
    assert np.array_equal(shuffled, beside_crowds(odds, crowd)[np.ix_(order, order)])
