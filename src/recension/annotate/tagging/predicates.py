"""From scores to predicates: the words that tell something, and whether it happened.

Factuality as in It-Happened (White et al. 2016; Rudinger et al. 2018): from 3, the text has it
happen, to -3, it has it not happen. The network's value is joined to the marks of negation and
modality before the word, each class of them with a weight of its own.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import takewhile

import msgspec

from recension.annotate.tagging.network import Numbers
from recension.annotate.tagging.pieces import Piece
from recension.model.annotation import Factuality, Predicate
from recension.model.span import Offsets
from recension.text.word_lists import word_list

_SURE = 1.0
"""Nearer to nought than this the judges of It-Happened were of two minds, or unsure."""
_NEAR = 80  # characters before a predicate that can hold the words in reach
_WORD = re.compile(r"n['’]t\b|[a-z]+?(?=n['’]t\b)|['’]?[a-z]+|[^\sa-z]")


class Marks(msgspec.Struct, frozen=True):
    """Which word is a mark of which class, where a clause ends, how far back marks reach."""

    classes: tuple[str, ...]
    class_of: dict[str, str]
    edges: frozenset[str]
    reach: int


class Weighing(msgspec.Struct, frozen=True):
    """Factuality = bias + network * the network's value + the weights of the marks' classes."""

    bias: float
    network: float
    marks: dict[str, float]


@cache
def marks() -> Marks:
    """The marks of negation and modality."""
    raw = tomllib.loads(files(__package__).joinpath("factuality.toml").read_text("utf-8"))
    classes: dict[str, list[str]] = raw["marks"]
    class_of = {word: name for name, words in classes.items() for word in words}
    return Marks(tuple(classes), class_of, frozenset(raw["edges"]), raw["reach"])


@cache
def weighing() -> Weighing:
    """The fitted weights."""
    return word_list(__package__, "factuality.json", Weighing)


def marks_before(text: str, start: int) -> frozenset[str]:
    """The classes of the marks in the clause before the word at `start`."""
    known = marks()
    before = text[max(0, start - _NEAR) : start].rpartition("\n")[2].lower().replace("’", "'")
    words = reversed(_WORD.findall(before)[-known.reach :])
    inside = takewhile(lambda word: word not in known.edges, words)
    return frozenset(known.class_of[word] for word in inside if word in known.class_of)


def predicates_of(text: str, pieces: Sequence[Piece], told: Numbers) -> Iterator[Predicate]:
    """The predicates among a window's words; `told` (pieces, 2) as in `network.Reading`."""
    known = weighing()
    for at, piece in enumerate(pieces):
        if piece.goes_on or told[at, 0] <= 0:
            continue
        shift = sum(known.marks[name] for name in sorted(marks_before(text, piece.start)))
        value = known.bias + known.network * float(told[at, 1]) + shift
        yield Predicate(*_word_at(pieces, at), factuality_of(value))


def _word_at(pieces: Sequence[Piece], at: int) -> Offsets:
    rest = takewhile(lambda later: pieces[later].goes_on, range(at + 1, len(pieces)))
    return pieces[at].start, pieces[max(rest, default=at)].end


def factuality_of(value: float) -> Factuality:
    """The class of a value from -3 to 3."""
    if value >= _SURE:
        return "happened"
    return "uncertain" if value > -_SURE else "not"
