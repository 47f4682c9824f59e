"""Shifts: what changed in passing from one article to the next, with the words on either side."""

from collections.abc import Iterable, Mapping, Sequence

from recension.model.lineage import Shift
from recension.trace.passages import Aligned
from recension.trace.quotation_shifts import quotation_shifts, unquoted_shifts
from recension.trace.scope_shifts import range_shifts, scope_shifts
from recension.trace.speaker_shifts import Sayings, speaker_shifts
from recension.trace.word_shifts import word_shifts


def shifts_of(before: Sayings, after: Sayings, aligned: Sequence[Aligned]) -> tuple[Shift, ...]:
    """What changed from the one article to the other, sorted by where it stands in the other.

    Claim ids are null; collation puts them in.
    """
    source, to = before.witness, after.witness
    found = {
        *quotation_shifts(source, to, aligned, before.parts, after.parts),
        *unquoted_shifts(source, to, aligned, before.parts),
        *speaker_shifts(before, after, aligned),
        *(shift for pair in aligned for shift in word_shifts(source, to, pair)),
        *(shift for pair in aligned for shift in scope_shifts(source, to, pair)),
        *range_shifts(source, to),
    }
    return tuple(sorted(found, key=lambda one: (one.became, one.detail, one.was)))


_HOLDERS = 50


def without_restored(
    shifts: Iterable[Shift], sayings: Iterable[Sayings], taken: Mapping[str, set[str]]
) -> tuple[Shift, ...]:
    """The shifts without altered quotations whose words an older article has as the copy has them.

    `taken` gives for each article those it was taken from. A copy does not bring back by chance
    what its source altered: where an article that was taken from neither of the two has the same
    words, the copy has them from there, and it is the source that altered them.
    """
    stems = {(one.witness.id, p.offsets): p.stems for one in sayings for p in one.parts}
    holders: dict[tuple[str, ...], list[str]] = {}
    for (article, _), its in stems.items():
        holders.setdefault(its, []).append(article)
    above: dict[str, frozenset[str]] = {}

    def is_restored(shift: Shift) -> bool:
        own, source = shift.became.article, shift.was.article
        its = stems.get((own, shift.became.offsets))
        others = [one for one in holders.get(its or (), ()) if one not in {own, source}]
        return any(not {own, source} & _above(one, taken, above) for one in others[:_HOLDERS])

    return tuple(one for one in shifts if one.detail != "quotation-altered" or not is_restored(one))


def _above(
    article: str, taken: Mapping[str, set[str]], known: dict[str, frozenset[str]]
) -> frozenset[str]:
    """All that an article was taken from, through however many copies."""
    if article not in known:
        seen: set[str] = set()
        waiting = [article]
        while waiting:
            fresh = taken.get(waiting.pop(), set()) - seen
            seen |= fresh
            waiting.extend(sorted(fresh))
        known[article] = frozenset(seen)
    return known[article]
