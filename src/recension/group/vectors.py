"""Sentence vectors: texts that tell the same in other words lie close together.

A second opinion beside words: the shipped encoder is all-MiniLM-L6-v2 (Reimers and Gurevych 2019,
Wang et al. 2020), fitted on reports of one event and of look-alike events (`CARD.md`).
"""

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from recension.annotate.tagging.network import opened
from recension.annotate.tagging.pieces import tokenizer

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Floats = NDArray[np.float32]

WIDTH = 384
PIECES = 256
"""Most word pieces of a text that are read, the two marks at its ends included."""
_CHARACTERS = 4_000
"""So many characters hold the pieces that are read, in any English text."""
_OPENS, _CLOSES = 101, 102  # the vocabulary's [CLS] and [SEP]
_ONE = 127
_REMEMBERED = 100_000
_known: dict[bytes, bytes] = {}


@cache
def _session() -> "InferenceSession":
    """The shipped encoder, loaded once a process."""
    return opened(files(__package__).joinpath("encoder.onnx").read_bytes())


def vector_of(text: str) -> bytes:
    """The vector of a text's first 256 pieces, of length 127, a signed byte for each of 384 parts.

    Empty for a text of no words. Each text is read by itself, so that its vector depends on nothing
    else. The last 100,000 are remembered.
    """
    known = _known.get(_key(text))
    if known is None:
        known = _encoded(text)
        remember(text, known)
    return known


def remember(text: str, vector: bytes) -> None:
    """Know the text's vector, which another process found."""
    if len(_known) >= _REMEMBERED:
        del _known[next(iter(_known))]
    _known[_key(text)] = vector


def no_vector(text: str) -> bytes:
    """No vector at all, for decisions that do not weigh what texts mean."""
    del text
    return b""


def _key(text: str) -> bytes:
    head = text[:_CHARACTERS].encode("utf-8", "surrogatepass")
    return hashlib.blake2b(head, digest_size=16).digest()


def _encoded(text: str) -> bytes:
    head = text[:_CHARACTERS].encode("utf-8", "replace").decode("utf-8")
    numbers = tokenizer().encode(head, add_special_tokens=False).ids[: PIECES - 2]
    if not numbers:
        return b""
    whole = np.array([[_OPENS, *numbers, _CLOSES]], np.int64)
    (vector,) = _session().run(None, {"numbers": whole})
    parts: NDArray[np.int8] = np.round(vector[0] * _ONE).astype(np.int8)
    return parts.tobytes()


def table_of(vectors: Sequence[bytes]) -> Floats:
    """The vectors of n texts as whole numbers, (n, 384) float32; zeros where one is empty."""
    table = np.zeros((len(vectors), WIDTH), np.float32)
    for row, vector in enumerate(vectors):
        if vector:
            table[row] = np.frombuffer(vector, np.int8)
    return table


def cosines(one: Floats, other: Floats) -> Floats:
    """Cosines of n vectors and m others, (n, m) float32.

    Sums of whole numbers below 2^24 are exact in any order, so that the same pair gives the same
    number among few and among many.
    """
    found: Floats = (one @ other.T) / np.float32(_ONE * _ONE)
    return found
