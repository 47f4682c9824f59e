"""Contexts: PLOVER's general contexts of an event, by the words of its sentences."""

from collections.abc import Iterable
from functools import cache

from recension.text.word_lists import word_list


@cache
def _cues() -> dict[str, tuple[str, ...]]:
    return word_list(__package__, "contexts.toml", dict[str, tuple[str, ...]])


def contexts_of(sentences: Iterable[str]) -> tuple[str, ...]:
    """The contexts that the sentences show, by name.

    Each sentence is its words in lower case, single spaces around and between them.
    """
    said = "|".join(sentences)
    return tuple(
        name for name, cues in sorted(_cues().items()) if any(f" {cue} " in said for cue in cues)
    )
