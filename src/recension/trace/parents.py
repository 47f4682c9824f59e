"""Parents: which other articles of its story an article was made from, without cycles."""

import math
from collections import Counter
from collections.abc import Callable

import msgspec
import numpy as np

from recension.trace.direction import Direction
from recension.trace.kinship import Floats, Kin
from recension.trace.nearness import Child, Holding, known_to, nearness
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


class Family(msgspec.Struct, frozen=True):
    """The articles of a story with their kin: what each holds and its sentences' weights."""

    kin: tuple[tuple[Kin, ...], ...]
    weight: tuple[Floats, ...]
    holding: tuple[Holding, ...]


def choose_parents(
    family: Family, direction_of: DirectionOf, settings: Tracing
) -> tuple[Parent, ...]:
    """The parents of every article, none its own ancestor, sorted by child, then share.

    For each article the nearest source is taken, then others as long as one explains sentences
    that those before it do not (a greedy cover, after Johnson, 1974). Surer and larger edges come
    first; one that would close a cycle is left out.
    """
    alone = _wanted(family, direction_of, Counter(), settings)
    wanted = _wanted(family, direction_of, Counter(one.parent for one in alone), settings)
    wanted.sort(key=lambda one: (-one.direction.forward, -one.share, one.child, one.parent))
    above: dict[int, set[int]] = {}
    kept = []
    for one in wanted:
        if not _reaches(above, one.parent, one.child):
            above.setdefault(one.child, set()).add(one.parent)
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: (one.child, -one.share, one.parent)))


def _wanted(
    family: Family, direction_of: DirectionOf, taken: Counter[int], settings: Tracing
) -> list[Parent]:
    """What every article was made from, where `taken` says how many each is a source of."""
    return [
        parent
        for child in range(len(family.kin))
        for parent in _cover(child, family, direction_of, taken, settings)
    ]


def _cover(
    number: int, family: Family, direction_of: DirectionOf, taken: Counter[int], settings: Tracing
) -> list[Parent]:
    directed = [(one, direction_of(one.other, number)) for one in family.kin[number]]
    open_ = [(one, way) for one, way in directed if _may_be_source(one.other, number, way)]
    child = _child(number, family)
    total = float(child.weight.sum())
    found: list[Parent] = []
    while open_ and len(found) < settings.most_parents:
        shares = [_share(child, one) / total for one, _ in open_]
        least = settings.next_parent if found else settings.first_parent
        near = [
            nearness(child, one, family.holding[one.other], settings.nearness)
            + settings.sureness * math.log(way.forward)
            + settings.popular * math.log1p(taken[one.other])
            for one, way in open_
        ]
        enough = [at for at, share in enumerate(shares) if share >= least]
        if not enough:
            break
        best = max(enough, key=lambda at: (near[at], -open_[at][0].other))
        one, way = open_.pop(best)
        found.append(Parent(one.other, number, shares[best], way))
        child = msgspec.structs.replace(child, open=child.open & (one.where < 0))
    return found


def _child(number: int, family: Family) -> Child:
    weight, kin = family.weight[number], family.kin[number]
    everything = np.ones(len(weight), dtype=np.bool_)
    return Child(family.holding[number], weight, known_to(kin, len(weight)), everything)


def _share(child: Child, one: Kin) -> float:
    """The weight of the open sentences that a source explains, as far as it does."""
    return float((child.weight * one.explained)[child.open].sum())


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
