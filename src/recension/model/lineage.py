"""Lineage: who took what from whom, down to the origins."""

from typing import Literal

import msgspec

from recension.model.span import Span

OriginKind = Literal["agency", "broadcaster", "newspaper", "organisation", "unknown"]
Relation = Literal["verbatim", "edited", "paraphrase", "summary"]
ShiftKind = Literal["quotation", "attribution", "quantity", "certainty", "scope", "name"]
ShiftDetail = Literal[
    "quotation-altered",
    "paraphrase-put-in-quotes",
    "quotation-paraphrased",
    "source-exchanged",
    "source-upgraded",
    "source-dropped",
    "source-redescribed",
    "rank-grew",
    "outlet-dropped",
    "hedge-lost",
    "hedge-added",
    "quantity-changed",
    "claim-made-range",
    "scope-widened",
    "scope-narrowed",
    "names-confused",
    "name-misspelt",
]


class Credit(msgspec.Struct, frozen=True):
    """That an article rests on an origin: stated by it, or inferred from its words."""

    article: str
    credit: Literal["stated", "inferred"]
    evidence: tuple[Span, ...]


class Origin(msgspec.Struct, frozen=True):
    """A newsroom or body that gathered information first-hand; `name` null where unknown."""

    id: str
    name: str | None
    kind: OriginKind
    articles: tuple[Credit, ...]


class Passage(msgspec.Struct, frozen=True):
    """A run of `to` that derives from a run of another article (null: from an unseen text)."""

    from_: Span | None = msgspec.field(name="from")
    to: Span
    relation: Relation


class Derivation(msgspec.Struct, frozen=True):
    """That article `to` took from `from`, an article or origin; `coverage` is a share of `to`.

    Coverage is 0..1. `direction` says on what the direction rests; "undecided" where nothing
    decides it, with the score either way in `scores` (forward, backward).
    """

    from_: str = msgspec.field(name="from")
    to: str
    relation: Relation
    coverage: float
    passages: tuple[Passage, ...]
    direction: str
    scores: tuple[float, float]


class Independence(msgspec.Struct, frozen=True):
    """How many origins there may be: undecided ones counted as one (low) and as many (high).

    Both null: cannot be measured. `basis` says why in a plain sentence.
    """

    low: int | None
    high: int | None
    basis: str


class Shift(msgspec.Struct, frozen=True):
    """What changed in passing from one article to the next; `from` and `to` are claim ids.

    They are null until collation has made the claims; `was` and `became` always stand.
    """

    kind: ShiftKind
    detail: ShiftDetail
    from_: str | None = msgspec.field(name="from")
    to: str | None
    was: Span
    became: Span
    note: str


class Lineage(msgspec.Struct, frozen=True):
    """What tracing a story gives."""

    origins: tuple[Origin, ...]
    derivations: tuple[Derivation, ...]
    independence: Independence
    shifts: tuple[Shift, ...] = ()
