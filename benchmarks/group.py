"""How well stories are told apart: B-cubed F1 on ECB+, growing pools, headlines, ablations.

python -m benchmarks.group [DATA_ROOT] [ecb|pools|headlines|ablation ...]
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from sklearn.cluster import HDBSCAN, AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer

from recension.group.decision import Weights
from recension.group.profile import Profile, profile_of
from recension.group.stream import Stream
from training.group.background import polnear, table
from training.group.train import (
    article_from,
    fit,
    headline_profiles,
    headlines_of,
    pairs_of,
    profiles_of,
    rows_of,
)

SEED = 7
FOLDS = 5
THRESHOLDS = tuple(round(0.05 * step, 2) for step in range(1, 20))
Row = dict[str, str]


def b_cubed(gold: Sequence[str], found: Sequence[int]) -> float:
    """B-cubed F1 (Bagga and Baldwin 1998)."""
    together = Counter(zip(gold, found, strict=True))
    golds, founds = Counter(gold), Counter(found)
    precision = sum(n * n / founds[f] for (_, f), n in together.items()) / len(gold)
    recall = sum(n * n / golds[g] for (g, _), n in together.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def labels_of(stories: Sequence[Sequence[int]], count: int) -> list[int]:
    """The number of each article's story."""
    labels = [0] * count
    for number, story in enumerate(stories):
        for at in story:
            labels[at] = number
    return labels


def ours(
    profiles: Sequence[Profile], weights: Weights | None, order: Sequence[int], settle: bool = True
) -> list[int]:
    """Our stories, the articles taken strictly in `order`."""
    stream = Stream(weights=weights)
    for at in order:
        stream.add(profiles[at])
    placed = labels_of(stream.settled() if settle else stream.stories(), len(order))
    labels = [0] * len(order)
    for number, at in enumerate(order):
        labels[at] = placed[number]
    return labels


def similarities(texts: Sequence[str]) -> np.ndarray:
    """Cosines of TF-IDF vectors of words and pairs of words, fitted on the pool itself."""
    vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True, ngram_range=(1, 2))
    held = vectors.fit_transform(texts)
    return (held @ held.T).toarray()


def agglomerative(cosines: np.ndarray, threshold: float) -> list[int]:
    """Average linkage at a fixed cosine."""
    distances = np.clip(1 - cosines, 0, 2)
    np.fill_diagonal(distances, 0)
    model = AgglomerativeClustering(
        n_clusters=None, distance_threshold=1 - threshold, metric="precomputed", linkage="average"
    )
    return model.fit_predict(distances).tolist()


def single_pass(cosines: np.ndarray, threshold: float) -> list[int]:
    """Each article joins the story with the best mean cosine above the threshold."""
    stories: list[list[int]] = []
    labels = []
    for at in range(len(cosines)):
        means = [float(cosines[at, story].mean()) for story in stories]
        best = int(np.argmax(means)) if means else -1
        if best < 0 or means[best] < threshold:
            best = len(stories)
            stories.append([])
        stories[best].append(at)
        labels.append(best)
    return labels


def hdbscan(cosines: np.ndarray, threshold: float) -> list[int]:
    """HDBSCAN with clusters of two up; what it calls noise stands alone."""
    model = HDBSCAN(
        min_cluster_size=2, metric="precomputed", alpha=max(2 * threshold, 0.1), copy=True
    )
    labels = model.fit_predict(np.clip(1 - cosines, 0, 2)).tolist()
    return [label if label >= 0 else -1 - at for at, label in enumerate(labels)]


Peer = Callable[[np.ndarray, float], list[int]]
PEERS: dict[str, Peer] = {
    "TF-IDF agglomerative": agglomerative,
    "TF-IDF single-pass": single_pass,
    "TF-IDF HDBSCAN": hdbscan,
}


def folds_of(rows: Sequence[Row]) -> list[int]:
    """The fold of every row, whole topics together."""
    topics = sorted({str(row["topic"]) for row in rows})
    random.Random(SEED).shuffle(topics)
    fold = {topic: at % FOLDS for at, topic in enumerate(topics)}
    return [fold[str(row["topic"])] for row in rows]


def part(rows: Sequence, folds: Sequence[int], fold: int, inside: bool) -> list:
    """The rows of a fold, or all others."""
    return [row for row, at in zip(rows, folds, strict=True) if (at == fold) == inside]


def fold_weights(
    rows: Sequence[Row], profiles: Sequence[Profile], folds: Sequence[int], without: str = ""
) -> list[Weights]:
    """For each fold the weights fitted on the other four."""
    weights = []
    for fold in range(FOLDS):
        stories = [row["story"] for row in part(rows, folds, fold, False)]
        pairs = pairs_of(part(profiles, folds, fold, False), stories)
        weights.append(fit([pairs], "folds", without))
    return weights


def ecb_ours(
    rows: Sequence[Row], profiles: Sequence[Profile], weights: Sequence[Weights], shuffle: int
) -> list[float]:
    """B-cubed F1 on each fold, in file order (0) or in one of the shuffles."""
    folds = folds_of(rows)
    scores = []
    for fold in range(FOLDS):
        mine = part(profiles, folds, fold, True)
        gold = [row["story"] for row in part(rows, folds, fold, True)]
        order = list(range(len(mine)))
        if shuffle:
            random.Random(SEED + shuffle).shuffle(order)
        scores.append(b_cubed(gold, ours(mine, weights[fold], order)))
    return scores


