"""Parquet: one file a table, in a folder, joined by id; pyarrow writes them if installed."""

from pathlib import Path
from typing import Any

from recension.model.account import Account
from recension.publish.export.tables import Table, tables_of


def write(account: Account, path: Path) -> int:
    """Write the tables into the folder `path`; gives how many rows.

    Raises ImportError where pyarrow is not installed.
    """
    import pyarrow.parquet as writer

    path.mkdir(parents=True, exist_ok=True)
    tables = tables_of(account)
    for table in tables:
        writer.write_table(_arrow(table), path / f"{table.name}.parquet")
    return sum(len(table.rows) for table in tables)


_NUMBERS = {"coverage", "forward", "backward", "latitude", "longitude", "low", "best", "high"}
_NUMBERS |= {"per_report_low", "per_report_best", "per_report_high"}
_NUMBERS |= {"range", "deviation", "entropy", "modal"}
_WHOLE = {
    "voices",
    "figures",
    "start",
    "end",
    "number",
    "geonames",
    "where_prec",
    "independent_origins",
}
_WHOLE |= {"independent_low", "independent_high"}


def _arrow(table: Table) -> Any:
    import pyarrow

    kinds = {
        column: pyarrow.float64()
        if column in _NUMBERS
        else pyarrow.int64()
        if column in _WHOLE
        else pyarrow.bool_()
        if column == "quoted"
        else pyarrow.string()
        for column in table.columns
    }
    if table.name == "stories":
        kinds["articles"] = pyarrow.int64()
    columns = {name: [row[at] for row in table.rows] for at, name in enumerate(table.columns)}
    return pyarrow.table(columns, schema=pyarrow.schema(list(kinds.items())))
