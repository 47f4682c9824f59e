"""Formats: the names that `recension export` knows, what each writes, and where to."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from recension.model.account import Account
from recension.publish.export import (
    acled,
    cline,
    csv_files,
    ftm,
    geojson,
    parquet,
    plover,
    ucdp,
    w3c,
)


class Format(msgspec.Struct, frozen=True):
    """How a format is written: `write(account, path)` gives how many of `what` there are.

    `ending` is the file name's ending; empty for a folder.
    """

    write: Callable[[Account, Path], int]
    ending: str
    what: str


FORMATS = {
    "acled": Format(acled.write, ".csv", "events"),
    "cline": Format(cline.write, ".csv", "coups"),
    "csv": Format(csv_files.write, "", "rows"),
    "ftm": Format(ftm.write, ".ftm.json", "entities"),
    "geojson": Format(geojson.write, ".geojson", "points"),
    "parquet": Format(parquet.write, "", "rows"),
    "plover": Format(plover.write, ".jsonl", "events"),
    "ucdp": Format(ucdp.write, ".csv", "events with deaths"),
    "w3c": Format(w3c.write, ".jsonld", "annotations"),
}


def default_path(folder: Path, name: str) -> Path:
    """Where a format goes if nobody says: beside the account, named for the format."""
    return folder / f"{name}{FORMATS[name].ending}"
