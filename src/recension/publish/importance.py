"""Importance: what a reader must know first, and what is trivial."""

from functools import cache

import msgspec

from recension.collate.topic import topic_of
from recension.model.collation import Collation
from recension.text.word_lists import word_list


class Weights(msgspec.Struct, frozen=True):
    """The weight of each topic by name, and of a question that is not listed."""

    other: int
    weights: dict[str, int]


@cache
def weights() -> Weights:
    """The shipped weights."""
    return word_list(__package__, "importance.toml", Weights)


def importance(collation: Collation) -> int:
    """How early a question is to be read: its topic's weight, times the articles that answer it."""
    known = weights()
    answering = {article for reading in collation.readings for article in reading.articles}
    return known.weights.get(topic_of(collation) or "", known.other) * len(answering)


def is_trivial(collation: Collation) -> bool:
    """Whether what is asked is a circumstance (a date, an age, a distance), whoever tells it."""
    return (
        collation.kind == "time"
        or weights().weights.get(topic_of(collation) or "", weights().other) == 1
    )
