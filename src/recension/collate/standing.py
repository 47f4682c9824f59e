"""Standing: what a sentence says of the state and whereabouts of a named person."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec

from recension.collate.captors import is_of_captors
from recension.collate.described import nameless
from recension.collate.lexicon import Bearer, happenings, status_index, statuses
from recension.collate.objects import is_event
from recension.collate.persons import Named, joined_group, taken_up
from recension.collate.subjects import is_kin, subject_of
from recension.collate.tokens import Hit, Sentence, Token, hits_in
from recension.collate.verbs import (
    ACTIVE,
    BREAKS,
    REACH,
    is_denied,
    is_helped,
    is_hypothetical,
    is_passive,
    is_told,
    verb_start,
)

Manner = Literal["plain", "sequel", "together"]
NEGATIVE = frozenset({"against", "after", "removes", "ended"})
"""Slots that say that the state does not hold."""
SEQUEL = frozenset({"after", "removes", "ended"})
"""Of those, what can follow upon the state in the course of things."""


class Standing(msgspec.Struct, frozen=True):
    """That a sentence puts a person in, or out of, a state, by the words at [first, last].

    `manner` is "sequel" where the state can follow upon its opposite ("released"), "together" where
    the sentence speaks of several at once without naming them ("the generals").
    """

    entity: str
    status: str
    holds: bool
    first: int
    last: int
    manner: Manner = "plain"


def standings_in(
    sentence: Sentence, named: Sequence[Named], before: Sequence[Named], of: Bearer = "person"
) -> tuple[Standing, ...]:
    """The states of persons in a sentence; `before` are the persons of the sentence before.

    Likewise of places, and of bodies, where `of` and the names given are of those.
    """
    found: list[Standing] = []
    for hit in read_hits(sentence, of):
        said = list(_standings(sentence, named, before, hit))
        said = said or list(_continued(sentence, hit, found))
        found.extend(row for row in said if not is_repeated(row, found))
    return tuple(found)


def read_hits(sentence: Sentence, of: Bearer = "person") -> tuple[Hit, ...]:
    """The words of states in a sentence, without those inside longer words that say nothing."""
    found = hits_in(sentence, status_index())
    hits = [hit for hit in found if statuses().named(hit.name).of == of]
    ignored = [hit for hit in hits if hit.slot == "ignore"]
    return tuple(
        hit
        for hit in hits
        if not any(row.name == hit.name and row.first <= hit.first <= row.last for row in ignored)
        and not (hit.name == _CUSTODY and is_of_captors(sentence, hit))
    )


_CUSTODY = "custody"


def _continued(sentence: Sentence, hit: Hit, found: Sequence[Standing]) -> Iterator[Standing]:
    """ "was arrested on Friday and charged": a second predicate goes on about the same people."""
    tokens = sentence.tokens
    start = verb_start(tokens, hit.first)
    joins = start > 0 and tokens[start - 1].low in {"and", "then"} and hit.slot in _PREDICATES
    if not found or not (joins or hit.slot == "adjunct") or is_hypothetical(sentence, hit):
        return
    after = tokens[hit.last + 1].low if hit.last + 1 < len(tokens) else "."
    if (
        hit.slot == "passive"
        and tokens[hit.last].low not in _OPEN
        and after not in nameless().times
    ):
        return  # "shot and killed two clerks" has an object of its own
    last = found[-1]
    if not 0 < hit.first - last.last <= REACH or last.manner == "together":
        return
    holds = (hit.slot not in NEGATIVE) != is_denied(tokens, hit)
    manner: Manner = "sequel" if hit.slot in SEQUEL else "plain"
    for row in found:
        if (row.first, row.status) == (last.first, last.status):
            yield Standing(row.entity, hit.name, holds, hit.first, hit.last, manner)


_OPEN = frozenset({"with", "of", "to", "for", "in", "on", "by", "as", "over"})
_PREDICATES = frozenset({"passive", "state", "own", "against", "after"})


def is_repeated(standing: Standing, found: Sequence[Standing]) -> bool:
    """Whether the same is said in the same words, or in words just beside them."""
    return any(
        (row.entity, row.status) == (standing.entity, standing.status)
        and standing.first - row.last < _PARTED
        for row in found
    )


_PARTED = 4  # tokens between two statements of one state in a sentence


def _standings(
    sentence: Sentence, named: Sequence[Named], before: Sequence[Named], hit: Hit
) -> Iterator[Standing]:
    if hit.slot in {"adjunct", "ended"} or is_hypothetical(sentence, hit):
        return
    together = False
    people: tuple[str, ...] = tuple(person.entity for person in _said_of(sentence, named, hit))
    if not named and hit.slot not in {"lead", "noun"} | ACTIVE and _is_said(sentence, hit):
        people, together = taken_up(sentence, verb_start(sentence.tokens, hit.first), before)
    denied = is_denied(sentence.tokens, hit)
    told = is_told(sentence.tokens, hit.first) or (
        bool(_owner(sentence, named, hit)) and is_event(sentence.tokens, hit)
    )
    if hit.slot == "noun" and not denied and not told:
        return  # the noun alone says nothing: "an arrest warrant"
    sequel: Manner = "sequel" if hit.slot in SEQUEL else "plain"
    manner: Manner = "together" if together else sequel
    holds = (hit.slot not in NEGATIVE) != denied
    for entity in dict.fromkeys(people):
        first = _denial_start(sentence.tokens, hit) if denied else hit.first
        yield Standing(entity, hit.name, holds, first, hit.last, manner)


def _is_said(sentence: Sentence, hit: Hit) -> bool:
    """Whether a participle is in the passive; other forms always say something of a subject."""
    return hit.slot != "passive" or is_passive(sentence.tokens, hit)


def _said_of(sentence: Sentence, named: Sequence[Named], hit: Hit) -> tuple[Named, ...]:
    if hit.slot in ACTIVE:
        return _object_of(sentence, named, hit) or _object_pronoun(sentence, named, hit)
    if hit.slot == "noun" and (owner := _owner(sentence, named, hit)):
        return owner
    if hit.slot == "lead":
        return _led(sentence, named, hit)
    if hit.slot == "passive" and not is_passive(sentence.tokens, hit):
        return ()
    return subject_of(sentence, named, hit)


def _object_of(sentence: Sentence, named: Sequence[Named], hit: Hit) -> tuple[Named, ...]:
    if is_helped(sentence.tokens, hit.first):
        return ()
    start = hit.last + 1
    after = [token.low for token in sentence.tokens[start : start + 2]]
    if after[:1] == ["and"] and after[1:] and after[1] in status_index():
        start += 2  # "arrested and charged Awa Keita"
    for at, person in enumerate(named):
        between = sentence.tokens[start : person.first]
        if person.first > hit.last and _is_noun_phrase(between):
            owner = [row.low for row in sentence.tokens[person.last + 1 : person.last + 2]] == [
                "'s"
            ]
            outside = owner or is_kin(sentence.tokens, person)  # "accused X's followers"
            return () if outside else _with_next(sentence, named, at)
    return ()


def _object_pronoun(sentence: Sentence, named: Sequence[Named], hit: Hit) -> tuple[Named, ...]:
    """ "after police arrested him": the one person that the sentence names before."""
    after = sentence.tokens[hit.last + 1].low if hit.last + 1 < len(sentence.tokens) else ""
    earlier = [person for person in named if person.last < hit.first]
    one = len({person.entity for person in earlier}) == 1
    acts = bool(earlier) and earlier[-1].last + 1 == verb_start(sentence.tokens, hit.first)
    meant = after in {"him", "her"} and not _owns(sentence.tokens, hit.last + 1)
    return (earlier[-1],) if one and meant and not acts else ()


def _owns(tokens: Sequence[Token], at: int) -> bool:
    """Whether "her" stands before what is hers: "the death of her granddaughter"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[at].low != "her" or after is None or not after.low.isalpha():
        return False
    return after.low not in happenings().fillers.function | nameless().times


