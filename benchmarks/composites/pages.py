"""Composite pages: parts set as dump or HTML, with the truth about every character kept."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from random import Random
from typing import Literal

import msgspec

from benchmarks.composites.held_out import HELD_OUT
from benchmarks.composites.layouts import HELD_OUT_LAYOUTS, SEEN_LAYOUTS, html_of
from benchmarks.composites.parts import Part, setting
from benchmarks.composites.source import Source
from benchmarks.composites.styles import SEEN

Form = Literal["dump", "html"]


class Piece(msgspec.Struct, frozen=True):
    """That [start, end) of the page is text of article `article`, and in what role.

    A `copy` stands elsewhere on the page too and needs to be kept once only.
    """

    start: int
    end: int
    article: int
    role: str
    copy: bool


class Composite(msgspec.Struct, frozen=True):
    """A page and its truth; `sources` are the ids of its articles in page order."""

    style: str
    form: Form
    text: str
    sources: tuple[str, ...]
    pieces: tuple[Piece, ...]


def composite(
    articles: Sequence[Source], pool: Sequence[Source], style: str, form: Form, rng: Random
) -> Composite:
    """A page of these articles in this style; held-out styles come in held-out layouts."""
    make = {**SEEN, **HELD_OUT}[style]
    parts = make(articles, pool, setting(rng), rng)
    if form == "html":
        layouts = HELD_OUT_LAYOUTS if style in HELD_OUT else SEEN_LAYOUTS
        strings = html_of(parts, rng.choice(layouts), rng)
    else:
        strings = _dump_of(parts)
    text, pieces = _joined(strings)
    return Composite(style, form, text, tuple(a.id for a in articles), pieces)


def _dump_of(parts: Sequence[Part]) -> Iterator[tuple[str, Part | None]]:
    for index, part in enumerate(parts):
        if index:
            yield "\n" * (1 + part.gap), None
        yield part.text, part


def _joined(strings: Iterable[tuple[str, Part | None]]) -> tuple[str, tuple[Piece, ...]]:
    texts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for text, part in strings:
        texts.append(text)
        if part is not None and part.article is not None:
            pieces.append(Piece(at, at + len(text), part.article, part.role, part.copy))
        at += len(text)
    return "".join(texts), tuple(pieces)


def drawn(
    articles: Sequence[Source], styles: Sequence[str], each: int, seed: int
) -> Iterator[Composite]:
    """For every style and form, `each` pages of 2 to 6 articles, every second of one topic."""
    by_topic = {
        topic: list(group)
        for topic, group in groupby(sorted(articles, key=lambda a: a.topic), lambda a: a.topic)
    }
    for style in styles:
        for form in ("dump", "html"):
            rng = Random(f"{seed}:{style}:{form}")
            for number in range(each):
                pool = by_topic[rng.choice(sorted(by_topic))] if number % 2 else articles
                size = min(rng.randint(2, 6), len(pool))
                yield composite(rng.sample(list(pool), size), articles, style, form, rng)  # type: ignore[arg-type]


def singles(articles: Sequence[Source], each: int, seed: int) -> Iterator[Composite]:
    """Pages of one article in every seen style: what a page says round one article alone."""
    for style in SEEN:
        for form in ("dump", "html"):
            rng = Random(f"{seed}:single:{style}:{form}")
            for _ in range(each):
                yield composite(rng.sample(list(articles), 1), articles, style, form, rng)  # type: ignore[arg-type]
