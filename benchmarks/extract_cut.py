"""How well pages are cut into their articles: `python -m benchmarks.extract_cut [--data DIR]`.

Composite pages of 2 to 6 articles of the ECB+ topics that no weight was trained on, half of the
pages of one topic, in every style as a plain dump and as HTML, and pages of one article. Held-out
styles, with layouts of their own, are reported apart. Means over the seeds.
"""

import argparse
import gzip
import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

import msgspec

from benchmarks.composites.held_out import HELD_OUT
from benchmarks.composites.pages import Composite, Piece, drawn, singles
from benchmarks.composites.styles import SEEN
from recension.extract.articles import articles_of
from recension.extract.document import Document
from recension.extract.passages import PassageIndex, passage_index
from recension.model.article import Article
from training.cut.examples import composite_document, document_of, ecbplus


class Tally(msgspec.Struct, frozen=True):
    """Counts over pages; characters are those of true bodies, copies and white space aside."""

    pages: int = 0
    found: int = 0
    right: int = 0
    true: int = 0
    characters: int = 0
    wrong: int = 0
    lost: int = 0
    junk: int = 0
    overcut: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, n) + getattr(other, n) for n in self.__struct_fields__))

    @property
    def f1(self) -> float:
        """F1 of the boundaries inside pages; 1 where there are none and none were found."""
        return 2 * self.right / (self.found + self.true) if self.found + self.true else 1.0


def tally(page: Composite, articles: Sequence[Article]) -> Tally:
    """What was found on a page against what it is made of."""
    owned = [_owned(page, article) for article in articles]
    best = [max(sorted(set(counts)), key=lambda k: counts[k], default=-1) for counts, _ in owned]
    kept: set[int] = set().union(*(places for _, places in owned)) if owned else set()
    wrong = sum(
        count
        for (counts, _), home in zip(owned, best, strict=True)
        for article, count in counts.items()
        if article not in (home, -1)
    )
    junk = sum(counts.get(-1, 0) for counts, _ in owned)
    found, true = _starts(page, owned), _true_starts(page)
    body = [place for piece in _bodies(page) for place in _letters(page, piece)]
    lost = sum(1 for place in body if place not in kept)
    return Tally(
        1, len(found), len(found & true), len(true), len(body), wrong,
        max(0, lost - _kept_as_copy(page, kept)), junk, int(bool(found - true)),
    )  # fmt: skip


def _bodies(page: Composite) -> list[Piece]:
    return [p for p in page.pieces if not p.copy and p.role in ("paragraph", "title")]


def _letters(page: Composite, piece: Piece) -> list[int]:
    return [at for at in range(piece.start, piece.end) if not page.text[at].isspace()]


def _kept_as_copy(page: Composite, kept: set[int]) -> int:
    """Letters whose first showing was left out and whose copy was kept."""
    copies = {page.text[p.start : p.end]: p for p in page.pieces if p.copy}
    return sum(
        len(_letters(page, p))
        for p in _bodies(page)
        if p.start not in kept
        and (copy := copies.get(page.text[p.start : p.end]))
        and copy.start in kept
    )


def _owned(page: Composite, article: Article) -> tuple[dict[int, int], set[int]]:
    """How many letters an article has of each true one (-1: of none), and all its places."""
    starts = [piece.start for piece in page.pieces]
    counts: dict[int, int] = {}
    places: set[int] = set()
    for _, source, length in article.map:
        for at in range(source, source + length):
            if page.text[at].isspace() or at in places:
                continue
            places.add(at)
            number = bisect_right(starts, at) - 1
            inside = number >= 0 and at < page.pieces[number].end
            owner = page.pieces[number].article if inside else -1
            counts[owner] = counts.get(owner, 0) + 1
    return counts, places


def _prose(page: Composite) -> list[Piece]:
    """The paragraphs of six words and more that end a sentence: a line with a date begins none."""
    return [
        p
        for p in page.pieces
        if p.role == "paragraph"
        and page.text.count(" ", p.start, p.end) > 4
        and page.text[p.start : p.end].rstrip("\"'”’ )").endswith((".", "!", "?"))
    ]


def _starts(page: Composite, owned: Sequence[tuple[dict[int, int], set[int]]]) -> set[int]:
    """The paragraphs (by number) with which found articles begin, but for the page's first."""
    spans = [(p.start, p.end) for p in _prose(page)]
    ends = [end for _, end in spans]
    numbers: list[int] = []
    for _, places in owned:
        inside = [
            n for at in places if (n := bisect_right(ends, at)) < len(spans) and at >= spans[n][0]
        ]
        if inside:
            numbers.append(min(inside))
    return set(sorted(numbers)[1:])


