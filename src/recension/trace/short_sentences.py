"""Short sentences taken over: too little to tell a copy by, enough to see what changed in it."""

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from recension.text.alignment import common_blocks
from recension.trace.passages import Aligned
from recension.trace.witness import Sentence, Witness

_LEAST_WORDS = 4
_LEAST_ANYWHERE = 6
_ALIKE = 0.65
_NEAR = 3


def with_short_ones(
    source: Witness, to: Witness, aligned: Sequence[Aligned]
) -> tuple[Aligned, ...]:
    """`aligned` and the sentences left over on both sides that are one but for a word or two.

    Such a sentence must be like no other, and a very short one must stand by one that was taken
    over, in both articles: "Police said so" proves no copy by itself, and in a copy it is one.
    """
    taken = {pair.to: pair.source for pair in aligned}
    used = frozenset(taken.values())
    found = []
    for place, sentence in enumerate(to.sentences):
        if place in taken or len(sentence.words) < _LEAST_WORDS:
            continue
        left = _may_be(sentence, place, taken, len(source.sentences)) - used
        like = [one for one in sorted(left) if _alike(source.sentences[one], sentence) >= _ALIKE]
        if len(like) == 1:
            found.append(_pair(source, to, like[0], place))
    return tuple(sorted((*aligned, *found), key=lambda pair: pair.to))


def _may_be(sentence: Sentence, place: int, taken: dict[int, int], size: int) -> frozenset[int]:
    """The source's sentences near what the copy's neighbours were taken from; of six words, any."""
    if len(sentence.words) >= _LEAST_ANYWHERE:
        return frozenset(range(size))
    found: set[int] = set()
    for step in (-1, 1):
        beside = next((taken[at] for at in _beside(place, step) if at in taken), None)
        if beside is not None:
            found |= {beside - step * by for by in range(1, _NEAR + 1)}
    return frozenset(one for one in found if 0 <= one < size)


def _beside(place: int, step: int) -> range:
    return range(place + step, place + step * (_NEAR + 1), step)


def _alike(one: Sentence, other: Sentence) -> float:
    before, after = [word.stem for word in one.words], [word.stem for word in other.words]
    return 2.0 * LCSseq.similarity(before, after) / max(len(before) + len(after), 1)


def _pair(source: Witness, to: Witness, one: int, other: int) -> Aligned:
    before, after = source.sentences[one].words, to.sentences[other].words
    blocks = common_blocks([word.stem for word in before], [word.stem for word in after])
    return Aligned(one, other, (0, len(before)), (0, len(after)), blocks, "edited", _ALIKE)
