"""Windows of labelled texts as the network learns them: pieces, labels, links; and their changes.

Changes are one character for one, so that every offset stays: letters swapped for typing errors,
quotation marks straightened or taken away, a lead in capitals, a text in small letters.
"""

import random
from bisect import bisect_left, bisect_right

import msgspec

from recension.annotate.quotations import marked_runs
from recension.annotate.tagging.decode import BEGIN, END, INSIDE, ONLY
from recension.annotate.tagging.pieces import Piece, pieces_of
from recension.annotate.tagging.windows import WINDOW, windows_of
from recension.model.annotation import Attribution
from recension.model.span import Offsets
from recension.text.sentences import paragraph_offsets, sentence_offsets
from training.reader.examples import KINDS, Example

HEADS = ("source", "cue", "content", "inner")
"""The four rows of attribution labels; `inner` are contents that lie within a content."""


class Link(msgspec.Struct, frozen=True):
    """The first pieces of a cue, its sources and its contents, where they lie in the window."""

    cue: int
    sources: tuple[int, ...]
    contents: tuple[int, ...]


class Window(msgspec.Struct, frozen=True):
    """What the network reads at once and what it should say; `labels` one row for each head.

    `names` holds 0 outside, 1 + 2k at the beginning of kind k, 2 + 2k inside, -1 where unlabelled.
    """

    text: int
    pieces: tuple[Piece, ...]
    labels: tuple[tuple[int, ...], ...] | None
    links: tuple[Link, ...]
    names: tuple[int, ...] | None
    kinds: frozenset[str]

    def __len__(self) -> int:
        return len(self.pieces)


def windows_of_example(index: int, example: Example, chance: random.Random | None) -> list[Window]:
    """The windows of an example; with `chance` the text is changed and cut at other places."""
    text = example.text if chance is None else changed(example.text, chance)
    limit = WINDOW if chance is None else chance.choice((96, 128, 160, 200, 254, 254))
    paragraphs, sentences = paragraph_offsets(text), sentence_offsets(text)
    pieces = pieces_of(text, paragraphs, marked_runs(text))
    rows = None if example.attributions is None else _rows(pieces, example.attributions)
    names = None if example.names is None else _names(pieces, example)
    found = []
    for first, last in windows_of(pieces, sentences, paragraphs, limit):
        links = _links(pieces, example.attributions or (), (first, last))
        labels = None if rows is None else tuple(row[first:last] for row in rows)
        named = None if names is None else names[first:last]
        found.append(Window(index, pieces[first:last], labels, links, named, example.kinds))
    return found


def pieces_within(pieces: tuple[Piece, ...], span: Offsets) -> Offsets:
    """The pieces [first, last) that share a character with the span."""
    first = bisect_right(pieces, span[0], key=lambda piece: piece.end)
    return first, bisect_left(pieces, span[1], key=lambda piece: piece.start)


def _rows(
    pieces: tuple[Piece, ...], attributions: tuple[Attribution, ...]
) -> tuple[tuple[int, ...], ...]:
    hulls = {(item.content[0][0], item.content[-1][1]) for item in attributions if item.content}
    spans: dict[str, set[Offsets]] = {head: set() for head in HEADS}
    for item in attributions:
        spans["source"].update(item.source)
        spans["cue"].update(item.cue)
        if item.content:
            own = item.content[0][0], item.content[-1][1]
            nested = any(o != own and o[0] <= own[0] and own[1] <= o[1] for o in hulls)
            spans["inner" if nested else "content"].update(item.content)
    return tuple(_row(pieces, spans[head]) for head in HEADS)


def _row(pieces: tuple[Piece, ...], spans: set[Offsets]) -> tuple[int, ...]:
    row = [0] * len(pieces)
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        first, last = pieces_within(pieces, span)
        if last - first == 1:
            row[first] = ONLY
        elif last > first:
            row[first:last] = [BEGIN, *([INSIDE] * (last - first - 2)), END]
    return tuple(row)


def _names(pieces: tuple[Piece, ...], example: Example) -> tuple[int, ...]:
    row = [0] * len(pieces)
    for name in example.names or ():
        first, last = pieces_within(pieces, (name.start, name.end))
        kind = -1 if name.kind is None else KINDS.index(name.kind)
        for at in range(first, last):
            row[at] = -1 if kind < 0 else 1 + 2 * kind + (at > first)
    return tuple(row)


def _links(
    pieces: tuple[Piece, ...], attributions: tuple[Attribution, ...], window: Offsets
) -> tuple[Link, ...]:
    def inside(spans: tuple[Offsets, ...]) -> tuple[int, ...]:
        places = [pieces_within(pieces, span)[0] for span in spans]
        return tuple(at - window[0] for at in places if window[0] <= at < window[1])

    links = []
    for item in attributions:
        cue = inside(item.cue[:1])
        if cue:
            links.append(Link(cue[0], inside(item.source), inside(item.content)))
    return tuple(links)


_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def changed(text: str, chance: random.Random) -> str:
    """The text as another page might carry it, every character at its place."""
    if chance.random() < 0.15:
        text = text.translate(_STRAIGHT)
    elif chance.random() < 0.15:
        text = _curled(text)
    if chance.random() < 0.04:
        text = text.translate(str.maketrans('“”"', "   "))
    if chance.random() < 0.06:
        text = text.lower() if len(text.lower()) == len(text) else text
    if chance.random() < 0.1:
        end = text.find("\n")
        lead = text[: end if 0 < end < 200 else 60]
        if len(lead.upper()) == len(lead):
            text = lead.upper() + text[len(lead) :]
    return _mistyped(text, chance) if chance.random() < 0.08 else text


def _curled(text: str) -> str:
    """Straight double quotation marks as typographers set them."""
    made, opened = [], False
    for character in text:
        if character == '"':
            opened = not opened
            made.append("“" if opened else "”")
        else:
            made.append("’" if character == "'" else character)
            opened = opened and character != "\n"
    return "".join(made)


def _mistyped(text: str, chance: random.Random) -> str:
    letters = list(text)
    for _ in range(len(text) // 100):
        at = chance.randrange(len(letters))
        if letters[at].isalpha() and letters[at].isascii():
            letters[at] = chance.choice("abcdefghijklmnopqrstuvwxyz0l1")
    return "".join(letters)
