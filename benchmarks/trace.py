"""Figures of tracing on copy chains of known parentage.

    python -m benchmarks.trace [ARTICLES.jsonl] [--seeds N,N] [--rounds N] [--version 1|2]
        [--brief] [--tuning]

Every second topic is for tuning, the others are measured untouched; both are printed.
"""

import argparse
import datetime
from collections.abc import Sequence
from pathlib import Path

from benchmarks.copychains.chain import Chain, GivenArticle
from benchmarks.copychains.corpus import make_all, read_sources
from benchmarks.copychains.decidable import score_told
from benchmarks.copychains.differing import score_differing
from benchmarks.copychains.headline import halves, headline_table, table
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
        total += score_differing(chain, lineage)
    return total


def backgrounds_of(chains: Sequence[Chain]) -> dict[str, Background]:
    """The corpus of each round: a chain a topic."""
    return {
        name: background_of(
            one.text for chain in chains if round_of(chain) == name for one in chain.articles
        )
        for name in sorted({round_of(one) for one in chains})
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "articles", nargs="?", type=Path, default=Path("../shared/data/ecbplus/dev.jsonl")
    )
    parser.add_argument("--seeds", default="7")
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--version", choices=("1", "2"), default="2")
    parser.add_argument("--brief", action="store_true", help="only the rates asked for")
    parser.add_argument("--tuning", action="store_true", help="leave the untouched half alone")
    options = parser.parse_args()
    version = f"copychains/{options.version}"
    sources = read_sources(options.articles)
    seeds = [int(seed) for seed in options.seeds.split(",")]
    for label, dated in (("times known for 70 %", 0.7), ("no times known", 0.0)):
        plan = Plan(version=version, dated=dated)
        made = [list(make_all(sources, seed, options.rounds, plan)) for seed in seeds]
        count = sum(len(chain.articles) for chains in made for chain in chains)
        today = datetime.date.today().isoformat()
        print(f"\n{version}, {options.articles.name}, {sum(map(len, made))} chains, "
              f"{count} articles, {label}, seeds {options.seeds}, {today}\n")  # fmt: skip
        tuning, untouched = Score({}), Score({})
        for chains in made:
            first, second = halves(chains)
            backgrounds = backgrounds_of(chains)
            tuning += scored(first, backgrounds)
            untouched += scored([] if options.tuning else second, backgrounds)
        print(headline_table(tuning, untouched))
        if not options.brief:
            print(f"\n{table(tuning, untouched)}")


if __name__ == "__main__":
    main()
