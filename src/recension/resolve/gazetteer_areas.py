"""First-level areas of the shipped gazetteer: ISO 3166-2's names by GeoNames' codes, with middles.

An area has no coordinates in what the gazetteer is made from: its middle is that of the smallest
convex shape around its towns (Andrew's monotone chain, 1979), which is nearer to the middle of its
land than the mean of towns that crowd in one corner.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from statistics import median

import msgspec

from recension.resolve.gazetteer_index import Row
from recension.resolve.gazetteer_names import place_key, place_words
from recension.text.word_lists import rows_of

_SHARED = 0.8
"""A country's codes are GeoNames' own where so many of them are also codes of its towns."""
_ENOUGH = 5
"""Points that make a shape."""
_STRAY = 5.0
"""So many times as far from the middle as half of an area's land lies, a town strays."""
Area = tuple[str, str]
"""Country (alpha-2) and GeoNames' code of a first-level area."""
Point = tuple[float, float]
"""Latitude and longitude in degrees."""


class Named(msgspec.Struct, frozen=True):
    """An area's ISO 3166-2 code and its English name, "" where ISO's is the English one."""

    code: str
    english: str


def area_middles(towns: Iterable[tuple[str, str, float, float]]) -> dict[Area, Point]:
    """The middle of each area by its towns: country, code, latitude and longitude of each."""
    points: dict[Area, list[Point]] = defaultdict(list)
    for country, admin1, lat, lon in towns:
        points[country, admin1].append((lat, lon))
    return {area: middle(listed) for area, listed in points.items()}


def middle(points: Sequence[Point]) -> Point:
    """The middle of the convex shape around points; of few, or in a line, the middle one's place.

    Points that stray far are left out: an island apart, a town put in the wrong area.
    """
    east = [lon for _, lon in points]
    is_parted = max(east) - min(east) > 180  # the date line runs through: Fiji, Chukotka
    turned = [(lat, lon % 360) for lat, lon in points] if is_parted else list(points)
    near = _near(turned)
    lat, lon = (_centroid(_hull(near)) if len(near) >= _ENOUGH else None) or _median(turned)
    return round(lat, 4), round((lon + 180) % 360 - 180, 4)


def _near(points: Sequence[Point]) -> list[Point]:
    """The points without strays; each half-degree cell of land counts once, not each town."""
    cells = list({(round(lat * 2), round(lon * 2)): (lat, lon) for lat, lon in points}.values())
    lat, lon = _median(cells)
    spread = median(abs(other - lat) + abs(east - lon) for other, east in cells)
    reach = max(1.0, _STRAY * spread)
    return [point for point in points if abs(point[0] - lat) + abs(point[1] - lon) <= reach]


def _median(points: Sequence[Point]) -> Point:
    return median(lat for lat, _ in points), median(lon for _, lon in points)


def _hull(points: Sequence[Point]) -> list[Point]:
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered
    return _chain(ordered) + _chain(ordered[::-1])


def _chain(ordered: Sequence[Point]) -> list[Point]:
    """One side of the shape around points in order, its last point left to the other side."""
    side: list[Point] = []
    for point in ordered:
        while len(side) > 1 and _turn(side[-2], side[-1], point) <= 0:
            side.pop()
        side.append(point)
    return side[:-1]


def _turn(one: Point, two: Point, three: Point) -> float:
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])


def _centroid(hull: Sequence[Point]) -> Point | None:
    """The centre of a shape's surface; None where it has none."""
    lat0, lon0 = hull[0]
    whole = lat = lon = 0.0
    for one, two in zip(hull, [*hull[1:], hull[0]], strict=True):
        a, b, c, d = one[0] - lat0, one[1] - lon0, two[0] - lat0, two[1] - lon0
        piece = a * d - c * b
        whole, lat, lon = whole + piece, lat + (a + c) * piece, lon + (b + d) * piece
    if abs(whole) < 1e-9:
        return None
    return lat0 + lat / (3 * whole), lon0 + lon / (3 * whole)


def subdivisions(middles: Mapping[Area, Point]) -> dict[Area, Named]:
    """ISO 3166-2's areas that have towns, by GeoNames' codes.

    By area_codes.tsv, and where a country's codes are ISO's own. An area that neither tells is left
    out.
    """
    found = {
        (country, own): Named(code, english)
        for country, own, code, english in rows_of(__package__, "area_codes.tsv")
        if (country, own) in middles
    }
    for country, rows in iso_areas().items():
        codes = {own for other, own in middles if other == country}
        if _are_same({code for code, _, _ in rows}, codes):
            for code, _, _ in rows:
                if code in codes:
                    found.setdefault((country, code), Named(code, ""))
    return found


def _are_same(iso: set[str], own: set[str]) -> bool:
    """Whether a country's codes are ISO's; numbers that are equal may count different areas."""
    letters = {code for code in own if code.isalpha()}
    return len(letters & iso) >= max(1.0, _SHARED * len(own))


@cache
def iso_areas() -> dict[str, list[tuple[str, str, str]]]:
    """Code, name and parent's code ("" at the first level) of every subdivision, by country."""
    import pycountry

    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in sorted(pycountry.subdivisions, key=lambda row: row.code):
        parent = (row.parent_code or "").rpartition("-")[2]
        name = row.name.split(" (")[0].split(" [")[0]
        found[row.country_code].append((row.code.partition("-")[2], name, parent))
    return found


def area_rows(
    known: Mapping[Area, Named], middles: Mapping[Area, Point], people: Mapping[Area, int]
) -> Iterator[Row]:
    """First-level areas whose towns are known by code, without the United States'."""
    short = defaultdict(list)
    for country, code, name in rows_of(__package__, "area_abbreviations.tsv"):
        short[country, code].append(name)
    names = {(c, code): name for c, rows in iso_areas().items() for code, name, _ in rows}
    for area, named in sorted(known.items(), key=lambda pair: pair[0]):
        if area[0] != "US" and (area[0], named.code) in names:
            own = names[area[0], named.code]
            shown = _shown(own, named.english)
            others = (named.english, own, *short[area[0], named.code])
            yield Row(
                None,
                shown,
                tuple(filter(None, others)),
                *middles[area],
                "ADM1",
                *area,
                people[area],
            )


def _shown(own: str, english: str) -> str:
    """The English name without the word for its kind, ISO's where that is most of it."""
    if not english or place_key(own) in place_key(english):
        return own
    *words, last = english.split()
    kind = place_words().feature.get(last.lower())
    is_kind = words and kind is not None and kind.feature.startswith("ADM")
    return " ".join(words) if is_kind else english


def part_rows(known: Mapping[Area, Named], people: Mapping[Area, int]) -> Iterator[Row]:
    """Areas of which only the name and the country or area around them are known.

    To be weighed beside towns of their name they count as their country's areas do on average.
    """
    by_code = {(area[0], named.code): area[1] for area, named in known.items()}
    whole: dict[str, int] = defaultdict(int)
    for (country, _), count in people.items():
        whole[country] += count
    for country, rows in sorted(iso_areas().items()):
        for code, name, parent in rows:
            if country != "US" and (country, code) not in by_code:
                feature = "ADM2" if parent else "ADM1"
                around = by_code.get((country, parent), "")
                share = whole[country] // len(rows)
                yield Row(None, name, (), None, None, feature, country, around, share)
