"""How alike articles are, evidence by evidence, and what that says of their stories."""

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

import msgspec
import numpy as np
from numpy.typing import NDArray

from recension.group.background import Background
from recension.group.dates import KINDS, Dated, Dating, clashes, dated
from recension.group.profile import Encode, Profile
from recension.group.vectors import cosines, no_vector, table_of, vector_of

Floats = NDArray[np.float32]

MEANING = "meaning"
"""The name of what sentence vectors say."""
DATES = tuple(name for names in KINDS for name in names)
_RAREST = 7.5
"""Rarity beyond which a word is a misspelling as often as a name, and tells no more."""
_COMMON_SHARE = 0.3
_COMMON_LEAST = 50


class Crowd(msgspec.Struct, frozen=True):
    """How far the articles nearest to one say how alike those of its own story are.

    The mean of its `near` greatest log odds, none counted below `least`, is how crowded it is
    about an article; `share` of that is taken off its log odds (`crowding`).
    """

    near: int = 12
    least: float = 0.0
    share: float = 0.0


class Decision(msgspec.Struct, frozen=True):
    """Log odds that two articles tell one story: `bias` and a weight for each kind of evidence.

    A story holds together while the mean over its pairs is at least `threshold`, the log odds being
    taken beside how crowded it is about either article; clashes of dates weigh the more, the more
    pairs of articles tell them (`dating`).
    """

    about: str
    bias: float
    threshold: float
    weights: dict[str, float]
    crowd: Crowd = Crowd()
    dating: Dating = Dating()


@cache
def shipped_decision() -> Decision:
    """The decision on articles, fitted by `python -m training.group.train`."""
    return _read("weights.json")


@cache
def lead_decision() -> Decision:
    """The decision on leads (a title and a sentence or two), fitted on such by `--leads`."""
    return _read("lead_weights.json")


@cache
def headline_decision() -> Decision:
    """The decision on headlines of stories that have many: words alone, and no crowd.

    Fitted on leads by `--headlines`; its threshold is that which does best on the earlier half of
    the headlines of March 2014.
    """
    return _read("headline_weights.json")


def encoder_of(decision: Decision) -> Encode:
    """What gives the vectors that the decision weighs, if it weighs any."""
    return vector_of if decision.weights.get(MEANING) else no_vector


def _read(name: str) -> Decision:
    raw = resources.files("recension.group").joinpath(name).read_bytes()
    return msgspec.json.decode(raw, type=Decision)


def log_odds(profiles: Sequence[Profile], background: Background, decision: Decision) -> Floats:
    """The log odds of every pair of `profiles`, (n, n) float32, symmetric."""
    odds = np.full((len(profiles), len(profiles)), decision.bias, np.float32)
    for name, alike in evidence(profiles, background):
        odds += np.float32(alone(name, decision)) * alike
    return odds


def alone(name: str, decision: Decision) -> float:
    """What this evidence weighs between two articles by themselves."""
    weight = decision.weights.get(name, 0.0)
    return weight * decision.dating.alone if name in DATES else weight


def dates_of(profiles: Sequence[Profile], decision: Decision) -> Dated | None:
    """The clashes of dates between `profiles`, null where there are none."""
    codes = np.array([profile.dates for profile in profiles], np.int64)
    return dated(codes, decision.weights, decision.dating)


def evidence(profiles: Sequence[Profile], background: Background) -> Iterator[tuple[str, Floats]]:
    """Each kind of evidence by name, an (n, n) float32 matrix of shares 0..1, one at a time.

    The last are the clashes of dates, 1 where there is one. Words are weighed by their rarity in
    news at large and never in the pool, so that what is alike stays alike as the pool grows.
    """
    bodies = [profile.body for profile in profiles]
    names = [profile.names for profile in profiles]
    leads = [profile.lead for profile in profiles]
    yield "body", _cosines(bodies, background)
    yield "names", _cosines(names, background)
    found = _found_in(leads, bodies, background)
    yield "lead found in the other", (found + found.T) / np.float32(2)
    yield "lead", _cosines(leads, background)
    yield "numbers", _cosines([profile.numbers for profile in profiles], background)
    vectors = table_of([profile.vector for profile in profiles])
    yield MEANING, cosines(vectors, vectors)
    codes = np.array([profile.dates for profile in profiles], np.int64)
    for name, clash in zip(DATES, clashes(codes[:, None], codes[None, :])[0], strict=True):
        yield name, clash.astype(np.float32)


def _rarity(word: str, background: Background) -> float:
    return min(background.rarity(word), _RAREST)


def _holders(bags: Sequence[Mapping[str, int]]) -> dict[str, list[int]]:
    """Which bags hold each word; words of most of the pool are boilerplate and left out."""
    most = max(_COMMON_LEAST, int(_COMMON_SHARE * len(bags)))
    holders: dict[str, list[int]] = {}
    for number, bag in enumerate(bags):
        for word in bag:
            holders.setdefault(word, []).append(number)
    return {word: held for word, held in sorted(holders.items()) if len(held) <= most}


def _cosines(bags: Sequence[Mapping[str, int]], background: Background) -> Floats:
    """Cosines of log-damped counts weighed by rarity (TF-IDF, Salton and Buckley 1988)."""
    count = len(bags)
    squares = np.zeros(count)
    for number, bag in enumerate(bags):
        squares[number] = sum(_weight(word, bag, background) ** 2 for word in sorted(bag))
    found = np.zeros((count, count), np.float32)
    for word, held in _holders(bags).items():
        if len(held) > 1:
            where = np.array(held, np.intp)
            weights = np.array([_weight(word, bags[n], background) for n in held], np.float32)
            found[np.ix_(where, where)] += np.outer(weights, weights)
    scale = np.sqrt(np.maximum(squares, 1e-9)).astype(np.float32)
    cosines: Floats = found / np.outer(scale, scale)
    return cosines


def _weight(word: str, bag: Mapping[str, int], background: Background) -> float:
    return (1 + math.log(bag[word])) * _rarity(word, background)


def _found_in(
    parts: Sequence[Mapping[str, int]], wholes: Sequence[Mapping[str, int]], background: Background
) -> Floats:
    """(i, j): the share of the rarity of part i's words that stands in whole j."""
    found = np.zeros((len(parts), len(wholes)), np.float32)
    holders = _holders(wholes)
    for number, part in enumerate(parts):
        total = sum(_rarity(word, background) for word in sorted(part))
        for word in sorted(part):
            if total and word in holders:
                found[number, holders[word]] += _rarity(word, background) / total
    return found
