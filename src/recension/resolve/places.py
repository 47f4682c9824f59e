"""Places: what the place names of a story stand for, or what bounds them where that is unknown."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

import msgspec

from recension.annotate.gazetteer import KnownPlace, known_places
from recension.model.annotation import Annotation
from recension.model.entity import Entity, Placement
from recension.resolve.gazetteer import Gazetteer, Place
from recension.resolve.gazetteer_names import place_key, place_words
from recension.resolve.places_choice import Choice, choose_places
from recension.resolve.places_evidence import distances, is_in, points_of
from recension.resolve.places_text import (
    Written,
    countries_named,
    key_of,
    toponyms_of,
    written_at,
)

_PRECISION = {"PCL": 6, "PPL": 1, "SEA": 7, "OCN": 7, "GUL": 7}
_OTHER_PRECISION = 5


Point = tuple[float | None, float | None]
"""Latitude and longitude in degrees, null where unknown."""


class PlacingSettings(msgspec.Struct, frozen=True):
    """How sure a place must be; shares 0..1.

    `pin` is how likely one place of the name must be, `country` how likely one country where no
    place is; `story` the share of the story's places in one country to bound an unknown name. A
    place of fewer people than `well_known` is pinned only where something else in the story is in
    its country: a name alone may be that of a place which the gazetteer lacks. Nor is one
    pinned that lies more than `reach_km` from all others of a story with two in its country.
    """

    pin: float = 0.5
    country: float = 0.8
    story: float = 0.6
    well_known: int = 100_000
    reach_km: float = 161.0


SETTINGS = PlacingSettings()


def place_entities(
    annotations: Mapping[str, Annotation],
    entities: Sequence[Entity],
    gazetteer: Gazetteer,
    settings: PlacingSettings = SETTINGS,
) -> tuple[Entity, ...]:
    """The entities in their order, those that are places with where they lie, where that is known.

    All names of the story are weighed together. A name of no place in the gazetteer is read as a
    variant where one place of the story's country alone is spelled so, else only bounded. Names of
    one place of the gazetteer become one entity.
    """
    written = {
        entity.id: _written(entity, annotations, gazetteer)
        for entity in entities
        if entity.kind == "place"
    }
    toponyms = toponyms_of(written.values(), gazetteer)
    shares = countries_named(annotations[key].text for key in sorted(annotations))
    choices = choose_places(list(toponyms.values()), gazetteer, shares)
    chosen = dict(zip(toponyms, choices, strict=True))
    told_of = _told_of(choices, shares)
    likely = [c for c in choices if c is not None and _is_likely(c.place, told_of, settings)]
    country = _main_country(likely, shares, settings)
    sure = [c.place for c in likely if c.place.admin1 and c.probability >= settings.pin]
    story = _Story(gazetteer, country, settings, told_of, sure)
    found = {key: story.placement(row, chosen[key_of(row)]) for key, row in written.items()}
    return tuple(_filled(entity, found.get(entity.id)) for entity in _with_same(entities, found))


def _with_same(
    entities: Sequence[Entity], found: Mapping[str, "_Found | None"]
) -> Iterator[Entity]:
    """The entities, those of one exact place as one: "Calif." is California."""
    homes: dict[int, list[Entity]] = defaultdict(list)
    for entity in entities:
        one = found.get(entity.id)
        if one is not None and one.place is not None and one.placement.match == "exact":
            homes[one.place.id].append(entity)
    home_of = {entity.id: home for home in homes.values() for entity in home}
    for entity in entities:
        home = home_of.get(entity.id, [entity])
        main = max(home, key=lambda one: (len(one.mentions), len(one.name), one.name))
        if main is entity:
            yield _united(entity, home)


def _united(entity: Entity, home: Sequence[Entity]) -> Entity:
    return msgspec.structs.replace(
        entity,
        names=tuple(sorted({name for one in home for name in one.names})),
        mentions=tuple(sorted({span for one in home for span in one.mentions})),
    )


def _written(
    entity: Entity, annotations: Mapping[str, Annotation], gazetteer: Gazetteer
) -> Written:
    """The name at the mention beside which most is said."""
    rows = [
        written_at(annotations[span.article].text, span.offsets, gazetteer)
        for span in entity.mentions[:50]
    ]
    return max(rows, key=lambda row: (bool(row.after), bool(row.generic)))


def _main_country(
    choices: Sequence[Choice], shares: Mapping[str, float], settings: PlacingSettings
) -> str:
    """The country (alpha-2) of most of the story's sure places and names, "" where none is."""
    votes: dict[str, float] = defaultdict(float)
    for choice in choices:
        if choice.place.country:
            votes[choice.place.country] += choice.probability
    placed = _most(votes)
    for country, share in shares.items():
        votes[country] += share * max(1, len(choices))
    best = _most(votes)
    if placed and placed != best:
        return ""
    return best if best and votes[best] >= settings.story * sum(votes.values()) else ""


