"""The word lists by which forms of one name are recognised."""

from functools import cache

import msgspec

from recension.text.word_lists import word_list


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
    kin: frozenset[str]
    place_heads: frozenset[str]
    body_heads: frozenset[str]


@cache
def form_words() -> FormWords:
    """The shipped lists."""
    return word_list(__package__, "name_words.toml", FormWords)
