"""The words by which an article credits a newsroom, as credits.toml lists them."""

import tomllib
from functools import cache
from importlib import resources

import msgspec


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
    raw = resources.files("recension.trace").joinpath("credits.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(raw), CreditForms)
