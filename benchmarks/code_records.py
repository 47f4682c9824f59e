"""Event records of whole stories, cell by cell: `python -m benchmarks.code_records [--data DIR]`.

Data: three sets of stories (benchmarks/record_samples.py) that nobody had looked at: AllSides leads
and single articles of LGL, TR-News and PolNeAR. Of each set's events the first by the digest of
story and id were judged by one reader against the sentences that they rest on, before anything was
mended by them; benchmarks/data/event_records.jsonl holds these judgements as first made, without
text. A cell is

* true: the text says it;
* false: the text says otherwise or nothing;
* unclean: the right one, in words that a coder would not keep ("drug dealer" beside his name);
* missing: the text says it and the cell is empty;
* none: the text does not say it and the cell is empty.

`--list SET` prints what the program now gives of a set, to be judged.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import msgspec

from benchmarks.record_samples import SETS, Candidate, sample
from recension.intake import Request
from recension.model.account import Account
from recension.model.event import Event
from recension.pipeline import run

JUDGED = Path(__file__).parent / "data" / "event_records.jsonl"
CELLS = ("mode", "actor", "recipient", "date", "place", "figures", "standing")


class Judged(msgspec.Struct, frozen=True):
    """An event by where its evidence begins, whether it stands, and its cells' verdicts.

    `again` where another record of the set tells the same happening.
    """

    set: str
    text: str
    event: str
    at: tuple[tuple[str, int], ...]
    stands: bool
    again: bool
    cells: dict[str, str] = msgspec.field(default_factory=dict)


def table(name: str, rows: Sequence[Judged]) -> Iterator[str]:
    """The shares of one set."""
    standing = [row for row in rows if row.stands]
    yield f" {name}: {len(rows)} events of {len({row.text for row in rows})} stories"
    yield f"  stand {len(standing)} ({len(standing) / max(1, len(rows)):.3f})"
    yield f"  of those tell one again {sum(row.again for row in standing)}"
    for cell in CELLS:
        yield _line(cell, Counter(row.cells[cell] for row in standing))


def _line(cell: str, count: Counter[str]) -> str:
    given = count["true"] + count["false"] + count["unclean"]
    told = given + count["missing"]
    kinds = ("true", "false", "unclean", "missing", "none")
    counts = ", ".join(f"{kind} {count[kind]}" for kind in kinds)
    shares = f"of those told {_share(count['true'], told)}, of those given"
    empty = _share(count["true"] + count["none"], count.total())
    return f"  {cell:9} {counts}; right {shares} {_share(count['true'], given)}, or empty {empty}"


def _share(part: int, whole: int) -> str:
    return f"{part / max(1, whole):.3f}"


def events_of(story: Candidate) -> Iterator[tuple[Account, Event]]:
    """The events that the program gives of the story's articles, read as JSON Lines."""
    with tempfile.TemporaryDirectory() as folder:
        lines = [msgspec.json.encode(text) for text in story.texts]
        (Path(folder) / "articles.jsonl").write_bytes(b"\n".join(lines))
        account = run(Request((folder,))).account
    for told in account.stories:
        for event in told.events:
            yield account, event


def show(name: str, data: Path) -> Iterator[str]:
    """Every event of a set in the order of judging, with its cells and its sentences."""
    found = [(s.name, *pair) for s in sample(name, data) for pair in events_of(s)]
    for story, account, event in sorted(found, key=lambda row: _digest(row[0], row[2])):
        sides = [[a.name for a in side] for side in (event.actors, event.recipients)]
        date = event.date.start if event.date else "-"
        places = [(place.name, place.country, place.precision) for place in event.places]
        figures = [(q.what, q.low, q.best, q.high) for q in event.quantities]
        yield f"{story} {event.plover.event}/{event.plover.mode} {event.standing}"
        yield f"   {sides} {date} {places} {figures}"
        texts = {article.id: article.text for article in account.articles}
        for span in event.evidence[:3]:
            around = texts[span.article][max(0, span.start - 150) : span.end + 150]
            yield f"      {around!r}"


def _digest(story: str, event: Event) -> str:
    return sha256(f"{story}{event.id}".encode()).hexdigest()


def main() -> None:
    """Print the table, or with --list a set's events."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--list", choices=SETS, help="print this set's events, to be judged")
    options = parser.parse_args()
    if options.list:
        for line in show(options.list, options.data):
            print(line)
        return
    rows = [msgspec.json.decode(line, type=Judged) for line in JUDGED.read_bytes().splitlines()]
    print(f"Event records judged on 2026-11-21, as first judged: {len(rows)}; no seed")
    for name in dict.fromkeys(row.set for row in rows):
        for line in table(name, [row for row in rows if row.set == name]):
            print(line)


if __name__ == "__main__":
    main()
