"""Joints of composite and of single pages, with the truth about each: cut here or not."""

import gzip
import hashlib
import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

import msgspec

from benchmarks.composites.pages import Composite, drawn, singles
from benchmarks.composites.source import Source, longer_than, sources
from benchmarks.composites.styles import SEEN
from recension.extract.articles import page_blocks
from recension.extract.cut_units import Ground, Unit, ground_of
from recension.extract.document import Document
from recension.extract.passages import PassageIndex, passage_index
from recension.model.identity import digest_id
from recension.model.page import MediaType, Page

_BATCH = 12


class Example(msgspec.Struct, frozen=True):
    """A page made ready, for each joint 1 (cut), 0 (none) or None (not known), and its batch.

    `topics` are those of its articles, so that folds can keep them apart.
    """

    ground: Ground
    truth: tuple[int | None, ...]
    passages: PassageIndex | None
    topics: tuple[str, ...]
    kind: str


def document_of(text: str, media_type: MediaType) -> Document:
    """A page that holds this text."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    page = Page(digest_id("p", sha), sha[:12], sha, media_type, None, "utf-8", len(text))
    return Document(page, text)


def composite_document(page: Composite) -> Document:
    """The document of a composite page."""
    return document_of(page.text, "text/html" if page.form == "html" else "text/plain")


def half(articles: Iterable[Source], which: int) -> tuple[Source, ...]:
    """The articles of every second topic: 0 to train on, 1 to measure on."""
    kept = longer_than(tuple(articles), 150)
    topics = sorted({article.topic for article in kept}, key=lambda topic: (len(topic), topic))
    return tuple(a for a in kept if topics.index(a.topic) % 2 == which)


def ecbplus(data: Path, which: int) -> tuple[Source, ...]:
    """That half of the ECB+ articles."""
    return half(sources(data / "ecbplus" / "dev.jsonl"), which)


def news_sources(data: Path, count: int) -> tuple[Source, ...]:
    """PolNeAR articles to put on pages, other ones than those that stand there alone."""
    made: list[Source] = []
    files = sorted((data / "polnear" / "train" / "text").rglob("*.txt"))[1::2]
    for number, file in enumerate(files):
        title, *lines = [
            line.strip() for line in file.read_text("utf-8").split("\n") if line.strip()
        ]
        if 3 <= len(lines) <= 25 and len(title.split()) <= 20:
            topic = f"news {number % 40}"
            made.append(Source(f"news-{number}", topic, topic, title, tuple(lines)))
    return tuple(made[:count])


def composite_examples(articles: Sequence[Source], each: int, seed: int) -> Iterator[Example]:
    """Composites in all styles but the held-out ones, two thirds of them within a batch."""
    pages = [*drawn(articles, list(SEEN), each, seed), *singles(articles, max(1, each // 3), seed)]
    rng = Random(seed)
    rng.shuffle(pages)
    topics = {article.id: article.topic for article in articles}
    by_id = {article.id: article for article in articles}
    for start in range(0, len(pages), _BATCH):
        batch = pages[start : start + _BATCH]
        index = _batch_index(batch, by_id, rng) if rng.random() < 0.6 else None
        for page in batch:
            document = composite_document(page)
            beside = None if index is None else index.beside(document.page.id)
            ground = ground_of(page_blocks(document))
            found = tuple(sorted({topics[source] for source in page.sources}))
            yield Example(ground, joint_truth(page, ground), beside, found, page.style)


def _batch_index(
    batch: Sequence[Composite], articles: dict[str, Source], rng: Random
) -> PassageIndex:
    """The passages of the batch with, for some of its articles, a page of their own."""
    alone = [
        document_of("\n".join((a.headline or "", *a.sentences)).strip(), "text/plain")
        for page in batch
        for a in (articles[source] for source in page.sources)
        if rng.random() < 0.25
    ]
    return passage_index([*(composite_document(page) for page in batch), *alone])


def joint_truth(page: Composite, ground: Ground) -> tuple[int | None, ...]:
    """1 where the paragraphs left and right are of different articles; None after what stands
    above the first of them, which is no article's."""
    starts = [piece.start for piece in page.pieces]
    owners: list[int | None] = []
    for unit in ground.units:
        at = bisect_right(starts, _middle(unit)) - 1
        inside = at >= 0 and _middle(unit) < page.pieces[at].end
        owners.append(page.pieces[at].article if inside else owners[-1] if owners else None)
    return tuple(
        None if owners[joint.left] is None else int(owners[joint.left] != owners[joint.right])
        for joint in ground.joints
    )


def _middle(unit: Unit) -> int:
    content = unit.labelled.block.content
    return content.source_start(len(content) // 2) or 0


def news_examples(data: Path, count: int) -> Iterator[Example]:
    """Long single articles with subheads and asides, as plain text."""
    files = sorted((data / "polnear" / "train" / "text").rglob("*.txt"))[::2][:count]
    for file in files:
        ground = ground_of(page_blocks(document_of(file.read_text("utf-8"), "text/plain")))
        yield Example(ground, (0,) * len(ground.joints), None, (), "news")


def html_examples(data: Path) -> Iterator[Example]:
    """Every second real page: no cut between two paragraphs of its true body."""
    truths = json.loads((data / "extraction" / "ground-truth.json").read_text("utf-8"))
    for name in sorted(truths)[::2]:
        raw = gzip.decompress((data / "extraction" / "html" / f"{name}.html.gz").read_bytes())
        ground = ground_of(page_blocks(document_of(raw.decode("utf-8", "replace"), "text/html")))
        body = _folded(truths[name]["articleBody"])
        own = [_folded(unit.labelled.block.text) in body for unit in ground.units]
        truth = tuple(0 if own[j.left] and own[j.right] else None for j in ground.joints)
        yield Example(ground, truth, None, (), "html")


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()
