"""The store as the commands use it: read before a run, written after it, each change told."""

from __future__ import annotations

import datetime
import getpass
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
import typer

from recension.failing import fail
from recension.growing import ruled, told
from recension.model.history import Ruling, RulingKind
from recension.model.kept import Kept
from recension.store.kept import read_kept, write_kept
from recension.versions import present_versions

KINDS: dict[str, RulingKind] = {
    "together": "kept-together",
    "apart": "kept-apart",
    "open": "left-open",
}


def kept_in(store: Path | None) -> Kept:
    """What the store holds, nothing where there is none yet; ends the command where it cannot.

    Of annotations and vectors it gives those that the installed reader and encoder found.
    """
    if store is None:
        return Kept()
    try:
        return read_kept(store, present_versions())
    except ValueError as error:
        fail(str(error))
    except OSError as error:
        fail(f"{store}: cannot be read: {error.strerror}")


def keep(store: Path | None, before: Kept, after: Kept, lines: Iterable[str]) -> None:
    """Write what is kept, and say on standard error what changed."""
    if store is None:
        return
    try:
        write_kept(store, before, after)
    except ValueError as error:
        fail(str(error))
    except OSError as error:
        fail(f"{store}: cannot be written: {error.strerror}")
    for line in lines:
        typer.echo(f"recension: {line}", err=True)


def decide(store: Path, rulings: Sequence[Ruling]) -> None:
    """Take a person's decisions into the store, and say what they changed."""
    if not store.exists():
        fail(f"{store}: no such store")
    before = kept_in(store)
    try:
        after, found = ruled(before, rulings)
    except ValueError as error:
        fail(str(error))
    keep(store, before, after, told(before, found))


def ruling_of(words: Sequence[str], by: str | None, reason: str) -> Ruling:
    """The ruling of a command line: together, apart or open, and two articles."""
    if len(words) != 3 or words[0] not in KINDS:
        raise typer.BadParameter("write together, apart or open, then the ids of two articles")
    return _signed(Ruling(KINDS[words[0]], words[1], words[2], by or "", "", reason))


def rulings_in(path: str, by: str | None) -> list[Ruling]:
    """The rulings of a JSON Lines file, or of standard input for "-"."""
    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        rows = msgspec.json.Decoder(Ruling).decode_lines(raw)
    except OSError as error:
        fail(f"{path}: cannot be read: {error.strerror}")
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        fail(f"{path}: not rulings: {error}")
    return [_signed(msgspec.structs.replace(row, by=row.by or by or "")) for row in rows]


def _signed(ruling: Ruling) -> Ruling:
    """The ruling with who made it and when, where it doesn't say."""
    now = datetime.datetime.now(datetime.UTC)
    return msgspec.structs.replace(
        ruling, by=ruling.by or _user(), at=ruling.at or f"{now:%Y-%m-%dT%H:%MZ}"
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
