"""Numbers and names that changed in an aligned pair of sentences."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from recension.model.lineage import Shift
from recension.text.alignment import changes
from recension.text.words import Word
from recension.trace.figures import is_stamp
from recension.trace.passages import Aligned
from recension.trace.witness import Witness, number_of

_LEAST_NAME = 5


def word_shifts(source: Witness, to: Witness, pair: Aligned) -> Iterator[Shift]:
    """The changes of number and name outside quotation marks of one aligned pair."""
    before = source.sentences[pair.source].words
    after = to.sentences[pair.to].words
    for change in changes(pair.blocks, pair.source_words, pair.to_words):
        one = before[change.one_start : change.one_end]
        other = after[change.other_start : change.other_end]
        if any(is_quoted(source, word) for word in one):
            continue
        if any(is_quoted(to, word) for word in other):
            continue
        if not (is_stamp(source.sentences[pair.source]) and is_stamp(to.sentences[pair.to])):
            yield from _number(source, to, one, other)
        yield from _name(source, to, one, other)
        yield from _confused(source, to, one, other)


def is_quoted(witness: Witness, word: Word) -> bool:
    """Whether the word stands between quotation marks."""
    return any(start <= word.start < end for start, end in witness.quotations)


def _number(
    source: Witness, to: Witness, one: Sequence[Word], other: Sequence[Word]
) -> Iterator[Shift]:
    """One number for another, where each side of the change has just one and little besides."""
    was = [word for word in one if number_of(word) is not None]
    became = [word for word in other if number_of(word) is not None]
    if len(was) != 1 or len(became) != 1 or max(len(one), len(other)) > 4:
        return
    if number_of(was[0]) != number_of(became[0]):
        spans = source.span(was[0].start, was[0].end), to.span(became[0].start, became[0].end)
        note = "the number differs"
        yield Shift("quantity", "quantity-changed", None, None, *spans, note)


def _name(
    source: Witness, to: Witness, one: Sequence[Word], other: Sequence[Word]
) -> Iterator[Shift]:
    """A name a letter or two off, where the later article never writes it as the earlier does."""
    if len(one) != 1 or len(other) != 1 or not (one[0].capital and other[0].capital):
        return
    was, became = one[0].form, other[0].form
    if min(len(was), len(became)) < _LEAST_NAME or not (was.isalpha() and became.isalpha()):
        return
    same = one[0].stem == other[0].stem or was.startswith(became) or became.startswith(was)
    if same or Levenshtein.distance(was, became, score_cutoff=2) > 2 or was[0] != became[0]:
        return
    known = _is_name(source, one[0]) and _is_name(to, other[0])
    if known and source.text[one[0].start : one[0].end] not in to.text:
        spans = source.span(one[0].start, one[0].end), to.span(other[0].start, other[0].end)
        yield Shift("name", "name-misspelt", None, None, *spans, "the name is spelt otherwise")


def _confused(
    source: Witness, to: Witness, one: Sequence[Word], other: Sequence[Word]
) -> Iterator[Shift]:
    """One name for another, both of them names of different bearers in both articles."""
    if len(one) != 1 or len(other) != 1 or one[0].form[0] == other[0].form[0]:
        return
    was, became = one[0], other[0]
    names = was.capital and became.capital
    known = names and all(_is_name(at, word) for at in (source, to) for word in (was, became))
    if known and not _of_one_bearer(source, was, became):
        spans = source.span(was.start, was.end), to.span(became.start, became.end)
        note = "another of the names stands here"
        yield Shift("name", "names-confused", None, None, *spans, note)


def _of_one_bearer(witness: Witness, one: Word, other: Word) -> bool:
    """Whether the two names stand side by side somewhere: first and last name of one person."""
    pairs = (pair for sentence in witness.sentences for pair in pairwise(sentence.words))
    return any({first.form, second.form} == {one.form, other.form} for first, second in pairs)


def _is_name(witness: Witness, word: Word) -> bool:
    """Whether the article writes the word with a capital other than where a sentence begins."""
    return any(
        one.capital and one.form == word.form
        for sentence in witness.sentences
        for one in sentence.words[1:]
    )
