"""Fit the weights that cut pages: `python -m training.cut.train [--data DIR] [--seed N]`.

Reads ECB+ (every second topic), PolNeAR's training part, the news texts under `geo` and half of the
91 HTML pages; writes src/recension/extract/cut_weights.json. What is measured is never trained on:
the other topics, the other styles, the other pages. Takes about a minute on one core.
"""

import argparse
import tomllib
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.composites.source import Source
from recension.extract.cut import Additive, CutWeights, on_the_page
from recension.extract.cut_features import features
from recension.extract.cut_names import Features
from recension.extract.cut_terms import Lexis, terms_of
from training.cut.examples import (
    Example,
    composite_examples,
    ecbplus,
    html_examples,
    news_examples,
    news_sources,
)
from training.cut.openings import lexis

Numbers = NDArray[np.float64]

_FOLDS = 4
_FORGET = 0.06
_STRENGTH = 0.01
_REAL = 4.0
_MARKS = (
    "furniture", "furniture 3+", "marker", "publisher", "byline", "date", "labelled title",
    "recurring line", "rule", "clock", "dated", "dated line", "outlet", "short line", "alike line",
    "section", "dateline", "numbered", "title numbered", "inline lead", "wider gap",
    "much wider gap", "container", "heading", "page title", "leaves main", "enters main",
)  # fmt: skip
"""Numbers that tell of a page's marks; forgotten at random, so that no mark is relied on alone."""

_WEIGHTS = Path(__file__).parents[2] / "src/recension/extract/cut_weights.json"


class Signs(msgspec.Struct, frozen=True, rename={"pro": "for"}):
    """The numbers that may speak only for a cut, and those that may speak only against one;
    those of `straight` do it in one straight line."""

    pro: frozenset[str]
    against: frozenset[str]
    straight: frozenset[str] = frozenset()

    def bounds(self, name: str) -> tuple[float | None, float | None]:
        """The least and the greatest slope of a number."""
        return (0.0 if name in self.pro else None, 0.0 if name in self.against else None)


class Known(msgspec.Struct, frozen=True):
    """The numbers of a joint, whether it is a cut, and how much it counts."""

    found: Features
    truth: int
    weight: float


@cache
def signs(model: str) -> Signs:
    """What signs.toml says about the numbers of a model ("joint" or "page")."""
    table = tomllib.loads(Path(__file__).with_name("signs.toml").read_text("utf-8"))
    return msgspec.convert(table[model], Signs)


def fitted(known: Sequence[Known], signs: Signs) -> Additive:
    """The additive model: every number's broken line has knots at its quartiles, and rises only
    (falls only) where the number may only speak for (against) a cut."""
    names = sorted({name for one in known for name in one.found})
    table = np.array([[one.found.get(name, 0.0) for name in names] for one in known])
    pieces = [
        (name, *piece)
        for at, name in enumerate(names)
        for piece in _pieces(table[:, at], name in signs.straight)
    ]
    places = {name: at for at, name in enumerate(names)}
    matrix = np.stack(
        [np.clip(table[:, places[name]], low, high) - low for name, low, high in pieces], axis=1
    )
    middle, scale = matrix.mean(axis=0), matrix.std(axis=0) + 1e-9
    bounds = [(None, None), *(signs.bounds(name) for name, _, _ in pieces)]
    truth = np.array([one.truth for one in known], dtype=float)
    weight = np.array([one.weight for one in known])
    found = minimize(
        _loss, np.zeros(len(bounds)), args=((matrix - middle) / scale, truth, weight),
        jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 3000, "maxfun": 4000},
    ).x  # fmt: skip
    constant = float(found[0] - middle / scale @ found[1:])
    lines: dict[str, list[tuple[float, float]]] = {}
    slopes: dict[str, float] = {}
    for (name, low, _), slope in zip(pieces, found[1:] / scale, strict=True):
        step = round(float(slope) - slopes.get(name, 0.0), 3)
        slopes[name] = slopes.get(name, 0.0) + step
        lines.setdefault(name, []).append((low, step))
    return Additive(round(constant, 3), {name: tuple(line) for name, line in lines.items()})


