"""A function over many items, on one process or several, with the same results."""

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, forkserver, get_context
from typing import TypeVar

Progress = Callable[[str, int, int], None]
"""Told the stage's name, how many of its items are done, and of how many."""

T = TypeVar("T")
R = TypeVar("R")


def silent(stage: str, done: int, total: int) -> None:
    """A progress that says nothing."""


@contextmanager
def workers(jobs: int) -> Iterator[Executor | None]:
    """A pool of `jobs` processes; None for one job, which needs no pool.

    Whoever interrupts interrupts this process alone, and it ends the others.
    """
    if jobs <= 1:
        yield None
        return
    _start_deaf_to_interrupts()
    with ProcessPoolExecutor(jobs, mp_context=get_context("forkserver")) as pool:
        try:
            yield pool
        except KeyboardInterrupt:
            for child in active_children():
                child.terminate()
            raise


def _start_deaf_to_interrupts() -> None:
    """Start the process that all workers come from with Ctrl-C blocked, as they inherit it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def spread(
    function: Callable[[T], R],
    items: Sequence[T],
    pool: Executor | None,
    stage: str,
    progress: Progress,
) -> list[R]:
    """`function` of each item, in the order of the items, on the workers if there are any."""
    results: list[R] = []
    progress(stage, 0, len(items))
    for some in _in_parts(function, items, pool):
        results += some
        progress(stage, len(results), len(items))
    return results


def _in_parts(
    function: Callable[[T], R], items: Sequence[T], pool: Executor | None
) -> Iterator[list[R]]:
    if pool is None:
        yield from ([function(item)] for item in items)
        return
    size = max(1, min(32, len(items) // 8))
    parts = (items[start : start + size] for start in range(0, len(items), size))
    # Not Executor.map: when interrupted it cancels what waits, and a pool that is then ended
    # complains of that with a trace.
    waiting = deque(pool.submit(_each, function, part) for part in parts)
    while waiting:
        yield waiting.popleft().result()


def _each(function: Callable[[T], R], items: Sequence[T]) -> list[R]:
    return [function(item) for item in items]
