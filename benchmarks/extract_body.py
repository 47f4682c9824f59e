"""Body text of news pages: ours beside other extractors, in one run.

    python -m benchmarks.extract_body [DATA] [--speed]

DATA is a folder with `ground-truth.json` and `html/*.html.gz` in the form of the article
extraction benchmark (https://github.com/scrapinghub/article-extraction-benchmark, MIT), whose
metric this is: precision and recall of four-word shingles counted with repeats, averaged over
pages; F1 of the two averages; 95 % intervals by bootstrap over pages. `--speed` adds pages per
second on one core, best of three passes. An extractor that takes longer than the limit on a page
loses the page.
"""

import argparse
import gzip
import json
import random
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import msgspec

from benchmarks.extractors import EXTRACTORS, Extractor, bounded
from recension.extract.glued import sorted_cuts
from recension.extract.headlines import role_of
from recension.extract.phrases import line_hit
from recension.extract.repeats import said_in

DATA = Path(__file__).parent.parent.parent / "shared/data/extraction"
SEED = 0
RESAMPLES = 1000
SECONDS_A_PAGE = 20.0
PASSES = 3
_SHINGLE = 4
_TOKEN = re.compile(r"\w+")

Scores = tuple[float, float, float]
"""Shares of shingles that are right, too many, and missed; they sum to 1."""


class TrueArticle(msgspec.Struct, frozen=True):
    """A page as bytes, and its true body text."""

    name: str
    raw: bytes
    body: str


class Result(msgspec.Struct, frozen=True):
    """What one extractor did on all pages; `lost` pages count as empty."""

    name: str
    scores: tuple[Scores, ...]
    lost: int
    speed: float | None


def read_pages(data: Path) -> list[TrueArticle]:
    """All pages, by name."""
    truth = json.loads((data / "ground-truth.json").read_text("utf-8"))
    return [
        TrueArticle(name, gzip.decompress((data / "html" / f"{name}.html.gz").read_bytes()), body)
        for name, body in sorted((name, page["articleBody"]) for name, page in truth.items())
    ]


def shingle_match(true: str, predicted: str) -> Scores:
    """Right, too many and missed, as shares, so that long pages weigh no more than short ones."""
    wanted, found = _shingles(true), _shingles(predicted)
    right = (wanted & found).total()
    parts = (right, found.total() - right, wanted.total() - right)
    total = sum(parts)
    return tuple(part / total for part in parts) if total else (0.0, 0.0, 0.0)  # type: ignore[return-value]


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    starts = range(max(1, len(tokens) - _SHINGLE + 1))
    shingles = (tuple(tokens[at : at + _SHINGLE]) for at in starts)
    return Counter(shingle for shingle in shingles if shingle)


def averages(scores: Sequence[Scores]) -> tuple[float, float, float]:
    """F1, precision, recall over pages; a page without text on a side has no share in it."""
    precision = statistics.mean(_share(tp, fp, fn) for tp, fp, fn in scores if tp + fp > 0)
    recall = statistics.mean(_share(tp, fn, fp) for tp, fp, fn in scores if tp + fn > 0)
    return 2 * precision * recall / (precision + recall), precision, recall


def _share(right: float, wrong: float, other: float) -> float:
    if wrong == other == 0:
        return 1.0
    return right / (right + wrong) if right or wrong else 0.0


def intervals(scores: Sequence[Scores]) -> tuple[float, float, float]:
    """Half widths of the 95 % intervals of F1, precision and recall."""
    chance = random.Random(SEED)
    drawn = [averages(chance.choices(scores, k=len(scores))) for _ in range(RESAMPLES)]
    f1, precision, recall = (1.96 * statistics.stdev(column) for column in zip(*drawn, strict=True))
    return f1, precision, recall


def measure(extractor: Extractor, pages: Sequence[TrueArticle], speed: bool) -> Result:
    """Run one extractor over all pages."""
    texts = _texts(extractor, pages)
    scores = tuple(shingle_match(p.body, t or "") for p, t in zip(pages, texts, strict=True))
    pace = _pages_a_second(extractor.load(), pages) if speed and not extractor.stalls else None
    return Result(extractor.name, scores, texts.count(None), pace)


def _texts(extractor: Extractor, pages: Sequence[TrueArticle]) -> list[str | None]:
    if extractor.stalls:
        return bounded(extractor, [page.raw for page in pages], SECONDS_A_PAGE)
    extract = extractor.load()
    return [extract(page.raw) for page in pages]


def _pages_a_second(extract: Callable[[bytes], str], pages: Sequence[TrueArticle]) -> float:
    taken = []
    for _ in range(PASSES):
        for remembered in (line_hit, role_of, sorted_cuts, said_in):
            remembered.cache_clear()  # a second pass must not profit from the first
        start = time.process_time()
        for page in pages:
            extract(page.raw)
        taken.append(time.process_time() - start)
    return len(pages) / min(taken)


def table(results: Sequence[Result]) -> str:
    """The results as a Markdown table."""
    lines = [
        "| extractor | F1 | precision | recall | pages lost | pages a second |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for one in results:
        values = zip(averages(one.scores), intervals(one.scores), strict=True)
        cells = " | ".join(f"{value:.4f} ± {half:.4f}" for value, half in values)
        pace = "" if one.speed is None else f"{one.speed:.1f}"
        lines.append(f"| {one.name} | {cells} | {one.lost} | {pace} |")
    return "\n".join(lines)


def halves(result: Result, pages: Sequence[TrueArticle]) -> str:
    """F1 on the two halves of the pages, told apart by their names."""
    parts = [
        [s for s, p in zip(result.scores, pages, strict=True) if int(p.name[:8], 16) % 2 == half]
        for half in (0, 1)
    ]
    f1 = " and ".join(f"{averages(part)[0]:.4f} on {len(part)}" for part in parts)
    return f"{result.name}, by halves: F1 {f1} pages"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("--speed", action="store_true", help="pages per second, too")
    asked = parser.parse_args()
    pages = read_pages(asked.data)
    results = [measure(extractor, pages, asked.speed) for extractor in EXTRACTORS]
    print(f"article extraction benchmark, {len(pages)} pages, {date.today()}, seed {SEED}\n")
    print(table(results))
    print("\n" + "\n\n".join(halves(result, pages) for result in results[:2]))


if __name__ == "__main__":
    main()
