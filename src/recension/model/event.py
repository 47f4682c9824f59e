"""Event: a collated happening, coded."""

from typing import Literal

import msgspec

from recension.model.span import Span


class PloverCode(msgspec.Struct, frozen=True):
    """PLOVER event, mode and contexts, as in its manual."""

    event: str
    mode: str | None
    context: tuple[str, ...]


class EventDate(msgspec.Struct, frozen=True):
    """When it happened, with the words that say so."""

    start: str
    end: str
    precision: Literal["day", "month", "year", "range"]
    basis: tuple[Span, ...]


class EventPlace(msgspec.Struct, frozen=True):
    """Where; `precision` is UCDP's where_prec, 1 (exact) to 7 (international waters or air)."""

    name: str
    geonames: int | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: int


class Actor(msgspec.Struct, frozen=True):
    """Who acted or was acted on; `sector` is a PLOVER sector code, `country` ISO 3166-1 alpha-3."""

    entity: str | None
    name: str
    country: str | None
    sector: str | None


class PerReport(msgspec.Struct, frozen=True):
    """The naive figure that counts every report as a witness, for comparison."""

    low: float | None
    best: float | None
    high: float | None


class Disagreement(msgspec.Struct, frozen=True):
    """How far the origins of one figure differ, each one voice that gives its best figure.

    `figures` is how many different ones there are; `range` greatest less least, `deviation` the
    standard deviation over the voices, `entropy` in bits, `modal` the share of voices that give
    the most frequent figure. All say the same: 1, 0, 0, 0 and 1.
    """

    voices: int
    figures: int
    range: float
    deviation: float
    entropy: float
    modal: float


class EventQuantity(msgspec.Struct, frozen=True):
    """A figure of the event over its origins; `rule` says how low, best and high were chosen.

    `disagreement` is null where no origin gives a figure of its own.
    """

    what: str
    low: float | None
    best: float | None
    high: float | None
    rule: str
    collation: str
    per_report: PerReport
    disagreement: Disagreement | None = None


class Event(msgspec.Struct, frozen=True):
    """A coded record, every cell backed by `evidence` or by the collations it names.

    `standing` is background where its own date lies well before the story's articles. `kind` is
    what it is beyond PLOVER, which has no event for a coup.
    """

    id: str
    label: str
    plover: PloverCode
    date: EventDate | None
    places: tuple[EventPlace, ...]
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    quantities: tuple[EventQuantity, ...]
    status: Literal["asserted", "disputed", "denied"]
    stage: Literal["realized", "attempt", "conspiracy"] | None
    independent_origins: int
    collations: tuple[str, ...]
    evidence: tuple[Span, ...]
    standing: Literal["news", "background"] = "news"
    kind: Literal["coup"] | None = None
