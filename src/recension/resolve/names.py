"""Names compared: when two written forms can stand for one person or body."""

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA

_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_PARTICLES = frozenset(
    {"al", "el", "the", "of", "bin", "ibn", "ben", "ould", "ag", "de", "da", "do", "la", "le"}
    | {"van", "von", "der", "den", "und"}
)


@lru_cache(maxsize=65536)
def name_tokens(name: str) -> tuple[str, ...]:
    """The words of a name in plain small letters: "Al-Sawarmi Goïta" gives al, sawarmi, goita."""
    return tuple(part for part in _NOT_LETTERS.split(anyascii(name).lower()) if part)


@lru_cache(maxsize=65536)
def main_tokens(name: str) -> tuple[str, ...]:
    """`name_tokens` without articles and particles, unless nothing else is left."""
    tokens = name_tokens(name)
    return tuple(token for token in tokens if token not in _PARTICLES) or tokens


def spelled_alike(one: str, other: str) -> bool:
    """Whether two words can be spellings of one: one edit from five letters on, two from nine.

    The first letter counts; distances are those of optimal string alignment.
    """
    if one == other:
        return True
    if not one or not other or one[0] != other[0]:
        return False
    shorter = min(len(one), len(other))
    allowed = 0 if shorter < 5 else 1 if shorter < 9 else 2
    return bool(OSA.distance(one, other, score_cutoff=allowed) <= allowed)


def same_person_name(one: str, other: str) -> bool:
    """Whether two full names can be one person's: first and last words alike, the rest in order.

    Names of one word, and names of which one lacks the other's last word, are never the same here:
    a shared surname proves nothing.
    """
    left, right = main_tokens(one), main_tokens(other)
    if len(left) < 2 or len(right) < 2:
        return False
    if len(left) > len(right):
        left, right = right, left
    if not spelled_alike(left[0], right[0]) or not spelled_alike(left[-1], right[-1]):
        return False
    position = 0
    for token in left:
        while position < len(right) and not _fits(token, right[position]):
            position += 1
        if position == len(right):
            return False
        position += 1
    return True


def _fits(token: str, other: str) -> bool:
    initial = min(len(token), len(other)) == 1 and token[0] == other[0]
    return initial or spelled_alike(token, other)


def is_acronym_of(short: str, long: str) -> bool:
    """Whether `short` is made of the initials of `long`, small words counted or not."""
    letters = re.sub(r"[^A-Za-z]", "", short)
    if len(letters) < 2 or not letters.isupper():
        return False
    tokens = name_tokens(long)
    every = "".join(token[0] for token in tokens)
    without = "".join(
        token[0] for token in tokens if token not in {"of", "the", "for", "and", "in"}
    )
    return len(tokens) > 1 and letters.lower() in {every, without}
