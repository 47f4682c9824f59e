"""Annotation: what one article's text holds, found without looking at any other."""

from typing import Literal

import msgspec

from recension.model.span import Offsets
from recension.model.value import Quantity

MentionKind = Literal[
    "person", "organisation", "group", "place", "facility", "event", "time", "quantity", "money"
]


class Mention(msgspec.Struct, frozen=True, order=True):
    """A name, or a noun phrase that stands for somebody or something."""

    start: int
    end: int
    kind: MentionKind


class Attribution(msgspec.Struct, frozen=True, order=True):
    """Who says (source), by which words (cue), what (content); each can be in several pieces."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]


class Quoted(msgspec.Struct, frozen=True, order=True):
    """Words between quotation marks; [start, end) excludes the marks."""

    start: int
    end: int


class TimeExpression(msgspec.Struct, frozen=True, order=True):
    """Words that place something in time; value null where no anchor makes them a date."""

    start: int
    end: int
    value: str | None
    precision: str | None


class Count(msgspec.Struct, frozen=True):
    """A counted or measured amount in the text, its bounds read from the words around it."""

    start: int
    end: int
    value: Quantity


Factuality = Literal["happened", "uncertain", "not"]


class Predicate(msgspec.Struct, frozen=True, order=True):
    """A word that tells something, and whether the text has it happen.

    What is planned, feared, asked for or supposed is uncertain or did not happen.
    """

    start: int
    end: int
    factuality: Factuality


class Annotation(msgspec.Struct, frozen=True):
    """Everything found in one article; all lists in order of start."""

    id: str
    text: str
    sentences: tuple[Offsets, ...]
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    quotations: tuple[Quoted, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Count, ...]
    notes: tuple[str, ...] = ()
    predicates: tuple[Predicate, ...] = ()
