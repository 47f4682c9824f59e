"""Do articles of one story come together, and no others?

python -m benchmarks.group ../shared/data [--vectors VECTORS.npy]

B-cubed F1 (Bagga and Baldwin 1998) on the ECB+ development articles, look-alike pairs of stories on
each topic, by five folds of topics: weights and every threshold are fitted on four and scored on
the fifth, ours by folds within the four. Beside ours in the same run: agglomerative clustering,
single pass, and HDBSCAN over TF-IDF, and agglomerative clustering over sentence vectors
(`benchmarks.sentence_vectors` makes them), each at its own best threshold on the training folds.
"""

import argparse
import random
import time
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import HDBSCAN, AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer

from recension.group.background import news_background
from recension.group.crowding import beside_crowds
from recension.group.dates import Codes, Dating, dated
from recension.group.grouping import group_articles
from recension.group.likeness import DATES, Crowd, Decision, alone
from recension.group.linkage import average_linkage
from recension.group.profile import profile_of
from recension.group.stream import Stream, arrive, prepared
from recension.group.stream import stories as stories_of
from recension.model.article import Article
from training.group.train import CROWD, DATING, THRESHOLD, features, fitted, folds, read

Floats = NDArray[np.float32]
Clusters = list[list[int]]

THRESHOLDS = (-3.5, -3.0, -2.5, -2.0, -1.5, -1.0)
SHARES = (0.4, 0.6, 0.8, 1.0)
DATINGS = (Dating(1.5, 8.0), Dating(2.0, 8.0), Dating(2.0, 4.0))
PLAIN = (-3.5, -3.0, -2.5, -2.0, -1.5)
"""Thresholds where dates weigh nothing, or nothing together."""
THIN = 3


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
TFIDF_THRESHOLDS = [round(0.5 + 0.03 * step, 2) for step in range(16)]
VECTOR_THRESHOLDS = [round(0.2 + 0.03 * step, 2) for step in range(16)]


class Setting(msgspec.Struct, frozen=True):
    """What is chosen beside the weights."""

    threshold: float = THRESHOLD
    share: float = CROWD.share
    dating: Dating = DATING


SETTINGS = [
    Setting(threshold, share, dating)
    for threshold, share, dating in product(THRESHOLDS, SHARES, DATINGS)
]


class Told(msgspec.Struct, frozen=True):
    """The evidence on every pair, its names, and what is true of each article."""

    values: Floats
    names: list[str]
    codes: Codes
    stories: list[str]
    topics: list[int]

    def decision(self, fit: Sequence[int]) -> Decision:
        """The decision fitted on the rows `fit`."""
        stories = [self.stories[row] for row in fit]
        return fitted(self.names, self.values[np.ix_(fit, fit)], stories, "fold")

    def score(self, decision: Decision, rows: Sequence[int], setting: Setting) -> float:
        """B-cubed F1 of the stories that the decision finds among `rows`, set so."""
        decision = msgspec.structs.replace(decision, dating=setting.dating)
        weights = np.array([alone(name, decision) for name in self.names], np.float32)
        odds = self.values[np.ix_(rows, rows)] @ weights + np.float32(decision.bias)
        odds = beside_crowds(odds, Crowd(CROWD.near, CROWD.least, setting.share))
        clashing = dated(self.codes[rows], decision.weights, setting.dating)
        clusters = average_linkage(odds, setting.threshold, dated=clashing)
        return b_cubed(clusters, [self.stories[row] for row in rows])

    def without(self, gone: Sequence[str]) -> "Told":
        """The same without these kinds of evidence."""
        kept = [at for at, name in enumerate(self.names) if name not in gone]
        names = [self.names[at] for at in kept]
        return msgspec.structs.replace(self, values=self.values[:, :, kept], names=names)


def as_shipped(told: Told, thin: bool = False) -> list[float]:
    """The fold scores at the shipped settings; `thin` leaves three articles a story."""
    scores = []
    for fit, score in folds(told.topics):
        rows = _thinned(told, score) if thin else score
        scores.append(told.score(told.decision(fit), rows, Setting()))
    return scores


def _thinned(told: Told, rows: Sequence[int]) -> list[int]:
    chosen = random.Random(1)
    stories: dict[str, list[int]] = {}
    for row in rows:
        stories.setdefault(told.stories[row], []).append(row)
    kept = (chosen.sample(of, min(THIN, len(of))) for of in stories.values())
    return sorted(row for some in kept for row in some)


def nested(told: Told, settings: Sequence[Setting] = SETTINGS) -> tuple[list[float], list[str]]:
    """The fold scores, the setting chosen by folds within the training folds; the choices.

    Within: weights are fitted on three of the training folds and the choice scored on the fourth,
    its stories whole and of three articles each, as the shipped settings were chosen.
    """
    parts = list(folds(told.topics))
    scores, chosen = [], []
    for fit, score in parts:
        inner = []
        for _, held in parts:
            if held is not score:
                without = [row for row in fit if row not in set(held)]
                decision = told.decision(without)
                inner += [(decision, held), (decision, _thinned(told, held))]
        found = [
            (sum(told.score(decision, rows, setting) for decision, rows in inner), setting)
            for setting in settings
        ]
        best = max(found, key=lambda each: each[0])[1]
        scores.append(told.score(told.decision(fit), score, best))
        dating = f"{best.dating.times:g}/{best.dating.doubt:g}"
        chosen.append(f"{best.threshold} {best.share} {dating}")
    return scores, chosen


