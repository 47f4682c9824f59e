"""Inverted: persons named after the state they are in: "killed in the crash was Ana Roth".

News English puts the participle first to bring a name to the end, and names the dead by "was
identified as" (Quirk et al. 1985, "A Comprehensive Grammar of the English Language", 18.19-23).
"""

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from recension.collate.lexicon import load_words, status_index
from recension.collate.objects import in_a_row
from recension.collate.persons import Named
from recension.collate.scenes import Scene
from recension.collate.standing import Standing, is_repeated, read_hits
from recension.collate.tokens import Hit, Token
from recension.collate.verbs import is_hypothetical

_CLAUSE = 16  # tokens between a participle that opens a sentence and its auxiliary
_NAMING = 9  # tokens between those identified and "as"


class Identifying(msgspec.Struct, frozen=True):
    """inverted.toml."""

    auxiliaries: frozenset[str]
    opening: frozenset[str]
    breaks: frozenset[str]
    identified: frozenset[str]
    states: dict[str, str]


@cache
def identifying() -> Identifying:
    """The shipped words."""
    return load_words("inverted.toml", Identifying)


def inverted_standings(scene: Scene, known: Sequence[Standing]) -> tuple[Standing, ...]:
    """The states of those whom a sentence names after saying them; `known` are the others."""
    if not scene.named:
        return ()
    found = list(known)
    for standing in (*_opened(scene), *_identified(scene)):
        if not is_repeated(standing, found):
            found.append(standing)
    return tuple(found[len(known) :])


def _opened(scene: Scene) -> Iterator[Standing]:
    """ "Arrested on Monday were X and Y"."""
    tokens = scene.sentence.tokens
    first = next((token for token in tokens if token.low[0].isalnum()), None)
    if first is None or (
        first.low not in status_index() and first.low not in identifying().opening
    ):
        return
    for hit in read_hits(scene.sentence):
        if hit.slot != "passive" or not _opens(tokens, hit) or is_hypothetical(scene.sentence, hit):
            continue
        for person in _named_at(tokens, scene.named, _past_auxiliary(tokens, hit.last + 1)):
            yield Standing(person.entity, hit.name, True, hit.first, hit.last, "plain")


def _opens(tokens: Sequence[Token], hit: Hit) -> bool:
    before = [token.low for token in tokens[: hit.first]]
    return all(low in identifying().opening or not low[0].isalnum() for low in before)


def _past_auxiliary(tokens: Sequence[Token], at: int) -> int:
    """After "was" or "were" that ends what opens the sentence; past the end where none does."""
    words = identifying()
    for end in range(at, min(len(tokens), at + _CLAUSE)):
        if tokens[end].low in words.auxiliaries:
            return end + 1
        if tokens[end].low in words.breaks:
            break
    return len(tokens)


def _identified(scene: Scene) -> Iterator[Standing]:
    """ "The dead man was identified as X", "identified the two people killed as X and Y"."""
    tokens, words = scene.sentence.tokens, identifying()
    for at, token in enumerate(tokens):
        if token.low not in words.identified:
            continue
        near = range(at + 1, min(len(tokens), at + _NAMING))
        link = next((n for n in near if tokens[n].low == "as"), -1)
        if link < 0 or any(row.first < link and row.last > at for row in scene.named):
            continue
        told = tokens[max(0, at - _NAMING) : at] if link == at + 1 else tokens[at + 1 : link]
        for status in sorted({words.states[row.low] for row in told if row.low in words.states}):
            for person in _named_at(tokens, scene.named, link + 1):
                yield Standing(person.entity, status, True, at, link, "plain")


def _named_at(tokens: Sequence[Token], named: Sequence[Named], at: int) -> Iterator[Named]:
    for row in in_a_row(tokens, named, at):
        if isinstance(row, Named):
            yield row
