"""Story: event records from what a story's articles were found to agree and differ on."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from recension.code.acting import Cast, cast_of, is_bare
from recension.code.actors import person_as_actor
from recension.code.contexts import contexts_of
from recension.code.coup_events import coup_events
from recension.code.dating import date_of
from recension.code.figures import figures_of
from recension.code.happenings import Happening, happenings_of
from recension.code.placing import places_of
from recension.code.standing import is_recalled, with_standing
from recension.code.testimony import Testimony, testimony_of
from recension.code.told import told_events
from recension.code.told_sides import Sides, sides_told
from recension.collate.story import Collated
from recension.model.annotation import Annotation
from recension.model.article import Article
from recension.model.collation import Collation
from recension.model.entity import Entity
from recension.model.event import Actor, Event, PloverCode
from recension.model.identity import digest_id
from recension.model.lineage import Lineage
from recension.model.value import Status

EventStatus = Literal["asserted", "disputed", "denied"]


def code_story(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    lineage: Lineage,
    entities: Sequence[Entity],
    collated: Collated,
) -> tuple[Event, ...]:
    """One record a happening, by id, in PLOVER's terms; every cell from the pages, or empty.

    Harm is an event only where a sentence that tells of it says how it was done. Actors, places
    and dates are taken from the sentences of the event's own claims alone.
    """
    held = {article.id for article in articles}
    known = {key: row for key, row in annotations.items() if key in held}
    testimony = testimony_of(collated.claims, known)
    cast = cast_of(entities, known)
    events = [
        _event(happening, testimony, lineage, entities, cast)
        for happening in happenings_of(collated.collations, testimony)
    ]
    told = told_events(articles, known, lineage, entities, events)
    coups = coup_events(articles, known, lineage, entities)
    every = (with_standing(row, articles) for row in (*events, *told, *coups))
    return tuple(sorted(every, key=lambda row: row.id))


def _event(
    happening: Happening,
    testimony: Mapping[str, Testimony],
    lineage: Lineage,
    entities: Sequence[Entity],
    cast: Cast,
) -> Event:
    claims = sorted({key for row in happening.collations for r in row.readings for key in r.claims})
    told = [testimony[key] for key in claims]
    sides = [sides_told(row, happening.plover.event, cast) for row in told]
    recipients = _recipients(happening, sides, entities, cast)
    collations = tuple(sorted(row.id for row in happening.collations))
    return Event(
        id=digest_id("ev", happening.plover.event, happening.plover.mode or "", *collations),
        label=_label(happening, entities),
        plover=_coded(happening, told),
        date=date_of(told),
        places=places_of(told, entities),
        actors=_doing(sides, recipients),
        recipients=recipients,
        quantities=tuple(
            figures for row in happening.collations if (figures := figures_of(row)) is not None
        ),
        status=_status(happening.collations, happening.plover.event),
        stage="realized" if any(_is_flat(row) for row in told) else None,
        independent_origins=_independent(happening.collations, lineage),
        collations=collations,
        evidence=tuple(sorted({row.claim.span for row in told})),
        standing="background" if told and all(map(is_recalled, told)) else "news",
    )


def _coded(happening: Happening, told: Sequence[Testimony]) -> PloverCode:
    code = happening.plover
    return PloverCode(code.event, code.mode, contexts_of(row.low for row in told))


def _is_flat(row: Testimony) -> bool:
    return row.claim.polarity == "affirmed" and row.claim.certainty == "stated"


def _label(happening: Happening, entities: Sequence[Entity]) -> str:
    names = ", ".join(_names(happening.collations, entities))
    if not names:
        return happening.label
    counted = any(row.kind == "quantity" for row in happening.collations)
    return f"{happening.label} (among them {names})" if counted else f"{happening.label}: {names}"


def _names(collations: Sequence[Collation], entities: Sequence[Entity]) -> list[str]:
    subjects = {row.subject for row in collations}
    return [entity.name for entity in entities if entity.id in subjects]


def _doing(sides: Sequence[Sides], recipients: Sequence[Actor]) -> tuple[Actor, ...]:
    """Who did it, none of whom it befell; "a man" beside a name is the man who is named."""
    suffering = {actor.entity for actor in recipients if actor.entity}
    found = _distinct(actor for row in sides for actor in row.actors)
    kept = [actor for actor in found if actor.entity not in suffering]
    named = any(actor.entity for actor in kept)
    return tuple(actor for actor in kept if not named or not is_bare(actor))


def _recipients(
    happening: Happening, told: Sequence[Sides], entities: Sequence[Entity], cast: Cast
) -> tuple[Actor, ...]:
    """Those counted and those named; "a man" beside a name is the man who is named."""
    subjects = {row.subject for row in happening.collations if _said_to_hold(row)}
    persons = [person_as_actor(row, cast.texts) for row in entities if row.id in subjects]
    counted = _distinct(actor for row in told for actor in row.recipients)
    if len(persons) == 1 and all(row.kind != "quantity" for row in happening.collations):
        return (persons[0],)
    named = {actor.entity for actor in persons}
    kept = [actor for actor in counted if actor.entity is None or actor.entity not in named]
    return (*(actor for actor in kept if not persons or not is_bare(actor)), *persons)


def _said_to_hold(collation: Collation) -> bool:
    return any(
        isinstance(reading.value, Status) and reading.value.holds for reading in collation.readings
    )


def _distinct(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Actors that are the same but for how they are written stand once, in order of sector."""
    found: dict[tuple[str, ...], Actor] = {}
    for actor in actors:
        code = (actor.sector or "", actor.country or "")
        found.setdefault((actor.entity,) if actor.entity else code, actor)
    known = {actor.sector for actor in found.values() if actor.country or actor.entity}
    acting = {actor.country for actor in found.values() if actor.sector}
    kept = [row for row in found.values() if _tells_more(row, known, acting)]
    return tuple(sorted(kept, key=lambda row: (row.sector or "", row.name)))


def _tells_more(row: Actor, sectors: set[str | None], countries: set[str | None]) -> bool:
    """Whether no fuller actor stands for it: "Mali" beside Mali's government tells nothing."""
    if row.sector is None and row.country is not None:
        return row.country not in countries
    return bool(row.country or row.entity or row.sector not in sectors)


def _status(collations: Sequence[Collation], event: str) -> EventStatus:
    if any(row.relation == "conflict" and row.subject for row in collations):
        return "disputed"
    if event == "CONCEDE":
        return "asserted"
    values = [reading.value for row in collations for reading in row.readings]
    denied = [isinstance(value, Status) and value.holds is False for value in values]
    return "denied" if denied and all(denied) else "asserted"


def _independent(collations: Sequence[Collation], lineage: Lineage) -> int:
    """How many of the origins behind the event are shown to be independent."""
    lows = [reading.independence.low or 0 for row in collations for reading in row.readings]
    most = lineage.independence.low
    return min(max(lows, default=0), most) if most is not None else max(lows, default=0)
