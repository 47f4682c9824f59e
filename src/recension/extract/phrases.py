"""The phrases of furniture.toml, and how a line is compared with them."""

import functools
import re
from collections.abc import Iterable
from typing import Literal

import msgspec

from recension.text.word_lists import word_list

Where = Literal["anywhere", "beside", "after"]
_LEVELLED = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "´": "'", "`": "'", "\xa0": " "})
_ENDS = " .:;,!?…*»›→>|·•-–—\"'"
_OPENS = " »›→>|·•-–—\"'"
_WILD = {"*": r"\S+(?: \S+){0,7}", "#": r"\d[\d,.]*k?"}


class Group(msgspec.Struct, frozen=True):
    """Phrases of one kind, as furniture.toml writes them."""

    name: str
    where: Where
    whole: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    longest: int = 80


class Bio(msgspec.Struct, frozen=True):
    """What the note on an author says."""

    verbs: tuple[str, ...]
    words: tuple[str, ...]
    longest: int


class Glued(msgspec.Struct, frozen=True):
    """What stands between two sentences of a paragraph and belongs to neither."""

    marks: tuple[str, ...]


class Credit(msgspec.Struct, frozen=True):
    """What the credit of a picture says."""

    agencies: tuple[str, ...]
    openers: tuple[str, ...]


class Sections(msgspec.Struct, frozen=True):
    """The names of a site's sections."""

    names: frozenset[str]


class Lexicon(msgspec.Struct, frozen=True):
    """The whole of furniture.toml."""

    group: tuple[Group, ...]
    bio: Bio
    glued: Glued
    credit: Credit
    sections: Sections


class Hit(msgspec.Struct, frozen=True):
    """The group that a line or sentence belongs to, and where that counts."""

    name: str
    where: Where


@functools.cache
def lexicon() -> Lexicon:
    """furniture.toml, read once."""
    return word_list(__package__, "furniture.toml", Lexicon)


def levelled(line: str) -> str:
    """`line` as phrases are compared: small letters, straight quotes, no marks at its ends."""
    return _straight(line).casefold().lstrip(_OPENS).rstrip(_ENDS)


def _straight(line: str) -> str:
    """`line` with straight quotes; most lines of ASCII are so as they stand."""
    return line if line.isascii() and "`" not in line else line.translate(_LEVELLED)


@functools.lru_cache(maxsize=4_096)
def line_hit(line: str) -> Hit | None:
    """The group whose phrase the whole of `line` is or opens with."""
    if len(line) > _longest():
        return None
    words = levelled(line)
    if not words:
        return None
    table = _wholes()
    return table.hit(words) or _start_hit(_straight(line).casefold().strip())


@functools.cache
def _longest() -> int:
    return max(group.longest for group in lexicon().group)


def sentence_hit(sentence: str) -> Hit | None:
    """The group one of whose sentences `sentence` is."""
    return _sentences().hit(levelled(sentence))


def _start_hit(words: str) -> Hit | None:
    for pattern, longest, hit in _starts():
        if len(words) <= longest and pattern.match(words):
            return hit
    return None


class _Table(msgspec.Struct, frozen=True):
    """Phrases as they stand, and those with wild words by their first word ("#": a number)."""

    plain: dict[str, Hit]
    wild: dict[str, list[tuple[re.Pattern[str], Hit]]]

    def hit(self, words: str) -> Hit | None:
        """The group whose phrase `words` (levelled) are."""
        if words in self.plain:
            return self.plain[words]
        first = words.partition(" ")[0]
        for key in (first, "#", "*") if first[:1].isdecimal() else (first, "*"):
            for pattern, hit in self.wild.get(key, ()):
                if pattern.fullmatch(words):
                    return hit
        return None


@functools.cache
def _wholes() -> _Table:
    return _table((g, g.whole) for g in lexicon().group)


@functools.cache
def _sentences() -> _Table:
    return _table((g, g.sentences) for g in lexicon().group)


@functools.cache
def _starts() -> tuple[tuple[re.Pattern[str], int, Hit], ...]:
    groups = [g for g in lexicon().group if g.starts]
    return tuple((_any_of(g.starts), g.longest, Hit(g.name, g.where)) for g in groups)


def _table(phrases: Iterable[tuple[Group, tuple[str, ...]]]) -> _Table:
    plain: dict[str, Hit] = {}
    wild: dict[str, list[tuple[re.Pattern[str], Hit]]] = {}
    for group, entries in phrases:
        hit = Hit(group.name, group.where)
        plain.update({levelled(e): _hit(group, e) for e in entries if not _is_wild(e)})
        starred = [levelled_wild(e) for e in entries if _is_wild(e)]
        for first in sorted({phrase.partition(" ")[0] for phrase in starred}):
            alike = [phrase for phrase in starred if phrase.partition(" ")[0] == first]
            wild.setdefault(first, []).append((_any_of(alike), hit))
    return _Table(plain, wild)


def _hit(group: Group, phrase: str) -> Hit:
    """A single word is too little by itself, whatever its group, but for an advertisement's."""
    lone = " " not in phrase and group.name != "advertisement" and group.where == "anywhere"
    return Hit(group.name, "beside" if lone else group.where)


def _is_wild(phrase: str) -> bool:
    return any(word in _WILD for word in phrase.split())


def levelled_wild(phrase: str) -> str:
    """A phrase with wild words, its end marks left off as those of a line are."""
    return phrase.rstrip(".!?")


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the phrases, up to the end of a word."""
    options = [" ".join(_WILD.get(w, re.escape(w)) for w in p.split()) for p in phrases]
    return re.compile("(?:" + "|".join(options) + r")(?![^\W_])")
