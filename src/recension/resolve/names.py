"""Names compared: when two written forms can stand for one person or body."""

import re
from functools import cache, lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA

from recension.resolve.name_words import form_words
from recension.text.word_lists import rows_of

_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_INNER = re.compile(r"(?<=[a-z])'(?=[a-z])(?!s\b)")
_PARTICLES = frozenset(
    {"al", "el", "the", "of", "bin", "ibn", "ben", "ould", "ag", "de", "da", "do", "la", "le"}
    | {"van", "von", "der", "den", "und"}
)

_SMALL = frozenset({"of", "the", "for", "and", "in"})


@lru_cache(maxsize=65536)
def name_tokens(name: str) -> tuple[str, ...]:
    """The words of a name in plain small letters: "Al-Sawarmi Goïta" gives al, sawarmi, goita.

    An apostrophe inside a word is left out: "O'Connor" is one word, oconnor.
    """
    plain = _INNER.sub("", anyascii(name).lower())
    return tuple(part for part in _NOT_LETTERS.split(plain) if part)


@lru_cache(maxsize=65536)
def main_tokens(name: str) -> tuple[str, ...]:
    """`name_tokens` without articles and particles and "Jr", unless nothing else is left."""
    tokens = name_tokens(name)
    small = _PARTICLES | form_words().generations
    return tuple(token for token in tokens if token not in small) or tokens


@lru_cache(maxsize=65536)
def generation(name: str) -> frozenset[str]:
    """What a name says of the generation: jr, sr, ii; empty where it says nothing."""
    return form_words().generations & set(name_tokens(name)[1:])


def spelled_alike(one: str, other: str) -> bool:
    """Whether two words can be spellings of one: one edit from five letters on, two from nine.

    The first letter counts, and a plural is a family's ("the Keitas"); distances are those of
    optimal string alignment.
    """
    if one == other:
        return True
    if not one or not other or one[0] != other[0] or other == one + "s" or one == other + "s":
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
    if len(left) < 2 or len(right) < 2 or _of_two_generations(one, other):
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


def short_given_name(one: str, other: str) -> bool:
    """Whether two full names share the surname and one gives the first name short: "Mo", "Maurice".

    By the shipped list of short forms.
    """
    left, right = main_tokens(one), main_tokens(other)
    if len(left) < 2 or len(right) < 2 or left[-1] != right[-1] or _of_two_generations(one, other):
        return False
    known = nicknames()
    return right[0] in known.get(left[0], ()) or left[0] in known.get(right[0], ())


def begins_alike(one: str, other: str) -> bool:
    """Whether two full names share the surname and how the first begins: Alexis, Alexandros."""
    left, right = main_tokens(one), main_tokens(other)
    if not len(left) == len(right) > 1 or left[-1] != right[-1] or left[0] == right[0]:
        return False
    return left[0][:_BEGINNING] == right[0][:_BEGINNING] and len(left[0]) > _BEGINNING


_BEGINNING = 4  # letters


@cache
def nicknames() -> dict[str, tuple[str, ...]]:
    """Short first names to the full ones that they can stand for."""
    rows = rows_of(__package__, "nicknames.tsv")
    return {short: tuple(full.split()) for short, full in rows}


def _of_two_generations(one: str, other: str) -> bool:
    left, right = generation(one), generation(other)
    return bool(left and right and left != right)


def holds_name(longer: str, shorter: str) -> bool:
    """Whether a full name stands whole at an end of a longer one: "Filmmaker Awa Keita"."""
    left, right = main_tokens(longer), main_tokens(shorter)
    if not 1 < len(right) < len(left) or generation(longer) != generation(shorter):
        return False
    return right in (left[: len(right)], left[-len(right) :])


def body_tokens(name: str) -> tuple[str, ...]:
    """`main_tokens` of a body's name without what a text says beside it: "Keita magazine"."""
    words = name.split()
    while len(words) > 1 and words[-1] in form_words().said_beside:
        words.pop()
    return main_tokens(" ".join(words))


def same_body_name(short: str, long: str) -> bool:
    """Whether `short` is `long` without its generic last words, or its own last words.

    "Keita Trading" of "Keita Trading Company" and "Rovers" of "Lasso Rovers"; not "House" of "White
    House", not "University of Lasso" of "Technical University of Lasso", nor one of two joined.
    """
    left, right = body_tokens(short), body_tokens(long)
    if not left or not len(left) < len(right):
        return False
    if left == right[-len(left) :]:
        joined = right[-len(left) - 1] == "and"
        return not joined and left[0] not in form_words().of_their_own
    rest = right[len(left) :]
    return left == right[: len(left)] and all(token in form_words().left_out for token in rest)


def _fits(token: str, other: str) -> bool:
    initial = min(len(token), len(other)) == 1 and token[0] == other[0]
    return initial or spelled_alike(token, other)


def is_acronym_of(short: str, long: str) -> bool:
    """Whether `short` is made of the initials of `long`, small words counted or not."""
    letters = re.sub(r"[^A-Za-z]", "", short)
    if len(letters) < 2 or not letters.isupper():
        return False
    if "&" in short and "&" not in long and "and" not in name_tokens(long):
        return False
    return letters.lower() in initials_of(long)


@lru_cache(maxsize=65536)
def initials_of(name: str) -> frozenset[str]:
    """The initials of a name of several words: of every word, without small words, with "the"."""
    tokens = name_tokens(name)
    tokens = tokens[1:] if tokens[:1] == ("the",) else tokens
    if len(tokens) < 2:
        return frozenset()
    every = "".join(token[0] for token in tokens)
    main = "".join(token[0] for token in tokens if token not in _SMALL)
    return frozenset({every, main, "t" + every})
