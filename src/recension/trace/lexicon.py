"""The word lists of reading.toml, ready to be looked up."""

from functools import cache

import msgspec

from recension.text.word_lists import word_list
from recension.text.words import stem


class PhraseWords(msgspec.Struct, frozen=True):
    """The words by which the phrase of a speaker is told from what stands around it."""

    pronouns: frozenset[str]
    contrast: frozenset[str]
    passive: frozenset[str]
    closing: frozenset[str]
    prepositions: frozenset[str]
    when: frozenset[str]
    indefinite: frozenset[str]
    single: frozenset[str]
    definite: frozenset[str]


class Lexicon(msgspec.Struct, frozen=True):
    """Word lists; `role` maps a noun to the kinds of unnamed speaker it may stand for."""

    stop: frozenset[str]
    number: dict[str, float]
    count_hedges: frozenset[str]
    count_hedge_phrases: tuple[tuple[str, ...], ...]
    report_hedges: frozenset[str]
    said_after_name: frozenset[str]
    said_before_name: frozenset[str]
    said_of_figures: frozenset[str]
    role: dict[str, frozenset[str]]
    phrase: PhraseWords
    months: frozenset[str]
    stamp: frozenset[str]
    measures: frozenset[str]
    scope: dict[str, int]


class _Hedge(msgspec.Struct):
    count: str
    count_phrases: list[str]
    report: str


class _Said(msgspec.Struct):
    after_name: str
    before_name: str
    of_figures: str


class _File(msgspec.Struct):
    stop: str
    number: dict[str, float]
    hedge: _Hedge
    said: _Said
    roles: dict[str, str]
    phrase: dict[str, str]
    months: str
    stamp: str
    measures: str
    scope: dict[str, int]


@cache
def lexicon() -> Lexicon:
    """The shipped lists."""
    read = word_list(__package__, "reading.toml", _File)
    return Lexicon(
        stop=frozenset(read.stop.split()),
        number=read.number,
        count_hedges=frozenset(read.hedge.count.split()),
        count_hedge_phrases=tuple(tuple(phrase.split()) for phrase in read.hedge.count_phrases),
        report_hedges=frozenset(read.hedge.report.split()),
        said_after_name=frozenset(read.said.after_name.split()),
        said_before_name=frozenset(read.said.before_name.split()),
        said_of_figures=frozenset(read.said.of_figures.split()),
        role=_kinds(read.roles),
        phrase=PhraseWords(**{name: frozenset(its.split()) for name, its in read.phrase.items()}),
        months=frozenset(read.months.split()),
        stamp=frozenset(read.stamp.split()),
        measures=frozenset(read.measures.split()),
        scope=read.scope,
    )


def _kinds(roles: dict[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for role, nouns in roles.items():
        for noun in nouns.split():
            found.setdefault(noun, set()).add(role)
    return {noun: frozenset(kinds) for noun, kinds in found.items()}


@cache
def stop_stems() -> frozenset[str]:
    """The stems of the closed-class words."""
    return frozenset(stem(word) for word in lexicon().stop)
