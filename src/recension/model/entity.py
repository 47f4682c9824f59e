"""Entity: somebody or something that the articles of a story name."""

from typing import Literal

import msgspec

from recension.model.span import Span

EntityKind = Literal["person", "organisation", "place", "group"]


class Placement(msgspec.Struct, frozen=True):
    """Where a place lies: `country` (ISO 3166-1 alpha-3), `admin1` its first-level area by name.

    `precision` is UCDP's where_prec. `match` tells whether the gazetteer has the name (exact), one
    spelled like it (variant), or not it but the area `within` which it lies (bound).
    """

    country: str | None
    admin1: str | None
    precision: int
    match: Literal["exact", "variant", "bound"]
    within: str | None


class Entity(msgspec.Struct, frozen=True):
    """Mentions taken for one; `names` holds every form seen, `roles` what it is said to be."""

    id: str
    kind: EntityKind
    name: str
    names: tuple[str, ...]
    roles: tuple[Span, ...]
    mentions: tuple[Span, ...]
    geonames: int | None = None
    wikidata: str | None = None
    lat: float | None = None
    lon: float | None = None
    place: Placement | None = None
