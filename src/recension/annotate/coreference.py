"""Coreference of sources: whom "he", "the lawmaker" and "the general" mean, where that is clear.

Nearest speaker that agrees in number, no further than two sentences back (after Hobbs 1978 and the
precision-first sieves of Lee et al. 2013); anything less clear is left as written.
"""

from bisect import bisect_right

from recension.annotate.sources import head_of, source_words
from recension.annotate.units import singular
from recension.annotate.words import Word, words_of
from recension.model.annotation import Annotation, Attribution
from recension.model.span import Offsets

_FARTHEST = 2  # sentences


def antecedent(annotation: Annotation, item: Attribution) -> Offsets | None:
    """Where the source that `item` points back to is written out; None where it points nowhere."""
    if not item.source:
        return None
    own = item.source[0][0], item.source[-1][1]
    words = words_of(annotation.text[own[0] : own[1]])
    if not _points_back(words):
        return None
    for earlier in _earlier_sources(annotation, own):
        candidate = words_of(annotation.text[earlier[0] : earlier[1]])
        if _points_back(candidate):
            continue
        return earlier if _agrees(words, candidate) else None
    return None


def _earlier_sources(annotation: Annotation, own: Offsets) -> list[Offsets]:
    """The sources of attributions before `own`, the nearest first, within reach."""
    starts = [start for start, _ in annotation.sentences]
    here = bisect_right(starts, own[0])
    found = {
        (other.source[0][0], other.source[-1][1])
        for other in annotation.attributions
        if other.source and other.source[-1][1] <= own[0]
    }
    near = [span for span in found if here - bisect_right(starts, span[0]) <= _FARTHEST]
    return sorted(near, reverse=True)


def _points_back(words: tuple[Word, ...]) -> bool:
    lists = source_words()
    if len(words) == 1:
        return words[0].low in lists.personal | lists.plural
    short = 1 < len(words) <= 3 and words[0].low in lists.definite
    head = words[-1].low if words else ""
    noun = singular(head) or head
    return short and noun in lists.persons and not words[-1].is_name_like


def _agrees(pointing: tuple[Word, ...], meant: tuple[Word, ...]) -> bool:
    head, other = head_of(pointing), head_of(meant)
    if head is None or other is None:
        return False
    lists = source_words()
    if _is_plural(head) != _is_plural(other):
        return False
    person = other.is_name_like or (singular(other.low) or other.low) in lists.persons
    if head.low in lists.personal | lists.plural:
        return person
    introduced = meant[0].low in {"a", "an", "one", "another", "some", "several"}
    return person and (introduced or other.is_name_like or head.low == other.low)


def _is_plural(word: Word) -> bool:
    return word.low == "they" or (not word.is_name_like and singular(word.low) is not None)
