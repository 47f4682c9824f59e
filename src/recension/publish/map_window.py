"""Window: the part of the earth that a map shows, and where on the sheet a point of it lies.

The projection is equirectangular with the scale true at the window's middle latitude (Snyder 1987,
"Map projections: a working manual", p. 90): north is up, and shapes are right about the middle.
"""

from collections.abc import Sequence
from math import cos, radians

import msgspec

WIDTH = 720.0  # units of SVG user space, in which heights and radii are counted too
KM_A_DEGREE = 111.32  # of latitude
_FLATTEST, _TALLEST = 0.45, 0.72  # of the width
_LEAST = 4.0  # degrees of latitude: around a single town its country's next towns
_MARGIN = 0.1  # of the extent, on each side
_LEAST_SQUEEZE = 0.2  # near the poles


class Box(msgspec.Struct, frozen=True):
    """A part of the earth in degrees; `east` lies past 180 where it crosses the antimeridian."""

    west: float
    south: float
    east: float
    north: float


class Window(msgspec.Struct, frozen=True):
    """A map's sheet: its north-western corner in degrees, units a degree each way, its height.

    `west` may be any number of degrees; the sheet goes on eastwards from it, past 180 if need be.
    """

    west: float
    north: float
    across: float
    down: float
    height: float


def window_of(boxes: Sequence[Box]) -> Window:
    """The window that holds all of `boxes` with a margin; raises ValueError where there is none."""
    west, east = _shortest_way([(box.west, box.east) for box in boxes])
    south, north = min(box.south for box in boxes), max(box.north for box in boxes)
    squeeze = max(_LEAST_SQUEEZE, cos(radians((south + north) / 2)))
    wide = (east - west) * squeeze * (1 + 2 * _MARGIN)
    high = max(_LEAST, (north - south) * (1 + 2 * _MARGIN))
    wide = max(wide, high / _TALLEST)
    high = max(high, wide * _FLATTEST)
    scale = WIDTH / wide
    return Window(
        west=(west + east - wide / squeeze) / 2,
        north=(south + north + high) / 2,
        across=scale * squeeze,
        down=scale,
        height=high * scale,
    )


def on_sheet(window: Window, lon: float, lat: float) -> tuple[float, float]:
    """Where a point lies on the sheet, right and down from its corner.

    A sheet wider than the globe shows its edges twice; the point is where it is nearer the middle.
    """
    twice = max(0.0, WIDTH / window.across - 360) / 2
    east = (lon - window.west - twice) % 360 + twice
    return east * window.across, (window.north - lat) * window.down


def around(lon: float, lat: float, km: float) -> Box:
    """The box about a disc of `km` about a point."""
    high = km / KM_A_DEGREE
    wide = high / max(_LEAST_SQUEEZE, cos(radians(lat)))
    return Box(lon - wide, lat - high, lon + wide, lat + high)


def _shortest_way(spans: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The least run of longitudes that holds all spans: round the globe, less the widest gap."""
    if not spans:
        raise ValueError("nothing to show on a map")
    turned = sorted((west % 360, west % 360 + east - west) for west, east in spans)
    reach = max(east for _, east in turned) - 360  # how far what passes the end comes round
    gaps = []
    for west, east in turned:
        gaps.append((west - reach, west))
        reach = max(reach, east)
    gap, west = max(gaps)
    return (west, west + 360 - gap) if gap > 0 else (west, west + 360)
