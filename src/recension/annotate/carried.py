"""Speakers carried forward: quotations without a cue of their own go to whoever spoke last."""

from recension.annotate.prepared import Prepared
from recension.annotate.quotations import MarkedRun, quotation_kind
from recension.model.annotation import Attribution
from recension.model.span import Offsets


def with_carried(prepared: Prepared, found: list[Attribution]) -> list[Attribution]:
    """`found`, each with the later quotations of the same speaker as further pieces of content.

    A quotation is carried where it lies in no attribution, begins its sentence, and the last
    speaker spoke in the same paragraph or in the paragraph before, whose words were quoted too.
    """
    order = sorted(found, key=lambda item: item.cue[0])
    pieces: dict[int, list[Offsets]] = {}
    held = sorted(piece for item in order for piece in item.content)
    for run in prepared.runs:
        if _is_free(prepared, run, held):
            speaker = _speaker(prepared, run, order, pieces)
            if speaker is not None:
                piece = run.start - 1, run.end + (run.ending == "closed")
                pieces.setdefault(speaker, []).append(piece)
    return [_extended(item, pieces.get(index, [])) for index, item in enumerate(order)]


def _extended(item: Attribution, pieces: list[Offsets]) -> Attribution:
    return Attribution(item.source, item.cue, tuple(sorted((*item.content, *pieces))))


def _is_free(prepared: Prepared, run: MarkedRun, held: list[Offsets]) -> bool:
    if run.depth or any(start < run.end and run.start < end for start, end in held):
        return False
    begin = prepared.sentences[prepared.sentence_at(run.start)][0]
    return begin >= run.start - 2 and quotation_kind(prepared.text, run) == "speech"


def _speaker(
    prepared: Prepared,
    run: MarkedRun,
    order: list[Attribution],
    pieces: dict[int, list[Offsets]],
) -> int | None:
    """The index of the last attribution with a source that ends before the run, if near enough."""
    paragraph = prepared.paragraph_at(run.start)
    for index in range(len(order) - 1, -1, -1):
        item = order[index]
        if item.cue[0][0] > run.start or not item.source:
            continue
        last = max(piece[1] for piece in (*item.content, *item.cue, *pieces.get(index, [])))
        near = prepared.paragraph_at(last - 1) in {paragraph, paragraph - 1}
        return index if near else None
    return None
