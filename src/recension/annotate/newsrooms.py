"""Newsrooms: who is known to gather news, by which names, and of which family."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby

import msgspec

from recension.annotate.gazetteer import known_places
from recension.model.lineage import OriginKind
from recension.text.word_lists import word_list


class Newsroom(msgspec.Struct, frozen=True):
    """A newsroom as newsrooms.toml lists it; `family` is the group that shares its copy.

    One that is `nameless` is spoken of by its kind alone ("local media").
    """

    name: str
    kind: OriginKind
    aliases: tuple[str, ...]
    family: str | None = None
    signature: str | None = None
    nameless: bool = False

    @property
    def house(self) -> str:
        """The name that stands for its whole family."""
        return self.family or self.name


class _File(msgspec.Struct):
    editions: tuple[str, ...]
    newsroom: tuple[Newsroom, ...]


@cache
def _file() -> _File:
    return word_list(__package__, "newsrooms.toml", _File)


def newsrooms() -> tuple[Newsroom, ...]:
    """All known newsrooms, in the order of the file."""
    return _file().newsroom


def _is_edition(rest: str) -> bool:
    return rest in _file().editions or rest in known_places()


class Registry(msgspec.Struct, frozen=True):
    """Newsrooms to look up: by any of their names, and a pattern that finds any name as words."""

    rooms: tuple[Newsroom, ...]
    by_alias: dict[str, Newsroom]
    pattern: re.Pattern[str]

    def published_by(self, publisher: str | None) -> Newsroom | None:
        """The newsroom that publishes under this name ("AFP", "BBC Hausa"), None if not known."""
        if not publisher:
            return None
        name = " ".join(publisher.split())
        return self.by_alias.get(name) or self._folded(name) or self._edition(name)

    def _folded(self, name: str) -> Newsroom | None:
        folded = name.casefold()
        return next(
            (room for alias, room in self.by_alias.items() if alias.casefold() == folded), None
        )

    def _edition(self, name: str) -> Newsroom | None:
        """The newsroom of whose name this is an edition: for a country, in a language."""
        words = name.split(" ")
        for length in range(len(words) - 1, 0, -1):
            room = self.by_alias.get(" ".join(words[:length]))
            if room is not None and _is_edition(" ".join(words[length:])):
                return room
        return None


_SUFFIX = re.compile(r"\.(?:com|org|net|info|news|co)(?:\.[a-z]{2})?$|\.[a-z]{2}$")


def publisher_key(publisher: str) -> str:
    """What two ways of writing one publisher have in common ("The Bugle", "bugle.com")."""
    folded = " ".join(publisher.casefold().split()).removeprefix("www.")
    return _SUFFIX.sub("", folded).removeprefix("the ").replace(" ", "")


def registry_of(rooms: Iterable[Newsroom]) -> Registry:
    """A registry of `rooms`; the longest name is found where several fit."""
    kept = tuple(rooms)
    aliases = {alias: room for room in kept for alias in (room.name, *room.aliases)}
    pattern = re.compile(rf"(?<![\w-])(?:{_any_of(aliases)})(?![\w-])")
    return Registry(kept, aliases, pattern)


def _any_of(names: Iterable[str]) -> str:
    """A pattern of all names, by their first letters: a word is tried on few of a long list."""
    longest = sorted(names, key=lambda name: (name[:2], -len(name), name))
    return "|".join(
        f"{re.escape(start)}(?:{'|'.join(re.escape(name[2:]) for name in its)})"
        for start, its in groupby(longest, key=lambda name: name[:2])
    )


@cache
def known_newsrooms() -> Registry:
    """The registry of the shipped list."""
    return registry_of(newsrooms())


_NAME = r"[^\W\d_a-z][\w&.-]*(?: [^\W\d_a-z][\w&.-]*){0,3}"
_SELF_NAMED = (
    re.compile(rf"(?m)^[A-Z][\w .,'’/-]{{1,60}}\(({_NAME})\)\s*[-–—]"),
    re.compile(rf"(?m)^(?:Reporting by|Source:|Copyright) ({_NAME})\.?$"),
)
_LONGEST_NAME = 40


def with_named_in(texts: Iterable[str], publishers: Iterable[str | None]) -> Registry:
    """The known newsrooms and those that a story itself shows to be some.

    A publisher of one of its articles is one, and so is who stands in a dateline's brackets
    ("BELMAR, March 9 (MPA) -") or signs a line of its own ("Reporting by MPA").
    """
    known = known_newsrooms()
    named = {publisher.strip() for publisher in publishers if publisher}
    for text in texts:
        for form in _SELF_NAMED:
            named.update(form.findall(text))
    new = sorted(
        name
        for name in named
        if 1 < len(name) <= _LONGEST_NAME and known.published_by(name) is None
    )
    if not new:
        return known
    return registry_of((*known.rooms, *(Newsroom(name, "unknown", ()) for name in new)))
