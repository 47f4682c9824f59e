"""Articles in reporting order, each joining a story or opening one, a million in memory.

Each article is decided after all that appeared before it: what is late is put in its place, and
what came after is decided again. So the stories follow from the articles and their dates alone,
and neither the order of arrival, nor the size of the batches, nor the number of workers shows.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from recension.group.arrivals import (
    Arrival,
    arrival_of,
    day_known,
    keys_of_lines,
    tie_of,
    without_lines,
)
from recension.group.background import Background, news_background
from recension.group.candidates import Filed, Index, Orders, Search, candidates
from recension.group.changes import changes_of
from recension.group.joining import Joining, join
from recension.group.likeness import Decision, encoder_of, shipped_decision
from recension.group.pair_odds import PairOdds
from recension.group.pool import Pool
from recension.group.rulings import kept_apart, rulings_of
from recension.model.article import Article
from recension.model.history import Ruling, StoryChange

_AT_ONCE = 512
_MINUTE = 30
"""Bits of an order below the minute: one for articles without a date, 29 to tell others apart."""


class Stream:
    """The stories so far, and what the next article is decided by."""

    def __init__(
        self,
        search: Search = Search(),  # noqa: B008
        joining: Joining = Joining(),  # noqa: B008
        decision: Decision | None = None,
        background: Background | None = None,
    ) -> None:
        self.search = search
        self.joining = joining
        self.background = background or news_background()
        odds = PairOdds(self.background, decision or shipped_decision())
        self.encode = encoder_of(odds.decision)
        self.pool = Pool(odds, rulings_of(()))
        self.rulings: tuple[Ruling, ...] = ()
        self.index = Index()
        self.lines = Index()
        self.filed: list[Filed] = []
        self.row_of_text: dict[int, int] = {}
        self.clock = 0
        self.undated = 0


def prepared(stream: Stream, articles: Iterable[Article]) -> list[Arrival]:
    """What the stream needs to know of articles; any worker may do this part."""
    background, search, encode = stream.background, stream.search, stream.encode
    return [arrival_of(article, background, search, encode) for article in articles]


def arrive(stream: Stream, arrivals: Sequence[Arrival]) -> tuple[StoryChange, ...]:
    """Take articles in; gives what that changed in the stories of those that were there before.

    Articles whose id is known already are passed over. Those without a date stand in the order in
    which they arrive, after those that arrived before them.
    """
    stream.pool.looked()
    new, replaced = _taken_in(stream, _ordered(stream, arrivals))
    given = [arrival.article.id for arrival in arrivals]
    first = [*(stream.pool.orders[row] for row in new), *_ruled_at(stream.pool, given)]
    again = _undone_from(stream, min(first)) if first else []
    for old, row in replaced.items():
        if old in stream.pool.was:
            stream.pool.was[row] = stream.pool.was.pop(old)
    _decide(stream, [*new, *again])
    return changes_of(stream.pool)


def rule(stream: Stream, rulings: Sequence[Ruling]) -> tuple[StoryChange, ...]:
    """Put a person's decisions, all of them, in place of those so far; gives what that changed.

    Raises ValueError where they contradict each other, or keep copies of one text apart.
    """
    ready, pool = rulings_of(rulings), stream.pool
    for one, others in ready.apart.items():
        for other in others:
            if one in pool.row_of and pool.row_of[one] == pool.row_of.get(other):
                raise ValueError(f"{one} and {other} have the same text: they cannot be kept apart")
    named = {each for one in set(rulings) ^ set(stream.rulings) for each in (one.one, one.other)}
    bound = (each.together.get(one, ()) for each in (ready, pool.rulings) for one in named)
    changed = named.union(*bound)
    altered = _ruled_at(pool, changed)
    pool.looked()
    pool.rulings, stream.rulings = ready, tuple(rulings)
    altered += _ruled_at(pool, changed)
    if altered:
        _decide(stream, _undone_from(stream, min(altered)))
    return changes_of(pool)


def stories(stream: Stream) -> tuple[tuple[str, ...], ...]:
    """The partition: each story's article ids, sorted."""
    pool = stream.pool
    return tuple(sorted(tuple(sorted(pool.articles(rows))) for rows in pool.stories.values()))


def grouped_in_order(
    articles: Iterable[Article],
    decision: Decision | None = None,
    rulings: Sequence[Ruling] = (),
) -> tuple[tuple[str, ...], ...]:
    """The partition of a stream of all of `articles`, those without a date first, by id."""
    stream = Stream(decision=decision)
    rule(stream, rulings)
    ordered = sorted(articles, key=by_date)
    for start in range(0, len(ordered), _AT_ONCE):
        arrive(stream, prepared(stream, ordered[start : start + _AT_ONCE]))
    return stories(stream)


def by_date(article: Article) -> tuple[int, int, str]:
    """The place of an article in reporting order, those without a date first."""
    minute = day_known(article)
    return -1 if minute is None else minute, tie_of(article.id), article.id


