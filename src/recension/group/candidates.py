"""Which of the articles so far may tell the same story as a new one: cheap among a million.

Articles are filed under keys (their rarest weighty words, and a sample of their word runs) in
inverted lists kept as a few sorted runs that merge as they grow (the log-structured merge tree,
O'Neil et al. 1996). A list is read from its most recent end and no further than a bound, so that
an article costs the same among ten thousand as among a million.
"""

import zlib
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint32]
Rows = NDArray[np.int32]
Orders = NDArray[np.int64]
Weights = NDArray[np.float32]

_MOST_GONE = 64
_MERGED_AT = 4
"""A run takes in the one after it as soon as it is less than so many times as long."""


class Search(msgspec.Struct, frozen=True):
    """Parameters of the search for candidates.

    An article is filed under its `words` weightiest words and up to `runs` sampled runs of words;
    of each key the `recent` last holders are looked at, and the `most` articles that share the
    most weight are candidates, if they share `least`. A line that `furniture` texts held before is
    none of the article's own.
    """

    words: int = 24
    runs: int = 8
    recent: int = 128
    most: int = 40
    least: float = 12.0
    furniture: int = 20


class Filed(msgspec.Struct, frozen=True):
    """An article's keys, different and sorted, and what each weighs in nats (rarity)."""

    keys: Keys
    weights: Weights


class _Run(msgspec.Struct, frozen=True):
    """Entries sorted by key and then by the order of the article; the first and last order."""

    keys: Keys
    rows: Rows
    first: int
    last: int


@lru_cache(maxsize=1 << 18)
def key_of(word: str) -> int:
    """The key of a word, 0..2^32, the same on every machine."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


class Index:
    """Which rows hold a key. `orders` are the rows' places in reporting order, all different."""

    def __init__(self) -> None:
        self.orders: Orders = np.zeros(1024, np.int64)
        self.count = 0
        self._runs: list[_Run] = []
        self._gone = np.zeros(0, np.int32)

    def add(self, orders: Orders, filed: Sequence[Filed]) -> Rows:
        """File articles under their keys; gives their rows, numbered in order of arrival."""
        rows = np.arange(self.count, self.count + len(filed), dtype=np.int32)
        self.count += len(filed)
        if self.count > len(self.orders):
            self.orders = np.concatenate(
                (self.orders, np.zeros(self.count + len(self.orders), np.int64))
            )
        self.orders[rows] = orders
        owners = np.repeat(rows, [len(one.keys) for one in filed])
        if len(owners):
            keys = np.concatenate([one.keys for one in filed])
            order = np.lexsort((self.orders[owners], keys))
            ends = int(orders.min()), int(orders.max())
            self._runs.append(_Run(keys[order], owners[order], *ends))
        while len(self._runs) > 1 and self._uneven():
            last, before = self._runs.pop(), self._runs.pop()
            self._runs.append(self._merged(before, last))
        return rows

    def remove(self, row: int) -> None:
        """Take a row out of the lists."""
        self._gone = np.append(self._gone, np.int32(row))
        if len(self._gone) > _MOST_GONE:
            kept = [~np.isin(run.rows, self._gone) for run in self._runs]
            self._runs = [
                _Run(run.keys[each], run.rows[each], run.first, run.last)
                for run, each in zip(self._runs, kept, strict=True)
            ]
            self._gone = np.zeros(0, np.int32)

    def _uneven(self) -> bool:
        return len(self._runs[-2].keys) < _MERGED_AT * len(self._runs[-1].keys)

    def _merged(self, before: _Run, last: _Run) -> _Run:
        keys = np.concatenate((before.keys, last.keys))
        rows = np.concatenate((before.rows, last.rows))
        if before.last < last.first:
            # Two sorted runs, one after the other in time: a stable sort merges them in one pass.
            order = np.argsort(keys, kind="stable")
        else:
            order = np.lexsort((self.orders[rows], keys))
        ends = min(before.first, last.first), max(before.last, last.last)
        return _Run(keys[order], rows[order], *ends)

    def held_before(self, keys: Keys, orders: Orders) -> NDArray[np.int64]:
        """For each key, how many rows before the order beside it hold it."""
        found = np.zeros(len(keys), np.int64)
        for run in self._runs:
            first, last = self._range(run, keys, orders)
            found += last - first
        return found

    def holders(self, keys: Keys, orders: Orders, recent: int) -> tuple[NDArray[np.intp], Rows]:
        """The `recent` last rows before each key's order that hold it, as places in `keys`, rows.

        The rows of one key come together, in no order.
        """
        places, rows = [np.zeros(0, np.intp)], [np.zeros(0, np.int32)]
        in_time = all(one.last < other.first for one, other in pairwise(self._runs))
        left = np.full(len(keys), recent + len(self._gone))
        for run in reversed(self._runs):
            first, last = self._range(run, keys, orders)
            first = np.maximum(first, last - left)
            if in_time:
                # What a later run gave is later than all that those before it have.
                left = left - (last - first)
            places.append(np.repeat(np.arange(len(keys)), last - first))
            rows.append(run.rows[_ranges(first, last)])
        place, row = np.concatenate(places), np.concatenate(rows)
        if in_time and not len(self._gone):
            return place, row
        kept = ~np.isin(row, self._gone)
        return self._last(place[kept], row[kept], recent)

    def _last(
        self, place: NDArray[np.intp], row: Rows, recent: int
    ) -> tuple[NDArray[np.intp], Rows]:
        """No more than the `recent` last rows of each place."""
        if not len(place) or np.bincount(place).max() <= recent:
            return place, row
        order = np.lexsort((-self.orders[row], place))
        place, row = place[order], row[order]
        starts = np.searchsorted(place, place)
        kept = np.arange(len(place)) - starts < recent
        return place[kept], row[kept]

    def _range(
        self, run: _Run, keys: Keys, orders: Orders
    ) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Where each key's rows before the order beside it lie in the run: [first, last)."""
        first = np.searchsorted(run.keys, keys)
        low, high = first, np.searchsorted(run.keys, keys, side="right")
        while len(asked := np.flatnonzero(low < high)):
            middle = (low[asked] + high[asked]) // 2
            before = self.orders[run.rows[middle]] < orders[asked]
            low, high = low.copy(), high.copy()
            low[asked[before]] = middle[before] + 1
            high[asked[~before]] = middle[~before]
        return first, low


