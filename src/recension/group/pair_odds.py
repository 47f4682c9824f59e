"""The log odds of `likeness`, one article beside some of a million, its evidence in 2 kB each."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from recension.group.background import Background
from recension.group.candidates import key_of
from recension.group.dates import Dated, clashes, dated
from recension.group.likeness import DATES, MEANING, Decision, alone, log_odds
from recension.group.profile import Profile
from recension.group.vectors import cosines, table_of

Floats = NDArray[np.float32]
Words = NDArray[np.void]

WORD = np.dtype(
    [("key", "u4"), ("rarity", "f4"), ("body", "u1"), ("names", "u1"), ("lead", "u1"), ("no", "u1")]
)
_COUNTED = ("body", "names", "lead", "no")
_KINDS = {"body": "body", "names": "names", "lead": "lead", "numbers": "no"}
_NAMES = {field: name for name, field in _KINDS.items()}
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
        self._words: list[NDArray[np.uint8]] = []
        self._scales: list[tuple[float, ...]] = []
        self._dates: list[int] = []
        self._vectors: list[bytes] = []
        self._profiles: list[Profile] = []
        self._packs = set(decision.weights) <= {*_KINDS, _FOUND, MEANING, *DATES}

    def __len__(self) -> int:
        return max(len(self._words), len(self._profiles))

    def add(self, profile: Profile, words: Words | None = None) -> None:
        """Keep the profile as the next row; `words` are the profile packed, if it is already."""
        if not self._packs:
            # The decision weighs something that is not packed: slower, and as right.
            self._profiles.append(profile)
            self._dates.append(profile.dates)
            return
        words = packed(profile, self.background) if words is None else words
        self.keep(words, profile.dates, profile.vector)

    def keep(self, words: Words, dates: int = 0, vector: bytes = b"") -> None:
        """Keep a packed profile, the dates that it tells and its vector as the next row."""
        self._dates.append(dates)
        self._vectors.append(vector)
        self._words.append(words.view(np.uint8))
        self._scales.append(_lengths(words))

    def beside(self, row: int, others: Sequence[int]) -> Floats:
        """The log odds of `row` with each of `others`."""
        if not others:
            return np.zeros(0, np.float32)
        if not self._packs:
            profiles = [self._profiles[each] for each in (row, *others)]
            return log_odds(profiles, self.background, self.decision)[0, 1:]
        odds = self._weighed(row, others)
        return odds + self._clashes(row, others) if self._dates[row] else odds

    def dated(self, rows: Sequence[int]) -> Dated | None:
        """The clashes of dates between `rows`, null where there are none."""
        codes = np.array([self._dates[row] for row in rows], np.int64)
        return dated(codes, self.decision.weights, self.decision.dating) if codes.any() else None

    def _clashes(self, row: int, others: Sequence[int]) -> Floats:
        mine = np.array([self._dates[row]], np.int64)
        codes = np.array([self._dates[other] for other in others], np.int64)
        odds = np.zeros(len(others), np.float32)
        for name, clash in zip(DATES, clashes(mine, codes)[0], strict=True):
            odds += np.float32(alone(name, self.decision)) * clash
        return odds

    def _weighed(self, row: int, others: Sequence[int]) -> Floats:
        mine = self._words[row].view(WORD)
        owner, at, words = _in_common(mine, [self._words[other] for other in others])
        rarity = words["rarity"]
        squares = rarity * rarity
        scale = np.array([self._scales[other] for other in others], np.float32)
        odds = np.full(len(others), self.decision.bias, np.float32)
        for number, field in enumerate(_COUNTED):
            if weight := self.decision.weights.get(_NAMES[field], 0.0):
                dots = _DAMPED[mine[field][at]] * _DAMPED[words[field]] * squares
                norms = np.float32(self._scales[row][number]) * scale[:, number]
                odds += np.float32(weight) * np.bincount(owner, dots, len(others)) / norms
        if weight := self.decision.weights.get(_FOUND, 0.0):
            given = rarity * ((mine["lead"][at] > 0) & (words["body"] > 0))
            taken = rarity * ((words["lead"] > 0) & (mine["body"][at] > 0))
            shares = np.bincount(owner, given, len(others)) / np.float32(self._scales[row][-1])
            shares += np.bincount(owner, taken, len(others)) / scale[:, -1]
            odds += np.float32(weight / 2) * shares
        if weight := self.decision.weights.get(MEANING, 0.0):
            vectors = table_of([self._vectors[each] for each in (row, *others)])
            odds += np.float32(weight) * cosines(vectors[:1], vectors[1:])[0]
        return odds.astype(np.float32)


def packed(profile: Profile, background: Background) -> Words:
    """The profile's words by key, each with its rarity and how often it stands in what."""
    some = list(dict.fromkeys((*profile.body, *profile.names, *profile.lead)))
    numbers = list(profile.numbers)
    table = np.zeros(len(some) + len(numbers), WORD)
    for field, bag in (("body", profile.body), ("names", profile.names), ("lead", profile.lead)):
        counts = np.array([bag.get(word, 0) for word in some], np.int64)
        table[field][: len(some)] = np.minimum(counts, 255)
    table["no"][len(some) :] = [min(count, 255) for count in profile.numbers.values()]
    table["key"] = [key_of(word) for word in (*some, *(_NUMBER + form for form in numbers))]
    holding = background.holding
    held = np.array([holding.get(word, 0) for word in (*some, *numbers)], np.float64)
    table["rarity"] = np.minimum(np.log((background.articles + 1) / (held + 1)), _RAREST)
    return table[np.argsort(table["key"], kind="stable")]


def _lengths(words: Words) -> tuple[float, ...]:
    """The lengths of a packed profile's vectors, and the weight of its lead."""
    found = []
    for field in _COUNTED:
        weights = (_DAMPED[words[field]] * words["rarity"]).astype(np.float64)
        found.append(math.sqrt(max(float(weights @ weights), 1e-9)))
    lead = float(words["rarity"][words["lead"] > 0].sum())
    return (*found, lead or 1.0)


def _in_common(
    mine: Words, theirs: Sequence[NDArray[np.uint8]]
) -> tuple[NDArray[np.intp], NDArray[np.intp], Words]:
    """The words of `theirs` that stand in `mine`: whose each is, where in `mine`, the words."""
    every = np.concatenate(theirs).view(WORD)
    keys = every["key"]
    # Most words are not shared: one look at the low bits tells nearly all of those.
    known = np.zeros(1 << 16, np.bool_)
    known[mine["key"] & 0xFFFF] = True
    maybe = np.flatnonzero(known[keys & 0xFFFF])
    at = np.searchsorted(mine["key"], keys[maybe])
    at = np.minimum(at, max(len(mine) - 1, 0))
    sure = mine["key"][at] == keys[maybe] if len(mine) else np.zeros(0, np.bool_)
    maybe, at = maybe[sure], at[sure]
    owner = np.repeat(np.arange(len(theirs)), [len(one) // WORD.itemsize for one in theirs])
    return owner[maybe], at, every[maybe]
