"""Which place a name means: all names of a text weighed together, by fitted weights."""

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from recension.annotate.gazetteer import known_places
from recension.resolve.gazetteer import Gazetteer, Place
from recension.resolve.gazetteer_names import place_key
from recension.resolve.places_evidence import (
    EVIDENCE,
    Candidates,
    Numbers,
    Toponym,
    candidates_of,
    distances,
    own_evidence,
    points_of,
    with_context,
)
from recension.text.word_lists import word_list

_SURE = 0.5
_NEAR_KM = 100.0
_CITY_SHARE = 0.2
"""Of the people of a first-level area, from which on its name is taken for the city's in it."""
Flags = NDArray[np.bool_]


class Weights(msgspec.Struct, frozen=True):
    """place_weights.json: for each pass over the text, the weight of each kind of evidence."""

    about: str
    passes: tuple[dict[str, float], ...]


class Choice(msgspec.Struct, frozen=True):
    """The place a name most likely means and how likely, 0..1, among those that bear it.

    `country_probability` is how likely any place of the same country is meant, `near_probability`
    any of its first-level area or within 100 km ("Moscow" the city and the area). The point is the
    place's own, or, of an area that the gazetteer has no point of, the middle of the text's towns
    in the first-level area around it, else that area's middle; null where neither is known.
    """

    place: Place
    probability: float
    country_probability: float
    lat: float | None
    lon: float | None
    near_probability: float = 0.0


@cache
def place_weights() -> Weights:
    """The shipped weights."""
    return word_list(__package__, "place_weights.json", Weights)


def choose_places(
    toponyms: Sequence[Toponym], gazetteer: Gazetteer, countries: Mapping[str, float]
) -> tuple[Choice | None, ...]:
    """The likeliest place of each name of one text; None where the gazetteer has no such name.

    The first pass takes every place for as likely as it is populous, each later one for as likely
    as the pass before found it. `countries`: the shares in which the text names each country.
    """
    rows = [candidates_of(toponym, gazetteer) for toponym in toponyms]
    own = [own_evidence(row, gazetteer) for row in rows]
    masses = [by_population(row) for row in rows]
    for named in place_weights().passes:
        weights = np.array([named[kind] for kind in EVIDENCE])
        evidence = with_context(rows, own, masses, countries)
        masses = [softmax(numbers @ weights) for numbers in evidence]
    choices = [_choice(row, mass) for row, mass in zip(rows, masses, strict=True)]
    return tuple(_pointed(choice, choices, gazetteer) for choice in choices)


def _pointed(
    choice: Choice | None, choices: Sequence[Choice | None], gazetteer: Gazetteer
) -> Choice | None:
    """The choice with a point for a place that has none of its own."""
    if choice is None or choice.lat is not None or not choice.place.admin1:
        return choice
    towns = [
        other.place
        for other in choices
        if other is not None
        and other.place.feature == "PPL"
        and other.probability >= _SURE
        and (other.place.country, other.place.admin1) == (choice.place.country, choice.place.admin1)
    ]
    area = gazetteer.area(choice.place.country, choice.place.admin1)
    points = [
        (place.lat, place.lon)
        for place in towns or filter(None, [area])
        if place.lat is not None and place.lon is not None
    ]
    if not points:
        return choice
    lat, lon = np.mean(np.array(points), axis=0)
    return msgspec.structs.replace(choice, lat=round(float(lat), 4), lon=round(float(lon), 4))


def _choice(row: Candidates, mass: Numbers) -> Choice | None:
    if not row.places:
        return None
    first = int(np.argmax(mass))
    best = _area_of(row, first)
    near = _near(row.places, row.places[best])
    is_area = row.places[best].feature == "ADM1"
    at = _city_of(row, row.places[best], near) if is_area else None
    at = best if at is None else at
    place = row.places[at]
    pairs = zip(row.places, mass, strict=True)
    country = sum(float(share) for other, share in pairs if other.country == place.country)
    likely = float(sum(mass[one] for one in {first, best, at}))
    return Choice(place, likely, country, place.lat, place.lon, float(mass[near].sum()))


def _area_of(row: Candidates, best: int) -> int:
    """The first-level area that the name is listed as, where a town of its country was likelier."""
    known = known_places().get(row.toponym.name)
    town = row.places[best]
    if known is None or known.sort != "region" or row.toponym.kind or row.toponym.after:
        return best
    areas = [at for at, place in enumerate(row.places) if place.feature == "ADM1"]
    own = [at for at in areas if row.places[at].country == town.country == known.country]
    return own[0] if own and town.feature.startswith("PPL") else best


def _city_of(row: Candidates, area: Place, near: Flags) -> int | None:
    """The city of the area's own name that is listed as one or holds much of it: "Shanghai"."""
    if row.toponym.kind:
        return None
    known = known_places().get(row.toponym.name)
    is_city = known is not None and known.sort in {"capital", "city"}
    least = 0 if is_city else area.population * _CITY_SHARE
    towns = [
        at
        for at, place in enumerate(row.places)
        if near[at] and place.feature.startswith("PPL") and place.population >= least
        if is_city or place_key(place.name) == place_key(row.toponym.name)
    ]
    return max(towns, key=lambda at: row.places[at].population, default=None)


def _near(places: Sequence[Place], place: Place) -> Flags:
    """Which of the places are in the first-level area of one or within `_NEAR_KM` of it."""
    area = (place.country, place.admin1)
    same = np.array([p is place or (p.country, p.admin1) == area for p in places], dtype=np.bool_)
    if not place.admin1:
        same = np.array([p is place for p in places], dtype=np.bool_)
    near: Flags = same | (distances(points_of(places), points_of([place]))[:, 0] <= _NEAR_KM)
    return near


def by_population(row: Candidates) -> Numbers:
    """How likely each candidate is by population alone; sums to 1."""
    return softmax(np.log1p(np.array([place.population for place in row.places], np.float64)))


def softmax(scores: Numbers) -> Numbers:
    """Scores to shares that sum to 1; of nothing, nothing."""
    if not scores.size:
        return scores
    raised = np.exp(scores - scores.max())
    shares: Numbers = raised / raised.sum()
    return shares
