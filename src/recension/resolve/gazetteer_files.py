"""Files of places: GeoNames' dumps and tables, and the places of Who's On First, read as rows."""

import csv
import gzip
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from recension.resolve.gazetteer import Gazetteer
from recension.resolve.gazetteer_index import Row
from recension.resolve.gazetteer_names import is_written_name

_KEPT = frozenset("APLTH")
"""GeoNames' feature classes kept: areas, towns, regions, heights, waters; not buildings."""
_DUMP_COLUMNS = 19
_WOF = {"locality": "PPL", "county": "ADM2", "localadmin": "ADM3", "neighbourhood": "PPLX"}
_WOF_COLUMNS = {"id", "name", "placetype", "lat", "lon", "geonames_id", "names"}
_NEAR_DEGREES = 1.0


class NotPlacesError(ValueError):
    """A file that is in none of the formats that are read."""


def rows_of(path: Path, gazetteer: Gazetteer) -> Iterator[Row]:
    """The places of a file, one at a time; what the gazetteer knows fills what the file leaves out.

    Read are, plain, gzip or zip: a GeoNames dump (19 columns between tabs), its
    admin1CodesASCII.txt, admin2Codes.txt and countryInfo.txt, and a table of Who's On First's
    places (CSV with id, name, placetype, lat, lon, geonames_id, names). Raises NotPlacesError for
    anything else and OSError where the file cannot be read.
    """
    with _lines(path) as lines:
        first = next(lines, "")
        yield from _reader(path, first)(first, lines, gazetteer)


@contextmanager
def _lines(path: Path) -> Iterator[Iterator[str]]:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            member = max(archive.infolist(), key=lambda info: info.file_size)
            with archive.open(member) as file:
                yield _decoded(file, path)
    elif path.open("rb").read(2) == b"\x1f\x8b":
        with gzip.open(path) as file:
            yield _decoded(file, path)
    else:
        with path.open("rb") as file:
            yield _decoded(file, path)


def _decoded(file: Iterable[bytes], path: Path) -> Iterator[str]:
    try:
        for line in file:
            yield line.decode("utf-8").rstrip("\r\n")
    except (UnicodeDecodeError, gzip.BadGzipFile, zipfile.BadZipFile, EOFError) as error:
        raise NotPlacesError(f"{path}: cannot be read as UTF-8 text: {error}") from None


Reader = Callable[[str, Iterator[str], Gazetteer], Iterator[Row]]


def _reader(path: Path, first: str) -> Reader:
    cells = first.split("\t")
    if first.startswith("#"):
        return _country_info
    if len(cells) == _DUMP_COLUMNS:
        return _dump
    if len(cells) == 4 and cells[0].count(".") in {1, 2}:
        return _areas
    if set(next(csv.reader([first]), [])) >= _WOF_COLUMNS:
        return _whos_on_first
    raise NotPlacesError(
        f"{path}: not a file of places: neither GeoNames' 19 columns, nor its admin1CodesASCII,"
        " admin2Codes or countryInfo tables, nor a table of Who's On First"
    )


def _dump(first: str, lines: Iterator[str], gazetteer: Gazetteer) -> Iterator[Row]:
    del gazetteer
    for line in _chained(first, lines):
        cells = line.split("\t")
        if len(cells) == _DUMP_COLUMNS and cells[6] in _KEPT and (at := _point(*cells[4:6])):
            names = tuple(name for name in cells[3].split(",") if is_written_name(name))
            people = _integer(cells[14]) or 0
            known = _integer(cells[0])
            yield Row(known, cells[1], names, *at, cells[7], cells[8], cells[10], people)


def _areas(first: str, lines: Iterator[str], gazetteer: Gazetteer) -> Iterator[Row]:
    """Names and ids of areas, without coordinates there: a first-level one keeps its middle."""
    for line in _chained(first, lines):
        code, name, plain, known = [*line.split("\t"), "", "", ""][:4]
        country, _, rest = code.partition(".")
        admin1, _, second = rest.partition(".")
        if not name or not admin1:
            continue
        held = None if second else gazetteer.area(country, admin1)
        at = (held.lat, held.lon) if held else (None, None)
        feature, people = ("ADM2", 0) if second else ("ADM1", held.population if held else 0)
        yield Row(_integer(known), name, (plain,), *at, feature, country, admin1, people)


def _country_info(first: str, lines: Iterator[str], gazetteer: Gazetteer) -> Iterator[Row]:
    for line in _chained(first, lines):
        cells = line.split("\t")
        if line.startswith("#") or len(cells) < 17:
            continue
        held = gazetteer.country(cells[0])
        at = (held.lat, held.lon) if held else (None, None)
        people = _integer(cells[7]) or 0
        yield Row(_integer(cells[16]), cells[4], (), *at, "PCLI", cells[0], "", people)


def _whos_on_first(first: str, lines: Iterator[str], gazetteer: Gazetteer) -> Iterator[Row]:
    """The table says no country: that of the nearest town known, within about a degree."""
    csv.field_size_limit(min(sys.maxsize, 10**7))
    for cells in csv.DictReader(_chained(first, lines)):
        feature, at = _WOF.get(cells["placetype"] or ""), _point(cells["lat"], cells["lon"])
        if feature is None or at is None or cells.get("deprecated"):
            continue
        country, admin1 = gazetteer.nearest(*at, _NEAR_DEGREES) or ("", "")
        names = tuple(name for name in (cells["names"] or "").split("|") if is_written_name(name))
        known = _integer(cells["geonames_id"])
        yield Row(known, cells["name"] or "", names, *at, feature, country, admin1, 0)


def _chained(first: str, lines: Iterator[str]) -> Iterator[str]:
    if first:
        yield first.removeprefix("\ufeff")
    yield from lines


def _point(lat: str | None, lon: str | None) -> tuple[float, float] | None:
    """Degrees, None where they are no point of the globe."""
    try:
        at = float(lat or "nan"), float(lon or "nan")
    except ValueError:
        return None
    return at if abs(at[0]) <= 90 and abs(at[1]) <= 180 else None


def _integer(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() else None
