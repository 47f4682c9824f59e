"""The database holds what the account holds, and can be asked."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from recension.intake import Request
from recension.model.account import Account
from recension.pipeline import run
from recension.store.sqlite import write_account


@pytest.fixture(scope="module")
def account(example_pages: Path) -> Account:
    """The account of the example pages."""
    return run(Request((str(example_pages),), strict=True)).account


@pytest.fixture(scope="module")
def database(account: Account, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The account as a database file."""
    path = tmp_path_factory.mktemp("store") / "recension.db"
    write_account(account, path)
    return path


def _rows(database: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def test_every_page_article_story_claim_and_collation_is_a_row(
    database: Path, account: Account
) -> None:
    expected = {
        "page": len(account.pages),
        "refused": len(account.refused),
        "article": len(account.articles),
        "story": len(account.stories),
        "claim": sum(len(story.claims) for story in account.stories),
        "collation": sum(len(story.collations) for story in account.stories),
        "mention": sum(len(e.mentions) for story in account.stories for e in story.entities),
    }
    counted = {table: _rows(database, f"SELECT count(*) FROM {table}")[0][0] for table in expected}
    assert counted == expected


def test_every_reference_leads_somewhere(database: Path) -> None:
    assert _rows(database, "PRAGMA foreign_key_check") == []


def test_a_stored_mention_is_the_article_text_at_its_offsets(database: Path) -> None:
    wrong = (
        "SELECT count(*) FROM mention JOIN article ON article.id = mention.article "
        'WHERE substr(article.text, start + 1, "end" - start) <> mention.text'
    )
    assert _rows(database, "SELECT count(*) FROM mention")[0][0] != 0
    assert _rows(database, wrong) == [(0,)]


def test_articles_can_be_searched_by_their_words(database: Path) -> None:
    found = _rows(database, "SELECT id FROM article_search WHERE article_search MATCH 'comet'")
    assert len(found) == 1


def test_writing_twice_gives_the_same_bytes(account: Account, tmp_path: Path) -> None:
    for name in ("one.db", "two.db"):
        write_account(account, tmp_path / name)
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()
