"""Fit the weights by which the sources of an article are told (`Nearness` in settings.py).

    python -m training.trace.sources [ARTICLES.jsonl] [--seeds N,N] [--undated N,N]

Copy chains of the tuning topics alone are made; of every copy the sets of articles that it may be
made from are weighed, and a conditional logit (McFadden, 1974) is fitted to the true ones. Prints
the weights, and how many sources are found in topics left out (four folds).
"""

import argparse
import dataclasses
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from benchmarks.copychains.chain import Chain
from benchmarks.copychains.corpus import make_all, read_sources
from benchmarks.copychains.decidable import rivals_of
from benchmarks.copychains.headline import halves
from benchmarks.copychains.make import Plan
from benchmarks.trace import article_of, backgrounds_of, round_of
from recension.trace.credits import stated_credits
from recension.trace.cuts import cut_alike
from recension.trace.family import family_of
from recension.trace.parents import weighed_sets
from recension.trace.rarity import Background, weights, without_background
from recension.trace.settings import Nearness, Tracing
from recension.trace.witness import read_witness

NAMES = Nearness.__struct_fields__
WIDE = Tracing(nearest=6, most_parents=2)
"""More sets are weighed for fitting than for tracing: the fit must not hang on its start."""
_PENALTY = 0.01
_STEPS = 400

Values = NDArray[np.float64]


@dataclasses.dataclass(frozen=True)
class Question:
    """What one copy may be made from: rows of evidence, which is right, sources hit and given."""

    topic: str
    evidence: Values
    right: Values
    hits: Values
    given: Values
    sources: int


def questions(chain: Chain, background: Background) -> Iterator[Question]:
    """A question for every copy of a chain whose sources are among what is weighed."""
    articles = sorted((article_of(one) for one in chain.articles), key=lambda one: one.id)
    settings = WIDE
    read = cut_alike([read_witness(one, None) for one in articles])
    witnesses = without_background(read, background)
    credits = [stated_credits(one.text) for one in witnesses]
    weight = weights(read, background, settings.pair_weight)
    family, direction_of = family_of(witnesses, credits, weight, settings)
    rivals = rivals_of(chain)
    for number, article in enumerate(articles):
        true = [
            {edge.from_} | rivals[edge.from_, edge.to]
            for edge in chain.truth.edges
            if edge.to == article.id
        ]
        sets = list(weighed_sets(number, family, direction_of, settings))
        named = [[articles[place].id for place in places] for places, _ in sets]
        if true and sets:
            yield Question(
                chain.truth.topic,
                np.array([msgspec.structs.astuple(found) for _, found in sets]),
                np.array([float(is_right(ids, true)) for ids in named]),
                np.array([sum(bool(one & set(ids)) for one in true) for ids in named], float),
                np.array([len(ids) for ids in named], float),
                len(true),
            )


def is_right(given: Sequence[str], true: Sequence[set[str]]) -> bool:
    """Whether `given` are the true sources, any that is like one to the letter counting as it."""
    return len(given) == len(true) and any(
        all(one in like for one, like in zip(order, true, strict=True))
        for order in itertools.permutations(given)
    )


def fitted(asked: Sequence[Question]) -> Values:
    """The weights, one for each field of `Nearness`, by gradient descent (Adam, 2015)."""
    asked = [one for one in asked if one.right.any()]
    rows = np.concatenate([one.evidence for one in asked])
    right = np.concatenate([one.right for one in asked])
    starts = np.cumsum([0, *(len(one.right) for one in asked[:-1])])
    owner = np.repeat(np.arange(len(asked)), [len(one.right) for one in asked])
    scale = rows.std(axis=0) + 1e-9
    rows = rows / scale
    weight, mean, square = (np.zeros(rows.shape[1]) for _ in range(3))
    for step in range(1, _STEPS + 1):
        odds = rows @ weight
        odds = np.exp(odds - np.maximum.reduceat(odds, starts)[owner])
        chosen = odds / np.add.reduceat(odds, starts)[owner]
        true = odds * right / np.add.reduceat(odds * right, starts)[owner]
        slope = (rows.T @ (chosen - true) + _PENALTY * weight) / len(asked)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        weight -= 0.1 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    found: Values = weight / scale
    return found


def rates(asked: Sequence[Question], weight: Values) -> Counter[str]:
    """How many sources are found of how many, and how many given are right."""
    total: Counter[str] = Counter()
    for one in asked:
        best = int(np.argmax(one.evidence @ weight))
        total += Counter(sources=one.sources, found=int(one.hits[best]), given=int(one.given[best]))
    return total


def crossed(asked: Sequence[Question], folds: int = 4) -> Counter[str]:
    """The rates on topics that were left out of the fit."""
    topics = sorted({one.topic for one in asked})
    total: Counter[str] = Counter()
    for fold in range(folds):
        left_out = set(topics[fold::folds])
        weight = fitted([one for one in asked if one.topic not in left_out])
        total += rates([one for one in asked if one.topic in left_out], weight)
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    data = Path("../shared/data/ecbplus/dev.jsonl")
    parser.add_argument("articles", nargs="?", type=Path, default=data)
    parser.add_argument("--seeds", default="1,2,3,4,5,6,7,8")
    parser.add_argument("--undated", default="3,6", help="seeds made again without times")
    options = parser.parse_args()
    sources = read_sources(options.articles)
    asked: list[Question] = []
    for seeds, dated in ((options.seeds, 0.7), (options.undated, 0.0)):
        for seed in map(int, seeds.split(",")):
            made = list(make_all(sources, seed, 4, Plan(dated=dated)))
            backgrounds = backgrounds_of(made)
            for chain in halves(made)[0]:
                asked += questions(chain, backgrounds[round_of(chain)])
    for label, found in (("fitted", rates(asked, fitted(asked))), ("left out", crossed(asked))):
        share, right = found["found"] / found["sources"], found["found"] / found["given"]
        print(f"{label}: {share:.3f} of {found['sources']} sources found, {right:.3f} right")
    for name, value in zip(NAMES, fitted(asked).tolist(), strict=True):
        print(f"    {name}: float = {value:.2f}")


if __name__ == "__main__":
    main()
