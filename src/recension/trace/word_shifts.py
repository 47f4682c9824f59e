"""Numbers, words of doubt and names that changed in an aligned pair of sentences."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from recension.model.lineage import Shift
from recension.text.alignment import changes
from recension.text.words import Word
from recension.trace.lexicon import lexicon, stop_stems
from recension.trace.passages import Aligned
from recension.trace.witness import Witness, number_of

_LEAST_NAME = 5
_HEDGED_WITHIN = 3


def word_shifts(source: Witness, to: Witness, pair: Aligned) -> Iterator[Shift]:
    """The changes of number, doubt and name outside quotation marks of one aligned pair."""
    before = source.sentences[pair.source].words
    after = to.sentences[pair.to].words
    for change in changes(pair.blocks, pair.source_words, pair.to_words):
        one = before[change.one_start : change.one_end]
        other = after[change.other_start : change.other_end]
        if any(is_quoted(source, word) for word in one):
            continue
        if any(is_quoted(to, word) for word in other):
            continue
        yield from _number(source, to, one, other)
        yield from _name(source, to, one, other)
        yield from _confused(source, to, one, other)
    yield from _hedges(source, to, pair)


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


def _hedges(source: Witness, to: Witness, pair: Aligned) -> Iterator[Shift]:
    """Words of doubt before words that both sentences keep, that only one of the two has."""
    before = source.sentences[pair.source].words
    after = to.sentences[pair.to].words
    match = {block.one + at: block.other + at for block in pair.blocks for at in range(block.size)}
    lost = _unmatched_hedges(source, before, to, after, match)
    for hedge, kept, counterpart in lost:
        was = source.span(min(hedge.start, kept.start), max(hedge.end, kept.end))
        became = to.span(counterpart.start, counterpart.end)
        yield Shift("certainty", "hedge-lost", None, None, was, became, f'"{hedge.form}" is gone')
    back = {other: one for one, other in match.items()}
    for hedge, kept, counterpart in _unmatched_hedges(to, after, source, before, back):
        was = source.span(counterpart.start, counterpart.end)
        became = to.span(min(hedge.start, kept.start), max(hedge.end, kept.end))
        yield Shift("certainty", "hedge-added", None, None, was, became, f'"{hedge.form}" is new')


def _unmatched_hedges(
    own: Witness,
    words: Sequence[Word],
    other: Witness,
    others: Sequence[Word],
    match: dict[int, int],
) -> Iterator[tuple[Word, Word, Word]]:
    """Hedges of one sentence that the other lacks: the hedge, the word hedged, its counterpart."""
    for at, word in enumerate(words):
        if at in match or not _is_hedge(words, at) or is_quoted(own, word):
            continue
        kept = _hedged(words, at, match)
        if kept is None or _is_reworded(at, others, match):
            continue
        place = match[kept]
        near = range(max(0, place - _HEDGED_WITHIN - 1), min(len(others), place + _HEDGED_WITHIN))
        hedged = any(_hedges_alike(words, at, others, one) for one in near)
        if not hedged and not is_quoted(other, others[place]):
            yield word, words[kept], others[place]


def _hedged(words: Sequence[Word], at: int, match: Mapping[int, int]) -> int | None:
    """Where the first word kept after a hedge stands, if what is hedged was kept with it."""
    following = range(at + 1, min(at + 2 + _HEDGED_WITHIN, len(words)))
    stop = stop_stems()
    content = next((one for one in following if words[one].stem not in stop), None)
    if content not in match:
        return None
    return next(place for place in following if place in match)


def _is_reworded(at: int, others: Sequence[Word], match: Mapping[int, int]) -> bool:
    """Whether another word stands in the hedge's place, which may say the same."""
    place = match.get(at + 1, 0) - 1
    if place < 0 or place in match.values():
        return False
    return others[place].stem not in stop_stems() and number_of(others[place]) is None


def _hedges_alike(words: Sequence[Word], at: int, others: Sequence[Word], place: int) -> bool:
    """Whether the other sentence doubts in the same way: the count, or the report of it."""
    known = lexicon()
    if words[at].form in known.report_hedges:
        return others[place].form in known.report_hedges
    return _is_hedge(others, place)


def _is_hedge(words: Sequence[Word], at: int) -> bool:
    """A word of doubt: of report anywhere, of count only right before a number."""
    known, form = lexicon(), words[at].form
    if form in known.report_hedges:
        return form.endswith("ly") or form in {"alleged", "suspected", "unconfirmed"}
    counted = at + 1 < len(words) and _is_figure(words[at + 1])
    phrase = (words[at - 1].form, form) if at else ("", form)
    return counted and (form in known.count_hedges or phrase in known.count_hedge_phrases)


def _is_figure(word: Word) -> bool:
    """A number, or one with its unit ("10am", "200m")."""
    return number_of(word) is not None or word.form[0].isdigit()
