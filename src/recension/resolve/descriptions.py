"""Descriptions: whom "the coroner" and "the ministry" mean, where one alone can be meant.

A definite description is taken for the one person or body of the story whom its noun is said of in
the same article ("Coroner Bo Lind", "Bo Lind, the coroner,"), or else of those whom the article
names. Where two can be meant, or somebody without a name ("a coroner"), it is left: the
precise sieves of Lee et al. (2013), without the coarser ones.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from recension.annotate.mentions import name_words
from recension.annotate.sources import source_words
from recension.annotate.words import Word, words_of
from recension.model.annotation import Annotation
from recension.model.entity import Entity
from recension.model.span import Offsets, Span
from recension.text.word_lists import word_list

_MODIFIERS = 3  # words between "the" and its noun
_AHEAD = frozenset({"of", "who", "whose", "that", "which", "for", "in", "at", "from"})
"""After the noun: it is said which one is meant, and so perhaps another."""


class DescriptionWords(msgspec.Struct, frozen=True):
    """descriptions.toml."""

    persons: frozenset[str]
    not_one: frozenset[str]
    bodies: frozenset[str]
    another: frozenset[str]
    portfolios: frozenset[str]
    ministries: frozenset[str]


@cache
def description_words() -> DescriptionWords:
    """The shipped words."""
    return word_list(__package__, "descriptions.toml", DescriptionWords)


@cache
def person_nouns() -> frozenset[str]:
    """The nouns that can mean one person."""
    own = description_words()
    return (source_words().persons | name_words().titles | own.persons) - own.not_one


class _Bearer(msgspec.Struct, frozen=True):
    """An entity that a noun is said of, in which articles, and those that name it."""

    entity: Entity
    said: frozenset[str]
    named: frozenset[str]


class _Description(msgspec.Struct, frozen=True):
    """A definite description: where it stands, its noun, the words between."""

    offsets: Offsets
    noun: str
    between: tuple[Word, ...]


def with_descriptions(
    entities: Sequence[Entity], annotations: Mapping[str, Annotation]
) -> tuple[Entity, ...]:
    """The entities with the descriptions that mean them among their mentions; `names` stay.

    `annotations` go by article id. Persons and organisations alone are described.
    """
    bearers = _by_noun(entities, annotations)
    added: dict[str, list[Span]] = {}
    for article in sorted(annotations):
        text = annotations[article].text
        words = words_of(text)
        open_nouns = frozenset(_introduced(words))
        for found in _descriptions(words):
            meant = _meant(article, bearers.get(found.noun, ()))
            if meant is not None and found.noun not in open_nouns:
                start, end = found.offsets
                added.setdefault(meant.id, []).append(Span(article, start, end, text[start:end]))
    return tuple(_with(entity, added.get(entity.id, ())) for entity in entities)


def by_name(entity: Entity) -> Entity:
    """The entity with the mentions that name it alone, none that describe it."""
    named = tuple(span for span in entity.mentions if span.text in entity.names)
    return entity if named == entity.mentions else msgspec.structs.replace(entity, mentions=named)


def _with(entity: Entity, spans: Sequence[Span]) -> Entity:
    if not spans:
        return entity
    return msgspec.structs.replace(entity, mentions=tuple(sorted({*entity.mentions, *spans})))


def _by_noun(
    entities: Sequence[Entity], annotations: Mapping[str, Annotation]
) -> dict[str, list[_Bearer]]:
    """For each noun the entities that it is said of."""
    found: dict[str, list[_Bearer]] = {}
    for entity in entities:
        said: dict[str, set[str]] = {}
        for article, nouns in _nouns(entity, annotations).items():
            for noun in nouns:
                said.setdefault(noun, set()).add(article)
        named = frozenset(span.article for span in entity.mentions)
        for noun, articles in said.items():
            found.setdefault(noun, []).append(_Bearer(entity, frozenset(articles), named))
    return found


def _nouns(entity: Entity, annotations: Mapping[str, Annotation]) -> dict[str, set[str]]:
    """By article, the nouns said of an entity there."""
    found: dict[str, set[str]] = {}
    for span in entity.mentions:
        if span.article in annotations:
            said = found.setdefault(span.article, set())
            said.update(_nouns_at(entity, span, annotations[span.article].text))
    for role in entity.roles:
        if entity.kind == "person":
            found.setdefault(role.article, set()).update(_head_nouns(words_of(role.text)))
    return found


def _nouns_at(entity: Entity, span: Span, text: str) -> Iterator[str]:
    if entity.kind == "organisation":
        last = words_of(span.text)[-1:]
        yield from (word.low for word in last if word.low in description_words().bodies)
    elif entity.kind == "person":
        before = words_of(text[max(0, span.start - 40) : span.start])
        near = bool(before) and text[span.start - 1 : span.start] == " "
        past = {word.low for word in before[-_MODIFIERS:]} & description_words().another
        if near and not past and before[-1].low in person_nouns():
            yield before[-1].low


def _head_nouns(words: Sequence[Word]) -> Iterator[str]:
    """The nouns of a role up to where it says of what: "the coroner of the island" is a coroner."""
    for word in words:
        ended = word.low in _AHEAD | {"former", "ex"}
        if ended or not (word.is_alphabetic or word.text in {"-", "."}):
            return
        if word.low in person_nouns():
            yield word.low


def _descriptions(words: Sequence[Word]) -> Iterator[_Description]:
    """The definite descriptions of one person or body, in order."""
    nouns = person_nouns() | description_words().bodies
    for at, word in enumerate(words):
        run = words[at + 1 : at + 2 + _MODIFIERS]
        size = next((n for n, one in enumerate(run) if one.text in nouns), None)
        if word.low != "the" or size is None or not _is_whole(words, at + 1 + size):
            continue
        between = tuple(run[:size])
        if all(_is_modifier(one) for one in between):
            end = run[size].end
            yield _Description((word.start, end), run[size].low, between)


def _is_modifier(word: Word) -> bool:
    """A capital or a quotation mark: "the Tarasia star", "the “Old Bridge” director"."""
    return word.low not in description_words().another and (
        word.is_name_like or (not word.is_alphabetic and word.text in set("“”\"'‘’"))
    )


def _is_whole(words: Sequence[Word], at: int) -> bool:
    """Whether the noun ends its phrase: not "the coroner Bo Lind" nor "the coroner of"."""
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None:
        return True
    apart = following.start - words[at].end > 1
    nouns = person_nouns() | description_words().bodies | source_words().persons
    named = following.is_name_like and not apart
    return not named and following.low not in _AHEAD and following.low not in nouns


def _introduced(words: Sequence[Word]) -> Iterator[str]:
    """Nouns of which the article has one without a name, or several ("a coroner", "coroners")."""
    nouns = person_nouns() | description_words().bodies
    for before, word in pairwise(words):
        if word.low in nouns and before.low in {"a", "an", "another", "two", "three", "other"}:
            yield word.low
        if word.low.endswith("s") and word.low[:-1] in nouns and word.text.islower():
            yield word.low[:-1]


def _meant(article: str, bearers: Sequence[_Bearer]) -> Entity | None:
    """The one of whom the article says the noun, or else the story does and the article names."""
    here = [one.entity for one in bearers if article in one.said]
    named = [one.entity for one in bearers if article in one.named]
    fitting = here or named
    return fitting[0] if len(fitting) == 1 else None
