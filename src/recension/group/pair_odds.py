"""The log odds of `likeness`, one article beside some of a million, its evidence in 2 kB each."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from recension.group.arrivals import key_of
from recension.group.background import Background
from recension.group.likeness import Decision, log_odds
from recension.group.profile import Profile

Floats = NDArray[np.float32]
Words = NDArray[np.void]

WORD = np.dtype(
    [("key", "u4"), ("rarity", "f4"), ("body", "u1"), ("names", "u1"), ("lead", "u1"), ("no", "u1")]
)
_COUNTED = ("body", "names", "lead", "no")
_KINDS = {"body": "body", "names": "names", "lead": "lead", "numbers": "no"}
_FOUND = "lead found in the other"
_DAMPED = np.array([0.0] + [1 + math.log(count) for count in range(1, 256)], np.float32)
_RAREST = 7.5
_NUMBER = "#"
"""What sets a number, evidence of its own, apart from the same number among the words."""


class PairOdds:
    """The profiles so far, by row, and the log odds that two of them tell one story.

    The same as `likeness.log_odds` of the two alone: what others are in the pool has no part in it.
    """

    def __init__(self, background: Background, decision: Decision) -> None:
        self.background = background
        self.decision = decision
        self._words: list[Words] = []
        self._scales: list[tuple[float, ...]] = []
        self._profiles: list[Profile] = []
        self._packs = set(decision.weights) <= {*_KINDS, _FOUND}

    def __len__(self) -> int:
        return max(len(self._words), len(self._profiles))

    def add(self, profile: Profile) -> None:
        """Keep the profile as the next row."""
        if not self._packs:
            # The decision weighs something that is not packed: slower, and as right.
            self._profiles.append(profile)
            return
        words = packed(profile, self.background)
        self.keep(words, lengths(words))

    def keep(self, words: Words, scales: tuple[float, ...]) -> None:
        """Keep a packed profile, with its `lengths`, as the next row."""
        self._words.append(words)
        self._scales.append(scales)

    def beside(self, row: int, others: Sequence[int]) -> Floats:
        """The log odds of `row` with each of `others`."""
        if not others:
            return np.zeros(0, np.float32)
        if not self._packs:
            profiles = [self._profiles[each] for each in (row, *others)]
            return log_odds(profiles, self.background, self.decision)[0, 1:]
        return self._weighed(row, others)

    def _weighed(self, row: int, others: Sequence[int]) -> Floats:
        mine, theirs = self._words[row], [self._words[other] for other in others]
        owner, at, words = _in_common(mine, theirs)
        rarity = words["rarity"]
        scale = np.array([self._scales[other] for other in others], np.float32)
        odds = np.full(len(others), self.decision.bias, np.float32)
        for number, field in enumerate(_COUNTED):
            name = next(name for name, its in _KINDS.items() if its == field)
            if weight := self.decision.weights.get(name, 0.0):
                dots = _DAMPED[mine[field][at]] * _DAMPED[words[field]] * rarity * rarity
                norms = np.float32(self._scales[row][number]) * scale[:, number]
                odds += np.float32(weight) * np.bincount(owner, dots, len(others)) / norms
        if weight := self.decision.weights.get(_FOUND, 0.0):
            given = rarity * ((mine["lead"][at] > 0) & (words["body"] > 0))
            taken = rarity * ((words["lead"] > 0) & (mine["body"][at] > 0))
            shares = np.bincount(owner, given, len(others)) / np.float32(self._scales[row][-1])
            shares += np.bincount(owner, taken, len(others)) / scale[:, -1]
            odds += np.float32(weight / 2) * shares
        return odds.astype(np.float32)


def packed(profile: Profile, background: Background) -> Words:
    """The profile's words by key, each with its rarity and how often it stands in what."""
    bags = (profile.body, profile.names, profile.lead)
    counts = {word: [*(bag.get(word, 0) for bag in bags), 0] for bag in bags for word in bag}
    counts |= {_NUMBER + form: [0, 0, 0, count] for form, count in profile.numbers.items()}
    table = np.zeros(len(counts), WORD)
    table["key"] = [key_of(word) for word in counts]
    table["rarity"] = [min(background.rarity(word.lstrip(_NUMBER)), _RAREST) for word in counts]
    held = np.array(list(counts.values()), np.int64).reshape(len(counts), 4)
    for number, field in enumerate(_COUNTED):
        table[field] = np.minimum(held[:, number], 255)
    return table[np.argsort(table["key"], kind="stable")]


def lengths(words: Words) -> tuple[float, ...]:
    """The lengths of a packed profile's vectors, and the weight of its lead."""
    found = []
    for field in _COUNTED:
        weights = (_DAMPED[words[field]] * words["rarity"]).astype(np.float64)
        found.append(math.sqrt(max(float(weights @ weights), 1e-9)))
    lead = float(words["rarity"][words["lead"] > 0].sum())
    return (*found, lead or 1.0)


def _in_common(
    mine: Words, theirs: Sequence[Words]
) -> tuple[NDArray[np.intp], NDArray[np.intp], Words]:
    """The words of `theirs` that stand in `mine`: whose each is, where in `mine`, the words."""
    every = np.concatenate(theirs)
    keys = every["key"]
    # Most words are not shared: one look at the low bits tells nearly all of those.
    known = np.zeros(1 << 16, np.bool_)
    known[mine["key"] & 0xFFFF] = True
    maybe = np.flatnonzero(known[keys & 0xFFFF])
    at = np.searchsorted(mine["key"], keys[maybe])
    at = np.minimum(at, max(len(mine) - 1, 0))
    sure = mine["key"][at] == keys[maybe] if len(mine) else np.zeros(0, np.bool_)
    maybe, at = maybe[sure], at[sure]
    owner = np.repeat(np.arange(len(theirs)), [len(one) for one in theirs])
    return owner[maybe], at, every[maybe]
