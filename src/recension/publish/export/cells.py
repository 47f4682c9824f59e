"""Cells: values as comma-separated files carry them, and the files themselves."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

Cell = str | int | float | bool | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(value: Cell) -> str:
    """A value as text: empty for None, whole numbers without a point.

    Text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, "CSV
    Injection").
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return str(value)


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """A file with a head and its rows, UTF-8, as RFC 4180 has it but for line ends."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([cell(value) for value in row] for row in rows)
