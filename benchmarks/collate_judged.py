"""Whether what collation shows is true, by judgements: `python -m benchmarks.collate_judged`.

Data: stories of ECB+ (CC BY 3.0), `ecbplus/dev.jsonl`, that are in no label file; the judgements
(story, span, question, verdict, kind of fault; no text) are ours, data/collate_judged.jsonl, made
on 2026-11-21 by one reader, who changed the rules of this room, from the sentences that the spans
stand in. A claim is

* true: the text says it, and the question asks it of whom or what the text says it;
* false: the text does not say it (of that person, in that sense, as having happened);
* off: the text says it, of another happening, post or thing than the question asks after.

`mended`: 22 stories whose faults the rules were then mended by; `held-out`: 21 further stories,
judged after that, whose first figure is in docs/benchmarks/collate.md and by whose faults the rules
were mended afterwards. Claims that nobody has judged are counted apart.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks.collate import article_of
from recension.annotate.article import annotate_article
from recension.collate.story import Collated, collate_story
from recension.collate.topic import is_apart, topic_of
from recension.model.article import Article
from recension.model.collation import Collation, Reading
from recension.model.value import Quantity, Status, Time
from recension.resolve.entities import resolve_entities
from recension.trace.story import trace_story

JUDGED = Path(__file__).parent / "data" / "collate_judged.jsonl"
SETS = ("mended", "held-out")
WORDING = frozenset({"post", "which", "occasion"})
"""Faults of how a question is put, which hold of that question alone."""


class Judged(msgspec.Struct, frozen=True):
    """A verdict on one claim; `value` is [holds], [low, high] or [date]."""

    story: str
    set: str
    article: str
    start: int
    end: int
    topic: str
    subject: str
    value: tuple[float | bool | str | None, ...]
    apart: bool
    question: str
    verdict: str
    reason: str
    judged: str


class Shown(msgspec.Struct, frozen=True):
    """A claim as the account shows it."""

    article: str
    start: int
    end: int
    topic: str
    subject: str
    value: tuple[float | bool | str | None, ...]
    apart: bool
    question: str


def shown_in(result: Collated, names: dict[str, str]) -> Iterator[Shown]:
    """Every claim of a question that has a topic, or asks for a date."""
    spans = {claim.id: claim.span for claim in result.claims}
    for collation in result.collations:
        topic = topic_of(collation) or ("time" if collation.kind == "time" else None)
        if collation.kind not in {"quantity", "status", "time"} or topic is None:
            continue
        for reading in collation.readings:
            for name in reading.claims:
                span = spans[name]
                yield _shown(collation, reading, topic, names, span.offsets, span.article)


def _shown(
    collation: Collation,
    reading: Reading,
    topic: str,
    names: dict[str, str],
    offsets: tuple[int, int],
    article: str,
) -> Shown:
    subject = names.get(collation.subject or "", "")
    value = value_of(reading)
    start, end = offsets
    return Shown(
        article, start, end, topic, subject, value, is_apart(collation), collation.question
    )


def value_of(reading: Reading) -> tuple[float | bool | str | None, ...]:
    """What the reading says, in a form that a line of JSON can hold."""
    value = reading.value
    if isinstance(value, Status):
        return (value.holds,)
    if isinstance(value, Quantity):
        return (value.low, value.high)
    return (value.start,) if isinstance(value, Time) else ()


def agrees(judged: Judged, shown: Shown) -> bool:
    """Whether the verdict is on this claim: same words, question, subject and value."""
    same = (judged.article, judged.topic, judged.subject, judged.value, judged.apart) == (
        shown.article, shown.topic, shown.subject, shown.value, shown.apart
    )  # fmt: skip
    asked = judged.reason not in WORDING or judged.question == shown.question
    return same and asked and min(judged.end, shown.end) > max(judged.start, shown.start)


def verdicts(shown: Sequence[Shown], judged: Sequence[Judged]) -> list[str]:
    """The verdict on each claim, "unjudged" where there is none."""
    left = list(judged)
    found = []
    for row in shown:
        verdict = next((one for one in left if agrees(one, row)), None)
        if verdict is not None:
            left.remove(verdict)
        found.append(verdict.verdict if verdict else "unjudged")
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args()
    judged = [msgspec.json.decode(line, type=Judged) for line in JUDGED.read_bytes().splitlines()]
    rows: dict[str, list[dict[str, str]]] = {}
    for line in (options.data / "ecbplus" / "dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault(row["story"], []).append(row)
    print(f"ECB+ dev, {len(judged)} judgements of {JUDGED.name}; no seed: nothing is drawn")
    for name in SETS:
        report(name, [row for row in judged if row.set == name], rows)


def named(articles: Sequence[Article]) -> tuple[Collated, dict[str, str]]:
    """The story collated, and the names of its entities by id."""
    annotations = {article.id: annotate_article(article) for article in articles}
    entities = resolve_entities(articles, annotations)
    lineage = trace_story(articles, annotations)
    result = collate_story(articles, annotations, lineage, entities)
    return result, {entity.id: entity.name for entity in entities}


def report(name: str, judged: Sequence[Judged], rows: dict[str, list[dict[str, str]]]) -> None:
    """Print one set's lines."""
    counts: Counter[str] = Counter()
    stories = sorted({row.story for row in judged})
    for story in stories:
        articles = [article_of(row) for row in rows[story]]
        result, names = named(articles)
        own = [row for row in judged if row.story == story]
        counts.update(verdicts(list(shown_in(result, names)), own))
    told = counts["true"] + counts["false"] + counts["off"]
    share = counts["true"] / told if told else 0.0
    print(f"{name}: {len(stories)} stories, {told} claims judged, {counts['unjudged']} not")
    print(f"  true {share:.3f} ({counts['true']}/{told})")
    print(f"  false {counts['false']}, off the question {counts['off']}")


if __name__ == "__main__":
    main()
