"""Nearness: which of the articles that may be an article's source it was made from directly.

A grandparent holds all that a grandchild has. What tells the parent are the alterations and losses
that the child shares with it (the common errors of Lachmann; Maas, "Textual Criticism", 1958), and
that it holds little besides (parsimony). The weights are those of a conditional logit (McFadden,
1974) over the articles of a story that are not the child's own descendants.
"""

from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from recension.trace.kinship import Floats, Kin
from recension.trace.settings import Nearness
from recension.trace.witness import Witness

Mask = npt.NDArray[np.bool_]
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


def known_to(its: Sequence[Kin], sentences: int) -> Mask:
    """Which of an article's sentences any other article of the story has."""
    known = np.zeros(sentences, dtype=np.bool_)
    for one in its:
        known |= one.where >= 0
    return known


class Child(msgspec.Struct, frozen=True):
    """An article whose source is sought; `open` are the sentences not yet explained."""

    holding: Holding
    weight: Floats
    known: Mask
    open: Mask


def nearness(child: Child, one: Kin, source: Holding, weights: Nearness) -> float:
    """How near a source is, in log-odds against any other source of the same child."""
    here = (one.where >= 0) & child.open
    where = one.where[here]
    share = float(child.weight[here].sum() / max(child.weight[child.open].sum(), 1e-9))
    missing = int((child.known & child.open & ~here).sum())
    both = len(child.holding.background & source.background)
    extra = len(source.background - child.holding.background)
    return (
        weights.share * share
        + weights.missing * missing
        + weights.edited * float(np.log1p(one.edits[here]).sum())
        + weights.differs * bool((one.edits[here] > 0).any())
        + weights.back * int((np.diff(where) < 0).sum())
        + weights.apart * int((np.diff(where) > 1).sum())
        + weights.unused * (source.report - len(set(where.tolist())))
        + weights.background * both
        + weights.extra * extra
        + weights.credit * bool(child.holding.credited - source.credited)
    )
