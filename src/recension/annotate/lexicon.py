"""The room's word lists: read once from the data files that lie beside the code."""

import tomllib
from functools import cache
from importlib import resources
from typing import TypeVar

import msgspec

T = TypeVar("T")


def load_lexicon(name: str, shape: type[T]) -> T:
    """The TOML file `name` of this room as a frozen `shape`; raises where they do not fit."""
    return msgspec.convert(tomllib.loads(read_data(name)), shape)


@cache
def read_data(name: str) -> str:
    """The text of the data file `name` of this room."""
    return resources.files("recension.annotate").joinpath(name).read_text("utf-8")
