"""Writing a gazetteer: rows of places into an SQLite file, a known place made fuller."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import msgspec

from recension.resolve.gazetteer import INDEXES, SCHEMA
from recension.resolve.gazetteer_names import place_key, skeleton

_BATCH = 20_000


class Row(msgspec.Struct, frozen=True):
    """A place as a source gives it, with every name; columns as in `Place`."""

    geonames: int | None
    name: str
    names: tuple[str, ...]
    lat: float | None
    lon: float | None
    feature: str
    country: str
    admin1: str
    population: int


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """The gazetteer at the path for writing, made where there is none; all or nothing is kept."""
    is_new = not path.exists()
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = sqlite3.connect(path)
    try:
        with rows:
            if is_new:
                rows.executescript(SCHEMA)
            yield rows
        rows.executescript(INDEXES)
    finally:
        rows.close()


def note_source(rows: sqlite3.Connection, source: str) -> None:
    """Keep on record what the gazetteer was made from."""
    count = rows.execute("SELECT count(*) FROM meta WHERE key LIKE 'source%'").fetchone()[0]
    rows.execute("INSERT INTO meta VALUES (?, ?)", (f"source{count:04}", source))


def write_rows(rows: sqlite3.Connection, given: Iterable[Row]) -> int:
    """Write the places; one that is known adds its names and replaces what it gives anew.

    Known are those of its GeoNames id, and areas without an id by their code or name. Gives how
    many were written.
    """
    written = 0
    remaining = iter(given)
    while batch := list(islice(remaining, _BATCH)):
        written += len(batch)
        _write_batch(rows, batch)
    return written


def _write_batch(rows: sqlite3.Connection, batch: list[Row]) -> None:
    known, unnumbered = _known(rows, batch), _unnumbered(rows)
    following = 1 + (rows.execute("SELECT max(id) FROM place").fetchone()[0] or 0)
    places: list[tuple[object, ...]] = []
    names: list[tuple[str, int]] = []
    for row in batch:
        at = known.get(row.geonames or 0, unnumbered.get(_area_key(row)))
        if at is None:
            at, following = following, following + 1
            if row.geonames is not None:
                known[row.geonames] = at
        places.append(_columns(at, row))
        names.extend((key, at) for name in (row.name, *row.names) if (key := place_key(name)))
    rows.executemany(_UPSERT, places)
    rows.executemany("INSERT OR IGNORE INTO name VALUES (?, ?)", sorted(set(names)))


_UPSERT = """
INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
  geonames = coalesce(geonames, excluded.geonames),
  lat = coalesce(excluded.lat, lat), lon = coalesce(excluded.lon, lon),
  feature = excluded.feature,
  admin1 = CASE admin1 WHEN '' THEN excluded.admin1 ELSE admin1 END,
  population = max(population, excluded.population)
"""


def _columns(at: int, row: Row) -> tuple[object, ...]:
    return (
        at,
        row.geonames,
        row.name,
        row.lat,
        row.lon,
        row.feature,
        row.country,
        row.admin1,
        row.population,
        skeleton(place_key(row.name)),
    )


def _known(rows: sqlite3.Connection, batch: list[Row]) -> dict[int, int]:
    """The ids of places by GeoNames id, for those of the batch that are there already."""
    wanted = [(row.geonames,) for row in batch if row.geonames is not None]
    rows.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (geonames INTEGER PRIMARY KEY)")
    rows.execute("DELETE FROM wanted")
    rows.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", wanted)
    found = rows.execute("SELECT geonames, id FROM place JOIN wanted USING (geonames)")
    return dict(found.fetchall())


AreaKey = tuple[str, str, str, str]


def _area_key(row: Row) -> AreaKey | None:
    """What an area without a number is known by: its code at the first level, then its name."""
    if row.feature not in {"ADM1", "ADM2"} or not row.admin1 or row.geonames is None:
        return None
    name = place_key(row.name) if row.feature == "ADM2" else ""
    return row.feature, row.country, row.admin1, name


def _unnumbered(rows: sqlite3.Connection) -> dict[AreaKey | None, int]:
    """The ids of areas that have no GeoNames id."""
    found = rows.execute(
        "SELECT id, feature, country, admin1, name FROM place"
        " WHERE geonames IS NULL AND feature IN ('ADM1', 'ADM2') AND admin1 != ''"
    )
    return {
        (feature, country, admin1, place_key(name) if feature == "ADM2" else ""): at
        for at, feature, country, admin1, name in found
    }