def _ordered(stream: Stream, arrivals: Iterable[Arrival]) -> list[tuple[int, Arrival]]:
    """Arrivals not known yet in reporting order, each with its order."""
    found: dict[str, tuple[int, Arrival]] = {}
    for arrival in arrivals:
        identifier = arrival.article.id
        if identifier in stream.pool.row_of or identifier in found:
            continue
        if arrival.minute is None:
            stream.undated += 1
            place = stream.clock << _MINUTE | 1 << (_MINUTE - 1) | stream.undated
        else:
            stream.clock = max(stream.clock, arrival.minute)
            place = arrival.minute << _MINUTE | tie_of(identifier)
        found[identifier] = place, arrival
    return sorted(found.values(), key=lambda each: (each[0], each[1].article.id))


def _taken_in(
    stream: Stream, ordered: Sequence[tuple[int, Arrival]]
) -> tuple[list[int], dict[int, int]]:
    """The rows of the texts that are new, and those of known texts that these stand before."""
    texts: list[tuple[int, Arrival]] = []
    replaced: dict[int, int] = {}
    pool = stream.pool
    for order, arrival in ordered:
        text = int(arrival.profile.key[:16], 16)
        known = stream.row_of_text.get(text)
        if known is not None and kept_apart(
            pool.rulings, [arrival.article.id], pool.articles([known])
        ):
            text, known = -1 - len(pool.ids), None
        if known is not None and pool.orders[known] < order:
            pool.row_of[arrival.article.id] = known
            pool.twins.setdefault(known, []).append((order, arrival.article.id))
            continue
        row = pool.add(arrival.article.id, order, arrival.minute)
        stream.row_of_text[text] = row
        texts.append((order, arrival))
        if known is not None:
            replaced[known] = row
            pool.succeed(known, row)
            stream.index.remove(known, stream.filed[known])
    rows = list(range(len(pool.ids) - len(texts), len(pool.ids)))
    _file(stream, [order for order, _ in texts], [arrival for _, arrival in texts])
    return rows, replaced


def _ruled_at(pool: Pool, identifiers: Iterable[str]) -> list[int]:
    """The orders from which on a ruling on these articles tells, where both sides are there."""
    found = []
    for one in identifiers:
        others = (*pool.rulings.together.get(one, ()), *pool.rulings.apart.get(one, ()))
        rows = {pool.row_of[other] for other in others if other in pool.row_of and other != one}
        if one in pool.row_of:
            found += [max(pool.orders[row], pool.orders[pool.row_of[one]]) for row in rows]
    return found


def _file(stream: Stream, orders: Sequence[int], arrivals: Sequence[Arrival]) -> None:
    """Keep what the arrivals are weighed by, and file them in the index."""
    places = np.array(orders, np.int64)
    bare = _without_furniture(stream, places, arrivals)
    for arrival in bare:
        stream.pool.odds.add(arrival.profile, arrival.words)
    stream.index.add(places, [arrival.filed for arrival in bare])
    stream.filed += [arrival.filed for arrival in bare]


def _without_furniture(
    stream: Stream, orders: Orders, arrivals: Sequence[Arrival]
) -> list[Arrival]:
    """The arrivals without the lines that many texts before them held."""
    keys = [keys_of_lines(arrival) for arrival in arrivals]
    stream.lines.add(orders, [Filed(each, np.zeros(len(each), np.float32)) for each in keys])
    sizes = [len(each) for each in keys]
    if not sum(sizes):
        return list(arrivals)
    every = np.concatenate(keys)
    held = stream.lines.held_before(every, np.repeat(orders, sizes))
    found, start = [], 0
    for arrival, size in zip(arrivals, sizes, strict=True):
        common = held[start : start + size] >= stream.search.furniture
        gone = frozenset(every[start : start + size][common].tolist())
        known = stream.background, stream.search, stream.encode
        found.append(without_lines(arrival, gone, *known))
        start += size
    return found


def _undone_from(stream: Stream, order: int) -> list[int]:
    """Take back what was decided from `order` on; gives the rows to decide again."""
    pool, rows = stream.pool, []
    while pool.steps and pool.orders[pool.steps[-1].row] >= order:
        rows.append(pool.undo())
    return [row for row in rows if row not in pool.succeeded]


def _decide(stream: Stream, rows: Iterable[int]) -> None:
    """Decide on each row in reporting order."""
    pool = stream.pool
    ordered = sorted(rows, key=pool.orders.__getitem__)
    for start in range(0, len(ordered), _AT_ONCE):
        some = ordered[start : start + _AT_ONCE]
        orders = np.array([pool.orders[row] for row in some], np.int64)
        found = candidates(stream.index, orders, [stream.filed[row] for row in some], stream.search)
        for row, (near, _) in zip(some, found, strict=True):
            join(pool, row, near.tolist(), stream.joining)
