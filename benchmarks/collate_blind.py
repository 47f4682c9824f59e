"""Judgements by a reader who wrote none of the rules: `python -m benchmarks.collate_blind`.

Made on 2026-11-21 over the code of commit fa2b819, one reading each, in doubt not true; no text is
kept. Two sets:

* pooled (data/collate_pooled.jsonl): every claim that is shown on the stories of the splits
  "untouched" and "fresh" (ECB+, CC BY 3.0) and not labelled, and 30 labelled ones as a check.
  Precision by labels counts all of the first as wrong; by judgement, those judged wrong.
* closed (data/collate_closed.jsonl): every claim shown of 114 single articles of LGL, TR-News and
  PolNeAR's training part, drawn with seed 17 from those whose place leaves 3 divided by 4, which
  nobody who wrote rules looked at.

Run again, each claim shown is given the verdict on the same words and value, where there is one;
others are unjudged. A row that says "as judged" is of the code then.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks.collate import ADJUDICATED, LATER, Score, article_of, collated, labelled
from benchmarks.collate import score_story as scored
from benchmarks.collate_judged import named, shown_in, value_of
from benchmarks.collate_texts import texts_of
from recension.collate.story import Collated
from recension.collate.topic import topic_of
from recension.model.article import Article

DATA = Path(__file__).parent / "data"
SPLITS = ("untouched", "fresh")
SOURCES = ("lgl", "tr", "pol")
Value = tuple[float | bool | str | None, ...]
Place = tuple[str, int, int, Value]
"""A claim by the article, the characters and the value."""


class Pooled(msgspec.Struct, frozen=True):
    """A verdict on a claim of a labelled story; whether a label had it."""

    split: str
    story: str
    article: str
    start: int
    end: int
    topic: str
    value: Value
    matched: bool
    verdict: str


class Closed(msgspec.Struct, frozen=True):
    """A verdict on a claim of a single article."""

    source: str
    ordinal: int
    start: int
    end: int
    value: Value
    verdict: str


def places_in(result: Collated) -> Iterator[Place]:
    """Every claim shown on a question that labels can hold."""
    spans = {claim.id: claim.span for claim in result.claims}
    for collation in result.collations:
        topic = topic_of(collation)
        if collation.kind in {"quantity", "status"} and topic is not None and topic not in LATER:
            for reading in collation.readings:
                for name in reading.claims:
                    span = spans[name]
                    yield span.article, span.start, span.end, value_of(reading)


def pooled(data: Path, judged: Sequence[Pooled], split: str) -> str:
    """The lines of one split."""
    own = [row for row in judged if row.split == split]
    verdicts = {(row.article, row.start, row.end, row.value): row.verdict for row in own}
    true = sum(row.verdict == "true" for row in own if not row.matched)
    rows: dict[str, list[Article]] = {}
    for line in (data / "ecbplus" / "dev.jsonl").read_bytes().splitlines():
        row = msgspec.json.decode(line)
        rows.setdefault(row["story"], []).append(article_of(row))
    labels = [row for row in labelled(ADJUDICATED) if row["split"] == split]
    score, shown = Score(), Counter[str]()
    for story in sorted({row["story"] for row in labels}):
        result, _ = collated(rows[story])
        scored(result, [row for row in labels if row["story"] == story], score, show=False)
        shown.update(verdicts.get(place, "") for place in places_in(result))
    faults = sum(shown[name] for name in shown if name not in {"", "true"})
    return (
        f"{split}: unlabelled claims judged {sum(not row.matched for row in own)}, true {true}\n"
        f"  now: by labels {score.right}/{score.found} = {score.right / score.found:.3f}, "
        f"{score.found - score.right} not labelled, of which {faults} are judged wrong"
    )


def closed(data: Path, judged: Sequence[Closed], source: str) -> str:
    """The lines of one source."""
    own = [row for row in judged if row.source == source]
    verdicts = {(row.ordinal, row.start, row.end, row.value): row.verdict for row in own}
    then, now = Counter(row.verdict for row in own), Counter[str]()
    texts = texts_of(data, source)
    for ordinal in sorted({row.ordinal for row in own}):
        text = texts[ordinal]
        runs = ((0, 0, len(text)),)
        article = Article("a", "a", 0, None, None, None, "en", None, text, runs, ())
        for row in shown_in(*named([article])):
            verdict = verdicts.get((ordinal, row.start, row.end, row.value), "unjudged")
            now[verdict] += 1
    return f"{source}: as judged {_told(then)}\n  now: {_told(now)}"


def _told(counts: Counter[str]) -> str:
    unjudged = counts["unjudged"]
    total = sum(counts.values()) - unjudged
    kinds = ", ".join(f"{name} {counts[name]}" for name in sorted(counts) if name != "true")
    return f"true {counts['true']}/{total} = {counts['true'] / total:.3f}; {kinds}"


def main() -> None:
    """Print both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    lines = (DATA / "collate_pooled.jsonl").read_bytes().splitlines()
    judged = [msgspec.json.decode(line, type=Pooled) for line in lines]
    for split in SPLITS:
        print(pooled(data, judged, split), flush=True)
    lines = (DATA / "collate_closed.jsonl").read_bytes().splitlines()
    single = [msgspec.json.decode(line, type=Closed) for line in lines]
    for source in SOURCES:
        print(closed(data, single, source), flush=True)


if __name__ == "__main__":
    main()
