"""What the report shows of a story's places: a map where one can be drawn, and always the table."""

from collections.abc import Mapping, Sequence

import msgspec

from recension.model.article import Article
from recension.model.story import Story
from recension.publish.map import Map, map_of
from recension.publish.map_svg import map_svg
from recension.publish.outlines import outlines
from recension.publish.placed import COUNTRY, WORDS, PlacedPlace, placed_places
from recension.publish.wording import counted

MOST_IN_SIGHT = 12
"""Rows of the table that stand open; the rest can be unfolded."""
MOST_ROWS = 400
_MOST_SIGLA = 12


class PlaceRow(msgspec.Struct, frozen=True):
    """A row of the table, its cells in words."""

    id: str
    names: str
    country: str
    codes: str
    known: str
    claims: int
    sigla: str
    origins: int
    gazetteer: str


class PlacesView(msgspec.Struct, frozen=True):
    """The map as SVG, empty where nothing can be drawn; `beyond` tells what lies off its edges."""

    picture: str
    beyond: str
    rows: tuple[PlaceRow, ...]
    more: int


def places_view(
    story: Story, articles: Mapping[str, Article], sigla: Mapping[str, str]
) -> PlacesView | None:
    """The story's places; None where it names none. `sigla` are in lineage order."""
    every = placed_places(story, articles)
    if not every:
        return None
    places = every[:MOST_ROWS]
    drawn = map_of(places)
    return PlacesView(
        picture=map_svg(drawn, _title(drawn)) if drawn else "",
        beyond=_beyond(drawn.beyond) if drawn else "",
        rows=tuple(_row(place, sigla) for place in places),
        more=len(every) - len(places),
    )


def _title(drawn: Map) -> str:
    spots = counted(len(drawn.spots), "place")
    shaded = counted(len(drawn.shades), "shaded country", "shaded countries")
    return f"Map of {spots} and {shaded}; each leads to its row of the table"


def _beyond(places: Sequence[PlacedPlace]) -> str:
    return ", ".join(f"{row.names[0]} ({counted(row.claims, 'claim')})" for row in places)


def _row(place: PlacedPlace, sigla: Mapping[str, str]) -> PlaceRow:
    country = outlines().countries.get(place.country)
    name = country.name if country else place.country
    carriers = set(place.articles)
    return PlaceRow(
        id=place.id,
        names=", ".join(place.names),
        country="" if place.precisions == (COUNTRY,) and not place.within else name,
        codes=", ".join(map(str, place.precisions)),
        known=_known(place),
        claims=place.claims,
        sigla=_sigla([sign for article, sign in sigla.items() if article in carriers]),
        origins=place.origins,
        gazetteer=_gazetteer(place),
    )


def _sigla(signs: Sequence[str]) -> str:
    """The articles by name, or how many where a row cannot hold them."""
    return " ".join(signs) if len(signs) <= _MOST_SIGLA else f"{len(signs)} articles"


def _known(place: PlacedPlace) -> str:
    if place.within:
        return f"somewhere in {place.within}"
    return ", ".join(WORDS.get(code, "") for code in place.precisions) or "not known where"


def _gazetteer(place: PlacedPlace) -> str:
    if place.geonames is not None:
        return f"GeoNames {place.geonames}"
    return "known, without an id" if place.lat is not None else ""
