"""Agreement of two labellings of the same stories: `python -m benchmarks.collate_agreement`.

Both are data of ours in benchmarks/data: collate_labels.jsonl and collate_labels_fresh.jsonl, and
collate_labels_second.jsonl: questions, values and offsets into ECB+ (CC BY 3.0), no text. Measured
on stories that both hold:

* questions found by both, of those that either has; the same for claims (spans that overlap);
* the share of claims found by both whose value is the same;
* relation: raw agreement and Cohen's kappa (1960) over the questions found by both.

A question of one labelling is that of the other whose claims on the same topic it shares most.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

DATA = Path(__file__).parent / "data"
Row = dict[str, Any]


class Agreement(msgspec.Struct):
    """Counts over stories; `relations` holds the pairs of the questions found by both."""

    first: int = 0
    second: int = 0
    questions_first: int = 0
    questions_second: int = 0
    claims: int = 0
    same: int = 0
    relations: list[tuple[str, str]] = []


def labelled(name: str) -> list[Row]:
    """The labelled questions of a file."""
    return [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]


def agreement_of(first: Sequence[Row], second: Sequence[Row]) -> Agreement:
    """How far two labellings of the same stories agree."""
    counts = Agreement(
        first=sum(len(row["claims"]) for row in first),
        second=sum(len(row["claims"]) for row in second),
        questions_first=len(first),
        questions_second=len(second),
        relations=[],
    )
    taken: set[int] = set()
    for size, at, other, shared in _candidates(first, second):
        if at in taken or -1 - other in taken or not size:
            continue
        taken |= {at, -1 - other}
        counts.claims += size
        counts.same += sum(_value(one) == _value(two) for one, two in shared)
        counts.relations.append((first[at]["relation"], second[other]["relation"]))
    return counts


Pairs = list[tuple[Row, Row]]


def _candidates(first: Sequence[Row], second: Sequence[Row]) -> list[tuple[int, int, int, Pairs]]:
    found = []
    for at, row in enumerate(first):
        for other, against in enumerate(second):
            if (row["story"], row["topic"]) == (against["story"], against["topic"]):
                shared = _shared(row["claims"], against["claims"])
                found.append((len(shared), at, other, shared))
    # Questions of one happening share spans ("both were arrested"): the name decides between them.
    return sorted(
        found,
        key=lambda row: (
            -row[0],
            _surname(first[row[1]]) != _surname(second[row[2]]),
            row[1],
            row[2],
        ),
    )


def _surname(row: Row) -> str:
    words: list[str] = row["subject"].lower().split()
    return words[-1] if words else ""


def _shared(first: Sequence[Row], second: Sequence[Row]) -> Pairs:
    """Claims that overlap, one to one, in the order of the first labelling."""
    pairs: Pairs = []
    free = list(second)
    for one in first:
        two = next((row for row in free if _overlap(one, row)), None)
        if two is not None:
            free.remove(two)
            pairs.append((one, two))
    return pairs


def _overlap(one: Row, two: Row) -> bool:
    apart = one["end"] <= two["start"] or two["end"] <= one["start"]
    return one["article"] == two["article"] and not apart


def _value(claim: Row) -> tuple[object, ...]:
    return claim.get("holds"), claim.get("low"), claim.get("high")


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two judges; None where chance alone would make them agree always."""
    count = len(pairs)
    left, right = Counter(one for one, _ in pairs), Counter(two for _, two in pairs)
    chance = sum(left[name] * right[name] for name in left) / count**2 if count else 1.0
    seen = sum(one == two for one, two in pairs) / count if count else 0.0
    return None if chance == 1.0 else (seen - chance) / (1 - chance)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print relations that differ")
    options = parser.parse_args()
    second = labelled("collate_labels_second.jsonl")
    stories = sorted({row["story"] for row in second})
    first = [*labelled("collate_labels.jsonl"), *labelled("collate_labels_fresh.jsonl")]
    first = [row for row in first if row["story"] in stories]
    counts = agreement_of(first, second)
    both = len(counts.relations)
    print(f"{len(stories)} stories: {' '.join(stories)}")
    print(f"questions: {counts.questions_first} and {counts.questions_second}, {both} in both")
    print(f"claims: {counts.first} and {counts.second}, {counts.claims} in both")
    print(f"values equal {counts.same}/{counts.claims}")
    equal = sum(one == two for one, two in counts.relations)
    chance = kappa(counts.relations)
    shown = "undefined" if chance is None else f"{chance:.3f}"
    print(f"relations equal {equal}/{both}, kappa {shown}")
    for one, two in sorted(counts.relations) if options.show else ():
        if one != two:
            print("  ", one, "then", two)


if __name__ == "__main__":
    main()