def _ranges(first: NDArray[np.intp], last: NDArray[np.intp]) -> NDArray[np.intp]:
    """All numbers of the ranges [first, last), one range after another."""
    sizes = last - first
    ends = np.cumsum(sizes)
    numbers: NDArray[np.intp] = np.arange(ends[-1] if len(ends) else 0, dtype=np.intp)
    numbers += np.repeat(first - ends + sizes, sizes)
    return numbers


def candidates(
    index: Index, orders: Orders, filed: Sequence[Filed], search: Search
) -> list[tuple[Rows, Weights]]:
    """For each article, the rows before it that may tell its story, and the weight they share.

    The weightiest first; of equal ones the latest.
    """
    sizes = [len(one.keys) for one in filed]
    if not sum(sizes):
        return [(np.zeros(0, np.int32), np.zeros(0, np.float32))] * len(filed)
    keys = np.concatenate([one.keys for one in filed])
    weights = np.concatenate([one.weights for one in filed])
    asker = np.repeat(np.arange(len(filed)), sizes)
    place, row = index.holders(keys, orders[asker], search.recent)
    pair = asker[place] * np.int64(index.count) + row
    order = np.argsort(pair, kind="stable")
    pair, heavy = pair[order], weights[place[order]]
    starts = np.flatnonzero(np.diff(pair, prepend=-1))
    pair, shared = pair[starts], np.add.reduceat(heavy, starts) if len(starts) else heavy
    kept = shared >= search.least
    pair, shared = pair[kept], shared[kept]
    asking, found = pair // index.count, (pair % index.count).astype(np.int32)
    order = np.lexsort((-index.orders[found], -shared, asking))
    bounds = np.searchsorted(asking, np.arange(len(filed) + 1))
    result = []
    for first, last in pairwise(bounds.tolist()):
        best = order[first : min(last, first + search.most)]
        result.append((found[best], shared[best]))
    return result
