"""Joined: what the tagger finds and what the rules find in one text.

The tagger is right more often; the rules are surer where the words are fixed ("according to X,
citing Y"), where a text is too short to tell its kind, and in turns that are rare in print.
"""

from bisect import bisect_right
from collections.abc import Sequence

from recension.annotate.intervals import Intervals
from recension.annotate.prepared import Prepared
from recension.annotate.sources import source_words
from recension.model.annotation import Attribution, Mention


def joined(
    prepared: Prepared, tagged: Sequence[Attribution], ruled: Sequence[Attribution]
) -> list[Attribution]:
    """Tagged attributions, but: ruled ones of fixed words instead; a source where the tagger has a
    cue and no source; and what the rules find where the tagger finds nothing.
    """
    fixed = [item for item in ruled if _is_fixed(prepared.text, item)]
    taken = Intervals(piece for item in fixed for piece in item.cue)
    kept = [
        _with_source(item, ruled)
        for item in tagged
        if not any(taken.touches(*piece) for piece in (*item.cue, *item.source))
    ]
    found = Intervals(piece for item in (*kept, *fixed) for piece in (*item.cue, *item.content))
    beside = [
        item
        for item in ruled
        if not any(found.touches(*piece) for piece in (*item.cue, *item.content))
    ]
    return [*kept, *fixed, *beside]


def joined_names(tagged: Sequence[Mention], ruled: Sequence[Mention]) -> tuple[Mention, ...]:
    """Tagged names, each as wide as a ruled one of its kind that holds it; and where nothing is
    tagged, the groups, facilities and events that the rules find.
    """
    wider = {name: _widest(name, ruled) for name in tagged}
    names = list(wider.values())
    taken = Intervals((name.start, name.end) for name in names)
    others = (name for name in ruled if name.kind in {"group", "facility", "event"})
    free = (name for name in others if not taken.touches(name.start, name.end))
    return tuple(sorted({*names, *free}))


def _widest(name: Mention, ruled: Sequence[Mention]) -> Mention:
    """The ruled name of its kind that holds this one, if one does; ruled ones lie apart."""
    at = bisect_right(ruled, name.start, key=lambda other: other.start) - 1
    other = ruled[at] if at >= 0 else name
    return other if other.kind == name.kind and other.end >= name.end else name


def _is_fixed(text: str, item: Attribution) -> bool:
    start, end = item.cue[0]
    first = text[start:end].lower().split()[0]
    return first == "according" or first in source_words().citing


def _with_source(item: Attribution, ruled: Sequence[Attribution]) -> Attribution:
    if item.source:
        return item
    cue = Intervals(item.cue)
    same = (r for r in ruled if r.source and any(cue.touches(*piece) for piece in r.cue))
    found = next(same, None)
    return item if found is None else Attribution(found.source, item.cue, item.content)
