"""What do dates of publication bring, where a story's look-alike comes days, weeks or years later?

python -m benchmarks.group_window ../shared/data

ECB+ development articles tell no date of publication. Here they are given one: the first of a
topic's two look-alike stories appears within four days, the second as much later as is asked. The
topics are those of the third and the fifth fold of `benchmarks.group` (in which most look-alikes
are taken for one), in one pool, at the shipped settings, which are fitted on ECB+, these topics
among it: the difference that dates make is what is measured, not how good either is.
"""

import argparse
import datetime
import zlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from benchmarks.group import b_cubed
from recension.group.grouping import group_articles
from recension.model.article import Article, Published
from training.group.train import read

GAPS = (3, 14, 30, 3 * 365)
_FIRST = datetime.date(2010, 3, 1)


def appeared(article: Article, later: int) -> Article:
    """The article with a date: one of the first four days, so many days later."""
    day = _FIRST + datetime.timedelta(days=later + zlib.crc32(article.id.encode()) % 4)
    published = Published(day.isoformat(), "day", "given")
    return msgspec.structs.replace(article, published=published)


def score(articles: Sequence[Article], stories: Sequence[str]) -> float:
    """B-cubed F1 of the stories found."""
    row_of = {article.id: row for row, article in enumerate(articles)}
    found = group_articles(articles, {}).stories
    return b_cubed([[row_of[each] for each in story] for story in found], stories)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    articles, stories, topics = read(parser.parse_args().data)
    order = sorted(set(topics))
    chosen = {*order[2::5], *order[4::5]}
    rows = [row for row, topic in enumerate(topics) if topic in chosen]
    some, names = [articles[row] for row in rows], [stories[row] for row in rows]
    print(f"ECB+ dev, {len(some)} articles, {len(set(names))} stories in one pool\n")
    print("| the look-alike appears | B3 F1 |\n| --- | ---: |")
    print(f"| (no dates) | {score(some, names):.3f} |")
    for gap in GAPS:
        laid = [
            appeared(article, gap if name.endswith("plus") else 0)
            for article, name in zip(some, names, strict=True)
        ]
        print(f"| {gap} days later | {score(laid, names):.3f} |", flush=True)


if __name__ == "__main__":
    main()
