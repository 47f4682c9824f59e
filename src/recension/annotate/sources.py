"""Sources: what kind of speaker the words of a source name, and which newsroom."""

from functools import cache

import msgspec

from recension.annotate.newsrooms import known_newsrooms
from recension.annotate.units import singular
from recension.annotate.words import Word, words_of
from recension.model.claim import SourceKind
from recension.model.span import Offsets
from recension.text.word_lists import word_list


class SourceWords(msgspec.Struct, frozen=True):
    """The word lists of sources.toml, lower case."""

    persons: frozenset[str]
    organisations: frozenset[str]
    documents: frozenset[str]
    outlets: frozenset[str]
    before_head_ends: frozenset[str]
    of_the_cue: frozenset[str]
    personal: frozenset[str]
    plural: frozenset[str]
    definite: frozenset[str]
    told: frozenset[str]
    citing: frozenset[str]


@cache
def source_words() -> SourceWords:
    """The shipped lists."""
    return word_list(__package__, "sources.toml", SourceWords)


class NamedNewsroom(msgspec.Struct, frozen=True):
    """A newsroom named at [start, end)."""

    start: int
    end: int
    kind: SourceKind


_LONGEST = 5


@cache
def _kinds_by_words() -> dict[tuple[str, ...], SourceKind]:
    return {
        tuple(word.text for word in words_of(alias)): "agency"
        if room.kind == "agency"
        else "outlet"
        for alias, room in known_newsrooms().by_alias.items()
    }


def newsrooms_in(text: str, start: int, end: int) -> tuple[NamedNewsroom, ...]:
    """The newsrooms that text[start:end] names, in order, the longest name where several fit."""
    words = words_of(text[start:end])
    found: list[NamedNewsroom] = []
    at = 0
    while at < len(words):
        step = _newsroom_at(words, at)
        if step is None:
            at += 1
            continue
        last, kind = step
        found.append(NamedNewsroom(start + words[at].start, start + words[last - 1].end, kind))
        at = last
    return tuple(found)


def _newsroom_at(words: tuple[Word, ...], at: int) -> tuple[int, SourceKind] | None:
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        kind = _kinds_by_words().get(tuple(word.text for word in words[at : at + length]))
        if kind is not None:
            return at + length, kind
    return None


def newsroom_kind(name: str) -> SourceKind | None:
    """ "agency" or "outlet" where `name` is that of a known newsroom."""
    return _kinds_by_words().get(tuple(word.text for word in words_of(name)))


def source_kind(text: str, source: Offsets, persons: tuple[Offsets, ...]) -> SourceKind:
    """What kind of speaker text[source] names; `persons` are the names of people in the text.

    The head of the phrase decides: "a source close to Gen Keita" is anonymous, "sociologist Awa
    Keita" named, "the army's statement" a document.
    """
    start, end = source
    head = head_of(words_of(text[start:end]))
    if head is None:
        return "unspecified"
    place = start + head.start, start + head.end
    if any(name[0] <= place[0] and place[1] <= name[1] for name in persons):
        return "named-person"
    rooms = newsrooms_in(text, start, end)
    if any(room.start <= place[0] and place[1] <= room.end for room in rooms):
        return next(room.kind for room in rooms if room.start <= place[0] < room.end)
    return _kind_of_noun(head, rooms)


def _kind_of_noun(head: Word, rooms: tuple[NamedNewsroom, ...]) -> SourceKind:
    lists = source_words()
    forms = {head.low, singular(head.low) or head.low}
    if forms & lists.persons and not (forms & lists.documents and not forms & {"figure"}):
        return "anonymous-person"
    if rooms and forms & {"agency", "news", "reporter", "correspondent"}:
        return rooms[0].kind
    for names, kind in _KINDS:
        if forms & getattr(lists, names):
            return kind
    return "organisation" if head.text.isupper() and len(head.text) > 1 else "unspecified"


_KINDS: tuple[tuple[str, SourceKind], ...] = (
    ("documents", "document"),
    ("organisations", "organisation"),
    ("outlets", "outlet"),
)


def head_of(words: tuple[Word, ...]) -> Word | None:
    """The head of a noun phrase: the last word before a preposition, a comma or a clause."""
    head: Word | None = None
    for word in words:
        if head is not None and (
            word.text in ",(;—–" or word.low in source_words().before_head_ends
        ):
            break
        if word.is_alphabetic and word.low not in {"the", "a", "an", "however"}:
            head = word
    return head
