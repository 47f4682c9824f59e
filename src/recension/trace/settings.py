"""Settings of tracing: every threshold in one place, fitted on copy chains of known parentage."""

import msgspec


class Signs(msgspec.Struct, frozen=True):
    """The signs of direction, or the log-odds that each carries.

    The defaults are the log-odds, by logistic regression on the tuning half of copy chains.
    """

    credits: float = 5.0
    losses: float = 8.0
    cuts: float = 1.0
    readings: float = 4.0
    doubt: float = 0.2
    quoted: float = 2.0
    alone: float = 8.0


class Tracing(msgspec.Struct, frozen=True):
    """Thresholds of tracing; weights are sums of inverse document frequencies (nats).

    `match` is the least likeness (0..1) of two sentences taken for one; `shared` the least weight
    of what they share; `edited` the least share of words kept in order for an edit, below which it
    is a paraphrase. `first_parent` and `next_parent` are the least shares of an article that a
    first and a further source must explain, `fresh` how much more alike than those before it a
    further source must be, `leap` what a leap in the source's order costs and `sureness` what doubt
    about the direction does, both in units of weight. `decided` is how sure a direction must be
    (0.5..1), `signs` the log-odds that the signs of direction carry. `work` bounds the sentence
    comparisons of a story, and `kin` the sources weighed for an article.
    """

    match: float = 0.30
    shared: float = 7.0
    edited: float = 0.5
    pair_weight: float = 0.5
    first_parent: float = 0.07
    next_parent: float = 0.10
    most_parents: int = 3
    fresh: float = 1.5
    leap: float = 8.0
    sureness: float = 5.0
    decided: float = 0.6
    signs: Signs = Signs()
    work: int = 40_000_000
    kin: int = 12
