"""Place names compared: the key a name is looked up by, and the skeleton its variants share."""

import re
from functools import cache, lru_cache

import msgspec
from anyascii import anyascii

from recension.text.word_lists import rows_of, word_list

_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_LATIN = re.compile("^[\u0000-\u024f\u1e00-\u1eff\u02bb\u02bc\u2018\u2019\u0300-\u036f]+$")
_VOWELS = re.compile("[aeiouyhw]")
_DOUBLED = re.compile(r"(.)\1+")


class FeatureWord(msgspec.Struct, frozen=True):
    """A generic word of place names: the kind of area it says, and UCDP's where_prec of it."""

    feature: str
    precision: int


class PlaceWords(msgspec.Struct, frozen=True):
    """place_words.toml."""

    expand: dict[str, str]
    sounds: dict[str, str]
    feature: dict[str, FeatureWord]
    near: frozenset[str]
    within: frozenset[str]
    directions: frozenset[str]
    no_town: frozenset[str]
    short: dict[str, str]


@cache
def place_words() -> PlaceWords:
    """The shipped words around place names."""
    return word_list(__package__, "place_words.toml", PlaceWords)


@cache
def area_abbreviations() -> frozenset[str]:
    """Abbreviations of first-level areas as papers write them: "Tenn.", "N.Y.", "Qld"."""
    return frozenset(name for _, _, name in rows_of(__package__, "area_abbreviations.tsv"))


@lru_cache(maxsize=65536)
def place_key(name: str) -> str:
    """What a name is looked up by: plain small letters, "St." spelled out, initials joined.

    "Sandaré" gives "sandare", "St. Louis" "saint louis", "the U.S." "us".
    """
    words = [word for word in _NOT_LETTERS.split(_plain(name)) if word]
    words = [word for word in words if word != "the"] or words
    if len(words) > 1 and all(len(word) == 1 for word in words):
        return "".join(words)
    expand = place_words().expand
    return " ".join([expand.get(word, word) for word in words[:-1]] + words[-1:])


def _plain(name: str) -> str:
    low = name if name.isascii() else anyascii(name)
    return low.lower().replace("'", "").replace("`", "")


@lru_cache(maxsize=65536)
def skeleton(key: str) -> str:
    """The first letter and the consonants after it, doubled ones and kin sounds as one.

    Spellings of one name from another script or an oral language mostly share it: Sandaré and
    Sandere give "sndr", Gogui and Gogoui "gg". The idea is Soundex's (Russell, 1918).
    """
    plain = key.replace(" ", "")
    for sound, written in place_words().sounds.items():
        plain = plain.replace(sound, written)
    return _DOUBLED.sub(r"\1", plain[:1] + _VOWELS.sub("", plain[1:]))


def is_written_name(name: str) -> bool:
    """Whether an alternative name is one that a text in Latin letters writes.

    Not so transliterations in small letters ("swldw") and codes of airports ("BKO").
    """
    if _LATIN.match(name) is None or name == name.lower():
        return False
    return not (name.isupper() and len(name) <= 4)
