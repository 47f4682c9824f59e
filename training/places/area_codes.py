"""Put GeoNames' codes of first-level areas beside ISO 3166-2's, by their names and their towns.

python -m training.places.area_codes [--data ../shared/data] [--write]

GeoNames' admin1CodesASCII.txt (CC BY 4.0) has names by code, pycountry ISO's. In each country the
likest names go together first; what is left goes by the largest town of the ISO area's own name,
where that is among the largest of GeoNames' area; area_codes_given.tsv goes before both.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec
from rapidfuzz import fuzz

from recension.resolve.gazetteer_areas import iso_areas
from recension.resolve.gazetteer_names import place_key, skeleton
from recension.resolve.gazetteer_shipped import shipped_towns

TABLE = Path("src/recension/resolve/area_codes.tsv")
GIVEN = Path(__file__).with_name("area_codes_given.tsv")
HEAD = """\
# GeoNames' codes of first-level areas beside ISO 3166-2's: country, GeoNames' code, ISO's code,
# and the English name where ISO has another. Made by python -m training.places.area_codes from
# GeoNames' admin1CodesASCII.txt (https://www.geonames.org, CC BY 4.0) and pycountry (Debian
# iso-codes, LGPL 2.1).
"""
LIKE = 84.0
SEAT = 0.3
WORDS = Path(__file__).with_name("area_words.txt")
ADJECTIVE = re.compile(r"(?:sk|ck)(?:aya|iy|a|ie|oye|yi|yy)$")


class Area(msgspec.Struct, frozen=True):
    """A first-level area of one list: its code and names."""

    code: str
    names: tuple[str, ...]


@cache
def generic() -> frozenset[str]:
    """Words for the kind of an area."""
    lines = WORDS.read_text("utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())


def bare(name: str) -> str:
    """The name's key without generic words, or whole where nothing else is in it."""
    key = place_key(name.partition(" [")[0])
    words = [ADJECTIVE.sub("", word) for word in key.split() if word not in generic()]
    return " ".join(words) or place_key(name)


def likeness(one: Area, other: Area) -> float:
    """How alike two areas' names are, 0 to 100: the best of any two of them."""
    pairs = [(bare(a), bare(b)) for a in one.names for b in other.names]
    return max(
        max(fuzz.ratio(a, b), 0.95 * fuzz.ratio(skeleton(a), skeleton(b)) * (len(skeleton(a)) > 2))
        for a, b in pairs
    )


def by_name(own: Iterable[Area], iso: Iterable[Area]) -> dict[str, str]:
    """GeoNames' code to ISO's for the names that are alike, the likest first, each once."""
    rows = [(likeness(a, b), a.code, b.code) for a in own for b in iso]
    found: dict[str, str] = {}
    for score, code, other in sorted(rows, key=lambda row: (-row[0], row[1], row[2])):
        if score >= LIKE and code not in found and other not in found.values():
            found[code] = other
    return found


def by_seat(country: str, iso: Iterable[Area]) -> dict[str, str]:
    """GeoNames' code to ISO's by the largest town that bears the area's name."""
    towns = sorted(
        (town for town in shipped_towns() if town.countrycode == country),
        key=lambda town: (-town.population, town.geonameid),
    )
    largest: dict[str, int] = {}
    seats: dict[str, tuple[str, int]] = {}
    for town in towns:
        largest.setdefault(town.admin1code, town.population)
        for name in (town.name, *town.alternatenames):
            seats.setdefault(place_key(name), (town.admin1code, town.population))
    claims = []
    for area in iso:
        code, people = seats.get(place_key(area.names[0]), ("", 0))
        if people and people >= SEAT * largest[code]:
            claims.append((-people, code, area.code))
    return {code: other for _, code, other in sorted(claims, reverse=True)}


def crosswalk(own: Mapping[str, Sequence[Area]]) -> list[tuple[str, str, str, str]]:
    """Country, GeoNames' code, ISO's and the English name, "" where ISO's is like it."""
    given = given_codes()
    rows = []
    for country, listed in sorted(iso_areas().items()):
        mine = own.get(country, [])
        found = in_country(country, mine, listed, given.get(country, {}))
        iso = {code: name for code, name, _ in listed}
        for area in mine:
            if other := found.get(area.code, ""):
                alike = place_key(area.names[0]) == place_key(iso[other])
                rows.append((country, area.code, other, "" if alike else area.names[0]))
    return sorted(rows)


def in_country(
    country: str,
    mine: Sequence[Area],
    listed: Sequence[tuple[str, str, str]],
    given: Mapping[str, str],
) -> dict[str, str]:
    """GeoNames' code to ISO's in one country, by the level of ISO's that has as many areas."""
    top = [Area(code, (name,)) for code, name, parent in listed if not parent]
    low = [Area(code, (name,)) for code, name, parent in listed if parent]
    levels = [top, low] if len(top) >= 0.6 * len(mine) else [low, top]
    found = dict(given)
    for level in levels:
        left = [area for area in mine if area.code not in found]
        free = [area for area in level if area.code not in found.values()]
        found |= by_name(left, free)
    free = [area for area in levels[0] if area.code not in found.values()]
    known = {area.code for area in mine}
    seats = by_seat(country, free)
    found |= {c: i for c, i in seats.items() if c in known and c not in found}
    return {code: other for code, other in found.items() if code in known}


def given_codes() -> dict[str, dict[str, str]]:
    """The pairs written by hand: country to GeoNames' code to ISO's, "" for none."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for line in GIVEN.read_text("utf-8").splitlines():
        if line[:1] != "#":
            country, *pairs = line.split()
            for pair in pairs:
                code, _, other = pair.partition("=")
                found[country][code] = other
    return found


def areas_of(path: Path) -> dict[str, list[Area]]:
    """The areas of admin1CodesASCII.txt by country."""
    found: dict[str, list[Area]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        code, name, plain, _ = line.split("\t")
        country, _, rest = code.partition(".")
        found[country].append(Area(rest, (name, plain)))
    return found


def main() -> None:
    """Read, match, show, and write where asked to."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--data", type=Path, default=Path("../shared/data"))
    given.add_argument("--write", action="store_true")
    options = given.parse_args()
    own = areas_of(options.data / "geo" / "geonames_admin" / "admin1CodesASCII.txt")
    rows = crosswalk(own)
    print(f"{len(rows)} of {sum(map(len, own.values()))} areas with an ISO code")
    if options.write:
        lines = "".join("\t".join(row) + "\n" for row in rows)
        TABLE.write_text(HEAD + lines, encoding="utf-8")


if __name__ == "__main__":
    main()
