"""Shifts: what changed in passing from one article to the next, with the words on either side."""

from collections.abc import Sequence

from recension.model.lineage import Shift
from recension.trace.passages import Aligned
from recension.trace.quotation_shifts import quotation_shifts, unquoted_shifts
from recension.trace.scope_shifts import range_shifts, scope_shifts
from recension.trace.speaker_shifts import speaker_shifts
from recension.trace.witness import Witness
from recension.trace.word_shifts import word_shifts


def shifts_of(source: Witness, to: Witness, aligned: Sequence[Aligned]) -> tuple[Shift, ...]:
    """What changed from `source` to `to`, sorted by where it stands in `to`.

    Claim ids are null; collation puts them in.
    """
    found = {
        *quotation_shifts(source, to, aligned),
        *unquoted_shifts(source, to, aligned),
        *speaker_shifts(source, to, aligned),
        *(shift for pair in aligned for shift in word_shifts(source, to, pair)),
        *(shift for pair in aligned for shift in scope_shifts(source, to, pair)),
        *range_shifts(source, to),
    }
    return tuple(sorted(found, key=lambda one: (one.became, one.detail, one.was)))
