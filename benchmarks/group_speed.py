"""What an article costs to group as the pool grows to a million, and what the pool takes in memory.

    python -m benchmarks.group_speed [--sizes 10000,30000,...] [--measured N]

The articles are generated, their words drawn by Zipf's law (Zipf 1949) and, where they tell of a
story, from the story's own, their sentence vectors about the story's; 20,000 appear a day. The pool
is filled with what is known of them (words, runs of words and vectors, as the stream keeps them),
and at each size the next articles are decided in full: filed, their candidates found and weighed,
stories joined, merged and split: in batches of 500, then one by one in reporting order, then one by
one as they come within a minute (some 14 of them), when those of the minute are decided again.
Times are of the processor, on one core. What comes before, reading an article's words, packing them
and finding its vector, is the same at any size, can be spread, and is shown apart, over ECB+
articles. The peak of memory is the process's, generator and all, until then: it has in it what is
held while lists merge.
"""

import argparse
import datetime
import json
import math
import resource
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from recension.group.arrivals import Arrival, tie_of
from recension.group.background import Background
from recension.group.candidates import Filed, key_of
from recension.group.pair_odds import WORD, Words, packed
from recension.group.pool import Step
from recension.group.profile import Profile
from recension.group.stream import Stream, arrive, prepared
from recension.group.vectors import WIDTH
from recension.model.article import Article

Ints = NDArray[np.int64]
Order = Literal["reporting", "as they come"]

SEED = 11
COMMON, RARE = 60_000, 400_000
"""Words that any article may hold, by Zipf's law, and names and topics of single stories."""
_DRAWN, _OWN, _OF_OWN = 110, 60, 36
_A_DAY = 20_000
_FRESH = 0.35
"""How many articles tell a story of their own, or the first of one."""
_LIVE = 4_000
_COUNTED = 9_117
_BULK = 2_000


class Made(msgspec.Struct, frozen=True):
    """A generated article: word numbers with how often each stands, which are names, the lead."""

    number: int
    story: int
    words: Ints
    counts: Ints
    names: NDArray[np.bool_]
    lead: NDArray[np.bool_]
    runs: Ints
    vector: bytes


class World:
    """Generated articles without end, one after another, from a seed."""

    def __init__(self, seed: int = SEED) -> None:
        self.rng = np.random.default_rng(seed)
        share = 1 / np.arange(1, COMMON + 1)
        self.chances = np.cumsum(share / share.sum())
        held = 1 - (1 - share / share.sum()) ** _DRAWN
        holding = np.concatenate((np.round(_COUNTED * held), np.zeros(RARE))).astype(int)
        self.rarity = np.minimum(np.log((_COUNTED + 1) / (holding + 1)), 7.5).astype(np.float32)
        self.keys = np.array([key_of(f"w{word}") for word in range(COMMON + RARE)], np.uint32)
        known = {f"w{word}": count for word, count in enumerate(holding.tolist()) if count}
        self.background = Background(_COUNTED, known, {})
        self.stories: list[Ints] = []
        self.number = 0

    def next(self, count: int) -> Iterator[Made]:
        """The next `count` articles."""
        drawn = np.searchsorted(self.chances, self.rng.random((count, _DRAWN)))
        for row in drawn:
            yield self._made(row)
            self.number += 1

    def _made(self, drawn: Ints) -> Made:
        rng = self.rng
        if not self.stories or rng.random() < _FRESH:
            self.stories.append(COMMON + rng.integers(0, RARE, _OWN))
        back = int(min(rng.exponential(_LIVE / 4), len(self.stories) - 1))
        story = len(self.stories) - 1 - back
        own = rng.choice(self.stories[story], _OF_OWN, replace=False)
        words, counts = np.unique(np.concatenate((drawn, own, own[:12])), return_counts=True)
        names = (words >= COMMON) & (words % 3 == 0)
        telling = np.flatnonzero(self.rarity[words] >= 1.5)
        lead = np.zeros(len(words), np.bool_)
        lead[rng.permutation(telling)[:45]] = True
        copied = rng.random() < 0.2
        runs = story * 7919 + np.arange(8) if copied else rng.integers(0, 1 << 32, 8)
        return Made(self.number, story, words, counts, names, lead, runs, self._vector(story))

    def _vector(self, story: int) -> bytes:
        """A vector whose cosine with another of its story is about 0.7, as for one event."""
        about = np.random.default_rng([SEED, story]).standard_normal(WIDTH)
        own = np.random.default_rng([SEED, story, self.number]).standard_normal(WIDTH)
        drawn = 0.7**0.5 * about + 0.3**0.5 * own
        return bytes(np.round(127 * drawn / np.linalg.norm(drawn)).astype(np.int8).tobytes())


def arrival(world: World, made: Made) -> Arrival:
    """The article as the stream is given it."""
    words = [f"w{word}" for word in made.words.tolist()]
    body = dict(zip(words, made.counts.tolist(), strict=True))
    names = {words[at]: body[words[at]] for at in np.flatnonzero(made.names)}
    lead = {words[at]: 1 for at in np.flatnonzero(made.lead)}
    name = f"{made.number:016x}"
    article = Article(name, "p", 0, None, None, None, "en", None, "", (), ())
    main = dict(list(names.items())[:8])
    profile = Profile(name, body, names, lead, main, {}, vector=made.vector)
    words = packed(profile, world.background)
    return Arrival(article, _minute(made), profile, words, _filed(world, made), ())


