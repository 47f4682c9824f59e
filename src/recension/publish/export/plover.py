"""PLOVER: one event a line as JSON, in the words of its manual and the shape of its coders' output.

What PLOVER has no word for (figures over origins, evidence, status) stands under `recension`.
"""

from pathlib import Path

import msgspec

from recension.model.account import Account
from recension.model.event import Actor, EventPlace, EventQuantity
from recension.model.span import Span
from recension.publish.export.records import EventRecord, event_records


class Party(msgspec.Struct, frozen=True):
    """An actor or recipient as PLOVER has it: country, then sector, joined."""

    text: str
    country: str | None
    sector: str | None
    code: str


class Behind(msgspec.Struct, frozen=True):
    """What stands behind the line."""

    story: str
    status: str
    stage: str | None
    standing: str
    independent_origins: int
    origins: tuple[str, ...]
    quantities: tuple[EventQuantity, ...]
    collations: tuple[str, ...]
    claims: tuple[str, ...]
    evidence: tuple[Span, ...]


class Line(msgspec.Struct, frozen=True):
    """One event."""

    id: str
    date: str | None
    date_end: str | None
    event_type: str
    event_mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    locations: tuple[EventPlace, ...]
    recension: Behind


def write(account: Account, path: Path) -> int:
    """Write every event; gives how many."""
    lines = [msgspec.json.encode(_line(record)) for record in event_records(account)]
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    return len(lines)


def _line(record: EventRecord) -> Line:
    event = record.event
    return Line(
        id=event.id,
        date=event.date.start if event.date else None,
        date_end=event.date.end if event.date else None,
        event_type=event.plover.event,
        event_mode=event.plover.mode,
        contexts=event.plover.context,
        actors=tuple(map(_party, event.actors)),
        recipients=tuple(map(_party, event.recipients)),
        locations=event.places,
        recension=Behind(
            record.story.id,
            event.status,
            event.stage,
            event.standing,
            event.independent_origins,
            record.origins,
            event.quantities,
            event.collations,
            record.claims,
            event.evidence,
        ),
    )


def _party(actor: Actor) -> Party:
    return Party(
        actor.name, actor.country, actor.sector, (actor.country or "") + (actor.sector or "")
    )
