"""The word lists of reading.toml, ready to be looked up."""

import tomllib
from functools import cache
from importlib import resources

import msgspec

from recension.text.words import stem


class Lexicon(msgspec.Struct, frozen=True):
    """Word lists; `role` maps a noun to the kind of unnamed speaker it stands for."""

    stop: frozenset[str]
    number: dict[str, float]
    count_hedges: frozenset[str]
    count_hedge_phrases: tuple[tuple[str, ...], ...]
    report_hedges: frozenset[str]
    said_after_name: frozenset[str]
    said_before_name: frozenset[str]
    role: dict[str, str]


class _Hedge(msgspec.Struct):
    count: str
    count_phrases: list[str]
    report: str


class _Said(msgspec.Struct):
    after_name: str
    before_name: str


class _File(msgspec.Struct):
    stop: str
    number: dict[str, float]
    hedge: _Hedge
    said: _Said
    roles: dict[str, str]


@cache
def lexicon() -> Lexicon:
    """The shipped lists."""
    raw = resources.files("recension.trace").joinpath("reading.toml").read_text("utf-8")
    read = msgspec.convert(tomllib.loads(raw), _File)
    return Lexicon(
        stop=frozenset(read.stop.split()),
        number=read.number,
        count_hedges=frozenset(read.hedge.count.split()),
        count_hedge_phrases=tuple(tuple(phrase.split()) for phrase in read.hedge.count_phrases),
        report_hedges=frozenset(read.hedge.report.split()),
        said_after_name=frozenset(read.said.after_name.split()),
        said_before_name=frozenset(read.said.before_name.split()),
        role={noun: role for role, nouns in read.roles.items() for noun in nouns.split()},
    )


@cache
def stop_stems() -> frozenset[str]:
    """The stems of the closed-class words."""
    return frozenset(stem(word) for word in lexicon().stop)