def ecb_peer(rows: Sequence[Row], peer: Peer) -> list[float]:
    """B-cubed F1 on each fold at the threshold that is best on the other four."""
    folds = folds_of(rows)
    tables = [
        similarities([row["text"] for row in part(rows, folds, f, True)]) for f in range(FOLDS)
    ]
    golds = [[row["story"] for row in part(rows, folds, f, True)] for f in range(FOLDS)]
    grid = {t: [b_cubed(golds[f], peer(tables[f], t)) for f in range(FOLDS)] for t in THRESHOLDS}
    scores = []
    for fold in range(FOLDS):
        best = max(THRESHOLDS, key=lambda t: sum(s for f, s in enumerate(grid[t]) if f != fold))
        scores.append(grid[best][fold])
    return scores


def show(name: str, scores: Sequence[float]) -> None:
    """One line of a table: mean, worst, best."""
    print(f"{name:34} {np.mean(scores):.3f}  {min(scores):.3f}  {max(scores):.3f}", flush=True)


def ecb(root: Path) -> None:
    """ECB+ dev."""
    rows = rows_of(root / "ecbplus/dev.jsonl")
    profiles = profiles_of(rows)
    weights = fold_weights(rows, profiles, folds_of(rows))
    print(f"ECB+ dev, {len(rows)} articles, {FOLDS} folds by topic, seed {SEED}: mean worst best")
    print("over folds")
    show("ours, file order", ecb_ours(rows, profiles, weights, 0))
    means = [float(np.mean(ecb_ours(rows, profiles, weights, n))) for n in range(1, 11)]
    show("ours, mean of folds, ten shuffles", means)
    for name, peer in PEERS.items():
        show(name, ecb_peer(rows, peer))


def ablation(root: Path) -> None:
    """Each kind of evidence taken away, the weights fitted anew."""
    rows = rows_of(root / "ecbplus/dev.jsonl")
    profiles = profiles_of(rows)
    print("ECB+ dev, evidence taken away: mean worst best over folds")
    kinds = (
        "",
        "head",
        "body",
        "names",
        "numbers",
        "dates",
        "counts",
        "persons",
        "places",
        "copied",
    )
    for kind in kinds:
        weights = fold_weights(rows, profiles, folds_of(rows), kind)
        show(f"without {kind or 'nothing'}", ecb_ours(rows, profiles, weights, 0))


def pools(root: Path) -> None:
    """AllSides leads in growing pools, with weights of ECB+ and words of PolNeAR."""
    from recension.annotate.article import annotate_article
    from recension.group.background import read_background

    background = read_background("\n".join(table(polnear(root))))
    rows = rows_of(root / "ecbplus/dev.jsonl")
    made = [profile_of(a, annotate_article(a), background) for a in map(article_from, rows)]
    lines = headlines_of(root)
    heads = pairs_of(headline_profiles(lines), [row["STORY"] for row in lines])
    weights = fit([pairs_of(made, [row["story"] for row in rows]), heads], "ECB+, headlines")
    leads = rows_of(root / "allsides/leads.jsonl")
    mine = [profile_of(a, annotate_article(a), background) for a in map(article_from, leads)]
    stories = sorted({row["story"] for row in leads})
    random.Random(SEED).shuffle(stories)
    print(f"AllSides leads, seed {SEED}: stories, articles, B-cubed F1, on arrival, seconds")
    for size in (300, 1000, len(stories)):
        chosen = set(stories[:size])
        at = [n for n, row in enumerate(leads) if row["story"] in chosen]
        random.Random(SEED).shuffle(at)
        gold = [leads[n]["story"] for n in at]
        pool = [mine[n] for n in at]
        start = time.perf_counter()
        settled = b_cubed(gold, ours(pool, weights, range(len(at))))
        took = time.perf_counter() - start
        arrived = b_cubed(gold, ours(pool, weights, range(len(at)), settle=False))
        print(f"{size:6} {len(at):6}  {settled:.3f}  {arrived:.3f}  {took:.1f}", flush=True)


def headlines(root: Path) -> None:
    """The News Aggregator's headlines in order of time, each decided on arrival."""
    rows = headlines_of(root)
    gold = [row["STORY"] for row in rows]
    mine = headline_profiles(rows)
    trained = rows_of(root / "ecbplus/dev.jsonl")
    stories = [row["story"] for row in trained]
    weights = fit([pairs_of(profiles_of(trained), stories)], "ECB+")
    start = time.perf_counter()
    arrived = ours(mine, weights, range(len(rows)), settle=False)
    took = time.perf_counter() - start
    print(f"headlines, {len(rows)} in order of time: B-cubed F1")
    print(f"ours, on arrival                   {b_cubed(gold, arrived):.3f}  {took:.1f} s")
    cosines = similarities([row["TITLE"] for row in rows])
    best = max(
        (b_cubed(gold, single_pass(cosines, t)), t) for t in (0.02, 0.04, 0.06, 0.1, 0.15, 0.2)
    )
    print(f"TF-IDF online, pool's own words    {best[0]:.3f}  (best threshold on itself {best[1]})")


FIGURES = {"ecb": ecb, "pools": pools, "headlines": headlines, "ablation": ablation}

if __name__ == "__main__":
    given = sys.argv[1:]
    root = Path(given[0]) if given and given[0] not in FIGURES else Path("../shared/data")
    for name in [name for name in given if name in FIGURES] or list(FIGURES):
        FIGURES[name](root)
