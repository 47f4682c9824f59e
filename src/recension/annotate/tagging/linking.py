"""Linking: which source and which contents belong to each cue of a window."""

from collections.abc import Sequence

import msgspec
import numpy as np

from recension.annotate.tagging.decode import best_spans
from recension.annotate.tagging.network import LINK_WIDTH, ROWS, Numbers, Reading
from recension.model.span import Offsets


class Linked(msgspec.Struct, frozen=True):
    """A cue with its source and contents, as pieces [first, last) of the window."""

    source: tuple[Offsets, ...]
    cue: Offsets
    contents: tuple[Offsets, ...]


def linked_in(reading: Reading, follow: Numbers) -> tuple[Linked, ...]:
    """The cues of a window with a content each, in order.

    A content belongs to the cue that asks for it most; a cue that is left without one takes the
    content that it asks for most, if it asks for it rather than not, and is dropped otherwise.
    """
    found = dict(zip(ROWS, best_spans(reading.rows, follow), strict=True))
    cues, sources = found["cue"], found["source"]
    contents = tuple(sorted({*found["content"], *found["inner"]}))
    if not cues or not contents:
        return ()
    to_source = _asked(reading, cues, sources, 1)
    to_content = _asked(reading, cues, contents, 2)
    owned: dict[int, set[int]] = {at: set() for at in range(len(cues))}
    for at in range(len(contents)):
        owner = int(to_content[:, at].argmax())
        if to_content[owner, at] > 0 or _alone(owner, cues, contents[at]):
            owned[owner].add(at)
    for cue, mine in owned.items():
        best = int(to_content[cue].argmax())
        if not mine and to_content[cue, best] > 0:
            mine.add(best)
    return tuple(
        Linked(_sources(to_source, at, sources), cue, tuple(contents[i] for i in sorted(owned[at])))
        for at, cue in enumerate(cues)
        if owned[at]
    )


def _asked(
    reading: Reading, cues: Sequence[Offsets], others: Sequence[Offsets], part: int
) -> Numbers:
    """How much each cue asks for each of the others, as log odds, shape (cues, others)."""
    queries = reading.links[[first for first, _ in cues], :LINK_WIDTH]
    places = [first for first, _ in others]
    keys = reading.links[places, part * LINK_WIDTH : (part + 1) * LINK_WIDTH]
    return np.asarray(queries @ keys.T / LINK_WIDTH**0.5, dtype=np.float32)


def _alone(owner: int, cues: Sequence[Offsets], content: Offsets) -> bool:
    """Whether the content stands beside the cue with nothing between."""
    first, last = cues[owner]
    return content[0] - last in {0, 1} or first - content[1] in {0, 1}


def _sources(to_source: Numbers, cue: int, sources: Sequence[Offsets]) -> tuple[Offsets, ...]:
    if not sources:
        return ()
    best = int(to_source[cue].argmax())
    chosen = {best} if to_source[cue, best] > 0 else set()
    chosen |= {at for at in range(len(sources)) if to_source[cue, at] > 2.0}
    return tuple(sources[at] for at in sorted(chosen))
