"""Do pages of several articles glue stories together?

    python -m benchmarks.group_composites [DATA_ROOT] [--each 3]

The ECB+ articles of the topics that no cut was learned on, each on a page of its own, are grouped
alone; then beside composite pages of 2 to 6 of them (digests, briefs, pages with related stories
below, and so on: `benchmarks.composites`), every second of one topic, that is, of two look-alike
stories. The composite pages are cut as the package cuts them, or left whole. Counted are pairs of
articles on pages of their own that tell different stories and are put into one, and those of one
story that are parted. Of the parts that were cut out, those that stand in the story of the article
that most of their letters are of.
"""

import argparse
import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import msgspec

from benchmarks.composites.held_out import HELD_OUT
from benchmarks.composites.pages import Composite, drawn
from benchmarks.composites.source import Source
from benchmarks.composites.styles import SEEN
from benchmarks.group_stream import scores
from recension.extract.articles import articles_of
from recension.group.grouping import group_articles
from recension.group.stream import grouped_in_order
from recension.model.article import Article
from training.cut.examples import composite_document, ecbplus

SEEDS = (1, 2, 3)


class Part(msgspec.Struct, frozen=True):
    """An article cut out of a composite page, and the source that most of its letters are of."""

    article: Article
    source: str | None


def alone(source: Source) -> Article:
    """The article on a page of its own."""
    text = "\n".join((source.headline or "", *source.sentences)).strip()
    return Article(source.id, "p", 0, None, None, None, "en", None, text, (), ())


def parts_of(page: Composite) -> list[Part]:
    """The articles that the package cuts the page into."""
    found = articles_of(composite_document(page))
    return [Part(article, _source(page, article)) for article in found]


def _source(page: Composite, article: Article) -> str | None:
    letters: Counter[int] = Counter()
    for _, start, length in article.map:
        for piece in page.pieces:
            shared = min(start + length, piece.end) - max(start, piece.start)
            letters[piece.article] += max(0, shared)
    place, count = letters.most_common(1)[0]
    return page.sources[place] if count else None


def whole(page: Composite, parts: Sequence[Part]) -> Article:
    """The page as one article, without what is no article's."""
    text = "\n\n".join(part.article.text for part in parts)
    name = "whole-" + parts[0].article.id
    return Article(name, page.style, 0, None, None, None, "en", None, text, (), ())


def counted(found: Iterable[Sequence[str]], gold: Mapping[str, str]) -> str:
    """How the articles of `gold` came out."""
    stories = [[each for each in story if each in gold] for story in found]
    stories = [story for story in stories if story]
    pairs = [gold[a] == gold[b] for story in stories for a, b in combinations(story, 2)]
    sizes = Counter(gold.values()).values()
    same = sum(size * (size - 1) // 2 for size in sizes)
    articles = [Article(a, "p", 0, None, None, None, "en", None, "", (), ()) for a in gold]
    precision, recall, f1 = scores(stories, (articles, list(gold.values())))
    glued = sum(len({gold[each] for each in story}) > 1 for story in stories)
    wrong, parted = pairs.count(False), same - pairs.count(True)
    cells = [f"{wrong:,}", f"{parted:,}", f"{glued}", f"{max(map(len, stories))}"]
    return " | ".join([*cells, *(f"{each:.3f}" for each in (precision, recall, f1))])


def at_home(parts: Iterable[Part], found: Iterable[Sequence[str]], gold: Mapping[str, str]) -> str:
    """The share of parts in a story with more articles of their own story than of others."""
    home = {each: story for story in found for each in story}
    right = known = 0
    for part in parts:
        if part.source is not None:
            known += 1
            beside = Counter(gold[each] for each in home[part.article.id] if each in gold)
            right += bool(beside) and beside.most_common(1)[0][0] == gold[part.source]
    return f"{right / known:.3f} of {known}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--each", type=int, default=3, help="pages a style and form")
    arguments = parser.parse_args()
    sources = ecbplus(arguments.data, 1)
    gold = {source.id: source.story for source in sources}
    clean = [alone(source) for source in sources]
    print(f"ECB+ dev, second half of topics, {len(clean)} articles, seeds {SEEDS}, ", end="")
    print(f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}\n")
    print(
        "| beside them | pages | seed | wrong pairs | parted pairs | glued stories | largest "
        "| precision | recall | B3 F1 | parts at home |"
    )
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    print(f"| nothing | 0 | | {counted(group_articles(clean, {}).stories, gold)} | |", flush=True)
    for seed in SEEDS:
        pages = list(drawn(sources, [*SEEN, *HELD_OUT], arguments.each, seed))
        cut = [(page, found) for page in pages if (found := parts_of(page))]
        parts = list({part.article.id: part for _, found in cut for part in found}.values())
        uncut = list({each.id: each for each in (whole(*pair) for pair in cut)}.values())
        for name, more in (("cut", [part.article for part in parts]), ("left whole", uncut)):
            grouped = group_articles([*clean, *more], {}).stories
            share = at_home(parts, grouped, gold) if name == "cut" else ""
            row = counted(grouped, gold)
            print(f"| {name} | {len(pages)} | {seed} | {row} | {share} |", flush=True)
            row = counted(grouped_in_order([*clean, *more]), gold)
            print(f"| {name}, as a stream | {len(pages)} | {seed} | {row} | |", flush=True)


if __name__ == "__main__":
    main()
