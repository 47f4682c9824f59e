"""Places: toponyms of LGL and TR-News found and placed, beside the largest-population baseline.

python -m benchmarks.toponyms [--data ../shared/data] [--gazetteer FILE] [--given]

Accuracy is the share of annotated places (those with coordinates) put within 161 km of them; a
name left undecided is wrong. --given: only with the annotated names given, which takes seconds.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from pathlib import Path

import msgspec
import numpy as np

from benchmarks.toponym_corpora import CORPORA, Document, Gold, corpus
from recension.annotate.article import annotate_article
from recension.model.annotation import Mention
from recension.model.article import Article
from recension.model.span import Offsets
from recension.resolve.gazetteer import Gazetteer, Place
from recension.resolve.gazetteer_home import ensured
from recension.resolve.places_choice import Choice, choose_places
from recension.resolve.places_evidence import distances
from recension.resolve.places_found import find_places
from recension.resolve.places_text import countries_named, key_of, toponyms_of, written_at

NEAR_KM = 161.0
Found = dict[Offsets, Choice | None]
Placer = Callable[[Document, Sequence[Offsets], Gazetteer], Found]


class Placed(msgspec.Struct, frozen=True):
    """An annotated place, how far off it was put (null: nowhere), whether it could be right."""

    gold: Gold
    km: float | None
    is_held: bool
    is_same: bool


def ours(document: Document, spans: Sequence[Offsets], gazetteer: Gazetteer) -> Found:
    """All names of the article weighed together."""
    written = {span: written_at(document.text, span, gazetteer) for span in spans}
    toponyms = toponyms_of(written.values(), gazetteer)
    choices = choose_places(list(toponyms.values()), gazetteer, countries_named([document.text]))
    chosen = dict(zip(toponyms, choices, strict=True))
    return {span: chosen[key_of(row)] for span, row in written.items()}


def most_populous(document: Document, spans: Sequence[Offsets], gazetteer: Gazetteer) -> Found:
    """The baseline: the place of that name where most people live."""
    named = {span: gazetteer.named(document.text[slice(*span)]) for span in spans}
    return {
        span: Choice(places[0], 1.0, 1.0, places[0].lat, places[0].lon) if places else None
        for span, places in named.items()
    }


def placed(documents: Sequence[Document], gazetteer: Gazetteer, placer: Placer) -> list[Placed]:
    """Every annotated place with coordinates, the annotated names given."""
    rows = []
    for document in documents:
        spans = [(gold.start, gold.end) for gold in document.gold]
        found = placer(document, spans, gazetteer)
        for gold in document.gold:
            if gold.lat is not None:
                rows.append(_placed(document, gold, found[gold.start, gold.end], gazetteer))
    return rows


def _placed(document: Document, gold: Gold, choice: Choice | None, gazetteer: Gazetteer) -> Placed:
    names = gazetteer.named(written_at(document.text, (gold.start, gold.end), gazetteer).name)
    is_held = any((far := _km(gold, other)) is not None and far <= NEAR_KM for other in names)
    is_same = choice is not None and choice.place.geonames == gold.geonames
    return Placed(gold, None if choice is None else _km(gold, choice), is_held, is_same)


def _km(gold: Gold, place: Place | Choice) -> float | None:
    if place.lat is None or place.lon is None:
        return None
    far = distances(np.array([[gold.lat, gold.lon]]), np.array([[place.lat, place.lon]]))
    return float(far[0, 0])


def line(rows: Sequence[Placed]) -> str:
    """Accuracy at 161 km, of all and of those held; the median error; those put nowhere."""
    near = [row.km is not None and row.km <= NEAR_KM for row in rows]
    held = [row for row in rows if row.is_held]
    right = sum(row.km is not None and row.km <= NEAR_KM for row in held)
    errors = [row.km for row in rows if row.km is not None]
    nowhere = sum(row.km is None for row in rows)
    same = sum(ok or row.is_same for ok, row in zip(near, rows, strict=True))
    return (
        f"{len(rows):6} {sum(near) / len(rows):8.3f} {len(held) / len(rows):7.3f}"
        f" {right / len(held):9.3f} {same / len(rows):8.3f} {statistics.median(errors):9.1f}"
        f" {nowhere / len(rows):8.3f}"
    )


class Scored(msgspec.Struct, frozen=True):
    """How names were found: annotated, found, found with the very same bounds, and the overlaps."""

    annotated: int
    found: int
    exact: int
    found_over: int
    annotated_over: int


Finder = Callable[[str, Sequence[Mention], Gazetteer], set[Offsets]]


def tagged(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> set[Offsets]:
    """The names that reading marks as places."""
    del text, gazetteer
    return {(row.start, row.end) for row in mentions if row.kind == "place"}


def weighed(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> set[Offsets]:
    """The names found with the gazetteer, those inside other names and adjectives among them."""
    return {(row.start, row.end) for row in find_places(text, mentions, gazetteer)}


def recognised(
    documents: Sequence[Document],
    read: Mapping[str, Sequence[Mention]],
    gazetteer: Gazetteer,
    finder: Finder,
) -> Scored:
    """The names found in documents that were read, against those annotated."""
    counts = []
    for document in documents:
        ours = finder(document.text, read[document.id], gazetteer)
        theirs = {(row.start, row.end) for row in document.gold}
        over = [sum(_meets(span, theirs) for span in ours), sum(_meets(s, ours) for s in theirs)]
        counts.append((len(theirs), len(ours), len(ours & theirs), *over))
    return Scored(*(sum(column) for column in zip(*counts, strict=True)))


def _meets(span: Offsets, others: set[Offsets]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def article_of(document: Document) -> Article:
    """The article of a document, as cut from a page that holds nothing else."""
    return Article(
        document.id, document.id, 0, None, None, None, "en", None, document.text,
        ((0, 0, len(document.text)),), (),
    )  # fmt: skip


def scores(row: Scored) -> str:
    """Precision, recall and F1 of the same bounds, then of overlaps."""
    exact = f1(row.exact / max(row.found, 1), row.exact / max(row.annotated, 1))
    over = f1(row.found_over / max(row.found, 1), row.annotated_over / max(row.annotated, 1))
    return f"{row.annotated:6} {row.found:6}   {exact}   {over}"


def f1(precision: float, recall: float) -> str:
    """Precision, recall and F1."""
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"{precision:.3f} {recall:.3f} {both:.3f}"


def cost(gazetteer: Gazetteer, path: Path, documents: Sequence[Document]) -> str:
    """Size, time to open, look-ups a second."""
    began = time.perf_counter()
    fresh = Gazetteer(path)
    fresh.named("Paris")
    opened = time.perf_counter() - began
    fresh.close()
    names = [gold.phrase for document in documents for gold in document.gold]
    began = time.perf_counter()
    for name in names:
        gazetteer.named(name)
    pace = len(names) / (time.perf_counter() - began)
    size = path.stat().st_size / 1e6
    return f"{size:.1f} MB, opened and first asked in {opened * 1e3:.1f} ms, {pace:,.0f} names/s"


def finding(documents: Mapping[str, Sequence[Document]], gazetteer: Gazetteer, most: int) -> None:
    """Print how names are found in each half and in all; `most` articles a half, 0 for all."""
    print(f"\n{'names found':40} labels  found   exact P  R  F1       overlap P  R  F1")
    for name, rows in documents.items():
        halves = [[row for row in rows if row.is_held_out is held] for held in (True, False)]
        held_out, fitted = [half[: most or None] for half in halves]
        both = [*held_out, *fitted]
        read = {row.id: annotate_article(article_of(row)).mentions for row in both}
        parts = (("held-out half", held_out), ("fitted half", fitted), ("both", both))
        for (which, part), finder in product(parts, (tagged, weighed)):
            row = recognised(part, read, gazetteer, finder)
            print(f"{f'{name} {which}, {finder.__name__}':40} {scores(row)}")
        began = time.process_time()
        for document in both:
            find_places(document.text, read[document.id], gazetteer)
        print(f"{name}: {(time.process_time() - began) / len(both) * 1e3:.1f} ms an article")


def main() -> None:
    """Print the tables."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--data", type=Path, default=Path("../shared/data"))
    given.add_argument("--gazetteer", type=Path)
    given.add_argument("--given", action="store_true")
    given.add_argument("--sample", type=int, default=0, help="Articles of each half to read.")
    options = given.parse_args()
    path = ensured(options.gazetteer)
    gazetteer = Gazetteer(path)
    documents = {name: corpus(name, options.data) for name in CORPORA}
    print(f"gazetteer: {gazetteer.described}")
    print(cost(gazetteer, path, [row for rows in documents.values() for row in rows]))
    print(f"\n{'names given':34} places  at161km    held   of-held  same-id median-km  nowhere")
    for name, rows in documents.items():
        held_out = [row for row in rows if row.is_held_out]
        for which, part in (("held-out half", held_out), ("all", rows)):
            for placer in (ours, most_populous):
                label = f"{name} {which}, {placer.__name__}"
                print(f"{label:34} {line(placed(part, gazetteer, placer))}")
    if not options.given:
        finding(documents, gazetteer, options.sample)


if __name__ == "__main__":
    main()
