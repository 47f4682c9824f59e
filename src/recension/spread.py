"""A function over many items, on one process or several, with the same results."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TypeVar

Progress = Callable[[str, int, int], None]
"""Told the stage's name, how many of its items are done, and of how many."""

T = TypeVar("T")
R = TypeVar("R")


def silent(stage: str, done: int, total: int) -> None:
    """A progress that says nothing."""


@contextmanager
def workers(jobs: int) -> Iterator[Executor | None]:
    """A pool of `jobs` processes; None for one job, which needs no pool."""
    if jobs <= 1:
        yield None
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("forkserver")) as pool:
        yield pool


def spread(
    function: Callable[[T], R],
    items: Sequence[T],
    pool: Executor | None,
    stage: str,
    progress: Progress,
) -> list[R]:
    """`function` of each item, in the order of the items, on the workers if there are any."""
    results: list[R] = []
    total = len(items)
    mapped = (
        pool.map(function, items, chunksize=max(1, min(32, total // 8)))
        if pool
        else map(function, items)
    )
    progress(stage, 0, total)
    for result in mapped:
        results.append(result)
        progress(stage, len(results), total)
    return results
