from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.annotate.tagging.decode import (
    BEGIN,
    END,
    INSIDE,
    NEVER,
    ONLY,
    OUTSIDE,
    best_paths,
    best_spans,
    lawful,
)

ROWS = st.lists(st.lists(st.integers(-9, 9), min_size=5, max_size=5), min_size=1, max_size=5)


def _worth(path: tuple[int, ...], scores: np.ndarray, follow: np.ndarray) -> float:
    ends = NEVER * ((path[0] in (INSIDE, END)) + (path[-1] in (BEGIN, INSIDE)))
    moves = sum(follow[a, b] for a, b in pairwise(path))
    return float(sum(scores[at, label] for at, label in enumerate(path)) + moves + ends)


@given(ROWS)
def test_no_lawful_path_is_worth_more_than_the_best(rows: list[list[int]]) -> None:
    scores, follow = np.array(rows, dtype=np.float32), lawful()
    best = best_paths(scores[None], follow[None])[0]
    every = (_worth(path, scores, follow) for path in product(range(5), repeat=len(rows)))
    assert _worth(tuple(best), scores, follow) == pytest.approx(max(every))


@given(ROWS)
def test_a_best_path_never_leaves_a_span_open(rows: list[list[int]]) -> None:
    scores = np.array([rows], dtype=np.float32)
    path = best_paths(scores, lawful()[None])[0]
    opened = False
    for label in path:
        assert label in ((INSIDE, END) if opened else (OUTSIDE, BEGIN, ONLY))
        opened = label in (BEGIN, INSIDE)
    assert not opened


def test_spans_are_read_off_the_path() -> None:
    path = [OUTSIDE, BEGIN, INSIDE, END, ONLY, OUTSIDE]
    scores = np.full((1, len(path), 5), -5.0, dtype=np.float32)
    scores[0, range(len(path)), path] = 5.0
    assert best_spans(scores, lawful()[None]) == (((1, 4), (4, 5)),)


def test_nothing_has_no_spans() -> None:
    assert best_spans(np.zeros((4, 0, 5), dtype=np.float32), np.stack([lawful()] * 4)) == ((),) * 4
