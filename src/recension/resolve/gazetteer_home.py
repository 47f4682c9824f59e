"""Where the gazetteer lives: a file in the user's data folder, made at first use."""

import os
import sys
import tempfile
from pathlib import Path

from recension.resolve.gazetteer_index import note_source, write_rows, writing
from recension.resolve.gazetteer_shipped import shipped_rows, shipped_source

_FORMAT = 1


def gazetteer_path() -> Path:
    """The user's gazetteer: in XDG_DATA_HOME, or the platform's folder of application data."""
    return _data_folder() / "recension" / f"gazetteer-{_FORMAT}.db"


def _data_folder() -> Path:
    given = os.environ.get("XDG_DATA_HOME")
    if given:
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home() / "AppData" / "Local")))
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path.home() / ".local" / "share"


def ensured(path: Path | None = None) -> Path:
    """The path of a gazetteer that is there, the shipped one made where there is none.

    Without a path it is the user's; where the user's folder cannot be written, one in the folder
    for temporary files. Raises OSError where that cannot be written either.
    """
    if path is not None:
        return path if path.exists() else made(path)
    try:
        return ensured(gazetteer_path())
    except OSError:
        return ensured(Path(tempfile.gettempdir()) / f"recension-gazetteer-{_FORMAT}.db")


def made(path: Path) -> Path:
    """Make the shipped gazetteer at the path: takes seconds, and is whole or not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        draft = Path(folder) / path.name
        with writing(draft) as rows:
            note_source(rows, shipped_source())
            write_rows(rows, shipped_rows())
        draft.replace(path)
    return path
