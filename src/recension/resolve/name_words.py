"""The word lists by which forms of one name are recognised."""

import tomllib
from functools import cache
from importlib import resources

import msgspec


class FormWords(msgspec.Struct, frozen=True):
    """The word lists of name_words.toml, lower case."""

    generations: frozenset[str]
    left_out: frozenset[str]
    said_beside: frozenset[str]
    of_their_own: frozenset[str]
    partisans: frozenset[str]
    posts: frozenset[str]
    of_time: frozenset[str]
    wards: frozenset[str]


@cache
def form_words() -> FormWords:
    """The shipped lists."""
    file = resources.files("recension.resolve").joinpath("name_words.toml")
    return msgspec.convert(tomllib.loads(file.read_text("utf-8")), FormWords)
