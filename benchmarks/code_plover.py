"""News sentences coded: `python -m benchmarks.code_plover [--data DIR] [--part PART]`.

353 sentences of ECB+ development articles, labelled by hand before the coder existed
(benchmarks/data/news_events.jsonl: offsets and codes, no text); even topics untouched. Other
readings that a reader may hold are in the labels. The dictionary coder beside it takes the same
words and knows no grammar: the actor is the nearest party before the word, the recipient the first
after it.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from recension.code.parties import Party, codes_of, parsed
from recension.code.reports import reported_events
from recension.code.verbs import triggers_of

LABELS = Path(__file__).parent / "data" / "news_events.jsonl"


class Label(msgspec.Struct, frozen=True):
    """An event with the readings that are held right, the first the most plain."""

    event: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]


class Sentence(msgspec.Struct, frozen=True):
    """A labelled sentence; `events` empty where it reports none."""

    article: str
    start: int
    end: int
    story: str
    part: str
    events: tuple[Label, ...]


class Coded(NamedTuple):
    """What a coder says of a sentence."""

    event: str
    actor: str
    recipient: str


Coder = Callable[[str, int, int], list[Coded]]


def code_of(parties: Sequence[Party]) -> str:
    """The first party's code as the labels write it."""
    codes = codes_of(parties)
    return f"{codes[0][0] or '-'}/{codes[0][1] or '-'}".replace("-/-", "-") if codes else "-"


def ours(text: str, start: int, end: int) -> list[Coded]:
    """The shipped coder."""
    return [
        Coded(row.event, code_of(row.actors), code_of(row.recipients))
        for row in reported_events(text, start, end)
    ]


def dictionary(text: str, start: int, end: int) -> list[Coded]:
    """Words and nearest parties alone."""
    sentence = parsed(text, start, end, {})
    found = []
    for trigger in triggers_of(sentence.low):
        at = sentence.words[trigger.first][0]
        before = [p for p in sentence.parties if p.end <= at]
        after = [p for p in sentence.parties if p.start >= at]
        found.append(Coded(trigger.entry.event, code_of(before[-1:]), code_of(after[:1])))
    return found


def score(sentences: Sequence[Sentence], texts: dict[str, str], coder: Coder) -> Counter[str]:
    """Counts over labels and over what the coder gives."""
    count: Counter[str] = Counter()
    for row in sentences:
        left = coder(texts[row.article], row.start, row.end)
        count["given"] += len(left)
        count["none"] += not row.events
        count["none right"] += not row.events and not left
        for label in row.events:
            count["labels"] += 1
            said = [c for c in left if c.event in label.event]
            if not said:
                continue
            best = max(
                said, key=lambda c: (c.actor in label.actor) + (c.recipient in label.recipient)
            )
            left.remove(best)
            count["events"] += 1
            for side, value, right in (
                ("actor", best.actor, label.actor),
                ("recipient", best.recipient, label.recipient),
            ):
                count[side] += value in right
                count[f"{side} named"] += right[0] != "-"
                count[f"{side} named right"] += right[0] != "-" and value in right
    return count


def show(name: str, count: Counter[str]) -> None:
    """One block of the table."""

    def share(part: int, whole: int) -> str:
        return f"{part / max(1, whole):.3f} ({part}/{whole})"

    print(f"  {name}")
    print(f"    events found            {share(count['events'], count['labels'])}")
    print(f"    events given that stand {share(count['events'], count['given'])}")
    print(f"    silent where no event   {share(count['none right'], count['none'])}")
    for side in ("actor", "recipient"):
        print(f"    {side} code of the found  {share(count[side], count['events'])}")
        named = share(count[f"{side} named right"], count[f"{side} named"])
        print(f"    {side} code where the label has one  {named}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--part", choices=["tuning", "untouched", "both"], default="both")
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    options = parser.parse_args()
    with (options.data / "ecbplus" / "dev.jsonl").open(encoding="utf-8") as file:
        texts = {row["id"]: row["text"] for row in map(json.loads, file)}
    rows = [msgspec.json.decode(line, type=Sentence) for line in LABELS.read_bytes().splitlines()]
    parts = ["tuning", "untouched"] if options.part == "both" else [options.part]
    print(f"ECB+ sentences labelled by hand: {len(rows)}; no seed")
    for part in parts:
        kept = [row for row in rows if row.part == part]
        print(f" {part}: {len(kept)} sentences, {sum(len(row.events) for row in kept)} events")
        show("recension", score(kept, texts, ours))
        show("words and nearest parties", score(kept, texts, dictionary))
        if options.show and part == "tuning":
            wrong(kept, texts)


def wrong(rows: Sequence[Sentence], texts: dict[str, str]) -> None:
    """The sentences that are coded otherwise than labelled."""
    for row in rows:
        given = ours(texts[row.article], row.start, row.end)
        if (
            score([row], texts, ours)["events"] < len(row.events)
            or len(given) > len(row.events)
            or any(
                score([row], texts, ours)[side] < len(row.events) for side in ("actor", "recipient")
            )
        ):
            print(texts[row.article][row.start : row.end].replace("\n", " "))
            print(
                "   label",
                [(*x.event, "|".join(x.actor), "|".join(x.recipient)) for x in row.events],
            )
            print("   given", [tuple(x) for x in given])


if __name__ == "__main__":
    main()
