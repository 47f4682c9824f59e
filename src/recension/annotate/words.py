"""Words: a text cut into the units that every reader of this room looks at."""

import re
from bisect import bisect_left

import msgspec

_WORD = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}                                 # U.S.  a.m.
    | \d{1,3}(?:,\d{3})+(?:\.\d+)?                     # 4,000
    | \d+(?:\.\d+)?                                    # 22  7.1
    | [^\W\d_](?:                                      # O'Brien  junta-backed  F-16  AT&T
        [^\W_] | [&](?=[A-Z]) | [-‐‑](?=[^\W\d_]) | (?<=[A-Z0-9])-(?=\d)
        | ['’ʼ](?=[^\W\d_])(?!s\b|S\b)
      )*
    | ['’][sS]\b                                       # the possessive
    | [^\w\s]
    | _+
    """,
    re.VERBOSE,
)


class Word(msgspec.Struct, frozen=True):
    """A word, number or mark at [start, end); `low` is its text in lower case, with ’ as '."""

    start: int
    end: int
    text: str
    low: str

    @property
    def is_name_like(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdigit()

    @property
    def is_alphabetic(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()


def words_of(text: str) -> tuple[Word, ...]:
    """Words, numbers and marks of `text`, in order; white space alone lies in none of them.

    "4,000" and "U.S." are one word each, "Mali's" is two, "junta-backed" one, "22-year-old" three
    ("22", "-", "year-old").
    """
    return tuple(_word(match) for match in _WORD.finditer(text))


def _word(match: re.Match[str]) -> Word:
    text = match.group()
    return Word(match.start(), match.end(), text, text.lower().replace("’", "'"))


def first_word_at(words: tuple[Word, ...], position: int) -> int:
    """The index of the first word that starts at or after `position`."""
    return bisect_left(words, position, key=lambda word: word.start)
