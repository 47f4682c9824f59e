"""Speakers carried forward: quotations without a cue of their own go to whoever spoke last."""

from bisect import bisect_right

from recension.annotate.intervals import Intervals
from recension.annotate.prepared import Prepared
from recension.annotate.quotations import MarkedRun, quotation_kind
from recension.model.annotation import Attribution
from recension.model.span import Offsets


def with_carried(prepared: Prepared, found: list[Attribution]) -> list[Attribution]:
    """`found`, each with the later quotations of the same speaker as further pieces of content.

    A quotation is carried where it lies in no attribution, begins its sentence, and the last
    speaker spoke in the same paragraph or in the paragraph before.
    """
    order = sorted(found, key=lambda item: item.cue[0])
    starts = [item.cue[0][0] for item in order]
    reach = [max(end for _, end in (*item.content, *item.cue)) for item in order]
    held = Intervals(piece for item in order for piece in item.content)
    pieces: dict[int, list[Offsets]] = {}
    for run in prepared.outer:
        speaker = _speaker(order, bisect_right(starts, run.start))
        if speaker is None or not _is_free(prepared, run, held):
            continue
        if prepared.paragraph_at(run.start) - prepared.paragraph_at(reach[speaker] - 1) in {0, 1}:
            piece = run.start - 1, run.end + (run.ending == "closed")
            pieces.setdefault(speaker, []).append(piece)
            reach[speaker] = max(reach[speaker], piece[1])
    return [_extended(item, pieces.get(index, [])) for index, item in enumerate(order)]


def _extended(item: Attribution, pieces: list[Offsets]) -> Attribution:
    return Attribution(item.source, item.cue, tuple(sorted((*item.content, *pieces))))


def _is_free(prepared: Prepared, run: MarkedRun, held: Intervals) -> bool:
    if held.touches(run.start, run.end):
        return False
    begin = prepared.sentences[prepared.sentence_at(run.start)][0]
    return begin >= run.start - 2 and quotation_kind(prepared.text, run) == "speech"


def _speaker(order: list[Attribution], before: int) -> int | None:
    """The index of the last of the first `before` attributions that has a source."""
    return next((index for index in range(before - 1, -1, -1) if order[index].source), None)
