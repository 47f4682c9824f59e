"""A growing folder on the command line: run again, ruled on, and every change said."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from recension.cli import app

FIRE = (
    "Fire guts cannery in Harrowmere\n\nFire gutted the Oldham Quay cannery in Harrowmere on "
    "Tuesday, and 14 workers were treated for smoke, Mayor Ilse Brandt said. Fire chief Tomas "
    "Quell said the blaze began in a boiler room.\n"
)
FIRE_TOO = (
    "Blaze destroys cannery at Oldham Quay\n\nA blaze that began in a boiler room destroyed the "
    "cannery at Oldham Quay in Harrowmere. Fire chief Tomas Quell said 14 workers were treated for "
    "smoke. Mayor Ilse Brandt called it a loss.\n"
)
BRIDGE = (
    "Judge halts Selby toll bridge\n\nA judge in Vantry halted work on the Selby toll bridge, "
    "siding with fishermen led by Odo Marchetti, who said the piers would ruin the oyster beds of "
    "the estuary.\n"
)


def _recension(*arguments: str | Path, stdin: str = "") -> Result:
    return CliRunner().invoke(app, [str(each) for each in arguments], input=stdin)


def _homes(done: Result) -> dict[str, str]:
    assert done.exit_code == 0, done.stderr
    return {row["id"]: row["story"] for row in map(json.loads, done.stdout.splitlines())}


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with a page on a fire and one on a bridge."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "fire.txt").write_text(FIRE)
    (folder / "bridge.txt").write_text(BRIDGE)
    return folder


def test_a_folder_that_grows_keeps_its_stories_and_a_ruling_holds(
    pages: Path, tmp_path: Path
) -> None:
    store, out = tmp_path / "pool.db", tmp_path / "account"
    first = _homes(_recension("group", pages, "--store", store))
    (pages / "late.txt").write_text(FIRE_TOO)
    again = _recension("group", pages, "--store", store)
    assert "2 articles kept, 1 new, of which 1 joined" in again.stderr
    homes = _homes(again)
    assert first.items() <= homes.items()
    assert len(set(homes.values())) == 2
    story = max(homes.values(), key=list(homes.values()).count)
    pair = sorted(each for each, home in homes.items() if home == story)
    ruling = {"kind": "kept-apart", "one": pair[0], "other": pair[1], "by": "Ana Roth"}
    done = _recension("rule", "--store", store, "--file", "-", stdin=json.dumps(ruling) + "\n")
    assert done.exit_code == 0, done.stderr
    assert f"Ana Roth keeps {pair[0]} and {pair[1]} apart." in done.stderr
    done = _recension("run", pages, "--store", store, "--out", out)
    assert done.exit_code == 0, done.stderr
    account = json.loads((out / "account.json").read_text())
    assert sorted(len(story["articles"]) for story in account["stories"]) == [1, 1, 1]
    why = _recension("why", story, "--account", out).stdout
    assert f"Ana Roth keeps {pair[0]} and {pair[1]} apart." in why
    assert "split" in why


def test_new_pages_alone_are_enough_and_are_grouped_beside_the_old(
    pages: Path, tmp_path: Path
) -> None:
    store, new = tmp_path / "pool.db", tmp_path / "new"
    new.mkdir()
    (new / "late.txt").write_text(FIRE_TOO)
    _recension("group", pages, "--store", store)
    homes = _homes(_recension("group", new, "--store", store))
    assert sorted(list(homes.values()).count(story) for story in set(homes.values())) == [1, 2]
    out = tmp_path / "account"
    assert _recension("run", new, "--store", store, "--out", out).exit_code == 0
    account = json.loads((out / "account.json").read_text())
    assert {article["id"]: article["story"] for article in account["articles"]} == homes


def test_a_ruling_that_cannot_be_kept_ends_with_one_line_and_changes_nothing(
    pages: Path, tmp_path: Path
) -> None:
    store = tmp_path / "pool.db"
    one, other = _homes(_recension("group", pages, "--store", store))
    kept = store.read_bytes()
    for words in (("together", one, "nobody"), ("apart", one, one)):
        done = _recension("rule", *words, "--store", store)
        assert done.exit_code == 1
        assert len(done.stderr.splitlines()) == 1
    assert _recension("rule", "beside", one, other, "--store", store).exit_code == 2
    assert _recension("rule", "apart", one, other, "--store", tmp_path / "no.db").exit_code == 1
    assert store.read_bytes() == kept


def test_a_file_that_is_no_store_is_named_and_left_alone(pages: Path, tmp_path: Path) -> None:
    other = tmp_path / "notes.db"
    other.write_text("not a database")
    for command in (("group", pages), ("run", pages, "--out", tmp_path / "out")):
        done = _recension(*command, "--store", other)
        assert done.exit_code == 1
        assert "not a store of recension" in done.stderr
    assert other.read_text() == "not a database"
