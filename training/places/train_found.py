"""Fit what each sign of a place's name weighs, on half of LGL and TR-News.

python -m training.places.train_found [--gazetteer FILE] [--data ../shared/data] [--write]

A logistic regression with a ridge (scikit-learn): each run of words that may name a place, right
where it is annotated with these very bounds. The halves are told by the digest of the article's id.
The ridge, the least probability and the signs were chosen by five folds of the fitted half.
"""

import argparse
from collections import Counter
from pathlib import Path

import msgspec
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from benchmarks.toponym_corpora import CORPORA, Document, corpus
from benchmarks.toponyms import article_of
from recension.annotate.article import annotate_article
from recension.resolve.gazetteer import Gazetteer
from recension.resolve.gazetteer_home import ensured
from recension.resolve.places_found import FoundWeights
from recension.resolve.places_names import candidates_in, units_of
from recension.resolve.places_signs import Signs

WEIGHTS = Path("src/recension/resolve/places_found.json")
INVERSE_RIDGE = 0.3
LEAST = 0.4
RAREST = 6
Examples = list[tuple[tuple[str, ...], bool]]


def examples(document: Document, gazetteer: Gazetteer) -> Examples:
    """The signs of each candidate of an article, and whether it is annotated."""
    text, mentions = document.text, annotate_article(article_of(document)).mentions
    units = units_of(text)
    candidates = candidates_in(text, units, mentions, gazetteer)
    signs = Signs(text, units, mentions, candidates)
    gold = {(row.start, row.end) for row in document.gold}
    return [(signs.of(row), (row.start, row.end) in gold) for row in candidates]


def fit(rows: Examples) -> FoundWeights:
    """The weights of the signs that occur `RAREST` times or oftener."""
    counts = Counter(sign for signs, _ in rows for sign in set(signs))
    names = sorted(sign for sign, count in counts.items() if count >= RAREST)
    column = {sign: at for at, sign in enumerate(names)}
    cells = [
        (at, column[sign])
        for at, (signs, _) in enumerate(rows)
        for sign in sorted(set(signs))
        if sign in column
    ]
    where = tuple(np.array(cells).T)
    table = csr_matrix((np.ones(len(cells)), where), shape=(len(rows), len(names)))
    model = LogisticRegression(C=INVERSE_RIDGE, max_iter=1000)
    model.fit(table, np.array([right for _, right in rows]))
    weights = (round(float(weight), 2) for weight in model.coef_[0])
    return FoundWeights(
        about="Weights of the signs of places' names, a logistic regression fitted on half of LGL"
        " and TR-News by python -m training.places.train_found; see docs/models.md.",
        least=LEAST,
        constant=round(float(model.intercept_[0]), 2),
        signs={name: weight for name, weight in zip(names, weights, strict=True) if weight},
    )


def main() -> None:
    """Read, fit, show, and write where asked to."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--data", type=Path, default=Path("../shared/data"))
    given.add_argument("--gazetteer", type=Path)
    given.add_argument("--write", action="store_true")
    options = given.parse_args()
    gazetteer = Gazetteer(ensured(options.gazetteer))
    half = [row for name in CORPORA for row in corpus(name, options.data) if not row.is_held_out]
    rows = [row for document in half for row in examples(document, gazetteer)]
    weights = fit(rows)
    right = sum(is_right for _, is_right in rows)
    print(f"{len(half)} articles, {len(rows)} runs of words, {right} of them names of places")
    if options.write:
        text = msgspec.json.format(msgspec.json.encode(weights), indent=1).decode()
        WEIGHTS.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
