"""Nearness: which of the articles that may be an article's sources it was made from directly.

A grandparent holds all that a grandchild has. What tells the parent are the alterations and losses
that the child shares with it (the common errors of Lachmann; Maas, "Textual Criticism", 1958), and
that it holds little besides (parsimony). One source and several are weighed against each other as
wholes: a sibling that unites the same two is beaten by the two. The weights are those of a
conditional logit (McFadden, 1974) over sets of articles that are not the child's own descendants.
"""

import math
from collections.abc import Sequence

import msgspec
import numpy as np

from recension.trace.kinship import Floats, Ints, Kin
from recension.trace.settings import Nearness
from recension.trace.witness import Witness
from recension.trace.wording import Mask

_LEAST_WORDS = 7


class Holding(msgspec.Struct, frozen=True):
    """What an article holds: how many sentences of report, which of background, whose credit."""

    report: int
    background: frozenset[tuple[str, ...]]
    credited: frozenset[str]


def holding_of(witness: Witness, credited: frozenset[str]) -> Holding:
    """The holding of one article; background are the sentences emptied of features."""
    background = frozenset(
        tuple(word.form for word in one.words)
        for one in witness.sentences
        if not one.features and len(one.words) >= _LEAST_WORDS
    )
    return Holding(sum(bool(one.features) for one in witness.sentences), background, credited)


class Child(msgspec.Struct, frozen=True):
    """An article whose sources are sought, with what any other article of the story has of it.

    `weight` is of its sentences, `known` which of them others have, `pairs` which of its pairs of
    words others have.
    """

    holding: Holding
    weight: Floats
    known: Mask
    pairs: Mask


class Source(msgspec.Struct, frozen=True):
    """An article that may be a source: `held` are the child's pairs of words that it has.

    `way` is the logarithm of how likely it is the earlier.
    """

    kin: Kin
    holding: Holding
    held: Mask
    way: float


def child_of(holding: Holding, weight: Floats, kin: Sequence[Kin], held: Sequence[Mask]) -> Child:
    """The child with what its kin have of it."""
    known = np.zeros(len(weight), dtype=np.bool_)
    for one in kin:
        known |= one.where >= 0
    pairs = np.zeros(len(held[0]) if held else 0, dtype=np.bool_)
    for mask in held:
        pairs |= mask
    return Child(holding, weight, known, pairs)


def evidence(child: Child, sources: Sequence[Source]) -> Nearness:
    """What speaks for `sources`, all together, as what the child was made from."""
    edits, orders = _fewest_edits(sources)
    here = np.isfinite(edits)
    explained = sources[0].kin.explained
    held = sources[0].held
    for one in sources[1:]:
        explained, held = np.maximum(explained, one.kin.explained), held | one.held
    background = frozenset[tuple[str, ...]]().union(*(one.holding.background for one in sources))
    credited = frozenset[str]().union(*(one.holding.credited for one in sources))
    total = max(float(child.weight.sum()), 1e-9)
    return Nearness(
        share=float(child.weight[here].sum()) / total,
        alike=float((child.weight * explained).sum()) / total,
        missing=float((child.known & ~here).sum()),
        edited=float(np.log1p(edits[here]).sum()),
        differs=float((edits[here] > 0).any()),
        lost=math.log1p(int((child.pairs & ~held).sum())),
        back=float(sum((np.diff(order) < 0).sum() for order in orders)),
        apart=float(sum((np.diff(order) > 1).sum() for order in orders)),
        unused=float(sum(map(_unused, sources, orders))),
        background=float(len(child.holding.background & background)),
        extra=float(len(background - child.holding.background)),
        credit=float(bool(child.holding.credited - credited)),
        way=sum(one.way for one in sources),
        more=float(len(sources) - 1),
    )


def _fewest_edits(sources: Sequence[Source]) -> tuple[Floats, list[Ints]]:
    """For each sentence the words edited against the source nearest in it, infinite where none.

    And for each source the places of its sentences that the child so has from it, in the child's
    order.
    """
    edits = np.where(sources[0].kin.where >= 0, sources[0].kin.edits, np.inf)
    whose = np.where(np.isfinite(edits), 0, -1)
    for at, one in enumerate(sources[1:], start=1):
        its = np.where(one.kin.where >= 0, one.kin.edits, np.inf)
        whose[its < edits] = at
        edits = np.minimum(edits, its)
    return edits, [one.kin.where[whose == at] for at, one in enumerate(sources)]


def _unused(source: Source, order: Ints) -> int:
    """How many of the source's sentences of report the child does not have from it."""
    return source.holding.report - len(set(order.tolist()))


def nearness(found: Nearness, weights: Nearness) -> float:
    """The log-odds that evidence carries."""
    names = Nearness.__struct_fields__
    odds: float = sum(getattr(found, name) * getattr(weights, name) for name in names)
    return odds
