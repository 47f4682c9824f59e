"""Coup events: one record a coup, however many sentences tell of it, dated by itself."""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from recension.code.actors import RoleNoun, role_nouns
from recension.code.contexts import contexts_of
from recension.code.coups import Coup, When, coup_words, coups_in
from recension.code.placing import as_country, country_of_story
from recension.code.reports import Stage
from recension.code.testimony import low_words
from recension.code.told import origins_behind
from recension.model.annotation import Annotation
from recension.model.article import Article
from recension.model.entity import Entity
from recension.model.event import Actor, Event, EventDate, EventPlace, PloverCode
from recension.model.identity import digest_id
from recension.model.lineage import Lineage
from recension.model.span import Span, span_of

EVENT = "COERCE"
"""PLOVER's event for coercive uses of power short of violence; its context says pro-autocracy."""
_LABELS: dict[Stage, str] = {
    "realized": "coup",
    "attempt": "coup attempt",
    "conspiracy": "coup plot",
}
_PRECISIONS: dict[str, Literal["day", "month", "year"]] = {
    "day": "day",
    "month": "month",
    "year": "year",
}
_STAGES: tuple[Stage, ...] = ("realized", "attempt", "conspiracy")


class _Telling(msgspec.Struct, frozen=True):
    """One sentence's telling of one coup; `when` null where it gives no date."""

    coup: Coup
    when: When | None
    annotation: Annotation


def coup_events(
    articles: Sequence[Article],
    annotations: Mapping[str, Annotation],
    lineage: Lineage,
    entities: Sequence[Entity],
) -> tuple[Event, ...]:
    """The coups that a story's articles tell of, in order of id.

    "Coups in 2020 and 2021" are two, each at its date. Tellings are of one coup where their dates
    and countries do not contradict, and what is undated goes with others of its stage alone. Where
    tellings differ in how far it went, the stage that most articles give stands, of equals the
    lesser. A coup lies in the country that its sentence says, else in the story's, never nearer.
    """
    mentioned = {
        (span.article, span.start): entity
        for entity in entities
        if entity.kind == "place"
        for span in entity.mentions
    }
    tellings = [
        _Telling(coup, when, annotations[article.id])
        for article in sorted(articles, key=lambda article: article.id)
        for coup in coups_in(annotations[article.id], mentioned)
        for when in coup.dates or (None,)
    ]
    events = (_event(rows, lineage, entities) for rows in _groups(tellings))
    return tuple(sorted(events, key=lambda event: event.id))


def _groups(tellings: Sequence[_Telling]) -> list[list[_Telling]]:
    """Tellings of one coup together; a year that fits several coups of it is of none."""
    groups: list[list[_Telling]] = []
    for telling in sorted(tellings, key=_most_exact):
        fitting = [group for group in groups if all(_is_one(row, telling) for row in group)]
        if len(fitting) == 1:
            fitting[0].append(telling)
        elif not fitting:
            groups.append([telling])
    return groups


def _most_exact(telling: _Telling) -> tuple[int, bool, str, str, int]:
    value = telling.when.value if telling.when else ""
    unplaced = telling.coup.country is None
    return -len(value), unplaced, value, telling.annotation.id, telling.coup.span[0]


def _is_one(one: _Telling, other: _Telling) -> bool:
    countries = {one.coup.country, other.coup.country} - {None}
    if len(countries) > 1:
        return False
    if one.when is None or other.when is None:
        carried_out = {row.coup.stage == "realized" for row in (one, other)}
        return one.when is other.when and len(carried_out) == 1
    short, long = sorted((one.when.value, other.when.value), key=len)
    return long.startswith(short)


def _event(rows: Sequence[_Telling], lineage: Lineage, entities: Sequence[Entity]) -> Event:
    evidence = tuple(sorted({_span(row, row.coup.span) for row in rows}))
    stage, date = _stage(rows), _date(rows)
    plotters = [pair for row in rows if (pair := _plotters(row))]
    return Event(
        id=digest_id("ev", "coup", *(f"{s.article}:{s.start}" for s in evidence), str(date)),
        label=_LABELS[stage] + (f", {date.start}" if date else ""),
        plover=PloverCode(EVENT, None, contexts_of(_low(row) for row in rows)),
        date=date,
        places=_places(rows, entities),
        actors=_actors([actor for actor, _ in plotters]),
        recipients=_actors([target for _, target in plotters if target]),
        quantities=(),
        status=_status(rows),
        stage=stage,
        independent_origins=origins_behind(evidence, lineage),
        collations=(),
        evidence=evidence,
        kind="coup",
    )


def _status(rows: Sequence[_Telling]) -> Literal["asserted", "disputed", "denied"]:
    denied = [row.coup.denied for row in rows]
    return "denied" if all(denied) else "disputed" if any(denied) else "asserted"


def _stage(rows: Sequence[_Telling]) -> Stage:
    """What most articles say; who denies it says nothing of how far it went."""
    told = [row for row in rows if not row.coup.denied] or rows
    carried = {stage: {r.annotation.id for r in told if r.coup.stage == stage} for stage in _STAGES}
    return max(_STAGES, key=lambda stage: (len(carried[stage]), _STAGES.index(stage)))


def _date(rows: Sequence[_Telling]) -> EventDate | None:
    """The most exact of its dates, which comes first, with all words that give it."""
    first = rows[0].when
    if first is None:
        return None
    same = [row for row in rows if row.when and row.when.value == first.value]
    basis = tuple(sorted({_span(row, row.when.span) for row in same if row.when}))
    return EventDate(first.value, first.value, _PRECISIONS[first.precision], basis)


def _places(rows: Sequence[_Telling], entities: Sequence[Entity]) -> tuple[EventPlace, ...]:
    """The country said to be the coup's, else the story's where no sentence speaks against it."""
    own = sorted({row.coup.country for row in rows if row.coup.country})
    if own:
        return (as_country(own[0], entities),)
    story = country_of_story(entities)
    held = [row.coup.named for row in rows if row.coup.named]
    is_theirs = all(place.country in named for place in story for named in held)
    return story if is_theirs else ()


def _plotters(row: _Telling) -> tuple[Actor, Actor | None] | None:
    """Who is said to have planned or tried it, and against whom; None where nobody is."""
    start, end = row.coup.sentence
    text, (first, last) = row.annotation.text, row.coup.span
    said = set(low_words(text[start:first]).split())
    before = role_nouns(text, start, first)
    if row.coup.stage == "realized" or not before or not coup_words().accused & said:
        return None
    after = role_nouns(text, first, last) or role_nouns(text, last, min(end, last + 40))[:1]
    return _actor(before[-1]), _actor(after[-1]) if after else None


def _actor(role: RoleNoun) -> Actor:
    return Actor(None, role.text, role.country, role.sector)


def _actors(found: Sequence[Actor]) -> tuple[Actor, ...]:
    """Each sector and country once, what says more first."""
    kept: dict[str, Actor] = {}
    for actor in sorted(found, key=lambda row: (row.country is None, row.name)):
        kept.setdefault(actor.sector or "", actor)
    return tuple(kept[sector] for sector in sorted(kept))


def _low(row: _Telling) -> str:
    start, end = row.coup.sentence
    return low_words(row.annotation.text[start:end])


def _span(row: _Telling, offsets: tuple[int, int]) -> Span:
    return span_of(row.annotation.id, row.annotation.text, offsets)
