"""Actors: who is named as doing or suffering what a claim says, by the words around it."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from recension.annotate.gazetteer import known_places
from recension.code.lexicon import acts, alpha3, sectors
from recension.model.claim import Claim
from recension.model.entity import Entity
from recension.model.event import Actor
from recension.model.span import Offsets, Span

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_REACH = 9  # words; an actor stands in the same clause as what he does
_LEADS = frozenset({"to", "at", "in", "by", "from", "near", "outside", "with", "inside", "into"})
_BEFORE_A_ROLE = 30  # characters
_WHERE = frozenset({"hospital", "hospitals", "court", "prison", "jail", "embassy", "school"})
"""Bodies at which those are whom it befell."""
_ENDS = ("s", "es", "ies")


class RoleNoun(msgspec.Struct, frozen=True):
    """A role noun with the words before it that say of which country, at [start, end)."""

    start: int
    end: int
    text: str
    sector: str
    country: str | None


def role_nouns(text: str, start: int, end: int) -> tuple[RoleNoun, ...]:
    """The role nouns of the text in [start, end), the longest at each place, in order."""
    return tuple(_role_nouns(text, start, end))


def _role_nouns(text: str, start: int, end: int) -> Iterator[RoleNoun]:
    words = list(_WORD.finditer(text, start, end))
    at = 0
    while at < len(words):
        size, sector = _longest(words, at)
        if size > 1 and _longest(words, at + 1)[0] >= size:
            size, sector = 1, ""
        if sector and (size > 1 or words[at].group().lower() not in acts().phrases.no_role):
            last = words[at + size - 1]
            first, country = _with_country(words, at)
            begin = words[first].start()
            yield RoleNoun(begin, last.end(), text[begin : last.end()], sector, country)
        at += max(1, size)


def _longest(words: Sequence[re.Match[str]], at: int) -> tuple[int, str]:
    for size in (3, 2, 1):
        if at + size <= len(words):
            phrase = " ".join(word.group().lower() for word in words[at : at + size])
            if sector := _sector(phrase):
                return size, sector
    return 0, ""


def _sector(phrase: str) -> str:
    """The sector of a role noun in the singular or plural."""
    singular = [phrase]
    singular.extend(phrase[: -len(ending)] for ending in _ENDS if phrase.endswith(ending))
    singular.append(phrase[:-3] + "y" if phrase.endswith("ies") else phrase)
    return next((found for word in singular if (found := sectors().get(word))), "")


def _with_country(words: Sequence[re.Match[str]], at: int) -> tuple[int, str | None]:
    """The first word of the role with its country before it ("Mali's military government").

    The longer name goes first: "South African police" are not of all Africa.
    """
    for last in range(at - 1, max(-1, at - 3), -1):
        for first in range(max(0, last - 1), last + 1):
            name = " ".join(word.group() for word in words[first : last + 1])
            place = known_places().get(re.sub(r"['’]s$", "", name))
            if place is not None and place.sort in {"country", "demonym", "people"}:
                return first, alpha3().get(place.country)
    return at, None


def agents_of(claim: Claim, text: str, sentence: Offsets) -> tuple[Actor, ...]:
    """Who does it: before the verb where the claim begins with it, or after "by"."""
    before = role_nouns(text, max(sentence[0], claim.span.start - 70), claim.span.start)
    after = _by(text, claim.span.end, sentence[1])
    active = _begins_with_verb(claim)
    found = [role for role in before[-1:] if active and _adjoins(text, role, claim)]
    return tuple(_actor(role) for role in (*found, *after))


def _begins_with_verb(claim: Claim) -> bool:
    first = claim.span.text.split()[0].lower() if claim.span.text.split() else ""
    return first.endswith(("ed", "s", "ing", "ll")) and first.isalpha()


def _adjoins(text: str, role: RoleNoun, claim: Claim) -> bool:
    between = _WORD.findall(text, role.end, claim.span.start)
    return all(word.lower() in acts().phrases.skip for word in between)


def _by(text: str, start: int, end: int) -> list[RoleNoun]:
    match = re.compile(r"\W{0,2}by\b").match(text, start, end)
    if match is None:
        return []
    return list(role_nouns(text, match.end(), min(end, match.end() + 50))[:1])


def patients_of(claim: Claim, text: str, sentence: Offsets) -> tuple[Actor, ...]:
    """Whom it befalls: the role noun counted, in the claim's own words or right after them."""
    end = min(sentence[1], claim.span.end + 40)
    inside = [
        role
        for role in role_nouns(text, claim.span.start, claim.span.end)
        if not _is_led(text, claim.span.start, role)
    ]
    close = [
        role
        for role in role_nouns(text, claim.span.end, end)
        if _is_bridge(text[claim.span.end : role.start])
    ]
    return tuple(_actor(role) for role in (*inside, *close)[:1])


def _is_led(text: str, start: int, role: RoleNoun) -> bool:
    """Whether the role is where it befell or who did it ("rushed to a hospital", "by soldiers")."""
    before = [word.lower() for word in _WORD.findall(text[start : role.start])][-2:]
    last = _WORD.findall(role.text)[-1].lower()
    return bool(_LEADS & set(before)) or last in _WHERE


def _is_bridge(between: str) -> bool:
    words = [word.lower() for word in _WORD.findall(between)]
    return (
        "," not in between
        and len(words) <= 2
        and all(word in {"of", "the", "senior", "more", "army"} for word in words)
    )


def _actor(role: RoleNoun) -> Actor:
    return Actor(None, role.text, role.country, role.sector)


def person_as_actor(person: Entity, texts: Mapping[str, str]) -> Actor:
    """A named person with the sector and country that the spans of his roles say; else none.

    A role is read with the words before it in its article ("chief financial officer").
    """
    found = [role for span in person.roles for role in _roles_at(span, texts)]
    held = {role.sector for role in found}
    countries = {role.country for role in found if role.country}
    return Actor(
        person.id,
        person.name,
        next(iter(countries)) if len(countries) == 1 else None,
        next(iter(held)) if len(held) == 1 else None,
    )


def _roles_at(span: Span, texts: Mapping[str, str]) -> list[RoleNoun]:
    text = texts.get(span.article)
    if text is None:
        return list(role_nouns(span.text, 0, len(span.text)))
    found = role_nouns(text, max(0, span.start - _BEFORE_A_ROLE), span.end)
    return [role for role in found if role.end > span.start]
