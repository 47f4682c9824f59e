"""What tracing costs as one story grows, and whether it still finds who copied whom.

    python -m benchmarks.trace_cost [ARTICLES.jsonl] [--sizes N,N] [--seed N]

One dispatch and its rewrites, each of four fifths of its lines, half of them edited lightly and
half put in other words; 70 % carry a time. All were made from the dispatch: how many are found to
be is the last column. Seconds are of the processor, one core.
"""

import argparse
import datetime
import random
import resource
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.copychains.chain import GivenArticle
from benchmarks.copychains.corpus import read_sources
from benchmarks.copychains.rewrite import lightly_edited, paraphrased
from benchmarks.trace import article_of
from recension.model.article import Article
from recension.trace.story import trace_story

_LINES = 25
_KEPT = 0.8
_DATED = 0.7
_INTENSITY = 0.6


def story_of(text: str, size: int, seed: int) -> list[Article]:
    """The dispatch, first, and `size` - 1 rewrites of it, a minute apart."""
    rng = random.Random(seed)
    lines = text.split("\n")[:_LINES]
    return [article_of(_given(number, lines, rng)) for number in range(size)]


def _given(number: int, lines: Sequence[str], rng: random.Random) -> GivenArticle:
    kept = list(lines)
    if number:
        kept = [line for line in lines if rng.random() < _KEPT]
        kept = [
            lightly_edited(line, rng) if number % 2 else paraphrased(line, _INTENSITY, rng)
            for line in kept
        ]
    stamp = f"2024-03-{1 + number // 1440:02d}T{number // 60 % 24:02d}:{number % 60:02d}"
    dated = stamp if rng.random() < _DATED else None
    return GivenArticle(f"a{number:05d}", "s", "\n".join(kept), dated)


def row(articles: Sequence[Article]) -> str:
    """A line of the table: size, seconds, milliseconds an article, peak memory, parents right."""
    start = time.process_time()
    lineage = trace_story(articles, {})
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    right = sum(one.from_ == articles[0].id for one in lineage.derivations)
    size = len(articles)
    return (
        f"| {size:,} | {seconds:.2f} | {1000 * seconds / size:.1f} | {peak:.2f} "
        f"| {right / max(size - 1, 1):.3f} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "articles", nargs="?", type=Path, default=Path("../shared/data/ecbplus/dev.jsonl")
    )
    parser.add_argument("--sizes", default="10,100,1000,5000")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    longest = max((one.text for one in read_sources(options.articles)), key=len)
    words = len("\n".join(longest.split("\n")[:_LINES]).split())
    today = datetime.date.today().isoformat()
    print(f"{options.articles.name}, a dispatch of {words} words, seed {options.seed}, {today}\n")
    print("| articles in one story | seconds | ms an article | peak GiB | parents right |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    row(story_of(longest, 10, options.seed))  # word lists and forms are read once
    for size in map(int, options.sizes.split(",")):
        print(row(story_of(longest, size, options.seed)), flush=True)


if __name__ == "__main__":
    main()
