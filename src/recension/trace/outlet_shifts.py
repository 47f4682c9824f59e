"""Outlets dropped: who was told, named in the source's sentence and nowhere in the copy."""

from collections.abc import Iterator, Sequence

from recension.model.lineage import Shift
from recension.model.span import Offsets, Span
from recension.trace.credits import Stated
from recension.trace.passages import Aligned, passage
from recension.trace.witness import Witness


def outlet_shifts(
    source: Witness,
    to: Witness,
    aligned: Sequence[Aligned],
    before: Sequence[Stated],
    after: Sequence[Stated],
) -> Iterator[Shift]:
    """Newsrooms that a sentence of `source` credits and the copy of that sentence does not.

    `before` and `after` are the credits that the two state. What the copy credits anywhere it has
    not dropped, nor where it credits another in its place; a dateline or slug is the mark of the
    whole article and of no sentence.
    """
    kept = {credit.newsroom.house for credit in after}
    found = [passage(source, to, one) for one in aligned]
    for credit in before:
        if credit.carried or credit.newsroom.house in kept:
            continue
        taken = next((one for one in found if _holds(one.from_, credit.offsets)), None)
        if taken is None or any(_meets(taken.to, other.offsets) for other in after):
            continue
        if not any(name in taken.to.text for name in _names(credit)):
            was = source.span(*credit.offsets)
            note = f"{credit.newsroom.name}, which the source credits here, is not named"
            yield Shift("attribution", "outlet-dropped", None, None, was, taken.to, note)


def _holds(span: Span | None, offsets: Offsets) -> bool:
    return span is not None and span.start <= offsets[0] and offsets[1] <= span.end


def _meets(span: Span, offsets: Offsets) -> bool:
    return span.start < offsets[1] and offsets[0] < span.end


def _names(credit: Stated) -> tuple[str, ...]:
    return (credit.newsroom.name, *credit.newsroom.aliases)
