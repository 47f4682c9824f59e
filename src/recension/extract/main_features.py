"""What tells main text from the rest of an HTML page: features of its blocks."""

import functools
import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from recension.extract.block import Block
from recension.text.word_lists import word_list

_WORD = re.compile(r"[a-z]+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\Z")
_ANCESTORS_CALLED = 6
_NEIGHBOURS = (-2, -1, 1, 2)
_NEIGHBOUR_CHARACTERS = 200

FEATURES = (
    "trafilatura",
    "resiliparse",
    "linked",
    "ends a sentence",
    "item",
    "quote",
    "table",
    "caption",
    "title",
    "between kept blocks",
    "neighbours kept",
    "container kept",
    "path kept",
    "called furniture",
    "called body",
    "repeat",
)
"""In the order of a row of `features_of`."""


class Votes(msgspec.Struct, frozen=True):
    """What two readers keep of each block: shares 0..1, in the order of the blocks."""

    trafilatura: tuple[float, ...]
    resiliparse: tuple[float, ...]


class _Names(msgspec.Struct, frozen=True):
    furniture: frozenset[str]
    body: frozenset[str]


class _Page(msgspec.Struct, frozen=True):
    """Sums over a page that features of one block are measured against."""

    blocks: Sequence[Block]
    votes: Votes
    first: int
    last: int
    kept_in_container: dict[int, float]
    kept_on_path: dict[tuple[str, ...], float]
    on_path: dict[tuple[str, ...], int]
    kept: float


Row = tuple[float, ...]


def features_of(blocks: Sequence[Block], votes: Votes) -> tuple[Row, ...]:
    """A row of `FEATURES` for each block, each 0..1.

    "container kept" is the share of all that trafilatura keeps which lies in the block's container;
    "path kept" the share of the text at the block's path that it keeps; "neighbours kept" what both
    readers keep of the two blocks before and after. Time is linear in the page.
    """
    page = _page(blocks, votes)
    seen: set[str] = set()
    rows: list[Row] = []
    for index, block in enumerate(blocks):
        rows.append(_row(page, index, repeat=block.text in seen))
        seen.add(block.text)
    return tuple(rows)


def _page(blocks: Sequence[Block], votes: Votes) -> _Page:
    container: Counter[int] = Counter()
    path: Counter[tuple[str, ...]] = Counter()
    on_path: Counter[tuple[str, ...]] = Counter()
    for block, vote in zip(blocks, votes.trafilatura, strict=True):
        if block.markup is not None:
            size = len(block.text)
            container[block.markup.container] += size * vote  # type: ignore[assignment]
            path[block.markup.path] += size * vote  # type: ignore[assignment]
            on_path[block.markup.path] += size
    voted = [index for index, vote in enumerate(votes.trafilatura) if vote >= 0.5]
    first, last = (voted[0], voted[-1]) if voted else (len(blocks), -1)
    kept = sum(container.values())
    return _Page(blocks, votes, first, last, dict(container), dict(path), dict(on_path), kept)


def _row(page: _Page, index: int, repeat: bool) -> Row:
    block = page.blocks[index]
    kind, markup = block.kind, block.markup
    if markup is None:
        return (0.0,) * len(FEATURES)
    furniture, body = _called(markup.path)
    return (
        page.votes.trafilatura[index],
        page.votes.resiliparse[index],
        markup.linked,
        float(bool(_SENTENCE_END.search(block.text))),
        float(kind == "item"),
        float(kind == "quote"),
        float(kind == "table"),
        float(kind == "caption"),
        float(kind == "title"),
        float(page.first <= index <= page.last),
        _neighbours(page, index),
        page.kept_in_container[markup.container] / (page.kept or 1),
        page.kept_on_path[markup.path] / (page.on_path[markup.path] or 1),
        furniture,
        body,
        float(repeat),
    )


def _neighbours(page: _Page, index: int) -> float:
    kept = whole = 0.0
    for step in _NEIGHBOURS:
        if 0 <= (at := index + step) < len(page.blocks):
            size = min(len(page.blocks[at].text), _NEIGHBOUR_CHARACTERS)
            kept += size * (page.votes.trafilatura[at] + page.votes.resiliparse[at]) / 2
            whole += size
    return kept / (whole or 1)


@functools.lru_cache(maxsize=65_536)
def _called(path: tuple[str, ...]) -> tuple[float, float]:
    """Whether names of the block's ancestors call it furniture (the two nearest apart), or body."""
    names = _names()
    words = [_words_of(label) for label in path[-2 - _ANCESTORS_CALLED :]]
    above = frozenset().union(*words[:-2])
    return float(bool(above & names.furniture)), float(bool(above.union(*words[-2:]) & names.body))


@functools.lru_cache(maxsize=65_536)
def _words_of(label: str) -> frozenset[str]:
    return frozenset(_WORD.findall(label.lower()))


@functools.cache
def _names() -> _Names:
    return word_list(__package__, "names.toml", _Names)