def _loss(
    slopes: Numbers, matrix: Numbers, truth: Numbers, weight: Numbers
) -> tuple[float, Numbers]:
    """The weighted log loss with its gradient, and the penalty on the squares of the slopes."""
    odds = slopes[0] + matrix @ slopes[1:]
    off = weight * (1 / (1 + np.exp(-odds)) - truth)
    loss = np.sum(weight * (np.logaddexp(0, odds) - truth * odds))
    gradient = np.concatenate([[off.sum()], matrix.T @ off + slopes[1:] / _STRENGTH])
    return float(loss + np.sum(slopes[1:] ** 2) / (2 * _STRENGTH)), gradient


def _pieces(values: Numbers, straight: bool) -> list[tuple[float, float]]:
    """The stretches between knots, the last one open; a single one for a straight line."""
    knots = _knots(values)[: 1 if straight else None]
    return [*pairwise(knots), (knots[-1], float("inf"))]


def _knots(values: Numbers) -> list[float]:
    """The least value, and the quartiles of those above it if they are many."""
    least = float(values.min())
    above = values[values > least]
    if len(set(above.tolist())) < 5:
        return [round(least, 3)]
    return sorted({round(float(k), 3) for k in (least, *np.quantile(above, (0.25, 0.5, 0.75)))})


def forgotten(rng: Random) -> frozenset[str]:
    """The marks that a page is read without."""
    return frozenset(mark for mark in _MARKS if rng.random() < _FORGET)


def fold_of(example: Example, number: int) -> int:
    """The fold of an example: pages that share their first topic share their fold."""
    key = example.topics[0] if example.topics else str(number)
    return sum(map(ord, key)) % _FOLDS


def train(articles: Sequence[Source], data: Path, each: int, seed: int) -> CutWeights:
    """The weights: of words, then of joints out of fold, then of joints beside each other."""
    topics = sorted({article.topic for article in articles})
    words = [
        lexis(articles, data, frozenset(t for t in topics if sum(map(ord, t)) % _FOLDS == fold))
        for fold in range(_FOLDS)
    ]
    examples = [
        *composite_examples(articles, each, seed),
        *composite_examples(news_sources(data, 200), each // 3, seed + 1),
        *news_examples(data, 300),
        *html_examples(data),
    ]
    rows = [_rows(example, words[fold_of(example, n)]) for n, example in enumerate(examples)]
    folds = [fold_of(example, n) for n, example in enumerate(examples)]
    joint = _joint_weights(examples, rows, seed)
    page = _page_weights(examples, rows, folds, seed)
    final = lexis(articles, data)
    about = f"training/cut/train.py, ECB+ {len(topics)} topics, {len(examples)} pages, seed {seed}"
    return CutWeights(about, final, joint, page)


def _rows(example: Example, words: Lexis) -> list[Features]:
    ground = example.ground
    terms = terms_of(ground, words)
    return [features(ground, joint, terms, example.passages) for joint in ground.joints]


def _joint_weights(
    examples: Sequence[Example], rows: Sequence[Sequence[Features]], seed: int
) -> Additive:
    """The model of a joint's numbers."""
    rng = Random(seed)
    known: list[Known] = []
    for example, page in zip(examples, rows, strict=True):
        gone = forgotten(rng)
        known += [
            Known({n: v for n, v in row.items() if n not in gone}, truth, _weight(example))
            for row, truth in zip(page, example.truth, strict=True)
            if truth is not None
        ]
    return fitted(known, signs("joint"))


def _page_weights(
    examples: Sequence[Example], rows: Sequence[Sequence[Features]], folds: Sequence[int], seed: int
) -> Additive:
    """The model of a joint's log-odds beside its page's others, these from folds of their own."""
    known: list[Known] = []
    for fold in range(_FOLDS):
        inside = [i for i, one in enumerate(folds) if one != fold]
        joint = _joint_weights([examples[i] for i in inside], [rows[i] for i in inside], seed)
        for i in (i for i, one in enumerate(folds) if one == fold):
            scores = [joint.log_odds(row) for row in rows[i]]
            beside = on_the_page(examples[i].ground, scores)
            known += [
                Known(one, truth, _weight(examples[i]))
                for one, truth in zip(beside, examples[i].truth, strict=True)
                if truth is not None
            ]
    return fitted(known, signs("page"))


def _weight(example: Example) -> float:
    """Real HTML pages are few and count more."""
    return _REAL if example.kind == "html" else 1.0


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=20)
    parser.add_argument("--out", type=Path, default=_WEIGHTS)
    given = parser.parse_args()
    weights = train(ecbplus(given.data, 0), given.data, given.each, given.seed)
    given.out.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n")
    print(weights.about)


if __name__ == "__main__":
    main()
