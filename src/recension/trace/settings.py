"""Settings of tracing: every threshold in one place, fitted on copy chains of known parentage."""

import msgspec


class Signs(msgspec.Struct, frozen=True):
    """The signs of direction, or the log-odds that each carries.

    The defaults are the log-odds, by logistic regression on the tuning half of copy chains
    (`training/trace`).
    """

    credits: float = 7.1
    losses: float = 19.1
    cuts: float = 0.2
    readings: float = 2.5
    alone: float = 2.8


class Nearness(msgspec.Struct, frozen=True):
    """What tells the direct sources of an article among those earlier, or the log-odds of each.

    `share` of the article's weight in sentences that the sources have, and how far they are
    `alike`; how many sentences the story has and they lack (`missing`), the logarithm of the words
    `edited` in each, whether any sentence `differs` at all (a copy seldom restores a reading), and
    the logarithm of the pairs of words `lost`, which others have and they lack; the steps `back` in
    a source's order and `apart` over others of its sentences; its sentences left `unused`; the
    sentences of `background` in both and `extra` in the sources alone; whether they lack a
    `credit`; the logarithm of the likelihood that they are earlier (`way`); and how many `more`
    than one they are. By conditional logit on the tuning half of copy chains (`training/trace`).
    """

    share: float = 18.33
    alike: float = 3.32
    missing: float = -0.21
    edited: float = -0.04
    differs: float = -2.41
    lost: float = -1.67
    back: float = -1.92
    apart: float = 0.03
    unused: float = -0.46
    background: float = 0.04
    extra: float = -1.15
    credit: float = -2.07
    way: float = 4.57
    more: float = -4.89


class Tracing(msgspec.Struct, frozen=True):
    """Thresholds of tracing; weights are sums of inverse document frequencies (nats).

    `match` is the least likeness (0..1) of two sentences taken for one; `shared` the least weight
    of what they share; `edited` the least share of words kept in order for an edit, below which it
    is a paraphrase. `first_parent` and `next_parent` are the least shares of an article that a
    first and a further source must explain, of which there are `most_parents`; a source of less
    than `much` of it must have its sentences at least so `alike` (0..1) on the mean, since two who
    report one event share some by chance. The `nearest` sets are weighed with one source more, and
    `taken` is the log-odds by how many others were made from a source (its logarithm). `decided`
    is how sure a direction must be (0.5..1), `signs` the log-odds that the signs of direction
    carry. `work` bounds the sentence comparisons of a story, and `kin` the sources weighed for an
    article.
    """

    match: float = 0.30
    shared: float = 7.0
    edited: float = 0.5
    pair_weight: float = 0.5
    first_parent: float = 0.07
    next_parent: float = 0.10
    most_parents: int = 3
    much: float = 0.25
    alike: float = 0.5
    nearest: int = 4
    taken: float = 1.03
    decided: float = 0.6
    signs: Signs = Signs()
    nearness: Nearness = Nearness()
    work: int = 25_000_000
    kin: int = 12
