"""A gazetteer: an SQLite file of places, asked by name."""

import sqlite3
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from recension.resolve.gazetteer_names import place_key, skeleton

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
  id INTEGER PRIMARY KEY, geonames INTEGER, name TEXT NOT NULL, lat REAL, lon REAL,
  feature TEXT NOT NULL, country TEXT NOT NULL, admin1 TEXT NOT NULL,
  population INTEGER NOT NULL, skeleton TEXT NOT NULL);
CREATE UNIQUE INDEX place_by_geonames ON place (geonames) WHERE geonames IS NOT NULL;
CREATE TABLE name (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX IF NOT EXISTS place_by_skeleton ON place (country, skeleton);
CREATE INDEX IF NOT EXISTS place_by_area ON place (country, admin1) WHERE feature = 'ADM1';
CREATE INDEX IF NOT EXISTS place_country ON place (country)
  WHERE feature >= 'PCL' AND feature < 'PCM';
"""
_MOST = 60
"""Places of one name that are weighed: "San Antonio" names hundreds."""
Area = tuple[str, str]
"""Country (alpha-2) and GeoNames' code of a first-level area, "" where unknown."""
_COLUMNS = "id, geonames, name, lat, lon, feature, country, admin1, population"


class Place(msgspec.Struct, frozen=True, order=True):
    """A place of the gazetteer.

    `id` counts within one gazetteer; `feature` is a GeoNames feature code, `country` ISO 3166-1
    alpha-2, `admin1` GeoNames' code of the first-level area, both "" where unknown; degrees are
    WGS 84, null where the source has none.
    """

    id: int
    geonames: int | None
    name: str
    lat: float | None
    lon: float | None
    feature: str
    country: str
    admin1: str
    population: int


class Gazetteer:
    """Places by name; opened for reading alone.

    Raises ValueError where the file is no gazetteer.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._rows = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
            self._rows.execute("SELECT id FROM place LIMIT 1")
        except sqlite3.Error as error:
            raise ValueError(f"{path}: not a gazetteer: {error}") from None

    def close(self) -> None:
        """Close the file."""
        self._rows.close()

    @cached_property
    def described(self) -> str:
        """What it was made from, in order, for the account."""
        rows = self._rows.execute("SELECT value FROM meta WHERE key LIKE 'source%' ORDER BY key")
        return "; ".join(value for (value,) in rows)

    def named(self, name: str) -> tuple[Place, ...]:
        """The places that bear the name, however accented: the most populous, at most sixty."""
        return tuple(
            self._places(
                "id IN (SELECT place FROM name WHERE key = ?)"
                f" ORDER BY population DESC, id LIMIT {_MOST}",
                place_key(name),
            )
        )

    def spelled_like(self, name: str, country: str) -> tuple[Place, ...]:
        """The one place of the country whose name is nearest in spelling, or the several as near.

        One edit from five letters on, two from nine (optimal string alignment), and the same
        consonants; () where none is so near.
        """
        key = place_key(name)
        allowed = 0 if len(key) < 5 else 1 if len(key) < 9 else 2
        found = self._places("country = ? AND skeleton = ? LIMIT 400", country, skeleton(key))
        near = [(OSA.distance(key, place_key(place.name)), place) for place in found]
        least = min((distance for distance, _ in near), default=allowed + 1)
        if least > allowed:
            return ()
        return tuple(sorted(place for distance, place in near if distance == least))

    def area(self, country: str, admin1: str) -> Place | None:
        """The first-level area of a country by its code."""
        where = "country = ? AND admin1 = ? AND feature = 'ADM1' ORDER BY id LIMIT 1"
        return next(self._places(where, country, admin1), None)

    def nearest(self, lat: float, lon: float, degrees: float) -> Area | None:
        """The area of the town nearest to a point, by degrees; None where none is so near."""
        points, areas = self._towns
        first, last = np.searchsorted(points[:, 0], [lat - degrees, lat + degrees])
        far = np.abs(points[first:last] - np.array([lat, lon])).sum(axis=1)
        at = int(np.argmin(far)) if far.size else -1
        return areas[first + at] if at >= 0 and far[at] <= degrees else None

    def country(self, alpha2: str) -> Place | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        return self._countries.get(alpha2)

    @cached_property
    def _countries(self) -> dict[str, Place]:
        return {
            place.country: place for place in self._places("feature >= 'PCL' AND feature < 'PCM'")
        }

    @cached_property
    def _towns(self) -> tuple[NDArray[np.float64], list[Area]]:
        """Points of towns in order of latitude, with their areas."""
        rows = self._rows.execute(
            "SELECT lat, lon, country, admin1 FROM place"
            " WHERE feature = 'PPL' AND population > 0 ORDER BY lat, lon, id"
        ).fetchall()
        points = np.array([row[:2] for row in rows], dtype=np.float64).reshape(len(rows), 2)
        return points, [row[2:] for row in rows]

    def _places(self, where: str, *given: str) -> Iterator[Place]:
        rows = self._rows.execute(f"SELECT {_COLUMNS} FROM place WHERE {where}", given)
        return (Place(*row) for row in rows)


@cache
def open_gazetteer(path: Path) -> Gazetteer:
    """The gazetteer of a file, opened once a process."""
    return Gazetteer(path)
