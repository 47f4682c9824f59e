"""UCDP: events with deaths, in the columns of the Georeferenced Event Dataset.

Column names and scales are those of the UCDP GED codebook (Sundberg & Melander 2013; Högbladh
2024). What only UCDP can assign (its ids, conflicts, dyads, grid cells) stays empty, and so does
what the account does not say. `source_office` names the origins; copies stand in `source_article`'s
note.
"""

from pathlib import Path

from recension.model.account import Account
from recension.model.event import Actor, EventDate
from recension.publish.export.calendar import days_of, first_day, last_day
from recension.publish.export.cells import Cell, write_rows
from recension.publish.export.countries import country_name
from recension.publish.export.records import EventRecord, event_records, sourced

COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence"),
    *("conflict_new_id", "conflict_name", "dyad_new_id", "dyad_name"),
    *("side_a_new_id", "side_a", "side_b_new_id", "side_b"),
    *("number_of_sources", "source_article", "source_office", "source_date", "source_headline"),
    *("source_original", "where_prec", "where_coordinates", "where_description"),
    *("adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid"),
    *("country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low"),
    *("gwnoa", "gwnob"),
)
DEATHS = ("killed", "dead", "deaths")
_SOME_DAYS = 6
_CIVIL = {"CVL", "EDU", "MED", "JRN", "LAB", "REF", "NGO"}
_GOVERNMENT = {"GOV", "MIL", "COP", "SPY", "JUD"}
_ARMED = {"REB", "PRM", "INS", "IMG"}


def write(account: Account, path: Path) -> int:
    """Write the events that report deaths; gives how many."""
    rows = [_row(r) for r in event_records(account) if r.quantity(*DEATHS) is not None]
    write_rows(path, COLUMNS, ([row.get(column) for column in COLUMNS] for row in rows))
    return len(rows)


def _row(record: EventRecord) -> dict[str, Cell]:
    event, place, deaths = record.event, record.place, record.quantity(*DEATHS)
    dates = sorted(a.published.value for a in record.articles if a.published)
    row: dict[str, Cell] = {
        "id": event.id,
        "relid": record.story.id,
        "year": int(event.date.start[:4]) if event.date else None,
        "type_of_violence": violence(event.actors, event.recipients),
        "side_a": _side(event.actors),
        "side_b": _side(event.recipients),
        "number_of_sources": event.independent_origins,
        "source_article": sourced(record),
        "source_office": "; ".join(record.origins),
        "source_date": dates[0] if dates else None,
        "source_headline": record.story.title,
        "source_original": "; ".join(record.speakers),
        "event_clarity": 1 if event.date and event.date.precision == "day" else 2,
        "date_prec": date_precision(event.date),
        "date_start": first_day(event.date),
        "date_end": last_day(event.date),
        "best": deaths.best if deaths else None,
        "high": deaths.high if deaths else None,
        "low": deaths.low if deaths else None,
    }
    if place is not None:
        row |= {
            "where_prec": place.precision,
            "where_coordinates": place.name if place.lat is not None else None,
            "where_description": place.name,
            "adm_1": place.admin1,
            "latitude": place.lat,
            "longitude": place.lon,
            "geom_wkt": None if place.lat is None else f"POINT ({place.lon} {place.lat})",
            "country": country_name(place.country),
        }
    return row


def _side(actors: tuple[Actor, ...]) -> str | None:
    return "; ".join(actor.name for actor in actors) or None


def violence(actors: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> int | None:
    """1 state-based, 2 non-state, 3 one-sided, where the sectors of both sides tell it."""
    doing = {actor.sector for actor in actors}
    suffering = {actor.sector for actor in recipients}
    if not doing & (_GOVERNMENT | _ARMED):
        return None
    if suffering & _CIVIL and not suffering & (_GOVERNMENT | _ARMED):
        return 3
    if (doing & _GOVERNMENT and suffering & _ARMED) or (doing & _ARMED and suffering & _GOVERNMENT):
        return 1
    return 2 if doing & _ARMED and suffering & _ARMED else None


def date_precision(date: EventDate | None) -> int | None:
    """1 a day, 2 some days, 3 a week, 4 a month, 5 more: the codebook's scale."""
    if date is None:
        return None
    if date.precision in {"month", "year"}:
        return 4 if date.precision == "month" else 5
    if date.start == date.end:
        return 1
    return 3 if date.precision == "range" and days_of(date) > _SOME_DAYS else 2
