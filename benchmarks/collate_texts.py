"""What single news texts say and collation shows: `python -m benchmarks.collate_texts [--show]`.

Data: articles of LGL and TR-News (milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation) and of
PolNeAR's training part, by their place in the file or among the sorted names, from 0; each labelled
whole before the code ran on it. The labels (question, person, value, offsets; no text) are ours,
benchmarks/data/collate_texts.jsonl. Measured, each article a story of its own, are

* recall: the share of labelled claims that are shown, of that person and with that value;
* precision: the share of claims shown on these questions that are labelled so, `right` alone what
  was found right although the label was missing, on reading it afterwards.

Persons whom the text never names have no question of their own (`named` false); they are counted
apart. Nothing is drawn, so there is no seed.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from lxml import etree

from benchmarks.collate import LATER, collated
from recension.collate.lexicon import happenings
from recension.collate.topic import topic_of
from recension.model.article import Article
from recension.model.claim import Claim
from recension.model.value import Quantity, Status

LABELS = Path(__file__).parent / "data" / "collate_texts.jsonl"
FILES = {"lgl": "lgl.xml", "tr": "TR-News.xml"}
Row = dict[str, Any]


class Shown(msgspec.Struct, frozen=True):
    """A claim that is shown, with its question."""

    claim: Claim
    topic: str
    question: str


class Score(msgspec.Struct):
    """Counts over texts; `read_right` are shown claims without a label that were read as right."""

    labelled: int = 0
    found: int = 0
    shown: int = 0
    right: int = 0
    read_right: int = 0
    nameless: int = 0


@cache
def texts_of(data: Path, source: str) -> tuple[str, ...]:
    """The articles of a source, in order."""
    if source == "pol":
        files = sorted((data / "polnear" / "train" / "text").glob("*"))
        return tuple(path.read_text("utf-8") for path in files)
    root = etree.parse(data / "geo" / FILES[source]).getroot()
    return tuple(article.findtext("text") or "" for article in root.iter("article"))


def shown_in(article: Article) -> list[Shown]:
    """Every claim on a countable question or a state that the account of the article shows."""
    result, _ = collated([article])
    claims = {claim.id: claim for claim in result.claims}
    found = []
    for row in result.collations:
        topic = topic_of(row)
        if row.kind not in {"quantity", "status"} or topic is None:
            continue
        for name in sorted({name for reading in row.readings for name in reading.claims}):
            found.append(Shown(claims[name], topic, row.question))
    return sorted(found, key=lambda row: (row.claim.span.start, row.topic, row.claim.id))


def matches(label: Row, shown: Shown) -> bool:
    """Whether the claim shown is the labelled one: question, person, value, and words in common."""
    span, value = shown.claim.span, shown.claim.value
    beside = min(span.end, label["end"]) <= max(span.start, label["start"])
    if label["topic"] != shown.topic or beside:
        return False
    if isinstance(value, Status):
        return value.holds == label["holds"] and _is_of(label["subject"], shown.question)
    exact = isinstance(value, Quantity) and (value.low, value.high) == (label["low"], label["high"])
    return exact and _is_of(label["subject"] if _asks(label) else "", shown.question)


def _asks(label: Row) -> bool:
    """Whether the question of the figure is asked of a person."""
    return happenings().named(label["topic"]).asked_of == "person"


def _is_of(subject: str, question: str) -> bool:
    """Whether the question names the person by surname, and by no other first name."""
    words = [word for word in subject.replace(".", "").split() if len(word) > 1]
    if not words:
        return True
    asked = [word.strip("?.,") for word in question.split()]
    if words[0] in asked and len(words) > 1:
        return True
    last = max(
        (at for at, word in enumerate(asked) if word in words[1:] or word == words[0]), default=0
    )
    before = asked[last - 1] if last else ""
    other = before[:1].isupper() and before not in _QUESTION_WORDS and len(before.strip(".")) > 1
    return last > 0 and not other


_QUESTION_WORDS = frozenset({"Is", "Does", "How", "What", "Has", "On"})


def _score(
    labels: Sequence[Row], shown: Sequence[Shown], read: Sequence[Row], score: Score
) -> Iterator[str]:
    taken: set[int] = set()
    for label in labels:
        if not label["named"]:
            score.nameless += 1
            continue
        score.labelled += 1
        at = next(
            (at for at, row in enumerate(shown) if at not in taken and matches(label, row)), -1
        )
        if at < 0:
            yield f"MISSED {label}"
        else:
            taken.add(at)
            score.found += 1
    for at, row in enumerate(shown):
        score.shown += 1
        score.right += at in taken
        if at not in taken:
            right = any(matches(label, row) for label in read)
            score.read_right += right
            yield f"EXTRA {row.topic} {row.question} {row.claim.span} {row.claim.value} {right}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--set", choices=["first", "second"])
    parser.add_argument("--show", action="store_true", help="print every difference")
    options = parser.parse_args()
    rows = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    for name in ("first", "second"):
        if options.set in {name, None}:
            report(name, [row for row in rows if row["set"] == name], options.data, options.show)


def report(name: str, rows: Sequence[Row], data: Path, show: bool) -> None:
    """Print one set's figures: the questions of benchmarks.collate, and those that came later."""
    scores = {"asked first": Score(), "asked later": Score()}
    for row in rows:
        text = texts_of(data, row["source"])[row["ordinal"]]
        name_of = f"{row['source']}-{row['ordinal']}"
        article = Article(
            name_of, name_of, 0, None, None, None, "en", None, text, ((0, 0, len(text)),), ()
        )
        shown = shown_in(article)
        lines = []
        for part, score in scores.items():
            later = part == "asked later"
            labels = [claim for claim in row["claims"] if (claim["topic"] in LATER) == later]
            ours = [each for each in shown if (each.topic in LATER) == later]
            told = [label for label in labels if "pass" not in label]
            lines += _score(told, ours, labels, score)
        if show:
            print("==", name_of)
            for line in lines:
                print("  ", line)
    print(f"{name}: {len(rows)} texts")
    for part, score in scores.items():
        print(f"  {part}: recall {_share(score.found, score.labelled)}, ", end="")
        print(f"precision {_share(score.right, score.shown)}, ", end="")
        print(f"on reading {_share(score.right + score.read_right, score.shown)}; ", end="")
        print(f"nameless {score.nameless}")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "none"


if __name__ == "__main__":
    main()
