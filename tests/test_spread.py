"""Work spread over processes: the same results, and none of them left behind."""

import time
from math import isqrt
from multiprocessing import active_children

import pytest

from recension.spread import silent, spread, workers


@pytest.mark.parametrize("count", [0, 1, 7, 300])
def test_results_come_in_the_order_of_the_items(count: int) -> None:
    told: list[int] = []
    with workers(2) as pool:
        found = spread(isqrt, range(count), pool, "s", lambda _, done, __: told.append(done))
    assert found == spread(isqrt, range(count), None, "s", silent)
    assert told == sorted(told)
    assert told[-1] == count


def _interrupted() -> None:
    with workers(2) as pool:
        assert pool is not None
        spread(isqrt, range(8), pool, "s", silent)
        for _ in range(9):
            pool.submit(time.sleep, 600)
        raise KeyboardInterrupt


@pytest.mark.timeout(60)
def test_an_interrupt_ends_all_processes_at_once() -> None:
    with pytest.raises(KeyboardInterrupt):
        _interrupted()
    assert not active_children()