def _most(votes: Mapping[str, float]) -> str:
    return min(votes, key=lambda country: (-votes[country], country), default="")


def _told_of(choices: Sequence[Choice | None], shares: Mapping[str, float]) -> frozenset[str]:
    """The countries (alpha-2) that are named, or in which two names have their likeliest place."""
    places = Counter(choice.place.country for choice in choices if choice is not None)
    several = {country for country, count in places.items() if count > 1}
    return frozenset(several | {country for country, share in shares.items() if share > 0})


def _is_likely(place: Place, told_of: frozenset[str], settings: PlacingSettings) -> bool:
    """Whether the place is well known, an area, or in a country that the story tells of."""
    is_town = place.feature.startswith("PPL")
    known = not is_town or place.population >= settings.well_known
    return known or place.country in told_of


class _Found(msgspec.Struct, frozen=True):
    """A placement with the place it rests on, None where a name is only bounded."""

    placement: Placement
    place: Place | None
    lat: float | None
    lon: float | None


class _Story:
    """What the places of one story are judged by."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        country: str,
        settings: PlacingSettings,
        told_of: frozenset[str],
        sure: Sequence[Place],
    ) -> None:
        self._sure = sure
        self._told_of = told_of
        self._gazetteer = gazetteer
        self._country = country
        self._settings = settings

    def placement(self, row: Written, choice: Choice | None) -> _Found | None:
        """Where the name lies; None where nothing is known, or it names a wide area ("Sahel")."""
        known = known_places().get(row.name)
        if _is_no_town(row) or (known is not None and known.sort == "area"):
            return None
        if choice is None:
            return self._region(known) or self._variant(row) or self._bounded(row)
        if row.after and self._is_elsewhere(row, choice.place):
            return self._bounded(row)
        if not row.after and self._is_alone(choice.place, row.name):
            return self._in_country(choice.place.country)
        return self._chosen(choice)

    def _is_alone(self, place: Place, name: str) -> bool:
        """Whether a town of few lies far from two other places or more of the story's country.

        Of 29 such in the fitted half of LGL and TR-News 4 were meant: the name is a street's, or of
        a place that the gazetteer lacks. A list of well-known names is believed.
        """
        if not place.feature.startswith("PPL") or place.name in known_places():
            return False
        own = place_key(name) == place_key(place.name)
        if own and place.population >= self._settings.well_known:
            return False
        others = [p for p in self._sure if p.id != place.id and p.country == place.country]
        if len(others) < 2 or any(other.admin1 == place.admin1 for other in others):
            return False
        far = distances(points_of([place]), points_of(others))
        return not bool((far <= self._settings.reach_km).any())

    def _chosen(self, choice: Choice) -> _Found | None:
        """The likeliest place where it is likely enough, else its country."""
        if not _is_likely(choice.place, self._told_of, self._settings):
            return None
        if max(choice.probability, choice.near_probability) >= self._settings.pin:
            return self._exact(choice.place, "exact", (choice.lat, choice.lon))
        if choice.country_probability >= self._settings.country:
            return self._in_country(choice.place.country)
        return None

    def _is_elsewhere(self, row: Written, place: Place) -> bool:
        """Whether the area named right after the place is another than its own ("Orient, Ohio")."""
        if row.after.lower() in place_words().directions:
            return False
        named = self._gazetteer.named(row.after)
        areas = [
            area
            for area in named
            if area.feature[:3] == "PCL"
            or (area.feature == "ADM1" and area.country in self._told_of)
        ]
        is_inside = place.feature.startswith("PPL") or place.feature == "ADM2"
        return is_inside and bool(areas) and not is_in(place, areas)

    def _region(self, known: KnownPlace | None) -> _Found | None:
        """A region that the gazetteer lacks lies in its country: "Donbas"."""
        if known is None or known.sort != "region":
            return None
        return self._in_country(known.country, _OTHER_PRECISION)

    def _variant(self, row: Written) -> _Found | None:
        if not self._country or row.generic:
            return None
        near = self._gazetteer.spelled_like(row.name, self._country)
        if len(near) != 1 or self._is_alone(near[0], row.name):
            return None
        return self._exact(near[0], "variant", (near[0].lat, near[0].lon))

    def _bounded(self, row: Written) -> _Found | None:
        """An area of a town's name ("Nioro region") lies in the country, its town's area unsaid."""
        named = self._gazetteer.named(row.after) if row.after else ()
        areas = [place for place in named if place.feature[:3] in {"PCL", "ADM"}]
        if areas:
            area = areas[0]
            return self._in_area(area, _precision(area))
        if row.generic and (seat := self._seat(row)):
            precision = place_words().feature[row.generic].precision
            return self._in_country(seat.country, precision)
        if not self._country or _is_wide(row.name):
            return None
        return self._in_country(self._country)

    def _seat(self, row: Written) -> Place | None:
        found = self._gazetteer.named(row.name)
        here = [place for place in found if place.country == self._country]
        return here[0] if here else None

    def _exact(self, place: Place, match: Literal["exact", "variant"], point: Point) -> _Found:
        area = self._gazetteer.area(place.country, place.admin1) if place.admin1 else None
        # A second-level area without a point of its own is known no better than what is around it.
        precision = 4 if place.lat is None and place.feature == "ADM2" else _precision(place)
        name = area.name if area is not None else None
        placement = Placement(alpha3(place.country), name, precision, match, None)
        return _Found(placement, place, *point)

    def _in_country(self, country: str, precision: int = 6) -> _Found | None:
        place = self._gazetteer.country(country)
        return self._in_area(place, precision) if place is not None else None

    def _in_area(self, area: Place, precision: int) -> _Found:
        admin1 = area.name if area.feature == "ADM1" else None
        placement = Placement(alpha3(area.country), admin1, precision, "bound", area.name)
        return _Found(placement, None, None, None)


def _is_no_town(row: Written) -> bool:
    """Whether the name is an ordinary one with no area after it: "Church", "the West Coast"."""
    low = row.name.lower()
    words = place_words().no_town
    made_of = all(word in words | place_words().directions for word in low.split())
    return not row.after and (low in words or made_of)


def _is_wide(name: str) -> bool:
    """Whether a name can reach beyond a country: "West African", "Republic of Mali and"."""
    words = name.split()
    return any(word in known_places() or word.lower() in place_words().directions for word in words)


def _precision(place: Place) -> int:
    """UCDP's where_prec of a place by its GeoNames feature code."""
    if place.feature.startswith("ADM"):
        return {"ADM1": 4, "ADM2": 3}.get(place.feature, 3)
    return _PRECISION.get(place.feature[:3], _OTHER_PRECISION)


def _filled(entity: Entity, found: _Found | None) -> Entity:
    if found is None:
        return entity
    return msgspec.structs.replace(
        entity,
        geonames=found.place.geonames if found.place else None,
        lat=found.lat,
        lon=found.lon,
        place=found.placement,
    )


@cache
def alpha3(alpha2: str) -> str | None:
    """ISO 3166-1 alpha-3 of an alpha-2 code, None where there is none."""
    import pycountry

    country = pycountry.countries.get(alpha_2=alpha2) if alpha2 else None
    return None if country is None else str(country.alpha_3)
