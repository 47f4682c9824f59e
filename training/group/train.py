"""Fit the weights of grouping: logistic regression on pairs that the index would compare.

python -m training.group.train DATA_ROOT OUT.json
"""

import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from recension.annotate.article import annotate_article
from recension.group.decision import Weights
from recension.group.evidence import EVIDENCE, Evidence, evidence_between
from recension.group.index import Index
from recension.group.profile import Profile, profile_of
from recension.group.shelf import Shelf
from recension.model.article import Article

Labels = NDArray[np.bool_]


def article_from(row: dict[str, str]) -> Article:
    """A labelled row as an article without title or date."""
    return Article(row["id"], "p", 0, None, None, None, "en", None, row["text"], (), ())


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def profiles_of(rows: Sequence[dict[str, str]]) -> list[Profile]:
    """The profiles of labelled rows, annotated."""
    articles = [article_from(row) for row in rows]
    return [profile_of(article, annotate_article(article)) for article in articles]


def headlines_of(root: Path) -> list[dict[str, str]]:
    """The rows of the News Aggregator that have a title and a time, in order of time."""
    path = root / "headlines" / "uci-news-aggregator.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["TIMESTAMP"] and row["TITLE"]]
    return sorted(rows, key=lambda row: (int(row["TIMESTAMP"]), int(row["ID"])))


def headline_profiles(rows: Sequence[dict[str, str]]) -> list[Profile]:
    """The profiles of headlines, each an article of one line."""
    texts = ({"id": row["ID"], "text": row["TITLE"]} for row in rows)
    return [profile_of(article_from(row), None) for row in texts]


def pairs_of(profiles: Sequence[Profile], stories: Sequence[str]) -> tuple[Evidence, Labels]:
    """Evidence and labels of every pair that shares keys."""
    shelf, index = Shelf(), Index(4 * len(profiles))
    tables: list[Evidence] = []
    labels: list[Labels] = []
    for at, profile in enumerate(profiles):
        places = index.near(profile.keys, 400)
        if len(places):
            tables.append(evidence_between(profile, shelf, places))
            labels.append(np.array([stories[int(p)] == stories[at] for p in places]))
        index.add(shelf.add(profile), profile.keys)
    return np.concatenate(tables), np.concatenate(labels)


def fit(parts: Sequence[tuple[Evidence, Labels]], made_from: str, without: str = "") -> Weights:
    """Weights from several sets that count alike, whatever their size."""
    evidence = np.concatenate([part[0] for part in parts]).copy()
    labels = np.concatenate([part[1] for part in parts])
    share = np.concatenate([np.full(len(part[1]), 1 / part[1].sum()) for part in parts])
    for name in EVIDENCE:
        if without and name.startswith(without):
            evidence[:, EVIDENCE.index(name)] = 0
    middle, spread = evidence.mean(axis=0), evidence.std(axis=0) + 1e-9
    model = LogisticRegression(C=1.0, max_iter=3000)
    model.fit((evidence - middle) / spread, labels, sample_weight=share * parts[0][1].sum())
    weights = model.coef_[0] / spread
    weights[evidence.std(axis=0) < 1e-6] = 0
    intercept = float(model.intercept_[0] - (weights * middle).sum())
    named = {name: round(float(w), 4) for name, w in zip(EVIDENCE, weights, strict=True)}
    return Weights(made_from, round(intercept, 4), named)


def main(root: Path, out: Path) -> None:
    """Write the weights fitted on all of ECB+ dev and the AllSides leads."""
    parts = []
    for name in ("ecbplus/dev.jsonl", "allsides/leads.jsonl"):
        rows = rows_of(root / name)
        parts.append(pairs_of(profiles_of(rows), [row["story"] for row in rows]))
    weights = fit(parts, "ECB+ dev (CC BY 3.0) and AllSides leads (MIT): pairs and labels alone")
    out.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=2) + b"\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
