"""The store of a growing pool gives back what was kept, and refuses what is none."""

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from recension.annotate.article import unread
from recension.growing import grown, kept_after
from recension.intake import Request
from recension.model.history import Ruling, StoryChange
from recension.model.kept import Kept, Versions
from recension.pipeline import read_articles
from recension.store.kept import read_kept, write_kept


@pytest.fixture(scope="module")
def kept(example_pages: Path) -> Kept:
    """What a first run on the example pages keeps."""
    reading = read_articles(Request((str(example_pages),), strict=True))
    kept = kept_after(Kept(), reading, grown(reading.articles, {}))
    return msgspec.structs.replace(kept, vectors={})


def test_what_is_written_is_read_back(kept: Kept, tmp_path: Path) -> None:
    path = tmp_path / "pool.db"
    assert read_kept(path) == Kept()
    write_kept(path, Kept(), kept)
    assert read_kept(path) == kept


def test_a_later_run_adds_rows_and_moves_articles(kept: Kept, tmp_path: Path) -> None:
    path = tmp_path / "pool.db"
    write_kept(path, Kept(), kept)
    article = kept.articles[0].id
    after = msgspec.structs.replace(
        kept,
        homes=kept.homes | {article: "s-new"},
        rulings=(Ruling("kept-apart", "a", "b", "Ana Roth", "2031-05-02T10:00Z", "Two fires"),),
        history=(StoryChange("split", (kept.homes[article], "s-new"), (article,), "So.", 2),),
        runs=2,
    )
    write_kept(path, kept, after)
    assert read_kept(path) == after


def test_a_store_that_another_run_has_written_to_is_left_alone(kept: Kept, tmp_path: Path) -> None:
    path = tmp_path / "pool.db"
    write_kept(path, Kept(), kept)
    with pytest.raises(ValueError, match="another run"):
        write_kept(path, Kept(), kept)
    assert read_kept(path) == kept


def test_a_file_that_is_no_store_is_refused_and_stays_as_it_is(kept: Kept, tmp_path: Path) -> None:
    text, other = tmp_path / "notes.txt", tmp_path / "other.db"
    text.write_text("No database at all, but some words that go on for a while.")
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("CREATE TABLE mine (one TEXT)")
    for path in (text, other):
        before = path.read_bytes()
        with pytest.raises(ValueError, match="not a store"):
            read_kept(path)
        with pytest.raises(ValueError, match="not a store"):
            write_kept(path, Kept(), kept)
        assert path.read_bytes() == before


def test_a_store_in_no_folder_cannot_be_written(kept: Kept, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="open"):
        write_kept(tmp_path / "nowhere" / "pool.db", Kept(), kept)


def test_what_was_found_by_another_reader_or_encoder_is_not_given(
    kept: Kept, tmp_path: Path
) -> None:
    path, old, new = tmp_path / "pool.db", Versions("r1", "e1"), Versions("r2", "e1")
    article = kept.articles[0]
    found = msgspec.structs.replace(
        kept,
        versions=old,
        annotations={article.id: unread(article, "Nothing was found.")},
        vectors={article.id: b"\x01\x7f"},
    )
    write_kept(path, Kept(), found)
    assert read_kept(path, old) == found
    assert read_kept(path) == msgspec.structs.replace(kept, vectors={})
    again = read_kept(path, new)
    assert (again.annotations, again.vectors) == ({}, found.vectors)
    assert read_kept(path, Versions("r1", "e2")).vectors == {}
    anew = {article.id: unread(article, "Nothing was found again.")}
    write_kept(path, again, msgspec.structs.replace(again, annotations=anew, runs=2))
    assert read_kept(path, new).annotations == anew
    assert read_kept(path, old).annotations == {}


def test_an_empty_file_is_a_store_in_which_nothing_is_kept_yet(kept: Kept, tmp_path: Path) -> None:
    path = tmp_path / "pool.db"
    path.touch()
    assert read_kept(path) == Kept()
    write_kept(path, Kept(), kept)
    assert read_kept(path) == kept
