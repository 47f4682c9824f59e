"""Fit the log-odds that the signs of direction carry (`Signs` in settings.py).

    python -m training.trace.direction [ARTICLES.jsonl] [--seeds N,N]

Copy chains of the tuning topics, without times: of every two articles one of which goes back to the
other the signs are read, and a logistic regression without an intercept is fitted to them and to
their mirror images. Prints the log-odds, and how often they are right in topics left out.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.copychains.chain import Chain
from benchmarks.copychains.corpus import make_all, read_sources
from benchmarks.copychains.headline import halves
from benchmarks.copychains.make import Plan
from benchmarks.trace import article_of, backgrounds_of, round_of
from recension.trace.credits import stated_credits
from recension.trace.cuts import cut_alike
from recension.trace.direction import signs_of
from recension.trace.family import pairs_of
from recension.trace.rarity import Background, weights, without_background
from recension.trace.settings import Signs, Tracing
from recension.trace.witness import read_witness

Row = tuple[str, tuple[float, ...]]
"""The topic, and the signs as they are read with the true source first."""
_FOLDS = 4


def rows_of(chain: Chain, background: Background) -> Iterator[Row]:
    """A row for every edge of a chain."""
    settings = Tracing()
    articles = sorted((article_of(one) for one in chain.articles), key=lambda one: one.id)
    read = cut_alike([read_witness(one, None) for one in articles])
    witnesses = without_background(read, background)
    credits = [stated_credits(one.text) for one in witnesses]
    weight = weights(read, background, settings.pair_weight)
    pair_of, spread = pairs_of(witnesses, credits, weight, settings)
    place = {one.id: number for number, one in enumerate(articles)}
    for edge in chain.truth.edges:
        signs = signs_of(pair_of(place[edge.from_], place[edge.to]), spread)
        yield chain.truth.topic, msgspec.structs.astuple(signs)


def fitted(rows: Sequence[Row]) -> LogisticRegression:
    """The regression on the rows and their mirror images."""
    one = np.array([signs for _, signs in rows])
    right = np.ones(len(one))
    model = LogisticRegression(C=10.0, fit_intercept=False)
    return model.fit(np.concatenate([one, -one]), np.concatenate([right, 0 * right]))


def left_out(rows: Sequence[Row]) -> float:
    """The share of edges told the right way round in topics that were left out of the fit."""
    topics = sorted({topic for topic, _ in rows})
    right = 0
    for fold in range(_FOLDS):
        out = set(topics[fold::_FOLDS])
        model = fitted([row for row in rows if row[0] not in out])
        held = np.array([signs for topic, signs in rows if topic in out])
        right += int((held @ model.coef_[0] > 0).sum())
    return right / len(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    data = Path("../shared/data/ecbplus/dev.jsonl")
    parser.add_argument("articles", nargs="?", type=Path, default=data)
    parser.add_argument("--seeds", default="1,2,3,4")
    options = parser.parse_args()
    sources = read_sources(options.articles)
    rows: list[Row] = []
    for seed in map(int, options.seeds.split(",")):
        made = list(make_all(sources, seed, 4, Plan(dated=0.0)))
        backgrounds = backgrounds_of(made)
        for chain in halves(made)[0]:
            rows += rows_of(chain, backgrounds[round_of(chain)])
    print(f"{len(rows)} edges; right in topics left out: {left_out(rows):.3f}")
    for name, value in zip(Signs.__struct_fields__, fitted(rows).coef_[0].tolist(), strict=True):
        print(f"    {name}: float = {value:.1f}")


if __name__ == "__main__":
    main()
