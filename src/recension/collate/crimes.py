"""Crimes: whether words name one."""

from collections.abc import Iterable
from functools import cache
from importlib import resources


@cache
def crimes() -> tuple[str, ...]:
    """How the words begin that name a crime (offences.txt)."""
    text = resources.files("recension.collate").joinpath("offences.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def crimes_in(words: Iterable[str]) -> frozenset[str]:
    """The crimes that low words name, by how the words begin."""
    listed = tuple(words)
    return frozenset(crime for crime in crimes() if any(word.startswith(crime) for word in listed))
