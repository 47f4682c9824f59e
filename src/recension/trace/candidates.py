"""Near-duplicates: which texts of a large collection share long stretches, verified pair by pair.

An index over a sample of word runs proposes pairs; the texts themselves then decide. Pairs are
never joined into clusters: that two texts are like a third says nothing of the two.
"""

from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from recension.text.shingles import Hashes, sampled, shingle_hashes

Ints = npt.NDArray[np.int64]


class Search(msgspec.Struct, frozen=True):
    """Parameters of `near_duplicates`.

    Runs of `size` words are sampled one in `one_in`; two texts that share `together` sampled runs
    and `contained` of the shorter sample are compared. They are alike if at least `contained` of
    the runs of one, and `least` runs in all, stand in the other. A run that more than `common`
    texts hold links each only to its next `common` holders.
    """

    size: int = 5
    one_in: int = 8
    together: int = 2
    contained: float = 0.1
    least: int = 12
    common: int = 50


class Pair(msgspec.Struct, frozen=True, order=True):
    """Two texts by their places; shares 0..1 of the runs of either that stand in the other."""

    first: int
    second: int
    of_first: float
    of_second: float
    jaccard: float


def near_duplicates(texts: Sequence[str], search: Search = Search()) -> tuple[Pair, ...]:  # noqa: B008
    """Every pair of `texts` that share a tenth or more of either, sorted by place.

    Finds whole copies, copies edited or cut short, and texts embedded in longer ones.
    """
    samples = [sampled(shingle_hashes(text, search.size), search.one_in) for text in texts]
    first, second = _proposed(samples, search)
    return tuple(_verified(texts, first, second, search))


def _proposed(samples: Sequence[Hashes], search: Search) -> tuple[Ints, Ints]:
    """Pairs of places whose samples share enough, each once, sorted."""
    sizes = np.array([len(one) for one in samples], dtype=np.int64)
    if not sizes.sum():
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    hashes = np.concatenate(samples)
    owner = np.repeat(np.arange(len(samples), dtype=np.int32), sizes)
    order = np.argsort(hashes, kind="stable")
    hashes, owner = hashes[order], owner[order]
    keys: list[Ints] = []
    for apart in range(1, search.common + 1):
        same = np.flatnonzero(hashes[apart:] == hashes[:-apart])
        if not len(same):
            break
        keys.append(owner[same].astype(np.int64) * len(samples) + owner[same + apart])
    if not keys:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    key, shared = np.unique(np.concatenate(keys), return_counts=True)
    first, second = key // len(samples), key % len(samples)
    shorter = np.minimum(sizes[first], sizes[second])
    enough = (shared >= search.together) & (shared >= 0.5 * search.contained * shorter)
    return first[enough], second[enough]


def _verified(texts: Sequence[str], firsts: Ints, seconds: Ints, search: Search) -> list[Pair]:
    """The proposed pairs that the full texts bear out; `firsts` is sorted."""
    found: list[Pair] = []
    held: dict[int, Hashes] = {}
    last = -1
    for first, second in zip(firsts.tolist(), seconds.tolist(), strict=True):
        if first != last:
            held = {place: one for place, one in held.items() if place > last}
            last = first
        one = _runs(texts, held, first, search.size)
        other = _runs(texts, held, second, search.size)
        common = len(np.intersect1d(one, other, assume_unique=True))
        smaller = min(len(one), len(other))
        if common >= min(search.least, smaller) and common >= search.contained * smaller:
            union = len(one) + len(other) - common
            found.append(
                Pair(first, second, common / len(one), common / len(other), common / union)
            )
    return found


_MOST_HELD = 20_000


def _runs(texts: Sequence[str], held: dict[int, Hashes], place: int, size: int) -> Hashes:
    if place not in held:
        if len(held) > _MOST_HELD:
            held.clear()
        held[place] = np.unique(shingle_hashes(texts[place], size))
    return held[place]
