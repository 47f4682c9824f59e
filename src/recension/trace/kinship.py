"""Kinship: which articles of a story have sentences alike, without comparing every pair.

An inverted index over the sentences' features gives for every sentence the ones that share what is
rare. A feature that many hold is followed to its earliest holders alone, so that the work grows
with the number of articles and not with its square.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec
import numpy as np
import numpy.typing as npt

from recension.trace.settings import Tracing
from recension.trace.witness import Witness

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class Likeness(msgspec.Struct, frozen=True):
    """Pairs of sentences alike: rows in the table of sentences, and how alike (0..1).

    Each pair stands twice, once for either direction, sorted by `to`.
    """

    to: Ints
    source: Ints
    score: Floats


class Table(msgspec.Struct, frozen=True):
    """All sentences of a story: article (its place in the story) and weight of each row.

    `row`, `feature` and `value` list which features a row holds, sorted by feature, then row.
    """

    article: Ints
    weight: Floats
    row: Ints
    feature: Ints
    value: Floats


def table_of(witnesses: Sequence[Witness], weight: Mapping[str, float]) -> Table:
    """The sentences of `witnesses` in order, with their features weighted by `weight`."""
    number = {key: index for index, key in enumerate(sorted(weight))}
    values = np.array([weight[key] for key in sorted(weight)], dtype=np.float64)
    owner: list[int] = []
    rows: list[int] = []
    held: list[int] = []
    for place, witness in enumerate(witnesses):
        for sentence in witness.sentences:
            held.extend(number[key] for key in sentence.features)
            rows.extend([len(owner)] * len(sentence.features))
            owner.append(place)
    row, feature = np.array(rows, dtype=np.int64), np.array(held, dtype=np.int64)
    order = np.lexsort((row, feature))
    row, feature = row[order], feature[order]
    value = values[feature] if len(feature) else np.zeros(0)
    total = np.bincount(row, weights=value, minlength=len(owner)).astype(np.float64)
    return Table(np.array(owner, dtype=np.int64), total, row, feature, value)


def likeness(table: Table, settings: Tracing) -> Likeness:
    """The pairs of sentences of different articles that share enough; see `Tracing`."""
    to, source, shared = _shared_weights(table, settings.work)
    kept = table.article[to] != table.article[source]
    to, source, shared = to[kept], source[kept], shared[kept]
    score = sentence_score(shared, table.weight[to], table.weight[source])
    alike = (score >= settings.match) & (shared >= settings.shared)
    return _both_ways(to[alike], source[alike], score[alike], len(table.article))


def sentence_score(shared: Floats, one: Floats, other: Floats) -> Floats:
    """How alike two sentences of weights `one` and `other` are that share `shared`: 0..1.

    Tversky's ratio (1977) that leans to the lighter sentence, since a copy cuts and merges.
    """
    least = 0.7 * np.minimum(one, other) + 0.3 * np.maximum(one, other)
    ratio: Floats = shared / np.maximum(least, 1e-9)
    return ratio


def _shared_weights(table: Table, work: int) -> tuple[Ints, Ints, Floats]:
    size = len(table.article)
    if not len(table.row):
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
    most = int(np.clip(work // len(table.row), 8, 64))
    _, first, count = np.unique(table.feature, return_index=True, return_counts=True)
    holders = np.where(count > 1, np.minimum(count, most), 0)
    group = np.repeat(np.arange(len(count)), count)
    order = np.argsort(table.row, kind="stable")
    keys: list[Ints] = []
    sums: list[Floats] = []
    step = max(1, 4_000_000 // most)
    for begin in _row_chunks(table.row[order], step):
        part = order[begin[0] : begin[1]]
        key, total = _summed(table, part, first[group[part]], holders[group[part]], size)
        keys.append(key)
        sums.append(total)
    key = np.concatenate(keys)
    return key // size, key % size, np.concatenate(sums)


def _row_chunks(rows: Ints, step: int) -> list[tuple[int, int]]:
    """Stretches of about `step` entries that never part the entries of one row."""
    edges = [0]
    while edges[-1] < len(rows):
        stop = min(edges[-1] + step, len(rows))
        edges.append(int(np.searchsorted(rows, rows[stop - 1], side="right")))
    return list(pairwise(edges))


def _summed(table: Table, part: Ints, first: Ints, holders: Ints, size: int) -> tuple[Ints, Floats]:
    entry = np.repeat(np.arange(len(part)), holders)
    within = np.arange(len(entry)) - np.repeat(np.cumsum(holders) - holders, holders)
    source = table.row[first[entry] + within]
    to = table.row[part[entry]]
    apart = to != source
    key = to[apart] * size + source[apart]
    value = table.value[part[entry[apart]]]
    order = _stable_order(key)
    key, value = key[order], value[order]
    if not len(key):
        return key, value
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
    return key[starts], np.add.reduceat(value, starts)


def _stable_order(key: Ints) -> Ints:
    """What sorts `key`, equal ones as they stood, so that sums do not hang on the sort.

    Where there is room the place is written into the low bits: plain numbers sort three times as
    fast as numbers with their places.
    """
    bits = len(key).bit_length()
    if not len(key) or int(key.max()).bit_length() + bits > 62:
        return np.argsort(key, kind="stable")
    return np.sort((key << bits) | np.arange(len(key))) & ((1 << bits) - 1)


def _both_ways(to: Ints, source: Ints, score: Floats, size: int) -> Likeness:
    key = np.concatenate((to * size + source, source * size + to))
    both = np.concatenate((score, score))
    order = _stable_order(key)
    key, both = key[order], both[order]
    keep = np.flatnonzero(np.r_[True, key[1:] != key[:-1]]) if len(key) else np.zeros(0, np.int64)
    score = np.maximum.reduceat(both, keep) if len(key) else both
    return Likeness(key[keep] // size, key[keep] % size, score)


class Kin(msgspec.Struct, frozen=True):
    """What another article of the story explains of this one.

    `explained` gives for each of the article's sentences how alike the other's most similar
    sentence is (0 where none is), `where` the place of that sentence in the other (-1 where none
    is), `edits` how many words apart the two are, and `share` the part of the article's weight so
    explained.
    """

    other: int
    explained: Floats
    where: Ints
    share: float
    edits: Floats


def kin_of(table: Table, alike: Likeness, count: int, kin: int) -> tuple[tuple[Kin, ...], ...]:
    """For each of `count` articles its `kin` nearest others, the one that explains most first."""
    place = np.searchsorted(table.article, np.arange(count + 1))
    key = alike.to * count + table.article[alike.source]
    order = np.lexsort((alike.source, -alike.score, key))
    key = key[order]
    keep = np.flatnonzero(np.r_[True, key[1:] != key[:-1]]) if len(key) else np.zeros(0, np.int64)
    best = order[keep]
    edges = np.searchsorted(table.article[alike.to[best]], np.arange(count + 1))
    return tuple(
        _nearest(table, alike, best[edges[one] : edges[one + 1]], place, kin)
        if edges[one] < edges[one + 1]
        else ()
        for one in range(count)
    )


def _nearest(table: Table, alike: Likeness, best: Ints, place: Ints, kin: int) -> tuple[Kin, ...]:
    """The kin of one article from the best match of each of its sentences in each other."""
    own = int(table.article[alike.to[best[0]]])
    weight = table.weight[place[own] : place[own + 1]]
    row, source = alike.to[best] - place[own], alike.source[best]
    score = np.minimum(alike.score[best], 1.0)
    others, inverse = np.unique(table.article[source], return_inverse=True)
    explained = np.bincount(inverse, weights=score * weight[row], minlength=len(others))
    found = []
    for index in np.lexsort((others, -explained))[:kin]:
        of_it = inverse == index
        filled, where = np.zeros(len(weight)), np.full(len(weight), -1, dtype=np.int64)
        filled[row[of_it]] = score[of_it]
        where[row[of_it]] = source[of_it] - place[others[index]]
        share = float(explained[index] / weight.sum())
        found.append(Kin(int(others[index]), filled, where, share, np.zeros(len(weight))))
    return tuple(found)


_UNLIKE = 0.05


def strangers(
    kin: Sequence[tuple[Kin, ...]], one: int, other: int, settings: Tracing
) -> tuple[Kin, ...]:
    """The kin of `one` that explain enough of it and are unlike `other`.

    None where the list of the other's kin is full, and so cannot tell.
    """
    if len(kin[other]) >= settings.kin:
        return ()
    like = {its.other for its in kin[other] if its.share >= _UNLIKE}
    return tuple(
        its
        for its in kin[one]
        if its.other not in like and its.other != other and its.share >= settings.next_parent
    )
