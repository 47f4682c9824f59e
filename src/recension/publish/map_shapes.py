"""Shapes: land, countries, coasts and borders as far as a map's window shows them, as SVG paths."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from recension.publish.map_window import WIDTH, Box, Window
from recension.publish.outlines import Point, outlines, turned_arcs

Line = Sequence[tuple[float, float]]
"""Points on the sheet."""
_BLEED = 6.0  # how far shapes go beyond the sheet, so that no cut edge shows
_FINEST = 1.2  # two points nearer than this look like one, and so does what is smaller


class Shapes(msgspec.Struct, frozen=True):
    """SVG path data: `inner` are lines within a country that claims what it does not govern."""

    land: str
    coasts: str
    borders: str
    inner: str


def shapes_in(window: Window) -> Shapes:
    """All that the window shows."""
    lines: dict[str, list[Line]] = {"coasts": [], "borders": [], "inner": []}
    for kind, line in _lines(window):
        lines[kind].append(line)
    rings = [ring for code in outlines().countries for ring in country_rings(window, code)]
    return Shapes(
        land=area_path(rings),
        coasts=_line_path(lines["coasts"]),
        borders=_line_path(lines["borders"]),
        inner=_line_path(lines["inner"]),
    )


def country_rings(window: Window, code: str) -> list[Line]:
    """What the window shows of a country: rings cut at the sheet's edges; none where nothing."""
    country = outlines().countries.get(code)
    if country is None:
        return []
    main = main_box(code)
    found = (
        _clipped(_ring(window, ring, 360 * turn), window.height)
        for ring, box in zip(country.rings, _ring_boxes(code), strict=True)
        if box == main or _is_visible(window, box)
        for turn in _turns(window, box)
    )
    return [ring for ring in found if len(ring) > 2]


def main_box(code: str) -> Box | None:
    """The box of a country's largest part, islands and overseas parts aside."""
    boxes = _ring_boxes(code) if code in outlines().countries else ()
    return max(boxes, key=_extent, default=None)


def _extent(box: Box) -> float:
    return (box.east - box.west) * (box.north - box.south)


def _box(points: Iterable[Point]) -> Box:
    lons, lats = zip(*points, strict=True)
    return Box(min(lons), min(lats), max(lons), max(lats))


@cache
def _arc_boxes() -> tuple[Box, ...]:
    return tuple(map(_box, outlines().arcs))


@cache
def _ring_boxes(code: str) -> tuple[Box, ...]:
    return tuple(
        _box((lon + arc.east, lat) for arc in turned_arcs(ring) for lon, lat in arc.points)
        for ring in outlines().countries[code].rings
    )


def _turns(window: Window, box: Box) -> list[int]:
    """By how many turns of the globe to move the box into the window; [] where none does."""
    east = window.west + WIDTH / window.across
    south = window.north - window.height / window.down
    if box.north < south or box.south > window.north:
        return []
    return [
        turn
        for turn in (-2, -1, 0, 1, 2)
        if box.west + 360 * turn <= east and box.east + 360 * turn >= window.west
    ]


def _is_visible(window: Window, box: Box) -> bool:
    wide, high = box.east - box.west, box.north - box.south
    return max(wide * window.across, high * window.down) >= _FINEST


def _on_sheet(window: Window, arc: Iterable[Point], east: float) -> Line:
    west = window.west - east
    return [((lon - west) * window.across, (window.north - lat) * window.down) for lon, lat in arc]


def _ring(window: Window, ring: tuple[int, ...], east: float) -> Line:
    """The ring on the sheet; each arc is thinned by itself, so that neighbours fit."""
    points: list[Point] = []
    for arc in turned_arcs(ring):
        points.extend(_thinned(_on_sheet(window, arc.points, arc.east + east))[:-1])
    return points


def _lines(window: Window) -> Iterator[tuple[str, Line]]:
    found = outlines()
    for arc, box, codes in zip(found.arcs, _arc_boxes(), found.bounds, strict=True):
        if not _is_visible(window, box):
            continue
        kind = "coasts" if len(codes) == 1 else "borders" if len(set(codes)) > 1 else "inner"
        for turn in _turns(window, box):
            line = _thinned(_on_sheet(window, arc, 360 * turn))
            yield from ((kind, part) for part in _parts(line, window.height))


def _parts(line: Line, height: float) -> Iterator[Line]:
    """The runs of the line that come near the sheet."""
    run: list[tuple[float, float]] = []
    for one, two in pairwise(line):
        if _is_near(one, two, height):
            run = run or [one]
            run.append(two)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_near(one: Point, two: Point, height: float) -> bool:
    (x, y), (u, v) = one, two
    return (
        max(x, u) >= -_BLEED
        and min(x, u) <= WIDTH + _BLEED
        and max(y, v) >= -_BLEED
        and min(y, v) <= height + _BLEED
    )


def _thinned(line: Line) -> list[Point]:
    """The line without points too near the last kept; its ends stay."""
    kept = list(line[:1])
    for x, y in line[1:-1]:
        u, v = kept[-1]
        if abs(x - u) + abs(y - v) >= _FINEST:
            kept.append((x, y))
    return [*kept, *line[-1:]] if len(line) > 1 else kept


def _clipped(ring: Line, height: float) -> Line:
    """The ring cut at the sheet's edges (Sutherland & Hodgman 1974)."""
    for axis, edge, sign in (
        (0, -_BLEED, 1),
        (0, WIDTH + _BLEED, -1),
        (1, -_BLEED, 1),
        (1, height + _BLEED, -1),
    ):
        ring = list(_cut(ring, axis, edge, sign))
    return ring


def _cut(ring: Line, axis: int, edge: float, sign: int) -> Iterator[Point]:
    for one, two in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        was_in, is_in = (one[axis] - edge) * sign >= 0, (two[axis] - edge) * sign >= 0
        if was_in != is_in:
            share = (edge - one[axis]) / (two[axis] - one[axis])
            other = one[1 - axis] + share * (two[1 - axis] - one[1 - axis])
            yield (edge, other) if axis == 0 else (other, edge)
        if is_in:
            yield two


def area_path(rings: Iterable[Line]) -> str:
    """The rings as one path, to be filled by the even-odd rule."""
    return "".join(f"{_path(ring)}z" for ring in rings)


def _line_path(lines: Iterable[Line]) -> str:
    return "".join(map(_path, lines))


def _path(line: Line) -> str:
    """Points to a tenth of a unit, each less the one before, which is shorter."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in line]
    steps = (f"{(u - x) / 10:g} {(v - y) / 10:g}" for (x, y), (u, v) in pairwise(tenths))
    return f"M{tenths[0][0] / 10:g} {tenths[0][1] / 10:g}l{' '.join(steps)}"
