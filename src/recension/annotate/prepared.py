"""Prepared: a text with its words, sentences and quotation marks, as every reader needs them."""

from bisect import bisect_left, bisect_right

import msgspec

from recension.annotate.quotations import MarkedRun, marked_runs
from recension.annotate.words import Word, words_of
from recension.model.span import Offsets
from recension.text.sentences import paragraph_offsets, sentence_offsets


class Prepared(msgspec.Struct, frozen=True):
    """A text taken apart once. `bounds` holds each sentence's words as [first, last + 1)."""

    text: str
    words: tuple[Word, ...]
    sentences: tuple[Offsets, ...]
    bounds: tuple[Offsets, ...]
    paragraphs: tuple[Offsets, ...]
    runs: tuple[MarkedRun, ...]

    def sentence_at(self, position: int) -> int:
        """The index of the sentence that holds `position` or, between two, of the one before."""
        return max(0, bisect_right(self.sentences, position, key=lambda pair: pair[0]) - 1)

    def runs_of(self, position: int) -> tuple[MarkedRun, ...]:
        """The runs between quotation marks near `position`: those that may hold it."""
        last = bisect_right(self.runs, position, key=lambda run: run.start)
        return self.runs[max(0, last - 8) : last]

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
    return Prepared(text, words, sentences, bounds, paragraph_offsets(text), marked_runs(text))
