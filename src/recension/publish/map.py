"""Map: where a story's places lie and how well that is known, as SVG, without any tile server."""

from collections.abc import Iterator, Sequence
from math import cos, radians, sqrt

import msgspec

from recension.publish.map_shapes import country_rings, main_box
from recension.publish.map_window import (
    KM_A_DEGREE,
    WIDTH,
    Box,
    Window,
    around,
    on_sheet,
    window_of,
)
from recension.publish.outlines import outlines
from recension.publish.placed import COUNTRY, PlacedPlace

_SMALLEST, _LARGEST = 3.5, 10.0  # radius of a symbol
_WIDEST = 25.0  # degrees; a country no wider is shown whole about a place of it
_NEAR_KM = 25.0  # UCDP's where_prec 2 (GED codebook)
_DISTRICT = 1 / 3  # of the radius of a first-level area
_WIDER = 1.5
_UNKNOWN_KM = 100.0


class Spot(msgspec.Struct, frozen=True):
    """A place on the sheet: its symbol's radius, and the disc in which it is known to lie.

    The disc's radii are those of a circle on the ground, which the projection can make an ellipse.
    `is_open` tells a symbol that stands for an area from that of the place itself.
    """

    place: PlacedPlace
    x: float
    y: float
    radius: float
    disc: tuple[float, float]
    is_open: bool


class Shade(msgspec.Struct, frozen=True):
    """A country and the places of which no more is known than that they lie there, itself first."""

    country: str
    places: tuple[PlacedPlace, ...]

    @property
    def claims(self) -> int:
        """The most that any of the places has."""
        return max(place.claims for place in self.places)


class Map(msgspec.Struct, frozen=True):
    """A laid-out map: its spots and shaded countries, the most claimed first.

    `beyond` are the places and countries that the window shows nothing of.
    """

    window: Window
    spots: tuple[Spot, ...]
    shades: tuple[Shade, ...]
    beyond: tuple[PlacedPlace, ...]


def map_of(places: Sequence[PlacedPlace]) -> Map | None:
    """The map of a story's places; None where none of them can be drawn.

    Every place with a claim that is more exact than a country is in the window with all of its
    disc, and so are the outlines of those places' countries that are not too wide. Where no place
    has a claim they all are, and where there are only countries the window is theirs.
    """
    exact = [place for place in places if _has_spot(place)]
    shades = _shades(places)
    told = [place for place in exact if place.claims] or exact
    boxes = [*_boxes(told)] or [box for row in shades if (box := main_box(row.country))]
    if not boxes:
        return None
    window = window_of(boxes)
    most = max((place.claims for place in exact), default=0)
    spots = [_spot(window, place, most) for place in exact]
    return Map(
        window=window,
        spots=tuple(spot for spot in spots if _is_on_sheet(spot, window)),
        shades=tuple(row for row in shades if country_rings(window, row.country)),
        beyond=tuple(_beyond(spots, shades, window)),
    )


def _is_on_sheet(spot: Spot, window: Window) -> bool:
    return all(
        spot.radius <= at <= size - spot.radius
        for at, size in ((spot.x, WIDTH), (spot.y, window.height))
    )


def _beyond(
    spots: Sequence[Spot], shades: Sequence[Shade], window: Window
) -> Iterator[PlacedPlace]:
    yield from (spot.place for spot in spots if not _is_on_sheet(spot, window))
    yield from (row.places[0] for row in shades if not country_rings(window, row.country))


def _shades(places: Sequence[PlacedPlace]) -> list[Shade]:
    found: dict[str, list[PlacedPlace]] = {}
    for place in places:
        if _is_country(place):
            found.setdefault(place.country, []).append(place)
    rows = (
        Shade(code, tuple(sorted(rows, key=lambda row: bool(row.within))))
        for code, rows in found.items()
    )
    return sorted(rows, key=lambda row: (-row.claims, row.country))


def _is_country(place: PlacedPlace) -> bool:
    return place.precisions == (COUNTRY,) and place.country in outlines().countries


def _has_spot(place: PlacedPlace) -> bool:
    """Whether it is drawn as a symbol: it has coordinates and is no country with an outline."""
    return place.lat is not None and place.lon is not None and not _is_country(place)


def _boxes(places: Sequence[PlacedPlace]) -> Iterator[Box]:
    for place in places:
        yield around(place.lon or 0.0, place.lat or 0.0, _km(place))
    for code in sorted({place.country for place in places}):
        box = main_box(code)
        if box is not None and box.east - box.west <= _WIDEST:
            yield box


def _km(place: PlacedPlace) -> float:
    """How far from its point a place may lie, by the least exact of its codes."""
    country = outlines().countries.get(place.country)
    area = country.radius if country else _UNKNOWN_KM
    known = {1: 0.0, 2: _NEAR_KM, 3: area * _DISTRICT, 4: area, 5: area * _WIDER}
    codes = [code for code in place.precisions if code != COUNTRY] or [COUNTRY]
    return max(known.get(code, _UNKNOWN_KM) for code in codes)


def _spot(window: Window, place: PlacedPlace, most: int) -> Spot:
    lat, lon = place.lat or 0.0, place.lon or 0.0
    x, y = on_sheet(window, lon, lat)
    down = _km(place) / KM_A_DEGREE * window.down
    return Spot(
        place=place,
        x=x,
        y=y,
        radius=_SMALLEST + (_LARGEST - _SMALLEST) * sqrt(place.claims / max(1, most)),
        disc=(down / max(0.1, cos(radians(lat))) * window.across / window.down, down),
        is_open=min(place.precisions, default=COUNTRY) > 2,
    )
