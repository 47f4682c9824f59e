"""Make the outlines of countries that the report's maps are drawn with.

python -m training.outlines FILE [--write]

FILE is countries-50m.json of the npm package world-atlas 2.0.2 (`npm pack world-atlas@2.0.2`):
Natural Earth's country boundaries 4.1.0 at 1:50,000,000 (public domain) as TopoJSON. Lines are
thinned by the area that each point makes with its neighbours (Visvalingam & Whyatt 1993) and
rounded to a fiftieth of a degree; an arc that two countries share stays one arc. Antarctica is
left out, islands too small to be seen are too, but for a country's largest. Codes are ISO 3166-1
alpha-3; ISO has none for Somaliland and Northern Cyprus, which it holds to be of Somalia and of
Cyprus, and XKX is in common use for Kosovo. Crimea is put with Ukraine, as in ISO 3166-2 (UA-43);
Natural Earth draws who holds it. The radius is that of a disc as large as the country's first-
level areas are on average: its area within these outlines over the number of subdivisions without
a parent in ISO 3166-2 (pycountry).
"""

import argparse
import heapq
import itertools
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from math import cos, pi, radians, sin, sqrt
from pathlib import Path
from typing import Any

import pycountry

STEPS = 50  # to a degree
LEAST = 0.002  # square degrees at the equator that a point or an island must make up
EARTH = 6371.0  # km
LEFT_OUT = frozenset({"Antarctica", "Siachen Glacier", "Indian Ocean Ter."})
WITHOUT_NUMBER = {"Somaliland": "SOM", "N. Cyprus": "CYP", "Kosovo": "XKX"}
CRIMEA = (32.0, 44.0, 37.0, 46.5)  # west, south, east, north
TARGET = Path("src/recension/publish/outlines.txt")
HEAD = """\
# Outlines of countries: Natural Earth 4.1.0 at 1:50,000,000 (https://www.naturalearthdata.com,
# public domain), as packed in npm's world-atlas 2.0.2 (ISC), thinned by `python -m
# training.outlines`. After "arcs": a line each, longitude and latitude in fiftieths of a degree,
# each less the one before, in the characters of Google's encoded polylines. After "countries":
# ISO 3166-1 alpha-3, name, km of radius of a disc as large as its first-level areas on average,
# rings, each ring the numbers of its arcs, ~n being arc n run backwards."""

Point = tuple[float, float]
Step = tuple[int, int]


