"""What the wrong settings cost: pools of leads, headlines and cut articles under each of the three.

python -m benchmarks.group_texts ../shared/data

B-cubed F1 of stories grouped as articles, as leads and as headlines, the mean over pools drawn with
a seed, and as what each pool is taken for when nobody says. Leads are of the AllSides stories that
neither encoder nor weights were fitted on; headlines of the earlier half, from which their
threshold is; ECB+ is what the weights for articles were fitted on.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

from benchmarks.group import b_cubed
from benchmarks.group_headlines import read as read_headlines
from recension.group.grouping import group_articles
from recension.group.texts import Texts, settings_for
from recension.model.article import Article
from training.group.train import article_of, halves, read, read_leads

Pool = tuple[list[Article], list[str]]
KINDS: tuple[Texts, ...] = get_args(Texts)
DRAWS = 8
WORDS = 50


def of_leads(data: Path, stories: int, chance: random.Random) -> Pool:
    """All leads of so many stories of the half that is for scoring."""
    leads = read_leads(data)
    drawn = chance.sample(halves(list(leads))[1], stories)
    return [a for story in drawn for a in leads[story]], [s for s in drawn for _ in leads[s]]


def of_headlines(data: Path, stories: int, count: int, chance: random.Random) -> Pool:
    """So many headlines, drawn from those of so many stories of the earlier half."""
    articles, named = read_headlines(data)
    half = list(zip(articles, named, strict=True))[: len(articles) // 2]
    drawn = set(chance.sample(sorted({story for _, story in half}), stories))
    some = [pair for pair in half if pair[1] in drawn]
    some = chance.sample(some, min(count, len(some)))
    return [article for article, _ in some], [story for _, story in some]


def of_cut_articles(data: Path, most: int, chance: random.Random) -> Pool:
    """The first 50 words of ECB+ articles, at most so many of a story."""
    articles, named, _ = read(data)
    rows = list(range(len(articles)))
    chance.shuffle(rows)
    held: Counter[str] = Counter()
    kept = []
    for row in rows:
        held[named[row]] += 1
        if held[named[row]] <= most:
            kept.append(row)
    return [_cut(articles[row]) for row in kept], [named[row] for row in kept]


def _cut(article: Article) -> Article:
    return article_of(article.id, " ".join(article.text.split()[:WORDS]))


def scores(pools: Sequence[Pool]) -> Iterator[float]:
    """The mean score of the pools under each kind of settings, then under what is found."""
    for kind in (*KINDS, None):
        found = []
        for articles, named in pools:
            row_of = {article.id: row for row, article in enumerate(articles)}
            decision = settings_for(articles, kind).decision
            stories = group_articles(articles, {}, decision).stories
            found.append(b_cubed([[row_of[each] for each in one] for one in stories], named))
        yield sum(found) / len(found)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    chances = [random.Random(seed) for seed in range(DRAWS)]
    pools: dict[str, list[Pool]] = {
        f"leads of {count} stories": [of_leads(data, count, chance) for chance in chances]
        for count in (3, 10, 100)
    }
    name = "headlines of 10 stories, 200 of them"
    pools[name] = [of_headlines(data, 10, 200, chance) for chance in chances]
    name = f"ECB+ cut to {WORDS} words, four a story"
    pools[name] = [of_cut_articles(data, 4, chance) for chance in chances[:2]]
    name = f"ECB+ cut to {WORDS} words, stories whole"
    pools[name] = [of_cut_articles(data, 1000, chances[0])]
    print(f"| pool | {' | '.join(KINDS)} | when nobody says |")
    print("| --- |" + " ---: |" * (len(KINDS) + 1))
    for name, drawn in pools.items():
        print(f"| {name} | {' | '.join(f'{each:.3f}' for each in scores(drawn))} |", flush=True)


if __name__ == "__main__":
    main()
