"""Described: persons meant without a name, "a 35-year-old man", "the suspect", "he"."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec

from recension.annotate.cues import cue_verbs
from recension.annotate.units import singular
from recension.collate.lexicon import happenings, load_words, status_index
from recension.collate.tokens import Sentence, Token

Sex = Literal["he", "she", ""]
Manner = Literal["pronoun", "owning", "definite", "indefinite", "bare", "kin"]
_LONGEST = 9  # words of a noun phrase before its head


class Nameless(msgspec.Struct, frozen=True):
    """described.toml."""

    masculine: frozenset[str]
    feminine: frozenset[str]
    either: frozenset[str]
    kin: frozenset[str]
    represented: frozenset[str]
    others: frozenset[str]
    indefinite: frozenset[str]
    definite: frozenset[str]
    possessive: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    mr: frozenset[str]
    mrs: frozenset[str]
    opens: frozenset[str]
    times: frozenset[str]
    adjectives: frozenset[str]
    anaphors: frozenset[str]
    years: dict[str, tuple[float, float]]


class Described(msgspec.Struct, frozen=True, order=True):
    """A person meant at tokens [first, last], the head last.

    `opens` tells whether the phrase opens a clause, `age` the years that it gives the person,
    `head` its noun, "" of a pronoun.
    """

    first: int
    last: int
    manner: Manner
    sex: Sex = ""
    age: float | None = None
    opens: bool = False
    head: str = ""

    @property
    def is_subject(self) -> bool:
        """Whether it is "he" or "she", which no verb has for its object."""
        return self.manner == "pronoun" and self.opens


@cache
def person_nouns() -> frozenset[str]:
    """Every noun for one person."""
    words = nameless()
    return words.masculine | words.feminine | words.either


@cache
def nameless() -> Nameless:
    """The shipped words."""
    return load_words("described.toml", Nameless)


def described_in(sentence: Sentence, titles: frozenset[str] = frozenset()) -> tuple[Described, ...]:
    """The persons that a sentence means without naming them, in order; several at once are none.

    `titles` are further nouns for people: those by which the story titles its persons.
    """
    return tuple(_described(sentence.tokens, titles))


def title_before(sentence: Sentence, first: int) -> tuple[str, ...]:
    """The words of the title before a name that begins at token `first`: "bomb technician"."""
    tokens = sentence.tokens
    start = first
    words = nameless()
    stop = words.opens - {"."} | happenings().fillers.function | words.possessive
    while start > 0 and first - start < _LONGEST:
        low = tokens[start - 1].low
        if low in stop or low in cue_verbs() or not (low.isalpha() or low == "."):
            break
        if low.endswith(("ed", "ing")) and low not in words.adjectives:
            break
        start -= 1
    return tuple(token.low for token in tokens[start:first] if token.low.isalpha())


def _described(tokens: Sequence[Token], titles: frozenset[str]) -> Iterator[Described]:
    words = nameless()
    for at, token in enumerate(tokens):
        if token.low in words.he or token.low in words.she:
            yield _pronoun(tokens, at)
        elif _is_head(tokens, at, titles):
            found = _phrase(tokens, at)
            if found is not None:
                yield found


def _pronoun(tokens: Sequence[Token], at: int) -> Described:
    low = tokens[at].low
    sex: Sex = "he" if low in nameless().he else "she"
    manner: Manner = "owning" if low in {"his", "her"} else "pronoun"
    return Described(at, at, manner, sex, None, low in _SUBJECTS)


_SUBJECTS = frozenset({"he", "she"})


def _is_head(tokens: Sequence[Token], at: int, titles: frozenset[str]) -> bool:
    """Whether a noun for one person stands here that is no title or owner of what follows."""
    if _is_aged(tokens, at):
        return True
    if not (sex_of(tokens[at].low) or _is_neutral(tokens, at) or tokens[at].low in titles):
        return False
    if tokens[at].low in nameless().adjectives and not _is_determined(tokens, at):
        return False
    if at + 1 == len(tokens):
        return True
    words = nameless()
    after = tokens[at + 1]
    opens_state = after.low in status_index()
    named = after.is_capital and not opens_state
    longer = (_is_noun(after.low) or after.low in titles) and after.low not in words.adjectives
    owns = after.low == "'s" and _owns_a_state(tokens, at + 2)
    return not named and (owns or after.low not in {"'s", "-"}) and not longer


def _is_aged(tokens: Sequence[Token], at: int) -> bool:
    """Whether "a 35-year-old" stands here for somebody, with no noun after it."""
    low = [token.low for token in tokens[max(0, at - 3) : at + 1]]
    if low[-1] != "old" or low[:-1] not in (["-", "year", "-"], ["‑", "year", "‑"]):
        return False
    after = tokens[at + 1].low if at + 1 < len(tokens) else "."
    verb = after in status_index() or after in happenings().fillers.auxiliary
    return verb or after in happenings().fillers.function or not after[0].isalnum()


def _is_determined(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle stands for a person: "the accused"."""
    return at > 0 and tokens[at - 1].low in nameless().definite | nameless().indefinite


