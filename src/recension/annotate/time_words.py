"""Time words: the lists of times.toml, and what a reader of time expressions sees and gives."""

from functools import cache

import msgspec

from recension.annotate.anchors import Anchor
from recension.annotate.words import Word
from recension.text.word_lists import word_list

Words = tuple[Word, ...]


class _Parts(msgspec.Struct, frozen=True):
    words: frozenset[str]
    early: frozenset[str]


class _Vague(msgspec.Struct, frozen=True):
    phrases: tuple[str, ...]


class _Small(msgspec.Struct, frozen=True):
    last: frozenset[str]
    next: frozenset[str]
    this: frozenset[str]
    before_year: frozenset[str]
    zones: frozenset[str]
    clock_suffix: frozenset[str]
    future: frozenset[str]
    joints: frozenset[str]


class TimeWords(msgspec.Struct, frozen=True):
    """The lists of times.toml, lower case."""

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, str]
    parts: _Parts
    days: dict[str, int]
    vague: _Vague
    units: dict[str, str]
    words: _Small
    numbers: dict[str, int]
    ordinals: dict[str, int]


@cache
def time_words() -> TimeWords:
    """The shipped lists."""
    return word_list(__package__, "times.toml", TimeWords)


class View(msgspec.Struct, frozen=True):
    """What a reader sees: the words [first, last) of a sentence, and the anchor."""

    words: Words
    first: int
    last: int
    anchor: Anchor | None

    def low(self, at: int) -> str:
        """The word at `at` in small letters, "" outside the sentence."""
        return self.words[at].low if self.first <= at < self.last else ""

    def looks_ahead(self, at: int) -> bool:
        """Whether words shortly before `at` speak of the future."""
        ahead = time_words().words.future
        return any(word.low in ahead for word in self.words[max(self.first, at - 12) : at])


class Read(msgspec.Struct, frozen=True):
    """The words [first, last) read as a time; `clock` is set for a time of day, "07:37Z".

    `explicit` says that the words name the date whole, without the anchor; `pointing` that they
    are a weekday or a word such as "today", which a date beside them may spell out.
    """

    first: int
    last: int
    value: str | None
    precision: str | None
    clock: str | None = None
    explicit: bool = False
    pointing: bool = False


def is_digits(word: str) -> bool:
    """Whether a word is a plain whole number in 0-9 (superscripts and other scripts are not)."""
    return word.isascii() and word.isdigit()


def small_number(word: str) -> int | None:
    """A number of at most four digits or a number word; None otherwise."""
    if is_digits(word) and len(word) <= 4:
        return int(word)
    return time_words().numbers.get(word)


def past_stop(view: View, at: int) -> int:
    """Past a full stop that belongs to an abbreviation: "Nov." """
    return at + 1 if view.low(at) == "." and at + 1 < view.last else at
