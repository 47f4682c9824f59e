"""Placing: where an event happened, by the places named in the sentences that tell of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from recension.annotate.gazetteer import known_places
from recension.code.lexicon import alpha3
from recension.code.testimony import Testimony
from recension.model.annotation import Mention
from recension.model.entity import Entity
from recension.model.event import EventPlace

_WHERE_PREC = {"city": 1, "capital": 1, "region": 4, "area": 5, "country": 6}
_PLACE_WORDS = frozenset({"in", "at", "on", "near", "around", "outside"})
_NEAR = frozenset({"near", "around", "outside"})
Where = tuple[str, int]
"""A place's name and UCDP's where_prec."""


def places_of(testimony: Sequence[Testimony], entities: Sequence[Entity]) -> tuple[EventPlace, ...]:
    """The places said to be where it happened ("in Kati", "near Bamako"), the most exact first.

    `precision` is UCDP's where_prec (GED codebook): 1 a named town, 2 near one, 4 a first-level
    area, 5 a wider area, 6 a country. A name of which nothing is known gives no place.
    """
    known = {name: entity for entity in entities if entity.kind == "place" for name in entity.names}
    found = Counter(where for row in testimony for where in _wheres(row))
    ranked = sorted(found, key=lambda where: (where[1], -found[where], where[0]))
    return tuple(_placed(where, known) for where in ranked)


def _wheres(row: Testimony) -> Iterator[Where]:
    start, end = row.sentence
    for mention in row.annotation.mentions:
        inside = start <= mention.start and mention.end <= end
        if inside and mention.kind == "place" and (where := _where(row, mention)):
            yield where


def _where(row: Testimony, mention: Mention) -> Where | None:
    text = row.annotation.text
    before = text[max(0, mention.start - 12) : mention.start].lower().split()
    name = text[mention.start : mention.end]
    place = known_places().get(name)
    if not before or before[-1] not in _PLACE_WORDS or place is None:
        return None
    precision = _WHERE_PREC.get(place.sort)
    if precision is None:
        return None
    return name, 2 if precision == 1 and before[-1] in _NEAR else precision


def _placed(where: Where, known: Mapping[str, Entity]) -> EventPlace:
    name, precision = where
    entity, place = known.get(name), known_places()[name]
    return EventPlace(
        name=name,
        geonames=entity.geonames if entity else None,
        country=alpha3().get(place.country),
        admin1=name if precision == 4 else None,
        lat=entity.lat if entity else None,
        lon=entity.lon if entity else None,
        precision=precision,
    )
