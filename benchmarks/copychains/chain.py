"""What a copy chain is: articles made of pieces, each piece with where it was taken from."""

import random
from collections.abc import Sequence
from typing import Literal, TypeVar

import msgspec

Kind = Literal["verbatim", "edited", "paraphrase"]
ShiftKind = Literal["quotation", "attribution", "quantity", "certainty"]
Role = Literal["report", "credit", "background"]
Item = TypeVar("Item")


class Source(msgspec.Struct, frozen=True):
    """An article to make chains of; `topic` keeps tuning and measuring apart.

    `newsroom` is the one that the text itself credits, null if none; `credits` says whether
    somebody has looked, and could tell: several newsrooms, or one without its name, are unclear.
    """

    id: str
    topic: str
    story: str
    text: str
    newsroom: str | None = None
    credits: Literal["read", "unclear", "unread"] = "unread"


class Changed(msgspec.Struct, frozen=True):
    """Something changed on the way: the words before, and the words after in the piece."""

    kind: ShiftKind
    was: str
    became: str


class Piece(msgspec.Struct, frozen=True):
    """A sentence; `taken` is (article, number of its piece), None for what the copy added.

    `changed` happened in this copy, `inherited` in those before it. `gone` are the words, folded,
    that stood in the piece before some copy replaced them.
    """

    text: str
    taken: tuple[str, int] | None = None
    kind: Kind | None = None
    changed: tuple[Changed, ...] = ()
    inherited: tuple[Changed, ...] = ()
    role: Role = "report"
    gone: frozenset[str] = frozenset()


class Made(msgspec.Struct, frozen=True):
    """An article of a chain as made; `origins` are the sources its information comes from."""

    id: str
    recipe: str
    pieces: tuple[Piece, ...]
    parents: tuple[str, ...]
    origins: tuple[str, ...]
    credit: str | None
    published: str | None


class TruePassage(msgspec.Struct, frozen=True):
    """A piece of `to` at [start, end) that was taken from [from_start, from_end) of `from_`."""

    from_: str = msgspec.field(name="from")
    from_start: int
    from_end: int
    to: str
    start: int
    end: int
    kind: Kind


class TrueShift(msgspec.Struct, frozen=True):
    """A change in the piece of `to` at [start, end); `inherited` if a parent had it already."""

    to: str
    start: int
    end: int
    kind: ShiftKind
    was: str
    became: str
    inherited: bool


class TrueEdge(msgspec.Struct, frozen=True):
    """That `to` was made from `from_` by `recipe`."""

    from_: str = msgspec.field(name="from")
    to: str
    recipe: str


class GivenArticle(msgspec.Struct, frozen=True):
    """An article as a system is given it."""

    id: str
    story: str
    text: str
    published: str | None


class Truth(msgspec.Struct, frozen=True):
    """All that is known of a chain; `origins` maps each article to the sources it rests on.

    `names` gives the agency that a source is credited to, null where nobody is credited; sources
    that are not among the articles are `hidden`.
    """

    story: str
    topic: str
    edges: tuple[TrueEdge, ...]
    passages: tuple[TruePassage, ...]
    shifts: tuple[TrueShift, ...]
    origins: dict[str, tuple[str, ...]]
    names: dict[str, str | None]
    hidden: tuple[str, ...]


class Chain(msgspec.Struct, frozen=True):
    """A story made: what a system is given, and the truth."""

    articles: tuple[GivenArticle, ...]
    truth: Truth


def pick(rng: random.Random, items: Sequence[Item]) -> Item:
    """One of `items`; the same for every version of Python."""
    return items[int(rng.random() * len(items))]


def shuffled(rng: random.Random, items: Sequence[Item]) -> list[Item]:
    """`items` in an order drawn; the same for every version of Python."""
    keyed = [(rng.random(), place) for place in range(len(items))]
    return [items[place] for _, place in sorted(keyed)]
