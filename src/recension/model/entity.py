"""Entity: somebody or something that the articles of a story name."""

from typing import Literal

import msgspec

from recension.model.span import Span

EntityKind = Literal["person", "organisation", "place", "group"]


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
