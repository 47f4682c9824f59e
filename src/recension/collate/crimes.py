"""Crimes: whether words name one."""

from collections.abc import Iterable
from functools import cache

from recension.text.word_lists import lines_of


@cache
def crimes() -> tuple[str, ...]:
    """How the words begin that name a crime (offences.txt)."""
    return tuple(lines_of(__package__, "offences.txt"))


def crimes_in(words: Iterable[str]) -> frozenset[str]:
    """The crimes that low words name, by how the words begin."""
    listed = tuple(words)
    return frozenset(crime for crime in crimes() if any(word.startswith(crime) for word in listed))
