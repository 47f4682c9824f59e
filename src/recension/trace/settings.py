"""Settings of tracing: every threshold in one place, fitted on copy chains of known parentage."""

import msgspec


class Signs(msgspec.Struct, frozen=True):
    """The signs of direction, or the log-odds that each carries.

    The defaults are the log-odds, by logistic regression on the tuning half of copy chains.
    """

    credits: float = 5.0
    losses: float = 14.0
    cuts: float = 3.0
    readings: float = 2.8
    alone: float = 5.0


class Nearness(msgspec.Struct, frozen=True):
    """What tells the direct source among those earlier, each in log-odds.

    `share` for the share explained; for each sentence that the story has and the source lacks
    (`missing`), for the logarithm of the words edited in a sentence and whether any sentence
    `differs` at all (a copy seldom restores a reading), for each step `back` in the source's order
    and each over others of its sentences (`apart`), for each of its sentences left `unused`, each
    sentence of `background` in both and each `extra` in the source alone, and for a `credit` that
    the source lacks. By conditional logit on the tuning half of copy chains.
    """

    share: float = 13.9
    missing: float = -1.36
    edited: float = -0.26
    differs: float = -2.10
    back: float = -1.15
    apart: float = -0.32
    unused: float = -0.50
    background: float = 1.92
    extra: float = -1.12
    credit: float = -2.96


class Tracing(msgspec.Struct, frozen=True):
    """Thresholds of tracing; weights are sums of inverse document frequencies (nats).

    `match` is the least likeness (0..1) of two sentences taken for one; `shared` the least weight
    of what they share; `edited` the least share of words kept in order for an edit, below which it
    is a paraphrase. `first_parent` and `next_parent` are the least shares of an article that a
    first and a further source must explain, `sureness` the weight of the direction's log-odds
    beside those of `nearness`, and `popular` that of the logarithm of how many others were made
    from a source: of many copies of one dispatch some are near each other by chance. `decided` is
    how sure a direction must be (0.5..1), `signs` the log-odds that the signs of direction carry.
    `work` bounds the sentence comparisons of a story, and `kin` the sources weighed for an article.
    """

    match: float = 0.30
    shared: float = 7.0
    edited: float = 0.5
    pair_weight: float = 0.5
    first_parent: float = 0.07
    next_parent: float = 0.10
    most_parents: int = 3
    sureness: float = 1.0
    popular: float = 0.3
    decided: float = 0.6
    signs: Signs = Signs()
    nearness: Nearness = Nearness()
    work: int = 40_000_000
    kin: int = 12
