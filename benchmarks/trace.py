"""Figures of tracing on copy chains of known parentage.

    python -m benchmarks.trace [ARTICLES.jsonl] [--seed N] [--rounds N]

Every second topic is for tuning, the others are measured untouched; both are printed.
"""

import argparse
import datetime
from collections.abc import Sequence
from pathlib import Path

from benchmarks.copychains import VERSION
from benchmarks.copychains.chain import Chain, GivenArticle
from benchmarks.copychains.corpus import make_all, read_sources
from benchmarks.copychains.decidable import score_told
from benchmarks.copychains.make import Plan
from benchmarks.copychains.score import Score, score_story
from recension.model.article import Article, Published
from recension.trace.rarity import Background, background_of
from recension.trace.story import trace_story


def article_of(given: GivenArticle) -> Article:
    """The article as the pipeline would have it."""
    published = Published(given.published, "minute", "given") if given.published else None
    runs = ((0, 0, len(given.text)),)
    return Article(given.id, "p", 0, None, None, None, "en", published, given.text, runs, ())


def round_of(chain: Chain) -> str:
    """Which round a chain is of: one corpus of a chain a topic."""
    return chain.truth.story.rsplit("r", 1)[1]


def scored(chains: Sequence[Chain], backgrounds: dict[str, Background]) -> Score:
    """The rates over all chains."""
    total = Score({})
    for chain in chains:
        articles = [article_of(one) for one in chain.articles]
        lineage = trace_story(articles, {}, backgrounds[round_of(chain)])
        total += score_story(chain.truth, lineage) + score_told(chain, lineage)
    return total


def table(tuning: Score, untouched: Score) -> str:
    """Both halves side by side."""
    rows = ["| | tuning | of | untouched | of |", "| --- | ---: | ---: | ---: | ---: |"]
    for name in sorted({*tuning.rates, *untouched.rates}):
        cells = []
        for score in (tuning, untouched):
            rate = score.rates.get(name)
            cells.append(f"{rate.value:.3f} | {rate.of}" if rate else "- | 0")
        rows.append(f"| {name} | {cells[0]} | {cells[1]} |")
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "articles", nargs="?", type=Path, default=Path("../shared/data/ecbplus/dev.jsonl")
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rounds", type=int, default=4)
    options = parser.parse_args()
    sources = read_sources(options.articles)
    for label, plan in (("times known for 70 %", Plan()), ("no times known", Plan(dated=0.0))):
        chains = list(make_all(sources, options.seed, options.rounds, plan))
        rounds = sorted({round_of(one) for one in chains})
        backgrounds = {
            name: background_of(
                one.text for chain in chains if round_of(chain) == name for one in chain.articles
            )
            for name in rounds
        }
        topics = sorted({chain.truth.topic for chain in chains}, key=lambda name: (len(name), name))
        halves = [[c for c in chains if c.truth.topic in topics[half::2]] for half in (0, 1)]
        count = sum(len(chain.articles) for chain in chains)
        today = datetime.date.today().isoformat()
        print(f"\n{VERSION}, {options.articles.name}, {len(chains)} chains, {count} articles, "
              f"{label}, seed {options.seed}, {today}\n")  # fmt: skip
        print(table(scored(halves[0], backgrounds), scored(halves[1], backgrounds)))


if __name__ == "__main__":
    main()
