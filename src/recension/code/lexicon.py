"""The room's tables, read once from the data files beside the code."""

from functools import cache

import msgspec

from recension.text.word_lists import rows_of, word_list


class Act(msgspec.Struct, frozen=True):
    """The PLOVER event that some questions are about."""

    topics: tuple[str, ...]
    label: str
    event: str
    mode: str


class Cause(msgspec.Struct, frozen=True):
    """A way of doing harm and the words that name it; mode "" where PLOVER has none."""

    label: str
    mode: str
    cues: tuple[str, ...]


class Phrases(msgspec.Struct, frozen=True):
    """Small words around actors; see acts.toml."""

    agent_after: frozenset[str]
    skip: frozenset[str]
    among: tuple[str, ...]
    no_role: frozenset[str]
    attempt: tuple[str, ...]
    before_a_place: frozenset[str]
    other_clause: frozenset[str]
    local_force: frozenset[str]


class Acts(msgspec.Struct, frozen=True):
    """acts.toml."""

    harm: frozenset[str]
    act: tuple[Act, ...]
    cause: tuple[Cause, ...]
    phrases: Phrases


@cache
def acts() -> Acts:
    """The shipped acts."""
    return word_list(__package__, "acts.toml", Acts)


@cache
def sectors() -> dict[str, str]:
    """Role nouns, low, to PLOVER sector codes; our own table goes before the large one."""
    return _table("roles.tsv") | _table("kinds_of_people.tsv")


@cache
def alpha3() -> dict[str, str]:
    """ISO 3166-1 alpha-2 to alpha-3."""
    return _table("countries.tsv")


def _table(name: str) -> dict[str, str]:
    return {row[0]: row[1] for row in rows_of(__package__, name)}
