"""Which of the articles so far may tell the same story as a new one: cheap among a million.

Articles are filed under keys (their rarest weighty words, and a sample of their word runs) in
inverted lists kept as a few sorted runs that merge as they grow (the log-structured merge tree,
O'Neil et al. 1996). So many entries of the lists are looked at, the rarest keys first and each list
from its most recent end, that an article costs the same among ten thousand as among a million.
"""

import zlib
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint32]
Rows = NDArray[np.int32]
Orders = NDArray[np.int64]
Weights = NDArray[np.float32]
Counts = NDArray[np.int64]
_Range = tuple[NDArray[np.intp], NDArray[np.intp]]

_MOST_GONE = 64
_MERGED_AT = 4
"""A run takes in the one after it as soon as it is less than so many times as long."""
_SMALL = 1 << 13
"""A run of fewer entries takes in the one after it however short that is."""


class Search(msgspec.Struct, frozen=True):
    """Parameters of the search for candidates.

    An article is filed under its `words` weightiest words and up to `runs` sampled runs of words.
    Its keys are looked up in order of how many hold them for what they weigh, the `recent` last
    holders of each, until `looked` were looked at; the `most` articles that share the most weight
    are candidates, if they share `least`. A line that `furniture` texts held before is none of the
    article's own.
    """

    words: int = 24
    runs: int = 8
    recent: int = 256
    looked: int = 768
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
        self._gone: dict[int, Keys] = {}

    def add(self, orders: Orders, filed: Sequence[Filed]) -> Rows:
        """File articles under their keys; gives their rows, numbered in order of arrival."""
        rows = np.arange(self.count, self.count + len(filed), dtype=np.int32)
        self.count += len(filed)
        if self.count > len(self.orders):
            grown = np.zeros(self.count + len(self.orders), np.int64)
            grown[: len(self.orders)] = self.orders
            self.orders = grown
        self.orders[rows] = orders
        if any(len(one.keys) for one in filed):
            self._runs.append(self._run(rows, [one.keys for one in filed]))
        while len(self._runs) > 1 and self._uneven():
            last, before = self._runs.pop(), self._runs.pop()
            self._runs.append(self._merged(before, last))
        return rows

    def remove(self, row: int, filed: Filed) -> None:
        """Take a row out of the lists of its keys."""
        self._gone[row] = filed.keys
        if len(self._gone) > _MOST_GONE:
            gone = np.array(sorted(self._gone), np.int32)
            kept = [~np.isin(run.rows, gone) for run in self._runs]
            self._runs = [
                _Run(run.keys[each], run.rows[each], run.first, run.last)
                for run, each in zip(self._runs, kept, strict=True)
            ]
            self._gone = {}

    def _run(self, rows: Rows, keys: Sequence[Keys]) -> _Run:
        owners = np.repeat(rows, [len(each) for each in keys])
        every = np.concatenate(keys)
        order = np.lexsort((self.orders[owners], every))
        orders = self.orders[rows]
        return _Run(every[order], owners[order], int(orders.min()), int(orders.max()))

    def _uneven(self) -> bool:
        before = len(self._runs[-2].keys)
        return before < _MERGED_AT * len(self._runs[-1].keys) or before < _SMALL

    def _merged(self, before: _Run, last: _Run) -> _Run:
        ends = min(before.first, last.first), max(before.last, last.last)
        if before.last < last.first:
            # One run after the other in time: each entry goes behind those of its key.
            places = np.searchsorted(before.keys, last.keys, side="right")
            keys = np.insert(before.keys, places, last.keys)
            return _Run(keys, np.insert(before.rows, places, last.rows), *ends)
        keys = np.concatenate((before.keys, last.keys))
        rows = np.concatenate((before.rows, last.rows))
        order = np.lexsort((self.orders[rows], keys))
        return _Run(keys[order], rows[order], *ends)

    def held_before(self, keys: Keys, orders: Orders) -> Counts:
        """For each key, how many rows before the order beside it hold it."""
        return self._held(keys, orders, self._ranges(keys, orders))

    def _held(self, keys: Keys, orders: Orders, ranges: Sequence[_Range]) -> Counts:
        found = np.zeros(len(keys), np.int64)
        for first, last in ranges:
            found += last - first
        if self._gone:
            gone = self._run(np.array(list(self._gone), np.int32), list(self._gone.values()))
            first, last = self._range(gone, keys, orders)
            found -= last - first
        return found

    def holders(
        self, keys: Keys, orders: Orders, wanted: Callable[[Counts], Counts]
    ) -> tuple[NDArray[np.intp], Rows]:
        """The last rows before each key's order that hold it, as places in `keys`, and rows.

        `wanted` is given how many hold each key and tells how many of each are wanted. The rows of
        one key come together, in no order.
        """
        ranges = self._ranges(keys, orders)
        limits = wanted(self._held(keys, orders, ranges))
        places, rows = [np.zeros(0, np.intp)], [np.zeros(0, np.int32)]
        in_time = all(one.last < other.first for one, other in pairwise(self._runs))
        left = np.where(limits, limits + len(self._gone), 0)
        for run, (start, last) in zip(reversed(self._runs), reversed(ranges), strict=True):
            first = np.maximum(start, last - left)
            if in_time:
                # What a later run gave is later than all that those before it have.
                left = left - (last - first)
            places.append(np.repeat(np.arange(len(keys)), last - first))
            rows.append(run.rows[_numbers(first, last)])
        place, row = np.concatenate(places), np.concatenate(rows)
        if in_time and not self._gone:
            return place, row
        kept = ~np.isin(row, np.array(list(self._gone), np.int32))
        return self._last(place[kept], row[kept], limits)

    def _last(
        self, place: NDArray[np.intp], row: Rows, limits: Counts
    ) -> tuple[NDArray[np.intp], Rows]:
        """No more than the limit of each place, the last rows of it."""
        order = np.lexsort((-self.orders[row], place))
        place, row = place[order], row[order]
        starts = np.searchsorted(place, place)
        kept = np.arange(len(place)) - starts < limits[place]
        return place[kept], row[kept]

    def _ranges(self, keys: Keys, orders: Orders) -> list[_Range]:
        return [self._range(run, keys, orders) for run in self._runs]

    def _range(self, run: _Run, keys: Keys, orders: Orders) -> _Range:
        """Where each key's rows before the order beside it lie in the run: [first, last)."""
        first = np.searchsorted(run.keys, keys)
        low = high = np.searchsorted(run.keys, keys, side="right")
        if len(orders) and run.last >= orders.min():
            low = first
        while len(asked := np.flatnonzero(low < high)):
            middle = (low[asked] + high[asked]) // 2
            before = self.orders[run.rows[middle]] < orders[asked]
            low, high = low.copy(), high.copy()
            low[asked[before]] = middle[before] + 1
            high[asked[~before]] = middle[~before]
        return first, low


def _numbers(first: NDArray[np.intp], last: NDArray[np.intp]) -> NDArray[np.intp]:
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
    wanted = partial(_looked_at, weights=weights, asker=asker, search=search)
    place, row = index.holders(keys, orders[asker], wanted)
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


def _looked_at(held: Counts, weights: Weights, asker: NDArray[np.intp], search: Search) -> Counts:
    """How many of those that hold each key are looked at, `search.looked` for each who asks.

    Keys that few hold for what they weigh come first.
    """
    order = np.lexsort((held / weights, asker))
    most = np.minimum(held, search.recent)[order]
    ends = np.cumsum(most)
    starts = np.searchsorted(asker, asker)
    before = ends - most - (ends - most)[starts]
    found = np.zeros(len(held), np.int64)
    found[order] = np.clip(search.looked - before, 0, most)
    return found
