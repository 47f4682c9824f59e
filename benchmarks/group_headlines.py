"""Headlines in the order they appeared, each joining a story or opening one.

python -m benchmarks.group_headlines ../shared/data

B-cubed F1 on the time-stamped headlines of March 2014 (UCI News Aggregator), taken in one batch of
256 after another. Every threshold is chosen on the earlier half by time; scored are that half, the
later half, and all. Ours: weights of words, fitted on AllSides leads, with no crowd, since a story
here has up to hundreds of headlines. Beside it: TF-IDF online, each headline joining the story
whose centroid is nearest by cosine, words weighed by the headlines seen so far.
"""

import argparse
import csv
import datetime
import math
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from benchmarks.group import b_cubed
from recension.group.likeness import headline_decision
from recension.group.stream import Stream, arrive, prepared, stories
from recension.model.article import Article, Published
from recension.text.words import words

BATCH = 256
ODDS = (-6.5, -6.0, -5.5, -5.0, -4.5)
COSINES = (0.04, 0.06, 0.08, 0.1, 0.12, 0.16)
Partition = list[list[int]]


def read(data: Path) -> tuple[list[Article], list[str]]:
    """The headlines as articles in order of time, and their stories."""
    path = data / "headlines" / "uci-news-aggregator.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["STORY"] and row["TIMESTAMP"]]
    rows.sort(key=lambda row: (int(row["TIMESTAMP"]), int(row["ID"])))
    return [_article(row) for row in rows], [row["STORY"] for row in rows]


def _article(row: dict[str, str]) -> Article:
    moment = datetime.datetime.fromtimestamp(int(row["TIMESTAMP"]) / 1000, datetime.UTC)
    published = Published(moment.strftime("%Y-%m-%dT%H:%M"), "minute", "given")
    return Article(row["ID"], "p", 0, None, None, None, "en", published, row["TITLE"], (), ())


def ours(articles: Sequence[Article], threshold: float) -> Partition:
    """The stories of the stream."""
    decision = msgspec.structs.replace(headline_decision(), threshold=threshold)
    stream = Stream(decision=decision)
    for start in range(0, len(articles), BATCH):
        arrive(stream, prepared(stream, articles[start : start + BATCH]))
    row_of = {article.id: row for row, article in enumerate(articles)}
    return [[row_of[each] for each in story] for story in stories(stream)]


class Centroids:
    """The sums of the stories' vectors, their lengths, and the stories that hold a stem."""

    def __init__(self) -> None:
        self.sums: list[Counter[str]] = []
        self.lengths: list[float] = []
        self.holders: dict[str, set[int]] = {}

    def nearest(self, vector: dict[str, float]) -> tuple[float, int]:
        """The greatest cosine and whose it is; (0, -1) where nothing is shared."""
        near = {each for stem in vector for each in self.holders.get(stem, ())}
        found = [(self._cosine(vector, each), -each) for each in near]
        best, at = max(found, default=(0.0, 1))
        return best, -at

    def _cosine(self, vector: dict[str, float], story: int) -> float:
        dot = sum(weight * self.sums[story][stem] for stem, weight in vector.items())
        return dot / self.lengths[story]

    def join(self, vector: dict[str, float], story: int) -> None:
        """Add the vector to the story, a new one where it is the next."""
        if story == len(self.sums):
            self.sums.append(Counter())
            self.lengths.append(0.0)
        for stem, weight in vector.items():
            self.sums[story][stem] += weight
            self.holders.setdefault(stem, set()).add(story)
        self.lengths[story] = math.sqrt(sum(each * each for each in self.sums[story].values()))


def online(articles: Sequence[Article], threshold: float) -> Partition:
    """Single pass over TF-IDF centroids (Allan, Papka and Lavrenko 1998)."""
    held: Counter[str] = Counter()
    centroids = Centroids()
    found: Partition = []
    for row, article in enumerate(articles):
        stems = sorted({word.stem for word in words(article.text)})
        held.update(stems)
        weights = {stem: math.log(1 + (row + 1) / held[stem]) for stem in stems}
        length = math.sqrt(sum(each * each for each in weights.values())) or 1.0
        vector = {stem: weight / length for stem, weight in weights.items()}
        best, at = centroids.nearest(vector)
        if best < threshold:
            at = len(found)
            found.append([])
        centroids.join(vector, at)
        found[at].append(row)
    return found


def part(found: Partition, low: int, high: int, names: Sequence[str]) -> float:
    """B-cubed F1 of the rows from `low` to `high` alone."""
    kept = [[row - low for row in rows if low <= row < high] for rows in found]
    return b_cubed([rows for rows in kept if rows], names[low:high])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    articles, names = read(parser.parse_args().data)
    half = len(articles) // 2
    print(f"UCI headlines: {len(articles)} headlines, {len(set(names))} stories\n")
    print("| method | chosen | earlier half | later half | all | headlines a second |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    methods: list[tuple[str, Callable[[Sequence[Article], float], Partition], Sequence[float]]] = [
        ("ours, streaming", ours, ODDS),
        ("TF-IDF online", online, COSINES),
    ]
    for name, method, thresholds in methods:
        scores = {t: b_cubed(method(articles[:half], t), names[:half]) for t in thresholds}
        best = max(thresholds, key=scores.__getitem__)
        started = time.process_time()
        found = method(articles, best)
        spent = time.process_time() - started
        parts = ((0, half), (half, len(articles)), (0, len(articles)))
        cells = " | ".join(f"{part(found, low, high, names):.3f}" for low, high in parts)
        print(f"| {name} | {best} | {cells} | {len(articles) / spent:.0f} |", flush=True)


if __name__ == "__main__":
    main()
