"""Scope widened or narrowed, and two figures joined into a range."""

from collections.abc import Iterator, Sequence

from recension.model.lineage import Shift, ShiftDetail
from recension.text.alignment import changes
from recension.text.words import Word
from recension.trace.lexicon import lexicon
from recension.trace.passages import Aligned
from recension.trace.witness import Sentence, Witness, number_of
from recension.trace.word_shifts import is_quoted

_SAME_THING_WITHIN = 4
_LEAST_FIGURE = 2


def scope_shifts(source: Witness, to: Witness, pair: Aligned) -> Iterator[Shift]:
    """Of how many something is said: "some" that became "most", one word for another."""
    ladder = lexicon().scope
    before, after = source.sentences[pair.source].words, to.sentences[pair.to].words
    for change in changes(pair.blocks, pair.source_words, pair.to_words):
        one = before[change.one_start : change.one_end]
        other = after[change.other_start : change.other_end]
        if len(one) != 1 or len(other) != 1 or is_quoted(source, one[0]):
            continue
        was, became = ladder.get(one[0].form), ladder.get(other[0].form)
        if was is not None and became is not None and was != became:
            detail: ShiftDetail = "scope-widened" if became > was else "scope-narrowed"
            spans = (
                source.span(one[0].start, one[0].end),
                to.span(other[0].start, other[0].end),
            )
            note = f'"{one[0].form}" has become "{other[0].form}"'
            yield Shift("scope", detail, None, None, *spans, note)


def range_shifts(source: Witness, to: Witness) -> Iterator[Shift]:
    """Ranges of `to` whose ends `source` has as two figures for the same thing, sentences apart."""
    for sentence in to.sentences:
        for low, high in _ranges(to, sentence):
            found = _apart(source, low, high, _counted(sentence, high))
            if found is not None:
                note = f"two figures, {low.form} and {high.form}, are joined into a range"
                became = to.span(low.start, high.end)
                was = source.span(found[0].start, found[0].end)
                yield Shift("quantity", "claim-made-range", None, None, was, became, note)


def _ranges(witness: Witness, sentence: Sentence) -> Iterator[tuple[Word, Word]]:
    """Two figures, the lower first, with "and" after "between", "to" or a dash between them."""
    found = sentence.words
    for at, word in enumerate(found[:-1]):
        low = number_of(word)
        if low is None:
            continue
        joined = found[at + 1].form in {"and", "to"} and at + 2 < len(found)
        other = found[at + 2] if joined else found[at + 1]
        high = number_of(other)
        if high is None or not _LEAST_FIGURE <= low < high:
            continue
        gap = witness.text[word.end : other.start]
        between = at > 0 and found[at - 1].form == "between" and gap == " and "
        if between or gap in {" to ", "-", "–", " – "}:
            yield word, other


def _counted(sentence: Sentence, figure: Word) -> frozenset[str]:
    """The stems of what follows a figure: what is counted."""
    at = sentence.words.index(figure)
    stop = lexicon().stop
    after = sentence.words[at + 1 : at + 1 + _SAME_THING_WITHIN]
    return frozenset(word.stem for word in after if word.form not in stop)


def _apart(
    source: Witness, low: Word, high: Word, counted: frozenset[str]
) -> tuple[Word, Word] | None:
    """The two figures in sentences of their own, counting the same; None if one has both."""
    holders: list[Sequence[Word]] = []
    for wanted in (number_of(low), number_of(high)):
        holders.append(
            [
                word
                for sentence in source.sentences
                for word in sentence.words
                if number_of(word) == wanted and counted & _counted(sentence, word)
            ]
        )
    together = any(
        {number_of(low), number_of(high)} <= {number_of(word) for word in sentence.words}
        for sentence in source.sentences
    )
    return None if together or not all(holders) else (holders[0][0], holders[1][0])
