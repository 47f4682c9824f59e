"""Where the gazetteer lives: a file in the user's data folder, made at first use, added to."""

import os
import shutil
import sys
import tempfile
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from recension.resolve.gazetteer import Gazetteer
from recension.resolve.gazetteer_files import NotPlacesError, rows_of
from recension.resolve.gazetteer_index import note_source, write_rows, writing
from recension.resolve.gazetteer_shipped import shipped_rows, shipped_source

_FORMAT = 3


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


def added(path: Path, file: Path) -> int:
    """Add a file's places to the gazetteer at the path; gives how many, all of them or none.

    Raises NotPlacesError where the file is in no format that is read, OSError where it cannot be
    read or the gazetteer cannot be written.
    """
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        draft = Path(folder) / path.name
        shutil.copyfile(path, draft)
        with closing(Gazetteer(path)) as known, writing(draft) as rows:
            count = write_rows(rows, rows_of(file, known))
            if not count:
                raise NotPlacesError(f"{file}: holds no place")
            note_source(rows, f"{file.name} sha256:{_digest(file)} ({count} places)")
        draft.replace(path)
    return count


def _digest(file: Path) -> str:
    """The beginning of the file's SHA-256: enough to tell which edition it was."""
    with file.open("rb") as content:
        digest = sha256()
        while block := content.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()[:12]
