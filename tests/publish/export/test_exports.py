"""Exports of the account of the example pages, each read back by what its users read it with."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pyarrow.parquet
import pytest

from recension.model.account import Account
from recension.model.event import Actor, EventDate
from recension.publish.export import acled, cline, plover, ucdp
from recension.publish.export.calendar import first_day, last_day
from recension.publish.export.cells import cell
from recension.publish.export.countries import country_name, country_number
from recension.publish.export.formats import FORMATS, default_path

Written = Callable[[str], Path]


@pytest.fixture
def written(account: Account, tmp_path: Path) -> Written:
    """Writes an export and gives where it lies."""

    def write(name: str) -> Path:
        path = default_path(tmp_path, name)
        FORMATS[name].write(account, path)
        return path

    return write


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_same_account_gives_the_same_bytes(name: str, account: Account, tmp_path: Path) -> None:
    kept = []
    for folder in ("one", "other"):
        (tmp_path / folder).mkdir()
        path = default_path(tmp_path / folder, name)
        FORMATS[name].write(account, path)
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        kept.append([(file.name, file.read_bytes()) for file in files])
    assert kept[0] == kept[1]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_an_account_without_stories_is_written_too(
    name: str, account: Account, tmp_path: Path
) -> None:
    empty = msgspec.structs.replace(account, stories=(), articles=(), pages=())
    assert FORMATS[name].write(empty, default_path(tmp_path, name)) == 0


def test_acled_has_a_row_for_each_event_and_sources_are_origins(
    account: Account, written: Written
) -> None:
    rows = _rows(written("acled"))
    assert len(rows) == sum(len(story.events) for story in account.stories)
    assert tuple(rows[0]) == acled.COLUMNS
    origins = {o.name or "unknown" for s in account.stories for o in s.origins}
    assert {name for row in rows for name in row["source"].split("; ") if name} <= origins


def test_arrests_are_strategic_developments_in_acled(written: Written) -> None:
    kinds = {(row["event_type"], row["sub_event_type"]) for row in _rows(written("acled"))}
    assert ("Strategic developments", "Arrests") in kinds


def test_every_row_names_the_event_that_it_leads_back_to(
    account: Account, written: Written
) -> None:
    known = {event.id for story in account.stories for event in story.events}
    assert {row["event_id_cnty"] for row in _rows(written("acled"))} == known


def test_ucdp_has_events_with_deaths_alone(account: Account, written: Written) -> None:
    deadly = [
        event.id
        for story in account.stories
        for event in story.events
        if any(q.what in ucdp.DEATHS for q in event.quantities)
    ]
    path = written("ucdp")
    assert [row["id"] for row in _rows(path)] == deadly
    assert path.read_text("utf-8").splitlines()[0] == ",".join(ucdp.COLUMNS)


@pytest.mark.parametrize(
    ("doing", "suffering", "kind"),
    [
        ("MIL", "REB", 1),
        ("REB", "GOV", 1),
        ("REB", "PRM", 2),
        ("MIL", "CVL", 3),
        ("CVL", "CVL", None),
        (None, "CVL", None),
    ],
)
def test_the_kind_of_violence_is_told_by_the_sectors_of_both_sides(
    doing: str | None, suffering: str, kind: int | None
) -> None:
    sides = (Actor(None, "a", None, doing),), (Actor(None, "b", None, suffering),)
    assert ucdp.violence(*sides) == kind


@pytest.mark.parametrize(
    ("date", "ucdps", "acleds"),
    [
        (EventDate("2031-03-09", "2031-03-09", "day", ()), 1, 1),
        (EventDate("2031-03-01", "2031-03-31", "month", ()), 4, 3),
        (EventDate("2031-01-01", "2031-12-31", "year", ()), 5, None),
        (None, None, None),
    ],
)
def test_precision_of_dates_is_put_on_each_scale(
    date: EventDate | None, ucdps: int | None, acleds: int | None
) -> None:
    assert (ucdp.date_precision(date), acled.time_precision(date)) == (ucdps, acleds)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2031-03-09", "2031-03-09", ("2031-03-09", "2031-03-09")),
        ("2031-02", "2031-02", ("2031-02-01", "2031-02-28")),
        ("2031", "2031", ("2031-01-01", "2031-12-31")),
    ],
)
def test_what_is_known_to_a_month_has_its_first_and_last_day(
    start: str, end: str, days: tuple[str, str]
) -> None:
    date = EventDate(start, end, "month", ())
    assert (first_day(date), last_day(date)) == days


def test_countries_have_the_names_and_numbers_that_coders_write() -> None:
    assert (country_name("MLI"), country_number("MLI")) == ("Mali", 466)
    assert country_name("BOL") == "Bolivia"
    assert (country_name("XKX"), country_number("XKX")) == ("Kosovo", None)
    assert country_name(None) is None


@pytest.mark.parametrize(
    ("mode", "first", "second", "kind"),
    [
        ("firearms", "State Forces", "Rebel Group", "Armed clash"),
        (None, "Rebel Group", "Civilians", "Attack"),
        ("heavy-weapons", None, None, "Shelling/artillery/missile attack"),
        ("firearms", None, "Civilians", None),
        ("firearms", "Civilians", "Civilians", None),
    ],
)
def test_an_assault_is_a_battle_or_an_attack_by_who_bears_arms(
    mode: str | None, first: str | None, second: str | None, kind: str | None
) -> None:
    assert acled.event_type("ASSAULT", mode, first, second)[2] == kind


def test_an_arrest_is_no_violence_against_civilians(written: Written) -> None:
    arrests = [row for row in _rows(written("acled")) if row["sub_event_type"] == "Arrests"]
    assert arrests
    assert {row["civilian_targeting"] for row in arrests} == {""}


def test_cline_has_the_stage_of_a_coup_as_columns(account: Account, tmp_path: Path) -> None:
    story = max(account.stories, key=lambda one: len(one.events))
    plot = msgspec.structs.replace(
        story.events[0],
        stage="conspiracy",
        kind="coup",
    )
    made = msgspec.structs.replace(
        account, stories=(msgspec.structs.replace(story, events=(plot,)),)
    )
    assert cline.write(made, tmp_path / "cline.csv") == 1
    (row,) = _rows(tmp_path / "cline.csv")
    assert (row["realized"], row["conspiracy"], row["attempt"]) == ("0", "1", "0")


def test_plover_lines_are_read_back_as_they_were(account: Account, written: Written) -> None:
    lines = written("plover").read_bytes().splitlines()
    read = [msgspec.json.decode(line, type=plover.Line) for line in lines]
    events = [event for story in account.stories for event in story.events]
    assert [(line.id, line.event_type) for line in read] == [(e.id, e.plover.event) for e in events]
    assert [line.recension.evidence for line in read] == [e.evidence for e in events]


def test_geojson_points_have_longitude_before_latitude(account: Account, tmp_path: Path) -> None:
    story = max(account.stories, key=lambda one: len(one.events))
    from recension.model.event import EventPlace

    place = EventPlace("Kayes", 2455518, "MLI", "Kayes", 14.45, -11.43, 1)
    event = msgspec.structs.replace(story.events[0], places=(place,))
    made = msgspec.structs.replace(
        account, stories=(msgspec.structs.replace(story, events=(event,)),)
    )
    FORMATS["geojson"].write(made, tmp_path / "a.geojson")
    (feature,) = json.loads((tmp_path / "a.geojson").read_text("utf-8"))["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [-11.43, 14.45]}
    assert feature["properties"]["where_prec"] == 1


def test_followthemoney_accepts_every_entity_and_every_value(written: Written) -> None:
    followthemoney = pytest.importorskip("followthemoney", exc_type=ImportError)
    lines = written("ftm").read_text("utf-8").splitlines()
    for line in lines:
        raw = json.loads(line)
        proxy = followthemoney.model.get_proxy(raw, cleaned=False)
        proxy.schema.validate({"properties": proxy.properties})
        for name, values in raw["properties"].items():
            assert len(proxy.get(name)) == len(set(values)), (name, values)
    assert {json.loads(line)["schema"] for line in lines} >= {"Article", "Event", "Person"}


def test_annotations_quote_what_stands_at_their_position(
    account: Account, written: Written
) -> None:
    texts = {f"urn:recension:{article.id}": article.text for article in account.articles}
    page = json.loads(written("w3c").read_text("utf-8"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    for item in page["items"]:
        position, quote = item["target"]["selector"]
        text = texts[item["target"]["source"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])


def test_tables_join_by_id(written: Written) -> None:
    folder = written("csv")
    articles = {row["id"] for row in _rows(folder / "articles.csv")}
    collations = {row["id"] for row in _rows(folder / "collations.csv")}
    claims = _rows(folder / "claims.csv")
    assert {row["article"] for row in claims} <= articles
    assert {row["collation"] for row in claims if row["collation"]} <= collations


def test_parquet_and_comma_separated_tables_hold_the_same(written: Written) -> None:
    parquet, plain = written("parquet"), written("csv")
    for file in sorted(parquet.iterdir()):
        table = pyarrow.parquet.read_table(file)
        rows = _rows(plain / f"{file.stem}.csv")
        assert table.num_rows == len(rows)
        if rows:
            assert table.column_names == list(rows[0])


@pytest.mark.parametrize(
    ("value", "text"),
    [("=SUM(A1)", "'=SUM(A1)"), ("-5 men", "'-5 men"), (-5, "-5"), (3.0, "3"), (None, "")],
)
def test_text_that_a_spreadsheet_would_run_is_made_harmless(
    value: str | float | None, text: str
) -> None:
    assert cell(value) == text
