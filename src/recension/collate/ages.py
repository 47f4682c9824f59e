"""Ages: how old the people of a sentence are said to be; an age is no count of anything."""

from collections.abc import Iterator, Sequence

import msgspec

from recension.annotate.numerals import number_words
from recension.collate.described import Described
from recension.collate.lexicon import happenings
from recension.collate.persons import Named
from recension.collate.scenes import Scene
from recension.collate.standing import Standing
from recension.collate.tokens import Sentence, Token

TOPIC = "age"
_OLDEST = 115
_HYPHENS = frozenset("-‐‑")
_AFTER = frozenset(
    {",", ".", ")", ";", "-", "–", "—", "and", "of", "from", "who", "was", "is", "has", "had"}
)


class Aged(msgspec.Struct, frozen=True):
    """That the person is `years` old, by the figure at token `figure`; `last` ends its words."""

    entity: str
    years: float
    figure: int
    last: int


def ages_told(
    scene: Scene, standings: Sequence[Standing], described: Sequence[Described]
) -> tuple[Aged, ...]:
    """The ages that a sentence gives: of those it names, and of those whom it only describes.

    Whom a description means is told by the states of `standings` that the sentence puts him in.
    """
    found = list(aged_in(scene.sentence, scene.named))
    for row in described:
        for standing in standings:
            if standing.first <= row.first and row.last <= standing.last and row.age is not None:
                found.append(Aged(standing.entity, row.age, row.first, row.last))
    found.extend(_again(scene))
    once: dict[str, Aged] = {}
    for aged in found:
        once.setdefault(aged.entity, aged)
    return tuple(once.values())


def _again(scene: Scene) -> Iterator[Aged]:
    """ "He was 75." after a sentence that speaks of one person."""
    low = [token.low for token in scene.sentence.tokens]
    people = scene.recent[-1] if scene.recent else ()
    ends = low[3:] in ([], ["."]) or low[3:5] == ["years", "old"]
    if len(people) == 1 and low[:1] in (["he"], ["she"]) and low[1:2] in (["is"], ["was"]) and ends:
        aged = _made(scene.sentence.tokens, people[0], 2, 2)
        if aged is not None:
            yield aged


def aged_in(sentence: Sentence, named: Sequence[Named]) -> tuple[Aged, ...]:
    """The ages of the persons that the sentence names, in order of the names."""
    return tuple(_aged(sentence.tokens, named))


def _aged(tokens: Sequence[Token], named: Sequence[Named]) -> Iterator[Aged]:
    for person in named:
        found = _behind(tokens, person) or _before(tokens, person) or _apposed(tokens, person)
        if found is not None:
            yield found


def _behind(tokens: Sequence[Token], person: Named) -> Aged | None:
    """ "Ana Roth, 35,", "Ana Roth, aged 35", "Ana Roth (35)", "Ana Roth is 35 years old"."""
    at = person.last + 1
    shortened = tokens[person.last].low in {"jr", "sr"}
    at += shortened and [token.low for token in tokens[at : at + 1]] == ["."]
    low = [token.low for token in tokens[at : at + 5]]
    if low[:1] == [","] and low[1:2] in (["aged"], ["age"]):
        at += 2
    elif low[:1] in ([","], ["("]):
        at += 1 + 2 * (low[1:3] in (["who", "is"], ["who", "was"]))
    elif low[:1] in (["is"], ["was"]) and low[2:4] in (["years", "old"], ["-", "year"]):
        return _made(tokens, person.entity, at + 1, at + 3)
    else:
        return None
    if at >= len(tokens):
        return None
    after = tokens[at + 1].low if at + 1 < len(tokens) else "."
    hyphened = after == "-" and tokens[at].end == tokens[at + 1].start
    written = tokens[at].low.isdecimal() and after in _AFTER and not hyphened
    return _made(tokens, person.entity, at, at) if written else None


def _before(tokens: Sequence[Token], person: Named) -> Aged | None:
    """ "35-year-old New Holm resident Ana Roth"."""
    for at in range(person.first - 1, max(-1, person.first - 9), -1):
        if tokens[at].low == "old":
            return _spelled(tokens, person.entity, at)
        if not tokens[at].low[0].isalpha() or tokens[at].low in happenings().fillers.function:
            return None
    return None


def _apposed(tokens: Sequence[Token], person: Named) -> Aged | None:
    """ "Ana Roth, a 35-year-old nurse"."""
    at = person.last + 1
    if [token.low for token in tokens[at : at + 2]] not in ([",", "a"], [",", "an"]):
        return None
    old = next(
        (n for n in range(at + 3, at + 9) if tokens[n : n + 1] and tokens[n].low == "old"), 0
    )
    aged = _spelled(tokens, person.entity, old) if old else None
    return aged if aged is not None and aged.figure == at + 2 else None


def _spelled(tokens: Sequence[Token], entity: str, old: int) -> Aged | None:
    """The age of which tokens[old] are the end: "35-year-old", "35 year old", "thirty-five-…"."""
    at = old - 1
    for word in ({"year", "years"}, None):
        at -= at >= 0 and tokens[at].low in _HYPHENS
        if word is not None:
            if at < 1 or tokens[at].low not in word:
                return None
            at -= 1
    return _made(tokens, entity, at, old)


def _made(tokens: Sequence[Token], entity: str, figure: int, last: int) -> Aged | None:
    if figure < 0:
        return None
    years, first = _years(tokens, figure)
    return Aged(entity, years, first, last) if 0 < years <= _OLDEST else None


def _years(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    """The number that ends at `at` and where it begins; 0 for none."""
    low = tokens[at].low
    if low.isdecimal():
        return float(low), at
    cardinals = number_words().cardinals
    years = cardinals.get(low, 0)
    tens = cardinals.get(tokens[at - 2].low, 0) if at > 1 and tokens[at - 1].low in _HYPHENS else 0
    if 0 < years < _TEN <= tens < _OLDEST:
        return float(tens + years), at - 2
    return float(years), at


_TEN = 10
