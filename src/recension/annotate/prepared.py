"""Prepared: a text with its words, sentences and quotation marks, as every reader needs them."""

from bisect import bisect_left, bisect_right

import msgspec

from recension.annotate.quotations import MarkedRun, marked_runs
from recension.annotate.words import Word, words_of
from recension.model.span import Offsets
from recension.text.sentences import paragraph_offsets, sentence_offsets


class Prepared(msgspec.Struct, frozen=True):
    """A text taken apart once. `bounds` holds each sentence's words as [first, last + 1).

    `runs` are all runs between quotation marks, `outer` those that lie in no other.
    """

    text: str
    words: tuple[Word, ...]
    sentences: tuple[Offsets, ...]
    bounds: tuple[Offsets, ...]
    paragraphs: tuple[Offsets, ...]
    runs: tuple[MarkedRun, ...]
    outer: tuple[MarkedRun, ...]

    def sentence_at(self, position: int) -> int:
        """The index of the sentence that holds `position` or, between two, of the one before."""
        return max(0, bisect_right(self.sentences, position, key=lambda pair: pair[0]) - 1)

    def quotation_at(self, position: int) -> MarkedRun | None:
        """The outermost run between quotation marks that begins last at or before `position`."""
        index = bisect_right(self.outer, position, key=lambda run: run.start)
        return self.outer[index - 1] if index else None

    def is_quoted(self, position: int) -> bool:
        """Whether `position` lies between quotation marks."""
        run = self.quotation_at(position)
        return run is not None and position < run.end

    def paragraph_at(self, position: int) -> int:
        """The index of the paragraph that holds `position`."""
        return max(0, bisect_right(self.paragraphs, position, key=lambda pair: pair[0]) - 1)

    def sentence_words(self, sentence: int) -> tuple[Word, ...]:
        """The words of the sentence with that index."""
        first, last = self.bounds[sentence]
        return self.words[first:last]


def prepare(text: str) -> Prepared:
    """`text` taken apart; time and memory grow with its length alone."""
    words = words_of(text)
    sentences = sentence_offsets(text)
    starts = [word.start for word in words]
    bounds = tuple(
        (bisect_left(starts, start), bisect_left(starts, end)) for start, end in sentences
    )
    runs = marked_runs(text)
    return Prepared(text, words, sentences, bounds, paragraph_offsets(text), runs, _outer(runs))


def _outer(runs: tuple[MarkedRun, ...]) -> tuple[MarkedRun, ...]:
    kept: list[MarkedRun] = []
    for run in runs:
        if not kept or run.start >= kept[-1].end:
            kept.append(run)
    return tuple(kept)
