"""The words by which an article credits a newsroom, as credits.toml lists them."""

from functools import cache

import msgspec

from recension.text.word_lists import word_list


class CreditForms(msgspec.Struct, frozen=True):
    """The words of credits.toml."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    between: frozenset[str]
    picture: frozenset[str]
    agencies: tuple[str, ...]
    own: tuple[str, ...]
    passing: tuple[str, ...]
    state_owned: tuple[str, ...]
    nearby: tuple[str, ...]
    stations: tuple[str, ...]
    media: tuple[str, ...]


@cache
def credit_forms() -> CreditForms:
    """The shipped forms."""
    return word_list(__package__, "credits.toml", CreditForms)
