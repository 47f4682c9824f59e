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
    (`missing`), for the logarithm of the words edited in a sentence, for each step `back` in the
    source's order, for each of its sentences left `unused`, each sentence of `background` in both
    and each `extra` in the source alone, and for a `credit` that the source lacks. By conditional
    logit on the tuning half of copy chains.
    """

    share: float = 12.2
    missing: float = -0.69
    edited: float = -0.27
    back: float = -0.68
    unused: float = -0.40
    background: float = 1.29
    extra: float = -0.85
    credit: float = -2.06


class Tracing(msgspec.Struct, frozen=True):
    """Thresholds of tracing; weights are sums of inverse document frequencies (nats).

    `match` is the least likeness (0..1) of two sentences taken for one; `shared` the least weight
    of what they share; `edited` the least share of words kept in order for an edit, below which it
    is a paraphrase. `first_parent` and `next_parent` are the least shares of an article that a
    first and a further source must explain, and `sureness` the weight of the direction's log-odds
    beside those of `nearness`. `decided` is how sure a direction must be (0.5..1), `signs` the
    log-odds that the signs of direction carry. `work` bounds the sentence
    comparisons of a story, and `kin` the sources weighed for an article.
    """

    match: float = 0.30
    shared: float = 7.0
    edited: float = 0.5
    pair_weight: float = 0.5
    first_parent: float = 0.07
    next_parent: float = 0.10
    most_parents: int = 3
    sureness: float = 1.0
    decided: float = 0.6
    signs: Signs = Signs()
    nearness: Nearness = Nearness()
    work: int = 40_000_000
    kin: int = 12
