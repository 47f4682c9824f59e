"""Whether a place can be written, asked before the work is done and not after it."""

from __future__ import annotations

import os
from pathlib import Path

from recension.failing import fail


def check_writable(path: Path | None, *, folder: bool = False) -> None:
    """End the command where no file, or no `folder`, can be written at `path`; makes nothing.

    A folder is made with those above it, a file only in a folder that is there. None is standard
    output.
    """
    reason = None if path is None else _folder_reason(path) if folder else _file_reason(path)
    if reason:
        fail(f"{path}: cannot be written: {reason}")


def _folder_reason(path: Path) -> str | None:
    there = next(each for each in (path, *path.absolute().parents) if each.exists())
    if not there.is_dir():
        return "not a folder" if there == path else f"{there} is not a folder"
    return None if os.access(there, os.W_OK | os.X_OK) else f"no right to write into {there}"


def _file_reason(path: Path) -> str | None:
    if path.is_dir():
        return "it is a folder"
    if path.exists():
        return None if os.access(path, os.W_OK) else "no right to write it"
    if not path.parent.is_dir():
        return f"there is no folder {path.parent}"
    return _folder_reason(path.parent)
