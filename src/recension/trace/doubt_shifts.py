"""Words of doubt that were lost or added: of a report, and of a count."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from recension.model.lineage import Shift
from recension.text.words import Word
from recension.trace.figures import counts_in, is_of_clock
from recension.trace.lexicon import lexicon, stop_stems
from recension.trace.passages import Aligned
from recension.trace.witness import Witness, number_of
from recension.trace.word_shifts import is_quoted

_HEDGED_WITHIN = 3
_NEAR_BEFORE = 6
_NOUN_WITHIN = 2
_BESIDE = 1
Words = Sequence[Word]


class _Doubt(msgspec.Struct, frozen=True):
    """A hedge, from its first word to the end of what it hedges, and the other's counterpart."""

    form: str
    start: int
    end: int
    counterpart: tuple[int, int]


def doubt_shifts(source: Witness, to: Witness, pair: Aligned) -> Iterator[Shift]:
    """Words of doubt before words that both sentences keep, that only one of the two has."""
    before = source.sentences[pair.source].words
    after = to.sentences[pair.to].words
    match = {block.one + at: block.other + at for block in pair.blocks for at in range(block.size)}
    for doubt in _unmatched(source, before, to, after, match):
        yield _lost(source, to, doubt)
    back = {other: one for one, other in match.items()}
    for doubt in _unmatched(to, after, source, before, back):
        yield _added(source, to, doubt)


def _lost(source: Witness, to: Witness, doubt: _Doubt) -> Shift:
    was, became = source.span(doubt.start, doubt.end), to.span(*doubt.counterpart)
    return Shift("certainty", "hedge-lost", None, None, was, became, f'"{doubt.form}" is gone')


def _added(source: Witness, to: Witness, doubt: _Doubt) -> Shift:
    was, became = source.span(*doubt.counterpart), to.span(doubt.start, doubt.end)
    return Shift("certainty", "hedge-added", None, None, was, became, f'"{doubt.form}" is new')


def _unmatched(
    own: Witness, words: Words, other: Witness, others: Words, match: Mapping[int, int]
) -> Iterator[_Doubt]:
    """The hedges of one sentence that the other lacks though it has what they hedge."""
    for at, word in enumerate(words):
        size = 0 if at in match else hedge_at(words, at)
        if not size or is_quoted(own, word):
            continue
        kept = _hedged(words, at, match)
        if kept is None or _is_reworded(at, others, match):
            continue
        place, first = match[kept], words[at - size + 1]
        if is_quoted(other, others[place]) or _is_hedged(words, at, others, place):
            continue
        if is_of_clock(own, words[kept]) == is_of_clock(other, others[place]):
            form = " ".join(one.form for one in words[at - size + 1 : at + 1])
            end, counterpart = words[kept].end, (others[place].start, others[place].end)
            yield _Doubt(form, first.start, end, counterpart)


def _hedged(words: Words, at: int, match: Mapping[int, int]) -> int | None:
    """Where the first word kept after a hedge stands, if what is hedged was kept with it."""
    following = range(at + 1, min(at + 2 + _HEDGED_WITHIN, len(words)))
    stop = stop_stems()
    content = next((one for one in following if words[one].stem not in stop), None)
    if content not in match:
        return None
    return next(place for place in following if place in match)


def _is_reworded(at: int, others: Words, match: Mapping[int, int]) -> bool:
    """Whether another word stands in the hedge's place, which may say the same."""
    place = match.get(at + 1, 0) - 1
    if place < 0 or place in match.values():
        return False
    return others[place].stem not in stop_stems() and number_of(others[place]) is None


def _is_hedged(words: Words, at: int, others: Words, place: int) -> bool:
    """Whether the other sentence doubts in the same way: the count, or the report of it."""
    reports = lexicon().report_hedges
    if words[at].form in reports:
        near = range(max(0, place - _HEDGED_WITHIN - 1), min(len(others), place + _HEDGED_WITHIN))
        return any(others[one].form in reports for one in near)
    near = range(max(0, place - _NEAR_BEFORE), min(len(others), place + _HEDGED_WITHIN))
    return _ends_range(others, place) or any(hedge_at(others, one) for one in near)


def _ends_range(words: Words, at: int) -> bool:
    """Whether a figure is the end of a range, which is as good as a hedge ("35 to 40")."""
    joined = at > 1 and words[at - 1].form in {"to", "and", "or"}
    return joined and number_of(words[at - 2]) is not None


