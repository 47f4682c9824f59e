"""Do articles of one story come together, and no others?

python -m benchmarks.group ../shared/data

B-cubed F1 (Bagga and Baldwin 1998) on the ECB+ development articles, look-alike pairs of stories on
each topic, by five folds of topics: weights and every threshold are fitted on four and scored on
the fifth. Beside ours in the same run: agglomerative clustering, single pass, and HDBSCAN over
TF-IDF, each at its own best threshold on the training folds.
"""

import argparse
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import HDBSCAN, AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer

from recension.group.grouping import group_articles
from recension.group.likeness import Decision
from recension.group.linkage import average_linkage
from training.group.train import features, fitted, folds, read

Floats = NDArray[np.float32]
Clusters = list[list[int]]


def b_cubed(clusters: Clusters, stories: Sequence[str]) -> float:
    """F1 of mean precision and mean recall over articles; rows index `stories`."""
    size: dict[str, int] = {}
    for story in stories:
        size[story] = size.get(story, 0) + 1
    precision = recall = 0.0
    for rows in clusters:
        for row in rows:
            own = sum(stories[other] == stories[row] for other in rows)
            precision += own / len(rows)
            recall += own / size[stories[row]]
    precision, recall = precision / len(stories), recall / len(stories)
    return 2 * precision * recall / (precision + recall)


def _odds(values: Floats, names: Sequence[str], decision: Decision) -> Floats:
    weights = np.array([decision.weights[name] for name in names], np.float32)
    odds: Floats = values @ weights + np.float32(decision.bias)
    return odds


def _labelled(labels: Sequence[int]) -> Clusters:
    clusters: dict[int, list[int]] = {}
    for row, label in enumerate(labels):
        clusters.setdefault(label if label >= 0 else -row - 1, []).append(row)
    return list(clusters.values())


def agglomerative(alike: Floats, threshold: float) -> Clusters:
    """Average linkage over cosine distance."""
    model = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=threshold
    )
    return _labelled(model.fit_predict(1 - alike).tolist())


def single_pass(alike: Floats, threshold: float) -> Clusters:
    """Each article in file order joins the story of its nearest neighbour so far, or opens one."""
    clusters: Clusters = []
    for row in range(len(alike)):
        best = max(clusters, key=lambda rows: alike[row, rows].mean(), default=None)
        if best is not None and alike[row, best].mean() >= 1 - threshold:
            best.append(row)
        else:
            clusters.append([row])
    return clusters


def hdbscan(alike: Floats, threshold: float) -> Clusters:
    """HDBSCAN (Campello et al. 2013), its alpha swept; noise stands alone."""
    model = HDBSCAN(min_cluster_size=2, metric="precomputed", alpha=threshold, copy=True)
    distance = np.maximum(1 - alike.astype(np.float64), 0)
    return _labelled(model.fit_predict(distance).tolist())


PEERS: dict[str, Callable[[Floats, float], Clusters]] = {
    "TF-IDF agglomerative": agglomerative,
    "TF-IDF single pass": single_pass,
    "TF-IDF HDBSCAN": hdbscan,
}
_THRESHOLDS = [round(0.5 + 0.03 * step, 2) for step in range(16)]


def _without(values: Floats, names: Sequence[str], left_out: str) -> tuple[Floats, list[str]]:
    kept = [at for at, name in enumerate(names) if name != left_out]
    return values[:, :, kept], [names[at] for at in kept]


def ours_by_folds(
    values: Floats, names: Sequence[str], stories: Sequence[str], topics: Sequence[int]
) -> list[float]:
    """The fold scores of our decision, weights fitted on the other folds."""
    scores = []
    for fit, score in folds(topics):
        decision = fitted(names, values[np.ix_(fit, fit)], [stories[row] for row in fit], "fold")
        odds = _odds(values[np.ix_(score, score)], names, decision)
        clusters = average_linkage(odds, decision.threshold)
        scores.append(b_cubed(clusters, [stories[row] for row in score]))
    return scores


def peer_by_folds(
    cluster: Callable[[Floats, float], Clusters],
    alike: Floats,
    stories: Sequence[str],
    topics: Sequence[int],
) -> list[float]:
    """The fold scores of a peer at the threshold that is best on the other folds."""
    scores = []
    for fit, score in folds(topics):
        known, asked = alike[np.ix_(fit, fit)], alike[np.ix_(score, score)]
        named = [stories[row] for row in fit]
        best = max(_THRESHOLDS, key=lambda each: b_cubed(cluster(known, each), named))
        scores.append(b_cubed(cluster(asked, best), [stories[row] for row in score]))
    return scores


def _row(name: str, scores: Sequence[float]) -> str:
    each = " ".join(f"{score:.3f}" for score in scores)
    return f"| {name} | {np.mean(scores):.3f} | {min(scores):.3f} | {each} |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    arguments = parser.parse_args()
    articles, stories, topics = read(arguments.data)
    names, values = features(articles)
    print(f"ECB+ dev: {len(articles)} articles, {len(set(stories))} stories, five folds by topic\n")
    print("| method | mean B3 F1 | worst fold | folds |\n| --- | ---: | ---: | --- |")
    print(_row("ours", ours_by_folds(values, names, stories, topics)))
    texts = [article.text for article in articles]
    vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)
    alike = (vectors @ vectors.T).toarray().astype(np.float32)
    for name, cluster in PEERS.items():
        print(_row(name, peer_by_folds(cluster, alike, stories, topics)))
    print("\n| without | mean | worst | folds |\n| --- | ---: | ---: | --- |")
    for name in names:
        fewer, left = _without(values, names, name)
        print(_row(name, ours_by_folds(fewer, left, stories, topics)))
    print("\nThe shipped weights (fitted on these articles), all in one pool, and ten shuffles:")
    row_of = {article.id: row for row, article in enumerate(articles)}
    for seed in range(11):
        order = articles if seed == 0 else random.Random(seed).sample(articles, len(articles))
        started = time.process_time()
        found = group_articles(order, {})
        spent = time.process_time() - started
        clusters = [[row_of[each] for each in story] for story in found.stories]
        print(f"{'file order' if seed == 0 else f'seed {seed}'}: {b_cubed(clusters, stories):.4f}")
    print(f"{len(articles) / spent:.0f} articles a second of processor time")


if __name__ == "__main__":
    main()
