"""Marks: quotations that run over paragraphs without a mark at the beginning of each.

By custom every paragraph of a long quotation opens with a mark (Chicago Manual of Style, 13.30);
many pages do not keep to it, and pages that set each sentence apart never do.
"""

from collections.abc import Iterator, Sequence

from recension.annotate.quotations import MarkedRun, marked_runs
from recension.model.span import Offsets
from recension.text.sentences import paragraph_offsets

_DOUBLE = frozenset('"“”')
_FURTHEST = 6


def quotations_in(text: str) -> tuple[Offsets, ...]:
    """The outer runs between marks that are closed, or go on in further paragraphs, in order."""
    runs = [run for run in marked_runs(text) if run.depth == 0]
    closed = ((run.start, run.end) for run in runs if run.ending != "never")
    held = tuple(one for one in closed if " " in text[slice(*one)].strip())
    return with_continued(text, held, runs)


def with_continued(
    text: str, quotations: Sequence[Offsets], runs: Sequence[MarkedRun] | None = None
) -> tuple[Offsets, ...]:
    """`quotations` with those that stay open at the end of a paragraph and are closed in a later.

    Each paragraph's part is a run of its own. `runs` are the marked runs of `text`.
    """
    paragraphs = paragraph_offsets(text)
    found: list[Offsets] = []
    for run in marked_runs(text) if runs is None else runs:
        if run.ending == "never" and run.mark in _DOUBLE:
            found.extend(_continued(text, run, paragraphs))
    kept = [
        one
        for one in quotations
        if not any(one[0] < end and start < one[1] for start, end in found)
    ]
    return tuple(sorted((*kept, *found)))


def _continued(text: str, run: MarkedRun, paragraphs: Sequence[Offsets]) -> Iterator[Offsets]:
    """The run and its parts in further paragraphs, where one has the closing mark first of all."""
    at = next((n for n, (_, end) in enumerate(paragraphs) if end == run.end), None)
    following = paragraphs[at + 1 : at + 1 + _FURTHEST] if at is not None else ()
    parts = [(run.start, run.end)]
    for start, end in following:
        mark = next((one for one in range(start, end) if text[one] in _DOUBLE), None)
        parts.append((start, end if mark is None else mark))
        if mark is not None:
            if mark > start and _closes(text, mark):
                yield from parts
            return


def _closes(text: str, at: int) -> bool:
    """Whether a mark closes: a curly one by its form, a straight one by what stands beside it."""
    if text[at] != '"':
        return text[at] == "”"
    return not text[at - 1].isspace() or not text[at + 1 : at + 2].strip()
