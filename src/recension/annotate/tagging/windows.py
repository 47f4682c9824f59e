"""Windows: the stretches of a text that the network reads at once, cut where the text pauses."""

from collections.abc import Iterator, Sequence

from recension.annotate.tagging.pieces import Piece
from recension.model.span import Offsets

WINDOW = 254
"""Most pieces in a window; with the two marks at its ends this is 256."""


def windows_of(
    pieces: Sequence[Piece],
    sentences: tuple[Offsets, ...],
    paragraphs: tuple[Offsets, ...],
    limit: int = WINDOW,
) -> tuple[Offsets, ...]:
    """Windows as [first, last) of pieces, at most `limit` long, that cover all of them in order.

    A window ends with a paragraph if it can be half full by then, else with a sentence, else where
    it is full.
    """
    after = {0: 0}
    for weight, offsets in ((1, sentences), (2, paragraphs)):
        ends = iter(sorted(end for _, end in offsets))
        end = next(ends, None)
        for index, piece in enumerate(pieces):
            while end is not None and end <= piece.start:
                after[index] = weight
                end = next(ends, None)
    return tuple(_cut(len(pieces), after, limit))


def _cut(count: int, after: dict[int, int], limit: int) -> Iterator[Offsets]:
    first = 0
    while first < count:
        last = min(count, first + limit)
        if last < count:
            half = range(last, first + limit // 2, -1)
            strength, place = max(((after.get(at, 0), at) for at in half), default=(0, last))
            last = place if strength else last
        yield first, last
        first = last
