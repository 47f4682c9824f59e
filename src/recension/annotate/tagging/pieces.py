"""Pieces: a text as the word pieces the network reads, each with its place, shape and quotation.

The encoder's vocabulary is uncased, so what capitals and quotation marks say is given beside each
piece as two small codes that have embeddings of their own.
"""

from functools import cache
from importlib.resources import files

import msgspec
from tokenizers import Tokenizer

from recension.annotate.quotations import MarkedRun
from recension.model.span import Offsets

SHAPES = 16
"""How many shape codes there are: seven, and the same for a piece that goes on a word."""
MARKS = 4
"""How many quotation codes there are: outside, inside, nested inside, inside an unclosed one."""

_GOES_ON = 8


class Piece(msgspec.Struct, frozen=True):
    """One word piece: its number in the vocabulary, its characters, its two codes."""

    number: int
    start: int
    end: int
    shape: int
    mark: int

    @property
    def goes_on(self) -> bool:
        """Whether it goes on the word of the piece before."""
        return self.shape >= _GOES_ON


@cache
def tokenizer() -> Tokenizer:
    """The shipped word-piece tokenizer, without truncation or padding."""
    loaded = Tokenizer.from_str(files(__package__).joinpath("tokenizer.json").read_text("utf-8"))
    loaded.no_truncation()
    loaded.no_padding()
    return loaded


def pieces_of(
    text: str, paragraphs: tuple[Offsets, ...], runs: tuple[MarkedRun, ...]
) -> tuple[Piece, ...]:
    """The pieces of `text` in order; `paragraphs` cover all words, `runs` are its quotations."""
    states = _states(text, runs)
    found: list[Piece] = []
    for first, last in paragraphs:
        encoded = tokenizer().encode(text[first:last], add_special_tokens=False)
        before = -1
        for number, (begun, ended) in zip(encoded.ids, encoded.offsets, strict=True):
            start, end = begun + first, ended + first
            surface = text[start:end]
            beside = before == start and surface[:1].isalnum() and text[start - 1].isalnum()
            joined = beside or start < before
            shape = shape_of(surface) + (_GOES_ON if joined else 0)
            found.append(Piece(number, start, end, shape, states[start]))
            before = end
    return tuple(found)


def shape_of(surface: str) -> int:
    """The code of a piece's shape: 1 digits, 2 no letter, 3 Capital, 4 CAPITALS, 5 one capital,
    6 small letters, 7 anything else.
    """
    if surface.isdigit():
        return 1
    if not any(character.isalpha() for character in surface):
        return 2
    if surface.isupper():
        return 4 if len(surface) > 1 else 5
    if surface[0].isupper():
        return 3
    return 6 if surface.islower() else 7


def _states(text: str, runs: tuple[MarkedRun, ...]) -> bytearray:
    """The quotation code of each character; inner runs are painted over outer ones."""
    states = bytearray(len(text) + 1)
    for run in sorted(runs, key=lambda run: (run.depth, run.start)):
        state = 2 if run.depth else 3 if run.ending == "never" else 1
        states[run.start : run.end] = bytes([state]) * (run.end - run.start)
    return states
