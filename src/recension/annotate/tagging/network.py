"""The network at run time: windows of one text in, scores and link vectors out.

All windows of a text are read in batches of that text alone, so that what is found in it does not
depend on what other texts are read beside it.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from numpy.typing import NDArray

from recension.annotate.tagging.pieces import Piece
from recension.model.annotation import MentionKind
from recension.model.span import Offsets

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Numbers = NDArray[np.float32]

ROWS = ("source", "cue", "content", "inner")
"""The rows of attribution labels; `inner` are contents that lie within a content."""
KINDS: tuple[MentionKind, ...] = ("person", "organisation", "place", "group", "event")
"""The kinds of names that the network tells apart."""
LINK_WIDTH = 128

_OPENS, _CLOSES = 101, 102  # the vocabulary's [CLS] and [SEP]
_AT_ONCE = 8


class Reading(msgspec.Struct, frozen=True):
    """What the network says of one window of n pieces.

    `rows` (4, n, 5) scores the labels of each row, `names` (n, 11) those of names, `links` (n, 384)
    holds a cue's query, then the keys of source and content, `told` (n, 2) scores whether a word is
    a predicate and, from -3 to 3, whether what it tells happened.
    """

    first: int
    rows: Numbers
    names: Numbers
    links: Numbers
    told: Numbers


@cache
def session() -> "InferenceSession":
    """The shipped network, loaded once a process."""
    return opened(files(__package__).joinpath("reader.onnx").read_bytes())


def opened(network: bytes) -> "InferenceSession":
    """A network in the ONNX format, ready to run on one thread."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return InferenceSession(network, options, providers=["CPUExecutionProvider"])


@cache
def transitions() -> Numbers:
    """The scores of one label after another in each row, shape (4, 5, 5)."""
    raw = files(__package__).joinpath("transitions.json").read_bytes()
    return np.array(msgspec.json.decode(raw), dtype=np.float32)


def readings(pieces: Sequence[Piece], windows: Sequence[Offsets]) -> tuple[Reading, ...]:
    """What the network says of each window, in the order of `windows`."""
    by_length = sorted(windows, key=lambda window: (window[1] - window[0], window))
    read = {reading.first: reading for reading in _in_batches(pieces, by_length)}
    return tuple(read[first] for first, _ in windows)


def _in_batches(pieces: Sequence[Piece], windows: Sequence[Offsets]) -> Iterator[Reading]:
    for at in range(0, len(windows), _AT_ONCE):
        batch = windows[at : at + _AT_ONCE]
        rows, *others = session().run(None, _inputs(pieces, batch))
        for index, (first, last) in enumerate(batch):
            inside = slice(1, 1 + last - first)
            yield Reading(first, rows[index, :, inside], *(part[index, inside] for part in others))


def _inputs(pieces: Sequence[Piece], windows: Sequence[Offsets]) -> dict[str, NDArray[np.int64]]:
    shape = len(windows), 2 + max(last - first for first, last in windows)
    names = ("numbers", "shapes", "marks", "mask")
    inputs = {name: np.zeros(shape, dtype=np.int64) for name in names}
    for row, (first, last) in enumerate(windows):
        inside, end = pieces[first:last], last - first + 1
        inputs["numbers"][row, 1:end] = [piece.number for piece in inside]
        inputs["numbers"][row, [0, end]] = _OPENS, _CLOSES
        inputs["shapes"][row, 1:end] = [piece.shape for piece in inside]
        inputs["marks"][row, 1:end] = [piece.mark for piece in inside]
        inputs["mask"][row, : end + 1] = 1
    return inputs
