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


class Trait(msgspec.Struct, frozen=True):
    """One thing said of a speaker: its normal form, and the words."""

    value: str
    span: Span


class SpeakerTraits(msgspec.Struct, frozen=True):
    """What is said of a speaker who is not named; null where the words do not say it.

    `post` is the noun in the singular ("official"), `body` what they speak for ("security"),
    `nation` an ISO 3166-1 alpha-2 code or the name of a part of the world ("western"), `rank` the
    words that lift or lower the post ("senior"), `close_to` whom or what they are said to be close
    to, familiar with or in the service of.
    """

    post: Trait | None = None
    body: Trait | None = None
    nation: Trait | None = None
    rank: Trait | None = None
    close_to: Trait | None = None


class AttributionLink(msgspec.Struct, frozen=True):
    """One step of the chain from the ultimate speaker outward; `source` is text as written.

    `traits` are those of a person who is not named, null for any other speaker.
    """

    source: str
    entity: str | None
    kind: SourceKind
    role: SourceRole
    link: LinkKind
    cue: str | None
    span: Span | None
    traits: SpeakerTraits | None = None


class Claim(msgspec.Struct, frozen=True):
    """A claim; `about` is the collation it answers, null where it answers none.

    `against` are the claims that it denies or takes back, by id: a denial is a claim about a claim.
    `origins` are the reporting origins that it can rest on; who told it is the first link of
    `attribution`.
    """

    id: str
    span: Span
    attribution: tuple[AttributionLink, ...]
    polarity: Polarity
    certainty: Certainty
    quoted: bool
    about: str | None
    value: Value | None
    against: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
