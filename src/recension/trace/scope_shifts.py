"""Scope widened or narrowed, and two figures joined into a range."""

from collections.abc import Iterator

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
    ranges = [(one, *ends) for one in to.sentences for ends in _ranges(to, one)]
    figures = _figures(source) if ranges else ()
    for sentence, low, high in ranges:
        found = _apart(figures, low, high, _counted(sentence, high))
        if found is not None:
            note = f"two figures, {low.form} and {high.form}, are joined into a range"
            became = to.span(low.start, high.end)
            was = source.span(found[0].start, found[0].end)
            yield Shift("quantity", "claim-made-range", None, None, was, became, note)


Figures = tuple[tuple[Sentence, dict[float, list[Word]]], ...]


def _figures(witness: Witness) -> Figures:
    """The sentences that have figures, with the words that write each."""
    found = []
    for sentence in witness.sentences:
        its: dict[float, list[Word]] = {}
        for word in sentence.words:
            value = number_of(word)
            if value is not None:
                its.setdefault(value, []).append(word)
        if its:
            found.append((sentence, its))
    return tuple(found)


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
    figures: Figures, low: Word, high: Word, counted: frozenset[str]
) -> tuple[Word, Word] | None:
    """The two figures in sentences of their own, counting the same; None if one has both."""
    ends = [value for value in (number_of(low), number_of(high)) if value is not None]
    if any(all(value in its for value in ends) for _, its in figures):
        return None
    first, last = (
        next((word for one, its in figures for word in its.get(value, ())
              if counted & _counted(one, word)), None)
        for value in ends
    )  # fmt: skip
    return (first, last) if first is not None and last is not None else None
