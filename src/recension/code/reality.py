"""Reality: whether words of doing tell something that happened, in fact and not as a figure."""

from functools import cache

import msgspec

from recension.code.testimony import Testimony, low_words
from recension.model.annotation import Annotation
from recension.text.word_lists import word_list

_SPORT_SHARE = 0.015
"""Of an article's words; half of the reports of games have over 4 in 100, none of crimes over 1."""


class Reality(msgspec.Struct, frozen=True):
    """reality.toml."""

    alleged: frozenset[str]
    hoped: frozenset[str]
    unreal_before_noun: frozenset[str]
    sport: frozenset[str]
    violence: frozenset[str]
    of_somebody: frozenset[str]
    crowd: frozenset[str]
    heads: frozenset[str]
    things: frozenset[str]
    doers: frozenset[str]
    not_people: frozenset[str]
    unnamed: frozenset[str]
    finite: frozenset[str]
    armed: frozenset[str]
    when: frozenset[str]
    public: frozenset[str]
    disclaimed: frozenset[str]
    bodies: frozenset[str]
    fighters: frozenset[str]
    force: frozenset[str]
    sites: frozenset[str]
    accident: frozenset[str]
    habit: tuple[str, ...]
    asked: frozenset[str]
    abbreviated: frozenset[str]
    spans: frozenset[str]


@cache
def reality() -> Reality:
    """The shipped words."""
    return word_list(__package__, "reality.toml", Reality)


def is_real(row: Testimony) -> bool:
    """Whether the testimony tells of something done: neither merely hoped nor said of a game.

    What the text leaves open by its predicates' factuality is done only where somebody is accused
    or convicted of it or said to have done it, which is how news tells of crimes.
    """
    return not _is_of_a_game(row) and not _is_left_open(row)


def _is_left_open(row: Testimony) -> bool:
    span = row.claim.span
    told = [
        one.factuality
        for one in row.annotation.predicates
        if one.start < span.end and span.start < one.end
    ]
    if not told or "happened" in told or "not" in told:
        return False
    start, end = row.sentence
    return not reality().alleged & set(low_words(row.annotation.text[start:end]).split())


def _is_of_a_game(row: Testimony) -> bool:
    """Words of fighting in the report of a game, where nothing else in the sentence is violent."""
    said = set(row.low.split())
    return not said & reality().violence and is_of_sport(row.annotation)


def is_of_sport(annotation: Annotation) -> bool:
    """Whether the article's words are those of a sport page."""
    return _sport_share(annotation.text) >= _SPORT_SHARE


@cache
def _sport_share(text: str) -> float:
    words = low_words(text).split()
    return sum(word in reality().sport for word in words) / max(1, len(words))


def is_supposed(before: str, *, noun: bool) -> bool:
    """Whether the words before an act in its sentence leave open that it is ("I hope that").

    For a noun of doing also those that make it possible only ("may call a", "to prevent").
    """
    clause = low_words(before[max(before.rfind(mark) + 1 for mark in ',;:“"') :]).split()
    possible = reality().unreal_before_noun & set(clause[-3:]) if noun else set()
    return bool(possible or reality().hoped & set(clause))