def hedge_at(words: Words, at: int) -> int:
    """How many words the hedge has that ends at `at`: of report anywhere, of count by a figure."""
    known, form = lexicon(), words[at].form
    if form in known.report_hedges:
        return int(form.endswith("ly") or form in {"alleged", "suspected", "unconfirmed"})
    if at + 1 >= len(words) or not _is_figure(words[at + 1]):
        return 0
    before = tuple(one.form for one in words[max(0, at - 3) : at + 1])
    sizes = (len(one) for one in known.count_hedge_phrases if before[-len(one) :] == one)
    return max(sizes, default=int(form in known.count_hedges))


def _is_figure(word: Word) -> bool:
    """A number, or one with its unit ("10am", "200m")."""
    return number_of(word) is not None or word.form[0].isdigit()


_Place = tuple[Words, int, int]
"""The words of a sentence, the place of a figure among them, and of the sentence in the article."""


def figure_shifts(source: Witness, to: Witness, aligned: Sequence[Aligned]) -> Iterator[Shift]:
    """Hedges lost or added before a figure that either article gives once, of the same things.

    "At least around 20" may stand in a quotation and "at least 20" outside one, in a sentence with
    no other word in common. The same is counted where the words after the figures are the same, or
    the sentences stand beside two of which one was taken from the other.
    """
    before, after = _once(source), _once(to)
    beside = {
        (pair.source + one, pair.to + other)
        for pair in aligned
        for one in range(-_BESIDE, _BESIDE + 1)
        for other in range(-_BESIDE, _BESIDE + 1)
    }
    for value in sorted(before.keys() & after.keys()):
        (words, at, number), (others, place, later_number) = before[value], after[value]
        if not _same_things(words, at, others, place) and (number, later_number) not in beside:
            continue
        hedges, later = _hedges_before(words, at), _hedges_before(others, place)
        one = (words[at - _length(hedges)].start, words[at].end)
        other = (others[place - _length(later)].start, others[place].end)
        if set(hedges) > set(later):
            gone = " ".join(form for form in hedges if form not in later)
            yield _lost(source, to, _Doubt(gone, *one, other))
        elif set(later) > set(hedges):
            new = " ".join(form for form in later if form not in hedges)
            yield _added(source, to, _Doubt(new, *other, one))


def _same_things(words: Words, at: int, others: Words, place: int) -> bool:
    """Whether the same word of content follows two figures."""
    stop, near = stop_stems(), _NOUN_WITHIN + 1
    one = {word.stem for word in words[at + 1 : at + near]} - stop
    return bool(one & {word.stem for word in others[place + 1 : place + near]})


def _length(hedges: Sequence[str]) -> int:
    return sum(len(form.split()) for form in hedges)


def _hedges_before(words: Words, at: int) -> tuple[str, ...]:
    """The hedges of count right before a figure, in order: ("at least", "around")."""
    found: list[str] = []
    end = at
    while end > 0:
        size = hedge_at([*words[:end], words[at]], end - 1)
        if not size or words[end - 1].form in lexicon().report_hedges:
            break
        found.insert(0, " ".join(one.form for one in words[end - size : end]))
        end -= size
    return tuple(found)


def _once(witness: Witness) -> dict[float, _Place]:
    """The figures that an article gives once, outside ranges, times and measures."""
    found: dict[float, list[_Place]] = {}
    units = lexicon().measures
    for number, sentence in enumerate(witness.sentences):
        for value, at in counts_in(sentence):
            found.setdefault(value, []).append((sentence.words, at, number))
    return {
        value: places[0]
        for value, places in found.items()
        if len(places) == 1 and _counts(witness, *places[0][:2], units)
    }


def _counts(witness: Witness, words: Words, at: int, units: frozenset[str]) -> bool:
    """Whether a figure counts people or things: no measure, sum, time or end of a range."""
    word = words[at]
    after = words[at + 1].form if at + 1 < len(words) else ""
    money = witness.text[word.start - 1 : word.start] in tuple("$£€")
    begins = after in {"to", "or", "and"} and at + 2 < len(words) and _is_figure(words[at + 2])
    ends = _ends_range(words, at)
    return not (money or begins or ends or after in units or is_of_clock(witness, word))
