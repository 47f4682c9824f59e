"""The profiles of all articles seen, packed so that one is compared with many at once."""

import numpy as np
from numpy.typing import NDArray

from recension.group.profile import FACETS, Facet, Ids, Profile, Weights

Places = NDArray[np.int64]
Scores = NDArray[np.float64]


class Column:
    """One facet of every article, end to end in two growing arrays. Owned by one shelf."""

    def __init__(self) -> None:
        self._ids: Ids = np.empty(1024, dtype=np.uint32)
        self._weights: Weights = np.empty(1024, dtype=np.float32)
        self._ends: Places = np.zeros(256, dtype=np.int64)
        self._count = 0

    def add(self, facet: Facet) -> None:
        """Put the facet of the next article at the end."""
        start = int(self._ends[self._count])
        end = start + len(facet.ids)
        if end > len(self._ids):
            self._ids = np.resize(self._ids, 2 * end)
            self._weights = np.resize(self._weights, 2 * end)
        if self._count + 1 >= len(self._ends):
            self._ends = np.resize(self._ends, 2 * len(self._ends))
        self._ids[start:end] = facet.ids
        self._weights[start:end] = facet.weights
        self._count += 1
        self._ends[self._count] = end

    def sizes(self, places: Places) -> Places:
        """How many terms the articles at `places` have."""
        return self._ends[places + 1] - self._ends[places]

    def dots(self, facet: Facet, places: Places) -> tuple[Scores, Scores]:
        """For each of `places`: the dot product with `facet`, and how many terms are shared."""
        sizes = self.sizes(places)
        total = int(sizes.sum())
        if not total or not len(facet.ids):
            return np.zeros(len(places)), np.zeros(len(places))
        starts = np.cumsum(sizes) - sizes
        spread = np.repeat(self._ends[places] - starts, sizes) + np.arange(total)
        owner = np.repeat(np.arange(len(places)), sizes)
        ids = self._ids[spread]
        at = np.minimum(np.searchsorted(facet.ids, ids), len(facet.ids) - 1)
        hit = facet.ids[at] == ids
        products = facet.weights[at[hit]].astype(np.float64) * self._weights[spread[hit]]
        dots: Scores = np.bincount(owner[hit], products, len(places)).astype(np.float64)
        return dots, np.bincount(owner[hit], minlength=len(places)).astype(np.float64)


class Shelf:
    """All columns, with the day (NaN where unknown) and length of every article."""

    def __init__(self) -> None:
        self.columns = tuple(Column() for _ in FACETS)
        self._days: Scores = np.empty(256)
        self._lengths: Scores = np.empty(256)
        self.count = 0

    def add(self, profile: Profile) -> int:
        """Keep a profile; gives its place, 0 for the first."""
        if self.count == len(self._days):
            self._days = np.resize(self._days, 2 * self.count)
            self._lengths = np.resize(self._lengths, 2 * self.count)
        for column, facet in zip(self.columns, profile.facets, strict=True):
            column.add(facet)
        self._days[self.count] = np.nan if profile.day is None else profile.day
        self._lengths[self.count] = profile.length
        self.count += 1
        return self.count - 1

    def days(self, places: Places) -> Scores:
        """The day of the articles at `places`, NaN where it is not known."""
        return self._days[places]

    def lengths(self, places: Places) -> Scores:
        """The number of words of the articles at `places`."""
        return self._lengths[places]
