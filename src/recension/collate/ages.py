"""Ages: how old the people of a sentence are said to be; an age is no count of anything."""

from collections.abc import Iterator, Sequence

import msgspec

from recension.collate.lexicon import happenings
from recension.collate.persons import Named
from recension.collate.tokens import Sentence, Token

TOPIC = "age"
_OLDEST = 115
_HYPHENS = frozenset("-‐‑")
_AFTER = frozenset({",", ".", ")", ";", "and", "of", "from", "who", "was", "is", "has", "had"})


class Aged(msgspec.Struct, frozen=True):
    """That the person is `years` old, by the figure at token `figure`; `last` ends its words."""

    entity: str
    years: float
    figure: int
    last: int


def aged_in(sentence: Sentence, named: Sequence[Named]) -> tuple[Aged, ...]:
    """The ages of the persons that the sentence names, in order of the names."""
    return tuple(_aged(sentence.tokens, named))


def _aged(tokens: Sequence[Token], named: Sequence[Named]) -> Iterator[Aged]:
    for person in named:
        found = _behind(tokens, person) or _before(tokens, person)
        if found is not None:
            yield found


def _behind(tokens: Sequence[Token], person: Named) -> Aged | None:
    """ "Ana Roth, 35,", "Ana Roth, aged 35", "Ana Roth (35)", "Ana Roth is 35 years old"."""
    at = person.last + 1
    low = [token.low for token in tokens[at : at + 5]]
    if low[:1] == [","] and low[1:2] in (["aged"], ["age"]):
        at += 2
    elif low[:1] in ([","], ["("]):
        at += 1
    elif low[:1] in (["is"], ["was"]) and low[2:4] in (["years", "old"], ["-", "year"]):
        return _made(tokens, person, at + 1, at + 3)
    else:
        return None
    if at >= len(tokens):
        return None
    after = tokens[at + 1].low if at + 1 < len(tokens) else "."
    return _made(tokens, person, at, at) if after in _AFTER else None


def _before(tokens: Sequence[Token], person: Named) -> Aged | None:
    """ "35-year-old New Holm resident Ana Roth"."""
    for at in range(person.first - 1, max(-1, person.first - 9), -1):
        low = tokens[at].low
        if low == "old" and at >= _SPELLED:
            years = [token.low for token in tokens[at - _SPELLED : at]]
            if years[1] in _HYPHENS and years[2] == "year":
                return _made(tokens, person, at - _SPELLED, at)
        if not low[0].isalpha() or low in happenings().fillers.function:
            return None
    return None


_SPELLED = 4  # tokens from the figure to "old": 35 - year - old


def _made(tokens: Sequence[Token], person: Named, figure: int, last: int) -> Aged | None:
    low = tokens[figure].low
    if not low.isdecimal() or not 0 < int(low) <= _OLDEST:
        return None
    return Aged(person.entity, float(low), figure, last)
