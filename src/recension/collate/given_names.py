"""Given names: first names by the sex of those who mostly bear them."""

from functools import cache

import msgspec

from recension.collate.lexicon import load_words


class GivenNames(msgspec.Struct, frozen=True):
    """given_names.toml."""

    masculine: frozenset[str]
    feminine: frozenset[str]


@cache
def given_names() -> GivenNames:
    """The shipped first names."""
    return load_words("given_names.toml", GivenNames)


def is_given_name(word: str) -> bool:
    """Whether the word is a first name that one sex bears."""
    return word.lower() in given_names().masculine | given_names().feminine