def _true_starts(page: Composite) -> set[int]:
    pieces = _prose(page)
    return {n for n, (one, two) in enumerate(pairwise(pieces), 1) if one.article != two.article}


Reader = Callable[[Document, PassageIndex | None], Sequence[Article]]


def read(document: Document, passages: PassageIndex | None) -> Sequence[Article]:
    """Our own way."""
    return articles_of(document, passages=passages)


def measured(pages: Iterable[Composite], batched: bool) -> dict[tuple[str, str], Tally]:
    """Tallies by style and form; `batched` gives every page the passages of all."""
    held = list(pages)
    documents = [composite_document(page) for page in held]
    index = passage_index(documents) if batched else None
    found: dict[tuple[str, str], Tally] = {}
    for page, document in zip(held, documents, strict=True):
        key = (page.style, page.form)
        found[key] = found.get(key, Tally()) + tally(page, read(document, index))
    return found


def _row(name: str, form: str, one: Tally) -> str:
    size = max(1, one.characters)
    return (
        f"| {name} | {form} | {one.pages} | {one.f1:.3f} | {one.wrong / size:.2%} | "
        f"{one.lost / size:.2%} | {one.junk / size:.2%} | {one.overcut / max(1, one.pages):.1%} |"
    )


_HEADER = (
    "| style | form | pages | boundary F1 | wrong article | body lost | junk kept "
    "| pages overcut |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- |"
)


def _print(title: str, found: dict[tuple[str, str], Tally]) -> None:
    print(f"\n### {title}\n\n{_HEADER}")
    for (style, form), one in sorted(found.items()):
        print(_row(style, form, one))
    for form in ("dump", "html"):
        total = sum((t for (_, f), t in found.items() if f == form), Tally())
        print(_row("**all**", form, total))


def _summed(all_found: Iterable[dict[tuple[str, str], Tally]]) -> dict[tuple[str, str], Tally]:
    total: dict[tuple[str, str], Tally] = {}
    for found in all_found:
        for key, one in found.items():
            total[key] = total.get(key, Tally()) + one
    return total


def real_singles(data: Path) -> list[tuple[str, int, int]]:
    """For real pages of one article: (set, pages, pages that came out as more than one)."""
    truths = json.loads((data / "extraction" / "ground-truth.json").read_text("utf-8"))
    cut = 0
    names = sorted(truths)[1::2]
    for name in names:
        raw = gzip.decompress((data / "extraction" / "html" / f"{name}.html.gz").read_bytes())
        cut += len(articles_of(document_of(raw.decode("utf-8", "replace"), "text/html"))) > 1
    files = sorted((data / "polnear" / "dev" / "text").rglob("*.txt"))
    news = sum(
        len(articles_of(document_of(file.read_text("utf-8"), "text/plain"))) > 1 for file in files
    )
    return [("extraction, HTML", len(names), cut), ("polnear dev, dump", len(files), news)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--seeds", type=int, nargs="+", default=[11, 12, 13])
    parser.add_argument("--each", type=int, default=6, help="pages a style, form and seed")
    parser.add_argument("--held-out", action="store_true", help="the held-out styles too")
    parser.add_argument("--batched", action="store_true", help="pages see each other's passages")
    given = parser.parse_args()
    articles = ecbplus(given.data, 1)
    print(f"ECB+ dev, {len(articles)} articles of topics not trained on; seeds {given.seeds}; "
          f"{given.each} pages a style, form and seed; {date.today()}")  # fmt: skip
    seen = [
        measured(drawn(articles, list(SEEN), given.each, s), given.batched) for s in given.seeds
    ]
    _print("Styles seen", _summed(seen))
    if given.held_out:
        held = [drawn(articles, list(HELD_OUT), 2 * given.each, s) for s in given.seeds]
        _print("Styles held out", _summed(measured(pages, given.batched) for pages in held))
    one = [measured(singles(articles, max(1, given.each // 2), s), False) for s in given.seeds]
    _print("Pages of one article", _summed(one))
    print("\n| real pages of one article | pages | cut |\n| --- | --- | --- |")
    for name, pages, cut in real_singles(given.data):
        print(f"| {name} | {pages} | {cut} ({cut / max(1, pages):.1%}) |")


if __name__ == "__main__":
    main()
