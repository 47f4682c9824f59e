"""Claim: one thing that one article says, with the chain of who is said to say it."""

from typing import Literal

import msgspec

from recension.model.span import Span
from recension.model.value import Value

SourceKind = Literal[
    "named-person",
    "anonymous-person",
    "organisation",
    "agency",
    "outlet",
    "document",
    "unspecified",
]
SourceRole = Literal["originator", "relay", "addressee", "outlet", "republisher"]
LinkKind = Literal["in-sentence", "carried-forward", "coreference", "dateline", "reuse"]
Polarity = Literal["affirmed", "denied"]
Certainty = Literal["stated", "alleged", "possible"]


class AttributionLink(msgspec.Struct, frozen=True):
    """One step of the chain from the ultimate speaker outward; `source` is text as written."""

    source: str
    entity: str | None
    kind: SourceKind
    role: SourceRole
    link: LinkKind
    cue: str | None
    span: Span | None


class Claim(msgspec.Struct, frozen=True):
    """A claim; `about` is the collation it answers, null where it answers none."""

    id: str
    span: Span
    attribution: tuple[AttributionLink, ...]
    polarity: Polarity
    certainty: Certainty
    quoted: bool
    about: str | None
    value: Value | None