def _owner(sentence: Sentence, named: Sequence[Named], hit: Hit) -> tuple[Named, ...]:
    """ "X's death"."""
    low = [token.low for token in sentence.tokens]
    return tuple(
        person
        for person in named
        if person.last + 2 == hit.first and low[person.last + 1] in {"'s", "’s"}
    )


def _is_noun_phrase(between: Sequence[Token]) -> bool:
    return len(between) <= 6 and all(
        token.low in {".", "-", "'s"} or (token.low[0].isalpha() and token.low not in _apart())
        for token in between
    )


@cache
def _apart() -> frozenset[str]:
    """Words that do not stand between a verb and the person who is its object."""
    inside = {"the", "a", "an", "more", "late", "early", "other", "this", "last", "left", "all"}
    return happenings().fillers.function - inside | BREAKS | {"who", "for", "about", "against"}


def _with_next(sentence: Sentence, named: Sequence[Named], at: int) -> tuple[Named, ...]:
    group: tuple[Named, ...] = (named[at],)
    while at + 1 < len(named) and len(joined_group(sentence, named, at + 1)) > 1:
        at += 1
        group = (*group, named[at])
    return group


def _led(sentence: Sentence, named: Sequence[Named], hit: Hit) -> tuple[Named, ...]:
    """ "Among those arrested was General X", "detainees, including X and Y"."""
    copula = statuses().wording.copula
    for at, person in enumerate(named):
        between = sentence.tokens[hit.last + 1 : person.first]
        if person.first > hit.last:
            plain = [token for token in between if not token.is_capital]
            led = 0 < len(plain) <= 3 and all(
                token.low in copula or token.low == "." for token in plain
            )
            return _with_next(sentence, named, at) if led else ()
    return ()


def _denial_start(tokens: Sequence[Token], hit: Hit) -> int:
    """Where the words of a denial begin: "denied his arrest", "may not have been arrested"."""
    if hit.slot != "noun":
        return verb_start(tokens, hit.first)
    denial = statuses().wording.denial
    before = [at for at in range(max(0, hit.first - 5), hit.first) if tokens[at].low in denial]
    return before[-1] if before else hit.first
