"""Figures: which numbers of a sentence count something, and which are dates, times or stamps."""

import re
from collections.abc import Iterator

from recension.text.words import Word
from recension.trace.lexicon import lexicon
from recension.trace.witness import Sentence, Witness, number_of

_LEAST = 10
_YEARS = range(1900, 2101)
_MINUTES = re.compile(r":\s?\d\d")
_HOURS = re.compile(r"\d:\s?$")
_STAMP_SHARE = 0.6


def counts_in(sentence: Sentence) -> Iterator[tuple[float, int]]:
    """The figures of two digits and more, with their places; no years, no days of a month."""
    months, found = lexicon().months, sentence.words
    for at, word in enumerate(found):
        value = number_of(word)
        if value is None or value < _LEAST or value in _YEARS:
            continue
        beside = {one.form for one in (*found[max(0, at - 1) : at], *found[at + 1 : at + 2])}
        if not beside & months:
            yield value, at


def is_of_clock(witness: Witness, word: Word) -> bool:
    """Whether a number is the hours or the minutes of a time of day ("7:01")."""
    text = witness.text
    after = _MINUTES.match(text, word.end)
    return after is not None or _HOURS.search(text[max(0, word.start - 4) : word.start]) is not None


def is_stamp(sentence: Sentence) -> bool:
    """Whether a line is little but a date and a time: when a page was published or changed."""
    known = lexicon()
    words = known.months | known.stamp
    dated = sum(word.form in words or word.form[0].isdigit() for word in sentence.words)
    digits = any(word.form[0].isdigit() for word in sentence.words)
    return digits and dated >= _STAMP_SHARE * len(sentence.words)
