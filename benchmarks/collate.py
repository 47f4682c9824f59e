"""Collation against hand labels: `python -m benchmarks.collate [--data DIR] [--split tuned]`.

Data: stories of ECB+ (CC BY 3.0), `ecbplus/dev.jsonl`; the labels (questions, values, spans; no
text) are ours, benchmarks/data/collate_labels.jsonl. Measured are

* precision: the share of our claims on a question that are labelled, in a collation that holds
  mostly claims of the same labelled question; recall: the share of labelled claims so found;
* relation: the share of labelled questions whose collation has the labelled relation;
* values: the share of found figures with the labelled low and high;
* conflicts: how many are shown, and how many of them are not labelled as conflicts;
* seconds for a story of 100 articles, annotation apart.
"""

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from recension.annotate.article import annotate_article
from recension.code.story import code_story
from recension.collate.story import Collated, collate_story
from recension.collate.topic import topic_of
from recension.model.article import Article
from recension.model.claim import Claim
from recension.model.collation import Collation
from recension.model.entity import Entity
from recension.model.span import Span
from recension.model.value import Quantity
from recension.resolve.entities import resolve_entities
from recension.trace.story import trace_story

LABELS = Path(__file__).parent / "data" / "collate_labels.jsonl"
FRESH = Path(__file__).parent / "data" / "collate_labels_fresh.jsonl"
ADJUDICATED = Path(__file__).parent / "data" / "collate_labels_adjudicated.jsonl"
"""What both labellings have, and of what one has what a third reading confirmed."""
OPEN = Path(__file__).parent / "data" / "collate_labels_open.jsonl"
"""Four more stories, labelled in the manner of the adjudicated labels, to develop on."""
SPLITS = ("tuned", "first", "open", "untouched", "fresh")
LATER = frozenset(
    [
        "age",
        "bail",
        "fine",
        "deal",
        "damage",
        "aftershocks",
        "counts",
        "hijacked",
        "fired",
        "protesters",
        "aboard",
        "jobs",
        "ill",
        "powerless",
        "votes",
        "distance",
        "lost",
        "suspended",
        "award",
        "claimed",
        "control",
    ]
)
"""Questions that the rules learned to ask after the labels were made: no label can hold them, and
their claims are left out of precision."""
Row = dict[str, Any]
Key = tuple[int, int]
"""A labelled claim: its question's number and its own."""


class Score(msgspec.Struct):
    """Counts over stories."""

    found: int = 0
    right: int = 0
    labelled: int = 0
    figures: int = 0
    exact: int = 0
    questions: int = 0
    related: int = 0
    conflicts: int = 0
    false_conflicts: int = 0


def article_of(row: Row, ordinal: int = 0) -> Article:
    """A line of ecbplus/dev.jsonl as an article."""
    text = row["text"]
    name = f"{row['id']}-{ordinal}" if ordinal else row["id"]
    return Article(name, name, 0, None, None, None, "en", None, text, ((0, 0, len(text)),), ())


def given_persons(articles: Sequence[Article], names: set[str]) -> tuple[Entity, ...]:
    """The persons of the labels, wherever their full name or their surname stands."""
    return tuple(
        Entity(name, "person", name, (name,), (), tuple(_spans(articles, name)))
        for name in sorted(names)
    )


def _spans(articles: Sequence[Article], name: str) -> list[Span]:
    either = re.compile(rf"\b(?:{re.escape(name)}|{re.escape(name.rsplit(maxsplit=1)[-1])})\b")
    return [
        article.span(*match.span())
        for article in articles
        for match in either.finditer(article.text)
    ]


def collated(articles: Sequence[Article], names: set[str] | None = None) -> tuple[Collated, float]:
    """The story collated, with the seconds of processor time that collating and coding took.

    With `names` the persons are given, to see what is lost by not recognising them.
    """
    annotations = {article.id: annotate_article(article) for article in articles}
    found = resolve_entities(articles, annotations)
    entities = found if names is None else given_persons(articles, names)
    lineage = trace_story(articles, annotations)
    start = time.process_time()
    result = collate_story(articles, annotations, lineage, entities)
    code_story(articles, annotations, lineage, entities, result)
    return result, time.process_time() - start


def score_story(result: Collated, questions: Sequence[Row], score: Score, show: bool) -> None:
    """Add one story's counts to `score`."""
    claims = {claim.id: claim for claim in result.claims}
    matched, extra = _matched(result, claims, questions)
    homes = _homes(result.collations, matched)
    score.labelled += sum(len(question["claims"]) for question in questions)
    score.found += len(matched) + len(extra)
    for claim, (question, at) in matched.items():
        home = claims[claim].about
        right = home is not None and homes.get(home) == question
        score.right += right
        label, value = questions[question]["claims"][at], claims[claim].value
        if isinstance(value, Quantity):
            exact = (value.low, value.high) == (label["low"], label["high"])
            score.figures += 1
            score.exact += exact
            if show and not exact:
                print("   VALUE", claims[claim].span, value, label)
        if show and not right:
            print("   WRONG HOME", claims[claim].span)
    _score_relations(result.collations, questions, homes, score, show)
    if show:
        _show(matched, extra, claims, questions)