def main() -> None:
    """Print how large the outlines become, and write them where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    topology = json.loads(given.file.read_text("utf-8"))
    arcs = [rounded(thinned(arc)) for arc in unpacked(topology)]
    countries = list(named_rings(topology, arcs))
    text = packed(arcs, countries)
    sys.stdout.write(f"{len(countries)} countries, {len(text)} bytes\n")
    if given.write:
        TARGET.write_text(text, encoding="utf-8")


def unpacked(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """The arcs in degrees."""
    (across, up), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        steps = itertools.accumulate(arc, lambda at, step: [at[0] + step[0], at[1] + step[1]])
        yield list(unbroken((x * across + left, y * up + low) for x, y in steps))


def unbroken(arc: Iterable[Point]) -> Iterator[Point]:
    """The arc without a leap at the antimeridian: it goes on past 180 degrees."""
    before, turn = None, 0
    for x, y in arc:
        if before is not None:
            turn += (x + turn - before < -180) * 360 - (x + turn - before > 180) * 360
        before = x + turn
        yield before, y


def thinned(arc: Sequence[Point]) -> list[Point]:
    """The arc without the points that make up too little; its ends stay."""
    before = list(range(-1, len(arc) - 1))
    after = list(range(1, len(arc) + 1))
    area = {at: _area(arc, before[at], at, after[at]) for at in range(1, len(arc) - 1)}
    waiting = [(size, at) for at, size in area.items()]
    heapq.heapify(waiting)
    while waiting and waiting[0][0] < LEAST:
        size, at = heapq.heappop(waiting)
        if area.get(at) != size:
            continue
        del area[at]
        after[before[at]], before[after[at]] = after[at], before[at]
        for near in (before[at], after[at]):
            if near in area:
                area[near] = max(size, _area(arc, before[near], near, after[near]))
                heapq.heappush(waiting, (area[near], near))
    return [point for at, point in enumerate(arc) if at in {0, len(arc) - 1} or at in area]


def _area(arc: Sequence[Point], before: int, at: int, after: int) -> float:
    (ax, ay), (bx, by), (cx, cy) = arc[before], arc[at], arc[after]
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2 * cos(radians(by))


def rounded(arc: Iterable[Point]) -> list[Step]:
    """The arc in steps of a fiftieth of a degree, without points that fall together."""
    steps = [(round(x * STEPS), round(y * STEPS)) for x, y in arc]
    return [step for step, _ in itertools.groupby(steps)]


def named_rings(
    topology: dict[str, Any], arcs: Sequence[Sequence[Step]]
) -> Iterator[tuple[str, str, list[list[int]]]]:
    """Code, name and rings of each country, in order of code; holes are rings as well."""
    found: dict[str, tuple[str, list[list[int]]]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        if name in LEFT_OUT or "arcs" not in shape:
            continue
        many = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = [ring for polygon in many for ring in polygon]
        code = WITHOUT_NUMBER.get(name) or pycountry.countries.get(numeric=shape["id"]).alpha_3
        # A part without a code of its own comes after the country whose code it bears.
        kept, known = found.get(code, (name, []))
        found[code] = (kept if name in WITHOUT_NUMBER else name, known + large(rings, arcs))
    held, (ukraine, rings) = found["RUS"], found["UKR"]
    crimea = [ring for ring in held[1] if _lies_in(ring, arcs, CRIMEA)]
    found["RUS"] = held[0], [ring for ring in held[1] if ring not in crimea]
    found["UKR"] = ukraine, rings + crimea
    for code, (name, rings) in sorted(found.items()):
        yield code, name, rings


def _lies_in(
    ring: Sequence[int], arcs: Sequence[Sequence[Step]], box: tuple[float, float, float, float]
) -> bool:
    west, south, east, north = (STEPS * edge for edge in box)
    points = [step for arc in ring for step in run(arcs, arc)]
    return all(west <= x <= east and south <= y <= north for x, y in points)


def large(rings: Sequence[list[int]], arcs: Sequence[Sequence[Step]]) -> list[list[int]]:
    """The rings that can be seen, and the largest in any case."""
    sizes = [_size([step for arc in ring for step in run(arcs, arc)]) for ring in rings]
    return [
        ring
        for ring, size in zip(rings, sizes, strict=True)
        if size >= 2 * LEAST * STEPS**2 or size == max(sizes)
    ]


def run(arcs: Sequence[Sequence[Step]], number: int) -> Sequence[Step]:
    """The arc of that number, backwards for ~n."""
    return arcs[number] if number >= 0 else arcs[~number][::-1]


def _size(ring: Sequence[Step]) -> float:
    closed = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x * v - u * y for (x, y), (u, v) in closed)) / 2


def packed(
    arcs: Sequence[Sequence[Step]], countries: Sequence[tuple[str, str, list[list[int]]]]
) -> str:
    """The file's text; arcs that no ring has any more are left out."""
    used = sorted({max(arc, ~arc) for _, _, rings in countries for ring in rings for arc in ring})
    place = {number: at for at, number in enumerate(used)}
    lines = [HEAD, "arcs", *(_encoded(arcs[number]) for number in used), "countries"]
    for code, name, rings in countries:
        numbers = [[place[a] if a >= 0 else ~place[~a] for a in ring] for ring in rings]
        written = ";".join(",".join(map(str, ring)) for ring in numbers)
        lines.append("\t".join((code, name, str(radius(code, rings, arcs)), written)))
    return "\n".join(lines) + "\n"


def radius(code: str, rings: Sequence[list[int]], arcs: Sequence[Sequence[Step]]) -> int:
    """In km: of a disc as large as the country's first-level areas are on average."""
    shapes = [[step for arc in ring for step in run(arcs, arc)] for ring in rings]
    known = pycountry.countries.get(alpha_3=code)
    areas = list(pycountry.subdivisions.get(country_code=known.alpha_2) or ()) if known else []
    count = sum(area.parent_code is None for area in areas)
    return max(1, round(sqrt(sum(map(_square_km, shapes)) / max(1, count) / pi)))


def _square_km(ring: Sequence[Step]) -> float:
    """The area of a ring on a sphere (Chamberlain & Duquette 2007), holes not taken off."""
    degrees = [(radians(x / STEPS), sin(radians(y / STEPS))) for x, y in ring]
    closed = zip(degrees, [*degrees[1:], degrees[0]], strict=True)
    return abs(sum((u - x) * (y + v) for (x, y), (u, v) in closed)) / 2 * EARTH**2


def _encoded(arc: Sequence[Step]) -> str:
    pairs = itertools.pairwise([(0, 0), *arc])
    return "".join(_characters(c - a) + _characters(d - b) for (a, b), (c, d) in pairs)


def _characters(number: int) -> str:
    """Five bits a character, the sign in the lowest bit, the sixth set where more follow."""
    rest = ~(number << 1) if number < 0 else number << 1
    written = ""
    while rest >= 32:
        written += chr((32 | (rest & 31)) + 63)
        rest >>= 5
    return written + chr(rest + 63)


if __name__ == "__main__":
    main()
