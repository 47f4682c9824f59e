"""Standing: what a sentence says of the state and whereabouts of a named person."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec

from recension.annotate.cues import cue_verbs
from recension.collate.described import nameless
from recension.collate.lexicon import Bearer, happenings, status_index, statuses
from recension.collate.persons import Named, joined_group, taken_up, titles
from recension.collate.tokens import Hit, Sentence, Token, hits_in

_REACH = 24  # tokens between a person and the predicate said of him, appositions included


Manner = Literal["plain", "sequel", "together"]
ACTIVE = frozenset({"active", "removes"})
"""Slots whose words have the person for their object."""
NEGATIVE = frozenset({"against", "after", "removes"})
"""Slots that say that the state does not hold."""
SEQUEL = frozenset({"after", "removes"})
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
    )


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
    if not 0 < hit.first - last.last <= _REACH or last.manner == "together":
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
    if hit.slot == "adjunct" or is_hypothetical(sentence, hit):
        return
    together = False
    people: tuple[str, ...] = tuple(person.entity for person in _said_of(sentence, named, hit))
    if not named and hit.slot not in {"lead", "noun"} | ACTIVE and _is_said(sentence, hit):
        people, together = taken_up(sentence, verb_start(sentence.tokens, hit.first), before)
    denied = is_denied(sentence.tokens, hit)
    told = is_told(sentence.tokens, hit.first) or bool(_owner(sentence, named, hit))
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
    return _subject_of(sentence, named, hit)


def _subject_of(sentence: Sentence, named: Sequence[Named], hit: Hit) -> tuple[Named, ...]:
    earlier = [at for at, person in enumerate(named) if person.last < hit.first]
    if not earlier or hit.first - named[earlier[-1]].last > _REACH:
        return ()
    tokens = sentence.tokens
    person = named[earlier[-1]]
    if _ends_apposition(tokens, person, hit):
        opener = named[0]
        opens = opener.first <= _OPENING and opener is not person and _comma_after(tokens, opener)
        return (opener,) if opens else ()
    group = joined_group(sentence, named, earlier[-1])
    if _is_object_of_clause(tokens, person) or is_governed(tokens, group[0], person.last, hit):
        return ()
    about_same = _about_same(tokens, person, hit)
    if not about_same and (_is_kin(tokens, person) or not _is_subject(tokens, person, hit)):
        return ()
    return group


def _is_object_of_clause(tokens: Sequence[Token], person: Named) -> bool:
    """ "The bullet that killed X was fired": what follows X is not said of X."""
    if person.first < _CLAUSE or tokens[person.first - _CLAUSE].low not in _RELATIVES:
        return False
    verb = tokens[person.first - 1].low
    return verb.endswith("ed") or verb in statuses().wording.past_of_persons


def _ends_apposition(tokens: Sequence[Token], person: Named, hit: Hit) -> bool:
    """ "Awa, who served under X, has died": after a lone comma a whole verb goes on about another.

    "X, arrested on Friday" is said of X all the same, and so is "the clerk, X, was arrested".
    """
    start = verb_start(tokens, hit.first)
    lone = [token.low for token in tokens[person.last + 1 : start]] == [","]
    whole = start < hit.first or hit.slot in {"own", "against", "after"}
    before = [token.low for token in tokens[max(0, person.first - _NAMED_APART) : person.first]]
    return lone and whole and "," not in before


def _comma_after(tokens: Sequence[Token], person: Named) -> bool:
    return tokens[person.last + 1].low == ","


_NAMED_APART = 6  # tokens of a name set apart by commas: "its founding director X"
_OPENING = 3  # tokens before the name that opens a sentence: a title, a dateline's dash


def is_governed(tokens: Sequence[Token], person: Named, last: int, hit: Hit) -> bool:
    """Whether a preposition or a verb before the name has it for its object.

    So "the officer charged with killing X was jailed" says nothing of X. `last` is the last token
    of the names that stand together.
    """
    if last + 1 != verb_start(tokens, hit.first):
        return False
    at = person.first - 1
    while at >= 0 and person.first - at <= _TITLED and _is_of_title(tokens[at]):
        at -= 1
    low = tokens[at].low if at >= 0 else ""
    if low == "of" and at + 1 < person.first and tokens[at - 1].is_capital:
        return False  # "Chief of Police X"
    wording = statuses().wording
    gerund = low.endswith("ing") and low not in {*cue_verbs(), *wording.titles_in_ing}
    return low in wording.governing or gerund or _is_transitive(low)


_TITLED = 5  # tokens of titles before a name


def _is_of_title(token: Token) -> bool:
    return token.is_capital or token.low == "." or token.low in titles()


def _is_transitive(low: str) -> bool:
    rows = status_index().get(low, ())
    one = any(len(form) == 1 and slot in ACTIVE for form, _, slot in rows)
    return one or low in statuses().wording.past_of_persons


_CLAUSE = 2  # tokens: "who", and its verb
_RELATIVES = frozenset({"that", "which", "who"})


def _is_subject(tokens: Sequence[Token], person: Named, hit: Hit) -> bool:
    """Whether nothing but an apposition and the verb's own small words part the two."""
    gap = [token.low for token in tokens[person.last + 1 : verb_start(tokens, hit.first)]]
    if not gap or (gap[0] == "," and gap[1:2] in _WHO and gap[-1] == ","):
        return True
    if any(low in BREAKS or low in cue_verbs() for low in gap):
        return False
    return _is_between_commas(gap) or _is_affiliation(gap) or gap[-1] in {"and", "who"}


_WHO = (["who"], ["whose"], ["whom"])


