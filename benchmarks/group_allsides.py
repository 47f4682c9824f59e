"""Does grouping stay right as the pool of stories grows?

python -m benchmarks.group_allsides ../shared/data

B-cubed F1 on the AllSides leads (a title and a sentence or two), three outlets an event, in pools
of 300, 1,000 and all 2,759 stories. One half of the stories, split by story, is for fitting and for
every threshold; of the two smaller pools all stories are of the other half, of the largest only
the articles of the other half are scored. Beside ours: TF-IDF agglomerative at one threshold, that
which is best in a pool of 300 stories of the fitting half.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from recension.group.background import news_background
from recension.group.grouping import weighed
from recension.group.likeness import DATES, Crowd, Decision, lead_decision, shipped_decision
from recension.group.linkage import average_linkage
from recension.group.profile import profile_of
from recension.model.article import Article
from training.group.train import LEAD_STORIES, halves, read_leads

Floats = NDArray[np.float32]
Clusters = list[list[int]]

POOLS = (300, 1000)
METHODS = (
    "TF-IDF agglomerative, one threshold",
    "our log odds of words, one threshold",
    "ours, without dates",
    "ours, weights for leads",
    "ours, weights of ECB+",
)
COSINES = [round(0.1 + 0.02 * step, 2) for step in range(12)]
ODDS = [-4.5 + 0.5 * step for step in range(9)]


class Pool(msgspec.Struct, frozen=True):
    """Articles with their stories, and those of them that are scored."""

    name: str
    articles: list[Article]
    stories: list[str]
    scored: list[int]


def pool_of(
    name: str, leads: dict[str, list[Article]], chosen: Sequence[str], of: set[str]
) -> Pool:
    """The leads of the chosen stories; scored are those of the stories in `of`."""
    articles = [article for story in chosen for article in leads[story]]
    stories = [story for story in chosen for _ in leads[story]]
    return Pool(name, articles, stories, [n for n, story in enumerate(stories) if story in of])


def scored(clusters: Clusters, pool: Pool) -> float:
    """B-cubed F1 over the articles that are scored, among all."""
    sizes = Counter(pool.stories)
    asked = set(pool.scored)
    precision = recall = 0.0
    for rows in clusters:
        own = Counter(pool.stories[row] for row in rows)
        for row in asked.intersection(rows):
            story = pool.stories[row]
            precision += own[story] / len(rows)
            recall += own[story] / sizes[story]
    return 2 * precision * recall / (precision + recall) / len(asked)


def tfidf(pool: Pool) -> Floats:
    """Cosines of TF-IDF vectors, weighed in the pool."""
    texts = [article.text for article in pool.articles]
    found = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)
    found = found.astype(np.float32)
    alike: Floats = (found @ found.T).toarray()
    return alike


def ours(pool: Pool, decision: Decision) -> float:
    """The score of our stories by this decision, every pair weighed."""
    background = news_background()
    profiles = [profile_of(article, background) for article in pool.articles]
    odds, dated = weighed(profiles, decision)
    return scored(average_linkage(odds, decision.threshold, dated=dated), pool)


def bare(decision: Decision, threshold: float = 0.0) -> Decision:
    """The decision with no crowd and no dates, at this threshold."""
    words = {name: weight for name, weight in decision.weights.items() if name not in DATES}
    return msgspec.structs.replace(decision, weights=words, crowd=Crowd(), threshold=threshold)


def cells(pool: Pool, plain: float, cosine: float) -> list[float]:
    """The scores of the methods in this pool, in the order of `METHODS`."""
    lead = lead_decision()
    dateless = bare(lead, lead.threshold)
    return [
        scored(average_linkage(tfidf(pool), cosine), pool),
        ours(pool, bare(lead, plain)),
        ours(pool, msgspec.structs.replace(dateless, crowd=lead.crowd)),
        ours(pool, lead),
        ours(pool, shipped_decision()),
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    leads = read_leads(parser.parse_args().data)
    fit, asked = halves(list(leads))
    first = pool_of("fit", leads, fit[LEAD_STORIES : LEAD_STORIES + 300], set(fit))
    alike = tfidf(first)
    plain = max(ODDS, key=lambda each: ours(first, bare(lead_decision(), each)))
    cosine = max(COSINES, key=lambda each: scored(average_linkage(alike, each), first))
    pools = [pool_of(f"{n:,}", leads, asked[:n], set(asked)) for n in POOLS]
    pools.append(pool_of(f"all {len(leads):,}", leads, [*asked, *fit], set(asked)))
    print(f"AllSides leads: {sum(map(len, leads.values()))} articles, {len(leads)} stories")
    print(f"Chosen on the fitting half: cosine {cosine}, log odds without a crowd {plain}\n")
    print("| stories in the pool | " + " | ".join(METHODS) + " |")
    print("| --- |" + " ---: |" * len(METHODS))
    for pool in pools:
        found = " | ".join(f"{each:.3f}" for each in cells(pool, plain, cosine))
        print(f"| {pool.name} | {found} |", flush=True)


if __name__ == "__main__":
    main()
