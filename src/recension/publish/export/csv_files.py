"""Comma-separated files: one a table, in a folder, joined by id."""

from pathlib import Path

from recension.model.account import Account
from recension.publish.export.cells import write_rows
from recension.publish.export.tables import tables_of


def write(account: Account, path: Path) -> int:
    """Write the tables into the folder `path`; gives how many rows."""
    path.mkdir(parents=True, exist_ok=True)
    tables = tables_of(account)
    for table in tables:
        write_rows(path / f"{table.name}.csv", table.columns, table.rows)
    return sum(len(table.rows) for table in tables)
