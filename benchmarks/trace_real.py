"""Origins on real stories: the newsrooms that articles credit, against labels made by reading.

    python -m benchmarks.trace_real [ARTICLES.jsonl] [--labels FILE]

The labels hold offsets alone, no text: who has ECB+ can lay them over it.
"""

import argparse
import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from recension.annotate.newsrooms import known_newsrooms
from recension.model.article import Article
from recension.model.lineage import Lineage
from recension.trace.rarity import background_of
from recension.trace.story import trace_story

Pair = tuple[str, str]
"""An article and a newsroom it credits."""


class LabelledCredit(msgspec.Struct, frozen=True):
    """A newsroom credited at [start, end), seen in these `passes` of reading."""

    newsroom: str
    start: int
    end: int
    passes: tuple[int, ...]


class LabelledArticle(msgspec.Struct, frozen=True):
    """An article of ECB+ by its id and the length of its text, with the credits read in it."""

    article: str
    story: str
    length: int
    credits: tuple[LabelledCredit, ...]


def house_of(name: str) -> str:
    """The family a newsroom belongs to, or the name itself where it is not known."""
    known = known_newsrooms().by_alias.get(name)
    return known.house if known is not None else name


def labelled_pairs(labels: Iterable[LabelledArticle], passes: set[int]) -> set[Pair]:
    """The newsrooms that the labels of these passes give, by article."""
    return {
        (one.article, house_of(credit.newsroom))
        for one in labels
        for credit in one.credits
        if passes & set(credit.passes)
    }


def given_pairs(lineage: Lineage) -> set[Pair]:
    """The newsrooms that tracing says the articles state."""
    return {
        (credit.article, house_of(origin.name))
        for origin in lineage.origins
        if origin.name is not None
        for credit in origin.articles
        if credit.credit == "stated"
    }


def located(labels: Sequence[LabelledArticle], lineages: Iterable[Lineage]) -> int:
    """How many labelled credits some evidence of the same newsroom overlaps."""
    spans = {
        (span.article, house_of(origin.name), span.start, span.end)
        for lineage in lineages
        for origin in lineage.origins
        if origin.name is not None
        for credit in origin.articles
        for span in credit.evidence
    }
    return sum(
        any(
            (article, house) == (one.article, house_of(credit.newsroom))
            and start < credit.end
            and credit.start < end
            for article, house, start, end in spans
        )
        for one in labels
        for credit in one.credits
    )


def article_of(row: Mapping[str, str]) -> Article:
    """A row of ECB+ as the pipeline would have it, its publisher not known."""
    text = row["text"]
    return Article(row["id"], "p", 0, None, None, None, "en", None, text, ((0, 0, len(text)),), ())


def kappa(one: set[str], other: set[str], everything: set[str]) -> float:
    """Cohen's kappa (1960) of two markings of the same things."""
    total = len(everything)
    agreed = (len(one & other) + len(everything - one - other)) / total
    chance = (len(one) * len(other) + (total - len(one)) * (total - len(other))) / total**2
    return (agreed - chance) / (1 - chance)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    here = Path(__file__).with_name("data") / "origin_labels.jsonl"
    data = Path("../shared/data/ecbplus/dev.jsonl")
    parser.add_argument("articles", nargs="?", type=Path, default=data)
    parser.add_argument("--labels", type=Path, default=here)
    options = parser.parse_args()
    labels = msgspec.json.Decoder(LabelledArticle).decode_lines(options.labels.read_text("utf-8"))
    rows = [json.loads(line) for line in options.articles.read_text("utf-8").splitlines() if line]
    background = background_of(row["text"] for row in rows)
    lengths = {row["id"]: len(row["text"]) for row in rows}
    wrong = [one.article for one in labels if lengths.get(one.article) != one.length]
    if wrong:
        raise SystemExit(f"the labels are for other texts: {', '.join(wrong)}")
    stories = sorted({one.story for one in labels})
    lineages = [
        trace_story([article_of(row) for row in rows if row["story"] == story], {}, background)
        for story in stories
    ]
    print_table(labels, lineages, options.articles.name)


def print_table(labels: Sequence[LabelledArticle], lineages: Sequence[Lineage], name: str) -> None:
    """Agreement of the two passes, and how tracing does against both together."""
    first, second, both = (labelled_pairs(labels, which) for which in ({1}, {2}, {1, 2}))
    ids = {one.article for one in labels}
    given = {pair for lineage in lineages for pair in given_pairs(lineage) if pair[0] in ids}
    known = {house_of(room) for room in known_newsrooms().by_alias}
    listed = {pair for pair in both if pair[1] in known}
    exact = sum(
        {p for p in both if p[0] == one} == {p for p in given if p[0] == one} for one in ids
    )
    credits = sum(len(one.credits) for one in labels)
    today = datetime.date.today().isoformat()
    print(f"{name}, {len(lineages)} stories, {len(labels)} articles, {credits} credits, {today}\n")
    print("| | | of |\n| --- | ---: | ---: |")
    rows: list[tuple[str, int, int]] = [
        ("passes agree: newsrooms of articles", len(first & second), len(both)),
        ("found: newsrooms of articles", len(given & both), len(both)),
        ("found: of newsrooms in our list", len(given & listed), len(listed)),
        ("right: newsrooms of articles", len(given & both), len(given)),
        ("articles with exactly the newsrooms labelled", exact, len(ids)),
        ("credits whose words are pointed at", located(labels, lineages), credits),
    ]
    for label, hits, of in rows:
        print(f"| {label} | {hits / of:.3f} | {of} |")
    one, other = ({pair[0] for pair in pairs} for pairs in (first, second))
    print(f"\nKappa of the passes, article credits somebody: {kappa(one, other, ids):.3f}")
    for kind, pairs in (("Missed", both - given), ("Given and not labelled", given - both)):
        print(f"{kind}: {', '.join(f'{article} {house}' for article, house in sorted(pairs))}")


if __name__ == "__main__":
    main()
