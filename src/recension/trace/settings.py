"""Settings of tracing: every threshold in one place, fitted on copy chains of known parentage."""

import msgspec


class Tracing(msgspec.Struct, frozen=True):
    """Thresholds of tracing; weights are sums of inverse document frequencies (nats).

    `match` is the least likeness (0..1) of two sentences taken for one; `shared` the least weight
    of what they share; `edited` the least share of words kept in order for an edit, below which it
    is a paraphrase. `first_parent` and `next_parent` are the least shares of an article that a
    first and a further source must explain. `decided` is how sure a direction must be (0.5..1).
    `credit_sign`, `loss_sign`, `cut_sign`, `reading_sign` and `hedge_sign` are the log-odds that
    the signs of direction carry. `work` bounds the sentence comparisons of a story, and `kin` the
    sources weighed for an article.
    """

    match: float = 0.30
    shared: float = 7.0
    edited: float = 0.5
    pair_weight: float = 0.5
    first_parent: float = 0.12
    next_parent: float = 0.10
    most_parents: int = 3
    decided: float = 0.6
    credit_sign: float = 3.0
    loss_sign: float = 3.0
    cut_sign: float = 2.0
    reading_sign: float = 3.0
    hedge_sign: float = 0.3
    work: int = 40_000_000
    kin: int = 12