def _minute(made: Made) -> int:
    return 1_000_000_000 + made.number * 24 * 60 // _A_DAY


def _filed(world: World, made: Made) -> Filed:
    weights = (1 + np.log(made.counts)) * world.rarity[made.words]
    best = np.argsort(-weights, kind="stable")[:24]
    keys = np.concatenate((world.keys[made.words[best]], made.runs.astype(np.uint32)))
    found, first = np.unique(keys, return_index=True)
    return Filed(found, np.concatenate((weights[best], np.full(8, 7.5)))[first].astype(np.float32))


def fill(stream: Stream, world: World, size: int) -> None:
    """Take in articles until there are `size`, each into the story that it was made for."""
    pool = stream.pool
    founders: dict[int, int] = {}
    while len(pool.ids) < size:
        made = list(world.next(min(_BULK, size - len(pool.ids))))
        filed = [_filed(world, one) for one in made]
        orders = np.array([_minute(one) << 30 | one.number for one in made], np.int64)
        stream.index.add(orders, filed)
        stream.lines.add(
            orders, [Filed(np.zeros(0, np.uint32), np.zeros(0, np.float32))] * len(made)
        )
        stream.filed += filed
        for one, order in zip(made, orders.tolist(), strict=True):
            row = pool.add(f"{one.number:016x}", order, _minute(one))
            stream.row_of_text[one.number] = row
            pool.odds.keep(_packed(world, one), vector=one.vector)
            _put(stream, row, founders.setdefault(one.story, row))


def _packed(world: World, made: Made) -> Words:
    """What `packed` gives for the profile, got without the words themselves."""
    table = np.zeros(len(made.words), WORD)
    table["key"], table["rarity"] = world.keys[made.words], world.rarity[made.words]
    table["body"], table["lead"] = made.counts, made.lead
    table["names"] = made.counts * made.names
    return table[np.argsort(table["key"])]


def _put(stream: Stream, row: int, founder: int) -> None:
    pool = stream.pool
    if founder == row:
        pool.put([row])
        pool.steps.append(Step(row))
    else:
        pool.stories[founder].append(row)
        pool.home[row] = founder
        pool.steps.append(Step(row, grew=founder))


def resident() -> float:
    """Memory of this process in GB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 1e9


def peak() -> float:
    """The most memory that this process has held so far, in GB (Linux)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9


def measured(
    stream: Stream, world: World, count: int, batch: int, order: Order = "reporting"
) -> float:
    """Seconds of processor time an article, over `count` articles in batches."""
    arrivals = [arrival(world, made) for made in world.next(count)]
    if order == "reporting":
        arrivals.sort(key=lambda one: (one.minute or 0, tie_of(one.article.id)))
    started = time.process_time()
    for start in range(0, count, batch):
        arrive(stream, arrivals[start : start + batch])
    return (time.process_time() - started) / count


def reading(data: Path) -> str:
    """What reading the words of an article costs."""
    lines = (data / "ecbplus" / "dev.jsonl").read_text("utf-8").splitlines()[:400]
    rows = [json.loads(line) for line in lines]
    articles = [
        Article(row["id"], "p", 0, None, None, None, "en", None, row["text"], (), ())
        for row in rows
    ]
    count = sum(len(article.text.split()) for article in articles) / len(articles)
    stream = Stream()
    started = time.process_time()
    prepared(stream, articles)
    spent = (time.process_time() - started) / len(articles)
    return f"Reading an article of {count:.0f} words (ECB+): {1e3 * spent:.2f} ms."


def main() -> None:
    """Print the curve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--sizes", default="10000,30000,100000,300000,1000000")
    parser.add_argument("--measured", type=int, default=2_000)
    arguments = parser.parse_args()
    world = World()
    stream = Stream(background=world.background)
    print(f"Generated articles, seed {SEED}, {datetime.datetime.now(datetime.UTC):%Y-%m-%d}\n")
    print(
        "| articles in the pool | ms an article | articles/s | one by one, ms | articles/s "
        "| as they come, ms | memory, GB | peak, GB | |"
    )
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |")
    for size in map(int, arguments.sizes.split(",")):
        fill(stream, world, size - arguments.measured * 6 // 4)
        at_once = measured(stream, world, arguments.measured, 500)
        single = measured(stream, world, arguments.measured // 4, 1)
        within = measured(stream, world, arguments.measured // 4, 1, "as they come")
        bar = "█" * math.ceil(at_once * 1e4)
        print(
            f"| {len(stream.pool.ids):,} | {1e3 * at_once:.2f} | {1 / at_once:,.0f} "
            f"| {1e3 * single:.2f} | {1 / single:,.0f} | {1e3 * within:.2f} "
            f"| {resident():.2f} | {peak():.2f} | {bar} |",
            flush=True,
        )
    print(f"\n{reading(arguments.data)}")


if __name__ == "__main__":
    main()
