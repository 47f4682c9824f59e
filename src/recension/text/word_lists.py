"""Word lists and weights: the data files that lie beside the code that reads them."""

from importlib import resources
from typing import TypeVar

import msgspec

T = TypeVar("T")


def word_list(package: str, name: str, shape: type[T]) -> T:
    """The file `name` of `package`, TOML or JSON by its ending, as a `shape`.

    Raises msgspec.ValidationError where it does not fit.
    """
    raw = resources.files(package).joinpath(name).read_bytes()
    decode = msgspec.json.decode if name.endswith(".json") else msgspec.toml.decode
    found: T = decode(raw, type=shape)
    return found


def lines_of(package: str, name: str) -> list[str]:
    """The lines of the text file `name` of `package`, without empty ones and comments (#)."""
    text = resources.files(package).joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if line and line[:1] != "#"]


def rows_of(package: str, name: str) -> list[list[str]]:
    """The cells of each line of the table `name` of `package`, parted by tabs."""
    return [line.split("\t") for line in lines_of(package, name)]
