"""Shifts: what changed in passing from one article to the next, with the words on either side."""

from collections.abc import Iterator, Sequence

from recension.model.lineage import Shift
from recension.trace.doubt_shifts import doubt_shifts, figure_shifts
from recension.trace.passages import Aligned
from recension.trace.quotation_shifts import quotation_shifts, unquoted_shifts
from recension.trace.scope_shifts import range_shifts, scope_shifts
from recension.trace.short_sentences import with_short_ones
from recension.trace.speaker_shifts import Sayings, speaker_shifts
from recension.trace.witness import Witness
from recension.trace.word_shifts import word_shifts


def shifts_of(before: Sayings, after: Sayings, aligned: Sequence[Aligned]) -> tuple[Shift, ...]:
    """What changed from the one article to the other, sorted by where it stands in the other.

    Claim ids are null; collation puts them in.
    """
    source, to = before.witness, after.witness
    aligned = with_short_ones(source, to, aligned)
    found = {
        *quotation_shifts(source, to, aligned, before.parts, after.parts),
        *unquoted_shifts(source, to, aligned, before.parts),
        *speaker_shifts(before, after, aligned),
        *(shift for pair in aligned for shift in word_shifts(source, to, pair)),
        *_doubts(source, to, aligned),
        *(shift for pair in aligned for shift in scope_shifts(source, to, pair)),
        *range_shifts(source, to),
    }
    return tuple(sorted(found, key=lambda one: (one.became, one.detail, one.was)))


def _doubts(source: Witness, to: Witness, aligned: Sequence[Aligned]) -> Iterator[Shift]:
    """Doubt lost or added in kept sentences, and before the figures that none of them tells of."""
    found = [shift for pair in aligned for shift in doubt_shifts(source, to, pair)]
    yield from found
    for shift in figure_shifts(source, to, aligned):
        one = shift.became
        if not any(two.became.start < one.end and one.start < two.became.end for two in found):
            yield shift
