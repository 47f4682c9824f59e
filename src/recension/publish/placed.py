"""Placed: the places of a story and how much is claimed of them, for a map and a table."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from recension.model.article import Article
from recension.model.entity import Entity, Placement
from recension.model.event import Event, EventPlace
from recension.model.identity import digest_id
from recension.model.span import Offsets, Span
from recension.model.story import Story
from recension.text.sentences import sentence_offsets

Key = tuple[str, ...]
"""What makes two names one place: its gazetteer id, its coordinates, or else the name itself."""
COUNTRY = 6
"""UCDP's where_prec of what is known to lie in a country and no nearer."""
WORDS = {
    1: "the place itself",
    2: "near it",
    3: "district",
    4: "first-level area",
    5: "wider area",
    COUNTRY: "country",
    7: "international waters or air",
}
"""UCDP's where_prec in words (GED codebook)."""


class PlacedPlace(msgspec.Struct, frozen=True):
    """A place of a story under all its names, the most frequent first.

    `country` is ISO 3166-1 alpha-3 or empty, `precisions` UCDP's where_prec, each once, in order.
    `within` is the area that bounds a name which the gazetteer lacks, empty where it has it.
    `claims` counts those whose sentence names the place and those of events that happened there;
    `origins` those behind the `articles` that make them or name it.
    """

    id: str
    names: tuple[str, ...]
    country: str
    admin1: str
    precisions: tuple[int, ...]
    lat: float | None
    lon: float | None
    within: str
    geonames: int | None
    mentions: int
    claims: int
    articles: tuple[str, ...]
    origins: int


class _Site(msgspec.Struct, frozen=True):
    """A place as entities of the story and as places of its events."""

    entities: list[Entity]
    coded: list[tuple[Event, EventPlace]]


class _Told(msgspec.Struct, frozen=True):
    """Of each article its sentences, and the claims that begin in each by its start."""

    sentences: Mapping[str, Sequence[Offsets]]
    claims: Mapping[tuple[str, int], frozenset[str]]


def placed_places(story: Story, articles: Mapping[str, Article]) -> tuple[PlacedPlace, ...]:
    """The story's places, the most claimed first; of equals the most named, then by name."""
    told = _told(story, articles)
    rows = (_placed(story, site, told) for site in _sites(story))
    return tuple(sorted(rows, key=lambda row: (-row.claims, -row.mentions, row.names, row.id)))


def _sites(story: Story) -> list[_Site]:
    sites: dict[Key, _Site] = {}
    keys: dict[str, Key] = {}
    for entity in story.entities:
        if entity.kind == "place":
            key = _key(entity.name, entity.geonames, entity.lat, entity.lon)
            sites.setdefault(key, _Site([], [])).entities.append(entity)
            keys |= dict.fromkeys(entity.names, key)
    for event in story.events:
        for place in event.places:
            key = _key(place.name, place.geonames, place.lat, place.lon)
            found = key if key in sites else keys.get(place.name, key)
            sites.setdefault(found, _Site([], [])).coded.append((event, place))
    return list(sites.values())


def _key(name: str, geonames: int | None, lat: float | None, lon: float | None) -> Key:
    if geonames is not None:
        return "geonames", str(geonames)
    return ("name", name) if lat is None or lon is None else ("at", f"{lat}", f"{lon}")


def _placed(story: Story, site: _Site, told: _Told) -> PlacedPlace:
    spans = [span for entity in site.entities for span in entity.mentions]
    claims = _claims(story, site, spans, told)
    carriers = {claim.span.article for claim in story.claims if claim.id in claims}
    articles = carriers | {span.article for span in spans}
    names = _names(site)
    lat, lon, geonames = _point(site)
    placements = [entity.place for entity in site.entities if entity.place]
    found: list[Placement | EventPlace] = [*placements, *(place for _, place in site.coded)]
    return PlacedPlace(
        id=digest_id("place", story.id, *names, str(geonames)),
        names=names,
        country=_first(row.country for row in found),
        admin1=_first(row.admin1 for row in found),
        precisions=tuple(sorted({row.precision for row in found})),
        lat=lat,
        lon=lon,
        within=_first(row.within for row in placements),
        geonames=geonames,
        mentions=len(spans),
        claims=len(claims),
        articles=tuple(article for article in story.articles if article in articles),
        origins=_origins(story, articles),
    )


def _first(values: Iterable[str | None]) -> str:
    return next((value for value in values if value), "")


def _names(site: _Site) -> tuple[str, ...]:
    """The names it goes by, as the story's entities and events have them."""
    counted = {entity.name: len(entity.mentions) for entity in site.entities}
    coded = sorted({place.name for _, place in site.coded}) if not counted else []
    return (*sorted(counted, key=lambda name: (-counted[name], name)), *coded)


def _point(site: _Site) -> tuple[float | None, float | None, int | None]:
    found: list[Entity | EventPlace] = [*site.entities, *(place for _, place in site.coded)]
    for row in found:
        if row.lat is not None and row.lon is not None:
            return row.lat, row.lon, row.geonames
    return None, None, None


def _claims(story: Story, site: _Site, spans: Sequence[Span], told: _Told) -> set[str]:
    """The claims of sentences that name the place, and those behind events placed there."""
    asked = {collation for event, _ in site.coded for collation in event.collations}
    answers = {
        claim
        for collation in story.collations
        if collation.id in asked
        for reading in collation.readings
        for claim in reading.claims
    }
    starts = {(span.article, _sentence(span, told.sentences)) for span in spans}
    return answers.union(*(told.claims.get(start, frozenset()) for start in starts))


def _told(story: Story, articles: Mapping[str, Article]) -> _Told:
    sentences = {key: sentence_offsets(articles[key].text) for key in story.articles}
    claims: dict[tuple[str, int], set[str]] = {}
    for claim in story.claims:
        start = _sentence(claim.span, sentences)
        claims.setdefault((claim.span.article, start), set()).add(claim.id)
    return _Told(sentences, {start: frozenset(found) for start, found in claims.items()})


def _sentence(span: Span, sentences: Mapping[str, Sequence[Offsets]]) -> int:
    """The start of the last sentence that begins no later than the span."""
    rows = sentences[span.article]
    at = bisect_right(rows, span.start, key=lambda row: row[0])
    return rows[at - 1][0] if at else 0


def _origins(story: Story, articles: set[str]) -> int:
    return sum(
        any(credit.article in articles for credit in origin.articles) for origin in story.origins
    )
