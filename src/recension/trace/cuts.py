"""Cuts: sentences ended alike in all articles of a story.

A headline without a full stop, or an abbreviation before a name, ends a sentence where one page
breaks the line and does not where another runs on. Two articles can be compared sentence by
sentence only if the same words are cut at the same places.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from recension.text.words import Word
from recension.trace.witness import Sentence, Witness, features

_AROUND = 2
Context = tuple[str, ...]


def cut_alike(witnesses: Sequence[Witness]) -> list[Witness]:
    """The witnesses, cut also where another of them ends a sentence between the same words."""
    ends = {context for witness in witnesses for context in _ends(witness)}
    return [_cut(witness, ends) for witness in witnesses]


def _ends(witness: Witness) -> Iterator[Context]:
    """The words on either side of every end of a sentence within the article."""
    for before, after in pairwise(witness.sentences):
        if len(before.words) >= _AROUND <= len(after.words):
            yield _context((*before.words[-_AROUND:], *after.words[:_AROUND]))


def _context(around: Sequence[Word]) -> Context:
    return tuple(word.form for word in around)


def _cut(witness: Witness, ends: set[Context]) -> Witness:
    parts = [part for one in witness.sentences for part in _parts(witness.text, one, ends)]
    if len(parts) == len(witness.sentences):
        return witness
    return msgspec.structs.replace(witness, sentences=tuple(parts))


def _parts(text: str, sentence: Sentence, ends: set[Context]) -> Iterator[Sentence]:
    first, start = 0, sentence.start
    found = sentence.words
    forms = _context(found)
    for at in range(_AROUND, len(found) - _AROUND + 1):
        if forms[at - _AROUND : at + _AROUND] not in ends or at - first < _AROUND:
            continue
        gap = re.search(r"\s+", text[found[at - 1].end : found[at].start])
        if gap is not None:
            yield _sentence(start, found[at - 1].end + gap.start(), found[first:at])
            first, start = at, found[at - 1].end + gap.end()
    if first:
        yield _sentence(start, sentence.end, found[first:])
    else:
        yield sentence


def _sentence(start: int, end: int, found: tuple[Word, ...]) -> Sentence:
    return Sentence(start, end, found, features(found))
