"""A growing folder on the command line: run again, ruled on, and every change said."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result
from tests.reports import BRIDGE, FIRE, FIRE_TOO
from typer.testing import CliRunner

from recension import growing, pipeline, storing
from recension.annotate.article import annotate_article, unread
from recension.cli import app
from recension.group.texts import Settings, settings_for
from recension.model.annotation import Annotation
from recension.model.article import Article
from recension.model.kept import Texts, Versions

FIRE_PAGE = f"Fire guts cannery in Harrowmere\n\n{FIRE}\n"
FIRE_TOO_PAGE = f"Blaze destroys cannery at Oldham Quay\n\n{FIRE_TOO}\n"
BRIDGE_PAGE = f"Judge halts Selby toll bridge\n\n{BRIDGE}\n"


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
    (folder / "fire.txt").write_text(FIRE_PAGE)
    (folder / "bridge.txt").write_text(BRIDGE_PAGE)
    return folder


def test_a_folder_that_grows_keeps_its_stories_and_a_ruling_holds(
    pages: Path, tmp_path: Path
) -> None:
    store, out = tmp_path / "pool.db", tmp_path / "account"
    first = _homes(_recension("group", pages, "--store", store))
    (pages / "late.txt").write_text(FIRE_TOO_PAGE)
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
    (new / "late.txt").write_text(FIRE_TOO_PAGE)
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


def test_a_run_on_a_store_reads_new_pages_alone_and_gives_the_same_bytes(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counting(article: Article) -> Annotation:
        read.append(article.title or "")
        return annotate_article(article)

    monkeypatch.setattr(pipeline, "annotate_article", counting)
    store = ("--store", tmp_path / "pool.db")
    accounts = []
    for out in ("first", "again"):
        assert _recension("run", pages, *store, "--out", tmp_path / out).exit_code == 0
        accounts.append((tmp_path / out / "account.json").read_bytes())
        assert len(read) == 2
    assert accounts[0] == accounts[1]
    (pages / "late.txt").write_text(FIRE_TOO_PAGE)
    _recension("run", pages, *store, "--out", tmp_path / "grown")
    assert read[2:] == ["Blaze destroys cannery at Oldham Quay"]
    _recension("run", pages, "--out", tmp_path / "alone")
    grown, alone = (
        json.loads((tmp_path / o / "account.json").read_text()) for o in ("grown", "alone")
    )
    for told, told_alone in zip(grown["stories"], alone["stories"], strict=True):
        assert told["claims"] == told_alone["claims"]
        assert told["entities"] == told_alone["entities"]


def test_what_another_reader_found_is_found_anew(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = ("run", pages, "--store", tmp_path / "pool.db", "--out", tmp_path / "out")
    assert _recension(*run).exit_code == 0
    monkeypatch.setattr(storing, "present_versions", lambda: Versions("reader of tomorrow"))
    monkeypatch.setattr(pipeline, "annotate_article", lambda article: unread(article, "Blind."))
    assert _recension(*run).exit_code == 0
    account = json.loads((tmp_path / "out" / "account.json").read_text())
    assert not any(story["entities"] for story in account["stories"])


def test_a_store_that_an_earlier_version_made_goes_on(pages: Path, tmp_path: Path) -> None:
    store = tmp_path / "pool.db"
    run = ("run", pages, "--store", store, "--out", tmp_path / "out")
    assert _recension(*run).exit_code == 0
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.executescript(
            "DROP TABLE kept_annotation; DROP TABLE kept_asked; DROP TABLE kept_vector;"
        )
    for _ in range(2):
        done = _recension(*run)
        assert done.exit_code == 0, done.stderr
        assert "2 articles kept, 0 new" in done.stderr


def test_a_ruling_takes_the_texts_as_the_run_before_was_asked_to(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Texts | None] = []

    def noted(articles: Sequence[Article], texts: Texts | None = None) -> Settings:
        taken.append(texts)
        return settings_for(articles, texts)

    monkeypatch.setattr(growing, "settings_for", noted)
    store = ("--store", tmp_path / "pool.db")
    one, other = _homes(_recension("group", pages, *store, "--texts", "headlines"))
    assert _recension("rule", "apart", one, other, *store).exit_code == 0
    assert _recension("group", pages, *store).exit_code == 0
    assert _recension("group", pages, *store, "--texts", "leads").exit_code == 0
    assert _recension("rule", "open", one, other, *store).exit_code == 0
    assert taken == ["headlines", "headlines", "headlines", "leads", "leads"]


def test_neither_the_order_of_pages_nor_the_number_of_processes_shows_in_a_growing_pool(
    pages: Path, tmp_path: Path
) -> None:
    (pages / "again.txt").write_text(FIRE_PAGE)
    (pages / "late.txt").write_text(FIRE_TOO_PAGE)
    first, later = sorted(pages.glob("*r*.txt")), sorted(pages.iterdir())
    assert len(first) == 2
    left = set()
    for jobs, turn in (("1", 1), ("1", -1), ("2", -1)):
        store, out = tmp_path / f"{jobs}{turn}.db", tmp_path / f"{jobs}{turn}"
        for batch in (first, later):
            given = ("--store", store, "--out", out, "--jobs", jobs)
            done = _recension("run", *batch[::turn], *given)
            assert done.exit_code == 0, done.stderr
        with closing(sqlite3.connect(store)) as connection:
            kept = "\n".join(connection.iterdump())
        left.add(((out / "account.json").read_bytes(), kept))
    assert len(left) == 1
