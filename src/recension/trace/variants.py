"""Variants: shifts that are none, as further articles of the story show.

A shift is told from the article taken for the source to the one taken for its copy. Where a copy
has words that an older article has and its source has not, the copy had them from there, and it is
the source that changed them (Maas, "Textual Criticism", 1958: what several lines have alike was in
the text they come from).
"""

from collections.abc import Iterable, Mapping, Sequence

from recension.model.lineage import Shift
from recension.text.words import words
from recension.trace.speaker_shifts import Sayings

_HOLDERS = 50


def without_restored(
    shifts: Iterable[Shift], sayings: Iterable[Sayings], taken: Mapping[str, Iterable[str]]
) -> tuple[Shift, ...]:
    """The shifts without those that bring back what stood elsewhere before.

    So does a copy that undoes a change of its source's (but a figure may well be set right), and
    one whose quotation stands word for word in an article that neither of the two was
    taken from. `taken` gives for each article those it was taken from.
    """
    known = tuple(shifts)
    above = {one: _above(one, taken) for one in taken}
    holders = _holders(sayings)
    changed: dict[tuple[str, str], list[Shift]] = {}
    for one in known:
        changed.setdefault((one.became.article, one.kind), []).append(one)
    return tuple(
        one
        for one in known
        if not _is_undone(one, changed.get((one.was.article, one.kind), ()))
        and not _is_held_elsewhere(one, holders, above)
    )


def _above(article: str, taken: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """All that an article was taken from, through however many copies."""
    seen: set[str] = set()
    waiting = [article]
    while waiting:
        fresh = set(taken.get(waiting.pop(), ())) - seen
        seen |= fresh
        waiting.extend(sorted(fresh))
    return frozenset(seen)


def _is_undone(shift: Shift, before: Iterable[Shift]) -> bool:
    """Whether one of the changes made `before` went from these later words to the earlier ones."""
    if shift.kind == "quantity":
        return False
    was, became = shift.was, _stems(shift.became.text)
    return any(
        one.became.start < was.end and was.start < one.became.end and _stems(one.was.text) == became
        for one in before
    )


def _stems(text: str) -> tuple[str, ...]:
    return tuple(word.stem for word in words(text))


Holders = Mapping[tuple[str, ...], Sequence[str]]


def _holders(sayings: Iterable[Sayings]) -> Holders:
    """The articles that have each sentence of a quotation, by its words."""
    found: dict[tuple[str, ...], list[str]] = {}
    for one in sayings:
        for part in one.parts:
            found.setdefault(part.stems, []).append(one.witness.id)
    return found


def _is_held_elsewhere(shift: Shift, holders: Holders, above: Mapping[str, frozenset[str]]) -> bool:
    if shift.detail not in {"quotation-altered", "paraphrase-put-in-quotes"}:
        return False
    pair = {shift.was.article, shift.became.article}
    others = [one for one in holders.get(_stems(shift.became.text), ()) if one not in pair]
    return any(not pair & above.get(one, frozenset()) for one in others[:_HOLDERS])
