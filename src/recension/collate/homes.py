"""Homes: predicates parted from a name by an age and an address, as police reports give them.

"Ana Roth, 18, of 208 Mill St. was arrested", "Ana Roth, 2; Ivo Brandt, 8; and Kai Lund, 10, died".
"""

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from recension.collate.lexicon import load_words
from recension.collate.persons import Named
from recension.collate.scenes import Scene
from recension.collate.standing import NEGATIVE, SEQUEL, Manner, Standing, is_repeated, read_hits
from recension.collate.tokens import Hit, Token
from recension.collate.verbs import is_denied, is_helped, is_hypothetical, verb_start

_LONGEST = 22  # tokens of an age and an address
_JOINED = 5  # tokens between two names in a row, with the age of the first
_SLOTS = frozenset({"passive", "own", "state", "against", "after"})


class Homes(msgspec.Struct, frozen=True):
    """homes.toml."""

    opens: frozenset[str]
    words: frozenset[str]
    joins: frozenset[str]


@cache
def homes() -> Homes:
    """The shipped words."""
    return load_words("homes.toml", Homes)


def homed_standings(scene: Scene, known: Sequence[Standing]) -> tuple[Standing, ...]:
    """The states said of persons past their age and address; `known` are the others."""
    tokens = scene.sentence.tokens
    if not any(_may_open(tokens, row.last + 1) for row in scene.named):
        return ()
    found = list(known)
    for hit in read_hits(scene.sentence):
        if hit.slot not in _SLOTS or is_hypothetical(scene.sentence, hit):
            continue
        if hit.slot in {"passive", "state"} and not is_helped(tokens, hit.first, 4):
            continue
        for standing in _told(scene, hit):
            if not is_repeated(standing, found):
                found.append(standing)
    return tuple(found[len(known) :])


def _may_open(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].low in homes().opens


def _told(scene: Scene, hit: Hit) -> Iterator[Standing]:
    tokens = scene.sentence.tokens
    holds = (hit.slot not in NEGATIVE) != is_denied(tokens, hit)
    manner: Manner = "sequel" if hit.slot in SEQUEL else "plain"
    for person in _people(tokens, scene.named, verb_start(tokens, hit.first)):
        yield Standing(person.entity, hit.name, holds, hit.first, hit.last, manner)


def _people(tokens: Sequence[Token], named: Sequence[Named], start: int) -> list[Named]:
    """The name before a home that ends at `start`, with those in a row before it."""
    before = [row for row in named if row.last < start]
    at = next((n for n, row in enumerate(before) if _is_home(tokens, row.last + 1, start)), -1)
    group = _row(tokens, before, at) if at >= 0 else []
    return group if group and _opens(tokens, group[0]) else []


def _row(tokens: Sequence[Token], named: Sequence[Named], at: int) -> list[Named]:
    group = [named[at]]
    for row in reversed(named[:at]):
        gap = tokens[row.last + 1 : group[0].first]
        aged = all(token.low in homes().joins or token.low.isdecimal() for token in gap)
        if not gap or len(gap) > _JOINED or not aged:
            break
        group.insert(0, row)
    return group


def _opens(tokens: Sequence[Token], row: Named) -> bool:
    """Whether the name opens its sentence, so that what follows is said of nobody before it."""
    return row.first <= 1 or tokens[row.first - 1].low in {".", ";", ":", "—", "–", "-", "said"}


def _is_home(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether tokens [first, end) say how old somebody is and where he lives, and nothing else."""
    words, gap = homes(), tokens[first:end]
    if not 1 < len(gap) <= _LONGEST or gap[0].low not in words.opens:
        return False
    figures = any(token.low.isdecimal() for token in gap)
    return figures and all(
        token.is_capital
        or token.low.isdecimal()
        or token.low in words.words
        or token.low.removesuffix("th").removesuffix("st").removesuffix("nd").isdecimal()
        for token in gap
    )
