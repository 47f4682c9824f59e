"""Wording: which pairs of neighbouring words of an article stand in another.

Sentence by sentence likeness hangs on where each page ends its sentences. The running words do not:
what a copy's source lacks of the words that the copy shares with third articles, the copy has from
elsewhere (the common errors of Lachmann; Maas, "Textual Criticism", 1958).
"""

from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from recension.trace.kinship import Ints, Kin
from recension.trace.witness import Witness

Mask = npt.NDArray[np.bool_]
_BITS = 24
"""Words of a story that can be told apart: sixteen million."""


class Wording(msgspec.Struct, frozen=True):
    """An article's distinct pairs of neighbouring words, as sorted codes."""

    pairs: Ints


def wordings_of(witnesses: Sequence[Witness]) -> tuple[Wording, ...]:
    """The wording of every article; words are numbered alike in all of them."""
    codes: dict[str, int] = {}
    return tuple(_wording(witness, codes) for witness in witnesses)


def _wording(witness: Witness, codes: dict[str, int]) -> Wording:
    numbers = [
        codes.setdefault(word.form, len(codes))
        for sentence in witness.sentences
        for word in sentence.words
    ]
    run = np.array(numbers, dtype=np.int64)
    return Wording(np.unique((run[:-1] << _BITS) | run[1:]))


def held_by(wording: Wording, other: Wording) -> Mask:
    """Which pairs of one article stand in the other."""
    if not len(other.pairs):
        return np.zeros(len(wording.pairs), dtype=np.bool_)
    place = np.searchsorted(other.pairs, wording.pairs)
    found: Mask = other.pairs[np.minimum(place, len(other.pairs) - 1)] == wording.pairs
    return found


def held_by_kin(
    wordings: Sequence[Wording], kin: Sequence[tuple[Kin, ...]]
) -> tuple[tuple[Mask, ...], ...]:
    """For every article, and each of its kin in order, the article's pairs that the kin has."""
    return tuple(
        tuple(held_by(wordings[number], wordings[one.other]) for one in its)
        for number, its in enumerate(kin)
    )
