"""Fit the weights by which articles are taken for one story.

python -m training.group.train ../shared/data [--write]
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from recension.group.background import news_background
from recension.group.likeness import Decision, evidence
from recension.group.profile import profile_of
from recension.model.article import Article

WEIGHTS = Path("src/recension/group/weights.json")
THRESHOLD = -0.5
_LOOK_ALIKE = 0.04
"""Pairs of two stories below this cosine are no question, and would drown those that are."""


def read(data: Path) -> tuple[list[Article], list[str], list[int]]:
    """The ECB+ development articles with story and topic."""
    lines = (data / "ecbplus" / "dev.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    articles = [
        Article(row["id"], "p", 0, None, None, None, "en", None, row["text"], (), ())
        for row in rows
    ]
    return articles, [row["story"] for row in rows], [row["topic"] for row in rows]


def features(articles: Sequence[Article]) -> tuple[list[str], NDArray[np.float32]]:
    """The names of the evidence and its values, (n, n, k)."""
    background = news_background()
    profiles = [profile_of(article, background) for article in articles]
    named = list(evidence(profiles, background))
    return [name for name, _ in named], np.stack([alike for _, alike in named], -1)


def fitted(
    names: Sequence[str], values: NDArray[np.float32], stories: Sequence[str], about: str
) -> Decision:
    """The decision fitted on the pairs of these articles."""
    rows, columns = np.triu_indices(len(stories), 1)
    kind = np.unique(stories, return_inverse=True)[1]
    same = kind[rows] == kind[columns]
    pairs = values[rows, columns]
    asked = same | (pairs[:, 0] > _LOOK_ALIKE)
    model = LogisticRegression(C=10, max_iter=1000).fit(pairs[asked], same[asked])
    weights = {name: round(float(w), 4) for name, w in zip(names, model.coef_[0], strict=True)}
    return Decision(about, round(float(model.intercept_[0]), 4), THRESHOLD, weights)


def folds(topics: Sequence[int], count: int = 5) -> Iterator[tuple[list[int], list[int]]]:
    """Rows to fit on and rows to score, topics dealt to the folds in turn."""
    order = sorted(set(topics))
    for fold in range(count):
        scored = set(order[fold::count])
        yield (
            [row for row, topic in enumerate(topics) if topic not in scored],
            [row for row, topic in enumerate(topics) if topic in scored],
        )


def main() -> None:
    """Fit on all of the development articles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--write", action="store_true", help="write the shipped weights")
    arguments = parser.parse_args()
    articles, stories, _ = read(arguments.data)
    names, values = features(articles)
    about = (
        f"training/group/train.py, ECB+ dev, {len(articles)} articles, {len(set(stories))} stories"
    )
    decision = fitted(names, values, stories, about)
    text = json.dumps(
        {
            "about": decision.about,
            "bias": decision.bias,
            "threshold": decision.threshold,
            "weights": decision.weights,
        },
        indent=2,
    )
    print(text)
    if arguments.write:
        WEIGHTS.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