def _matched(
    result: Collated, claims: dict[str, Claim], questions: Sequence[Row]
) -> tuple[dict[str, Key], list[str]]:
    """Our claims with the labelled one they overlap most, one to one; and those without."""
    pairs: list[tuple[int, bool, str, Key]] = []
    ours: list[str] = []
    for collation in result.collations:
        topic = topic_of(collation)
        if collation.kind not in {"quantity", "status"} or topic is None or topic in LATER:
            continue
        for name in sorted({name for row in collation.readings for name in row.claims}):
            ours.append(name)
            pairs.extend(
                (shared, _names(collation, questions[key[0]]), name, key)
                for shared, name, key in _overlaps(claims[name], topic, questions)
            )
    taken: dict[str, Key] = {}
    for _, _, name, key in sorted(pairs, key=lambda row: (not row[1], -row[0], row[2], row[3])):
        if name not in taken and key not in taken.values():
            taken[name] = key
    return taken, [name for name in ours if name not in taken]


def _names(collation: Collation, question: Row) -> bool:
    """Whether the collation asks of the person that the label has, by surname: where one sentence
    says the same of two people, each claim goes to its own."""
    return question["kind"] == "status" and question["subject"].split()[-1] in collation.question


def _overlaps(claim: Claim, topic: str, questions: Sequence[Row]) -> list[tuple[int, str, Key]]:
    found = []
    for number, question in enumerate(questions):
        for at, label in enumerate(question["claims"]):
            shared = min(claim.span.end, label["end"]) - max(claim.span.start, label["start"])
            if question["topic"] == topic and label["article"] == claim.span.article and shared > 0:
                found.append((shared, claim.id, (number, at)))
    return found


def _homes(collations: Sequence[Collation], matched: dict[str, Key]) -> dict[str, int]:
    """The labelled question that most claims of each collation belong to."""
    homes = {}
    for collation in collations:
        names = {name for row in collation.readings for name in row.claims}
        votes = Counter(matched[name][0] for name in names if name in matched)
        if votes:
            homes[collation.id] = min(votes, key=lambda question: (-votes[question], question))
    return homes


def _score_relations(
    collations: Sequence[Collation],
    questions: Sequence[Row],
    homes: dict[str, int],
    score: Score,
    show: bool,
) -> None:
    seen: set[int] = set()
    for collation in collations:
        home = homes.get(collation.id)
        wanted = questions[home]["relation"] if home is not None else None
        if collation.relation == "conflict":
            score.conflicts += 1
            score.false_conflicts += wanted != "conflict"
        if home is None or home in seen:
            continue
        seen.add(home)
        score.questions += 1
        score.related += collation.relation == wanted
        if show and collation.relation != wanted:
            print("   RELATION", collation.question, collation.relation, "labelled", wanted)


def _show(
    matched: dict[str, Key],
    extra: Sequence[str],
    claims: dict[str, Claim],
    questions: Sequence[Row],
) -> None:
    for name in extra:
        print("   EXTRA", claims[name].span, claims[name].value)
    for number, question in enumerate(questions):
        for at, label in enumerate(question["claims"]):
            if (number, at) not in matched.values():
                print("   MISSED", question["topic"], question["subject"], label)


def seconds_of_hundred(rows: Sequence[Row]) -> tuple[float, int]:
    """Seconds to collate and code a story of 100 articles, and its characters."""
    articles = [article_of(row, at) for at, row in enumerate((list(rows) * 100)[:100], start=1)]
    return collated(articles)[1], sum(len(article.text) for article in articles)


def labelled(path: Path) -> list[Row]:
    """The labelled questions of a file, in its order."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--split", choices=[*SPLITS, "all"], default="all")
    parser.add_argument("--labels", choices=["adjudicated", "first"], default="adjudicated")
    parser.add_argument("--show", action="store_true", help="print every difference")
    parser.add_argument("--given", action="store_true", help="persons given, not recognised")
    options = parser.parse_args()
    rows: dict[str, list[Row]] = {}
    for line in (options.data / "ecbplus" / "dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault(row["story"], []).append(row)
    files = (ADJUDICATED, OPEN) if options.labels == "adjudicated" else (LABELS, FRESH)
    labels = [row for path in files for row in labelled(path)]
    names = " and ".join(path.name for path in files)
    print(f"ECB+ dev, labels of {names}; no seed: nothing is drawn")
    for split in SPLITS:
        if options.split in {split, "all"}:
            report(
                split,
                [row for row in labels if row["split"] == split],
                rows,
                options.show,
                options.given,
            )
    seconds, size = seconds_of_hundred(rows["8ecbplus"])
    print(f"100 articles, {size} characters: {seconds:.2f} s")


def report(
    split: str, labels: Sequence[Row], rows: dict[str, list[Row]], show: bool, given: bool
) -> None:
    """Print one split's line."""
    score = Score()
    stories = sorted({row["story"] for row in labels})
    for story in stories:
        if show:
            print("==", story)
        questions = [row for row in labels if row["story"] == story]
        names = {row["subject"] for row in questions if row["kind"] == "status"}
        result, _ = collated([article_of(row) for row in rows[story]], names if given else None)
        score_story(result, questions, score, show)
    print(f"{split}: {len(stories)} stories, {len(labels)} questions, {score.labelled} claims")
    print(f"  precision {_share(score.right, score.found)}")
    print(f"  recall {_share(score.right, score.labelled)}")
    print(f"  relation {_share(score.related, score.questions)}")
    print(f"  values {_share(score.exact, score.figures)}")
    print(f"  conflicts shown {score.conflicts}, false {score.false_conflicts}")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "none"


if __name__ == "__main__":
    main()
