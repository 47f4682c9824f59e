"""The drawing of a map: inline SVG to walk through by mouse, keyboard or screen reader."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from recension.publish.map import Map, Shade, Spot
from recension.publish.map_labels import (
    Frame,
    Label,
    Wanted,
    about_point,
    placed_labels,
    within_outline,
)
from recension.publish.map_shapes import Line, area_path, country_rings, shapes_in
from recension.publish.map_window import KM_A_DEGREE, WIDTH, Window
from recension.publish.outlines import outlines
from recension.publish.placed import WORDS, PlacedPlace
from recension.publish.wording import counted

_REACH = 12.0  # radius in which a symbol can be hit (WCAG 2.2, target size)
_PALEST, _DEEPEST = 0.05, 0.14  # how deep a country is shaded
_SPACED = 1.2  # letters of countries' names
_SCALES = (1000, 500, 200, 100, 50, 20, 10)  # km
_LONGEST_SCALE = 150.0
_FAR = 45.0  # degrees of latitude; where a map spans more, one scale is true nowhere near all over
_EDGE = 14.0


def map_svg(found: Map, title: str) -> str:
    """The map as SVG; every symbol and shaded country links to its row, `#` and the place's id."""
    window = found.window
    shapes = shapes_in(window)
    return "".join(
        (
            f'<svg class="map" viewBox="0 0 {WIDTH:g} {window.height:.1f}" role="group" '
            f'aria-label="{escape(title)}">',
            f'<rect class="sea" width="{WIDTH:g}" height="{window.height:.1f}"/>',
            f'<path class="land" d="{shapes.land}"/>',
            *_shades(found),
            f'<path class="border" d="{shapes.borders}"/>',
            f'<path class="inner" d="{shapes.inner}"/>',
            f'<path class="coast" d="{shapes.coasts}"/>',
            *map(_disc, found.spots),
            *map(_symbol, found.spots),
            *_labels(found),
            *_scale(window),
            f'<rect class="frame" width="{WIDTH:g}" height="{window.height:.1f}"/>',
            "</svg>",
        )
    )


def in_words(place: PlacedPlace) -> str:
    """A place for the ear: name, country, how exactly it is known, and what rests on it."""
    country = outlines().countries.get(place.country)
    where = country.name if country else place.country
    known = f"somewhere in {place.within}" if place.within else _codes(place)
    name = place.names[0] if where in {"", *place.names} else f"{place.names[0]}, {where}"
    articles = counted(len(place.articles), "article")
    return f"{name}: {known}; {counted(place.claims, 'claim')}, {articles}"


def _codes(place: PlacedPlace) -> str:
    return " and ".join(WORDS.get(code, str(code)) for code in place.precisions)


def _shades(found: Map) -> Iterator[str]:
    most = max((shade.claims for shade in found.shades), default=0)
    for shade in found.shades:
        depth = _PALEST + (_DEEPEST - _PALEST) * shade.claims / max(1, most)
        path = area_path(country_rings(found.window, shade.country))
        name = escape("; ".join(map(in_words, shade.places)))
        yield (
            f'<a class="shade" href="#{escape(shade.places[0].id)}" aria-label="{name}">'
            f'<title>{name}</title><path fill-opacity="{depth:.2f}" d="{path}"/></a>'
        )


def _disc(spot: Spot) -> str:
    across, down = spot.disc
    if down <= spot.radius:
        return ""
    size = f'rx="{across:.1f}" ry="{down:.1f}"'
    return f'<ellipse class="disc" cx="{spot.x:.1f}" cy="{spot.y:.1f}" {size}/>'


def _symbol(spot: Spot) -> str:
    name, at = escape(in_words(spot.place)), f'cx="{spot.x:.1f}" cy="{spot.y:.1f}"'
    kind = "area" if spot.is_open else "town"
    return (
        f'<a class="spot" href="#{escape(spot.place.id)}" aria-label="{name}"><title>{name}</title>'
        f'<circle class="reach" {at} r="{max(_REACH, spot.radius):.1f}"/>'
        f'<circle class="{kind}" {at} r="{spot.radius:.1f}"/></a>'
    )


def _labels(found: Map) -> Iterator[str]:
    """The names: of places, then of shaded countries, then of others that help to see where."""
    height = found.window.height
    spots = [about_point(row.place.names[0], row.x, row.y, row.radius) for row in found.spots]
    own = [_country(found.window, row.country, _name(row)) for row in found.shades]
    shaded = {row.country for row in found.shades}
    rest = [
        _country(found.window, code, country.name)
        for code, country in sorted(outlines().countries.items())
        if code not in shaded
    ]
    taken = [*map(_frame, found.spots), Frame(0, height - 3 * _EDGE, 190, height)]
    placed = placed_labels([*spots, *own, *rest], taken, height)
    kinds = ["name"] * len(spots) + ["name country"] * len(own) + ["name around"] * len(rest)
    for kind, label in zip(kinds, placed, strict=True):
        if label is not None:
            yield _text(kind, label)


def _country(window: Window, code: str, name: str) -> Wanted:
    rings: Sequence[Line] = country_rings(window, code)
    if not rings:
        return Wanted(name, ())
    return within_outline(name, max(rings, key=len), window.height, _SPACED)


def _name(shade: Shade) -> str:
    first = shade.places[0]
    return outlines().countries[shade.country].name if first.within else first.names[0]


def _frame(spot: Spot) -> Frame:
    radius = spot.radius + 1
    return Frame(spot.x - radius, spot.y - radius, spot.x + radius, spot.y + radius)


def _text(kind: str, label: Label) -> str:
    return (
        f'<text class="{kind}" aria-hidden="true" x="{label.x:.1f}" y="{label.y:.1f}" '
        f'text-anchor="{label.anchor}">{escape(label.text)}</text>'
    )


def _scale(window: Window) -> Iterable[str]:
    """A bar of round length, where the map is small enough for one to be true."""
    unit = window.down / KM_A_DEGREE
    km = next((km for km in _SCALES if km * unit <= _LONGEST_SCALE), None)
    if km is None or window.height / window.down > _FAR:
        return ()
    foot, long = window.height - _EDGE, km * unit
    bar = f'<path class="scale" d="M{_EDGE:g} {foot - 4:.1f}v4h{long:.1f}v-4"/>'
    text = f'<text class="scale" x="{_EDGE + long + 6:.1f}" y="{foot:.1f}">{km} km</text>'
    return bar, text
