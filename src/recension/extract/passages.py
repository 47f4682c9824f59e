"""Passages of a batch of pages: what stands on one page as an article of its own, another page may
carry among other articles, and that shows where to cut it.

Passages are known by the hashes of their word shingles (Broder 1997, "On the resemblance and
containment of documents"). Of the shingles those that are 0 modulo a small number are kept, so
that all pages keep the same ones whatever their order, and of these the ones that two pages share.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from recension.extract.document import Document

_SHINGLE = 5
_KEEP_ONE_IN = 4
_EDGE_WORDS = 48
_OPENING_WORDS = 90
_NEIGHBOURS = 40
_TAG = re.compile(r"<[^>]{0,4000}>")
_SCRIPT = re.compile(r"<script\b|</script\b", re.I)
_LONG_LINE = re.compile(r"[^\n]{60,}")
_WORD = re.compile(r"[^\W_]+")


class Place(msgspec.Struct, frozen=True, order=True):
    """A shingle on page `page`, `at` words into the page's running text."""

    page: str
    at: int


class PassageIndex(msgspec.Struct, frozen=True):
    """Shingle → places, of the shingles that two pages or more share.

    `own` is the page that is being cut: its own places don't speak for or against anything.
    """

    places: Mapping[int, tuple[Place, ...]]
    own: str | None = None

    def beside(self, page: str) -> "PassageIndex":
        """The same index, read while page `page` is being cut."""
        return PassageIndex(self.places, page)

    def spots(self, text: str) -> dict[str, int]:
        """The other pages that hold most of a short text's shingles, and where its first stands."""
        marks = [mark for _, mark in shingles(_WORD.findall(text.lower()))]
        found: dict[str, list[int]] = {}
        for mark in marks:
            for place in self.places.get(mark, ()):
                if place.page != self.own:
                    found.setdefault(place.page, []).append(place.at)
        return {page: min(at) for page, at in found.items() if 2 * len(at) > len(marks)}


def head(text: str) -> str:
    """The words of a paragraph by which its beginning is known elsewhere."""
    return " ".join(text.split(None, _EDGE_WORDS)[:_EDGE_WORDS])


def tail(text: str) -> str:
    """The words of a paragraph by which its end is known elsewhere."""
    return " ".join(text.rsplit(None, _EDGE_WORDS)[-_EDGE_WORDS:])


class Elsewhere(msgspec.Struct, frozen=True):
    """What other pages say about two neighbouring paragraphs."""

    opens: bool
    together: bool
    apart: bool


def elsewhere(index: PassageIndex, before: Sequence[str], after: Sequence[str]) -> Elsewhere:
    """What other pages say of the paragraphs on either side of a place, the nearest ones innermost.

    Whether the next paragraph opens another page, stands right after the last one on one, or on a
    page that has nothing of this side. A trimmed copy, which loses its middle or its end, shows
    nothing: it holds other paragraphs of both sides.
    """
    ends, begins = index.spots(tail(before[-1])), index.spots(head(after[0]))
    near = _EDGE_WORDS + _NEIGHBOURS
    together = any(0 <= at - ends[page] <= near for page, at in begins.items() if page in ends)
    left = {page for text in before for page in index.spots(tail(text))}
    right = {page for text in after for page in index.spots(head(text))}
    return Elsewhere(
        opens=any(at < _OPENING_WORDS and page not in left for page, at in begins.items()),
        together=together,
        apart=not together and bool((begins.keys() | ends.keys()) - (left & right)),
    )


def shingles(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The kept shingles of a text as (word number, 32-bit hash)."""
    for at in range(len(words) - _SHINGLE + 1):
        mark = zlib.crc32(" ".join(words[at : at + _SHINGLE]).encode("utf-8", "replace"))
        if mark % _KEEP_ONE_IN == 0:
            yield at, mark


def passage_index(documents: Iterable[Document]) -> PassageIndex:
    """The index of a batch; the order of documents and their copies change nothing."""
    places: dict[int, set[Place]] = {}
    for document in {document.page.id: document for document in documents}.values():
        for at, mark in shingles(_running_words(document.text)):
            places.setdefault(mark, set()).add(Place(document.page.id, at))
    return PassageIndex(
        {
            mark: tuple(sorted(found))
            for mark, found in sorted(places.items())
            if len({place.page for place in found}) > 1
        }
    )


def _running_words(text: str) -> list[str]:
    """The words of the page's longer lines, tags away: near enough its running text."""
    plain = _TAG.sub("\n", _without_scripts(text)) if "<" in text else text
    return [
        word for line in _LONG_LINE.finditer(plain) for word in _WORD.findall(line.group().lower())
    ]


def _without_scripts(text: str) -> str:
    """The text outside scripts; a script that is never closed ends where the next opens."""
    ends = [(mark.start(), mark.group()[1] == "/") for mark in _SCRIPT.finditer(text)]
    kept: list[str] = []
    at = 0
    for place, closing in ends:
        if not closing:
            kept.append(text[at:place])
        at = place
    return "\n".join((*kept, text[at:] if not ends or ends[-1][1] else ""))