def _owns_a_state(tokens: Sequence[Token], at: int) -> bool:
    """Whether what somebody has there is a state of his: "the man's death"."""
    rows = status_index().get(tokens[at].low, ()) if at < len(tokens) else ()
    return any(slot in {"noun", "ended"} for _, _, slot in rows)


def _is_noun(low: str) -> bool:
    return low in person_nouns()


def _is_neutral(tokens: Sequence[Token], at: int) -> bool:
    low, words = tokens[at].low, nameless()
    return low in words.either or low in words.kin or _one_of(tokens, at) is not None


def sex_of(low: str) -> Sex:
    """Whether the noun is for a man or for a woman, "" for either."""
    words = nameless()
    if low in words.masculine:
        return "he"
    return "she" if low in words.feminine else ""


def _sex_in(tokens: Sequence[Token], start: int, head: int) -> Sex:
    """The sex that the head tells, or "male" and "female" before it."""
    inside = {token.low for token in tokens[start:head]}
    if "female" in inside:
        return "she"
    return "he" if "male" in inside else sex_of(tokens[head].low)


def _one_of(tokens: Sequence[Token], at: int) -> int | None:
    """Where "one of the …" begins whose plural head is tokens[at]."""
    if not _is_noun(singular(tokens[at].low) or ""):
        return None
    for start in range(at - 2, max(-1, at - _LONGEST), -1):
        if tokens[start].low == "one" and tokens[start + 1].low == "of":
            return start
    return None


def _phrase(tokens: Sequence[Token], head: int) -> Described | None:
    start = _start(tokens, head)
    one = _one_of(tokens, head)
    before = tokens[start - 1].low if start else ""
    inside = {token.low for token in tokens[start:head]}
    if inside & nameless().others or before in nameless().others:
        return None
    if one is not None and tokens[one + 2].low in nameless().possessive:
        return None  # "one of his aides" is of nobody's number
    manner = "indefinite" if one is not None else _manner(tokens, start, head)
    if manner is None:
        return None
    first = one if one is not None else start - (manner not in {"bare"})
    return Described(
        first, head, manner, _sex_in(tokens, start, head), _age(tokens, start, head),
        _opens(tokens, first), tokens[head].low,
    )  # fmt: skip


def _start(tokens: Sequence[Token], head: int) -> int:
    """The first word of the phrase after its determiner."""
    words = nameless()
    start = head
    determiners = words.indefinite | words.definite | words.possessive
    while start > 0 and head - start < _LONGEST:
        low = tokens[start - 1].low
        joined = low == "," and start > 1 and tokens[start - 2].low == "old"
        plain = low not in happenings().fillers.function | determiners | words.opens
        if not (joined or low == "-" or (plain and _is_word(low) and not _says(tokens, start - 1))):
            break
        start -= 1
    return start


def _says(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of saying stands here, and not a word such as "alleged" before a noun."""
    low = tokens[at].low
    finite = low in {"said", "told"} or low.endswith(("s", "ed"))
    return finite and low in cue_verbs() and low not in nameless().adjectives


def _is_word(low: str) -> bool:
    return low[0].isalnum()


def _manner(tokens: Sequence[Token], start: int, head: int) -> Manner | None:
    words = nameless()
    before = tokens[start - 1].low if start else ""
    if before in words.indefinite:
        return "indefinite"
    if before in words.definite:
        return "definite"
    if before in words.possessive:
        if tokens[head].low in words.represented:
            return "definite"
        kin: Manner | None = "kin" if tokens[head].low in words.kin else None
        return kin or (_of_owner(tokens, start - 1) if before in _OWNS else None)
    return "bare" if not start or before in words.opens or _takes_people(before) else None


def _takes_people(low: str) -> bool:
    """Whether somebody is the object of the word: "Jury convicts driver"."""
    rows = status_index().get(low, ())
    return any(slot == "active" and form[-1] == low for form, _, slot in rows)


_OWNS = frozenset({"'s", "’s", "'"})
_OWNER = 4  # words of the owner in "a county sheriff's deputy"


def _of_owner(tokens: Sequence[Token], at: int) -> Manner | None:
    """The manner of "a sheriff's deputy", whose owner is no one in particular."""
    for token in reversed(tokens[max(0, at - _OWNER) : at]):
        if token.low in nameless().indefinite:
            return "indefinite"
        if token.low in nameless().definite:
            return "definite"
        if not token.low.isalpha():
            return None
    return None


def _opens(tokens: Sequence[Token], first: int) -> bool:
    before = tokens[first - 1].low if first else ""
    if not before or before in nameless().opens:
        return True
    return before in cue_verbs() and not (before.endswith("ing") and _takes_people(before))


def _age(tokens: Sequence[Token], start: int, head: int) -> float | None:
    """The age in "a 35-year-old man" or "a man, 35,"."""
    after = tokens[head + 1 : head + 4]
    if len(after) > 1 and after[0].low == "," and after[1].low.isdecimal():
        return float(after[1].low)
    for at in range(start, head):
        if tokens[at].low.isdecimal() and any(t.low == "old" for t in tokens[at : head + 1]):
            return float(tokens[at].low)
    return None
