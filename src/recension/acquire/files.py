"""Files and folders as bytes, each with where it came from; what cannot be read, with why."""

import gzip
import os
import stat
import sys
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import IO, cast

import msgspec

from recension.model.page import Refusal

MAX_PAGE_BYTES = 32 * 1024 * 1024
"""Above this a page is refused: the largest news pages in the wild are under 10 MB."""

ARTICLE_SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
STANDARD_INPUT = "-"
_OF_A_RUN = frozenset({"account.json", "brief.md", "recension.db", "report.html"})
"""What `recension run` leaves in a folder."""


class RawPage(msgspec.Struct, frozen=True):
    """The bytes of one page, unread."""

    location: str
    raw: bytes


class RawArticle(msgspec.Struct, frozen=True):
    """One line of a JSON Lines file of articles, unread."""

    location: str
    raw: bytes


Acquired = RawPage | RawArticle | Refusal


def acquire(paths: Iterable[str]) -> Iterator[Acquired]:
    """Every page and article under `paths`, and a refusal for whatever cannot be read.

    A path is a file, a folder (walked whole, in order of name), or "-" for standard input. A file
    reached twice is read once. Never raises for what a path holds.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        if path == STANDARD_INPUT:
            yield from _from_stream(cast("BufferedReader", sys.stdin.buffer), "standard input")
            continue
        for found in _walk(Path(path)):
            if isinstance(found, Refusal):
                yield found
                continue
            status = found.stat()
            if (status.st_dev, status.st_ino) not in seen:
                seen.add((status.st_dev, status.st_ino))
                yield from _from_file(found)


def _walk(path: Path) -> Iterator[Path | Refusal]:
    reason = _unreadable(path)
    if reason:
        yield Refusal(str(path), reason)
    elif not path.is_dir():
        yield path
    else:
        try:
            children = sorted(path.iterdir())
        except OSError as error:
            yield Refusal(str(path), f"folder cannot be listed: {error.strerror}")
            return
        names = {child.name for child in children}
        if names >= _OF_A_RUN:
            yield Refusal(str(path), "an account that a run wrote, left out")
            return
        if not children:
            yield Refusal(str(path), "an empty folder")
        for child in children:
            yield from _walk_child(child)


def _walk_child(child: Path) -> Iterator[Path | Refusal]:
    if child.name.startswith("."):
        yield Refusal(str(child), "hidden file, left out")
    elif child.is_symlink() and child.is_dir():
        yield Refusal(str(child), "link to a folder, not followed")
    else:
        yield from _walk(child)


def _unreadable(path: Path) -> str | None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return "link to nothing" if path.is_symlink() else "no such file or folder"
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        return "not a regular file (a socket, pipe or device)"
    if not os.access(path, os.R_OK):
        return "cannot be read: permission denied"
    return None


def _from_file(path: Path) -> Iterator[Acquired]:
    try:
        if path.name.endswith(ARTICLE_SUFFIXES):
            with path.open("rb") as file:
                yield from _article_lines(file, str(path))
        elif path.suffix == ".json":
            yield Refusal(str(path), "JSON in one piece: put one article a line into a .jsonl file")
        elif path.stat().st_size > MAX_PAGE_BYTES:
            yield _too_large(str(path))
        else:
            yield RawPage(str(path), path.read_bytes())
    except OSError as error:
        yield Refusal(str(path), f"cannot be read: {error.strerror or error}")


def _from_stream(stream: BufferedReader, location: str) -> Iterator[Acquired]:
    if stream.peek(64).removeprefix(BOM_UTF8).lstrip().startswith(b"{"):
        yield from _article_lines(stream, location)
        return
    raw = stream.read(MAX_PAGE_BYTES + 1)
    yield RawPage(location, raw) if len(raw) <= MAX_PAGE_BYTES else _too_large(location)


def _article_lines(file: IO[bytes], location: str) -> Iterator[Acquired]:
    lines = gzip.GzipFile(fileobj=file) if location.endswith(".gz") else file
    number = 0
    try:
        while line := lines.readline(MAX_PAGE_BYTES + 1):
            number += 1
            line = line.removeprefix(BOM_UTF8) if number == 1 else line
            here = f"{location}:{number}"
            if len(line) > MAX_PAGE_BYTES:
                yield Refusal(here, f"{_too_large(here).reason}; the rest of the file is unread")
                return
            if line.strip():
                yield RawArticle(here, line)
    except (OSError, EOFError, zlib.error) as error:
        yield Refusal(location, f"broken gzip after line {number}: {error}")


def _too_large(location: str) -> Refusal:
    return Refusal(location, f"larger than {MAX_PAGE_BYTES // 1024**2} MiB")
