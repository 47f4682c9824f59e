"""Passages: which stretches of one article stand in another, as they were or changed."""

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from recension.model.lineage import Passage
from recension.text.alignment import Block, common_blocks, dense
from recension.text.words import Word
from recension.trace.settings import Tracing
from recension.trace.witness import Sentence, Witness

PassageRelation = Literal["verbatim", "edited", "paraphrase"]
_ORDER_BONUS = 0.08
_NEARLY_ALL = 0.6
_SKIPPED = 3
_LEFT_OVER = 6


class Aligned(msgspec.Struct, frozen=True):
    """Two sentences taken for one: their places in either article, and the stretches that match.

    `source_words` and `to_words` are word ranges [start, end) of the sentences, `blocks` the words
    kept in order, `score` how alike (0..1).
    """

    source: int
    to: int
    source_words: tuple[int, int]
    to_words: tuple[int, int]
    blocks: tuple[Block, ...]
    relation: PassageRelation
    score: float


def align(
    source: Witness, to: Witness, weight: Mapping[str, float], settings: Tracing
) -> tuple[Aligned, ...]:
    """The sentences of `to` that stand in `source`, in the order of `to`.

    A sentence that merges two of the source's is aligned with both. Sentence vectors, where there
    are any, would add candidates to `_alike`; nothing else would change.
    """
    alike = _alike(source, to, weight, settings)
    found: list[Aligned] = []
    before: int | None = None
    for place, candidates in enumerate(alike):
        enough = [pair for pair in candidates if _is_enough(pair, before, settings)]
        ranked = sorted(enough, key=lambda pair: (-_in_order(pair, before), pair.place))
        chosen = _chosen(source, to.sentences[place], place, ranked, settings)
        found.extend(chosen)
        before = chosen[-1].source if chosen else before
    return tuple(found)


class Candidate(msgspec.Struct, frozen=True):
    """A sentence of the source: its place, how alike (0..1), and the weight of what is shared."""

    place: int
    score: float
    shared: float


def _is_enough(pair: Candidate, before: int | None, settings: Tracing) -> bool:
    """Enough shared, or nearly all of a short sentence that stands where the source has it."""
    in_place = before is not None and before < pair.place <= before + _SKIPPED
    return pair.shared >= settings.shared or (in_place and pair.score >= _NEARLY_ALL)


def _in_order(pair: Candidate, before: int | None) -> float:
    follows = before is not None and pair.place in (before, before + 1)
    return pair.score + (_ORDER_BONUS if follows else 0.0)


def _alike(
    source: Witness, to: Witness, weight: Mapping[str, float], settings: Tracing
) -> list[list[Candidate]]:
    """For each sentence of `to` the sentences of `source` that are alike enough, with scores."""
    holders: dict[str, list[int]] = {}
    totals = [_weight(sentence.features, weight) for sentence in source.sentences]
    for place, sentence in enumerate(source.sentences):
        for key in sentence.features:
            holders.setdefault(key, []).append(place)
    return [_candidates(sentence, holders, totals, weight, settings) for sentence in to.sentences]


def _candidates(
    sentence: Sentence,
    holders: Mapping[str, list[int]],
    totals: list[float],
    weight: Mapping[str, float],
    settings: Tracing,
) -> list[Candidate]:
    shared: dict[int, float] = {}
    for key in sorted(sentence.features):
        for place in holders.get(key, ()):
            shared[place] = shared.get(place, 0.0) + weight[key]
    own = _weight(sentence.features, weight)
    found = []
    for place, common in sorted(shared.items()):
        score = common / max(0.7 * min(own, totals[place]) + 0.3 * max(own, totals[place]), 1e-9)
        if score >= settings.match:
            found.append(Candidate(place, score, common))
    return found


def _weight(features: Iterable[str], weight: Mapping[str, float]) -> float:
    return sum(weight[key] for key in sorted(features))


def _chosen(
    source: Witness,
    sentence: Sentence,
    place: int,
    ranked: list[Candidate],
    settings: Tracing,
) -> list[Aligned]:
    chosen: list[Aligned] = []
    for candidate in ranked[:4]:
        pair = _aligned(source.sentences[candidate.place], sentence, settings)
        one = msgspec.structs.replace(pair, source=candidate.place, to=place, score=candidate.score)
        if not any(_overlap(one.to_words, other.to_words) for other in chosen):
            chosen.append(one)
    return chosen


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1])


def _aligned(source: Sentence, to: Sentence, settings: Tracing) -> Aligned:
    stems = [word.stem for word in source.words], [word.stem for word in to.words]
    blocks = dense(common_blocks(*stems), _LEFT_OVER, 3)
    kept = sum(block.size for block in blocks)
    extent = _extent([block.one for block in blocks], blocks, len(source.words))
    to_extent = _extent([block.other for block in blocks], blocks, len(to.words))
    longer = max(extent[1] - extent[0], to_extent[1] - to_extent[0], 1)
    if kept < settings.edited * longer:
        whole = (0, len(source.words)), (0, len(to.words))
        return Aligned(0, 0, *whole, blocks, "paraphrase", 0.0)
    same = _forms(source.words, extent) == _forms(to.words, to_extent)
    return Aligned(0, 0, extent, to_extent, blocks, "verbatim" if same else "edited", 0.0)


def _forms(found: tuple[Word, ...], extent: tuple[int, int]) -> list[str]:
    return [word.form for word in found[extent[0] : extent[1]]]


def _extent(starts: list[int], blocks: tuple[Block, ...], length: int) -> tuple[int, int]:
    """From the first word kept to the last; what is left over goes along unless it is long."""
    if not blocks:
        return 0, length
    first, last = starts[0], starts[-1] + blocks[-1].size
    return (0 if first < _LEFT_OVER else first), (length if length - last < _LEFT_OVER else last)


def passage(source: Witness, to: Witness, aligned: Aligned) -> Passage:
    """The aligned stretches as spans of both articles."""
    one, other = source.sentences[aligned.source], to.sentences[aligned.to]
    start, end = _characters(one, aligned.source_words)
    to_start, to_end = _characters(other, aligned.to_words)
    return Passage(source.span(start, end), to.span(to_start, to_end), aligned.relation)


def _characters(sentence: Sentence, extent: tuple[int, int]) -> tuple[int, int]:
    first, last = extent
    start = sentence.start if first == 0 else sentence.words[first].start
    end = sentence.end if last == len(sentence.words) else sentence.words[last - 1].end
    return start, end
