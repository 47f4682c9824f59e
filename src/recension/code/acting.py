"""Acting: the parties of a sentence as the actors of a record, with whom their names mean.

A name counts where the story knows it for somebody's, a bare "he" or "she" where one person alone
can be meant; whoever else has no code is no actor.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from recension.code.actors import person_as_actor
from recension.code.parties import PRONOUNS, Party
from recension.code.testimony import Testimony
from recension.code.verbs import grammar
from recension.model.annotation import Annotation
from recension.model.entity import Entity
from recension.model.event import Actor

_OWNER = re.compile(r"['’]s?$")
_FOLLOWING = re.compile(r" ([a-z]+)")
_MOST_ACTORS = 20
_ALONE = frozenset({"CVL", "CRM"})

Named = tuple[int, int, Entity]


class Cast(msgspec.Struct, frozen=True):
    """Where each article of a story names somebody, in order of place, and each one's text."""

    by_article: dict[str, tuple[Named, ...]]
    texts: dict[str, str]


def cast_of(entities: Sequence[Entity], annotations: Mapping[str, Annotation]) -> Cast:
    """The persons, bodies and groups of a story by where they are named."""
    found: dict[str, list[Named]] = {}
    for entity in entities:
        for span in entity.mentions if entity.kind != "place" else ():
            found.setdefault(span.article, []).append((span.start, span.end, entity))
    named = {key: tuple(sorted(rows, key=_by_place)) for key, rows in found.items()}
    return Cast(named, {key: row.text for key, row in annotations.items()})


def _by_place(row: Named) -> tuple[int, int, str]:
    return row[0], row[1], row[2].id


def actors_among(parties: Sequence[Party], row: Testimony, cast: Cast) -> tuple[Actor, ...]:
    """The parties of a side who have a code or whom the story names, each once, in order."""
    found: dict[str, Actor] = {}
    for at, party in enumerate(parties[:_MOST_ACTORS]):
        actor = _actor(party, row, cast)
        if actor is None or (is_bare(actor) and _is_apposed(party, parties[at + 1 : at + 2])):
            continue
        found.setdefault(actor.entity or actor.name.lower(), actor)
    return tuple(found.values())


def _is_apposed(party: Party, following: Sequence[Party]) -> bool:
    """Whether a name follows that says who it is ("her husband, Bo Lind")."""
    return any(
        one.start - party.end == len(", ") and not one.sector and not one.country
        for one in following
    )


def _actor(party: Party, row: Testimony, cast: Cast) -> Actor | None:
    entity = meant_by(party, row, cast)
    if party.country or party.sector:
        name = _OWNER.sub("", party.text)
        return Actor(entity.id if entity else None, name, party.country, party.sector)
    if entity is None:
        return None
    if entity.kind == "person":
        return person_as_actor(entity, cast.texts)
    return None if _is_attributive(party, row) else Actor(entity.id, entity.name, None, None)


def _is_attributive(party: Party, row: Testimony) -> bool:
    """Whether a name only says of what the noun after it is ("a Danbury stonework mason")."""
    match = _FOLLOWING.match(row.annotation.text, party.end)
    if match is None or row.claim.span.start == match.start(1):
        return False
    small, word = grammar(), match.group(1)
    plain = small.auxiliaries | small.prepositions | small.breaks | small.said | small.passive_aux
    return word not in plain and not word.endswith(("ed", "s", "ing", "ly"))


def is_bare(actor: Actor) -> bool:
    """Whether it says of somebody only that he is one ("man", "driver"), or of what country."""
    single = not actor.name.lower().endswith(("s", "men", "children", "people", "police"))
    if actor.entity is not None or (actor.country and actor.sector):
        return False
    return bool(actor.country) or (actor.sector in _ALONE and single)


def meant_by(party: Party, row: Testimony, cast: Cast) -> Entity | None:
    """Whom the party's name means, or the pronoun; None where that is open."""
    named = cast.by_article.get(row.annotation.id, ())
    if party.text in PRONOUNS:
        return _pronoun(party, row, named)
    inside = [one for one in named if one[0] < party.end and party.start < one[1]]
    ends = [
        entity for _, end, entity in inside if end >= len(_OWNER.sub("", party.text)) + party.start
    ]
    known = {entity.id: entity for entity in ends or [entity for *_, entity in inside]}
    return next(iter(known.values())) if len(known) == 1 else None


def _pronoun(party: Party, row: Testimony, named: Sequence[Named]) -> Entity | None:
    """The only person named before it in the sentence, or else in the sentence before."""
    for start, end in _back(row, party.start):
        persons = {
            entity.id: entity
            for at, _, entity in named
            if start <= at < end and entity.kind == "person"
        }
        if persons:
            return next(iter(persons.values())) if len(persons) == 1 else None
    return None


def _back(row: Testimony, at: int) -> Iterator[tuple[int, int]]:
    """The sentence up to a place, then the one before it."""
    yield row.sentence[0], at
    before = [one for one in row.annotation.sentences if one[1] <= row.sentence[0]]
    yield from before[-1:]