def peer_by_folds(
    cluster: Callable[[Floats, float], Clusters],
    alike: Floats,
    stories: Sequence[str],
    topics: Sequence[int],
    thresholds: Sequence[float] = TFIDF_THRESHOLDS,
) -> list[float]:
    """The fold scores of a peer at the threshold that is best on the other folds."""
    scores = []
    for fit, score in folds(topics):
        known, asked = alike[np.ix_(fit, fit)], alike[np.ix_(score, score)]
        named = [stories[row] for row in fit]
        best = max(thresholds, key=lambda each: b_cubed(cluster(known, each), named))
        scores.append(b_cubed(cluster(asked, best), [stories[row] for row in score]))
    return scores


def _row(name: str, scores: Sequence[float]) -> str:
    each = " ".join(f"{score:.3f}" for score in scores)
    return f"| {name} | {np.mean(scores):.3f} | {min(scores):.3f} | {each} |"


def _peers(texts: Sequence[str], vectors: Path | None, told: Told) -> None:
    weighed = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)
    alike = (weighed @ weighed.T).toarray().astype(np.float32)
    for name, cluster in PEERS.items():
        print(_row(name, peer_by_folds(cluster, alike, told.stories, told.topics)), flush=True)
    if vectors is None:
        print("(no sentence vectors given: MiniLM is left out)")
        return
    read_in = np.load(vectors)
    alike = (read_in @ read_in.T).astype(np.float32)
    scores = peer_by_folds(agglomerative, alike, told.stories, told.topics, VECTOR_THRESHOLDS)
    print(_row("MiniLM agglomerative", scores))


def _ablation(told: Told) -> None:
    print("\nAt the shipped settings, each kind of evidence taken away in turn:")
    print("\n| without | mean | worst | folds |\n| --- | ---: | ---: | --- |")
    print(_row("nothing", as_shipped(told)))
    for name in told.names:
        if name not in DATES:
            print(_row(name, as_shipped(told.without([name]))), flush=True)
    alone_settings = [Setting(t, share, Dating(2.0, 1.0)) for t in PLAIN for share in SHARES]
    crowdless = [Setting(t, 0.0, dating) for t, dating in product(PLAIN, DATINGS)]
    told_alone = nested(told, alone_settings)[0]
    print(_row("dates (nested choice)", nested(told.without(DATES), alone_settings)[0]))
    print(_row("dates of several articles together (nested choice)", told_alone))
    print(_row("the crowd (nested choice)", nested(told, crowdless)[0]))
    print(_row("nothing, three articles a story", as_shipped(told, thin=True)))


def _one_pool(told: Told, articles: Sequence[Article]) -> None:
    print("\nThe shipped weights (fitted on these articles), all in one pool, and ten shuffles:")
    row_of = {article.id: row for row, article in enumerate(articles)}
    for seed in range(11):
        order = articles if seed == 0 else random.Random(seed).sample(articles, len(articles))
        started = time.process_time()
        found = group_articles(order, {}).stories
        spent = time.process_time() - started
        stream = Stream()
        arrive(stream, prepared(stream, order))
        both = [
            b_cubed([[row_of[each] for each in story] for story in stories], told.stories)
            for stories in (found, stories_of(stream))
        ]
        order_name = "file order" if seed == 0 else f"seed {seed}"
        print(f"{order_name}: {both[0]:.4f}, as a stream {both[1]:.4f}")
    print(f"{len(articles) / spent:.0f} articles a second of processor time, with reasons")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--vectors", type=Path, help="sentence vectors of the articles, .npy")
    arguments = parser.parse_args()
    articles, stories, topics = read(arguments.data)
    names, values = features(articles)
    profiles = [profile_of(article, news_background()) for article in articles]
    codes = np.array([profile.dates for profile in profiles], np.int64)
    told = Told(values, names, codes, stories, topics)
    print(f"ECB+ dev: {len(articles)} articles, {len(set(stories))} stories, five folds by topic\n")
    print("| method | mean B3 F1 | worst fold | folds |\n| --- | ---: | ---: | --- |")
    scores, chosen = nested(told)
    print(_row("ours, settings chosen within", scores))
    print(_row("ours, settings as shipped", as_shipped(told)))
    _peers([article.text for article in articles], arguments.vectors, told)
    print(
        f"\nThreshold, share of the crowd and weight of dates chosen by fold: {'; '.join(chosen)}"
    )
    _ablation(told)
    _one_pool(told, articles)


if __name__ == "__main__":
    main()
