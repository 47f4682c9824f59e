"""The store of a growing pool: one SQLite file, in the tables of kept.sql, from run to run."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from importlib import resources
from pathlib import Path

import msgspec

from recension.model.annotation import Annotation
from recension.model.article import Article
from recension.model.history import Ruling, StoryChange
from recension.model.kept import Kept, Texts, Versions
from recension.model.page import Page

_APPLICATION = 1380275022
"""What marks the file as ours (SQLite's application_id)."""
_PAGE = ", ".join(Page.__struct_fields__)
_ARTICLE = msgspec.json.Decoder(Article)
_ANNOTATION = msgspec.json.Decoder(Annotation)


def read_kept(path: Path, versions: Versions = Versions()) -> Kept:  # noqa: B008
    """What the store at `path` holds; nothing where there is no file yet.

    Of annotations and vectors those that were found by the reader and the encoder of these
    `versions`; none where no version is given.

    Raises ValueError where the file is no such store, OSError where it cannot be read.
    """
    if _is_new(path):
        return Kept(versions=versions)
    with _opened(path) as connection:
        rows = connection.execute(f"SELECT {_PAGE}, text FROM kept_page ORDER BY id").fetchall()
        pages = [(Page(*row[:-1]), row[-1]) for row in rows]
        held = connection.execute("SELECT article, story FROM kept_article ORDER BY id").fetchall()
        articles = [(_ARTICLE.decode(text), story) for text, story in held]
        texts = {article.id: article.text for article, _ in articles}
        return Kept(
            tuple(page for page, _ in pages),
            {page.id: text for page, text in pages},
            tuple(article for article, _ in articles),
            {article.id: story for article, story in articles},
            tuple(_rulings(connection)),
            tuple(_changes(connection)),
            connection.execute("SELECT count(*) FROM kept_run").fetchone()[0],
            _asked(connection),
            versions,
            dict(_annotations(connection, versions.reader, texts)),
            _vectors(connection, versions.encoder),
        )


def write_kept(path: Path, before: Kept, after: Kept) -> None:
    """Bring the store at `path` from `before` to `after`, in one transaction.

    Raises ValueError where the file is no such store or not as `before` any more, OSError where it
    cannot be written.
    """
    with _opened(path, written=True) as connection, connection:
        connection.execute("BEGIN IMMEDIATE")
        _check_unchanged(connection, path, before)
        _write_pages(connection, before, after)
        _write_articles(connection, before, after)
        _write_rulings(connection, after.rulings[len(before.rulings) :])
        _write_changes(connection, after.history[len(before.history) :])
        _write_annotations(connection, before, after)
        _write_vectors(connection, before, after)
        if after.asked != before.asked:
            row = (after.runs, after.asked)
            connection.execute("INSERT INTO kept_asked VALUES (?, ?)", row)
        added = ((number,) for number in range(before.runs + 1, after.runs + 1))
        connection.executemany("INSERT INTO kept_run VALUES (?)", added)


def _check_unchanged(connection: sqlite3.Connection, path: Path, before: Kept) -> None:
    runs = connection.execute("SELECT count(*) FROM kept_run").fetchone()[0]
    rulings = connection.execute("SELECT count(*) FROM ruling").fetchone()[0]
    if (runs, rulings) != (before.runs, len(before.rulings)):
        raise ValueError(f"{path}: another run has written to this store meanwhile; run again")


def _write_pages(connection: sqlite3.Connection, before: Kept, after: Kept) -> None:
    rows = (
        (*msgspec.structs.astuple(page), after.texts.get(page.id, ""))
        for page in after.pages
        if page.id not in before.texts
    )
    connection.executemany(
        f"INSERT INTO kept_page ({_PAGE}, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(_clean, rows)
    )


def _write_articles(connection: sqlite3.Connection, before: Kept, after: Kept) -> None:
    new, moved = [], []
    for article in after.articles:
        story = after.homes[article.id]
        if article.id not in before.homes:
            date = article.published.value if article.published else None
            text = msgspec.json.encode(msgspec.structs.replace(article, story=None)).decode()
            new.append(_clean((article.id, article.page, story, article.title, date, text)))
        elif before.homes[article.id] != story:
            moved.append((story, article.id))
    connection.executemany("INSERT INTO kept_article VALUES (?, ?, ?, ?, ?, ?)", new)
    connection.executemany("UPDATE kept_article SET story = ? WHERE id = ?", moved)


def _write_rulings(connection: sqlite3.Connection, rulings: Iterable[Ruling]) -> None:
    connection.executemany(
        'INSERT INTO ruling (kind, one, other, "by", at, reason) VALUES (?, ?, ?, ?, ?, ?)',
        map(msgspec.structs.astuple, rulings),
    )


def _write_changes(connection: sqlite3.Connection, changes: Iterable[StoryChange]) -> None:
    connection.executemany(
        "INSERT INTO story_change (run, kind, story, other, articles, reason) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (
            (each.run, each.kind, *each.stories, _listed(each.articles), each.reason)
            for each in changes
        ),
    )


