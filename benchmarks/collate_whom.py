"""Whether what is shown of persons is true: `python -m benchmarks.collate_whom [--show]`.

Data: articles of LGL and TR-News (milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation) and of
PolNeAR's training part, each a story of its own; the judgements (source, place in the file or among
the sorted names from 0, offsets, question, value, verdict; no text) are ours,
data/collate_whom.jsonl, made on 2026-11-21 by one reader, who changes these rules, from the
sentence and the two before it. Every claim shown of a person was judged:

* true: the text says it, of that person;
* person: the text says it of somebody else, or of nobody; sense: in another sense;
* not-happened: not as having happened; occasion: of another time than the question asks after;
  value: another value.

The articles of `first` were read before the rules on persons were changed by them, those of
`second`, `third` and `politics` (PolNeAR alone) after each change. Claims that nobody has judged
are counted apart.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from benchmarks.collate_judged import Shown, named, shown_in
from benchmarks.collate_texts import texts_of
from recension.collate.lexicon import statuses
from recension.model.article import Article

JUDGED = Path(__file__).parent / "data" / "collate_whom.jsonl"
SETS = ("first", "second", "third", "politics")


class Judged(msgspec.Struct, frozen=True):
    """A verdict on one claim; `value` is [holds] or [low, high]."""

    set: str
    source: str
    ordinal: int
    start: int
    end: int
    topic: str
    subject: str
    value: tuple[float | bool | str | None, ...]
    question: str
    verdict: str


def agrees(judged: Judged, shown: Shown) -> bool:
    """Whether the verdict is on this claim: same question of the same person, words in common."""
    same = (judged.topic, judged.value) == (shown.topic, shown.value)
    names = set(judged.subject.split()), set(shown.subject.split())
    who = names[0] <= names[1] or names[1] <= names[0]
    asked = judged.verdict != "occasion" or judged.question == shown.question
    apart = min(judged.end, shown.end) <= max(judged.start, shown.start)
    return same and who and asked and not apart


def shown_of(data: Path, source: str, ordinal: int) -> list[Shown]:
    """What is shown of persons, of one article alone."""
    text = texts_of(data, source)[ordinal]
    name = f"{source}-{ordinal}"
    runs = ((0, 0, len(text)),)
    article = Article(name, name, 0, None, None, None, "en", None, text, runs, ())
    result, names = named([article])
    bodies = {row.name for row in statuses().status if row.of != "person"}
    return [row for row in shown_in(result, names) if row.subject and row.topic not in bodies]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--show", action="store_true", help="print what is judged not to be true")
    options = parser.parse_args()
    judged = [msgspec.json.decode(line, type=Judged) for line in JUDGED.read_bytes().splitlines()]
    print(f"LGL, TR-News, PolNeAR train; {len(judged)} judgements; no seed: nothing is drawn")
    for name in SETS:
        report(name, [row for row in judged if row.set == name], options.data, options.show)


def report(name: str, judged: Sequence[Judged], data: Path, show: bool) -> None:
    """Print one set's lines."""
    first = Counter(row.verdict for row in judged)
    counts: Counter[str] = Counter()
    for source, ordinal in sorted({(row.source, row.ordinal) for row in judged}):
        left = [row for row in judged if (row.source, row.ordinal) == (source, ordinal)]
        for row in shown_of(data, source, ordinal):
            verdict = next((one for one in left if agrees(one, row)), None)
            counts[verdict.verdict if verdict else "unjudged"] += 1
            if verdict is not None:
                left.remove(verdict)
                if show and verdict.verdict != "true":
                    print(f"  {verdict.verdict}: {source}-{ordinal} {row.start} {row.question}")
    unjudged = counts.pop("unjudged", 0)
    print(f"{name}: as first judged {_told(first)}")
    print(f"  now {_told(counts)}; {unjudged} unjudged")


def _told(counts: Counter[str]) -> str:
    total = sum(counts.values())
    faults = ", ".join(f"{name} {counts[name]}" for name in sorted(counts) if name != "true")
    return f"true {counts['true'] / total:.3f} ({counts['true']}/{total}): {faults}"


if __name__ == "__main__":
    main()
