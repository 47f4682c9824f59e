"""Date, place and mode of coded events: `python -m benchmarks.code_cells [--data DIR] [--list]`.

Stories of ECB+ development articles (CC BY 3.0) on which nothing of the coder was mended, read as
plain text pages by the whole pipeline. Each event that the coder gave, before or after the mending,
was judged by hand against the sentences it rests on: whether it stands at all, and what its date,
place and mode are there. benchmarks/data/event_cells.jsonl holds the judgements without text: where
the evidence begins in the page, and the cells that a reader finds ("" for none).
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from recension.intake import Request
from recension.model.account import Account
from recension.model.article import Article
from recension.model.event import Event
from recension.pipeline import run

LABELS = Path(__file__).parent / "data" / "event_cells.jsonl"
STORIES = ("8ecbplus", "16ecbplus", "22ecbplus")


class Judged(msgspec.Struct, frozen=True):
    """An event by its code and where its evidence begins; what a reader finds in each cell.

    `stands` is false for what is no event of that code. A date is ISO 8601 cut to its precision;
    `places` are GeoNames ids, any of which is right; none where the text says only a country.
    """

    story: str
    event: str
    at: tuple[tuple[str, int], ...]
    stands: bool
    date: str = ""
    places: tuple[int, ...] = ()
    modes: tuple[str, ...] = ("",)


class Given(NamedTuple):
    """An event of an account with where its evidence begins in the pages."""

    story: str
    event: Event
    at: tuple[tuple[str, int], ...]


def given_events(story: str, texts: Mapping[str, str]) -> Iterator[Given]:
    """The events that the pipeline codes of these texts, each a page of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in sorted(texts.items()):
            (Path(folder) / f"{name}.txt").write_text(text, "utf-8")
        account = run(Request((folder,))).account
    names = {page.id: Path(page.location).stem for page in account.pages}
    held = {article.id: article for article in account.articles}
    for event in _events(account):
        pages = [(held[span.article], span.start) for span in event.evidence]
        at = {(names[article.page], _in_page(article, start)) for article, start in pages}
        yield Given(story, event, tuple(sorted(at)))


def _events(account: Account) -> list[Event]:
    return [event for story in account.stories for event in story.events]


def _in_page(article: Article, at: int) -> int:
    run_of = next(row for row in reversed(article.map) if row[0] <= at)
    return run_of[1] + at - run_of[0]


def judgement(given: Given, labels: Sequence[Judged]) -> Judged | None:
    """The judgement of the event with which it shares most evidence; None where there is none."""
    fits = [
        (len(set(given.at) & set(row.at)), -at, row)
        for at, row in enumerate(labels)
        if row.story == given.story and row.event == given.event.plover.event
    ]
    best = max(fits, key=lambda fit: fit[:2], default=None)
    return best[2] if best and best[0] else None


def cells(given: Given, label: Judged) -> dict[str, str]:
    """Each cell's verdict: true, false (also where the text says none), missing, or "" for none."""
    event = given.event
    date = event.date.start if event.date else ""
    near = [place for place in event.places if place.precision < 6]
    own = {place.geonames for place in near}
    mode = event.plover.mode or ""
    return {
        "date": _verdict(bool(date), bool(label.date), _same_date(date, label.date)),
        "place": _verdict(bool(near), bool(label.places), bool(own & set(label.places))),
        "mode": _verdict(bool(mode), "" not in label.modes, mode in label.modes),
    }


def _same_date(given: str, label: str) -> bool:
    return bool(given and label) and (given.startswith(label) or label.startswith(given))


def _verdict(given: bool, said: bool, right: bool) -> str:
    if given:
        return "true" if right else "false"
    return "missing" if said else ""


def main() -> None:
    """Print the table, or with --list every event and where its evidence begins."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--list", action="store_true", help="print the events, to be judged")
    options = parser.parse_args()
    with (options.data / "ecbplus" / "dev.jsonl").open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    found = [
        given
        for story in STORIES
        for given in given_events(story, {r["id"]: r["text"] for r in rows if r["story"] == story})
    ]
    if options.list:
        texts = {row["id"]: row["text"] for row in rows}
        for given in found:
            _show(given, texts)
        return
    labels = [msgspec.json.decode(line, type=Judged) for line in LABELS.read_bytes().splitlines()]
    _table(found, labels)


def _show(given: Given, texts: Mapping[str, str]) -> None:
    event = given.event
    places = [(p.name, p.geonames, p.precision) for p in event.places]
    date = event.date.start if event.date else ""
    print(given.story, event.plover.event, event.plover.mode or "-", date or "-", places)
    print("   ", json.dumps(given.at))
    for name, at in given.at[:6]:
        print("      ", repr(texts[name][max(0, at - 130) : at + 120]))


def _table(found: Sequence[Given], labels: Sequence[Judged]) -> None:
    judged = [(given, judgement(given, labels)) for given in found]
    known = [(given, label) for given, label in judged if label is not None]
    standing = [(given, label) for given, label in known if label.stands]
    print(f"ECB+ {', '.join(STORIES)}: {len(found)} events given; no seed")
    print(
        f"  judged {len(known)}, stand {len(standing)} ({len(standing) / max(1, len(known)):.3f})"
    )
    print(
        f"  of those that stand {len(standing) - len({r.at for _, r in standing})} tell one again"
    )
    for cell in ("date", "place", "mode"):
        count = Counter(cells(given, label)[cell] for given, label in standing)
        said = count["true"] + count["missing"] + count["false"]
        print(
            f"  {cell}: true {count['true']}, false {count['false']}, missing {count['missing']},"
            f" none to say {count['']}; right of those told {count['true'] / max(1, said):.3f}"
        )


if __name__ == "__main__":
    main()
