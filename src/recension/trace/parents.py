"""Parents: which other articles of its story an article was made from, without cycles."""

import math
from collections.abc import Callable, Sequence

import msgspec
import numpy as np

from recension.trace.direction import Direction
from recension.trace.kinship import Floats, Kin
from recension.trace.settings import Tracing

DirectionOf = Callable[[int, int], Direction]


class Parent(msgspec.Struct, frozen=True):
    """That article `child` took from article `parent` (places in the story).

    `share` is the part of the child that this parent explains and no earlier chosen one does.
    """

    parent: int
    child: int
    share: float
    direction: Direction


def choose_parents(
    kin: Sequence[tuple[Kin, ...]],
    weight: Sequence[Floats],
    direction_of: DirectionOf,
    settings: Tracing,
) -> tuple[Parent, ...]:
    """The parents of every article, none its own ancestor, sorted by child, then share.

    For each article sources are added as long as one explains sentences that those before it do
    not (a greedy cover, after Johnson, 1974), the one that saves most first. Surer and
    larger edges come first; one that would close a cycle is left out.
    """
    wanted = [
        parent
        for child, others in enumerate(kin)
        for parent in _cover(child, others, weight[child], direction_of, settings)
    ]
    wanted.sort(key=lambda one: (-one.direction.forward, -one.share, one.child, one.parent))
    above: dict[int, set[int]] = {}
    kept = []
    for one in wanted:
        if not _reaches(above, one.parent, one.child):
            above.setdefault(one.child, set()).add(one.parent)
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: (one.child, -one.share, one.parent)))


def _cover(
    child: int,
    others: tuple[Kin, ...],
    weight: Floats,
    direction_of: DirectionOf,
    settings: Tracing,
) -> list[Parent]:
    directed = [(one, direction_of(one.other, child)) for one in others]
    open_ = [(one, way) for one, way in directed if _may_be_source(one.other, child, way)]
    covered = np.zeros(len(weight))
    total = float(weight.sum())
    found: list[Parent] = []
    while open_ and len(found) < settings.most_parents:
        saved = [_saved(one, covered, weight, settings) for one, _ in open_]
        worth = [
            nats + settings.sureness * math.log(way.forward)
            for nats, (_, way) in zip(saved, open_, strict=True)
        ]
        best = max(range(len(worth)), key=lambda at: (worth[at], -open_[at][0].other))
        one, way = open_.pop(best)
        share = float((weight * np.maximum(one.explained - covered, 0)).sum()) / total
        least = settings.next_parent if found else settings.first_parent
        if share < least:
            break
        found.append(Parent(one.other, child, share, way))
        covered = np.maximum(covered, one.explained)
    return found


def _saved(one: Kin, covered: Floats, weight: Floats, settings: Tracing) -> float:
    """What a source saves in describing the article: the shortest description wins.

    After the minimum description length of Rissanen (1978): each sentence explained saves its
    weight as far as it is alike; each place where the article leaves the order of the source, or
    skips some of it, costs the logarithm of the leap. So of two sources with the same sentences
    the one that holds less besides is the nearer.
    """
    fresh = one.explained > covered * settings.fresh
    gain = float((weight * (one.explained - covered))[fresh].sum())
    leaps = np.diff(one.where[fresh]) - 1
    cost = np.log1p(np.abs(leaps) + (leaps < 0)).sum() if len(leaps) else 0.0
    return gain - settings.leap * float(cost)


def _may_be_source(parent: int, child: int, way: Direction) -> bool:
    return way.forward > 0.5 or (way.forward == 0.5 and parent < child)


def _reaches(above: dict[int, set[int]], start: int, goal: int) -> bool:
    """Whether `goal` is `start` or one of its ancestors."""
    seen, waiting = {start}, [start]
    while waiting:
        one = waiting.pop()
        if one == goal:
            return True
        fresh = above.get(one, set()) - seen
        seen |= fresh
        waiting.extend(sorted(fresh))
    return False
