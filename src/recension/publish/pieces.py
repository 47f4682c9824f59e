"""Runs of text and how each is set: plain, marked as evidence, gone, or new."""

import re
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

import msgspec

from recension.model.span import Offsets

PieceKind = Literal["plain", "mark", "gone", "new"]
_WORD = re.compile(r"\w+|\W")


class Piece(msgspec.Struct, frozen=True):
    """A run of text and how it is set; `anchor` is an id to link to, or empty."""

    text: str
    kind: PieceKind = "plain"
    anchor: str = ""


def changes(was: str, became: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Two texts with what went marked in the one and what came marked in the other, by words."""
    old, new = _WORD.findall(was), _WORD.findall(became)
    left: list[Piece] = []
    right: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        same = kind == "equal"
        if a < b:
            left.append(Piece("".join(old[a:b]), "plain" if same else "gone"))
        if c < d:
            right.append(Piece("".join(new[c:d]), "plain" if same else "new"))
    return _run_together(left), _run_together(right)


def _run_together(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Changed words with nothing but a space between them are one change, as an editor marks."""
    joined: list[Piece] = []
    for piece in pieces:
        between = len(joined) > 1 and joined[-1].kind == "plain" and joined[-1].text.isspace()
        if between and piece.kind == joined[-2].kind != "plain":
            space, before = joined.pop(), joined.pop()
            joined.append(Piece(before.text + space.text + piece.text, piece.kind))
        else:
            joined.append(piece)
    return tuple(joined)


def pieces_of(
    text: str, within: Offsets, marked: Sequence[Offsets], anchors: Collection[int], prefix: str
) -> tuple[Piece, ...]:
    """`text` in [start, end) cut where marks begin and end, and at anchors.

    A piece that begins at an anchor is named `prefix` and its offset.
    """
    start, end = within
    inside = [(max(s, start), min(e, end)) for s, e in marked if s < end and e > start]
    named = [anchor for anchor in anchors if start <= anchor < end]
    cuts = sorted({start, end, *named, *(edge for span in inside for edge in span)})
    return tuple(
        Piece(
            text[one:other],
            "mark" if any(s <= one and other <= e for s, e in inside) else "plain",
            f"{prefix}{one}" if one in anchors else "",
        )
        for one, other in pairwise(cuts)
    )