def _is_between_commas(gap: Sequence[str]) -> bool:
    """Whether the words stand between commas or brackets, as an apposition does."""
    return gap[0] in {",", "("} and gap[-1] in {",", ")"}


def _is_affiliation(gap: Sequence[str]) -> bool:
    """Whether the words say where somebody serves: "of the Woodburn Police Department"."""
    return gap[0] in {"of", "with", "from"} and len(gap) <= 8


BREAKS = frozenset({";", "after", "when", "while", "that", "because", "by", "as", "but"})


def verb_start(tokens: Sequence[Token], first: int) -> int:
    """Where the auxiliaries and adverbs before tokens[first] begin."""
    at = first
    while at > 0 and (tokens[at - 1].low in _SMALL or tokens[at - 1].low.endswith(("ly", "n't"))):
        at -= 1
    return at


_PASSIVE = frozenset({"was", "were", "been", "being", "is", "are", "be", "got", "those"})
_SMALL = _PASSIVE | {
    *("has", "have", "had", "not", "n't", "also", "later", "then", "just", "since", "now", "among"),
    *(
        "first",
        "may",
        "might",
        "still",
        "all",
        "both",
        "himself",
        "herself",
        "again",
        "to",
        "could",
    ),
    *(
        "reported",
        "believed",
        "listed",
        "today",
        "already",
        "presumed",
        "feared",
        "thought",
        "never",
    ),
}


def _about_same(tokens: Sequence[Token], person: Named, hit: Hit) -> bool:
    """ "a source close to X has denied his arrest": the pronoun takes up X all the same."""
    if any(token.low in cue_verbs() for token in tokens[person.last + 1 : person.last + 2]):
        return hit.slot == "against"  # "X said he died" is said of another
    start = verb_start(tokens, hit.first)
    joined = tokens[start - 1].low == "and" and person.last + 1 < start
    edge = person.last + 1 if joined else max(person.last + 1, start - 2)
    near = {token.low for token in tokens[edge : hit.last + 1]}
    return bool(near & (statuses().wording.pronouns_one - {"him"} | {"their"}))


def _is_kin(tokens: Sequence[Token], person: Named) -> bool:
    """Whether the person only says whose relative or house is meant ("the brother of X")."""
    kin = statuses().wording.kin
    after = [token.low for token in tokens[person.last + 1 : person.last + 4]]
    owner = after[:1] == ["'s"] and bool(kin & set(after[1:]))
    before = [token.low for token in tokens[max(0, person.first - 5) : person.first]]
    return owner or bool({"to", "of"} & set(before) and ({"close", *kin} & set(before)))


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
            return () if _is_kin(sentence.tokens, person) else _with_next(sentence, named, at)
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


def is_helped(tokens: Sequence[Token], first: int, reach: int = 2) -> bool:
    """Whether a form of "be" stands within `reach` tokens before tokens[first]."""
    words = {token.low for token in tokens[max(0, first - reach) : first]}
    return bool(words & {"was", "were", "been", "being", "is", "are", "be"})


def is_passive(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a participle is said of what stands before it and has no object of its own."""
    start = verb_start(tokens, hit.first)
    helped = any(token.low in _PASSIVE for token in tokens[start : hit.first])
    before = tokens[hit.first - 1].low if hit.first else ""
    after = tokens[hit.last + 1].low if hit.last + 1 < len(tokens) else ""
    return helped or (before == "," and after in {"in", "on", "by", "after", "with", "for"})


def _denial_start(tokens: Sequence[Token], hit: Hit) -> int:
    """Where the words of a denial begin: "denied his arrest", "may not have been arrested"."""
    if hit.slot != "noun":
        return verb_start(tokens, hit.first)
    denial = statuses().wording.denial
    before = [at for at in range(max(0, hit.first - 5), hit.first) if tokens[at].low in denial]
    return before[-1] if before else hit.first


def is_told(tokens: Sequence[Token], first: int) -> bool:
    """Whether "his arrest" is told as having taken place: "hours after his arrest"."""
    wording = statuses().wording
    low = [token.low for token in tokens[max(0, first - 3) : first]]
    if len(low) < 2 or low[-1] not in wording.pronouns_one | {"their"}:
        return False
    return low[-2] in wording.told or " ".join(low[:-1][-2:]) in wording.result


def is_denied(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether the verb is negated, or the noun is what somebody denies ("denied his arrest")."""
    wording = statuses().wording
    if hit.slot == "noun":
        before = {token.low for token in tokens[max(0, hit.first - 5) : hit.first]}
        return bool(wording.denial & before)
    chain = [token.low for token in tokens[verb_start(tokens, hit.first) : hit.first]]
    if tokens[hit.first - 1].low in _EVEN_MORE and hit.first > 1:
        return tokens[hit.first - 2].low in wording.negation - {"not"}  # "not only killed"
    return any(low in wording.negation or low.endswith("n't") for low in chain)


_EVEN_MORE = frozenset({"only", "just", "merely"})


def is_hypothetical(sentence: Sentence, hit: Hit) -> bool:
    """Whether the clause supposes, foretells or asks it ("if", "would", "urged X to")."""
    low = [token.low for token in sentence.tokens[max(0, hit.first - _REACH) : hit.first]]
    near = f" {' '.join(low[-3:])} "
    wording = statuses().wording
    supposed = any(word in wording.suppositions for word in low)
    said = f" {' '.join(low)} "
    asked = low[-1:] == ["to"] and any(f" {phrase} " in said for phrase in wording.asked)
    return supposed or asked or any(f" {phrase} " in near for phrase in wording.hypothetical)
