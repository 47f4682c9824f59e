"""GeoJSON (RFC 7946): a point for each place of an event that has one, longitude first."""

from pathlib import Path
from typing import Literal

import msgspec

from recension.model.account import Account
from recension.publish.export.records import EventRecord, event_records


class Point(msgspec.Struct, frozen=True):
    """A place on the globe, [longitude, latitude]."""

    coordinates: tuple[float, float]
    type: Literal["Point"] = "Point"


class Properties(msgspec.Struct, frozen=True):
    """What a map shows beside a point; `where_prec` is UCDP's, 1 exact to 7."""

    event: str
    story: str
    label: str
    plover: str
    mode: str | None
    date: str | None
    date_end: str | None
    place: str
    country: str | None
    where_prec: int
    status: str
    stage: str | None
    standing: str
    independent_origins: int
    origins: tuple[str, ...]
    claims: tuple[str, ...]


class Feature(msgspec.Struct, frozen=True):
    """One place of one event."""

    id: str
    geometry: Point
    properties: Properties
    type: Literal["Feature"] = "Feature"


class Collection(msgspec.Struct, frozen=True):
    """All of them."""

    features: tuple[Feature, ...]
    type: Literal["FeatureCollection"] = "FeatureCollection"


def write(account: Account, path: Path) -> int:
    """Write the placed events; gives how many points there are."""
    features = tuple(f for record in event_records(account) for f in _features(record))
    path.write_bytes(msgspec.json.format(msgspec.json.encode(Collection(features)), indent=2))
    return len(features)


def _features(record: EventRecord) -> list[Feature]:
    event = record.event
    made = []
    for at, place in enumerate(event.places):
        if place.lat is None or place.lon is None:
            continue
        properties = Properties(
            event=event.id,
            story=record.story.id,
            label=event.label,
            plover=event.plover.event,
            mode=event.plover.mode,
            date=event.date.start if event.date else None,
            date_end=event.date.end if event.date else None,
            place=place.name,
            country=place.country,
            where_prec=place.precision,
            status=event.status,
            stage=event.stage,
            standing=event.standing,
            independent_origins=event.independent_origins,
            origins=record.origins,
            claims=record.claims,
        )
        made.append(Feature(f"{event.id}-{at}", Point((place.lon, place.lat)), properties))
    return made