def _write_annotations(connection: sqlite3.Connection, before: Kept, after: Kept) -> None:
    new = (row for key, row in after.annotations.items() if key not in before.annotations)
    bare = (msgspec.structs.replace(row, text="") for row in new)
    connection.executemany(
        "INSERT OR REPLACE INTO kept_annotation VALUES (?, ?, ?)",
        ((row.id, after.versions.reader, msgspec.json.encode(row).decode()) for row in bare),
    )


def _write_vectors(connection: sqlite3.Connection, before: Kept, after: Kept) -> None:
    new = (pair for pair in after.vectors.items() if pair[0] not in before.vectors)
    connection.executemany(
        "INSERT OR REPLACE INTO kept_vector VALUES (?, ?, ?)",
        ((article, after.versions.encoder, vector) for article, vector in new),
    )


def _vectors(connection: sqlite3.Connection, encoder: str) -> dict[str, bytes]:
    if not encoder or not _has(connection, "kept_vector"):
        return {}
    query = "SELECT article, vector FROM kept_vector WHERE encoder = ? ORDER BY article"
    return dict(connection.execute(query, (encoder,)).fetchall())


def _annotations(
    connection: sqlite3.Connection, reader: str, texts: Mapping[str, str]
) -> Iterator[tuple[str, Annotation]]:
    if not reader or not _has(connection, "kept_annotation"):
        return
    query = "SELECT annotation FROM kept_annotation WHERE reader = ? ORDER BY article"
    for (row,) in connection.execute(query, (reader,)):
        found = _ANNOTATION.decode(row)
        if found.id in texts:
            yield found.id, msgspec.structs.replace(found, text=texts[found.id])


def _asked(connection: sqlite3.Connection) -> Texts | None:
    if not _has(connection, "kept_asked"):
        return None
    query = "SELECT texts FROM kept_asked ORDER BY run DESC LIMIT 1"
    row = connection.execute(query).fetchone()
    return msgspec.convert(row[0], Texts) if row else None


def _has(connection: sqlite3.Connection, table: str) -> bool:
    """Whether the store has the table: those made by earlier versions lack some until written."""
    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return connection.execute(query, (table,)).fetchone() is not None


def _rulings(connection: sqlite3.Connection) -> Iterator[Ruling]:
    query = 'SELECT kind, one, other, "by", at, reason FROM ruling ORDER BY number'
    return (Ruling(*row) for row in connection.execute(query))


def _changes(connection: sqlite3.Connection) -> Iterator[StoryChange]:
    query = "SELECT run, kind, story, other, articles, reason FROM story_change ORDER BY number"
    for run, kind, story, other, articles, reason in connection.execute(query):
        named = msgspec.json.decode(articles, type=tuple[str, ...])
        yield StoryChange(kind, (story, other), named, reason, run)


def _listed(articles: Iterable[str]) -> str:
    return msgspec.json.encode(list(articles)).decode()


def _clean(cells: tuple[str | int | None, ...]) -> tuple[str | int | None, ...]:
    """The cells without surrogates that stand alone, which no file in UTF-8 can hold."""
    return tuple(
        cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell
        for cell in cells
    )


@contextmanager
def _opened(path: Path, *, written: bool = False) -> Iterator[sqlite3.Connection]:
    new = _is_new(path)
    try:
        with closing(sqlite3.connect(path)) as connection:
            if not new:
                _check_ours(connection, path)
            if written:
                script = resources.files(__package__).joinpath("kept.sql").read_text("utf-8")
                connection.executescript(script)
            yield connection
    except sqlite3.OperationalError as error:
        raise OSError(0, str(error), str(path)) from None
    except sqlite3.DatabaseError:
        raise ValueError(f"{path}: not a store of recension") from None


def _is_new(path: Path) -> bool:
    """Whether there is no store yet; SQLite makes an empty file before it writes anything."""
    return not path.exists() or (path.is_file() and path.stat().st_size == 0)


def _check_ours(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
        raise ValueError(f"{path}: not a store of recension")
