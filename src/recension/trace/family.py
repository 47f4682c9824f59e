"""Family: what the articles of a story have of each other, put together for finding parents."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import numpy as np

from recension.trace.credits import Stated
from recension.trace.direction import Direction, Pair, Traits, direction, spread_of, traits
from recension.trace.kinship import Floats, Kin, kin_of, likeness, strangers, table_of
from recension.trace.nearness import holding_of
from recension.trace.parents import DirectionOf, Family
from recension.trace.readings import with_edits
from recension.trace.settings import Tracing
from recension.trace.witness import Witness
from recension.trace.wording import held_by_kin, wordings_of

PairOf = Callable[[int, int], Pair]


def family_of(
    witnesses: Sequence[Witness],
    credits: Sequence[Sequence[Stated]],
    weight: Mapping[str, float],
    settings: Tracing,
) -> tuple[Family, DirectionOf]:
    """What the articles of a story have of each other, and which of two is the earlier.

    `credits` are each article's, `weight` is of each feature.
    """
    family, its_traits = _family(witnesses, credits, weight, settings)
    pair_of, spread = pairing(witnesses, its_traits, family, settings)
    return family, _directions(pair_of, spread, settings)


def pairs_of(
    witnesses: Sequence[Witness],
    credits: Sequence[Sequence[Stated]],
    weight: Mapping[str, float],
    settings: Tracing,
) -> tuple[PairOf, Mapping[str, int]]:
    """Any two articles as `signs_of` compares them, and how many articles hold each feature."""
    family, its_traits = _family(witnesses, credits, weight, settings)
    return pairing(witnesses, its_traits, family, settings)


def _family(
    witnesses: Sequence[Witness],
    credits: Sequence[Sequence[Stated]],
    weight: Mapping[str, float],
    settings: Tracing,
) -> tuple[Family, list[Traits]]:
    table = table_of(witnesses, weight)
    nearest = kin_of(table, likeness(table, settings), len(witnesses), settings.kin)
    kin = with_edits(witnesses, nearest)
    its_traits = [traits(one, its) for one, its in zip(witnesses, credits, strict=True)]
    edges = np.searchsorted(table.article, np.arange(len(witnesses) + 1))
    own = [table.weight[edges[one] : edges[one + 1]] for one in range(len(witnesses))]
    holding = tuple(
        holding_of(one, its.credited) for one, its in zip(witnesses, its_traits, strict=True)
    )
    held = held_by_kin(wordings_of(witnesses), kin)
    return Family(kin, held, tuple(own), holding), its_traits


def pairing(
    witnesses: Sequence[Witness],
    its_traits: Sequence[Traits],
    family: Family,
    settings: Tracing,
) -> tuple[PairOf, Mapping[str, int]]:
    """What puts two articles side by side, and in how many articles each feature stands."""
    kin = family.kin
    alone = [_alone(witness, its) for witness, its in zip(witnesses, kin, strict=True)]
    explained = {(one, k.other): k.explained for one, its in enumerate(kin) for k in its}

    def part(one: int, by: int) -> Floats:
        found = explained.get((one, by))
        return np.zeros(len(witnesses[one].sentences)) if found is None else found

    def elsewhere(one: int, other: int) -> tuple[Floats, frozenset[str]]:
        thirds = strangers(kin, one, other, settings)
        found = np.zeros(len(witnesses[one].sentences))
        for third in thirds:
            found[third.explained > 0] = 1.0
        theirs = frozenset().union(*(its_traits[third.other].credited for third in thirds))
        return found, its_traits[one].credited - theirs

    def pair_of(one: int, other: int) -> Pair:
        one_else, one_credited = elsewhere(one, other)
        other_else, other_credited = elsewhere(other, one)
        return Pair(
            one=witnesses[one],
            other=witnesses[other],
            one_traits=its_traits[one],
            other_traits=its_traits[other],
            one_explained=part(one, other),
            other_explained=part(other, one),
            one_alone=alone[one],
            other_alone=alone[other],
            one_elsewhere=one_else,
            other_elsewhere=other_else,
            one_credited=one_credited,
            other_credited=other_credited,
        )

    return pair_of, spread_of(its_traits)


def _directions(pair_of: PairOf, spread: Mapping[str, int], settings: Tracing) -> DirectionOf:
    @cache
    def between(one: int, other: int) -> Direction:
        return direction(pair_of(one, other), spread, settings)

    def of(one: int, other: int) -> Direction:
        if one < other:
            return between(one, other)
        back = between(other, one)
        return Direction(1.0 - back.forward, back.basis)

    return of


def _alone(witness: Witness, its: tuple[Kin, ...]) -> Floats:
    """1 for each sentence of an article that none of its kin has, else 0."""
    found = np.ones(len(witness.sentences))
    for one in its:
        found[one.explained > 0] = 0.0
    return found
