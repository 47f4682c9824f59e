"""ACLED: events in the columns and words of its codebook (Raleigh et al. 2010; ACLED 2024).

Only what PLOVER's event, mode and the actors' sectors tell is given an event type; the rest stays
empty and is left to the coder. `source` names the origins, `notes` the copies.
"""

from pathlib import Path

from recension.model.account import Account
from recension.model.event import Actor, EventDate
from recension.publish.export.calendar import first_day
from recension.publish.export.cells import Cell, write_rows
from recension.publish.export.countries import country_name, country_number
from recension.publish.export.records import EventRecord, event_records, sourced
from recension.publish.export.ucdp import DEATHS

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"),
    *("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
    *("interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2"),
    *("admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale"),
    *("notes", "fatalities", "tags", "timestamp"),
)
_INTER = {
    "State Forces": {"GOV", "MIL", "COP", "SPY", "JUD"},
    "Rebel Group": {"REB", "INS"},
    "Political Militia": {"PRM", "IMG"},
    "Rioters/Protesters": {"PTY", "OPP"},
    "Civilians": {"CVL", "EDU", "MED", "JRN", "LAB", "REF", "NGO", "REL", "BUS"},
}
_TYPES: dict[tuple[str, str | None], tuple[str, str, str]] = {
    ("COERCE", "arrest"): ("Strategic developments", "Strategic developments", "Arrests"),
    ("AGREE", None): ("Strategic developments", "Strategic developments", "Agreement"),
    ("PROTEST", "demo"): ("Demonstrations", "Protests", "Peaceful protest"),
    ("PROTEST", "riot"): ("Demonstrations", "Riots", "Violent demonstration"),
    ("ASSAULT", "abduct"): (
        "Political violence",
        "Violence against civilians",
        "Abduction/forced disappearance",
    ),
    ("ASSAULT", "suicide-attack"): (
        "Political violence",
        "Explosions/Remote violence",
        "Suicide bomb",
    ),
    ("ASSAULT", "aerial"): (
        "Political violence",
        "Explosions/Remote violence",
        "Air/drone strike",
    ),
    ("ASSAULT", "drone"): (
        "Political violence",
        "Explosions/Remote violence",
        "Air/drone strike",
    ),
    ("ASSAULT", "heavy-weapons"): (
        "Political violence",
        "Explosions/Remote violence",
        "Shelling/artillery/missile attack",
    ),
    ("ASSAULT", "explosives"): (
        "Political violence",
        "Explosions/Remote violence",
        "Remote explosive/landmine/IED",
    ),
}
_ARMED = {"State Forces", "Rebel Group", "Political Militia"}
_BATTLE = ("Political violence", "Battles", "Armed clash")
_ATTACK = ("Political violence", "Violence against civilians", "Attack")


def write(account: Account, path: Path) -> int:
    """Write every event; gives how many."""
    rows = [_row(record) for record in event_records(account)]
    write_rows(path, COLUMNS, ([row.get(column) for column in COLUMNS] for row in rows))
    return len(rows)


def _row(record: EventRecord) -> dict[str, Cell]:
    event, place, deaths = record.event, record.place, record.quantity(*DEATHS)
    first, second = inter(event.actors), inter(event.recipients)
    kinds = event_type(event.plover.event, event.plover.mode, first, second)
    one_sided = second == "Civilians" and event.plover.event == "ASSAULT"
    row: dict[str, Cell] = {
        "event_id_cnty": event.id,
        "event_date": first_day(event.date) if time_precision(event.date) else None,
        "year": int(event.date.start[:4]) if event.date else None,
        "time_precision": time_precision(event.date),
        "disorder_type": kinds[0],
        "event_type": kinds[1],
        "sub_event_type": kinds[2],
        "actor1": _first(event.actors),
        "assoc_actor_1": _others(event.actors),
        "inter1": first,
        "actor2": _first(event.recipients),
        "assoc_actor_2": _others(event.recipients),
        "inter2": second,
        "interaction": f"{first}-{second}" if first and second else None,
        "civilian_targeting": "Civilian targeting" if one_sided else None,
        "source": "; ".join(record.origins),
        "notes": f"{event.label}. {sourced(record)}",
        "fatalities": deaths.best if deaths else None,
        "tags": "; ".join(event.plover.context),
    }
    if place is not None:
        row |= {
            "iso": country_number(place.country),
            "country": country_name(place.country),
            "admin1": place.admin1,
            "location": place.name,
            "latitude": place.lat,
            "longitude": place.lon,
            "geo_precision": {1: 1, 2: 2}.get(place.precision, 3),
        }
    return row


def event_type(
    event: str, mode: str | None, first: str | None = None, second: str | None = None
) -> tuple[str | None, str | None, str | None]:
    """Disorder type, event type and sub-event type, empty where PLOVER does not tell them.

    An assault of no mode that tells them is a battle where both sides bear arms, and violence
    against civilians where they suffer it from those who do; a crime is neither.
    """
    found = _TYPES.get((event, mode)) or _TYPES.get((event, None))
    if found is None and event == "ASSAULT" and first in _ARMED:
        found = _BATTLE if second in _ARMED else _ATTACK if second == "Civilians" else None
    return found or (None, None, None)


def inter(actors: tuple[Actor, ...]) -> str | None:
    """ACLED's word for the first actor's sort, where its sector tells it."""
    sectors = [actor.sector for actor in actors if actor.sector]
    return next((word for s in sectors[:1] for word, codes in _INTER.items() if s in codes), None)


def _first(actors: tuple[Actor, ...]) -> str | None:
    return actors[0].name if actors else None


def _others(actors: tuple[Actor, ...]) -> str | None:
    return "; ".join(actor.name for actor in actors[1:]) or None


def time_precision(date: EventDate | None) -> int | None:
    """1 the day, 2 within a week, 3 within a month."""
    if date is None or date.precision == "year":
        return None
    if date.precision == "range":
        return 2
    return 1 if date.precision == "day" and date.start == date.end else 3
