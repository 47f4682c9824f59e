"""Files of places: GeoNames' dumps and tables, and the places of Who's On First, read as rows."""

import csv
import gzip
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from recension.resolve.gazetteer import Area, Gazetteer
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
        first = next((line for line in lines if line and not line.startswith("#")), "")
        yield from _reader(path, first)(first, lines, gazetteer)


@contextmanager
def _lines(path: Path) -> Iterator[Iterator[str]]:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            member = max(archive.infolist(), key=lambda info: info.file_size)
            with archive.open(member) as file:
                yield _decoded(file, path)
        return
    with path.open("rb") as file:
        is_gzip = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        with gzip.open(file) if is_gzip else file as plain:
            yield _decoded(plain, path)


def _decoded(file: Iterable[bytes], path: Path) -> Iterator[str]:
    try:
        for line in file:
            yield line.decode("utf-8").rstrip("\r\n")
    except (UnicodeDecodeError, gzip.BadGzipFile, zipfile.BadZipFile, EOFError) as error:
        raise NotPlacesError(f"{path}: cannot be read as UTF-8 text: {error}") from None


Reader = Callable[[str, Iterator[str], Gazetteer], Iterator[Row]]


def _reader(path: Path, first: str) -> Reader:
    cells = first.split("\t")
    if len(cells) >= 17 and len(cells[0]) in {2, 3} and len(cells[1]) in {3, 4}:
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
        if len(cells) < 17 or len(cells[0]) != 2:
            continue
        held = gazetteer.country(cells[0])
        at = (held.lat, held.lon) if held else (None, None)
        people = _integer(cells[7]) or 0
        yield Row(_integer(cells[16]), cells[4], (), *at, "PCLI", cells[0], "", people)


def _whos_on_first(first: str, lines: Iterator[str], gazetteer: Gazetteer) -> Iterator[Row]:
    """No country is given: a region's is that in which most of its places' nearest towns lie.

    A place of no region has that of the town nearest to it, within about a degree.
    """
    csv.field_size_limit(min(sys.maxsize, 10**7))
    cells = [row for row in csv.DictReader(_chained(first, lines)) if not row.get("deprecated")]
    near = [_nearest(row, gazetteer) for row in cells]
    votes: dict[str, Counter[Area]] = defaultdict(Counter)
    for row, area in zip(cells, near, strict=True):
        votes[row.get("region_id") or ""][area] += bool(area[0])
    for row, area in zip(cells, near, strict=True):
        feature, at = _WOF.get(row["placetype"] or ""), _point(row["lat"], row["lon"])
        if feature is not None and at is not None:
            region = row.get("region_id") or ""
            around = min(votes[region], key=lambda a: (-votes[region][a], a)) if region else area
            names = tuple(name for name in (row["names"] or "").split("|") if is_written_name(name))
            known = _integer(row["geonames_id"])
            yield Row(known, row["name"] or "", names, *at, feature, *around, 0)


def _nearest(row: dict[str, str], gazetteer: Gazetteer) -> Area:
    at = _point(row["lat"], row["lon"])
    return (gazetteer.nearest(*at, _NEAR_DEGREES) if at else None) or ("", "")


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
