"""Do stories stay right when articles come one after another, and the pool grows?

    python -m benchmarks.group_stream [DATA_ROOT] [--shuffles 10]

B-cubed F1 (Bagga and Baldwin 1998) of the stream beside grouping with every pair weighed: ECB+ dev
in file order and shuffled, and pools of AllSides leads; headlines have a benchmark of their own. Of
the index: the pairs of one story that stand side by side among the candidates, and those that
candidates connect within their story. The weights are those that the package ships, for
articles and for leads; those for leads were fitted on one half of the AllSides stories, and the
smaller pools are of the other half.
"""

import argparse
import csv
import datetime
import json
import random
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from recension.group.background import news_background
from recension.group.candidates import Index, Search, candidates
from recension.group.grouping import weighed
from recension.group.likeness import Decision, lead_decision, shipped_decision
from recension.group.linkage import average_linkage
from recension.group.profile import profile_of
from recension.group.stream import Stream, arrive, prepared, stories
from recension.model.article import Article, Published
from training.group.train import halves

SEED = 7
POOLS = (300, 1_000, 2_759)
_BATCH = 500

Told = tuple[list[Article], list[str]]
"""Articles, and the story of each."""


def read(path: Path) -> Told:
    """Articles of JSON Lines with `id`, `story` and `text`."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [_article(row["id"], row["text"], None) for row in rows], [row["story"] for row in rows]


def headlines(path: Path) -> Told:
    """The headlines with the minute each appeared, in time order."""
    with path.open(encoding="utf-8", newline="") as file:
        # The file ends within a row.
        whole = (row for row in csv.DictReader(file) if row["TIMESTAMP"])
        rows = sorted(whole, key=lambda row: (int(row["TIMESTAMP"]), row["ID"]))
    articles = []
    for row in rows:
        moment = datetime.datetime.fromtimestamp(int(row["TIMESTAMP"]) / 1000, datetime.UTC)
        published = Published(f"{moment:%Y-%m-%dT%H:%M}Z", "minute", "given")
        articles.append(_article(row["ID"], row["TITLE"], published))
    return articles, [row["STORY"] for row in rows]


def _article(name: str, text: str, published: Published | None) -> Article:
    return Article(name, "p", 0, None, None, None, "en", published, text, (), ())


def scores(found: Iterable[Sequence[str]], told: Told) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1."""
    home = {article.id: story for article, story in zip(*told, strict=True)}
    size: dict[str, int] = {}
    for story in told[1]:
        size[story] = size.get(story, 0) + 1
    precision = recall = 0.0
    for ids in found:
        own: dict[str, int] = {}
        for each in ids:
            own[home[each]] = own.get(home[each], 0) + 1
        precision += sum(count * count for count in own.values()) / len(ids)
        recall += sum(count * count / size[story] for story, count in own.items())
    precision, recall = precision / len(home), recall / len(home)
    return precision, recall, 2 * precision * recall / (precision + recall)


def streamed(articles: Sequence[Article], decision: Decision) -> tuple[Stream, int]:
    """The stream after these articles, and how many stories changed visibly on the way."""
    stream, changes = Stream(decision=decision), 0
    for start in range(0, len(articles), _BATCH):
        changes += len(arrive(stream, prepared(stream, articles[start : start + _BATCH])))
    return stream, changes


def paired(articles: Sequence[Article], decision: Decision) -> list[list[str]]:
    """The stories by average linkage over every pair."""
    profiles = [profile_of(article, news_background()) for article in articles]
    odds, dated = weighed(profiles, decision)
    clusters = average_linkage(odds, decision.threshold, dated=dated)
    return [[articles[row].id for row in rows] for rows in clusters]


def pool_of(told: Told, count: int) -> Told:
    """The articles of `count` stories drawn, shuffled, since the file has stories together.

    They are of the half that nothing was fitted on, if that has as many.
    """
    rng = random.Random(SEED)
    names = list(dict.fromkeys(told[1]))
    half = halves(names)[1]
    chosen = set(rng.sample(half, count) if count <= len(half) else names)
    pairs = [pair for pair in zip(*told, strict=True) if pair[1] in chosen]
    rng.shuffle(pairs)
    return [article for article, _ in pairs], [story for _, story in pairs]


def reach(told: Told, search: Search) -> tuple[float, float, float]:
    """Shares of a story's pairs found side by side and connected; candidates an article."""
    stream = Stream(search)
    articles, names = told
    filed = [each.filed for each in prepared(stream, articles)]
    index, orders = Index(), np.arange(len(articles), dtype=np.int64)
    index.add(orders, filed)
    found = [rows for rows, _ in candidates(index, orders, filed, search)]
    group = list(range(len(articles)))
    direct = 0
    for row, rows in enumerate(found):
        for other in rows.tolist():
            if names[other] == names[row]:
                direct += 1
                group[_top(group, row)] = _top(group, other)
    held: dict[tuple[str, int], int] = {}
    sizes: dict[str, int] = {}
    for row, name in enumerate(names):
        held[name, _top(group, row)] = held.get((name, _top(group, row)), 0) + 1
        sizes[name] = sizes.get(name, 0) + 1
    total = sum(size * (size - 1) // 2 for size in sizes.values())
    connected = sum(size * (size - 1) // 2 for size in held.values())
    return direct / total, connected / total, sum(map(len, found)) / len(found)


def _top(group: list[int], row: int) -> int:
    while group[row] != row:
        group[row] = group[group[row]]
        row = group[row]
    return row


def _row(name: str, told: Told, decision: Decision, beside: str = "") -> float:
    started = time.process_time()
    stream, changes = streamed(told[0], decision)
    spent = time.process_time() - started
    precision, recall, f1 = scores(stories(stream), told)
    beside = beside or f"{scores(paired(told[0], decision), told)[2]:.3f}"
    print(
        f"| {name} | {len(told[0]):,} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {beside} "
        f"| {changes} | {len(told[0]) / spent:,.0f} |",
        flush=True,
    )
    return f1


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--shuffles", type=int, default=10)
    arguments = parser.parse_args()
    data: Path = arguments.data
    ecb = read(data / "ecbplus" / "dev.jsonl")
    leads = read(data / "allsides" / "leads.jsonl")
    print(f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}, seed {SEED}\n")
    print(
        "| in a stream | articles | precision | recall | F1 | every pair | changes | articles/s |"
    )
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    found = [_row("ECB+ dev, file order", ecb, shipped_decision())]
    for seed in range(1, arguments.shuffles + 1):
        pairs = random.Random(seed).sample(list(zip(*ecb, strict=True)), len(ecb[0]))
        told = [article for article, _ in pairs], [story for _, story in pairs]
        found.append(_row(f"ECB+ dev, shuffle {seed}", told, shipped_decision(), "same"))
    for count in POOLS:
        _row(f"AllSides leads, {count:,} stories", pool_of(leads, count), lead_decision())
    print(f"\nECB+: mean {np.mean(found):.4f}, worst {min(found):.4f}")
    timed = headlines(data / "headlines" / "uci-news-aggregator.csv")
    print("\n| candidates | most | side by side | connected | candidates an article |")
    print("| --- | ---: | ---: | ---: | ---: |")
    pools = (("ECB+ dev", ecb), ("AllSides leads", pool_of(leads, 2_759)), ("headlines", timed))
    for name, told in pools:
        for most in (20, 40, 100):
            direct, connected, count = reach(told, Search(most=most))
            print(f"| {name} | {most} | {direct:.3f} | {connected:.3f} | {count:.1f} |", flush=True)


if __name__ == "__main__":
    main()
