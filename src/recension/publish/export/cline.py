"""Cline: coups in columns as the Cline Center's Coup d'État Project has them (Peyton et al. 2020).

Its `coup_id` is ours. Who began it and what
became of the leader stay empty: the account does not code them.
"""

from pathlib import Path

from recension.model.account import Account
from recension.model.event import Event
from recension.publish.export.cells import Cell, write_rows
from recension.publish.export.records import EventRecord, event_records, sourced
from recension.publish.export.ucdp import DEATHS

COLUMNS = (
    *("coup_id", "cowcode", "country", "year", "month", "day", "event_type"),
    *("realized", "unrealized", "conspiracy", "attempt"),
    *("military", "dissident", "rebel", "palace", "foreign", "auto", "resign", "popular"),
    *("counter", "other", "noncoup", "killed", "injured", "arrested"),
    *("sources", "notes"),
)
_STAGES = {"realized": "coup", "attempt": "attempted", "conspiracy": "conspiracy"}


def write(account: Account, path: Path) -> int:
    """Write the coups; gives how many."""
    rows = [_row(record) for record in event_records(account) if is_coup(record.event)]
    write_rows(path, COLUMNS, ([row.get(column) for column in COLUMNS] for row in rows))
    return len(rows)


def is_coup(event: Event) -> bool:
    """Whether the pages tell of a coup, carried out, attempted or only conspired."""
    return event.kind == "coup"


def _row(record: EventRecord) -> dict[str, Cell]:
    event = record.event
    date = event.date.start.split("-") if event.date else []
    parts = [*map(int, date), None, None, None][:3]
    stage = event.stage
    deaths, hurt, held = (record.quantity(*u) for u in (DEATHS, ("injured",), ("arrested",)))
    return {
        "coup_id": event.id,
        "country": record.place.country if record.place else None,
        "year": parts[0],
        "month": parts[1],
        "day": parts[2],
        "event_type": _STAGES.get(stage or ""),
        "realized": None if stage is None else int(stage == "realized"),
        "unrealized": None if stage is None else int(stage != "realized"),
        "conspiracy": None if stage is None else int(stage == "conspiracy"),
        "attempt": None if stage is None else int(stage == "attempt"),
        "killed": deaths.best if deaths else None,
        "injured": hurt.best if hurt else None,
        "arrested": held.best if held else None,
        "sources": "; ".join(record.origins),
        "notes": f"{event.label}. {sourced(record)}",
    }
