"""Entities against hand labels: `python -m benchmarks.resolve_entities [--data DIR] [--show]`.

Data: ten stories of ECB+ (CC BY 3.0), `ecbplus/dev.jsonl`, drawn with a seed; the labels are ours,
benchmarks/data/entity_labels.jsonl: every mention of a person or an organisation by its offsets and
whom it means, no text. Only the labelled articles of a story are annotated and resolved. Measured

* B³ (Bagga and Baldwin, 1998) over the labelled mentions: precision, recall and F1; a labelled
  mention that is not found, or is found as something else, is alone in an entity of its own;
* the same over the mentions that are found;
* false merges: the share of the pairs of labelled mentions that we put together and that are not
  of one entity.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Literal

import msgspec

from recension.annotate.article import annotate_article
from recension.model.article import Article
from recension.model.entity import Entity
from recension.model.span import Span
from recension.resolve.entities import resolve_entities

LABELS = Path(__file__).parent / "data" / "entity_labels.jsonl"


class LabelledMention(msgspec.Struct, frozen=True):
    """A mention at [start, end), the `entity` of its story that it means, how it is put."""

    start: int
    end: int
    entity: str
    kind: Literal["person", "organisation"]
    form: Literal["name", "short", "acronym", "described"]


class LabelledArticle(msgspec.Struct, frozen=True):
    """An article of ECB+ by its id and the length of its text, with the mentions read in it."""

    split: str
    story: str
    article: str
    length: int
    mentions: tuple[LabelledMention, ...]


class Answered(msgspec.Struct, frozen=True):
    """A labelled mention (story, entity), with the id of our entity for it, if any."""

    article: str
    label: LabelledMention
    gold: tuple[str, str]
    given: str | None


class BCubed(msgspec.Struct, frozen=True):
    """B³ of some mentions; `merged` and `false` count pairs put together, and put so wrongly."""

    mentions: int
    found: int
    precision: float
    recall: float
    merged: int
    false: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def article_of(row: Mapping[str, str]) -> Article:
    """A line of ecbplus/dev.jsonl as an article."""
    text = row["text"]
    length = ((0, 0, len(text)),)
    return Article(row["id"], row["id"], 0, None, None, None, "en", None, text, length, ())


def _overlap(label: LabelledMention, span: Span) -> float:
    shared = min(label.end, span.end) - max(label.start, span.start)
    return shared / (max(label.end, span.end) - min(label.start, span.start))


def answers(story: str, label: LabelledArticle, entities: Iterable[Entity]) -> list[Answered]:
    """Our entity for each label; a mention of ours stands for the label it overlaps the most.

    It must cover half of a description, or else a name inside it would stand for the whole.
    """
    fits = sorted(
        (-_overlap(mention, span), at, span.start, span.end, entity.id)
        for entity in entities
        if entity.kind in ("person", "organisation")
        for span in entity.mentions
        if span.article == label.article
        for at, mention in enumerate(label.mentions)
        if _overlap(mention, span) > (0.5 if mention.form == "described" else 0)
    )
    given: dict[int, str] = {}
    used: set[tuple[int, int]] = set()
    for _, at, start, end, entity_id in fits:
        if at not in given and (start, end) not in used:
            given[at] = entity_id
            used.add((start, end))
    return [
        Answered(label.article, mention, (story, mention.entity), given.get(at))
        for at, mention in enumerate(label.mentions)
    ]


def b_cubed(answered: Sequence[Answered]) -> BCubed:
    """B³ and the false merges of these mentions."""
    ours = [item.given or f"alone {at}" for at, item in enumerate(answered)]
    gold = [item.gold for item in answered]
    both = Counter(zip(ours, gold, strict=True))
    by_ours, by_gold = Counter(ours), Counter(gold)
    total = max(len(answered), 1)
    pairs = [n * (n - 1) // 2 for n in by_ours.values()]
    right = [n * (n - 1) // 2 for n in both.values()]
    return BCubed(
        mentions=len(answered),
        found=sum(item.given is not None for item in answered),
        precision=sum(n * n / by_ours[mine] for (mine, _), n in both.items()) / total,
        recall=sum(n * n / by_gold[theirs] for (_, theirs), n in both.items()) / total,
        merged=sum(pairs),
        false=sum(pairs) - sum(right),
    )


def answered_stories(
    labels: Sequence[LabelledArticle], rows: Mapping[str, Mapping[str, str]]
) -> dict[str, list[Answered]]:
    """The labelled mentions of every story with our entities for them."""
    answered: dict[str, list[Answered]] = {}
    for story in dict.fromkeys(label.story for label in labels):
        of_story = [label for label in labels if label.story == story]
        articles = [article_of(rows[label.article]) for label in of_story]
        annotations = {article.id: annotate_article(article) for article in articles}
        entities = resolve_entities(articles, annotations)
        answered[story] = [item for label in of_story for item in answers(story, label, entities)]
    return answered


def _line(name: str, answered: Sequence[Answered]) -> str:
    score = b_cubed(answered)
    share = 100 * score.false / score.merged if score.merged else 0.0
    return (
        f"{name:32} {score.mentions:8} {score.found:6} {score.precision:9.3f} {score.recall:6.3f}"
        f" {score.f1:6.3f}   {score.false}/{score.merged} ({share:.2f} %)"
    )


def _table(name: str, answered: Sequence[Answered]) -> Iterable[str]:
    named = [item for item in answered if item.label.form != "described"]
    yield _line(f"{name}: names", named)
    yield _line(f"{name}: names found", [item for item in named if item.given is not None])
    for kind in ("person", "organisation"):
        yield _line(f"{name}: {kind}s' names", [i for i in named if i.label.kind == kind])
    yield _line(f"{name}: with descriptions", answered)


def _faults(answered: Sequence[Answered], rows: Mapping[str, Mapping[str, str]]) -> Iterable[str]:
    """What is not found, what is split and what is put together wrongly, form by form."""

    def form(item: Answered) -> str:
        return rows[item.article]["text"][item.label.start : item.label.end]

    for item in answered:
        if item.given is None:
            yield f"  not found   {item.article:14} {form(item)!r} ({item.label.form})"
    pairs: Counter[tuple[str, ...]] = Counter()
    for one, other in combinations([i for i in answered if i.given is not None], 2):
        if (one.given == other.given) != (one.gold == other.gold):
            fault = "merged" if one.given == other.given else "split"
            pairs[(fault, *sorted((form(one), form(other))))] += 1
    for (fault, left, right), times in sorted(pairs.items()):
        yield f"  {fault:11} {times:4} {left!r} {right!r}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--show", action="store_true", help="the faults of the tuned stories")
    options = parser.parse_args()
    labels = msgspec.json.Decoder(LabelledArticle).decode_lines(options.labels.read_text("utf-8"))
    lines = (options.data / "ecbplus" / "dev.jsonl").read_text("utf-8").splitlines()
    rows = {row["id"]: row for row in map(json.loads, lines)}
    wrong = [one.article for one in labels if len(rows[one.article]["text"]) != one.length]
    if wrong:
        raise SystemExit(f"the labels are for other texts: {', '.join(wrong)}")
    splits = {label.story: label.split for label in labels}
    answered = answered_stories(labels, rows)
    print(f"ECB+ dev.jsonl, {len(answered)} stories, {len(labels)} articles; no seed in the method")
    print(f"{'':32} mentions  found precision recall     F1   false merges")
    everything = [item for story in answered.values() for item in story]
    for split in sorted(set(splits.values())):
        of_split = [i for i in everything if splits[i.gold[0]] == split]
        print("\n".join(_table(split, of_split)))
    print("\n".join(_table("all", everything)))
    for story, items in answered.items():
        print(_line(f"{story} ({splits[story]}): names", _names(items)))
        if options.show and splits[story] == "tuned":
            print("\n".join(_faults(items, rows)))


def _names(answered: Sequence[Answered]) -> list[Answered]:
    return [item for item in answered if item.label.form != "described"]


if __name__ == "__main__":
    main()
