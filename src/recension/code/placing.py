"""Placing: where an event happened, by the places named in the sentences that tell of it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from recension.annotate.gazetteer import known_places
from recension.code.lexicon import acts, alpha3
from recension.code.testimony import Testimony
from recension.model.annotation import Mention
from recension.model.entity import Entity
from recension.model.event import EventPlace
from recension.model.span import Offsets

_WHERE_PREC = {"city": 1, "capital": 1, "region": 4, "area": 5, "country": 6}
_PLACE_WORDS = frozenset({"in", "at", "on", "near", "around", "outside"})
_NEAR = frozenset({"near", "around", "outside"})
_STORY_SHARE = 0.6
_OWNER = re.compile(r"['’]s$")
_INNER = re.compile(r"(?<=[a-z] )(?:[A-Z][\w.'’-]* ?){1,4}, $")
_LEAD = 40  # characters before a place in which its preposition is looked for
Where = tuple[str, int, str]
"""A place's name, UCDP's where_prec, and the id of its entity, "" where it is none."""
ByMention = Mapping[tuple[str, int], Entity]
"""Entities that are places, by article and start of each mention."""


def places_of(testimony: Sequence[Testimony], entities: Sequence[Entity]) -> tuple[EventPlace, ...]:
    """The places said to be where it happened ("in Kati", "near Bamako"), the most exact first.

    `precision` is UCDP's where_prec (GED codebook): 1 a named town, 2 near one, 3 a second-level
    and 4 a first-level area, 5 a wider area, 6 a country. A place counts where the clause of the
    act names it, not where a speaker is or another happening was. Where no sentence of the event
    names one, it is the country that the story names and that most of its places lie in, or none:
    not its area, which in seven of eight events of a trial was where something else happened.
    """
    places = [entity for entity in entities if entity.kind == "place"]
    mentioned = {(span.article, span.start): row for row in places for span in row.mentions}
    named: dict[str, list[Offsets]] = {}
    for span in (span for row in places for span in row.mentions):
        named.setdefault(span.article, []).append(span.offsets)
    found = Counter(where for row in testimony for where in _wheres(row, mentioned, named))
    ranked = sorted(found, key=lambda where: (where[1], -found[where], where[0], where[2]))
    by_id = {entity.id: entity for entity in places}
    return tuple(_placed(where, by_id) for where in ranked) or country_of_story(places)


def _wheres(
    row: Testimony, mentioned: ByMention, named: Mapping[str, Sequence[Offsets]]
) -> Iterator[Where]:
    for mention in _places_in(row, named):
        if where := _where(row, mention, mentioned):
            yield where


def _places_in(row: Testimony, named: Mapping[str, Sequence[Offsets]]) -> Iterator[Mention]:
    """The places of the sentence: what the article's reading takes for one, or the story's."""
    start, end = row.sentence
    own = {one.start: one.end for one in row.annotation.mentions if one.kind == "place"}
    for at, last in sorted((own | dict(named.get(row.annotation.id, ()))).items()):
        if start <= at and last <= end:
            yield Mention(at, last, "place")


def _where(row: Testimony, mention: Mention, mentioned: ByMention) -> Where | None:
    name = row.annotation.text[mention.start : mention.end]
    lead = _lead(row, mention)
    entity = mentioned.get((row.annotation.id, mention.start))
    precision = _precision(name, entity)
    if precision is None:
        return None
    if lead not in _PLACE_WORDS:
        by_force = precision == 1 and lead == "by" and _has_force(row, mention)
        return (name, 2, entity.id if entity else "") if by_force else None
    if not _is_said_with(row, mention) or _is_of_another(row, mention):
        return None
    exact = 2 if precision == 1 and lead in _NEAR else precision
    return name, exact, entity.id if entity else ""


def _has_force(row: Testimony, mention: Mention) -> bool:
    """Whether the place's own police or court did it: "captured by Osmere police"."""
    after = row.annotation.text[mention.end : row.sentence[1]].split()[:2]
    return bool(after) and after[0].lower().strip(".,;") in acts().phrases.local_force


def _lead(row: Testimony, mention: Mention) -> str:
    """The word that leads to the place, adjectives between them ("in the central Mopti region").

    A street or a town before it is passed over: "in Alder Street, Osmere".
    """
    before = row.annotation.text[max(row.sentence[0], mention.start - _LEAD) : mention.start]
    words = reversed(_INNER.sub("", before).lower().split())
    between = acts().phrases.before_a_place
    return next((word for word in words if word not in between and not _OWNER.search(word)), "")


def _is_said_with(row: Testimony, mention: Mention) -> bool:
    """Whether the place belongs to the words that tell of it, and not to who says them.

    "Soldiers were held, a diplomat in Paris said" is of nothing in Paris.
    """
    for said in row.annotation.attributions:
        if _holds(said.source, mention.start):
            return False
        if _holds(said.content, mention.start) != _holds(said.content, row.claim.span.start):
            return False
    return True


def _holds(pieces: Sequence[Offsets], at: int) -> bool:
    return any(start <= at < end for start, end in pieces)


def _is_of_another(row: Testimony, mention: Mention) -> bool:
    """Whether a clause of its own tells of the place ("after a rally in Bamako")."""
    text, span = row.annotation.text, row.claim.span
    start = row.sentence[0]
    if mention.start >= span.end:
        start = span.end
    else:
        start = max(start, *(text.rfind(mark, start, mention.start) + 1 for mark in ",;:"))
    return bool(acts().phrases.other_clause & set(text[start : mention.start].lower().split()))


def _precision(name: str, entity: Entity | None) -> int | None:
    if entity is not None and entity.place is not None:
        return entity.place.precision
    known = known_places().get(name)
    return None if known is None else _WHERE_PREC.get(known.sort)


def _placed(where: Where, by_id: Mapping[str, Entity]) -> EventPlace:
    name, precision, of = where
    entity, known = by_id.get(of), known_places().get(name)
    if entity is not None and entity.place is not None:
        return _event_place(name, entity, precision)
    return EventPlace(
        name=name,
        geonames=None,
        country=alpha3().get(known.country) if known else None,
        admin1=name if precision == 4 else None,
        lat=None,
        lon=None,
        precision=precision,
    )


def _event_place(name: str, entity: Entity, precision: int) -> EventPlace:
    country = entity.place.country if entity.place else None
    admin1 = entity.place.admin1 if entity.place else None
    return EventPlace(name, entity.geonames, country, admin1, entity.lat, entity.lon, precision)


def country_of_story(entities: Sequence[Entity]) -> tuple[EventPlace, ...]:
    """The one country named that most mentions of the story's places lie in; () where none is."""
    places = [entity for entity in entities if entity.kind == "place"]
    votes = Counter[str]()
    for entity in places:
        if entity.place is not None and entity.place.country:
            votes[entity.place.country] += len(entity.mentions)
    best = min(votes, key=lambda country: (-votes[country], country), default="")
    if not best or votes[best] < _STORY_SHARE * votes.total():
        return ()
    return tuple(place for place in (as_country(best, places),) if place.geonames)


def as_country(code: str, entities: Sequence[Entity]) -> EventPlace:
    """The country of that ISO 3166-1 alpha-3 code, as the story names it where it does."""
    own = [row for row in entities if row.place and row.place.precision == 6 and row.geonames]
    named = [row for row in own if row.place and row.place.country == code]
    if named:
        return _event_place(named[0].name, named[0], 6)
    return EventPlace(code, None, code, None, None, None, 6)
