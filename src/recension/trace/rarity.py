"""Rarity: how much it says that two sentences share a word."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from recension.text.sentences import sentence_offsets
from recension.text.words import words
from recension.trace.witness import Sentence, Witness, features


class Background(msgspec.Struct, frozen=True):
    """How many of a corpus's `articles` hold each feature; only those in two or more are kept."""

    articles: int
    frequency: dict[str, int]


def background_of(texts: Iterable[str]) -> Background:
    """The background of a corpus, to be given to `trace_story` for stories out of it."""
    frequency: Counter[str] = Counter()
    articles = 0
    for text in texts:
        held: set[str] = set()
        for start, end in sentence_offsets(text):
            held |= features(tuple(words(text, start, end)))
        frequency.update(held)
        articles += 1
    return Background(articles, {key: count for key, count in frequency.items() if count > 1})


_UNSEEN = 60
"""Sentences that a story is taken to be drawn from besides its own, so that two articles tell."""


def weights(
    witnesses: Sequence[Witness], background: Background | None, pair_weight: float
) -> Mapping[str, float]:
    """The weight of each feature of a story: inverse document frequency (Spärck Jones, 1972).

    Frequencies are over the story's sentences; where a `background` is given the rarer of the two
    readings does not count: a phrase that every outlet carries weighs little although it is rare in
    this story. Pairs of words weigh `pair_weight` of what their rarity says.
    """
    frequency: Counter[str] = Counter()
    for witness in witnesses:
        for sentence in witness.sentences:
            frequency.update(sentence.features)
    total = sum(len(witness.sentences) for witness in witnesses)
    found: dict[str, float] = {}
    for key, count in frequency.items():
        weight = math.log((total + _UNSEEN) / (count + 0.5))
        if background is not None and background.articles:
            elsewhere = background.frequency.get(key, 1)
            weight = min(weight, math.log((background.articles + 2) / (elsewhere + 0.5)))
        found[key] = max(weight, 0.1) * (pair_weight if " " in key else 1.0)
    return found


_ELSEWHERE = 2
_MOSTLY = 0.8


def without_background(
    witnesses: Sequence[Witness], background: Background | None
) -> list[Witness]:
    """The witnesses with the sentences emptied that other stories of the corpus carry too.

    A sentence is background where most of its word pairs stand in two articles or more beyond the
    story's own (the corpus is taken to hold the story).
    """
    if background is None:
        return list(witnesses)
    here: Counter[str] = Counter()
    for witness in witnesses:
        here.update(frozenset().union(*(one.features for one in witness.sentences)))
    return [_emptied(witness, background, here) for witness in witnesses]


def _emptied(witness: Witness, background: Background, here: Mapping[str, int]) -> Witness:
    kept = tuple(
        msgspec.structs.replace(one, features=frozenset())
        if _is_background(one, background, here)
        else one
        for one in witness.sentences
    )
    return msgspec.structs.replace(witness, sentences=kept)


def _is_background(sentence: Sentence, background: Background, here: Mapping[str, int]) -> bool:
    pairs = [key for key in sentence.features if " " in key]
    elsewhere = sum(background.frequency.get(key, 1) - here[key] >= _ELSEWHERE for key in pairs)
    return len(pairs) > 3 and elsewhere >= _MOSTLY * len(pairs)
