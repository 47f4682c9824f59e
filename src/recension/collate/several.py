"""Several: states of persons meant together by a plural, "both were charged", "the two died".

A plural pronoun or "the two men" takes up those whom the sentence before it speaks of, or whom its
own sentence has named before it, where they are as many as it says (Quirk et al. 1985, "A
Comprehensive Grammar of the English Language", sections 6.15 and 12.8).
"""

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from recension.collate.lexicon import load_words, statuses
from recension.collate.scenes import Scene
from recension.collate.standing import (
    NEGATIVE,
    SEQUEL,
    Manner,
    Standing,
    is_repeated,
    read_hits,
)
from recension.collate.tokens import Hit, Token
from recension.collate.verbs import is_denied, is_helped, is_hypothetical, verb_start

_SUBJECT = 3  # words of the longest plural, "the two men"
_JOINED = 12  # tokens between two predicates of one subject
_SLOTS = frozenset({"passive", "own", "state", "against", "after"})


class Plurals(msgspec.Struct, frozen=True):
    """several.toml."""

    numbers: dict[str, int]
    any_number: frozenset[str]
    before: frozenset[str]
    nouns: frozenset[str]
    families: frozenset[str]


@cache
def plurals() -> Plurals:
    """The shipped words."""
    return load_words("several.toml", Plurals)


@cache
def _plural_words() -> frozenset[str]:
    words = plurals()
    return words.any_number | words.nouns | frozenset(words.numbers)


def several_standings(scene: Scene, known: Sequence[Standing]) -> tuple[Standing, ...]:
    """The states in which a sentence puts those whom a plural takes up; `known` are the others."""
    if not any(token.low in _plural_words() for token in scene.sentence.tokens):
        return ()
    found = list(known)
    people: tuple[str, ...] = ()
    end = -1
    for hit in read_hits(scene.sentence):
        group = _group(scene, hit) or (people if _goes_on(scene, hit, end) else ())
        if not group or not _can_be_told(scene, hit):
            continue
        people, end = group, hit.last
        found.extend(_told(scene, hit, group, found))
    return tuple(found[len(known) :])


def _told(
    scene: Scene, hit: Hit, group: Sequence[str], found: Sequence[Standing]
) -> Iterator[Standing]:
    holds = (hit.slot not in NEGATIVE) != is_denied(scene.sentence.tokens, hit)
    for person in group:
        manner: Manner = "sequel" if hit.slot in SEQUEL else "plain"
        standing = Standing(person, hit.name, holds, hit.first, hit.last, manner)
        if not is_repeated(standing, found):
            yield standing


def _can_be_told(scene: Scene, hit: Hit) -> bool:
    """Whether the words tell of a subject: a participle with its auxiliary, or a verb."""
    tokens = scene.sentence.tokens
    family = statuses().named(hit.name).family
    if hit.slot not in _SLOTS or family not in plurals().families:
        return False
    helped = hit.slot not in {"passive", "state"} or is_helped(tokens, hit.first, _JOINED)
    return helped and not is_hypothetical(scene.sentence, hit)


def _goes_on(scene: Scene, hit: Hit, end: int) -> bool:
    """Whether it is a second predicate of the same subject: "were charged … and held"."""
    tokens = scene.sentence.tokens
    start = verb_start(tokens, hit.first)
    return 0 <= end < start <= end + _JOINED and tokens[start - 1].low == "and"


def _group(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Whom the plural just before the words takes up; nobody where it stands for too few."""
    tokens = scene.sentence.tokens
    start = verb_start(tokens, hit.first)
    low = [token.low for token in tokens[: hit.first]]
    ends = range(max(0, start - _SUBJECT), hit.first)
    at = next((n for n in ends if _is_plural(tokens, n, max(start, n + 1))), -1)
    if at < 0:
        return ()
    words = plurals()
    number = next((words.numbers[word] for word in low[at:] if word in words.numbers), 0)
    here = tuple(dict.fromkeys(row.entity for row in scene.named if row.last < at))
    people = here or (scene.recent[-1] if scene.recent else ())
    fitting = len(people) == number if number else len(people) > 1
    return tuple(people) if fitting and len(people) > 1 else ()


def _is_plural(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether tokens [first, end) are a plural subject: "they", "both", "the two men"."""
    words = plurals()
    low = [token.low for token in tokens[first:end]]
    if (tokens[first - 1].low if first else ".") not in words.before:
        return False
    if len(low) == 1:
        return low[0] in words.any_number or low[0] in words.numbers
    known = words.nouns | set(words.numbers)
    return low[0] in {"the", "all", *words.numbers} and all(word in known for word in low[1:])
