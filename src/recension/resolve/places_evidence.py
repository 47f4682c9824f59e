"""What speaks for each place that a name can mean: numbers from the gazetteer and the text.

The kinds of evidence are those of toponym resolution since Leidner (2007) and Lieberman & Samet
(2012): population, the other places of the text and how near they lie, and an area named beside.
"""

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from recension.annotate.gazetteer import known_places
from recension.resolve.gazetteer import Gazetteer, Place
from recension.resolve.gazetteer_names import place_key

Numbers = NDArray[np.float64]
EVIDENCE = (
    "population",
    "most populous",
    "main name",
    "country",
    "first-level area",
    "second-level area",
    "continent",
    "no coordinates",
    "widely known by this name",
    "in the area named after it",
    "outside the area named after it",
    "its country named",
    "others in its country",
    "others in its area",
    "others near",
)
_CONTEXT = slice(11, 15)
_REACH_KM = 150.0
_EARTH_KM = 6371.0
_OTHERS = 100
"""Names weighed as context, the first in order: more add nothing, and the work is quadratic."""
_EACH = 4
"""Places of another name that are weighed as context, its likeliest."""


class Toponym(msgspec.Struct, frozen=True):
    """A name to place: `after` names the area written right after it ("Paris, Texas").

    `kind` is the feature code of a generic word beside it ("region": ADM1), "" where none.
    """

    name: str
    after: str = ""
    kind: str = ""


class Candidates(msgspec.Struct, frozen=True):
    """The places that a toponym can mean, the most populous first."""

    toponym: Toponym
    places: tuple[Place, ...]


def candidates_of(toponym: Toponym, gazetteer: Gazetteer) -> Candidates:
    """The places that bear the toponym's name, of its kind alone where the text says one.

    "Nioro region" is no town: where the gazetteer has no such area, nothing is left.
    """
    places = gazetteer.named(toponym.name)
    if toponym.kind:
        places = tuple(place for place in places if place.feature[:3] == toponym.kind[:3])
    return Candidates(toponym, places)


def own_evidence(row: Candidates, gazetteer: Gazetteer) -> Numbers:
    """What a name and its nearest words say of each candidate; shape (candidates, evidence).

    The columns of context are left zero.
    """
    key = place_key(row.toponym.name)
    most = max((place.population for place in row.places), default=0)
    areas = _areas(row.toponym.after, gazetteer)
    return np.array(
        [
            [
                np.log1p(place.population) / 20.0,
                place.population == most,
                place_key(place.name) == key,
                place.feature.startswith("PCL"),
                place.feature == "ADM1",
                place.feature == "ADM2",
                place.feature == "CONT",
                place.lat is None,
                _is_widely_known(place, row),
                bool(areas) and is_in(place, areas),
                bool(areas) and not is_in(place, areas),
                *(0.0,) * 4,
            ]
            for place in row.places
        ],
        dtype=np.float64,
    ).reshape(len(row.places), len(EVIDENCE))


def _is_widely_known(place: Place, row: Candidates) -> bool:
    """Whether a list of countries, their areas and well-known cities has the place by this name."""
    names = known_places()
    name = row.toponym.name
    known = names.get(name) or names.get(name.title() if name.isupper() else name)
    if known is None or known.country != place.country:
        return False
    if known.sort in {"country", "region"}:
        return place.feature[:3] == ("PCL" if known.sort == "country" else "ADM")
    of_country = [p for p in row.places if p.country == place.country and _is_town(p)]
    return bool(of_country) and place.id == max(of_country, key=lambda p: p.population).id


def _is_town(place: Place) -> bool:
    return place.feature.startswith("PPL")


def _areas(after: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    found = gazetteer.named(after) if after else ()
    return tuple(place for place in found if place.feature[:3] in {"PCL", "ADM"})


def is_in(place: Place, areas: Sequence[Place]) -> bool:
    """Whether the place lies in one of the areas or countries."""
    return any(
        place.country == area.country
        and area.id != place.id
        and (area.feature[:3] == "PCL" or area.admin1 == place.admin1)
        for area in areas
    )


def with_context(
    rows: Sequence[Candidates],
    own: Sequence[Numbers],
    masses: Sequence[Numbers],
    countries: Mapping[str, float],
) -> list[Numbers]:
    """The evidence with what the other names of the text say, each place of theirs by its mass.

    `masses` are how likely each candidate is held so far; `countries` the shares 0..1 in which the
    text names each country or its people.
    """
    context = _Context(rows, masses)
    found = []
    for at, (row, numbers) in enumerate(zip(rows, own, strict=True)):
        filled = numbers.copy()
        if row.places:
            filled[:, _CONTEXT] = context.of(at, row.places, countries)
        found.append(filled)
    return found


class _Context:
    """The likeliest places of every name of a text, laid out for quick sums."""

    def __init__(self, rows: Sequence[Candidates], masses: Sequence[Numbers]) -> None:
        flat = [
            (at, row.places[index], float(masses[at][index]))
            for at, row in enumerate(rows[:_OTHERS])
            for index in np.argsort(-masses[at], kind="stable")[:_EACH]
        ]
        self._owner = np.array([at for at, _, _ in flat], dtype=np.int64)
        self._mass = np.array([mass for _, _, mass in flat], dtype=np.float64)
        self._country = np.array([place.country for _, place, _ in flat], dtype=str)
        self._area = np.array([_area(place) for _, place, _ in flat], dtype=str)
        self._at = points_of([place for _, place, _ in flat])
        self._pins = np.array([_is_pin(place) for _, place, _ in flat], dtype=np.float64)

    def of(self, at: int, places: Sequence[Place], countries: Mapping[str, float]) -> Numbers:
        """Columns: its country named, others in its country, in its area, near."""
        mass = self._mass * (self._owner != at)
        total = max(float(len(set(self._owner[self._owner != at]))), 1.0)
        countries_of = np.array([place.country for place in places])
        areas_of = np.array([_area(place) if place.admin1 else "" for place in places])
        same_country = countries_of[:, None] == self._country[None, :]
        same_area = areas_of[:, None] == self._area[None, :]
        near = np.exp(-distances(points_of(places), self._at) / _REACH_KM)
        near = np.nan_to_num(near) * self._pins
        named = np.array([countries.get(place.country, 0.0) for place in places])
        sums = [
            np.reshape(m, (len(places), -1)) @ mass / total for m in (same_country, same_area, near)
        ]
        return np.stack([named, *sums], axis=1)


def _area(place: Place) -> str:
    return f"{place.country}.{place.admin1}"


def _is_pin(place: Place) -> bool:
    return place.feature[:3] not in {"PCL", "CON"}


def points_of(places: Sequence[Place]) -> Numbers:
    """Latitude and longitude in degrees, shape (places, 2), NaN where there are none."""
    points = [
        (np.nan, np.nan) if p.lat is None or p.lon is None else (p.lat, p.lon) for p in places
    ]
    return np.array(points, dtype=np.float64).reshape(len(places), 2)


def distances(one: Numbers, other: Numbers) -> Numbers:
    """Great-circle kilometres between points in degrees, shape (one, other); haversine."""
    lat1, lon1 = np.radians(one[:, :1]), np.radians(one[:, 1:])
    lat2, lon2 = np.radians(other[:, 0])[None, :], np.radians(other[:, 1])[None, :]
    half = np.sin((lat2 - lat1) / 2) ** 2
    half = half + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    found: Numbers = 2 * _EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return found
