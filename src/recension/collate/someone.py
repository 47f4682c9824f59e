"""Someone: a person whom a sentence names or describes, as the noun phrase that he stands in."""

from collections.abc import Sequence
from functools import cache

from recension.annotate.cues import cue_verbs
from recension.collate.described import Described, nameless
from recension.collate.lexicon import happenings, statuses
from recension.collate.persons import Named
from recension.collate.tokens import Token
from recension.collate.verbs import BREAKS

Someone = Described | Named
"""A person named or described in a sentence."""
_PHRASE = 9  # tokens from a noun phrase's beginning to the person


def people_of(
    tokens: Sequence[Token], named: Sequence[Named], described: Sequence[Described]
) -> tuple[Someone, ...]:
    """Names and descriptions in order; a description in apposition to a name is part of it."""
    phrases = {
        person.first: row.first
        for row in described
        for person in named
        if _is_apposed(tokens, row, person)
    }
    rows: list[Someone] = [
        _as_named(tokens, row, named) for row in described if row.first not in phrases.values()
    ]
    rows.extend(
        Named(phrases.get(person.first, person.first), person.last, person.entity)
        for person in named
    )
    return tuple(sorted(rows, key=lambda row: (row.first, row.last)))


def _is_apposed(tokens: Sequence[Token], row: Described, person: Named) -> bool:
    """Whether the name follows the description in apposition: "a court reporter, Ana Roth"."""
    beside = row.last + 2 == person.first and tokens[row.last + 1].low == ","
    return beside and row.manner not in {"pronoun", "owning"}


def _as_named(tokens: Sequence[Token], row: Described, named: Sequence[Named]) -> Someone:
    """The description, as the person whose name it follows in apposition: "Roth, the senator,"."""
    if row.manner not in {"definite", "indefinite"}:
        return row
    after = tokens[row.last + 1].low if row.last + 1 < len(tokens) else "."
    before = [token.low for token in tokens[max(0, row.first - _AGED) : row.first]]
    if before[-1:] != [","] or after not in _AFTER_APPOSED:
        return row
    aged = len(before) == _AGED and before[0] == "," and before[1].isdecimal()
    end = row.first - (_AGED if aged else 1)
    beside = [person for person in named if person.last == end - 1]
    return Named(row.first, row.last, beside[0].entity) if beside else row


_AGED = 3  # tokens of an age between commas
_AFTER_APPOSED = frozenset({",", ".", ";", ")", "who", "whose", "of", "from", "in", "at", "with"})


def is_owner(row: Someone) -> bool:
    return isinstance(row, Described) and row.manner == "owning"


def phrase_start(tokens: Sequence[Token], row: Someone) -> int:
    """Where the noun phrase begins of which the person's name is the end."""
    if isinstance(row, Described):
        return row.first
    start = row.first
    stop = _edges()
    while start > 0 and row.first - start < _PHRASE:
        low = tokens[start - 1].low
        if low in stop or _is_verb(low) or not (low[0].isalnum() or low in ".'-"):
            break
        start -= 1
        if low in determiners():
            break
    return start


@cache
def _edges() -> frozenset[str]:
    """Words and marks, but for the full stop, that no noun phrase begins with."""
    return (nameless().opens | PREPOSITIONS | BREAKS | frozenset(cue_verbs())) - {"."}


@cache
def openings() -> frozenset[str]:
    """What stands before a clause."""
    return nameless().opens | BREAKS | frozenset(cue_verbs())


@cache
def determiners() -> frozenset[str]:
    words = nameless()
    return words.indefinite | words.definite | words.possessive


@cache
def outside_phrases() -> frozenset[str]:
    """Words that end a noun phrase."""
    function = happenings().fillers.function - determiners()
    return function | frozenset(cue_verbs()) | BREAKS


@cache
def clause_words() -> frozenset[str]:
    return (BREAKS - {"by", "as"}) | frozenset(cue_verbs())


def _is_verb(low: str) -> bool:
    """Whether a word before a name is rather a verb than part of his title."""
    if low in nameless().adjectives:
        return False
    return low.endswith(("ed", "ing")) or low in statuses().wording.past_of_persons


def opens_clause(tokens: Sequence[Token], row: Someone) -> bool:
    """Whether a clause begins with the person."""
    if isinstance(row, Described):
        return row.opens and not is_owner(row)
    start = phrase_start(tokens, row)
    before = tokens[start - 1].low if start else "."
    return before in openings()


PREPOSITIONS = frozenset(
    {"of", "to", "with", "for", "from", "by", "in", "on", "at", "against", "about", "near", "like"}
)
