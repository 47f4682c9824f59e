"""Parents: which other articles of its story an article was made from, without cycles."""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import msgspec
import numpy as np

from recension.trace.direction import Direction
from recension.trace.kinship import Floats, Kin
from recension.trace.nearness import Child, Holding, Source, child_of, evidence, nearness
from recension.trace.settings import Nearness, Tracing
from recension.trace.wording import Mask

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
    """The articles of a story with their kin: what each holds and its sentences' weights.

    `held` has for each of the kin, in order, which of the article's pairs of words it has.
    """

    kin: tuple[tuple[Kin, ...], ...]
    held: tuple[tuple[Mask, ...], ...]
    weight: tuple[Floats, ...]
    holding: tuple[Holding, ...]


class Choice(msgspec.Struct, frozen=True):
    """Articles that a child may be made from, all together, and the log-odds that it was."""

    score: float
    sources: tuple[int, ...]


def choose_parents(
    family: Family, direction_of: DirectionOf, settings: Tracing
) -> tuple[Parent, ...]:
    """The parents of every article, none its own ancestor, sorted by child, then share.

    Each article's nearest set of sources is taken, twice: the second time it is known how often
    each article was taken, since of many copies of one dispatch some are near each other by
    chance. Surer and larger edges come first; one that would close a cycle is left out.
    """
    choices = [
        choices_of(child, family, direction_of, settings) for child in range(len(family.kin))
    ]
    alone = (_best(its, Counter(), settings) for its in choices)
    taken = Counter(source for its in alone for source in its)
    wanted = [
        parent
        for child, its in enumerate(choices)
        for parent in _parents(child, _best(its, taken, settings), family, direction_of)
    ]
    wanted.sort(key=lambda one: (-one.direction.forward, -one.share, one.child, one.parent))
    above: dict[int, set[int]] = {}
    kept = []
    for one in wanted:
        if not _reaches(above, one.parent, one.child):
            above.setdefault(one.child, set()).add(one.parent)
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: (one.child, -one.share, one.parent)))


def _best(choices: Sequence[Choice], taken: Counter[int], settings: Tracing) -> tuple[int, ...]:
    """The nearest set where `taken` says how many others each article is a source of."""

    def key(one: Choice) -> tuple[float, int, tuple[int, ...]]:
        often = sum(math.log1p(taken[source]) for source in one.sources)
        return -one.score - settings.taken * often, len(one.sources), one.sources

    return min(choices, key=key).sources if choices else ()


def _parents(
    child: int, sources: Sequence[int], family: Family, direction_of: DirectionOf
) -> list[Parent]:
    """The edges to `sources`, that which explains most first."""
    kin = {one.other: one for one in family.kin[child]}
    left = family.weight[child].copy()
    total = max(float(left.sum()), 1e-9)
    found = []
    for source in sorted(sources, key=lambda one: (-kin[one].share, one)):
        share = float((left * kin[source].explained).sum()) / total
        found.append(Parent(source, child, share, direction_of(source, child)))
        left[kin[source].where >= 0] = 0.0
    return found


def choices_of(
    number: int, family: Family, direction_of: DirectionOf, settings: Tracing
) -> list[Choice]:
    """Sets of articles that one may be made from, weighed (`weighed_sets`)."""
    return [
        Choice(nearness(found, settings.nearness), sources)
        for sources, found in weighed_sets(number, family, direction_of, settings)
    ]


def weighed_sets(
    number: int, family: Family, direction_of: DirectionOf, settings: Tracing
) -> Iterator[tuple[tuple[int, ...], Nearness]]:
    """Sets of articles that one may be made from, sorted, with what speaks for each.

    Each alone, the nearest with others, and so on; a further source must explain enough that the
    others do not (a beam search).
    """
    kin, held = family.kin[number], family.held[number]
    child = child_of(family.holding[number], family.weight[number], kin, held)
    sources: list[Source] = []
    for one, pairs in zip(kin, held, strict=True):
        way = direction_of(one.other, number)
        reused = is_reuse(one, child.weight, settings)
        if reused and _may_be_source(one.other, number, way):
            sources.append(Source(one, family.holding[one.other], pairs, math.log(way.forward)))
    layer: list[tuple[int, ...]] = [(at,) for at in range(len(sources))]
    for _ in range(settings.most_parents if sources else 0):
        weighed = [(few, evidence(child, [sources[at] for at in few])) for few in layer]
        for few, found in weighed:
            yield tuple(sorted(sources[at].kin.other for at in few)), found
        weighed.sort(key=lambda one: (-nearness(one[1], settings.nearness), one[0]))
        layer = _wider(child, sources, [few for few, _ in weighed[: settings.nearest]], settings)


def is_reuse(one: Kin, weight: Floats, settings: Tracing) -> bool:
    """Whether it shares more than two who report one event may: much, or in words much alike."""
    shared = float(weight[one.where >= 0].sum())
    alike = one.share * float(weight.sum()) / max(shared, 1e-9)
    return one.share >= settings.first_parent and (
        one.share >= settings.much or alike >= settings.alike
    )


def _wider(
    child: Child, sources: Sequence[Source], sets: Sequence[tuple[int, ...]], settings: Tracing
) -> list[tuple[int, ...]]:
    """The sets with one source more, where that explains enough of what the others do not."""
    explained = np.stack([one.kin.explained for one in sources]) * child.weight
    least = settings.next_parent * max(float(child.weight.sum()), 1e-9)
    found = set()
    for few in sets:
        fresh = np.logical_and.reduce([sources[at].kin.where < 0 for at in few])
        enough = np.flatnonzero(explained @ fresh >= least).tolist()
        found |= {tuple(sorted((*few, at))) for at in enough if at not in few}
    return sorted(found)


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
