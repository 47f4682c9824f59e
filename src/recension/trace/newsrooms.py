"""Newsrooms: who is known to gather news, by which names, and of which family."""

import re
import tomllib
from functools import cache
from importlib import resources

import msgspec

from recension.model.lineage import OriginKind


class Newsroom(msgspec.Struct, frozen=True):
    """A newsroom as newsrooms.toml lists it; `family` is the group that shares its copy."""

    name: str
    kind: OriginKind
    aliases: tuple[str, ...]
    family: str | None = None
    signature: str | None = None

    @property
    def house(self) -> str:
        """The name that stands for its whole family."""
        return self.family or self.name


class _File(msgspec.Struct):
    newsroom: tuple[Newsroom, ...]


@cache
def newsrooms() -> tuple[Newsroom, ...]:
    """All known newsrooms, in the order of the file."""
    raw = resources.files("recension.trace").joinpath("newsrooms.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(raw), _File).newsroom


@cache
def by_alias() -> dict[str, Newsroom]:
    """Every alias to its newsroom."""
    return {alias: room for room in newsrooms() for alias in (room.name, *room.aliases)}


@cache
def alias_pattern() -> re.Pattern[str]:
    """A pattern that finds any alias as whole words, the longest first."""
    longest = sorted(by_alias(), key=lambda alias: (-len(alias), alias))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])")


def newsroom_of(publisher: str | None) -> Newsroom | None:
    """The newsroom that publishes under this name ("BBC News", "AFP"), None if not known."""
    if not publisher:
        return None
    found = by_alias().get(publisher.strip())
    if found is not None:
        return found
    folded = publisher.strip().casefold()
    return next((room for alias, room in by_alias().items() if alias.casefold() == folded), None)
