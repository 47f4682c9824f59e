"""Outlines: where countries lie, for maps that need no tile server.

Natural Earth's country boundaries (public domain), made small by `training/outlines.py`. Borders
are those that Natural Earth draws, who holds a place deciding, but for what ISO 3166 gives to
another country: Crimea, Somaliland and Northern Cyprus, each within a line of its own.
"""

from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from recension.text.word_lists import lines_of

Point = tuple[float, float]
"""Longitude and latitude in degrees."""
_STEPS = 50  # to a degree, as training/outlines.py writes them


class Country(msgspec.Struct, frozen=True):
    """A country by ISO 3166-1 alpha-3; each ring the numbers of its arcs, ~n for one backwards.

    `radius` is in km: a disc of it is as large as the first-level areas are on average.
    """

    code: str
    name: str
    radius: float
    rings: tuple[tuple[int, ...], ...]


class Outlines(msgspec.Struct, frozen=True):
    """Arcs, the countries between them by code, and for each arc the codes of those it bounds.

    An arc that crosses the antimeridian goes on past 180 degrees.
    """

    arcs: tuple[tuple[Point, ...], ...]
    countries: dict[str, Country]
    bounds: tuple[tuple[str, ...], ...]


class Turned(msgspec.Struct, frozen=True):
    """An arc of a ring in the ring's direction, moved by so many degrees to join the one before."""

    points: tuple[Point, ...]
    east: float


def turned_arcs(ring: tuple[int, ...]) -> Iterator[Turned]:
    """The arcs of a ring, so that none leaps round the globe."""
    arcs = outlines().arcs
    at: float | None = None
    for number in ring:
        points = arcs[number] if number >= 0 else arcs[~number][::-1]
        east = 0.0 if at is None else 360.0 * round((at - points[0][0]) / 360)
        at = points[-1][0] + east
        yield Turned(points, east)


@cache
def outlines() -> Outlines:
    """The shipped outlines."""
    lines = lines_of(__package__, "outlines.txt")
    middle = lines.index("countries")
    arcs = tuple(tuple(_decoded(line)) for line in lines[1:middle])
    countries = {row.code: row for row in map(_country, lines[middle + 1 :])}
    return Outlines(arcs, countries, _bounds(len(arcs), countries))


def _country(line: str) -> Country:
    code, name, radius, rings = line.split("\t")
    arcs = tuple(tuple(map(int, ring.split(","))) for ring in rings.split(";"))
    return Country(code, name, float(radius), arcs)


def _bounds(arcs: int, countries: Mapping[str, Country]) -> tuple[tuple[str, ...], ...]:
    """The codes at each arc: one at a coast, two at a border, one code twice within a country."""
    found: list[list[str]] = [[] for _ in range(arcs)]
    for country in countries.values():
        for ring in country.rings:
            for arc in ring:
                found[max(arc, ~arc)].append(country.code)
    return tuple(map(tuple, found))


def _decoded(line: str) -> Iterator[Point]:
    """The points of an encoded polyline (Google's algorithm), longitude first."""
    x = y = 0
    steps = _numbers(line)
    for across, up in zip(steps, steps, strict=True):
        x, y = x + across, y + up
        yield x / _STEPS, y / _STEPS


def _numbers(line: str) -> Iterator[int]:
    number = shift = 0
    for character in line:
        bits = ord(character) - 63
        number |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            yield ~(number >> 1) if number & 1 else number >> 1
            number = shift = 0
