"""Direction: which of two articles that share text took it from the other.

The signs are those of textual criticism (Maas, "Textual Criticism", 1958; West, 1973) and of news:
what is published first cannot be the copy; a copy loses what its source has (the slug, the middle)
more often than it gains; and where a third witness agrees with one of two readings, the
other is the altered one.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from recension.model.article import Published
from recension.trace.credits import Stated
from recension.trace.kinship import Floats
from recension.trace.settings import Signs, Tracing
from recension.trace.witness import Sentence, Witness

_SAID = {
    "credits": "credits",
    "losses": "additions and losses",
    "cuts": "sentences cut",
    "readings": "readings that others share",
    "alone": "what no other article has",
}
_SHORTEST = {"year": 4, "month": 7, "day": 10, "minute": 16}


class Direction(msgspec.Struct, frozen=True):
    """How likely the first of two articles is the source, 0..1, and on what that rests."""

    forward: float
    basis: str


class Traits(msgspec.Struct, frozen=True):
    """What of an article tells its place in a chain.

    `features` are those of all its sentences, `carried` the newsrooms whose copy it says it is,
    `credited` those it says its information comes from.
    """

    features: frozenset[str]
    carried: frozenset[str]
    credited: frozenset[str]


def traits(witness: Witness, credits: Sequence[Stated]) -> Traits:
    """The traits of one article."""
    features = frozenset().union(*(sentence.features for sentence in witness.sentences))
    carried = frozenset(credit.newsroom.house for credit in credits if credit.carried)
    credited = frozenset(credit.newsroom.house for credit in credits)
    return Traits(features, carried, credited)


def spread_of(all_traits: Sequence[Traits]) -> Mapping[str, int]:
    """In how many articles of the story each feature stands."""
    spread: Counter[str] = Counter()
    for one in all_traits:
        spread.update(one.features)
    return spread


class Pair(msgspec.Struct, frozen=True):
    """Two articles alike, and their sentences one by one.

    `explained` says how much of each the other article has, `alone` is 1 where no article has it,
    `elsewhere` is 1 where the sentence stands in a third article that is unlike the other of the
    pair: an article that unites two is later than either (Westcott & Hort, 1881, on conflation), so
    what it has from elsewhere it need not have added. `credited` are without those thirds' credits.
    """

    one: Witness
    other: Witness
    one_traits: Traits
    other_traits: Traits
    one_explained: Floats
    other_explained: Floats
    one_alone: Floats
    other_alone: Floats
    one_elsewhere: Floats
    other_elsewhere: Floats
    one_credited: frozenset[str]
    other_credited: frozenset[str]


def earlier(one: Published | None, other: Published | None) -> bool | None:
    """Whether `one` was published before `other`; None if not known or not finely enough."""
    if one is None or other is None:
        return None
    length = min(_SHORTEST[one.precision], _SHORTEST[other.precision])
    first, second = one.value[:length], other.value[:length]
    return None if first == second else first < second


def direction(pair: Pair, spread: Mapping[str, int], settings: Tracing) -> Direction:
    """How likely `pair.one` is the source of `pair.other`."""
    before = earlier(pair.one.article.published, pair.other.article.published)
    if before is not None:
        return Direction(0.99 if before else 0.01, "publication times")
    found = signs_of(pair, spread)
    signs = {name: getattr(settings.signs, name) * getattr(found, name) for name in _SAID}
    total = sum(signs.values())
    forward = 1.0 / (1.0 + math.exp(-total))
    if max(forward, 1 - forward) < settings.decided:
        return Direction(forward, "undecided")
    strongest = max(signs, key=lambda name: (math.copysign(1, total) * signs[name], name))
    return Direction(forward, _SAID[strongest])


def signs_of(pair: Pair, spread: Mapping[str, int]) -> Signs:
    """Each sign's strength, positive where it speaks for `pair.one` as the source."""
    return Signs(
        credits=_credit_sign(pair),
        losses=_loss(pair),
        cuts=_cut(pair),
        readings=_readings(pair, spread),
        alone=_share(pair.one, pair.one_alone) - _share(pair.other, pair.other_alone),
    )


def _credit_sign(pair: Pair) -> float:
    """An agency's own copy comes before its echo, an article with a credit before one without."""
    one, other = pair.one_traits, pair.other_traits
    carried = float(bool(one.carried - other.carried)) - float(bool(other.carried - one.carried))
    credited = float(bool(pair.one_credited)) - float(bool(pair.other_credited))
    return carried or 0.4 * credited


def _loss(pair: Pair) -> float:
    """Positive where more of the other is explained than of the one: the other was cut down."""
    one = _share(pair.one, pair.one_explained, pair.one_elsewhere)
    return _share(pair.other, pair.other_explained, pair.other_elsewhere) - one


def _share(witness: Witness, explained: Floats, aside: Floats | None = None) -> float:
    """The share of the article's words explained, without those of the sentences set `aside`."""
    lengths = np.array([_size(sentence) for sentence in witness.sentences], dtype=np.float64)
    if aside is not None:
        lengths = lengths * ((explained > 0) | (aside == 0))
    return float((lengths * (explained > 0)).sum() / max(lengths.sum(), 1.0))


def _size(sentence: Sentence) -> int:
    """Its number of words; background, which is not compared, has none."""
    return len(sentence.words) if sentence.features else 0


def _cut(pair: Pair) -> float:
    """Positive where the sentences they share are longer in the one."""
    one, other = (
        _shared_words(pair.one, pair.one_explained),
        _shared_words(pair.other, pair.other_explained),
    )
    return float((one - other) / max(one + other, 1.0))


def _shared_words(witness: Witness, explained: Floats) -> float:
    lengths = [len(sentence.words) for sentence in witness.sentences]
    shared = [length for length, part in zip(lengths, explained, strict=True) if part > 0]
    return sum(shared) / max(len(shared), 1)


def _readings(pair: Pair, spread: Mapping[str, int]) -> float:
    """Positive where the one's readings are found in third articles more than the other's."""
    one = _attested(pair.one, pair.one_explained, pair.other_traits.features, spread)
    other = _attested(pair.other, pair.other_explained, pair.one_traits.features, spread)
    return (one - other) / (one + other + 3.0)


def _attested(
    witness: Witness, explained: Floats, absent: frozenset[str], spread: Mapping[str, int]
) -> float:
    found = 0
    for sentence, part in zip(witness.sentences, explained, strict=True):
        if part > 0:
            found += sum(spread[key] > 1 for key in sentence.features - absent)
    return float(found)
