"""Readings: how many words apart two articles' sentences are, letter by letter.

Likeness by stems says that two sentences are one; which of several forms of it an article had
before it is told by the words themselves. What two articles changed alike against a third they
share by descent: the common errors of Lachmann and Maas ("Textual Criticism", 1958).
"""

from collections.abc import Sequence

import msgspec
import numpy as np
from rapidfuzz.distance import Levenshtein

from recension.trace.kinship import Floats, Kin
from recension.trace.witness import Witness

_FIRST_CODE = 0xE000
"""Words are written as one character each, beyond the surrogates."""


def with_edits(
    witnesses: Sequence[Witness], kin: Sequence[tuple[Kin, ...]]
) -> tuple[tuple[Kin, ...], ...]:
    """`kin` with the edit distance in words (Levenshtein, 1966) of each sentence explained."""
    codes: dict[str, str] = {}
    coded = [_coded(witness, codes) for witness in witnesses]
    return tuple(
        tuple(_edited(one, coded[child], coded[one.other]) for one in its)
        for child, its in enumerate(kin)
    )


def _coded(witness: Witness, codes: dict[str, str]) -> list[str]:
    """Each sentence as a string with one character a word."""
    return [
        "".join(
            codes.setdefault(word.form, chr(_FIRST_CODE + len(codes))) for word in sentence.words
        )
        for sentence in witness.sentences
    ]


def _edited(one: Kin, own: Sequence[str], other: Sequence[str]) -> Kin:
    edits: Floats = np.zeros(len(own))
    for place in np.flatnonzero(one.where >= 0).tolist():
        edits[place] = Levenshtein.distance(own[place], other[one.where[place]])
    return msgspec.structs.replace(one, edits=edits)
